//! Rows to RRsets: groups over candidates, the tree of names, and who hangs on
//! which check.

use domain::base::iana::Rtype;

use super::alias;
use super::tree::Tree;
use super::{AliasTo, Name, RRset, RecordSet, Routing, Value, name};
use crate::health::{Checks, Health};
use crate::order::{first_equals, order};
use crate::routing::{Alias, Group, MAX_ANSWERS, Policy, Role, Row};

/// The rows that hang on each check, in the order of the checks: RRset and row in it.
pub(super) type Watchers = Vec<Vec<(usize, usize)>>;

/// The parts of a zone, from its rows.
pub(super) fn parts(
    apex: &Name,
    rows: &[&RecordSet],
    checks: &Checks,
) -> (Tree, Vec<RRset>, Watchers) {
    let keys: Vec<String> = rows.iter().map(|row| name::sort_key(&row.name)).collect();
    let place = |row: usize| (&keys[row], rows[row].rtype);
    let sorted = order(rows.len(), &|a, b| place(a).cmp(&place(b)));
    let mut tree = Tree::new(name::sort_key(apex));
    let mut watchers = vec![Vec::new(); checks.iter().count()];
    let mut sets = Vec::new();
    for group in sorted.chunk_by(|&a, &b| place(a) == place(b)) {
        let group_rows: Vec<&RecordSet> = group.iter().map(|&row| rows[row]).collect();
        tree.push(&keys[group[0]], group_rows[0].rtype, sets.len());
        watch(&mut watchers, &group_rows, sets.len(), checks);
        sets.push(rrset(&group_rows, checks));
    }
    alias::join(&tree, &mut sets, rows, &sorted);
    for set in 0..sets.len() {
        sets[set].addresses = addresses(apex, &tree, &sets, set);
    }
    (tree, sets, watchers)
}

/// Where the addresses of each value's target stand in the zone; but not of PTR, and not
/// where a policy would have to choose among them. Looked up here and not by a query.
fn addresses(apex: &Name, tree: &Tree, sets: &[RRset], set: usize) -> Vec<Vec<usize>> {
    let RRset { rtype, values, .. } = &sets[set];
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

fn watch(watchers: &mut Watchers, rows: &[&RecordSet], set: usize, checks: &Checks) {
    for (index, row) in rows.iter().enumerate() {
        if let Some(place) = row.health_check.as_ref().and_then(|id| checks.place(id)) {
            watchers[place].push((set, index));
        }
    }
}

/// The RRset of one group's rows. Equal values share a candidate, which carries the
/// least TTL of the rows that hold it.
fn rrset(rows: &[&RecordSet], checks: &Checks) -> RRset {
    let given: Vec<(&Value, u32)> =
        rows.iter().flat_map(|row| row.values.iter().map(|value| (value, row.ttl))).collect();
    let ids = candidates(&given);
    let (mut values, mut ttls): (Vec<Value>, Vec<u32>) = Default::default();
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
    let group_rows: Vec<Row> = rows
        .iter()
        .map(|row| {
            let own = health(row, checks);
            // Until the targets are known, nothing is wrong with them.
            let target_up = |to: &AliasTo| to.evaluate_health.then_some(true);
            let alias = row.alias.as_ref().map(|to| Alias {
                own,
                target_up: target_up(to),
                whole: to.whole,
            });
            Row {
                set_identifier: row.routing.set_identifier().map(str::to_owned),
                check: row.health_check.clone(),
                health: alias.map_or(own, Alias::health),
                alias,
                role: role(row),
                weight: weight(row),
                candidates: ids.by_ref().take(row.values.len()).collect(),
            }
        })
        .collect();
    let group = Group::new(policy(rows[0]), group_rows, values.len(), MAX_ANSWERS);
    let (targets, followers, addresses) = Default::default();
    let (name, rtype) = (rows[0].name.clone(), rows[0].rtype);
    RRset { name, rtype, group, values, ttls, targets, followers, addresses }
}

/// Numbers values in the order they stand in, equal ones alike.
fn candidates(values: &[(&Value, u32)]) -> Vec<u32> {
    let keys: Vec<Vec<u8>> = values.iter().map(|(value, _)| value.key()).collect();
    let first = first_equals(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    let mut ids = vec![0; first.len()];
    let mut next = 0;
    for index in 0..first.len() {
        ids[index] = if first[index] == index { next } else { ids[first[index]] };
        next += u32::from(first[index] == index);
    }
    ids
}

/// A row whose check is not known counts as healthy: what a deleted check leaves.
fn health(row: &RecordSet, checks: &Checks) -> Health {
    let check = row.health_check.as_deref().map(|id| checks.get(id));
    match check {
        None => Health::Unchecked,
        Some(None) => Health::Healthy,
        Some(Some(check)) => check.status().into(),
    }
}

fn policy(row: &RecordSet) -> Policy {
    match row.routing {
        Routing::Simple => Policy::Simple,
        Routing::Multivalue { .. } => Policy::Multivalue,
        Routing::Failover { .. } => Policy::Failover,
        Routing::Weighted { .. } => Policy::Weighted,
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
