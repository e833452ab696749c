//! Change batches: `CREATE`, `UPSERT` and `DELETE` of records, all or nothing.
//!
//! Source: `ChangeResourceRecordSets` in the API reference; "Quotas" in the Developer Guide;
//! refusals that users of the service have reported.

use std::collections::btree_map::Entry;
use std::sync::Arc;

use domain::base::iana::Rtype;

use super::aliases::{self, Invalid};
use super::error::Route53Error;
use super::hosted_record::{HealthChecks, HostedRecord, Records, key, rrset_key};
use super::kind::ViolationKind;
use super::origin::{ChangeOrigins, Origin, Origins};
use super::record;
use super::rrset_rules;
use super::violation::{self, Violation};
use crate::dns::Name;
use crate::text::DataPath;
use crate::types::{Change, ChangeBatch, ResourceRecordSet};
use crate::zone::RecordSet;

/// Most `ResourceRecord` elements of a request; those of an UPSERT count twice.
const MAX_ELEMENTS: usize = 1000;
/// Most characters of values in a request; those of an UPSERT count twice.
const MAX_CHARACTERS: usize = 32_000;
/// Most records of a zone (Developer Guide, "Quotas").
const MAX_RECORDS: usize = 10_000;
/// Most characters of a comment.
const MAX_COMMENT: usize = 256;
const ACTIONS: [&str; 3] = ["CREATE", "DELETE", "UPSERT"];

/// The records after a batch, and the origins of those that it changes.
pub(super) struct Applied<'a> {
    pub(super) records: Records,
    pub(super) origins: ChangeOrigins<'a>,
}

/// Applies a batch, or returns its violations. Those of the request by itself come first and
/// alone, as Route 53 looks at the zone only then.
pub(super) fn apply<'a>(
    apex: &Name,
    records: &Records,
    batch: &'a ChangeBatch,
) -> Result<Applied<'a>, Route53Error> {
    let changes = parse(batch)?;
    let (mut after, mut origins) = (records.clone(), ChangeOrigins::new());
    let mut violations = Vec::new();
    for (change, origin, parsed) in changes {
        let key = key(&parsed);
        let kind = match origins.entry(key.clone()) {
            Entry::Occupied(_) => Some(ViolationKind::DuplicateChange),
            Entry::Vacant(entry) => {
                entry.insert(origin);
                make(&mut after, key, change, parsed)
            }
        };
        let given = &change.resource_record_set;
        violations.extend(kind.map(|kind| origin.violation(given, kind)));
    }
    violations.extend(rrset_rules::validate(apex, &after, Origins::Changes(&origins), true));
    violations.extend(aliases::validate(apex, &after, Origins::Changes(&origins), &Invalid::new()));
    violations.extend(missing_apex_records(apex, &after, &origins));
    violations.extend(too_many_records(records, &after));
    refuse(violations).map(|()| Applied { records: after, origins })
}

/// Refuses a batch whose records refer to health checks that do not exist.
pub(super) fn require_health_checks(
    Applied { records, origins }: &Applied<'_>,
    checks: &HealthChecks,
) -> Result<(), Route53Error> {
    let missing = origins.iter().filter_map(|(key, origin)| {
        let record = records.get(key)?;
        let id = record.parsed.health_check.as_ref().filter(|id| !checks.contains_key(*id))?;
        let path = origin.path().member("HealthCheckId");
        let kind = ViolationKind::NoSuchHealthCheck(id.clone());
        Some(Violation { path, ..origin.violation(&record.given, kind) })
    });
    refuse(missing.collect())
}

/// Puts violations in the order of changes; those of the whole request come first.
fn refuse(mut violations: Vec<Violation>) -> Result<(), Route53Error> {
    violation::sort_by_path(&mut violations);
    Route53Error::check_request(violations)
}

/// The changes of a batch with their records, or the violations that do not need the zone.
fn parse(batch: &ChangeBatch) -> Result<Vec<(&Change, Origin<'_>, RecordSet)>, Route53Error> {
    let (mut changes, mut violations) = (Vec::new(), validate_request(batch));
    for (index, change) in batch.changes.iter().enumerate() {
        let origin = Origin::Change(index, &change.action);
        violations.extend(validate_action(change, origin));
        let parsed = record::parse(&change.resource_record_set, origin);
        violations.extend(parsed.violations);
        changes.extend(parsed.record.map(|record| (change, origin, record)));
    }
    refuse(violations).map(|()| changes)
}

fn validate_request(batch: &ChangeBatch) -> Vec<Violation> {
    let (member, min, max) = ("Comment", 0, MAX_COMMENT);
    let is_long = batch.comment.as_ref().is_some_and(|comment| comment.chars().count() > max);
    let rules = [
        (batch.changes.is_empty(), "Changes", ViolationKind::NoChanges),
        (is_long, member, ViolationKind::WrongLength { member, min, max }),
        (
            total(batch, elements) > MAX_ELEMENTS,
            "Changes",
            ViolationKind::TooManyElements(MAX_ELEMENTS),
        ),
        (
            total(batch, characters) > MAX_CHARACTERS,
            "Changes",
            ViolationKind::TooManyCharacters(MAX_CHARACTERS),
        ),
    ];
    let broken = rules.into_iter().filter(|(is_broken, ..)| *is_broken);
    broken
        .map(|(_, member, kind)| Violation::new(kind, DataPath::default().member(member)))
        .collect()
}

fn validate_action(change: &Change, origin: Origin<'_>) -> Option<Violation> {
    let value = change.action.clone();
    if ACTIONS.contains(&value.as_str()) {
        return None;
    }
    let kind = ViolationKind::NotInEnumeration { value, allowed: ACTIONS.to_vec() };
    let path = origin.item().member("Action");
    Some(Violation { path, ..origin.violation(&change.resource_record_set, kind) })
}

/// A sum over all changes, in which those of an UPSERT count twice.
fn total(batch: &ChangeBatch, count: fn(&ResourceRecordSet) -> usize) -> usize {
    let times = |change: &Change| if change.action == "UPSERT" { 2 } else { 1 };
    batch.changes.iter().map(|change| times(change) * count(&change.resource_record_set)).sum()
}

fn elements(record: &ResourceRecordSet) -> usize {
    record.resource_records.as_ref().map_or(0, Vec::len)
        + usize::from(record.alias_target.is_some())
}

fn characters(record: &ResourceRecordSet) -> usize {
    let values = record.resource_records.iter().flatten();
    values.map(|record| record.value.chars().count()).sum()
}

/// Makes a change, or returns the rule that it breaks.
fn make(
    records: &mut Records,
    key: String,
    change: &Change,
    parsed: RecordSet,
) -> Option<ViolationKind> {
    match (change.action.as_str(), records.get(&key)) {
        ("CREATE", Some(_)) => Some(ViolationKind::RecordExists),
        ("DELETE", None) => Some(ViolationKind::RecordNotFound),
        ("DELETE", Some(present)) if !is_same(present, change, &parsed) => {
            Some(ViolationKind::RecordDiffers)
        }
        ("DELETE", Some(_)) => {
            records.remove(&key);
            None
        }
        _ => {
            let given = change.resource_record_set.clone();
            records.insert(key, Arc::new(HostedRecord { given, parsed, listed_at: None }));
            None
        }
    }
}

/// Whether a DELETE repeats the record. The order of values does not matter, and none is twice in
/// a record.
fn is_same(present: &HostedRecord, change: &Change, parsed: &RecordSet) -> bool {
    let HostedRecord { given, parsed: present, .. } = present;
    let zone_of = |record: &ResourceRecordSet| {
        record.alias_target.as_ref().map(|target| target.hosted_zone_id.clone())
    };
    present.ttl == parsed.ttl
        && present.health_check == parsed.health_check
        && present.alias == parsed.alias
        && zone_of(given) == zone_of(&change.resource_record_set)
        && present.values.len() == parsed.values.len()
        && parsed.values.iter().all(|value| present.values.contains(value))
}

/// A zone keeps the SOA and NS records of its apex, which a batch may replace.
fn missing_apex_records(
    apex: &Name,
    records: &Records,
    origins: &ChangeOrigins<'_>,
) -> Vec<Violation> {
    let own = [(Rtype::SOA, ViolationKind::NoSoa), (Rtype::NS, ViolationKind::NoNs)];
    let own = own.into_iter().map(|(rtype, kind)| (rrset_key(apex, rtype), kind));
    let missing = own.filter(|(key, _)| !records.contains_key(key));
    missing
        .map(|(key, kind)| {
            let path = origins.get(&key).map_or_else(changes, |origin| origin.path());
            Violation::new(kind, path)
        })
        .collect()
}

fn changes() -> DataPath {
    DataPath::default().member("Changes")
}

/// AWS can raise the quota, so a zone may have more records; a change adds none then.
fn too_many_records(before: &Records, after: &Records) -> Option<Violation> {
    let grows = after.len() > MAX_RECORDS && after.len() > before.len();
    grows.then(|| Violation::new(ViolationKind::TooManyRecords(MAX_RECORDS), changes()))
}
