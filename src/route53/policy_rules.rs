//! The rules that the routing policies declare, applied to records.
//!
//! - members: [`parse`], [`validate_alias`]
//! - a record in its zone: [`unsupported_type`]
//! - the records of one name and type: [`validate_rrset`], [`quota`]
//!
//! Source: `ResourceRecordSet` in the API reference; "Choosing a routing policy" and "Quotas" in
//! the Developer Guide; refusals that users of the service have reported.

use super::hosted_record::{HostedRecord, valid_ttl};
use super::kind::{Found, ViolationKind};
use crate::routing::policy::{Quota, RecordFacts};
use crate::routing::{PolicyKind, RecordPolicy};
use crate::types::ResourceRecordSet;
use crate::zone::RecordSet;

/// A member, and whether a record has it.
type Member = (&'static str, fn(&ResourceRecordSet) -> bool);

/// The members of policies that this version does not implement.
const NOT_IMPLEMENTED: [Member; 4] = [
    ("Region", |record| record.region.is_some()),
    ("GeoLocation", |record| record.geo_location.is_some()),
    ("GeoProximityLocation", |record| record.geo_proximity_location.is_some()),
    ("CidrRoutingConfig", |record| record.cidr_routing_config.is_some()),
];

/// A violation, and its member if one is at fault.
type MemberViolation = (Option<&'static str>, ViolationKind);

/// Parses the policy of a record, or returns the violations of its members.
pub(super) fn parse(record: &ResourceRecordSet) -> Result<RecordPolicy, Vec<MemberViolation>> {
    let first = PolicyKind::of_record(record).next().unwrap_or(PolicyKind::Simple);
    let parsed = first.read(record);
    let mut violations: Vec<MemberViolation> = one_policy(record).into_iter().collect();
    for policy in PolicyKind::of_record(record) {
        if let Err(fault) = policy.read(record) {
            let member = policy.spec().member.unwrap_or_default();
            violations.push((Some(member), ViolationKind::InvalidParameter { member, fault }));
        }
    }
    violations.extend(not_implemented(record));
    match parsed {
        Ok(policy) if violations.is_empty() => Ok(policy),
        _ => Err(violations),
    }
}

/// A record has a policy if, and only if, it has a `SetIdentifier`.
fn one_policy(record: &ResourceRecordSet) -> Option<MemberViolation> {
    let policies = PolicyKind::of_record(record).count() + not_implemented(record).count();
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
    let present = NOT_IMPLEMENTED.iter().filter(|(_, has)| has(record));
    present.map(|&(member, _)| (Some(member), ViolationKind::NotImplemented(member)))
}

/// An alias under a policy without aliases.
pub(super) fn validate_alias(record: &ResourceRecordSet) -> Option<ViolationKind> {
    record.alias_target.as_ref()?;
    let mut policies = PolicyKind::of_record(record).filter(|policy| policy.read(record).is_ok());
    let policy = policies.find(|policy| policy.spec().alias_refusal.is_some())?;
    Some(ViolationKind::AliasUnderPolicy(policy))
}

/// A record of a type that its policy does not support.
pub(super) fn unsupported_type(record: &RecordSet) -> Option<ViolationKind> {
    let unsupported = (record.policy.kind().spec().unsupported_types)(record.alias.is_some());
    unsupported.contains(&record.rtype).then_some(ViolationKind::UnsupportedType)
}

/// Validates the records of one name and type: they have one policy and keep its rules. Returns the
/// violations of each record.
pub(super) fn validate_rrset(records: &[&HostedRecord]) -> Vec<Vec<ViolationKind>> {
    let policies: Vec<&RecordPolicy> = records.iter().map(|record| &record.parsed.policy).collect();
    let mut violations = vec![Vec::new(); records.len()];
    if policies.iter().any(|policy| policy.kind() != policies[0].kind()) {
        for (own, &policy) in violations.iter_mut().zip(&policies) {
            own.push(ViolationKind::MixedPolicies(policy.clone()));
        }
    }
    let facts: Vec<RecordFacts<RecordPolicy>> = records.iter().copied().map(facts).collect();
    for (index, rule) in RecordPolicy::broken_rules(&facts) {
        let policy = policies[index].clone();
        violations[index].push(ViolationKind::BrokenPolicyRule { policy, rule });
    }
    violations
}

fn facts(HostedRecord { given, parsed, .. }: &HostedRecord) -> RecordFacts<RecordPolicy> {
    RecordFacts {
        policy: parsed.policy.clone(),
        ttl: valid_ttl(given).filter(|_| parsed.alias.is_none()),
        values: parsed.values.len(),
        has_check: parsed.health_check.is_some(),
        evaluates_target: parsed.alias.as_ref().map(|target| target.evaluate_health),
    }
}

/// The limit of an RRset under a policy. A listing may exceed one that AWS can raise; a change
/// cannot.
pub(super) fn quota(policy: &RecordPolicy, is_change: bool) -> Option<Quota> {
    policy.kind().spec().quota.filter(|quota| is_change || !quota.can_be_raised)
}
