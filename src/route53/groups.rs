//! What a zone can hold: rules over rows that stand together, judged on the state
//! after a whole batch.
//!
//! Source: `ResourceRecordSet` and `ChangeResourceRecordSets` in the API reference;
//! wording as users have reported it.

use std::collections::BTreeMap;

use domain::base::iana::Rtype;

use super::error::Fault;
use super::row::title;
use crate::routing::Role;
use crate::zone::{Name, RecordSet, Routing, name};

/// Judges the rows that `judged` picks, in the company of all.
pub(super) fn judge<'a>(
    apex: &Name,
    rows: impl Iterator<Item = &'a RecordSet> + Clone,
    judged: impl Fn(&RecordSet) -> bool,
) -> Vec<Fault> {
    let mut company: BTreeMap<&Name, Vec<&RecordSet>> = BTreeMap::new();
    for row in rows.clone() {
        company.entry(&row.name).or_default().push(row);
    }
    let messages = rows.filter(|row| judged(row)).flat_map(|row| {
        let group: Vec<_> =
            company[&row.name].iter().copied().filter(|other| other.rtype == row.rtype).collect();
        [alone(apex, row), beside(apex, row, &company[&row.name]), within(row, &group)].concat()
    });
    messages.map(Fault::batch).collect()
}

/// Rules on one row.
fn alone(apex: &Name, row: &RecordSet) -> Vec<String> {
    let own = own_title(row);
    let unsupported = match row.routing {
        Routing::Simple => false,
        Routing::Multivalue { .. } => {
            [Rtype::CNAME, Rtype::NS, Rtype::SOA, Rtype::DS].contains(&row.rtype)
        }
        Routing::Failover { .. } => [Rtype::NS, Rtype::SOA].contains(&row.rtype),
    };
    let (spelt, zone) = (name::spell(&row.name), name::spell(apex));
    let single = matches!(row.rtype, Rtype::CNAME | Rtype::SOA);
    [
        (!row.name.ends_with(apex)).then(|| format!("RRSet with DNS name {spelt} is not permitted in zone {zone}")),
        unsupported.then(|| format!("{own} cannot be created because this type of RRSet is not supported.")),
        (row.rtype == Rtype::NS && name::is_wildcard(&row.name)).then(|| format!("{own} cannot be created because a wildcard NS RRSet is not supported.")),
        (single && row.values.len() > 1).then(|| format!("{own} cannot be created because it holds {} values and may hold one.", row.values.len())),
        (row.rtype == Rtype::SOA && row.name != *apex).then(|| format!("{own} cannot be created because a SOA RRSet stands at the apex of zone {zone} alone.")),
        wrong_check(row),
        several_values(row),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn wrong_check(row: &RecordSet) -> Option<String> {
    let checked = row.health_check.is_some();
    match row.routing {
        Routing::Simple if checked => Some("DNS name must have alternate ResourceRecordSet responses configured via a routing policy (e.g., Weight, Region, etc.) if a health check is attached. No changes made.".to_owned()),
        Routing::Failover { role: Role::Primary, .. } if !checked => Some("A non-alias primary ResourceRecordSet must have an associated health check. No changes made.".to_owned()),
        _ => None,
    }
}

/// One value a row, so that the limit of an answer counts rows; what the service
/// itself does with more is not documented.
fn several_values(row: &RecordSet) -> Option<String> {
    let multivalue = matches!(row.routing, Routing::Multivalue { .. });
    (multivalue && row.values.len() > 1).then(|| format!("{} cannot be created because a multivalue answer row holds one value: make a row for each of its {} values.", own_title(row), row.values.len()))
}

/// Rules on a row and the other types at its name (RFC 1034 section 3.6.2).
fn beside(apex: &Name, row: &RecordSet, company: &[&RecordSet]) -> Vec<String> {
    let (spelt, zone) = (name::spell(&row.name), name::spell(apex));
    let others = || company.iter().filter(|other| other.rtype != row.rtype);
    match row.rtype {
        Rtype::CNAME if row.name == *apex => vec![format!(
            "RRSet of type CNAME with DNS name {spelt} is not permitted at apex in zone {zone}."
        )],
        Rtype::CNAME if others().next().is_some() => vec![format!(
            "RRSet of type CNAME with DNS name {spelt} is not permitted as it conflicts with other records with the same DNS name in zone {zone}."
        )],
        rtype if others().any(|other| other.rtype == Rtype::CNAME) => vec![format!(
            "RRSet of type {rtype} with DNS name {spelt} is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone {zone}."
        )],
        _ => Vec::new(),
    }
}

/// Rules on a row and its group: one policy, and no second primary or secondary.
fn within(row: &RecordSet, group: &[&RecordSet]) -> Vec<String> {
    let own = own_title(row);
    let same_policy = |other: &&&RecordSet| {
        std::mem::discriminant(&other.routing) == std::mem::discriminant(&row.routing)
    };
    let mixed = group.iter().filter(same_policy).count() < group.len();
    let rivals =
        group.iter().filter(|other| other.routing.set_identifier() != row.routing.set_identifier());
    match &row.routing {
        Routing::Simple if mixed => vec![format!(
            "{own} cannot be created as other RRSets exist with the same name and type."
        )],
        Routing::Multivalue { .. } if mixed => vec![format!(
            "{own} cannot be created because a non multivalue answer rrset exists with the same name and type."
        )],
        Routing::Failover { role, .. } if mixed => vec![format!(
            "{own}, marked as {} cannot be created because a non-failover RRSet with the same name and type already exists",
            part(*role)
        )],
        Routing::Failover { role, .. }
            if rivals.filter_map(|other| role_of(other)).any(|other| other == *role) =>
        {
            vec![format!(
                "{own}, marked as {} cannot be created because a failover RRSet with the same name, type and role already exists",
                part(*role)
            )]
        }
        _ => Vec::new(),
    }
}

fn role_of(row: &RecordSet) -> Option<Role> {
    match row.routing {
        Routing::Failover { role, .. } => Some(role),
        _ => None,
    }
}

fn part(role: Role) -> &'static str {
    match role {
        Role::Primary => "primary",
        Role::Secondary => "secondary",
    }
}

fn own_title(row: &RecordSet) -> String {
    title(&row.name, row.rtype, row.routing.set_identifier())
}
