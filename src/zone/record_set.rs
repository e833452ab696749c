//! Rows as they come in, and the Rrset that they make together.

use domain::base::iana::Rtype;

use crate::dns::{Name, RecordData};
use crate::routing::{PolicyKind, Role, RrsetRouting};

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
    pub values: Vec<RecordData>,
    /// The Rrset that answers in the row's place.
    pub alias: Option<AliasTarget>,
    /// The row's policy and its part in it.
    pub routing: Routing,
    /// ID of the row's health check.
    pub health_check: Option<String>,
}

/// What an alias row stands for: all rows of this name and the row's own type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasTarget {
    /// The target's name.
    pub name: Name,
    /// Whether the alias is unhealthy while every row of the target is.
    pub evaluate_health: bool,
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
pub struct Rrset {
    pub(crate) name: Name,
    pub(crate) rtype: Rtype,
    pub(crate) group: RrsetRouting,
    pub(crate) values: Vec<RecordData>,
    pub(crate) ttls: Vec<u32>,
    /// The RRsets with the addresses of each value's target; empty where no value has any.
    pub(crate) addresses: Vec<Vec<usize>>,
    /// For each row, the Rrset that it is an alias of.
    pub(crate) targets: Vec<Option<usize>>,
    /// The alias rows that evaluate this Rrset: Rrset and row in it.
    pub(crate) alias_dependents: Vec<AliasDependent>,
}

/// An alias row that evaluates an Rrset.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AliasDependent {
    pub(crate) set: usize,
    pub(crate) row: usize,
}

impl Rrset {
    /// Owner name.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Record type.
    pub fn rtype(&self) -> Rtype {
        self.rtype
    }

    /// The rows and how they choose.
    pub fn group(&self) -> &RrsetRouting {
        &self.group
    }

    /// The data behind a candidate of the group.
    pub fn value(&self, candidate: u32) -> &RecordData {
        &self.values[candidate as usize]
    }

    /// The data behind all candidates, in their order.
    pub fn values(&self) -> &[RecordData] {
        &self.values
    }

    /// The RRsets that rows are aliases of, by their index in the zone.
    pub fn targets(&self) -> impl Iterator<Item = usize> + '_ {
        self.targets.iter().flatten().copied()
    }

    /// The time to live that a candidate brings to an answer, in seconds.
    pub fn ttl(&self, candidate: u32) -> u32 {
        self.ttls[candidate as usize]
    }

    /// The RRsets with the addresses of a value's target, in this zone.
    pub(crate) fn addresses(&self, candidate: u32) -> &[usize] {
        self.addresses.get(candidate as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether every query gets all of its records.
    pub(crate) fn is_simple(&self) -> bool {
        self.group.policy() == PolicyKind::Simple
    }
}
