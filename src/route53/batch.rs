//! Change batches: CREATE, UPSERT and DELETE on a set of rows, all or nothing.
//!
//! Source: `ChangeResourceRecordSets` in the API reference; "Quotas" in the Developer
//! Guide; wording as users have reported it.

use std::collections::{BTreeMap, BTreeSet};

use super::error::{Fault, Route53Error};
use super::groups;
use super::row::{Place, not_facet_valid, read};
use super::shapes::{Change, ChangeBatch, ResourceRecordSet};
use crate::zone::{Name, RecordSet, name, spell_type};

/// What tells rows apart: name in sorting order, type, and `SetIdentifier`.
pub(super) type Key = (String, &'static str, Option<String>);
/// The rows of a zone in Route 53's order, as given and as read.
pub(super) type Rows = BTreeMap<Key, (ResourceRecordSet, RecordSet)>;

/// `ResourceRecord` elements of one request; those of an UPSERT count twice.
const ELEMENTS_LIMIT: usize = 1000;
/// Characters of values in one request; those of an UPSERT count twice.
const CHARACTERS_LIMIT: usize = 32_000;
/// Characters of a comment.
const COMMENT_LIMIT: usize = 256;

/// The rows after the batch, or all that is wrong with it.
pub(super) fn apply(apex: &Name, rows: &Rows, batch: &ChangeBatch) -> Result<Rows, Route53Error> {
    Route53Error::gather(request_faults(batch))?;
    let changes = read_all(batch)?;
    let mut after = rows.clone();
    let mut touched = BTreeSet::new();
    let mut faults = Vec::new();
    for (change, record_set) in changes {
        let key = key(&record_set);
        if !touched.insert(key.clone()) {
            faults.push(Fault::batch(twice(&record_set)));
        } else if let Err(message) = make(&mut after, key, change, record_set) {
            faults.push(Fault::batch(message));
        }
    }
    faults.extend(groups::judge(apex, after.values().map(|(_, row)| row), |row| {
        touched.contains(&key(row))
    }));
    Route53Error::gather(faults).map(|()| after)
}

/// What tells a row apart from others.
pub(super) fn key(row: &RecordSet) -> Key {
    let id = row.routing.set_identifier().map(str::to_owned);
    (name::sort_key(&row.name), spell_type(row.rtype), id)
}

fn request_faults(batch: &ChangeBatch) -> Vec<Fault> {
    let mut faults = Vec::new();
    if batch.changes.is_empty() {
        faults.push(Fault::input("Invalid request: Changes must hold at least one Change"));
    }
    if batch.comment.as_ref().is_some_and(|comment| comment.chars().count() > COMMENT_LIMIT) {
        faults.push(Fault::input(format!(
            "Invalid request: Comment must have at most {COMMENT_LIMIT} characters"
        )));
    }
    let unknown = batch.changes.iter().filter(|change| !ACTIONS.contains(&change.action.as_str()));
    faults.extend(
        unknown.map(|change| {
            Fault::input(not_facet_valid(&change.action, "[CREATE, DELETE, UPSERT]"))
        }),
    );
    let total = |weigh: fn(&ResourceRecordSet) -> usize| {
        batch.changes.iter().map(|change| cost(change, weigh)).sum::<usize>()
    };
    if total(elements) > ELEMENTS_LIMIT {
        faults.push(Fault::batch(format!("Number of records limit of {ELEMENTS_LIMIT} exceeded.")));
    }
    if total(characters) > CHARACTERS_LIMIT {
        faults.push(Fault::batch(format!(
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

fn read_all(batch: &ChangeBatch) -> Result<Vec<(&Change, RecordSet)>, Route53Error> {
    let (mut changes, mut faults) = (Vec::new(), Vec::new());
    for change in &batch.changes {
        match read(&change.resource_record_set, Place::Change(&change.action)) {
            Ok(row) => changes.push((change, row)),
            Err(found) => faults.extend(found),
        }
    }
    Route53Error::gather(faults).map(|()| changes)
}

/// Makes one change, or says why it cannot be made.
fn make(rows: &mut Rows, key: Key, change: &Change, row: RecordSet) -> Result<(), String> {
    let action = if change.action == "DELETE" { "delete" } else { "create" };
    let tried = format!("Tried to {action} resource record set {}", bracketed(&row));
    match (change.action.as_str(), rows.get(&key)) {
        ("CREATE", Some(_)) => Err(format!("{tried} but it already exists")),
        ("DELETE", None) => Err(format!("{tried} but it was not found")),
        ("DELETE", Some((_, present))) if !same_data(present, &row) => {
            Err(format!("{tried} but the values provided do not match the current values"))
        }
        ("DELETE", Some(_)) => {
            rows.remove(&key);
            Ok(())
        }
        _ => {
            rows.insert(key, (change.resource_record_set.clone(), row));
            Ok(())
        }
    }
}

/// Whether a DELETE repeats what stands; the order of values does not matter.
fn same_data(present: &RecordSet, given: &RecordSet) -> bool {
    let keys =
        |row: &RecordSet| row.values.iter().map(|value| value.key()).collect::<BTreeSet<_>>();
    present.ttl == given.ttl
        && present.health_check == given.health_check
        && keys(present) == keys(given)
}

fn bracketed(row: &RecordSet) -> String {
    let (name, rtype) = (name::spell(&row.name), spell_type(row.rtype));
    match row.routing.set_identifier() {
        Some(id) => format!("[name='{name}', type='{rtype}', set-identifier='{id}']"),
        None => format!("[name='{name}', type='{rtype}']"),
    }
}

fn twice(row: &RecordSet) -> String {
    let (name, rtype) = (name::spell(&row.name), spell_type(row.rtype));
    format!(
        "The request contains an invalid set of changes for a resource record set '{rtype} {name}'"
    )
}
