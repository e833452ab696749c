//! One row read: structure, policy, name and values.
//!
//! Source: `ResourceRecordSet` in the API reference; what the service answers to rows
//! that break it, as users have reported it.

use std::collections::BTreeSet;

use domain::base::iana::Rtype;

use super::error::{Violation, Violations};
use crate::dns::name;
use crate::dns::rtype::mnemonic;
use crate::dns::{Name, RecordData};
use crate::routing::Role;
use crate::types::ResourceRecordSet;
use crate::zone::{AliasTarget, RecordSet, Routing};

/// Characters of a `SetIdentifier` (API reference, `ResourceRecordSetIdentifier`).
const SET_IDENTIFIER_LIMIT: usize = 128;
/// Largest TTL, in seconds (API reference, `TTL`).
const TTL_LIMIT: i64 = 2_147_483_647;
/// Largest weight (API reference, `ResourceRecordSetWeight`).
const WEIGHT_LIMIT: i64 = 255;
/// Values of one row (Developer Guide, "Quotas").
const VALUES_LIMIT: usize = 400;

/// Where a row stands, for messages.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'a> {
    /// In a list.
    List,
    /// In a change with this action.
    Change(&'a str),
}

/// Reads a row, or says all that is wrong with it.
pub(super) fn read(row: &ResourceRecordSet, place: Place<'_>) -> Result<RecordSet, Violations> {
    let mut reading = Reading { row, place, faults: Violations::default() };
    reading.structure();
    let name = reading.name();
    let rtype = crate::dns::rtype::from_mnemonic(&row.rtype);
    let values = rtype.map_or_else(Vec::new, |rtype| reading.values(rtype));
    let alias = reading.alias();
    match (name, rtype, routing(row)) {
        (Some(name), Some(rtype), Some(routing)) if reading.faults.is_empty() => Ok(RecordSet {
            name,
            rtype,
            ttl: row.ttl.and_then(|ttl| u32::try_from(ttl).ok()).unwrap_or_default(),
            values,
            alias,
            routing,
            health_check: row.health_check_id.clone(),
        }),
        _ => Err(reading.faults),
    }
}

/// How messages name a row: `example.com., type A, SetIdentifier web-1`.
pub(super) fn title(name: &Name, rtype: Rtype, set_identifier: Option<&str>) -> String {
    let (name, rtype) = (name::to_presentation(name), mnemonic(rtype));
    match set_identifier {
        Some(id) => format!("RRSet with DNS name {name}, type {rtype}, SetIdentifier {id}"),
        None => format!("RRSet with DNS name {name}, type {rtype}"),
    }
}

/// A row, where it stands, and what was found wrong with it.
struct Reading<'a> {
    row: &'a ResourceRecordSet,
    place: Place<'a>,
    faults: Violations,
}

impl Reading<'_> {
    /// Violations that show without the zone, and stop a request as `InvalidInput`.
    fn structure(&mut self) {
        if crate::dns::rtype::from_mnemonic(&self.row.rtype).is_none() {
            self.unknown_type();
        }
        self.policy();
        if let Some(found) = value_source(self.row) {
            self.refuse_choice(
                "AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId",
                found,
            );
        }
        self.limits();
        self.not_implemented();
        if multivalue_alias(self.row) {
            self.faults.push(Violation::batch(MULTIVALUE_ALIAS));
        }
    }

    fn unknown_type(&mut self) {
        if self.row.rtype.is_empty() {
            return self.refuse("Missing field 'Type'");
        }
        let mut list = String::from("[");
        for rtype in crate::dns::rtype::ALL {
            list.push_str(if list.len() > 1 { ", " } else { "" });
            list.push_str(mnemonic(rtype));
        }
        list.push(']');
        self.faults.push(Violation::input(not_facet_valid(&self.row.rtype, &list)));
    }

    fn policy(&mut self) {
        let policies = policies(self.row).iter().filter(|(_, there)| *there).count();
        match (policies, &self.row.set_identifier) {
            (0, None) | (1, Some(_)) => {}
            (0, Some(_)) => self.refuse_choice(POLICY_MEMBERS, "none"),
            (1, None) => self.refuse("Missing field 'SetIdentifier'"),
            _ => self.refuse_choice(POLICY_MEMBERS, "more than one"),
        }
    }

    fn limits(&mut self) {
        let row = self.row;
        let id_length = row.set_identifier.as_ref().map(|id| id.chars().count());
        if id_length.is_some_and(|length| !(1..=SET_IDENTIFIER_LIMIT).contains(&length)) {
            self.refuse("SetIdentifier must have 1 to 128 characters");
        }
        if row.ttl.is_some_and(|ttl| !(0..=TTL_LIMIT).contains(&ttl)) {
            self.refuse("TTL must be from 0 to 2147483647");
        }
        if row.weight.is_some_and(|weight| weight < 0) {
            self.refuse("Weight: Member must have value greater than or equal to 0");
        }
        if row.weight.is_some_and(|weight| weight > WEIGHT_LIMIT) {
            self.refuse("Weight: Member must have value less than or equal to 255");
        }
        if let Some(failover) = row.failover.as_deref().filter(|failover| role(failover).is_none())
        {
            let message = not_facet_valid(failover, "[PRIMARY, SECONDARY]");
            self.faults.push(Violation::input(message));
        }
        if row.multi_value_answer == Some(false) && row.set_identifier.is_some() {
            self.refuse("MultiValueAnswer must be true or left out");
        }
    }

    /// Policies that this zone does not route by are refused by name, never dropped.
    fn not_implemented(&mut self) {
        let implemented = ["Weight", "Failover", "MultiValueAnswer"];
        for (member, there) in policies(self.row) {
            self.foreign(member, there && !implemented.contains(&member));
        }
        let traffic_policy = self.row.traffic_policy_instance_id.is_some();
        self.foreign("TrafficPolicyInstanceId", traffic_policy);
    }

    fn foreign(&mut self, member: &str, there: bool) {
        if there {
            let title = || context(self.row, Place::List);
            self.faults.push(Violation::input(format!(
                "{member} is not implemented, and the row is refused rather than dropped: {}",
                title()
            )));
        }
    }

    /// Refuses what has none or several of a list.
    fn refuse_choice(&mut self, list: &str, found: &str) {
        self.refuse(&format!("Expected exactly one of [{list}], but found {found}"));
    }

    /// Refuses the request itself.
    fn refuse(&mut self, what: &str) {
        let context = || context(self.row, self.place);
        self.faults.push(Violation::input(format!("Invalid request: {what} in {}", context())));
    }

    fn name(&mut self) -> Option<Name> {
        let name = name::from_presentation(&self.row.name);
        name.map_err(|error| self.invalid_record(&error)).ok()
    }

    /// What an alias row names; whether that stands in the zone is seen with all rows.
    fn alias(&mut self) -> Option<AliasTarget> {
        let target = self.row.alias_target.as_ref()?;
        if target.hosted_zone_id.is_empty() {
            self.refuse("Missing field 'HostedZoneId' of AliasTarget");
        }
        let name = name::from_presentation(&target.dns_name);
        let name = name.map_err(|error| self.invalid_record(&error)).ok()?;
        Some(AliasTarget { name, evaluate_health: target.evaluate_target_health })
    }

    fn values(&mut self, rtype: Rtype) -> Vec<RecordData> {
        let records = self.row.resource_records.as_deref().unwrap_or_default();
        if records.len() > VALUES_LIMIT {
            self.faults.push(Violation::batch("Cannot have more than 400 records in a RRSet."));
        }
        let mut values = Vec::with_capacity(records.len());
        for record in records {
            match RecordData::from_presentation(rtype, &record.value) {
                Ok(value) => values.push(value),
                Err(error) => self.invalid_record(&error),
            }
        }
        let mut known = BTreeSet::new();
        for value in &values {
            if !known.insert(value.key()) {
                let message = format!("Duplicate Resource Record: '{}'", value.text());
                self.faults.push(Violation::batch(message));
            }
        }
        values
    }

    /// A fault in a name or a value.
    fn invalid_record(&mut self, error: &dyn std::fmt::Display) {
        let ResourceRecordSet { name, rtype, .. } = self.row;
        let message = format!("Invalid Resource Record: {error} (record '{name}' {rtype})");
        self.faults.push(Violation::batch(message));
    }
}

/// Of the policies, multivalue alone has no alias rows.
fn multivalue_alias(row: &ResourceRecordSet) -> bool {
    row.alias_target.is_some() && row.multi_value_answer == Some(true)
}

/// The service's words for it.
const MULTIVALUE_ALIAS: &str =
    "Multivalue answer rrset should not be an alias rrset. No changes made.";

/// The members that name a policy, as the service lists them.
const POLICY_MEMBERS: &str = "Weight, Region, Failover, GeoLocation, MultiValueAnswer, GeoProximityLocation, or CidrRoutingConfig";

/// The members that name a policy, and whether a row has them.
fn policies(row: &ResourceRecordSet) -> [(&'static str, bool); 7] {
    [
        ("Weight", row.weight.is_some()),
        ("Region", row.region.is_some()),
        ("Failover", row.failover.is_some()),
        ("GeoLocation", row.geo_location.is_some()),
        ("MultiValueAnswer", row.multi_value_answer.is_some()),
        ("GeoProximityLocation", row.geo_proximity_location.is_some()),
        ("CidrRoutingConfig", row.cidr_routing_config.is_some()),
    ]
}

/// What is off about where the row's data come from.
fn value_source(row: &ResourceRecordSet) -> Option<&'static str> {
    let records = row.resource_records.as_ref().is_some_and(|records| !records.is_empty());
    let whole = row.ttl.is_some() && records;
    let traffic_policy = row.traffic_policy_instance_id.is_some();
    match (row.alias_target.is_some(), row.ttl.is_some() || records, traffic_policy) {
        (true, true, _) | (true, _, true) | (_, true, true) => Some("more than one"),
        (false, _, false) if !whole => Some("none"),
        _ => None,
    }
}

fn routing(row: &ResourceRecordSet) -> Option<Routing> {
    let set_identifier = row.set_identifier.clone();
    if let Some(weight) = row.weight {
        let weight = u8::try_from(weight).ok()?;
        return Some(Routing::Weighted { set_identifier: set_identifier?, weight });
    }
    match (row.multi_value_answer, row.failover.as_deref().map(role)) {
        (None, None) => Some(Routing::Simple),
        (Some(_), _) => Some(Routing::Multivalue { set_identifier: set_identifier? }),
        (None, Some(role)) => {
            Some(Routing::Failover { set_identifier: set_identifier?, role: role? })
        }
    }
}

fn role(text: &str) -> Option<Role> {
    match text {
        "PRIMARY" => Some(Role::Primary),
        "SECONDARY" => Some(Role::Secondary),
        _ => None,
    }
}

/// The XML schema's words for a value that is none of a list.
pub(super) fn not_facet_valid(value: &str, list: &str) -> String {
    format!(
        "Invalid XML ; cvc-enumeration-valid: Value '{value}' is not facet-valid with respect to enumeration '{list}'. It must be a value from the enumeration."
    )
}

pub(super) fn context(row: &ResourceRecordSet, place: Place<'_>) -> String {
    let name = name::from_presentation(&row.name)
        .map_or_else(|_| row.name.clone(), |name| name::to_presentation(&name));
    let id = row.set_identifier.as_deref().unwrap_or("null");
    match place {
        Place::Change(action) => format!(
            "Change with [Action={action}, Name={name}, Type={}, SetIdentifier={id}]",
            row.rtype
        ),
        Place::List => {
            format!("ResourceRecordSet with [Name={name}, Type={}, SetIdentifier={id}]", row.rtype)
        }
    }
}
