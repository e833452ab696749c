//! Rows as they come in, and the RRset that they make together.

use domain::base::iana::Rtype;

use super::{Name, Value};
use crate::refusal::Whole;
use crate::routing::{Group, Policy, Role};

/// One row: a `ResourceRecordSet` whose members have been read.
#[derive(Clone, Debug)]
pub struct RecordSet {
    /// Owner name.
    pub name: Name,
    /// Record type.
    pub rtype: Rtype,
    /// Time to live, in seconds.
    pub ttl: u32,
    /// The data; one value where the policy is multivalue, none where the row is an alias.
    pub values: Vec<Value>,
    /// The RRset that answers in the row's place.
    pub alias: Option<AliasTo>,
    /// The row's policy and its part in it.
    pub routing: Routing,
    /// ID of the row's health check.
    pub health_check: Option<String>,
}

/// What an alias row stands for: all rows of this name and the row's own type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasTo {
    /// The target's name.
    pub name: Name,
    /// Whether the alias is unhealthy while every row of the target is.
    pub evaluate_health: bool,
    /// A build that declines has no aliases.
    pub whole: Whole,
}

/// A row's policy and its part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Routing {
    /// The only row of its group.
    Simple,
    /// One of up to eight.
    Multivalue {
        /// `SetIdentifier`.
        set_identifier: String,
    },
    /// One of two.
    Failover {
        /// `SetIdentifier`.
        set_identifier: String,
        /// `Failover`.
        role: Role,
    },
    /// One of several, in proportion to its weight.
    Weighted {
        /// `SetIdentifier`.
        set_identifier: String,
        /// `Weight`.
        weight: u8,
        /// A build that declines has no weights.
        whole: Whole,
    },
}

impl Routing {
    /// The row's `SetIdentifier`, where it has one.
    pub fn set_identifier(&self) -> Option<&str> {
        match self {
            Self::Simple => None,
            Self::Multivalue { set_identifier }
            | Self::Failover { set_identifier, .. }
            | Self::Weighted { set_identifier, .. } => Some(set_identifier),
        }
    }
}

/// All rows of one (name, type): the group that chooses, and the data it chooses from.
#[derive(Clone, Debug)]
pub struct RRset {
    pub(super) name: Name,
    pub(super) rtype: Rtype,
    pub(super) group: Group,
    pub(super) values: Vec<Value>,
    pub(super) ttls: Vec<u32>,
    /// The RRsets with the addresses of each value's target; empty where no value has any.
    pub(super) addresses: Vec<Vec<usize>>,
    /// For each row, the RRset that it is an alias of.
    pub(super) targets: Vec<Option<Target>>,
    /// The alias rows that evaluate this RRset: RRset and row in it.
    pub(super) followers: Vec<Follower>,
}

/// The RRset that a row is an alias of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub(super) set: usize,
    pub(super) whole: Whole,
}

/// An alias row that evaluates an RRset.
#[derive(Clone, Copy, Debug)]
pub(super) struct Follower {
    pub(super) set: usize,
    pub(super) row: usize,
    pub(super) _whole: Whole,
}

impl RRset {
    /// Owner name.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Record type.
    pub fn rtype(&self) -> Rtype {
        self.rtype
    }

    /// The rows and how they choose.
    pub fn group(&self) -> &Group {
        &self.group
    }

    /// The data behind a candidate of the group.
    pub fn value(&self, candidate: u32) -> &Value {
        &self.values[candidate as usize]
    }

    /// The data behind all candidates, in their order.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The RRsets that rows are aliases of, by their index in the zone.
    pub fn targets(&self) -> impl Iterator<Item = usize> + '_ {
        self.targets.iter().flatten().map(|target| target.set)
    }

    /// The time to live that a candidate brings to an answer, in seconds.
    pub fn ttl(&self, candidate: u32) -> u32 {
        self.ttls[candidate as usize]
    }

    /// The RRsets with the addresses of a value's target, in this zone.
    pub(super) fn addresses(&self, candidate: u32) -> &[usize] {
        self.addresses.get(candidate as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether every query gets all of its records.
    pub(super) fn is_simple(&self) -> bool {
        self.group.policy() == Policy::Simple
    }
}
