//! Alias rows: RRsets that answer in the place of a row, and whose health becomes its own.
//!
//! An alias is invisible: what it gives carries its name, and all else is the target's. A
//! target is chosen from by its own policy; what is healthy below is told upward when it
//! changes, so that a query asks for nothing but one row of each Rrset on its way.
//!
//! Source: "Choosing between alias and non-alias records" and "How health checks work in
//! complex Amazon Route 53 configurations" in the Developer Guide.

use super::name_index::NameIndex;
use super::record_set::AliasDependent;
use super::{RecordSet, Rrset, Zone};
use crate::routing::{DrawRng, PolicyKind, RrsetRouting};

/// Aliases one behind another, at most. The Developer Guide builds trees of three levels
/// ("Managing over 100 weighted records").
pub const MAX_ALIASES: usize = 3;

/// Finds the targets of alias rows, `order` being that of the RRsets, and tells the rows whether
/// these are healthy.
pub(crate) fn join(tree: &NameIndex, sets: &mut [Rrset], rows: &[&RecordSet], order: &[usize]) {
    let mut order = order.iter();
    let mut has_aliases = false;
    for set in 0..sets.len() {
        let own = order.by_ref().take(sets[set].group.rows().len());
        for (row, &index) in own.enumerate() {
            let Some(to) = &rows[index].alias else { continue };
            let target = tree.at(to.name.for_slice(), rows[index].rtype);
            has_aliases = true;
            sets[set].targets.resize(row + 1, None);
            sets[set].targets[row] = target;
            if let Some(target) = target.filter(|_| to.evaluate_health) {
                sets[target].alias_dependents.push(AliasDependent { set, row });
            }
        }
    }
    for set in (0..sets.len()).filter(|_| has_aliases) {
        if !sets[set].group.is_up() {
            spread(sets, set, MAX_ALIASES);
        }
    }
}

/// Changes a group, and where that takes its last healthy row or brings the first, tells
/// the alias rows that evaluate it, up to so many aliases on.
pub(crate) fn tell(
    sets: &mut [Rrset],
    set: usize,
    levels: usize,
    change: &dyn Fn(&mut RrsetRouting),
) {
    let group = &mut sets[set].group;
    let was_up = group.is_up();
    change(group);
    if group.is_up() != was_up {
        spread(sets, set, levels);
    }
}

fn spread(sets: &mut [Rrset], set: usize, levels: usize) {
    let up = sets[set].group.is_up();
    for index in 0..sets[set].alias_dependents.len() {
        let AliasDependent { set: above, row, .. } = sets[set].alias_dependents[index];
        if levels > 0 {
            tell(sets, above, levels - 1, &|group| group.set_target_up(row, up));
        }
    }
}

/// An Rrset that queries come to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReachableSet {
    pub(crate) set: usize,
    /// Share of the queries.
    pub(crate) probability: f64,
}

impl Zone {
    /// Follows aliases by each group's own choice, to the Rrset to draw from and the row that
    /// was chosen there; notes the way.
    pub(crate) fn follow(
        &self,
        mut set: usize,
        chance: &mut DrawRng,
        path: &mut Vec<(usize, usize)>,
    ) -> (usize, usize) {
        path.clear();
        loop {
            let row = self.sets[set].group.choose(chance);
            path.push((set, row));
            match self.alias(set, row) {
                Some(target) if path.len() <= MAX_ALIASES => set = target,
                _ => return (set, row),
            }
        }
    }

    /// The Rrset that a row is an alias of, while the row may be answered.
    pub(crate) fn alias(&self, set: usize, row: usize) -> Option<usize> {
        let set = &self.sets[set];
        set.targets.get(row).copied().flatten().filter(|_| !set.group.is_closed())
    }

    /// The RRsets that an answer may come from, the one asked first, with the share of queries
    /// that comes to each: along every way, the product of the choices.
    pub(crate) fn reach(&self, asked: usize) -> Vec<ReachableSet> {
        let (mut reach, mut places) = (Vec::new(), vec![usize::MAX; self.sets.len()]);
        self.add_reach(
            ReachableSet { set: asked, probability: 1.0 },
            MAX_ALIASES,
            &mut reach,
            &mut places,
        );
        reach
    }

    fn add_reach(
        &self,
        ReachableSet { set, probability }: ReachableSet,
        levels: usize,
        reach: &mut Vec<ReachableSet>,
        places: &mut [usize],
    ) {
        if places[set] == usize::MAX {
            places[set] = reach.len();
            reach.push(ReachableSet { set, probability: 0.0 });
        }
        reach[places[set]].probability += probability;
        for (row, target) in self.sets[set].targets.iter().enumerate() {
            if let Some(target) = target.filter(|_| levels > 0) {
                let probability = probability * self.share(set, row);
                self.add_reach(
                    ReachableSet { set: target, probability },
                    levels - 1,
                    reach,
                    places,
                );
            }
        }
    }

    /// The share of queries to an Rrset that a row of it gets, where one row is chosen.
    fn share(&self, set: usize, row: usize) -> f64 {
        let group = &self.sets[set].group;
        match group.odds(row) {
            Some((weight, total)) => f64::from(weight) / f64::from(total),
            None => f64::from(group.policy() != PolicyKind::Weighted && group.is_row_eligible(row)),
        }
    }

    /// The first Rrset on the way that leaves something to chance: it is weighted, or what is
    /// drawn from.
    pub(crate) fn undecided(&self, mut set: usize) -> usize {
        for _ in 0..MAX_ALIASES {
            let group = &self.sets[set].group;
            match self.alias(set, group.active_row()) {
                Some(target) if group.policy() != PolicyKind::Weighted => set = target,
                _ => break,
            }
        }
        set
    }
}
