//! The rules of the routing policies: everything in this room that differs by policy, except for
//! sentences.
//!
//! - members: [`validate_members`], [`routing`], [`validate_alias`]
//! - a record in its zone: [`validate_record`]
//! - a record among those of its name and type: [`validate_in_rrset`], [`quota`]
//!
//! Source: `ResourceRecordSet` in the API reference; "Choosing a routing policy" and "Quotas" in
//! the Developer Guide; refusals that users of the service have reported.

use domain::base::iana::Rtype;

use super::kind::{Found, ViolationKind};
use crate::routing::{PolicyKind, Role};
use crate::types::ResourceRecordSet;
use crate::zone::{RecordSet, Routing};

/// Greatest weight (API reference, `ResourceRecordSetWeight`).
const MAX_WEIGHT: i64 = 255;
/// Most weighted, or multivalue answer, records of one name and type (Developer Guide, "Quotas").
const MAX_RECORDS: usize = 100;

/// A member that names a policy, and whether a record has it.
type PolicyMember = (&'static str, bool);

/// The members that name a policy.
fn policy_members(record: &ResourceRecordSet) -> [PolicyMember; 7] {
    [
        ("Weight", record.weight.is_some()),
        ("Region", record.region.is_some()),
        ("Failover", record.failover.is_some()),
        ("GeoLocation", record.geo_location.is_some()),
        ("MultiValueAnswer", record.multi_value_answer.is_some()),
        ("GeoProximityLocation", record.geo_proximity_location.is_some()),
        ("CidrRoutingConfig", record.cidr_routing_config.is_some()),
    ]
}

/// Members of policies that this version implements.
const IMPLEMENTED: [&str; 3] = ["Weight", "Failover", "MultiValueAnswer"];

/// A violation, and its member if one is at fault.
type MemberViolation = (Option<&'static str>, ViolationKind);

/// Validates the members of a record's policy.
pub(super) fn validate_members(record: &ResourceRecordSet) -> Vec<MemberViolation> {
    let mut violations = Vec::new();
    violations.extend(one_policy(record));
    violations.extend(weight(record).map(|kind| (Some("Weight"), kind)));
    violations.extend(failover(record).map(|kind| (Some("Failover"), kind)));
    if record.multi_value_answer == Some(false) && record.set_identifier.is_some() {
        violations.push((Some("MultiValueAnswer"), ViolationKind::MultiValueAnswerFalse));
    }
    violations.extend(not_implemented(record));
    violations
}

/// A record has a policy if, and only if, it has a `SetIdentifier`.
fn one_policy(record: &ResourceRecordSet) -> Option<MemberViolation> {
    let policies = policy_members(record).iter().filter(|(_, is_there)| *is_there).count();
    let id = "SetIdentifier";
    match (policies, &record.set_identifier) {
        (0, None) | (1, Some(_)) => None,
        (0, Some(_)) => Some((None, ViolationKind::NotOnePolicy(Found::None))),
        (1, None) => Some((Some(id), ViolationKind::MissingMember(id))),
        _ => Some((None, ViolationKind::NotOnePolicy(Found::Several))),
    }
}

/// Policies that this version does not implement are refused by name, never dropped.
fn not_implemented(record: &ResourceRecordSet) -> impl Iterator<Item = MemberViolation> {
    let members = policy_members(record).into_iter();
    let foreign = members.filter(|(member, is_there)| *is_there && !IMPLEMENTED.contains(member));
    foreign.map(|(member, _)| (Some(member), ViolationKind::NotImplemented(member)))
}

fn weight(record: &ResourceRecordSet) -> Option<ViolationKind> {
    let (member, min, max) = ("Weight", 0, MAX_WEIGHT);
    let value = record.weight.filter(|weight| !(min..=max).contains(weight))?;
    Some(ViolationKind::OutOfRange { member, value, min, max })
}

fn failover(record: &ResourceRecordSet) -> Option<ViolationKind> {
    let value = record.failover.as_ref().filter(|failover| role(failover).is_none())?.clone();
    Some(ViolationKind::NotInEnumeration { value, allowed: vec!["PRIMARY", "SECONDARY"] })
}

/// The routing of a record with valid members.
pub(super) fn routing(record: &ResourceRecordSet) -> Option<Routing> {
    let set_identifier = record.set_identifier.clone();
    if let Some(weight) = record.weight {
        let weight = u8::try_from(weight).ok()?;
        return Some(Routing::Weighted { set_identifier: set_identifier?, weight });
    }
    match (record.multi_value_answer, record.failover.as_deref().map(role)) {
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

/// Multivalue answer alone has no aliases.
pub(super) fn validate_alias(record: &ResourceRecordSet) -> Option<ViolationKind> {
    let is_alias = record.alias_target.is_some() && record.multi_value_answer == Some(true);
    is_alias.then_some(ViolationKind::MultivalueAlias)
}

/// Validates a record by its policy, without the others of its name and type.
pub(super) fn validate_record(record: &RecordSet) -> impl Iterator<Item = ViolationKind> {
    [health_check(record), several_values(record)].into_iter().flatten()
}

/// A record of a type that its policy does not support.
pub(super) fn unsupported_type(record: &RecordSet) -> Option<ViolationKind> {
    let unsupported: &[Rtype] = match record.routing {
        Routing::Simple if record.alias.is_some() => &[Rtype::NS, Rtype::SOA],
        Routing::Simple => &[],
        Routing::Multivalue { .. } => &[Rtype::CNAME, Rtype::NS, Rtype::SOA, Rtype::DS],
        Routing::Failover { .. } | Routing::Weighted { .. } => &[Rtype::NS, Rtype::SOA],
    };
    unsupported.contains(&record.rtype).then_some(ViolationKind::UnsupportedType)
}

fn health_check(record: &RecordSet) -> Option<ViolationKind> {
    let has_check = record.health_check.is_some();
    let evaluates_health = record.alias.as_ref().map(|target| target.evaluate_health);
    match (&record.routing, evaluates_health) {
        (Routing::Simple, _) if has_check => Some(ViolationKind::HealthCheckOnSimple),
        (Routing::Failover { role: Role::Primary, .. }, None) if !has_check => {
            Some(ViolationKind::PrimaryWithoutHealthCheck)
        }
        (Routing::Failover { role: Role::Primary, .. }, Some(false)) if !has_check => {
            Some(ViolationKind::PrimaryAliasWithoutHealth)
        }
        _ => None,
    }
}

/// A multivalue answer record has one value, so that the limit of an answer counts records. AWS
/// does not document several.
fn several_values(record: &RecordSet) -> Option<ViolationKind> {
    let is_multivalue = matches!(record.routing, Routing::Multivalue { .. });
    let count = record.values.len();
    (is_multivalue && count > 1).then_some(ViolationKind::SeveralMultivalueValues(count))
}

/// The facts of an RRset that its records' policies have rules on.
pub(super) struct RrsetFacts {
    /// Records differ in policy.
    pub(super) mixed: bool,
    /// Records that are no aliases differ in TTL.
    pub(super) ttls_differ: bool,
    primaries: usize,
    secondaries: usize,
}

impl RrsetFacts {
    /// The facts of records of one name and type, with their valid TTLs.
    pub(super) fn new<'a>(
        records: impl Iterator<Item = (&'a RecordSet, Option<u32>)> + Clone,
    ) -> Self {
        let all = records.clone().map(|(record, _)| record);
        let count = |role| all.clone().filter(|record| role_of(record) == Some(role)).count();
        let own_data = records.filter(|(record, _)| record.alias.is_none());
        Self {
            mixed: !all_equal(all.clone().map(|record| policy(&record.routing))),
            ttls_differ: !all_equal(own_data.filter_map(|(_, ttl)| ttl)),
            primaries: count(Role::Primary),
            secondaries: count(Role::Secondary),
        }
    }

    fn count(&self, role: Role) -> usize {
        match role {
            Role::Primary => self.primaries,
            Role::Secondary => self.secondaries,
        }
    }
}

fn all_equal<T: PartialEq>(mut items: impl Iterator<Item = T>) -> bool {
    let first = items.next();
    items.all(|item| Some(item) == first)
}

/// Validates a record among those of its name and type: they have one policy, no role twice, and
/// weighted ones one TTL.
pub(super) fn validate_in_rrset(
    record: &RecordSet,
    rrset: &RrsetFacts,
) -> impl Iterator<Item = ViolationKind> {
    let (policy, role) = (policy(&record.routing), role_of(record));
    let mixed = rrset.mixed.then_some(ViolationKind::MixedPolicies { policy, role });
    let own = match record.routing {
        Routing::Weighted { .. } if rrset.ttls_differ => Some(ViolationKind::WeightedTtlsDiffer),
        Routing::Failover { role, .. } if rrset.count(role) > 1 => {
            Some(ViolationKind::RoleTaken(role))
        }
        _ => None,
    };
    [mixed, own].into_iter().flatten()
}

/// Most records of one name and type. A listing may have more multivalue answer records, as AWS
/// can raise that quota; a change cannot make them.
pub(super) fn quota(record: &RecordSet, is_change: bool) -> Option<(PolicyKind, usize)> {
    let policy = policy(&record.routing);
    let is_limited = match policy {
        PolicyKind::Weighted => true,
        PolicyKind::Multivalue => is_change,
        PolicyKind::Simple | PolicyKind::Failover => false,
    };
    is_limited.then_some((policy, MAX_RECORDS))
}

fn policy(routing: &Routing) -> PolicyKind {
    match routing {
        Routing::Simple => PolicyKind::Simple,
        Routing::Multivalue { .. } => PolicyKind::Multivalue,
        Routing::Failover { .. } => PolicyKind::Failover,
        Routing::Weighted { .. } => PolicyKind::Weighted,
    }
}

fn role_of(record: &RecordSet) -> Option<Role> {
    match record.routing {
        Routing::Failover { role, .. } => Some(role),
        _ => None,
    }
}
