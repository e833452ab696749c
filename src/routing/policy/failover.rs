//! Failover routing: a primary record, and a secondary for when it is unhealthy.
//!
//! Source: "Failover routing" and "Values specific for failover records" in the Developer Guide;
//! `Failover` in the API reference.

use domain::base::iana::Rtype;

use super::contract::Policy;
use super::record_pools::RecordPools;
use super::spec::{BrokenRule, ParameterFault, ParameterSyntax, PolicySpec, RecordFacts, Syntax};
use crate::health::RecordHealth;
use crate::routing::context::QueryContext;
use crate::routing::explanation::{Explanation, Outcome, subject};
use crate::routing::pool::Pool;
use crate::routing::record::{Records, RoutedRecord};
use crate::types::ResourceRecordSet;

/// The parameter of a failover record.
pub(super) type Parameters = Role;

/// The role of a failover record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Answered while it is healthy, and when both are unhealthy.
    Primary,
    /// Answered while only the primary is unhealthy.
    Secondary,
}

/// Values of `Failover`.
const ROLES: &[&str] = &["PRIMARY", "SECONDARY"];

const SPEC: PolicySpec = PolicySpec {
    word: "failover",
    member: Some("Failover"),
    is_set: |record| record.failover.is_some(),
    unsupported_types: |_| &[Rtype::NS, Rtype::SOA],
    alias_refusal: None,
    quota: None,
    conflict: " cannot be created because a non-failover RRSet with the same name and type already exists",
    syntax: Syntax {
        about: "a primary and a secondary row",
        about_record: "",
        parameter: ParameterSyntax::Word(&[
            ("primary", "answers while it is healthy"),
            ("secondary", "answers while the primary is not"),
        ]),
        write: |record| record.failover.as_ref().map(|role| role.to_ascii_lowercase()),
        set: |record, role| record.failover = Some(role.to_ascii_uppercase()),
    },
};

/// A primary record must be able to become unhealthy.
fn without_check(primary: &RecordFacts<Role>) -> Option<BrokenRule> {
    match primary.evaluates_target {
        _ if primary.has_check => None,
        None => Some(BrokenRule::PrimaryWithoutCheck),
        Some(false) => Some(BrokenRule::PrimaryAliasWithoutCheck),
        Some(true) => None,
    }
}

/// The values of both records, and which record has which role.
#[derive(Clone, Debug)]
pub(in crate::routing) struct State {
    pools: RecordPools,
    primary: Option<usize>,
    secondary: Option<usize>,
}

impl State {
    /// The primary while it is healthy or neither is, else the secondary.
    fn active(&self, records: &Records) -> usize {
        let up = |record: usize| records.list()[record].health.is_up();
        match (self.primary, self.secondary) {
            (Some(primary), Some(secondary)) if up(primary) || !up(secondary) => primary,
            (Some(_), Some(secondary)) => secondary,
            (one, other) => one.or(other).unwrap_or(0),
        }
    }
}

impl Policy for State {
    type Parameters = Parameters;

    const SPEC: PolicySpec = SPEC;

    fn read(record: &ResourceRecordSet) -> Result<Role, ParameterFault> {
        match record.failover.as_deref().unwrap_or_default() {
            "PRIMARY" => Ok(Role::Primary),
            "SECONDARY" => Ok(Role::Secondary),
            other => Err(ParameterFault::UnknownWord { value: other.to_owned(), words: ROLES }),
        }
    }

    fn broken_rules(records: &[RecordFacts<Role>]) -> Vec<(usize, BrokenRule)> {
        let mut broken = Vec::new();
        for (index, record) in records.iter().enumerate() {
            if record.policy == Role::Primary {
                broken.extend(without_check(record).map(|rule| (index, rule)));
            }
            let rivals = records.iter().filter(|other| other.policy == record.policy).count();
            if rivals > 1 {
                broken.push((index, BrokenRule::DuplicateRole));
            }
        }
        broken
    }

    fn title(role: &Role) -> &'static str {
        match role {
            Role::Primary => ", marked as primary",
            Role::Secondary => ", marked as secondary",
        }
    }

    fn new(roles: &[Role], records: &[RoutedRecord], candidates: usize) -> Self {
        let find = |wanted| roles.iter().position(|&role| role == wanted);
        Self {
            pools: RecordPools::new(records, candidates),
            primary: find(Role::Primary),
            secondary: find(Role::Secondary),
        }
    }

    fn decide(&self, records: &Records, _: &QueryContext) -> Option<usize> {
        Some(self.active(records))
    }

    fn pool(&self, records: &Records, chosen: usize) -> &Pool {
        self.pools.get(records, chosen)
    }

    fn pool_mut(&mut self, records: &Records, chosen: usize) -> &mut Pool {
        self.pools.get_mut(records, chosen)
    }

    fn explain(&self, records: &Records, _: &QueryContext, index: usize, _: bool) -> Explanation {
        let record = &records.list()[index];
        let is_secondary = self.secondary == Some(index);
        match (index == self.active(records), is_secondary) {
            (true, true) => Explanation::new(Outcome::Answered, self.secondary_answers(records)),
            (true, false) => Explanation::new(Outcome::Answered, primary_answers(records, record)),
            (false, true) => secondary_waits(records, record),
            (false, false) => Explanation::new(
                Outcome::Unhealthy,
                format!(
                    "Left out: {} is unhealthy, and the secondary takes over.",
                    subject(record)
                ),
            ),
        }
    }
}

impl State {
    fn secondary_answers(&self, records: &Records) -> String {
        match self.primary {
            Some(primary) => format!(
                "The secondary answers: the primary's {} is unhealthy.",
                subject(&records.list()[primary])
            ),
            None => "The secondary answers: there is no primary.".to_owned(),
        }
    }
}

fn primary_answers(records: &Records, primary: &RoutedRecord) -> String {
    match (primary.health, records.fail_open(), records.list().len()) {
        (RecordHealth::Unchecked, ..) => {
            "The primary answers: it has no health check, so it counts as healthy.".to_owned()
        }
        (_, true, 1) => format!(
            "The primary answers although {} is unhealthy: there is no secondary (fail-open).",
            subject(primary)
        ),
        (_, true, _) => "Primary and secondary are both unhealthy, so the primary answers as if healthy (fail-open).".to_owned(),
        _ => format!("The primary answers: {} is healthy.", subject(primary)),
    }
}

fn secondary_waits(records: &Records, secondary: &RoutedRecord) -> Explanation {
    let (outcome, reason) = match (secondary.health.is_up(), records.fail_open()) {
        (_, true) => (
            Outcome::Unhealthy,
            format!(
                "Left out: {} is unhealthy, and when both are down the primary answers.",
                subject(secondary)
            ),
        ),
        (true, _) => (Outcome::Standby, "Standing by: the primary is healthy.".to_owned()),
        (false, _) => (
            Outcome::Standby,
            format!(
                "Standing by: the primary is healthy. It could not take over now: {} is unhealthy.",
                subject(secondary)
            ),
        ),
    };
    Explanation::new(outcome, reason)
}

#[cfg(test)]
mod tests {
    use crate::health::RecordHealth::{Healthy, Unchecked, Unhealthy};
    use crate::routing::PolicyKind;
    use crate::routing::explanation::Outcome::{self, Answered, Standby};
    use crate::routing::tests::{outcomes, rrset};

    #[test]
    fn pairs() {
        let table = [
            ([Healthy, Healthy], [Answered, Standby]),
            ([Healthy, Unhealthy], [Answered, Standby]),
            ([Unhealthy, Healthy], [Outcome::Unhealthy, Answered]),
            ([Unhealthy, Unchecked], [Outcome::Unhealthy, Answered]),
            ([Unhealthy, Unhealthy], [Answered, Outcome::Unhealthy]),
        ];
        for (health, expected) in table {
            let rrset = rrset(PolicyKind::Failover, &health);
            assert_eq!(outcomes(&rrset, &[]), expected, "{health:?}");
        }
    }
}
