//! What aliases may stand for: rules over the rows that they name, judged on the state after
//! a whole batch.
//!
//! Source: `AliasTarget` in the API reference and "Values specific for simple alias records"
//! in the Developer Guide; wording as users have reported it.

use std::ops::Bound;

use super::batch::{Row, Rows, group_key};
use super::error::{Violation, Violations};
use super::row::{Place, context, title};
use crate::dns::rtype::mnemonic;
use crate::dns::{Name, name};
use crate::zone::{AliasTarget, MAX_ALIASES, RecordSet};

/// One alias row, and the keys of its group and of the one that it stands for. Links stand in
/// the order of the first.
struct Link<'a> {
    row: &'a Row,
    to: &'a AliasTarget,
    from_group: String,
    to_group: String,
    judged: bool,
    /// Aliases one behind another from here on.
    depth: usize,
}

/// Judges all aliases: one that the batch leaves alone may lose its target to it.
pub(super) fn judge(apex: &Name, rows: &Rows, judged: &dyn Fn(&str) -> bool) -> Violations {
    let mut links = Vec::new();
    for (key, row) in rows {
        if let Some(to) = &row.read.alias {
            let from_group = group_key(&row.read.name, row.read.rtype);
            let to_group = group_key(&to.name, row.read.rtype);
            links.push(Link { row, to, from_group, to_group, judged: judged(key), depth: 0 });
        }
    }
    let mut faults = Violations::default();
    for link in &links {
        if !link.to.name.ends_with(apex) {
            faults.push(link.outside());
        } else if !stands(rows, &link.to_group) {
            faults.push(Violation::batch(link.missing()));
        }
    }
    if faults.is_empty() {
        measure(&mut links);
        faults.extend(links.iter().filter_map(too_deep).map(Violation::batch));
    }
    faults
}

/// Whether a group has rows: its key, alone or before a `SetIdentifier`, begins theirs.
fn stands(rows: &Rows, group: &str) -> bool {
    let mut from = rows.range::<str, _>((Bound::Included(group), Bound::Unbounded));
    let next = from.next().and_then(|(key, _)| key.strip_prefix(group));
    next.is_some_and(|rest| rest.is_empty() || rest.starts_with('\0'))
}

/// Works out how many aliases stand one behind another from each on.
fn measure(links: &mut [Link<'_>]) {
    let (mut grows, mut passes) = (true, 0);
    while grows && passes < CIRCLE {
        (grows, passes) = (false, passes + 1);
        for index in 0..links.len() {
            let group = &links[index].to_group;
            let first = links.partition_point(|next| next.from_group < *group);
            let behind = links[first..].iter().take_while(|next| next.from_group == *group);
            let depth = 1 + behind.fold(0, |most, next| most.max(next.depth));
            grows |= depth > links[index].depth;
            links[index].depth = depth;
        }
    }
}

/// Aliases one behind another that no zone has: it is a circle.
const CIRCLE: usize = 64;

fn too_deep(link: &Link<'_>) -> Option<String> {
    let why = match link.depth {
        0..=MAX_ALIASES => return None,
        CIRCLE.. => "its alias target leads in a circle".to_owned(),
        depth => {
            format!("{depth} aliases stand one behind another from it on, and {MAX_ALIASES} may")
        }
    };
    Some(format!("{} cannot be created because {why}.", own_title(&link.row.read)))
}

impl Link<'_> {
    fn outside(&self) -> Violation {
        let target = name::to_presentation(&self.to.name);
        let row = context(&self.row.given, Place::List);
        Violation::input(format!(
            "An alias to a resource outside the zone ({target}) is not implemented, and the row is refused rather than dropped: {row}"
        ))
    }

    fn missing(&self) -> String {
        let row = &self.row.read;
        let target =
            format!("{}, type {}", name::to_presentation(&self.to.name), mnemonic(row.rtype));
        if !self.judged {
            return format!("{} is an alias of {target}, which would be gone.", own_title(row));
        }
        let id = self.row.given.alias_target.as_ref().map_or("", |target| &target.hosted_zone_id);
        format!(
            "Tried to create an alias that targets {target} in zone {id}, but that target was not found"
        )
    }
}

fn own_title(row: &RecordSet) -> String {
    title(&row.name, row.rtype, row.set_identifier.as_deref())
}
