//! Routing policies: the contract, and the list of all.
//!
//! A policy is one file in `policy/`. It holds all that differs by policy: its words, the member
//! of Route 53's API, its rules, the choice of a record, the odds, and the reasons. To add one,
//! write the file and add it to the enums and the list below; the rest of the crate names no
//! policy.
//!
//! Source: "Choosing a routing policy" in the Amazon Route 53 Developer Guide.

mod failover;
mod multivalue;
mod record_pools;
mod rules;
mod simple;
mod weighted;

use std::fmt;

use serde::Serialize;

pub use failover::Role;
pub use rules::{BrokenRule, ParameterFault, ParameterSyntax, PolicySpec, RecordFacts, Syntax};

use super::explanation::Explanation;
use super::pool::Pool;
use super::record::{Records, RoutedRecord};
use super::{AnswerOptions, DrawRng, QueryContext};
use crate::types::ResourceRecordSet;

/// A routing policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PolicyKind {
    /// One record. Answers all its values, whatever its health.
    Simple,
    /// One value a record. Answers up to eight healthy records at random.
    Multivalue,
    /// A primary and a secondary record.
    Failover,
    /// One record in proportion to its weight.
    Weighted,
}

/// The policy of a record, with the record's parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RecordPolicy {
    /// The only record of its name and type.
    Simple,
    /// A record of up to eight in an answer.
    Multivalue,
    /// A record of a pair.
    Failover(Role),
    /// A record with a weight, 0 to 255.
    Weighted(u8),
}

/// The state of an RRset under its policy.
#[derive(Clone, Debug)]
pub(super) enum PolicyState {
    Simple(simple::State),
    Multivalue(multivalue::State),
    Failover(failover::State),
    Weighted(weighted::State),
}

/// All policies, in the order of [`PolicyKind`].
const SPECS: [&PolicySpec; 4] =
    [&simple::SPEC, &multivalue::SPEC, &failover::SPEC, &weighted::SPEC];

impl RecordPolicy {
    /// The policy.
    pub fn kind(&self) -> PolicyKind {
        match self {
            Self::Simple => PolicyKind::Simple,
            Self::Multivalue => PolicyKind::Multivalue,
            Self::Failover(_) => PolicyKind::Failover,
            Self::Weighted(_) => PolicyKind::Weighted,
        }
    }
}

impl PolicyState {
    /// The state of an RRset of `records`, which share one policy; values are numbered from 0.
    pub(super) fn new(kind: PolicyKind, records: &[RoutedRecord], candidates: usize) -> Self {
        match kind {
            PolicyKind::Simple => Self::Simple(Policy::new(records, candidates)),
            PolicyKind::Multivalue => Self::Multivalue(Policy::new(records, candidates)),
            PolicyKind::Failover => Self::Failover(Policy::new(records, candidates)),
            PolicyKind::Weighted => Self::Weighted(Policy::new(records, candidates)),
        }
    }

    pub(super) fn kind(&self) -> PolicyKind {
        match self {
            Self::Simple(_) => PolicyKind::Simple,
            Self::Multivalue(_) => PolicyKind::Multivalue,
            Self::Failover(_) => PolicyKind::Failover,
            Self::Weighted(_) => PolicyKind::Weighted,
        }
    }
}

/// Evaluates an expression with the state of the present policy.
macro_rules! with_policy {
    ($policy:expr, $state:ident => $result:expr) => {
        match $policy {
            $crate::routing::policy::PolicyState::Simple($state) => $result,
            $crate::routing::policy::PolicyState::Multivalue($state) => $result,
            $crate::routing::policy::PolicyState::Failover($state) => $result,
            $crate::routing::policy::PolicyState::Weighted($state) => $result,
        }
    };
}
pub(super) use with_policy;

/// What a policy does with the records of an RRset.
///
/// The records know their health; `Records::fail_open` and `Records::is_closed` say what holds
/// when none is healthy. A policy whose records answer alone chooses one record, and all values
/// of that record are answered. A policy whose records answer together (`TOGETHER`) draws from
/// one pool of several records, and its chosen record is 0.
pub(super) trait Policy: Sized {
    /// Whether several records answer together.
    const TOGETHER: bool = false;

    /// The state of an RRset; values are numbered from 0 to `candidates` - 1.
    fn new(records: &[RoutedRecord], candidates: usize) -> Self;

    /// Applies the zone's options.
    fn set_options(&mut self, _options: AnswerOptions) {}

    /// Notes that the health of a record changed.
    fn set_health(&mut self, _index: usize, _record: &RoutedRecord) {}

    /// The record that answers the query, unless chance decides.
    fn decide(&self, records: &Records, query: &QueryContext) -> Option<usize>;

    /// The record that answers the query.
    fn choose(&self, records: &Records, query: &QueryContext, _rng: &mut DrawRng) -> usize {
        self.decide(records, query).unwrap_or(0)
    }

    /// For each record, the probability that it answers the query.
    fn shares(&self, records: &Records, query: &QueryContext) -> Vec<f64> {
        let decided = self.decide(records, query).filter(|_| !records.is_closed());
        let share = |record| f64::from(u8::from(Some(record) == decided));
        (0..records.list().len()).map(share).collect()
    }

    /// The values that a query draws from, after the choice of a record.
    fn pool(&self, records: &Records, chosen: usize) -> &Pool;

    /// The same, to draw from.
    fn pool_mut(&mut self, records: &Records, chosen: usize) -> &mut Pool;

    /// Most values of one answer, whatever is healthy.
    fn max_answer(&self, records: &Records) -> usize {
        records.list().iter().map(|record| record.candidates.len()).max().unwrap_or(0)
    }

    /// Why a record is in an answer or not. `answered`: it was chosen or drawn. `records` is not
    /// closed.
    fn explain(
        &self,
        records: &Records,
        query: &QueryContext,
        record: usize,
        answered: bool,
    ) -> Explanation;
}

impl PolicyKind {
    /// All policies.
    pub const ALL: [Self; SPECS.len()] =
        [Self::Simple, Self::Multivalue, Self::Failover, Self::Weighted];

    /// The words and rules of the policy.
    pub fn spec(self) -> &'static PolicySpec {
        SPECS[self as usize]
    }

    /// The word of answers, tallies and Corefiles.
    pub fn as_str(self) -> &'static str {
        self.spec().word
    }

    /// The policies whose member a record has; none for a simple record.
    pub fn of_record(record: &ResourceRecordSet) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| (kind.spec().is_set)(record))
    }
}

impl fmt::Display for PolicyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_the_order_of_the_kinds() {
        for kind in PolicyKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.spec().word);
        }
    }
}
