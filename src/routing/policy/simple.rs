//! Simple routing: one record, whose values are all answered whatever its health.
//!
//! Source: "Simple routing" in the Developer Guide.

use domain::base::iana::Rtype;

use super::record_pools::RecordPools;
use super::rules::{BrokenRule, ParameterSyntax, PolicySpec, RecordFacts, Syntax, no_title};
use super::{Policy, RecordPolicy};
use crate::routing::QueryContext;
use crate::routing::explanation::{Explanation, Outcome, subject};
use crate::routing::pool::Pool;
use crate::routing::record::{Records, RoutedRecord};

pub(super) const SPEC: PolicySpec = PolicySpec {
    word: "simple",
    member: None,
    is_set: |_| false,
    read: |_| Ok(RecordPolicy::Simple),
    unsupported_types: |is_alias| if is_alias { &[Rtype::NS, Rtype::SOA] } else { &[] },
    aliases: true,
    quota: None,
    conflict: " cannot be created as other RRSets exist with the same name and type.",
    broken_rules: checks,
    title: no_title,
    syntax: Syntax {
        about: "all values, in random order",
        about_record: "",
        parameter: ParameterSyntax::OneRecord,
        write: |_| None,
        set: |_, _| {},
    },
};

fn checks(records: &[RecordFacts]) -> Vec<(usize, BrokenRule)> {
    let checked = |record: &RecordFacts| record.policy == RecordPolicy::Simple && record.has_check;
    let broken = records.iter().enumerate().filter(|(_, record)| checked(record));
    broken.map(|(index, _)| (index, BrokenRule::CheckWithoutPolicy)).collect()
}

/// The record's values.
#[derive(Clone, Debug)]
pub(in crate::routing) struct State(RecordPools);

impl Policy for State {
    fn new(records: &[RoutedRecord], candidates: usize) -> Self {
        Self(RecordPools::new(records, candidates))
    }

    fn decide(&self, _: &Records, _: &QueryContext) -> Option<usize> {
        Some(0)
    }

    fn pool(&self, records: &Records, chosen: usize) -> &Pool {
        self.0.get(records, chosen)
    }

    fn pool_mut(&mut self, records: &Records, chosen: usize) -> &mut Pool {
        self.0.get_mut(records, chosen)
    }

    fn explain(&self, records: &Records, _: &QueryContext, record: usize, _: bool) -> Explanation {
        let record = &records.list()[record];
        let reason = match (&record.alias, record.candidates.len()) {
            (Some(_), _) if record.health.is_up() => {
                "Simple routing answers what its target answers.".to_owned()
            }
            (Some(_), _) => format!(
                "Simple routing answers what its target answers, although {} is unhealthy (fail-open).",
                subject(record)
            ),
            (None, 1) => "Simple routing answers its one value and looks at no health.".to_owned(),
            (None, n) => format!(
                "Simple routing answers all {n} values in random order and looks at no health."
            ),
        };
        Explanation::new(Outcome::Answered, reason)
    }
}
