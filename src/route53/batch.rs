//! Change batches: CREATE, UPSERT and DELETE on a set of rows, all or nothing.
//!
//! Source: `ChangeResourceRecordSets` in the API reference; "Quotas" in the Developer
//! Guide; wording as users have reported it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::base::iana::Rtype;

use super::error::{Route53Error, Violation, Violations};
use super::row::{Place, not_facet_valid, read};
use super::{aliases, groups};
use crate::dns::rtype::mnemonic;
use crate::dns::{Name, name};
use crate::types::{Change, ChangeBatch, ResourceRecordSet};
use crate::zone::RecordSet;

/// The rows of a zone in Route 53's order.
pub(super) type Rows = BTreeMap<String, Arc<Row>>;

/// One row, as given and as read.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) given: ResourceRecordSet,
    pub(super) read: RecordSet,
}

/// `ResourceRecord` elements of one request; those of an UPSERT count twice.
const ELEMENTS_LIMIT: usize = 1000;
/// Characters of values in one request; those of an UPSERT count twice.
const CHARACTERS_LIMIT: usize = 32_000;
/// Rows of one zone (Developer Guide, "Quotas").
const ZONE_LIMIT: usize = 10_000;
/// Characters of a comment.
const COMMENT_LIMIT: usize = 256;

/// The rows after the batch, or all that is wrong with it.
pub(super) fn apply(apex: &Name, rows: &Rows, batch: &ChangeBatch) -> Result<Rows, Route53Error> {
    let changes = read_all(batch)?;
    let mut after = rows.clone();
    let mut touched = BTreeSet::new();
    let mut faults = Violations::default();
    for (change, read) in changes {
        let key = key(&read);
        if !touched.insert(key.clone()) {
            faults.push(Violation::batch(twice(&read)));
        } else if let Err(message) = make(&mut after, key, change, read) {
            faults.push(Violation::batch(message));
        }
    }
    let judged = |key: &str| touched.contains(key);
    faults.extend(groups::judge(apex, &after, &judged, true));
    faults.extend(aliases::judge(apex, &after, &judged));
    faults.extend(own_rows_missing(apex, &after));
    faults.extend(too_many_rows(rows, &after));
    Route53Error::gather(faults).map(|()| after)
}

/// A zone may hold more where the quota was raised; a change makes it no larger then.
fn too_many_rows(before: &Rows, after: &Rows) -> Option<Violation> {
    let (before, after) = (before.len(), after.len());
    (after > ZONE_LIMIT && after > before).then(|| {
        Violation::batch(format!("Exceeded limit on number of RRSets in this zone: {ZONE_LIMIT}."))
    })
}

/// What tells a row apart from others, in Route 53's order: name, type, `SetIdentifier`.
pub(super) fn key(row: &RecordSet) -> String {
    let mut key = group_key(&row.name, row.rtype);
    if let Some(id) = row.set_identifier.as_deref() {
        key.push('\0');
        key.push_str(id);
    }
    key
}

/// What the keys of a group's rows begin with.
pub(super) fn group_key(name: &Name, rtype: Rtype) -> String {
    let mut key = name::sort_key(name);
    // Sorts before every character that a name or a type can have.
    key.push('\0');
    key.push_str(mnemonic(rtype));
    key
}

fn request_faults(batch: &ChangeBatch) -> Violations {
    let mut faults = Violations::default();
    if batch.changes.is_empty() {
        faults.push(Violation::input("Invalid request: Changes must hold at least one Change"));
    }
    if batch.comment.as_ref().is_some_and(|comment| comment.chars().count() > COMMENT_LIMIT) {
        faults.push(Violation::input(format!(
            "Invalid request: Comment must have at most {COMMENT_LIMIT} characters"
        )));
    }
    let unknown = batch.changes.iter().filter(|change| !ACTIONS.contains(&change.action.as_str()));
    faults.extend(unknown.map(|change| {
        Violation::input(not_facet_valid(&change.action, "[CREATE, DELETE, UPSERT]"))
    }));
    let total = |weigh: fn(&ResourceRecordSet) -> usize| {
        batch.changes.iter().map(|change| cost(change, weigh)).sum::<usize>()
    };
    if total(elements) > ELEMENTS_LIMIT {
        faults.push(Violation::batch(format!(
            "Number of records limit of {ELEMENTS_LIMIT} exceeded."
        )));
    }
    if total(characters) > CHARACTERS_LIMIT {
        faults.push(Violation::batch(format!(
            "Number of characters limit of {CHARACTERS_LIMIT} exceeded."
        )));
    }
    faults
}

const ACTIONS: [&str; 3] = ["CREATE", "DELETE", "UPSERT"];

fn cost(change: &Change, weigh: fn(&ResourceRecordSet) -> usize) -> usize {
    let times = if change.action == "UPSERT" { 2 } else { 1 };
    times * weigh(&change.resource_record_set)
}

fn elements(row: &ResourceRecordSet) -> usize {
    row.resource_records.as_ref().map_or(0, Vec::len) + usize::from(row.alias_target.is_some())
}

fn characters(row: &ResourceRecordSet) -> usize {
    let records = row.resource_records.iter().flatten();
    records.map(|record| record.value.chars().count()).sum()
}

/// The rows of a batch, or all that is wrong with the request; what needs no zone.
fn read_all(batch: &ChangeBatch) -> Result<Vec<(&Change, RecordSet)>, Route53Error> {
    let (mut changes, mut faults) = (Vec::new(), request_faults(batch));
    for change in &batch.changes {
        match read(&change.resource_record_set, Place::Change(&change.action)) {
            Ok(row) => changes.push((change, row)),
            Err(found) => faults.extend(found),
        }
    }
    Route53Error::gather(faults).map(|()| changes)
}

/// Makes one change, or says why it cannot be made.
fn make(rows: &mut Rows, key: String, change: &Change, row: RecordSet) -> Result<(), String> {
    let action = if change.action == "DELETE" { "delete" } else { "create" };
    let tried = format!("Tried to {action} resource record set {}", bracketed(&row));
    match (change.action.as_str(), rows.get(&key)) {
        ("CREATE", Some(_)) => Err(format!("{tried} but it already exists")),
        ("DELETE", None) => Err(format!("{tried} but it was not found")),
        ("DELETE", Some(present))
            if !same_data(&present.read, &row)
                || zone_of(&present.given) != zone_of(&change.resource_record_set) =>
        {
            Err(format!("{tried} but the values provided do not match the current values"))
        }
        ("DELETE", Some(_)) => {
            rows.remove(&key);
            Ok(())
        }
        _ => {
            let given = change.resource_record_set.clone();
            rows.insert(key, Arc::new(Row { given, read: row }));
            Ok(())
        }
    }
}

/// A zone keeps its own SOA and NS rows, which a batch may replace.
fn own_rows_missing(apex: &Name, rows: &Rows) -> Vec<Violation> {
    let own = [
        (Rtype::SOA, "A HostedZone must contain exactly one SOA record."),
        (Rtype::NS, "A HostedZone must contain at least one NS record for the zone itself."),
    ];
    let missing = |rtype| rows.get(&group_key(apex, rtype)).is_none();
    let missing = own.into_iter().filter(|(rtype, _)| missing(*rtype));
    missing.map(|(_, message)| Violation::batch(message)).collect()
}

/// Whether a DELETE repeats what stands; the order of values does not matter, and none
/// stands twice in a row.
fn same_data(present: &RecordSet, given: &RecordSet) -> bool {
    present.ttl == given.ttl
        && present.health_check == given.health_check
        && present.alias == given.alias
        && present.values.len() == given.values.len()
        && given.values.iter().all(|value| present.values.contains(value))
}

fn zone_of(row: &ResourceRecordSet) -> Option<&str> {
    row.alias_target.as_ref().map(|target| target.hosted_zone_id.as_str())
}

fn bracketed(row: &RecordSet) -> String {
    let (name, rtype) = (name::to_presentation(&row.name), mnemonic(row.rtype));
    match row.set_identifier.as_deref() {
        Some(id) => format!("[name='{name}', type='{rtype}', set-identifier='{id}']"),
        None => format!("[name='{name}', type='{rtype}']"),
    }
}

fn twice(row: &RecordSet) -> String {
    let (name, rtype) = (name::to_presentation(&row.name), mnemonic(row.rtype));
    format!(
        "The request contains an invalid set of changes for a resource record set '{rtype} {name}'"
    )
}
