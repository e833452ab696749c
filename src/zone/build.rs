//! Records to RRsets: the values of each, the index of names, the dependents of each check.

use std::collections::BTreeMap;

use domain::base::iana::Rtype;

use super::alias;
use super::name_index::NameIndex;
use super::{RecordSet, Rrset};
use crate::dns::{Name, RecordData, name};
use crate::health::{Checks, RecordHealth};
use crate::routing::{AliasHealth, RecordPolicy, RoutedRecord, RrsetRouting};

/// The records that depend on each check, in the order of the checks: RRset and record in it.
pub(super) type CheckDependents = Vec<Vec<(usize, usize)>>;

/// The parts of a zone.
pub(super) struct Parts {
    pub(super) names: NameIndex,
    pub(super) sets: Vec<Rrset>,
    pub(super) dependents: CheckDependents,
}

impl Parts {
    /// The parts of a zone with these records.
    pub(super) fn new(apex: &Name, records: &[&RecordSet], checks: &Checks) -> Self {
        let mut rrsets = BTreeMap::<(String, Rtype), Vec<&RecordSet>>::new();
        for record in records {
            let key = (name::sort_key(&record.name), record.rtype);
            rrsets.entry(key).or_default().push(record);
        }
        let mut names = NameIndex::new(name::sort_key(apex));
        let mut dependents = vec![Vec::new(); checks.iter().count()];
        let mut sets = Vec::new();
        for ((key, rtype), records) in &rrsets {
            names.push(key, *rtype, sets.len());
            add_dependents(&mut dependents, records, sets.len(), checks);
            sets.push(rrset(records, checks));
        }
        alias::link(&names, &mut sets, rrsets.values());
        for set in 0..sets.len() {
            sets[set].addresses = addresses(apex, &names, &sets, set);
        }
        Self { names, sets, dependents }
    }
}

/// The RRsets with the addresses of each value's target: those inside the zone that every query
/// gets whole. PTR has no addresses. Looked up once, not for each query.
fn addresses(apex: &Name, names: &NameIndex, sets: &[Rrset], set: usize) -> Vec<Vec<usize>> {
    let Rrset { rtype, values, .. } = &sets[set];
    let is_whole = |set: usize| sets[set].routing.policy().spec().member.is_none();
    let mut addresses = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let target = value.target().filter(|name| *rtype != Rtype::PTR && name.ends_with(apex));
        let Some(target) = target else { continue };
        for rtype in [Rtype::A, Rtype::AAAA] {
            let found = names.get(target.for_slice(), rtype);
            if let Some(found) = found.filter(|&found| is_whole(found)) {
                addresses.resize(values.len(), Vec::new());
                addresses[index].push(found);
            }
        }
    }
    addresses
}

fn add_dependents(
    dependents: &mut CheckDependents,
    records: &[&RecordSet],
    set: usize,
    checks: &Checks,
) {
    for (index, record) in records.iter().enumerate() {
        if let Some(check) = record.health_check.as_ref().and_then(|id| checks.index_of(id)) {
            dependents[check.get()].push((set, index));
        }
    }
}

/// The RRset of records. Equal values share a candidate, with the least TTL of its records.
fn rrset(records: &[&RecordSet], checks: &Checks) -> Rrset {
    let mut given: Vec<(RecordData, u32)> = Vec::new();
    for record in records {
        given.extend(record.values.iter().map(|value| (value.clone(), record.ttl)));
    }
    let candidates = candidates(&given);
    let (mut values, mut ttls): (Vec<RecordData>, Vec<u32>) = Default::default();
    for ((value, ttl), &candidate) in given.into_iter().zip(&candidates) {
        match ttls.get_mut(candidate as usize) {
            Some(least) => *least = ttl.min(*least),
            None => {
                values.push(value);
                ttls.push(ttl);
            }
        }
    }
    let mut candidates = candidates.into_iter();
    let routed = |record: &&RecordSet| {
        let own = candidates.by_ref().take(record.values.len()).collect();
        routed_record(record, own, checks)
    };
    let routed = records.iter().map(routed).collect();
    let policies: Vec<RecordPolicy> = records.iter().map(|record| record.policy.clone()).collect();
    let routing = RrsetRouting::new(&policies, routed, values.len());
    let (targets, dependents, addresses) = Default::default();
    let (name, rtype) = (records[0].name.clone(), records[0].rtype);
    Rrset { name, rtype, routing, values, ttls, targets, dependents, addresses }
}

/// Numbers values in their order; equal values get the same number.
fn candidates(values: &[(RecordData, u32)]) -> Vec<u32> {
    let mut known = BTreeMap::new();
    let number = |(value, _): &(RecordData, u32)| {
        let next = known.len() as u32;
        *known.entry(value.key()).or_insert(next)
    };
    values.iter().map(number).collect()
}

fn routed_record(record: &RecordSet, candidates: Vec<u32>, checks: &Checks) -> RoutedRecord {
    let own = health(record, checks);
    // Targets count as healthy until `alias::link` has found them.
    let alias = record
        .alias
        .as_ref()
        .map(|alias| AliasHealth { own, target_up: alias.evaluate_health.then_some(true) });
    RoutedRecord {
        set_identifier: record.set_identifier.clone(),
        check: record.health_check.clone(),
        health: alias.map_or(own, AliasHealth::health),
        alias,
        candidates,
    }
}

/// Health by the record's check. A check that does not exist counts as healthy, as a deleted one
/// does.
fn health(record: &RecordSet, checks: &Checks) -> RecordHealth {
    match record.health_check.as_deref().map(|id| checks.get(id)) {
        None => RecordHealth::Unchecked,
        Some(None) => RecordHealth::Healthy,
        Some(Some(check)) => check.status().into(),
    }
}
