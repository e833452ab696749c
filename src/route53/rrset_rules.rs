//! Rules between the records of a zone, on its state after a whole batch or listing.
//!
//! Source: `ResourceRecordSet` and `ChangeResourceRecordSets` in the API reference; refusals that
//! users of the service have reported.

use domain::base::iana::Rtype;

use super::hosted_record::{HostedRecord, Records, name_part};
use super::kind::ViolationKind;
use super::origin::Origins;
use super::policy_rules;
use super::violation::Violation;
use crate::dns::{Name, name};
use crate::zone::RecordSet;

type Entry<'a> = (&'a str, &'a HostedRecord);

/// Validates the records with an origin, among all records.
pub(super) fn validate(
    apex: &Name,
    records: &Records,
    origins: &Origins<'_>,
    is_change: bool,
) -> Vec<Violation> {
    let entries: Vec<Entry<'_>> =
        records.iter().map(|(key, record)| (key.as_str(), &**record)).collect();
    let apex_key = name::sort_key(apex);
    let mut validator = Validator { apex, origins, is_change, violations: Vec::new() };
    for same_name in entries.chunk_by(|(one, _), (other, _)| name_part(one) == name_part(other)) {
        let key = name_part(same_name[0].0);
        let has_cname = same_name.iter().any(|(_, record)| record.parsed.rtype == Rtype::CNAME);
        let same_type =
            |one: &Entry<'_>, other: &Entry<'_>| one.1.parsed.rtype == other.1.parsed.rtype;
        for rrset in same_name.chunk_by(same_type) {
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
    origins: &'a Origins<'a>,
    is_change: bool,
    violations: Vec<Violation>,
}

impl Validator<'_> {
    fn rrset(&mut self, rrset: &[Entry<'_>], context: &RrsetContext) {
        self.quota(rrset);
        let records: Vec<&HostedRecord> = rrset.iter().map(|(_, record)| *record).collect();
        let of_policies = policy_rules::validate_rrset(&records);
        for (index, (key, record)) in rrset.iter().enumerate() {
            if let Some(origin) = self.origins.get(*key) {
                let own = of_policies.iter().filter(|(of, _)| *of == index);
                let own = own.map(|(_, kind)| kind.clone());
                let kinds = self.record(&record.parsed, context).into_iter().chain(own);
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
        let (_, first) = rrset[0];
        let Some(quota) = policy_rules::quota(&first.parsed, self.is_change) else {
            return;
        };
        let origins =
            rrset.iter().filter_map(|(key, record)| Some((self.origins.get(*key)?, record)));
        let last = origins.max_by_key(|(origin, _)| origin.index());
        if let Some((origin, HostedRecord { given, .. })) =
            last.filter(|_| rrset.len() > quota.records)
        {
            let kind = ViolationKind::TooManyOfPolicy(first.parsed.policy.kind());
            self.violations.push(origin.violation(given, kind));
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
