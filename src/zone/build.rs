//! Rows to RRsets: groups over candidates, the tree of names, and who hangs on
//! which check.

use std::collections::BTreeMap;

use domain::base::iana::Rtype;

use super::alias;
use super::name_index::NameIndex;
use super::{AliasTarget, RecordSet, Routing, Rrset};
use crate::dns::{Name, RecordData, name};
use crate::health::{Checks, RecordHealth};
use crate::routing::{AliasHealth, MAX_ANSWERS, PolicyKind, Role, RoutedRecord, RrsetRouting};

/// The rows that hang on each check, in the order of the checks: Rrset and row in it.
pub(super) type CheckDependents = Vec<Vec<(usize, usize)>>;

/// The parts of a zone, from its rows.
pub(super) fn parts(
    apex: &Name,
    rows: &[&RecordSet],
    checks: &Checks,
) -> (NameIndex, Vec<Rrset>, CheckDependents) {
    let keys: Vec<String> = rows.iter().map(|row| name::sort_key(&row.name)).collect();
    let place = |row: usize| (&keys[row], rows[row].rtype);
    let mut sorted: Vec<usize> = (0..rows.len()).collect();
    sorted.sort_by(|&a, &b| place(a).cmp(&place(b)));
    let mut tree = NameIndex::new(name::sort_key(apex));
    let mut check_dependents = vec![Vec::new(); checks.iter().count()];
    let mut sets = Vec::new();
    for group in sorted.chunk_by(|&a, &b| place(a) == place(b)) {
        let group_rows: Vec<&RecordSet> = group.iter().map(|&row| rows[row]).collect();
        tree.push(&keys[group[0]], group_rows[0].rtype, sets.len());
        watch(&mut check_dependents, &group_rows, sets.len(), checks);
        sets.push(rrset(&group_rows, checks));
    }
    alias::join(&tree, &mut sets, rows, &sorted);
    for set in 0..sets.len() {
        sets[set].addresses = addresses(apex, &tree, &sets, set);
    }
    (tree, sets, check_dependents)
}

/// Where the addresses of each value's target stand in the zone; but not of PTR, and not
/// where a policy would have to choose among them. Looked up here and not by a query.
fn addresses(apex: &Name, tree: &NameIndex, sets: &[Rrset], set: usize) -> Vec<Vec<usize>> {
    let Rrset { rtype, values, .. } = &sets[set];
    let mut addresses = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let target = value.target().filter(|name| *rtype != Rtype::PTR && name.ends_with(apex));
        let Some(target) = target else { continue };
        for rtype in [Rtype::A, Rtype::AAAA] {
            let found = tree.at(target.for_slice(), rtype);
            if let Some(found) = found.filter(|&found| sets[found].is_simple()) {
                addresses.resize(values.len(), Vec::new());
                addresses[index].push(found);
            }
        }
    }
    addresses
}

fn watch(check_dependents: &mut CheckDependents, rows: &[&RecordSet], set: usize, checks: &Checks) {
    for (index, row) in rows.iter().enumerate() {
        if let Some(check) = row.health_check.as_ref().and_then(|id| checks.index_of(id)) {
            check_dependents[check.get()].push((set, index));
        }
    }
}

/// The Rrset of one group's rows. Equal values share a candidate, which carries the
/// least TTL of the rows that hold it.
fn rrset(rows: &[&RecordSet], checks: &Checks) -> Rrset {
    let given: Vec<(&RecordData, u32)> =
        rows.iter().flat_map(|row| row.values.iter().map(|value| (value, row.ttl))).collect();
    let ids = candidates(&given);
    let (mut values, mut ttls): (Vec<RecordData>, Vec<u32>) = Default::default();
    for (&(value, ttl), &id) in given.iter().zip(&ids) {
        match ttls.get_mut(id as usize) {
            Some(least) => *least = ttl.min(*least),
            None => {
                values.push(value.clone());
                ttls.push(ttl);
            }
        }
    }
    let mut ids = ids.into_iter();
    let group_rows: Vec<RoutedRecord> = rows
        .iter()
        .map(|row| {
            let own = health(row, checks);
            // Until the targets are known, nothing is wrong with them.
            let target_up = |to: &AliasTarget| to.evaluate_health.then_some(true);
            let alias = row.alias.as_ref().map(|to| AliasHealth { own, target_up: target_up(to) });
            RoutedRecord {
                set_identifier: row.routing.set_identifier().map(str::to_owned),
                check: row.health_check.clone(),
                health: alias.map_or(own, AliasHealth::health),
                alias,
                role: role(row),
                weight: weight(row),
                candidates: ids.by_ref().take(row.values.len()).collect(),
            }
        })
        .collect();
    let group = RrsetRouting::new(policy(rows[0]), group_rows, values.len(), MAX_ANSWERS);
    let (targets, alias_dependents, addresses) = Default::default();
    let (name, rtype) = (rows[0].name.clone(), rows[0].rtype);
    Rrset { name, rtype, group, values, ttls, targets, alias_dependents, addresses }
}

/// Numbers values in the order they stand in, equal ones alike.
fn candidates(values: &[(&RecordData, u32)]) -> Vec<u32> {
    let mut known = BTreeMap::new();
    let number = |(value, _): &(&RecordData, u32)| {
        let next = known.len() as u32;
        *known.entry(value.key()).or_insert(next)
    };
    values.iter().map(number).collect()
}

/// A row whose check is not known counts as healthy: what a deleted check leaves.
fn health(row: &RecordSet, checks: &Checks) -> RecordHealth {
    let check = row.health_check.as_deref().map(|id| checks.get(id));
    match check {
        None => RecordHealth::Unchecked,
        Some(None) => RecordHealth::Healthy,
        Some(Some(check)) => check.status().into(),
    }
}

fn policy(row: &RecordSet) -> PolicyKind {
    match row.routing {
        Routing::Simple => PolicyKind::Simple,
        Routing::Multivalue { .. } => PolicyKind::Multivalue,
        Routing::Failover { .. } => PolicyKind::Failover,
        Routing::Weighted { .. } => PolicyKind::Weighted,
    }
}

fn role(row: &RecordSet) -> Option<Role> {
    match row.routing {
        Routing::Failover { role, .. } => Some(role),
        _ => None,
    }
}

fn weight(row: &RecordSet) -> u32 {
    match row.routing {
        Routing::Weighted { weight, .. } => weight.into(),
        _ => 0,
    }
}
