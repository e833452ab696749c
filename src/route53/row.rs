//! One row read: structure, policy, name and values.
//!
//! Source: `ResourceRecordSet` in the API reference; what the service answers to rows
//! that break it, as users have reported it.

use domain::base::iana::Rtype;

use super::error::Fault;
use super::shapes::ResourceRecordSet;
use crate::order::first_equals;
use crate::routing::Role;
use crate::zone::{self, Name, RecordSet, Routing, Value};

/// Characters of a `SetIdentifier` (API reference, `ResourceRecordSetIdentifier`).
const SET_IDENTIFIER_LIMIT: usize = 128;
/// Largest TTL, in seconds (API reference, `TTL`).
const TTL_LIMIT: i64 = 2_147_483_647;
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
pub(super) fn read(row: &ResourceRecordSet, place: Place<'_>) -> Result<RecordSet, Vec<Fault>> {
    let mut faults = structure(row, &context(row, place));
    let name =
        zone::name::parse(&row.name).map_err(|error| faults.push(invalid_record(row, &error)));
    let rtype = zone::parse_type(&row.rtype);
    let values = rtype.map_or_else(Vec::new, |rtype| values(row, rtype, &mut faults));
    match (name, rtype, routing(row)) {
        (Ok(name), Some(rtype), Some(routing)) if faults.is_empty() => Ok(RecordSet {
            name,
            rtype,
            ttl: row.ttl.and_then(|ttl| u32::try_from(ttl).ok()).unwrap_or_default(),
            values,
            routing,
            health_check: row.health_check_id.clone(),
        }),
        _ => Err(faults),
    }
}

/// How messages name a row: `example.com., type A, SetIdentifier web-1`.
pub(super) fn title(name: &Name, rtype: Rtype, set_identifier: Option<&str>) -> String {
    let (name, rtype) = (zone::name::spell(name), zone::spell_type(rtype));
    match set_identifier {
        Some(id) => format!("RRSet with DNS name {name}, type {rtype}, SetIdentifier {id}"),
        None => format!("RRSet with DNS name {name}, type {rtype}"),
    }
}

/// Faults that show without the zone, and stop a request as `InvalidInput`.
fn structure(row: &ResourceRecordSet, context: &str) -> Vec<Fault> {
    let policies = policies(row);
    let mut messages = Vec::new();
    if zone::parse_type(&row.rtype).is_none() {
        messages.push(unknown_type(&row.rtype, context));
    }
    match (policies.len(), &row.set_identifier) {
        (0, None) => {}
        (0, Some(_)) => messages.push(format!("Invalid request: Expected exactly one of [{POLICY_MEMBERS}], but found none in {context}")),
        (1, None) => messages.push(format!("Invalid request: Missing field 'SetIdentifier' in {context}")),
        (1, Some(_)) => {}
        _ => messages.push(format!("Invalid request: Expected exactly one of [{POLICY_MEMBERS}], but found more than one in {context}")),
    }
    messages.extend(value_source(row).map(|found| {
        format!("Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found {found} in {context}")
    }));
    messages.extend(limits(row, context));
    messages.extend(not_implemented(row, &policies));
    let faults = messages.into_iter().map(Fault::input);
    faults.chain(multivalue_alias(row).then(|| Fault::batch(MULTIVALUE_ALIAS))).collect()
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

/// The policy members that a row has.
fn policies(row: &ResourceRecordSet) -> Vec<&'static str> {
    let members = [
        ("Weight", row.weight.is_some()),
        ("Region", row.region.is_some()),
        ("Failover", row.failover.is_some()),
        ("GeoLocation", row.geo_location.is_some()),
        ("MultiValueAnswer", row.multi_value_answer.is_some()),
        ("GeoProximityLocation", row.geo_proximity_location.is_some()),
        ("CidrRoutingConfig", row.cidr_routing_config.is_some()),
    ];
    members.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect()
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

fn limits(row: &ResourceRecordSet, context: &str) -> Vec<String> {
    let mut messages = Vec::new();
    let id_length = row.set_identifier.as_ref().map(|id| id.chars().count());
    if id_length.is_some_and(|length| !(1..=SET_IDENTIFIER_LIMIT).contains(&length)) {
        messages.push(format!("Invalid request: SetIdentifier must have 1 to {SET_IDENTIFIER_LIMIT} characters in {context}"));
    }
    if row.ttl.is_some_and(|ttl| !(0..=TTL_LIMIT).contains(&ttl)) {
        messages.push(format!("Invalid request: TTL must be from 0 to {TTL_LIMIT} in {context}"));
    }
    let failover = row.failover.as_deref();
    if failover.is_some_and(|failover| role(failover).is_none()) {
        messages.push(not_facet_valid(failover.unwrap_or_default(), "[PRIMARY, SECONDARY]"));
    }
    if row.multi_value_answer == Some(false) && row.set_identifier.is_some() {
        messages.push(format!(
            "Invalid request: MultiValueAnswer must be true or left out in {context}"
        ));
    }
    messages
}

/// Policies that this zone does not route by are refused by name, never dropped.
fn not_implemented(row: &ResourceRecordSet, policies: &[&str]) -> Vec<String> {
    let foreign =
        policies.iter().filter(|policy| !["Failover", "MultiValueAnswer"].contains(policy));
    let alias = row.alias_target.is_some() && !multivalue_alias(row);
    let members = foreign.copied().chain(alias.then_some("AliasTarget"));
    let members = members.chain(row.traffic_policy_instance_id.map(|_| "TrafficPolicyInstanceId"));
    let title = context(row, Place::List);
    members
        .map(|member| {
            format!(
                "{member} is not implemented, and the row is refused rather than dropped: {title}"
            )
        })
        .collect()
}

fn routing(row: &ResourceRecordSet) -> Option<Routing> {
    let set_identifier = row.set_identifier.clone();
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

fn values(row: &ResourceRecordSet, rtype: Rtype, faults: &mut Vec<Fault>) -> Vec<Value> {
    let records = row.resource_records.as_deref().unwrap_or_default();
    if records.len() > VALUES_LIMIT {
        faults.push(Fault::batch(format!(
            "Cannot have more than {VALUES_LIMIT} records in a RRSet."
        )));
    }
    let mut values = Vec::with_capacity(records.len());
    for record in records {
        match Value::parse(rtype, &record.value) {
            Ok(value) => values.push(value),
            Err(error) => faults.push(invalid_record(row, &error)),
        }
    }
    let keys: Vec<_> = values.iter().map(Value::key).collect();
    let first = first_equals(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    for (_, value) in values.iter().enumerate().filter(|(index, _)| first[*index] != *index) {
        faults.push(Fault::batch(format!("Duplicate Resource Record: '{}'", value.text())));
    }
    values
}

/// The wording of a fault in a name or a value.
fn invalid_record(row: &ResourceRecordSet, error: &dyn std::fmt::Display) -> Fault {
    Fault::batch(format!("Invalid Resource Record: {error} (record '{}' {})", row.name, row.rtype))
}

fn unknown_type(rtype: &str, context: &str) -> String {
    match rtype {
        "" => format!("Invalid request: Missing field 'Type' in {context}"),
        _ => not_facet_valid(rtype, &format!("[{}]", zone::TYPES.map(zone::spell_type).join(", "))),
    }
}

/// The XML schema's words for a value that is none of a list.
pub(super) fn not_facet_valid(value: &str, list: &str) -> String {
    format!(
        "Invalid XML ; cvc-enumeration-valid: Value '{value}' is not facet-valid with respect to enumeration '{list}'. It must be a value from the enumeration."
    )
}

fn context(row: &ResourceRecordSet, place: Place<'_>) -> String {
    let name = zone::name::parse(&row.name)
        .map_or_else(|_| row.name.clone(), |name| zone::name::spell(&name));
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
