//! Parsed records, and the RRset that records of one name and type form.

use domain::base::iana::Rtype;

use crate::dns::{Name, RecordData};
use crate::routing::{RecordPolicy, RrsetRouting};

/// A parsed record: a `ResourceRecordSet` whose members are valid.
#[derive(Clone, Debug)]
pub struct RecordSet {
    /// Owner name.
    pub name: Name,
    /// Record type.
    pub rtype: Rtype,
    /// Time to live, in seconds.
    pub ttl: u32,
    /// The values: one under multivalue routing, none for an alias.
    pub values: Vec<RecordData>,
    /// The RRset that answers instead.
    pub alias: Option<AliasTarget>,
    /// `SetIdentifier`; `None` for a simple record.
    pub set_identifier: Option<String>,
    /// The routing policy, with the record's parameters.
    pub policy: RecordPolicy,
    /// ID of the health check.
    pub health_check: Option<String>,
}

/// The target of an alias: the RRset of this name and the alias' own type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasTarget {
    /// Name of the target.
    pub name: Name,
    /// Whether the alias is unhealthy while all records of the target are.
    pub evaluate_health: bool,
}

/// An RRset: the records of one name and type.
#[derive(Clone, Debug)]
pub struct Rrset {
    pub(crate) name: Name,
    pub(crate) rtype: Rtype,
    pub(crate) routing: RrsetRouting,
    /// The distinct values of all records. A candidate is an index here.
    pub(crate) values: Vec<RecordData>,
    /// The TTL of each value.
    pub(crate) ttls: Vec<u32>,
    /// For each value, the RRsets with the addresses of its target; empty if no value has any.
    pub(super) addresses: Vec<Vec<usize>>,
    /// For each record, the RRset that it is an alias of; shorter if the rest have none.
    pub(super) targets: Vec<Option<usize>>,
    /// The alias records that evaluate the health of this RRset.
    pub(super) dependents: Vec<AliasDependent>,
}

/// An alias record that evaluates the health of an RRset.
#[derive(Clone, Copy, Debug)]
pub(super) struct AliasDependent {
    /// The RRset of the alias.
    pub(super) set: usize,
    /// The record in it.
    pub(super) record: usize,
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

    /// The records and their policy.
    pub fn routing(&self) -> &RrsetRouting {
        &self.routing
    }

    /// The value of a candidate.
    pub fn value(&self, candidate: u32) -> &RecordData {
        &self.values[candidate as usize]
    }

    /// All values.
    pub fn values(&self) -> &[RecordData] {
        &self.values
    }

    /// The RRsets that records are aliases of, by index in the zone.
    pub fn targets(&self) -> impl Iterator<Item = usize> + '_ {
        self.targets.iter().flatten().copied()
    }

    /// The RRset that a record is an alias of.
    pub(crate) fn target(&self, record: usize) -> Option<usize> {
        self.targets.get(record).copied().flatten()
    }

    /// The TTL of a value, in seconds.
    pub fn ttl(&self, candidate: u32) -> u32 {
        self.ttls[candidate as usize]
    }

    /// The RRsets with the addresses of a value's target.
    pub(super) fn addresses(&self, candidate: u32) -> &[usize] {
        self.addresses.get(candidate as usize).map_or(&[], Vec::as_slice)
    }
}
