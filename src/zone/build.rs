//! Rows to RRsets: groups over candidates, the tree of names, and who hangs on
//! which check.

use std::collections::BTreeMap;

use domain::base::iana::Rtype;

use super::state::Watchers;
use super::tree::Tree;
use super::{Name, RRset, RecordSet, Routing, Value, name};
use crate::health::{Checks, Health};
use crate::routing::{Group, MAX_ANSWERS, Policy, Role, Row};

/// The parts of a zone, from its rows.
pub(super) fn parts(
    apex: &Name,
    rows: &[RecordSet],
    checks: &Checks,
) -> (Tree, Vec<RRset>, Watchers) {
    let mut groups: BTreeMap<(String, Rtype), Vec<&RecordSet>> = BTreeMap::new();
    for row in rows {
        groups.entry((name::sort_key(&row.name), row.rtype)).or_default().push(row);
    }
    let (mut tree, mut watchers) = (Tree::new(apex.clone()), Watchers::new());
    let mut sets = Vec::with_capacity(groups.len());
    for rows in groups.values() {
        tree.insert(&rows[0].name, rows[0].rtype, sets.len());
        watch(&mut watchers, rows, sets.len());
        sets.push(rrset(rows, checks));
    }
    (tree, sets, watchers)
}

fn watch(watchers: &mut Watchers, rows: &[&RecordSet], set: usize) {
    for (index, row) in rows.iter().enumerate() {
        if let Some(check) = &row.health_check {
            watchers.entry(check.clone()).or_default().push((set, index));
        }
    }
}

/// The RRset of one group's rows. Equal values share a candidate, which carries the
/// least TTL of the rows that hold it.
fn rrset(rows: &[&RecordSet], checks: &Checks) -> RRset {
    let (mut values, mut ttls): (Vec<Value>, Vec<u32>) = Default::default();
    let mut known = BTreeMap::new();
    let mut candidate = |value: &Value, ttl: u32| {
        let id = *known.entry(value.key()).or_insert_with(|| {
            values.push(value.clone());
            ttls.push(ttl);
            values.len() - 1
        });
        ttls[id] = ttls[id].min(ttl);
        id as u32
    };
    let group_rows: Vec<Row> = rows
        .iter()
        .map(|row| Row {
            set_identifier: row.routing.set_identifier().map(str::to_owned),
            check: row.health_check.clone(),
            health: health(row, checks),
            role: role(row),
            candidates: row.values.iter().map(|value| candidate(value, row.ttl)).collect(),
        })
        .collect();
    let group = Group::new(policy(rows[0]), group_rows, values.len(), MAX_ANSWERS);
    RRset { name: rows[0].name.clone(), rtype: rows[0].rtype, group, values, ttls }
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
    }
}

fn role(row: &RecordSet) -> Option<Role> {
    match row.routing {
        Routing::Failover { role, .. } => Some(role),
        _ => None,
    }
}
