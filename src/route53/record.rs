//! Parses a record: structure, policy, name and values.
//!
//! Source: `ResourceRecordSet` in the API reference; refusals that users of the service have
//! reported.

use std::collections::BTreeSet;

use domain::base::iana::Rtype;

use super::hosted_record::{MAX_TTL, valid_ttl};
use super::kind::{Found, ViolationKind};
use super::origin::Origin;
use super::policy_rules;
use super::violation::Violation;
use crate::dns::rtype::{self, from_mnemonic, mnemonic};
use crate::dns::{Name, RecordData, name};
use crate::routing::RecordPolicy;
use crate::text::DataPath;
use crate::types::ResourceRecordSet;
use crate::zone::{AliasTarget, RecordSet};

/// Most characters of a `SetIdentifier` (API reference, `ResourceRecordSetIdentifier`).
const MAX_SET_IDENTIFIER: usize = 128;
/// Most values of a record (Developer Guide, "Quotas").
const MAX_VALUES: usize = 400;

/// A record that was parsed.
pub(super) struct Parsed {
    /// The record; none if its name, type, policy or alias target is not valid.
    pub(super) record: Option<RecordSet>,
    /// Everything that is wrong with the record by itself.
    pub(super) violations: Vec<Violation>,
}

/// Parses a record.
pub(super) fn parse(given: &ResourceRecordSet, origin: Origin<'_>) -> Parsed {
    let mut parser = RecordParser { given, origin, violations: Vec::new() };
    let rtype = parser.rtype();
    let policy = parser.policy();
    parser.structure();
    let name = parser.name();
    let values = rtype.map_or_else(Vec::new, |rtype| parser.values(rtype));
    let alias = parser.alias();
    let record = match (name, rtype, policy, alias) {
        (Some(name), Some(rtype), Some(policy), Ok(alias)) => Some(RecordSet {
            name,
            rtype,
            ttl: valid_ttl(given).unwrap_or_default(),
            values,
            alias,
            set_identifier: given.set_identifier.clone(),
            policy,
            health_check: given.health_check_id.clone(),
        }),
        _ => None,
    };
    Parsed { record, violations: parser.violations }
}

struct RecordParser<'a> {
    given: &'a ResourceRecordSet,
    origin: Origin<'a>,
    violations: Vec<Violation>,
}

impl RecordParser<'_> {
    fn rtype(&mut self) -> Option<Rtype> {
        let rtype = from_mnemonic(&self.given.rtype);
        if rtype.is_none() {
            self.refuse("Type", unknown_type(&self.given.rtype));
        }
        rtype
    }

    fn policy(&mut self) -> Option<RecordPolicy> {
        let violations = match policy_rules::parse(self.given) {
            Ok(policy) => return Some(policy),
            Err(violations) => violations,
        };
        for (member, kind) in violations {
            match member {
                Some(member) => self.refuse(member, kind),
                None => self.refuse_record(kind),
            }
        }
        None
    }

    /// Members that do not need the zone.
    fn structure(&mut self) {
        if let Some(found) = value_sources(self.given) {
            self.refuse_record(ViolationKind::NotOneValueSource(found));
        }
        let id_length = self.given.set_identifier.as_ref().map(|id| id.chars().count());
        if id_length.is_some_and(|length| !(1..=MAX_SET_IDENTIFIER).contains(&length)) {
            let (member, min, max) = ("SetIdentifier", 1, MAX_SET_IDENTIFIER);
            self.refuse(member, ViolationKind::WrongLength { member, min, max });
        }
        if let Some(value) = self.given.ttl.filter(|_| valid_ttl(self.given).is_none()) {
            let (member, min, max) = ("TTL", 0, MAX_TTL);
            self.refuse(member, ViolationKind::OutOfRange { member, value, min, max });
        }
        if self.given.traffic_policy_instance_id.is_some() {
            let member = "TrafficPolicyInstanceId";
            self.refuse(member, ViolationKind::NotImplemented(member));
        }
        if let Some(kind) = policy_rules::validate_alias(self.given) {
            self.refuse("AliasTarget", kind);
        }
    }

    fn name(&mut self) -> Option<Name> {
        let name = name::from_presentation(&self.given.name);
        name.map_err(|error| self.refuse("Name", ViolationKind::InvalidName(error))).ok()
    }

    /// The alias target, which may not exist; an error if its name is not valid.
    fn alias(&mut self) -> Result<Option<AliasTarget>, ()> {
        let Some(target) = &self.given.alias_target else { return Ok(None) };
        let path = self.origin.path().member("AliasTarget");
        if target.hosted_zone_id.is_empty() {
            self.refuse_at(path.member("HostedZoneId"), ViolationKind::MissingHostedZoneId);
        }
        let name = name::from_presentation(&target.dns_name).map_err(|error| {
            self.refuse_at(path.member("DNSName"), ViolationKind::InvalidAliasName(error));
        })?;
        Ok(Some(AliasTarget { name, evaluate_health: target.evaluate_target_health }))
    }

    fn values(&mut self, rtype: Rtype) -> Vec<RecordData> {
        let records = self.given.resource_records.as_deref().unwrap_or_default();
        if records.len() > MAX_VALUES {
            self.refuse("ResourceRecords", ViolationKind::TooManyValues(MAX_VALUES));
        }
        let (mut values, mut known) = (Vec::with_capacity(records.len()), BTreeSet::new());
        for (index, record) in records.iter().enumerate() {
            let value = RecordData::from_presentation(rtype, &record.value);
            let Ok(value) =
                value.map_err(|error| self.refuse_value(index, ViolationKind::InvalidValue(error)))
            else {
                continue;
            };
            if records.len() > 1 && !known.insert(value.key()) {
                let kind = ViolationKind::DuplicateValue(value.text().to_owned());
                self.refuse_value(index, kind);
            }
            values.push(value);
        }
        values
    }

    fn refuse_record(&mut self, kind: ViolationKind) {
        self.violations.push(self.origin.violation(self.given, kind));
    }

    fn refuse(&mut self, member: &'static str, kind: ViolationKind) {
        self.refuse_at(self.origin.path().member(member), kind);
    }

    fn refuse_value(&mut self, index: usize, kind: ViolationKind) {
        let path = self.origin.path().member("ResourceRecords").index(index).member("Value");
        self.refuse_at(path, kind);
    }

    fn refuse_at(&mut self, path: DataPath, kind: ViolationKind) {
        let violation = self.origin.violation(self.given, kind);
        self.violations.push(Violation { path, ..violation });
    }
}

fn unknown_type(given: &str) -> ViolationKind {
    match given.is_empty() {
        true => ViolationKind::MissingMember("Type"),
        false => ViolationKind::NotInEnumeration {
            value: given.to_owned(),
            allowed: rtype::ALL.map(mnemonic).to_vec(),
        },
    }
}

/// The sources of a record's data, if it has not exactly one.
fn value_sources(record: &ResourceRecordSet) -> Option<Found> {
    let has_values = record.resource_records.as_ref().is_some_and(|records| !records.is_empty());
    let has_all = record.ttl.is_some() && has_values;
    let has_any = record.ttl.is_some() || has_values;
    let has_instance = record.traffic_policy_instance_id.is_some();
    match (record.alias_target.is_some(), has_any, has_instance) {
        (true, true, _) | (true, _, true) | (_, true, true) => Some(Found::Several),
        (false, _, false) if !has_all => Some(Found::None),
        _ => None,
    }
}
