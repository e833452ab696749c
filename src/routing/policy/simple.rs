//! Simple routing: one record, whose values are all answered whatever its health.
//!
//! Source: "Simple routing" in the Developer Guide.

use domain::base::iana::Rtype;

use super::contract::Policy;
use super::record_pools::RecordPools;
use super::spec::{BrokenRule, ParameterFault, ParameterSyntax, PolicySpec, RecordFacts, Syntax};
use crate::routing::context::QueryContext;
use crate::routing::explanation::{Explanation, Outcome, subject};
use crate::routing::pool::Pool;
use crate::routing::record::{Records, RoutedRecord};
use crate::types::ResourceRecordSet;

const SPEC: PolicySpec = PolicySpec {
    word: "simple",
    member: None,
    is_set: |_| false,
    unsupported_types: |is_alias| if is_alias { &[Rtype::NS, Rtype::SOA] } else { &[] },
    alias_refusal: None,
    quota: None,
    conflict: " cannot be created as other RRSets exist with the same name and type.",
    syntax: Syntax {
        about: "all values, in random order",
        about_record: "",
        parameter: ParameterSyntax::OneRecord,
        write: |_| None,
        set: |_, _| {},
    },
};

/// A simple record has no parameters.
pub(super) type Parameters = ();

/// The record's values.
#[derive(Clone, Debug)]
pub(in crate::routing) struct State(RecordPools);

impl Policy for State {
    type Parameters = Parameters;

    const SPEC: PolicySpec = SPEC;

    fn read(_: &ResourceRecordSet) -> Result<Parameters, ParameterFault> {
        Ok(())
    }

    fn broken_rules(records: &[RecordFacts<Parameters>]) -> Vec<(usize, BrokenRule)> {
        let checked = records.iter().enumerate().filter(|(_, record)| record.has_check);
        checked.map(|(index, _)| (index, BrokenRule::CheckWithoutPolicy)).collect()
    }

    fn new(_: &[Parameters], records: &[RoutedRecord], candidates: usize) -> Self {
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
