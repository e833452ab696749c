//! Routing policies: one file each, and the list of all.
//!
//! A file in `policy/` holds all that differs by policy: its words, the member of Route 53's API,
//! its rules, the choice of a record, the odds, and the reasons. To add a policy, write its file by
//! the contract and add it to the list below. The rest of the crate names no policy.
//!
//! Source: "Choosing a routing policy" in the Amazon Route 53 Developer Guide.

mod contract;
mod failover;
mod multivalue;
mod record_pools;
mod simple;
mod spec;
mod weighted;

use std::fmt;

use serde::Serialize;

pub(super) use contract::Policy;
pub use failover::Role;
pub use spec::{
    BrokenRule, ParameterFault, ParameterSyntax, PolicySpec, Quota, RecordFacts, Syntax,
};

use super::record::RoutedRecord;
use crate::types::ResourceRecordSet;

/// Declares the enums of all policies, and what depends on the list.
macro_rules! policies {
    ($($(#[$doc:meta])* $kind:ident: $module:ident),* $(,)?) => {
        /// A routing policy.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "lowercase")]
        #[non_exhaustive]
        pub enum PolicyKind {
            $($(#[$doc])* $kind),*
        }

        /// The policy of a record, with the record's parameters.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum RecordPolicy {
            $($(#[$doc])* $kind($module::Parameters)),*
        }

        /// The state of an RRset under its policy.
        #[derive(Clone, Debug)]
        pub(super) enum PolicyState {
            $($kind($module::State)),*
        }

        impl PolicyKind {
            /// All policies.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The words and limits of the policy.
            pub fn spec(self) -> &'static PolicySpec {
                match self {
                    $(Self::$kind => const { &<$module::State as Policy>::SPEC }),*
                }
            }

            /// Reads the parameters of a record from the member that selects the policy.
            pub fn read(self, record: &ResourceRecordSet) -> Result<RecordPolicy, ParameterFault> {
                match self {
                    $(Self::$kind => $module::State::read(record).map(RecordPolicy::$kind)),*
                }
            }
        }

        impl RecordPolicy {
            /// The policy.
            pub fn kind(&self) -> PolicyKind {
                match self {
                    $(Self::$kind(_) => PolicyKind::$kind),*
                }
            }

            /// An addition to the name of the record in Route 53's sentences.
            pub fn title(&self) -> &'static str {
                match self {
                    $(Self::$kind(parameters) => $module::State::title(parameters)),*
                }
            }

            /// The rules that records of one name and type break, with the index of the record.
            pub fn broken_rules(records: &[RecordFacts<Self>]) -> Vec<(usize, BrokenRule)> {
                let mut broken = Vec::new();
                $({
                    let parameters = |policy: &Self| match policy {
                        Self::$kind(parameters) => Some(parameters.clone()),
                        _ => None,
                    };
                    let (indices, own) = spec::own_records(records, parameters);
                    let rules = $module::State::broken_rules(&own).into_iter();
                    broken.extend(rules.map(|(index, rule)| (indices[index], rule)));
                })*
                broken
            }
        }

        impl PolicyState {
            /// The state of an RRset. `policies` holds the policy of each record, all of one kind;
            /// values are numbered from 0 to `candidates` - 1.
            pub(super) fn new(
                policies: &[RecordPolicy],
                records: &[RoutedRecord],
                candidates: usize,
            ) -> Self {
                match policies.first().map(RecordPolicy::kind).unwrap_or(PolicyKind::Simple) {
                    $(PolicyKind::$kind => {
                        let parameters = |policy: &RecordPolicy| match policy {
                            RecordPolicy::$kind(parameters) => Some(parameters.clone()),
                            _ => None,
                        };
                        let parameters: Vec<_> = policies.iter().filter_map(parameters).collect();
                        Self::$kind(Policy::new(&parameters, records, candidates))
                    }),*
                }
            }

            /// The policy.
            pub(super) fn kind(&self) -> PolicyKind {
                match self {
                    $(Self::$kind(_) => PolicyKind::$kind),*
                }
            }
        }

        /// Evaluates an expression with the state of the present policy.
        macro_rules! with_policy {
            ($policy:expr, $state:ident => $result:expr) => {
                match $policy {
                    $(PolicyState::$kind($state) => $result),*
                }
            };
        }
    };
}

policies! {
    /// One record. Answers all its values, whatever its health.
    Simple: simple,
    /// One value a record. Answers up to eight healthy records at random.
    Multivalue: multivalue,
    /// A primary and a secondary record.
    Failover: failover,
    /// One record in proportion to its weight.
    Weighted: weighted,
}
pub(super) use with_policy;

impl PolicyKind {
    /// The word of answers, tallies and Corefiles.
    pub fn as_str(self) -> &'static str {
        self.spec().word
    }

    /// The policies whose member a record has; none for a simple record.
    pub fn of_record(record: &ResourceRecordSet) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| (kind.spec().is_set)(record))
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
    fn the_words_are_those_of_answers() {
        for kind in PolicyKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.spec().word);
        }
    }
}
