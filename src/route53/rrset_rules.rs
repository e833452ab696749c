//! Rules between the records of a zone, on its state after a whole batch or listing.
//!
//! Source: `ResourceRecordSet` and `ChangeResourceRecordSets` in the API reference; refusals that
//! users of the service have reported.

use std::sync::Arc;

use domain::base::iana::Rtype;

use super::hosted_record::{HostedRecord, Records, name_part};
use super::kind::ViolationKind;
use super::origin::{Origin, Origins};
use super::policy_rules;
use super::violation::Violation;
use crate::dns::{Name, name};
use crate::zone::RecordSet;

/// Validates the records with an origin, among all records.
pub(super) fn validate<'a>(
    apex: &Name,
    records: &'a Records,
    origins: Origins<'a>,
    is_change: bool,
) -> Vec<Violation> {
    let entry = |(key, record): (&'a String, &'a Arc<HostedRecord>)| Entry {
        name: name_part(key),
        origin: origins.of(key, record),
        record,
    };
    let entries: Vec<Entry<'a>> = records.iter().map(entry).collect();
    let apex_key = name::sort_key(apex);
    let mut validator = Validator { apex, is_change, violations: Vec::new() };
    for same_name in entries.chunk_by(|one, other| one.name == other.name) {
        let key = same_name[0].name;
        let has_cname = same_name.iter().any(|entry| entry.parsed().rtype == Rtype::CNAME);
        for rrset in same_name.chunk_by(|one, other| one.parsed().rtype == other.parsed().rtype) {
            let context = RrsetContext {
                is_inside: key.starts_with(&apex_key),
                is_apex: key == apex_key,
                has_cname,
                has_other_types: rrset.len() < same_name.len(),
            };
            validator.rrset(rrset, &context);
        }
    }
    validator.violations
}

/// A record, the part of its key for the name, and its origin if it is validated.
struct Entry<'a> {
    name: &'a str,
    record: &'a HostedRecord,
    origin: Option<Origin<'a>>,
}

impl<'a> Entry<'a> {
    fn parsed(&self) -> &'a RecordSet {
        &self.record.parsed
    }
}

/// The surroundings of an RRset.
struct RrsetContext {
    is_inside: bool,
    is_apex: bool,
    /// The name has a CNAME record.
    has_cname: bool,
    /// The name has records of other types.
    has_other_types: bool,
}

struct Validator<'a> {
    apex: &'a Name,
    is_change: bool,
    violations: Vec<Violation>,
}

impl Validator<'_> {
    fn rrset(&mut self, rrset: &[Entry<'_>], context: &RrsetContext) {
        self.quota(rrset);
        let records: Vec<&HostedRecord> = rrset.iter().map(|entry| entry.record).collect();
        let by_policy = policy_rules::validate_rrset(&records);
        for (Entry { record, origin, .. }, by_policy) in rrset.iter().zip(by_policy) {
            if let Some(origin) = origin {
                let kinds = self.record(&record.parsed, context).into_iter().chain(by_policy);
                self.violations.extend(kinds.map(|kind| origin.violation(&record.given, kind)));
            }
        }
    }

    fn record(&self, record: &RecordSet, context: &RrsetContext) -> Vec<ViolationKind> {
        let mut kinds = Vec::new();
        kinds.extend(self.misplaced(record, context));
        kinds.extend(policy_rules::unsupported_type(record).or_else(|| single_value(record)));
        kinds.extend(self.cname_conflict(record, context));
        kinds
    }

    fn misplaced(&self, record: &RecordSet, context: &RrsetContext) -> Option<ViolationKind> {
        let zone = || self.apex.clone();
        match record.rtype {
            _ if !context.is_inside => Some(ViolationKind::OutsideZone(zone())),
            Rtype::SOA if !context.is_apex => Some(ViolationKind::SoaBelowApex(zone())),
            _ => None,
        }
    }

    /// A CNAME record and its name's other records (RFC 1034 section 3.6.2).
    fn cname_conflict(&self, record: &RecordSet, context: &RrsetContext) -> Option<ViolationKind> {
        let zone = || self.apex.clone();
        match record.rtype {
            Rtype::CNAME if context.is_apex => Some(ViolationKind::CnameAtApex(zone())),
            Rtype::CNAME if context.has_other_types => Some(ViolationKind::CnameConflict(zone())),
            Rtype::CNAME => None,
            _ => context.has_cname.then(|| ViolationKind::ConflictWithCname(zone())),
        }
    }

    /// One violation for an RRset with too many records, at the last of them in the input.
    fn quota(&mut self, rrset: &[Entry<'_>]) {
        let policy = &rrset[0].parsed().policy;
        let quota = policy_rules::quota(policy, self.is_change);
        if quota.is_none_or(|quota| rrset.len() <= quota.records) {
            return;
        }
        let with_origin = rrset.iter().filter_map(|entry| Some((entry.origin?, entry.record)));
        if let Some((origin, record)) = with_origin.max_by_key(|(origin, _)| origin.index()) {
            let kind = ViolationKind::TooManyOfPolicy(policy.kind());
            self.violations.push(origin.violation(&record.given, kind));
        }
    }
}

fn single_value(record: &RecordSet) -> Option<ViolationKind> {
    match record.rtype {
        Rtype::NS if name::is_wildcard(&record.name) => Some(ViolationKind::WildcardNs),
        Rtype::CNAME | Rtype::SOA if record.values.len() > 1 => Some(ViolationKind::SeveralValues),
        _ => None,
    }
}
