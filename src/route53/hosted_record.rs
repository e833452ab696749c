//! The records and health checks of a hosted zone.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::base::iana::Rtype;

use crate::dns::rtype::mnemonic;
use crate::dns::{Name, name};
use crate::types::{HealthCheck, ResourceRecordSet};
use crate::zone::RecordSet;

/// Greatest TTL, in seconds (API reference, `TTL`).
pub(super) const MAX_TTL: i64 = 2_147_483_647;

/// The records of a zone by [`key`], in Route 53's order.
pub(super) type Records = BTreeMap<String, Arc<HostedRecord>>;

/// The health checks of a zone by their IDs.
pub(super) type HealthChecks = BTreeMap<String, Arc<HealthCheck>>;

/// A record, as given and parsed.
#[derive(Debug)]
pub(super) struct HostedRecord {
    pub(super) given: ResourceRecordSet,
    pub(super) parsed: RecordSet,
    /// Index in `ResourceRecordSets` of the imported source, if the record comes from there.
    pub(super) listed_at: Option<usize>,
}

/// The TTL of a record, if it is in its range.
pub(super) fn valid_ttl(record: &ResourceRecordSet) -> Option<u32> {
    record.ttl.filter(|ttl| *ttl <= MAX_TTL).and_then(|ttl| ttl.try_into().ok())
}

/// The key of a record. Orders by name, type and `SetIdentifier`, as Route 53 does.
pub(super) fn key(record: &RecordSet) -> String {
    let mut key = rrset_key(&record.name, record.rtype);
    if let Some(id) = &record.set_identifier {
        key.push(SEPARATOR);
        key.push_str(id);
    }
    key
}

/// The start of the keys of all records of a name and type.
pub(super) fn rrset_key(name: &Name, rtype: Rtype) -> String {
    let mut key = name::sort_key(name);
    key.push(SEPARATOR);
    key.push_str(mnemonic(rtype));
    key
}

/// The part of a key for the name.
pub(super) fn name_part(key: &str) -> &str {
    key.split(SEPARATOR).next().unwrap_or(key)
}

/// Whether a key is that of a record of this RRset.
pub(super) fn is_in_rrset(key: &str, rrset: &str) -> bool {
    let rest = key.strip_prefix(rrset);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(SEPARATOR))
}

/// Sorts before every character of a name or a type.
pub(super) const SEPARATOR: char = '\0';
