//! A plain model of what a zone takes: a map of rows, and the rules on rows that stand together,
//! written anew. Rules on a row by itself stand in `request`, values and names in `data`.
//!
//! Source: `ChangeResourceRecordSets` and `ResourceRecordSet` in the API reference; what the service
//! answers to batches that break them, as users have reported it.

use std::collections::{BTreeMap, BTreeSet};

use multivalue::route53::{AliasTarget, Change, ChangeBatch, Code, ResourceRecordSet};

use super::data::{Key, content, key, policy, spell, target, values};
use super::request;

pub(crate) const APEX: &str = "example.com.";
/// Checks that are there, and whether they are healthy.
pub(crate) const CHECKS: [(&str, bool); 3] =
    [("check-1", true), ("check-2", true), ("check-3", false)];

/// The rows of a zone.
#[derive(Clone)]
pub(crate) struct Model(BTreeMap<Key, ResourceRecordSet>);

/// A rule that is broken.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) code: Code,
    pub(crate) rule: &'static str,
}

/// The code of a refusal: the request itself decides before the zone.
pub(crate) fn code(faults: &[Fault]) -> Code {
    let any = |code| faults.iter().any(|fault| fault.code == code);
    let order = [Code::InvalidInput, Code::InvalidChangeBatch];
    order.into_iter().find(|code| any(*code)).unwrap_or(Code::NoSuchHealthCheck)
}

impl Model {
    pub(crate) fn new(rows: Vec<ResourceRecordSet>) -> Self {
        Self(rows.into_iter().map(|row| (key(&row), row)).collect())
    }

    /// The rows as they are listed.
    pub(crate) fn rows(&self) -> Vec<ResourceRecordSet> {
        self.0.values().cloned().collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The rows of a name and type; of all types where none is given.
    pub(crate) fn at(&self, name: &str, rtype: Option<&str>) -> Vec<&ResourceRecordSet> {
        let here = |row: &&ResourceRecordSet| {
            row.name == name && rtype.is_none_or(|rtype| rtype == row.rtype)
        };
        self.0.values().filter(here).collect()
    }

    /// The rows after a batch, or the rules that it breaks.
    pub(crate) fn judge(&self, batch: &ChangeBatch) -> Result<Self, Vec<Fault>> {
        none(request::faults(batch))?;
        let mut after = self.clone();
        let (mut touched, mut faults) = (BTreeSet::new(), Vec::new());
        for change in &batch.changes {
            let twice = !touched.insert(key(&change.resource_record_set));
            faults.extend(after.make(change, twice));
        }
        none(faults)?;
        none(after.standing())?;
        let named = batch.changes.iter().filter(|change| change.action != "DELETE");
        let unknown = |id: &str| CHECKS.iter().all(|(known, _)| *known != id);
        let named =
            named.filter_map(|change| change.resource_record_set.health_check_id.as_deref());
        let missing = named.filter(|id| unknown(id));
        let fault = |_| Fault { code: Code::NoSuchHealthCheck, rule: "unknown check" };
        none(missing.map(fault).collect()).map(|()| after)
    }

    fn make(&mut self, change: &Change, twice: bool) -> Option<Fault> {
        let row = &change.resource_record_set;
        let (key, spelt) = (key(row), spell(&row.name)?);
        let rule = match (change.action.as_str(), self.0.get(&key)) {
            _ if twice => "one row twice in a batch",
            ("CREATE", Some(_)) => "created though it is there",
            ("DELETE", None) => "deleted though it is not there",
            ("DELETE", Some(present)) if content(present) != content(row) => {
                "deleted with other data"
            }
            ("DELETE", _) => {
                self.0.remove(&key);
                return None;
            }
            _ => {
                let (alias_target, row) = (target(row), row.clone());
                let away = alias_target.as_ref().filter(|to| !to.dns_name.ends_with(APEX));
                let rule = "an alias out of the zone";
                let fault = away.map(|_| Fault { code: Code::InvalidInput, rule });
                self.0.insert(key, ResourceRecordSet { name: spelt, alias_target, ..row });
                return fault;
            }
        };
        Some(batch_fault(rule))
    }

    /// Rules on rows that stand together.
    fn standing(&self) -> Vec<Fault> {
        let apex = |rtype: &str| self.at(APEX, Some(rtype)).is_empty();
        let mut faults =
            of(&[(apex("SOA"), "no SOA at the apex"), (apex("NS"), "no NS at the apex")]);
        faults.extend(self.0.values().flat_map(|row| self.beside(row)));
        faults
    }

    fn beside(&self, row: &ResourceRecordSet) -> Vec<Fault> {
        let (company, group) = (self.at(&row.name, None), self.at(&row.name, Some(&row.rtype)));
        let same = |one: &&ResourceRecordSet| policy(one) == policy(row);
        let dangles = |to: &AliasTarget| self.at(&to.dns_name, Some(&row.rtype)).is_empty();
        let other_ttl =
            |one: &&ResourceRecordSet| row.ttl.is_some() && one.ttl.is_some() && one.ttl != row.ttl;
        let role = |one: &&&ResourceRecordSet| one.failover == row.failover;
        let (cname, apex, weighted) =
            (row.rtype == "CNAME", row.name == APEX, row.weight.is_some());
        let mut faults = alone(row);
        faults.extend(of(&[
            (cname && apex, "a CNAME at the apex"),
            (cname && !apex && company.len() > group.len(), "a CNAME beside another type"),
            (!group.iter().all(same), "two policies in a group"),
            (row.failover.is_some() && group.iter().filter(role).count() > 1, "a role taken twice"),
            (weighted && group.iter().any(other_ttl), "weighted rows of two TTLs"),
            (row.alias_target.as_ref().is_some_and(dangles), "an alias of what is not there"),
            (
                row.alias_target.is_some() && self.is_deep(row, 3),
                "more than three aliases, or a circle",
            ),
        ]));
        faults
    }

    /// Whether more than so many aliases stand one behind another.
    fn is_deep(&self, row: &ResourceRecordSet, most: usize) -> bool {
        let to =
            |row: &'_ ResourceRecordSet| row.alias_target.as_ref().map(|to| to.dns_name.clone());
        let mut names: BTreeSet<String> = to(row).into_iter().collect();
        for _ in 0..most {
            let here =
                |next: &&ResourceRecordSet| next.rtype == row.rtype && names.contains(&next.name);
            names = self.0.values().filter(here).filter_map(to).collect();
        }
        !names.is_empty()
    }

    /// The rows that an alias row stands for.
    pub(crate) fn targets(
        &self,
        row: &ResourceRecordSet,
        to: &AliasTarget,
    ) -> Vec<&ResourceRecordSet> {
        self.at(&to.dns_name, Some(&row.rtype))
    }
}

/// Rules on a row in this zone, whatever stands beside it.
fn alone(row: &ResourceRecordSet) -> Vec<Fault> {
    let (cname, soa, apex) = (row.rtype == "CNAME", row.rtype == "SOA", row.name == APEX);
    let (several, checked) = (values(row).len() > 1, row.health_check_id.is_some());
    let evaluates = row.alias_target.as_ref().is_some_and(|to| to.evaluate_target_health);
    let foreign: &[&str] = match policy(row) {
        "simple" if row.alias_target.is_none() => &[],
        "multivalue" => &["CNAME", "NS", "SOA"],
        _ => &["NS", "SOA"],
    };
    of(&[
        (!apex && !row.name.ends_with(&format!(".{APEX}")), "outside the zone"),
        (soa && !apex, "a SOA below the apex"),
        (foreign.contains(&row.rtype.as_str()), "a type that does not go with the policy"),
        (row.rtype == "NS" && row.name.starts_with("\\052."), "a wildcard NS"),
        ((cname || soa) && several, "a CNAME of several values"),
        (checked && policy(row) == "simple", "a check on a simple row"),
        (
            !checked && !evaluates && row.failover.as_deref() == Some("PRIMARY"),
            "a primary without a check",
        ),
        (several && policy(row) == "multivalue", "several values in a multivalue row"),
    ])
}

pub(crate) fn of(rules: &[(bool, &'static str)]) -> Vec<Fault> {
    rules.iter().filter(|(broken, _)| *broken).map(|(_, rule)| batch_fault(rule)).collect()
}

fn batch_fault(rule: &'static str) -> Fault {
    Fault { code: Code::InvalidChangeBatch, rule }
}

fn none(faults: Vec<Fault>) -> Result<(), Vec<Fault>> {
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
