//! What the rows of the model answer to a query, and whether the zone answers that.
//!
//! Source: RFC 1034 section 4.3.2, RFC 4592 section 3.3; "How Amazon Route 53 chooses records when
//! health checking is configured" in the Developer Guide.

use std::collections::BTreeSet;

use multivalue::HostedZone;
use multivalue::dns::rtype;
use multivalue::route53::ResourceRecordSet;
use multivalue::zone::{AnswerRecord, Rcode};

use super::data::{datum, policy, values};
use super::model::{APEX, CHECKS, Model};

/// A name as it is listed, and a type.
pub(crate) type Question = (String, &'static str);

/// What an answer may hold.
enum Expected {
    /// A response code, and no data.
    Nothing(Rcode),
    /// So many of these, each once.
    Of(usize, BTreeSet<String>),
    /// All of one of these.
    One(Vec<BTreeSet<String>>),
    /// First of all this target.
    Link(BTreeSet<String>),
    /// What one of these is.
    Any(Vec<Expected>),
}

impl Expected {
    fn holds(&self, rcode: Rcode, data: &[String]) -> bool {
        let set: BTreeSet<String> = data.iter().cloned().collect();
        match self {
            Self::Nothing(expected) => rcode == *expected && data.is_empty(),
            Self::Of(count, all) => {
                data.len() == *count && set.len() == *count && set.is_subset(all)
            }
            Self::One(rows) => data.len() == set.len() && rows.contains(&set),
            Self::Link(target) => data.first().is_some_and(|first| target.contains(first)),
            Self::Any(of) => of.iter().any(|one| one.holds(rcode, data)),
        }
    }
}

/// Asks the zone, and says how its answer differs from the model's.
pub(crate) fn compare(
    zone: &mut HostedZone,
    model: &Model,
    (name, qtype): &Question,
) -> Result<(), String> {
    let answer = zone.resolve(name, qtype, None).map_err(|error| error.to_string())?;
    let read = |record: &AnswerRecord| datum(rtype::mnemonic(record.rtype), &record.data).unwrap();
    let data: Vec<String> = answer.answer.iter().map(read).collect();
    let right = expect(model, name, qtype).holds(answer.rcode, &data);
    if right { Ok(()) } else { Err(format!("{:?} {data:?}", answer.rcode)) }
}

fn expect(model: &Model, name: &str, rtype: &str) -> Expected {
    let mut ancestors = ancestors(name);
    if ancestors.clone().any(|name| name != APEX && !model.at(name, Some("NS")).is_empty()) {
        return Expected::Nothing(Rcode::NoError);
    }
    let exists = |name: &str| {
        let below = format!(".{name}");
        model.rows().iter().any(|row| row.name == name || row.name.ends_with(&below))
    };
    // The closest encloser always exists: the apex has its SOA.
    let closest = ancestors.find(|name| exists(name)).unwrap_or(APEX);
    if closest == name {
        return at(model, name, rtype);
    }
    match format!("\\052.{closest}") {
        wildcard if exists(&wildcard) => at(model, &wildcard, rtype),
        _ => Expected::Nothing(Rcode::NxDomain),
    }
}

/// A name and all above it down to the apex, the longest first.
fn ancestors(name: &str) -> impl Iterator<Item = &str> + Clone {
    std::iter::successors(Some(name), |name| name.split_once('.').map(|(_, parent)| parent))
        .take_while(|name| name.ends_with(APEX))
}

fn at(model: &Model, name: &str, rtype: &str) -> Expected {
    let rows = model.at(name, Some(rtype));
    match (rows.first(), model.at(name, Some("CNAME")).first()) {
        (None, Some(link)) => Expected::Link(data(link)),
        (None, None) => Expected::Nothing(Rcode::NoError),
        (Some(row), _) => group(model, policy(row), &rows),
    }
}

fn group(model: &Model, policy_: &str, rows: &[&ResourceRecordSet]) -> Expected {
    let data = |row: &ResourceRecordSet| match &row.alias_target {
        None => Expected::One(vec![data(row)]),
        Some(to) => {
            let targets = model.targets(row, to);
            group(model, policy(targets[0]), &targets)
        }
    };
    let healthy: Vec<_> = rows.iter().copied().filter(|row| is_healthy(model, row)).collect();
    let eligible = if healthy.is_empty() { rows } else { &healthy };
    let role = |rows: &[&ResourceRecordSet], role: &str| {
        let taken = rows.iter().find(|row| row.failover.as_deref() == Some(role));
        taken.map(|row| data(row))
    };
    match policy_ {
        "multivalue" => {
            let all: BTreeSet<String> = eligible.iter().flat_map(|row| self::data(row)).collect();
            Expected::Of(all.len().min(8), all)
        }
        "weighted" => {
            let positive = |row: &&&ResourceRecordSet| row.weight != Some(0);
            let some = eligible.iter().any(|row| positive(&row));
            let chosen = eligible.iter().filter(|row| !some || positive(row));
            Expected::Any(chosen.map(|row| data(row)).collect())
        }
        _ => {
            let chosen = role(eligible, "PRIMARY").or_else(|| role(eligible, "SECONDARY"));
            chosen.unwrap_or_else(|| data(rows[0]))
        }
    }
}

fn is_healthy(model: &Model, row: &ResourceRecordSet) -> bool {
    let id = row.health_check_id.as_deref();
    let target = row.alias_target.as_ref().filter(|to| to.evaluate_target_health);
    let up = |to| model.targets(row, to).iter().any(|row| is_healthy(model, row));
    CHECKS.iter().all(|(check, healthy)| *healthy || id != Some(check)) && target.is_none_or(up)
}

fn data(row: &ResourceRecordSet) -> BTreeSet<String> {
    values(row).iter().filter_map(|value| datum(&row.rtype, value)).collect()
}
