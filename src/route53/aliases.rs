//! Rules on alias targets, on the state of a zone after a whole batch or listing.
//!
//! Source: `AliasTarget` in the API reference and "Values specific for simple alias records" in
//! the Developer Guide; refusals that users of the service have reported.

use std::collections::BTreeSet;
use std::ops::Bound;

use super::hosted_record::{HostedRecord, Records, is_in_rrset, name_part, rrset_key};
use super::kind::ViolationKind;
use super::origin::{Origin, Origins};
use super::violation::{RecordId, Violation};
use crate::dns::Name;
use crate::text::DataPath;
use crate::zone::{AliasTarget, MAX_ALIASES};

/// Keys of RRsets that exist although their records are not valid; of names where the type is not
/// valid either.
pub(super) type Invalid = BTreeSet<String>;

/// Validates all aliases: a batch can remove the target of an alias that it does not change.
pub(super) fn validate(
    apex: &Name,
    records: &Records,
    origins: Origins<'_>,
    invalid: &Invalid,
) -> Vec<Violation> {
    let zone = ZoneState { apex, records, origins, invalid };
    let mut links = Vec::new();
    for (key, record) in records {
        links.extend(link(key, record));
    }
    measure(&mut links);
    links.iter().filter_map(|link| zone.validate(link)).collect()
}

/// An alias and the key of its target RRset.
struct Link<'a> {
    key: &'a str,
    record: &'a HostedRecord,
    target: &'a AliasTarget,
    own_rrset: String,
    target_rrset: String,
    /// Aliases in the chain from this one on.
    depth: usize,
}

fn link<'a>(key: &'a str, record: &'a HostedRecord) -> Option<Link<'a>> {
    let parsed = &record.parsed;
    let target = parsed.alias.as_ref()?;
    Some(Link {
        key,
        record,
        target,
        own_rrset: rrset_key(&parsed.name, parsed.rtype),
        target_rrset: rrset_key(&target.name, parsed.rtype),
        depth: 0,
    })
}

/// Counts the aliases of each chain. Links are in the order of their RRsets.
fn measure(links: &mut [Link<'_>]) {
    let (mut grows, mut passes) = (true, 0);
    while grows && passes < CIRCLE {
        (grows, passes) = (false, passes + 1);
        for index in 0..links.len() {
            let target = &links[index].target_rrset;
            let first = links.partition_point(|next| next.own_rrset < *target);
            let next = links[first..].iter().take_while(|next| next.own_rrset == *target);
            let depth = 1 + next.fold(0, |most, next| most.max(next.depth));
            grows |= depth > links[index].depth;
            links[index].depth = depth;
        }
    }
}

/// A chain of this length is a circle: no zone has so long a chain.
const CIRCLE: usize = 64;

struct ZoneState<'a> {
    apex: &'a Name,
    records: &'a Records,
    origins: Origins<'a>,
    invalid: &'a Invalid,
}

impl ZoneState<'_> {
    fn validate(&self, link: &Link<'_>) -> Option<Violation> {
        let target = || link.target.name.clone();
        if !link.target.name.ends_with(self.apex) {
            return Some(self.violation(link, ViolationKind::AliasOutsideZone(target())));
        }
        if !self.has_rrset(&link.target_rrset) {
            return Some(self.missing(link));
        }
        let kind = match link.depth {
            0..=MAX_ALIASES => return None,
            CIRCLE.. => ViolationKind::AliasCircle,
            length => ViolationKind::AliasChainTooLong { length, max: MAX_ALIASES },
        };
        Some(self.violation(link, kind))
    }

    fn has_rrset(&self, rrset: &str) -> bool {
        let from = (Bound::Included(rrset), Bound::Unbounded);
        let next = self.records.range::<str, _>(from).next();
        next.is_some_and(|(key, _)| is_in_rrset(key, rrset))
            || self.invalid.contains(rrset)
            || self.invalid.contains(name_part(rrset))
    }

    fn missing(&self, link: &Link<'_>) -> Violation {
        let target = link.target.name.clone();
        if self.origins.of(link.key, link.record).is_none() {
            return self.violation(link, ViolationKind::AliasTargetRemoved(target));
        }
        let given = link.record.given.alias_target.as_ref();
        let hosted_zone_id = given.map(|target| target.hosted_zone_id.clone()).unwrap_or_default();
        self.violation(link, ViolationKind::AliasTargetMissing { target, hosted_zone_id })
    }

    /// A violation by an alias; it is at the change of the target if that of the alias is none.
    fn violation(&self, link: &Link<'_>, kind: ViolationKind) -> Violation {
        let given = &link.record.given;
        match self.origins.of(link.key, link.record) {
            Some(origin) => {
                let path = origin.path().member("AliasTarget");
                Violation { path, ..origin.violation(given, kind) }
            }
            None => {
                let record = Some(RecordId::from(given));
                Violation { record, ..Violation::new(kind, self.change_of(&link.target_rrset)) }
            }
        }
    }

    /// The path of the last change of an RRset.
    fn change_of(&self, rrset: &str) -> DataPath {
        let last = self.origins.last_change(rrset);
        last.map_or_else(|| DataPath::default().member("Changes"), Origin::path)
    }
}
