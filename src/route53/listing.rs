//! Parses and validates the source of a zone: every violation in one pass.

use std::collections::BTreeSet;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use domain::base::iana::Rtype;

use super::aliases::{self, Invalid};
use super::error::Route53Error;
use super::hosted_record::{HealthChecks, HostedRecord, Records, key, rrset_key};
use super::kind::ViolationKind;
use super::origin::{Origin, Origins};
use super::violation::{self, Violation};
use super::{HealthCheck, ZoneSource, check_config, record, rrset_rules};
use crate::dns::rtype::from_mnemonic;
use crate::dns::{Name, name};
use crate::health::HealthStatus;
use crate::routing::AnswerOptions;
use crate::text::DataPath;
use crate::types::{ResourceRecord, ResourceRecordSet};

/// The parts of a valid zone.
pub(super) struct Listing {
    pub(super) apex: Name,
    pub(super) records: Records,
    pub(super) checks: HealthChecks,
    pub(super) health: Vec<(String, HealthStatus)>,
    pub(super) options: AnswerOptions,
    pub(super) seed: Option<u64>,
}

impl Listing {
    /// Parses a source, or returns its violations in the order of its members and lists.
    pub(super) fn parse(source: ZoneSource) -> Result<Self, Route53Error> {
        let mut violations = Vec::new();
        let options = source.answer_options(&mut violations);
        let seed = source.fixed_seed().unwrap_or_else(|error| {
            violations.extend(error.violations);
            None
        });
        let apex = apex(&source).map_err(|kind| violations.push(name_violation(kind))).ok();
        let health = parse_health(&source, &mut violations);
        let records = parse_records(source.resource_record_sets, apex.as_ref(), &mut violations);
        let checks = parse_checks(source.health_checks.unwrap_or_default(), &mut violations);
        violation::sort_by_path(&mut violations);
        match apex {
            Some(apex) if violations.is_empty() => {
                Ok(Self { apex, records, checks, health, options, seed })
            }
            _ => Err(Route53Error::new(violations)),
        }
    }
}

/// The name of the zone; by default the owner of the SOA record.
fn apex(source: &ZoneSource) -> Result<Name, ViolationKind> {
    let mut records = source.resource_record_sets.iter();
    let soa = || records.find(|record| record.rtype == "SOA").map(|record| record.name.as_str());
    match source.name.as_deref().or_else(soa) {
        Some(text) => name::from_presentation(text).map_err(ViolationKind::InvalidZoneName),
        None => Err(ViolationKind::NoZoneName),
    }
}

fn name_violation(kind: ViolationKind) -> Violation {
    Violation::new(kind, DataPath::default().member("Name"))
}

/// Parses the records and adds those that a new zone has.
fn parse_records(
    given: Vec<ResourceRecordSet>,
    apex: Option<&Name>,
    violations: &mut Vec<Violation>,
) -> Records {
    let (mut records, mut invalid) = (Records::new(), Invalid::new());
    for (index, given) in given.into_iter().enumerate() {
        let origin = Origin::Listing(index);
        let parsed = record::parse(&given, origin);
        violations.extend(parsed.violations);
        let Some(parsed) = parsed.record else {
            invalid.extend(rrset_of_invalid(&given));
            continue;
        };
        match records.entry(key(&parsed)) {
            Entry::Vacant(entry) => {
                let listed_at = Some(index);
                entry.insert(Arc::new(HostedRecord { given, parsed, listed_at }));
            }
            Entry::Occupied(_) => {
                violations.push(origin.violation(&given, ViolationKind::DuplicateRecord));
            }
        }
    }
    if let Some(apex) = apex {
        add_defaults(&mut records, apex);
        violations.extend(rrset_rules::validate(apex, &records, Origins::Listing, false));
        violations.extend(aliases::validate(apex, &records, Origins::Listing, &invalid));
    }
    records
}

/// The key of the RRset of a record that is not valid; of its name where its type is not valid.
fn rrset_of_invalid(record: &ResourceRecordSet) -> Option<String> {
    let name = name::from_presentation(&record.name).ok()?;
    Some(match from_mnemonic(&record.rtype) {
        Some(rtype) => rrset_key(&name, rtype),
        None => name::sort_key(&name),
    })
}

/// Adds the SOA and NS records of a new zone, if the zone has none.
fn add_defaults(records: &mut Records, apex: &Name) {
    for (rtype, ttl, values) in DEFAULTS {
        if records.contains_key(&rrset_key(apex, rtype)) {
            continue;
        }
        let values = values.iter().map(|value| ResourceRecord { value: (*value).to_owned() });
        let given = ResourceRecordSet {
            name: name::to_presentation(apex),
            rtype: rtype.to_string(),
            ttl: Some(ttl),
            resource_records: Some(values.collect()),
            ..ResourceRecordSet::default()
        };
        if let Some(parsed) = record::parse(&given, Origin::Listing(0)).record {
            records.insert(key(&parsed), Arc::new(HostedRecord { given, parsed, listed_at: None }));
        }
    }
}

/// Parses the status overrides.
fn parse_health(
    source: &ZoneSource,
    violations: &mut Vec<Violation>,
) -> Vec<(String, HealthStatus)> {
    let mut health = Vec::new();
    let known = source.health.as_ref().map_or_else(BTreeSet::new, |_| check_ids(source));
    for (id, text) in source.health.iter().flatten() {
        let kind = match text.parse::<HealthStatus>() {
            Err(_) => ViolationKind::InvalidHealthStatus(text.clone()),
            Ok(_) if !known.contains(id.as_str()) => ViolationKind::NoSuchHealthCheck(id.clone()),
            Ok(status) => {
                health.push((id.clone(), status));
                continue;
            }
        };
        let path = DataPath::default().member("Health").member(id.clone());
        violations.push(Violation::of_health_check(kind, id, path));
    }
    health
}

/// The IDs of all health checks that the source lists or refers to.
fn check_ids(source: &ZoneSource) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    for check in source.health_checks.iter().flatten() {
        ids.insert(check.id.as_str());
        let children = check.health_check_config.child_health_checks.iter().flatten();
        ids.extend(children.map(String::as_str));
    }
    let records = source.resource_record_sets.iter();
    ids.extend(records.filter_map(|record| record.health_check_id.as_deref()));
    ids
}

/// Parses the health checks.
fn parse_checks(given: Vec<HealthCheck>, violations: &mut Vec<Violation>) -> HealthChecks {
    let list = DataPath::default().member("HealthChecks");
    let (mut checks, mut paths) = (HealthChecks::new(), Vec::new());
    for (index, check) in given.into_iter().enumerate() {
        let path = list.index(index);
        violations.extend(check_config::validate(&check, &path));
        match checks.entry(check.id.clone()) {
            _ if check.id.is_empty() => {}
            Entry::Vacant(entry) => {
                paths.push((check.id.clone(), path));
                entry.insert(Arc::new(check));
            }
            Entry::Occupied(_) => {
                let kind = ViolationKind::DuplicateHealthCheck;
                violations.push(Violation::of_health_check(kind, &check.id, path));
            }
        }
    }
    for (id, path) in &paths {
        violations.extend(check_config::validate_children(&checks[id], path, &checks));
    }
    checks
}

/// The records of a new zone: type, TTL in seconds, and values. The SOA has serial 1 and a minimum
/// of a day. The Developer Guide has these name servers in its examples.
const DEFAULTS: [(Rtype, i64, &[&str]); 2] = [
    (
        Rtype::SOA,
        900,
        &["ns-2048.awsdns-64.com. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"],
    ),
    (
        Rtype::NS,
        172_800,
        &[
            "ns-2048.awsdns-64.com.",
            "ns-2049.awsdns-65.net.",
            "ns-2050.awsdns-66.org.",
            "ns-2051.awsdns-67.co.uk.",
        ],
    ),
];
