//! What a zone's document lists, read into rows and checks.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::batch::{Row, Rows, key};
use super::error::{Code, Route53Error, Violation, Violations};
use super::row::{Place, read, title};
use super::{HealthCheck, ZoneSource, check_config};
use crate::dns::{Name, name};
use crate::types::{ResourceRecord, ResourceRecordSet};
use crate::zone::RecordSet;

/// The zone's name: as it says itself, else its SOA row.
pub(super) fn apex(source: &ZoneSource) -> Result<Name, Route53Error> {
    let soa = || {
        source
            .resource_record_sets
            .iter()
            .find(|row| row.rtype == "SOA")
            .map(|row| row.name.as_str())
    };
    let missing = || {
        Route53Error::new(
            Code::InvalidInput,
            "Name: the zone has no name; give one, or a SOA row at its apex",
        )
    };
    let text = source.name.as_deref().or_else(soa).ok_or_else(missing)?;
    name::from_presentation(text)
        .map_err(|error| Route53Error::new(Code::InvalidInput, format!("Name: {error}")))
}

pub(super) fn read_rows(given: Vec<ResourceRecordSet>) -> (Rows, Violations) {
    let (mut rows, mut faults) = (Rows::new(), Violations::default());
    for given in given {
        match read(&given, Place::List) {
            Ok(read) => match rows.entry(key(&read)) {
                Entry::Vacant(entry) => _ = entry.insert(Arc::new(Row { given, read })),
                Entry::Occupied(_) => faults.push(twice(&read)),
            },
            Err(found) => faults.extend(found),
        }
    }
    (rows, faults)
}

fn twice(row: &RecordSet) -> Violation {
    let title = title(&row.name, row.rtype, row.set_identifier.as_deref());
    Violation::batch(format!("{title} stands twice in the list."))
}

/// The SOA and NS rows of a new zone, where there are none.
pub(super) fn add_defaults(rows: &mut Rows, apex: &Name) {
    for (rtype, ttl, values) in DEFAULTS {
        let records = values.iter().map(|value| ResourceRecord { value: (*value).to_owned() });
        let given = ResourceRecordSet {
            name: name::to_presentation(apex),
            rtype: rtype.to_owned(),
            ttl: Some(ttl),
            resource_records: Some(records.collect()),
            ..ResourceRecordSet::default()
        };
        if let Ok(read) = read(&given, Place::List)
            && rows.get(&key(&read)).is_none()
        {
            rows.insert(key(&read), Arc::new(Row { given, read }));
        }
    }
}

pub(super) fn read_checks(
    given: Vec<HealthCheck>,
    faults: &mut Violations,
) -> BTreeMap<String, HealthCheck> {
    given.iter().for_each(|check| check_config::judge(check, faults));
    let mut checks = BTreeMap::new();
    for check in given.into_iter().filter(|check| !check.id.is_empty()) {
        match checks.entry(check.id.clone()) {
            Entry::Vacant(entry) => _ = entry.insert(check),
            Entry::Occupied(entry) => faults.push(Violation::input(format!(
                "Invalid request: health check {} stands twice in the list",
                entry.key()
            ))),
        }
    }
    check_config::judge_families(&checks, None, faults);
    checks
}

/// The rows of a new zone: type, TTL in seconds, and values. The SOA has serial 1 and a
/// minimum of a day; the Developer Guide names these name servers in its examples.
const DEFAULTS: [(&str, i64, &[&str]); 2] = [
    (
        "SOA",
        900,
        &["ns-2048.awsdns-64.com. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"],
    ),
    (
        "NS",
        172_800,
        &[
            "ns-2048.awsdns-64.com.",
            "ns-2049.awsdns-65.net.",
            "ns-2050.awsdns-66.org.",
            "ns-2051.awsdns-67.co.uk.",
        ],
    ),
];
