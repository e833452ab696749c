//! Options and errors of tallies.

use std::fmt;

use domain::base::iana::Rtype;

use super::destination::SourceError;
use crate::dns::rtype::mnemonic;
use crate::dns::{Name, name};
use crate::routing::QueryContext;

/// Default number of queries.
pub const DEFAULT_QUERIES: u64 = 10_000;
/// Most queries of a tally: about a minute of work.
pub const MAX_QUERIES: u64 = 1_000_000_000;

/// Options of a tally.
#[derive(Clone, Debug)]
pub struct TallyOptions {
    /// Number of queries, 1 to [`MAX_QUERIES`].
    pub queries: u64,
    /// Seed of the draw; by default the zone's own.
    pub seed: Option<u64>,
    /// How a client picks an address of an answer.
    pub pick: PickBy,
    /// Whether to count places in the answer too. Takes longer.
    pub places: bool,
    /// The client of all queries.
    pub context: QueryContext,
}

impl Default for TallyOptions {
    fn default() -> Self {
        Self {
            queries: DEFAULT_QUERIES,
            seed: None,
            pick: PickBy::First,
            places: false,
            context: QueryContext::default(),
        }
    }
}

/// How a client picks an address of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickBy {
    /// The first record.
    First,
    /// Any record, each equally likely.
    Random,
    /// The first as RFC 6724 sorts destinations for a client at this address.
    Rfc6724(String),
}

impl PickBy {
    /// Reads `first`, `random` or `rfc6724`, the last with the client's address.
    pub fn new(text: &str, source: Option<&str>) -> Option<Self> {
        match text {
            "first" => Some(Self::First),
            "random" => Some(Self::Random),
            "rfc6724" => Some(Self::Rfc6724(source.unwrap_or_default().to_owned())),
            _ => None,
        }
    }
}

/// A tally that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TallyError {
    /// The number of queries is out of range.
    Queries,
    /// No RRset answers the question.
    NothingThere {
        /// The name asked.
        name: String,
        /// The type asked.
        rtype: &'static str,
        /// The response instead, such as NXDOMAIN.
        response: &'static str,
    },
    /// The client's address is not of the family of the records.
    Source(SourceError),
}

impl TallyError {
    /// The argument at fault.
    pub fn argument(&self) -> &'static str {
        match self {
            Self::Queries => "queries",
            Self::NothingThere { .. } => "name",
            Self::Source(_) => "source",
        }
    }

    pub(super) fn nothing_there(name: &Name, rtype: Rtype, response: &'static str) -> Self {
        let (name, rtype) = (name::to_presentation(name), mnemonic(rtype));
        Self::NothingThere { name, rtype, response }
    }
}

impl fmt::Display for TallyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Queries => {
                write!(f, "queries: a tally takes a whole number from 1 to {MAX_QUERIES}")
            }
            Self::NothingThere { name, rtype, response } => {
                write!(f, "name: there are no {rtype} records to count at {name} ({response})")
            }
            Self::Source(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for TallyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Source(error) => Some(error),
            _ => None,
        }
    }
}
