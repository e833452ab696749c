//! Rules of the model on a request as a whole, and on each row by itself.
//!
//! Source: `ResourceRecordSet` in the API reference; "Quotas" in the Developer Guide.

use std::collections::BTreeSet;

use multivalue::route53::{Change, ChangeBatch, Code, ResourceRecordSet};

use super::data::{datum, spell, values};
use super::model::{Fault, of};

const TYPES: [&str; 7] = ["A", "AAAA", "CNAME", "MX", "NS", "SOA", "TXT"];

/// What is wrong with a batch before the zone is looked at.
pub(crate) fn faults(batch: &ChangeBatch) -> Vec<Fault> {
    let mut faults = request(batch);
    faults.extend(batch.changes.iter().flat_map(change));
    faults
}

fn request(batch: &ChangeBatch) -> Vec<Fault> {
    let sum = |weigh: fn(&ResourceRecordSet) -> usize| -> usize {
        let cost = |change: &Change| {
            let times = if change.action == "UPSERT" { 2 } else { 1 };
            times * weigh(&change.resource_record_set)
        };
        batch.changes.iter().map(cost).sum()
    };
    let elements = sum(|row| values(row).len() + usize::from(row.alias_target.is_some()));
    let characters = sum(|row| values(row).iter().map(|value| value.chars().count()).sum());
    let comment = batch.comment.as_ref().is_some_and(|text| text.chars().count() > 256);
    let mut faults = of(&[
        (elements > 1000, "over 1000 elements"),
        (characters > 32_000, "over 32000 characters"),
    ]);
    faults.extend(input(&[(batch.changes.is_empty(), "no change"), (comment, "a long comment")]));
    faults
}

/// Rules on one change by itself.
fn change(change: &Change) -> Vec<Fault> {
    let (action, row) = (change.action.as_str(), &change.resource_record_set);
    let mut faults = input(&[
        (!["CREATE", "DELETE", "UPSERT"].contains(&action), "an unknown action"),
        (!TYPES.contains(&row.rtype.as_str()), "an unknown type"),
    ]);
    faults.extend(policy(row));
    faults.extend(source(row));
    faults.extend(data(row));
    faults
}

fn policy(row: &ResourceRecordSet) -> Vec<Fault> {
    let named = [row.weight.is_some(), row.failover.is_some(), row.multi_value_answer.is_some()];
    let policies = named.into_iter().filter(|there| *there).count();
    let id = row.set_identifier.as_ref();
    let length = id.map_or(1, |id| id.chars().count());
    let role = row.failover.as_deref().unwrap_or("PRIMARY");
    input(&[
        (policies > 1, "two policies in a row"),
        (policies == 1 && id.is_none(), "a policy without a SetIdentifier"),
        (policies == 0 && id.is_some(), "a SetIdentifier without a policy"),
        (!(1..=128).contains(&length), "a SetIdentifier of 0 or 129 characters"),
        (!["PRIMARY", "SECONDARY"].contains(&role), "an unknown role"),
        (row.multi_value_answer == Some(false) && id.is_some(), "MultiValueAnswer false"),
        (row.weight.is_some_and(|weight| !(0..=255).contains(&weight)), "a weight out of range"),
    ])
}

/// Where the data come from.
fn source(row: &ResourceRecordSet) -> Vec<Fault> {
    let (ttl, alias) = (row.ttl, row.alias_target.is_some());
    let records = !values(row).is_empty();
    let multivalue = row.multi_value_answer == Some(true);
    let mut faults = input(&[
        (alias && (ttl.is_some() || records), "an alias and values"),
        (!alias && (ttl.is_none() || !records), "no alias, and no TTL or no values"),
        (ttl.is_some_and(|ttl| !(0..1 << 31).contains(&ttl)), "a TTL out of range"),
    ]);
    faults.extend(of(&[(alias && multivalue, "a multivalue alias")]));
    faults
}

fn data(row: &ResourceRecordSet) -> Vec<Fault> {
    let keys: Option<Vec<_>> = values(row).iter().map(|value| datum(&row.rtype, value)).collect();
    let distinct = keys.as_ref().map(|keys| keys.iter().collect::<BTreeSet<_>>().len());
    of(&[
        (spell(&row.name).is_none(), "a bad name"),
        (values(row).len() > 400, "over 400 values"),
        (keys.is_none(), "a bad value"),
        (distinct.is_some_and(|distinct| distinct < values(row).len()), "a value twice"),
    ])
}

fn input(rules: &[(bool, &'static str)]) -> Vec<Fault> {
    let broken = rules.iter().filter(|(broken, _)| *broken);
    broken.map(|(_, rule)| Fault { code: Code::InvalidInput, rule }).collect()
}
