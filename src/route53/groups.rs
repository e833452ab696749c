//! What a zone can hold: rules over rows that stand together, judged on the state
//! after a whole batch.
//!
//! Source: `ResourceRecordSet` and `ChangeResourceRecordSets` in the API reference;
//! wording as users have reported it.

use domain::base::iana::Rtype;

use super::batch::Rows;
use super::error::{Violation, Violations};
use super::row::title;
use crate::dns::rtype::mnemonic;
use crate::dns::{Name, name};
use crate::routing::{RecordPolicy, Role};
use crate::zone::RecordSet;

/// Weighted rows, or multivalue rows, of one name and type (Developer Guide, "Quotas").
const GROUP_LIMIT: usize = 100;

/// Judges the rows whose keys `judged` picks, in the company of all.
pub(super) fn judge(
    apex: &Name,
    rows: &Rows,
    judged: &dyn Fn(&str) -> bool,
    is_change: bool,
) -> Violations {
    let rows: Vec<(&str, &RecordSet)> =
        rows.iter().map(|(key, row)| (key.as_str(), &row.read)).collect();
    let apex_key = name::sort_key(apex);
    let mut faults = Violations::default();
    for company in rows.chunk_by(|(one, _), (other, _)| name_part(one) == name_part(other)) {
        let key = name_part(company[0].0);
        let cname = company.iter().any(|(_, row)| row.rtype == Rtype::CNAME);
        for group in company.chunk_by(|(_, one), (_, other)| one.rtype == other.rtype) {
            let company = RrsetContext {
                apex,
                inside: key.starts_with(&apex_key),
                at_apex: key == apex_key,
                cname,
                other_types: group.len() < company.len(),
                mixed: group.iter().any(|(_, row)| !same_policy(row, group[0].1)),
                primaries: count(group, Role::Primary),
                secondaries: count(group, Role::Secondary),
                ttls: differ_in_ttl(group),
            };
            faults.extend(too_many(group, judged, is_change));
            for (_, row) in group.iter().filter(|(key, _)| judged(key)) {
                company.judge(row, &mut faults);
            }
        }
    }
    faults
}

/// The part of a row's key that its name makes.
fn name_part(key: &str) -> &str {
    let end = key.bytes().position(|octet| octet == 0);
    end.and_then(|end| key.get(..end)).unwrap_or(key)
}

/// What a row stands beside.
struct RrsetContext<'a> {
    apex: &'a Name,
    inside: bool,
    at_apex: bool,
    /// The name has a CNAME.
    cname: bool,
    /// The name has rows of other types.
    other_types: bool,
    /// Rows of the same type differ in policy.
    mixed: bool,
    primaries: usize,
    secondaries: usize,
    /// Rows of the same type differ in TTL.
    ttls: bool,
}

impl RrsetContext<'_> {
    fn judge(&self, row: &RecordSet, faults: &mut Violations) {
        faults.extend(self.misplaced(row));
        faults.extend(unsupported(row).map(|why| {
            Violation::batch(format!("{} cannot be created because {why}", own_title(row)))
        }));
        faults.extend(wrong_check(row));
        faults.extend(several_values(row));
        faults.extend(self.beside(row));
        self.within(row, faults);
    }

    fn misplaced(&self, row: &RecordSet) -> Option<Violation> {
        let zone = || name::to_presentation(self.apex);
        if !self.inside {
            let spelt = name::to_presentation(&row.name);
            return Some(Violation::batch(format!(
                "RRSet with DNS name {spelt} is not permitted in zone {}",
                zone()
            )));
        }
        let strange = row.rtype == Rtype::SOA && !self.at_apex;
        strange.then(|| {
            Violation::batch(format!(
                "{} cannot be created because a SOA RRSet stands at the apex of zone {} alone.",
                own_title(row),
                zone()
            ))
        })
    }

    /// Rules on a row and the other types at its name (RFC 1034 section 3.6.2).
    fn beside(&self, row: &RecordSet) -> Option<Violation> {
        let is_cname = row.rtype == Rtype::CNAME;
        let why = match is_cname {
            true if self.at_apex => "at apex",
            true if self.other_types => "as it conflicts with other records with the same DNS name",
            false if self.cname => {
                "because a conflicting RRSet of type CNAME with the same DNS name already exists"
            }
            _ => return None,
        };
        let (rtype, spelt, zone) = (
            mnemonic(row.rtype),
            name::to_presentation(&row.name),
            name::to_presentation(self.apex),
        );
        Some(Violation::batch(format!(
            "RRSet of type {rtype} with DNS name {spelt} is not permitted {why} in zone {zone}."
        )))
    }

    /// Rules on a row and its group: one policy, and no second primary or secondary.
    fn within(&self, row: &RecordSet, faults: &mut Violations) {
        let rivals = match role_of(row) {
            Some(Role::Primary) => self.primaries,
            Some(Role::Secondary) => self.secondaries,
            None => 0,
        };
        let mixed = match row.policy {
            RecordPolicy::Simple(_) => {
                " cannot be created as other RRSets exist with the same name and type."
            }
            RecordPolicy::Multivalue(_) => {
                " cannot be created because a non multivalue answer rrset exists with the same name and type."
            }
            RecordPolicy::Failover(_) => {
                " cannot be created because a non-failover RRSet with the same name and type already exists"
            }
            RecordPolicy::Weighted(_) => {
                " cannot be created as a non-weighted set exists with the same name and type."
            }
        };
        let unlike = match row.policy {
            RecordPolicy::Weighted(_) if self.ttls => {
                Some(" cannot be created as weighted sets must contain the same TTL.")
            }
            RecordPolicy::Failover(_) if rivals > 1 => Some(
                " cannot be created because a failover RRSet with the same name, type and role already exists",
            ),
            _ => None,
        };
        let part = match role_of(row) {
            Some(Role::Primary) => ", marked as primary",
            Some(Role::Secondary) => ", marked as secondary",
            None => "",
        };
        for what in [self.mixed.then_some(mixed), unlike].into_iter().flatten() {
            faults.push(Violation::batch(format!("{}{part}{what}", own_title(row))));
        }
    }
}

/// What the service has no rows of.
fn unsupported(row: &RecordSet) -> Option<&'static str> {
    let foreign: &[Rtype] = match row.policy {
        RecordPolicy::Simple(_) if row.alias.is_some() => &[Rtype::NS, Rtype::SOA],
        RecordPolicy::Simple(_) => &[],
        RecordPolicy::Multivalue(_) => &[Rtype::CNAME, Rtype::NS, Rtype::SOA, Rtype::DS],
        RecordPolicy::Failover(_) | RecordPolicy::Weighted(_) => &[Rtype::NS, Rtype::SOA],
    };
    match row.rtype {
        rtype if foreign.contains(&rtype) => Some("this type of RRSet is not supported."),
        Rtype::NS if name::is_wildcard(&row.name) => Some("a wildcard NS RRSet is not supported."),
        Rtype::CNAME | Rtype::SOA if row.values.len() > 1 => {
            Some("it holds several values and may hold one.")
        }
        _ => None,
    }
}

/// One fault of a whole group: more rows than a name and type may have (Developer Guide,
/// "Quotas"). A list may hold larger groups of multivalue rows, for which the quota was
/// raised; a change makes none.
fn too_many(
    group: &[(&str, &RecordSet)],
    judged: &dyn Fn(&str) -> bool,
    is_change: bool,
) -> Option<Violation> {
    let (_, first) = group[0];
    let policy = match first.policy {
        RecordPolicy::Weighted(_) => "weighted",
        RecordPolicy::Multivalue(_) if is_change => "multivalue answer",
        _ => return None,
    };
    let many = group.len() > GROUP_LIMIT && group.iter().any(|(key, _)| judged(key));
    let (name, rtype) = (name::to_presentation(&first.name), mnemonic(first.rtype));
    many.then(|| {
        Violation::batch(format!(
            "Exceeded limit on number of {policy} RRSets for {name}, type {rtype} in this zone."
        ))
    })
}

fn wrong_check(row: &RecordSet) -> Option<Violation> {
    let checked = row.health_check.is_some();
    let evaluates = row.alias.as_ref().map(|to| to.evaluate_health);
    let message = match row.policy {
        RecordPolicy::Simple(_) if checked => {
            "DNS name must have alternate ResourceRecordSet responses configured via a routing policy (e.g., Weight, Region, etc.) if a health check is attached. No changes made."
        }
        RecordPolicy::Failover(Role::Primary) if !checked => match evaluates {
            None => {
                "A non-alias primary ResourceRecordSet must have an associated health check. No changes made."
            }
            Some(false) => {
                return Some(Violation::batch(format!(
                    "{} cannot be a primary without EvaluateTargetHealth set to true or an associated health check as a secondary would never be returned.",
                    own_title(row)
                )));
            }
            Some(true) => return None,
        },
        _ => return None,
    };
    Some(Violation::batch(message))
}

/// One value a row, so that the limit of an answer counts rows; what the service
/// itself does with more is not documented.
fn several_values(row: &RecordSet) -> Option<Violation> {
    let multivalue = matches!(row.policy, RecordPolicy::Multivalue(_));
    (multivalue && row.values.len() > 1).then(|| Violation::batch(format!("{} cannot be created because a multivalue answer row holds one value: make a row for each of its {} values.", own_title(row), row.values.len())))
}

/// Whether TTLs differ; an alias has none of its own.
fn differ_in_ttl(group: &[(&str, &RecordSet)]) -> bool {
    let mut ttls = group.iter().filter(|(_, row)| row.alias.is_none()).map(|(_, row)| row.ttl);
    let first = ttls.next();
    ttls.any(|ttl| Some(ttl) != first)
}

fn same_policy(one: &RecordSet, other: &RecordSet) -> bool {
    std::mem::discriminant(&one.policy) == std::mem::discriminant(&other.policy)
}

fn count(group: &[(&str, &RecordSet)], role: Role) -> usize {
    group.iter().filter(|(_, row)| role_of(row) == Some(role)).count()
}

fn role_of(row: &RecordSet) -> Option<Role> {
    match row.policy {
        RecordPolicy::Failover(role) => Some(role),
        _ => None,
    }
}

fn own_title(row: &RecordSet) -> String {
    title(&row.name, row.rtype, row.set_identifier.as_deref())
}
