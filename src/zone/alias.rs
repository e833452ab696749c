//! Alias rows: RRsets that answer in the place of a row, and whose health becomes its own.
//!
//! An alias is invisible: what it gives carries its name, and all else is the target's. A
//! target is chosen from by its own policy; what is healthy below is told upward when it
//! changes, so that a query asks for nothing but one row of each RRset on its way.
//!
//! Source: "Choosing between alias and non-alias records" and "How health checks work in
//! complex Amazon Route 53 configurations" in the Developer Guide.

use super::record_set::{Follower, Target};
use super::tree::Tree;
use super::{RRset, RecordSet, Zone};
use crate::routing::{Generator, Group, Policy};

/// Aliases one behind another, at most. The Developer Guide builds trees of three levels
/// ("Managing over 100 weighted records").
pub const MAX_ALIASES: usize = 3;

/// Finds the targets of alias rows, `order` being that of the RRsets, and tells the rows whether
/// these are healthy.
pub(super) fn join(tree: &Tree, sets: &mut [RRset], rows: &[&RecordSet], order: &[usize]) {
    let mut order = order.iter();
    let mut has_aliases = false;
    for set in 0..sets.len() {
        let own = order.by_ref().take(sets[set].group.rows().len());
        for (row, &index) in own.enumerate() {
            let Some(to) = &rows[index].alias else { continue };
            let whole = to.whole;
            let target = tree.at(to.name.for_slice(), rows[index].rtype);
            let target = target.map(|set| Target { set, whole });
            has_aliases = true;
            sets[set].targets.resize(row + 1, None);
            sets[set].targets[row] = target;
            if let Some(target) = target.filter(|_| to.evaluate_health) {
                sets[target.set].followers.push(Follower { set, row, _whole: whole });
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
pub(super) fn tell(sets: &mut [RRset], set: usize, levels: usize, change: &dyn Fn(&mut Group)) {
    let group = &mut sets[set].group;
    let was_up = group.is_up();
    change(group);
    if group.is_up() != was_up {
        spread(sets, set, levels);
    }
}

fn spread(sets: &mut [RRset], set: usize, levels: usize) {
    let up = sets[set].group.is_up();
    for index in 0..sets[set].followers.len() {
        let Follower { set: above, row, .. } = sets[set].followers[index];
        if levels > 0 {
            tell(sets, above, levels - 1, &|group| group.set_target_up(row, up));
        }
    }
}

/// An RRset that queries come to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    pub(super) set: usize,
    /// Share of the queries.
    pub(super) probability: f64,
}

impl Zone {
    /// Follows aliases by each group's own choice, to the RRset to draw from and the row that
    /// was chosen there; notes the way.
    pub(super) fn follow(
        &self,
        mut set: usize,
        chance: &mut Generator,
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

    /// The RRset that a row is an alias of, while the row may be answered.
    pub(super) fn alias(&self, set: usize, row: usize) -> Option<usize> {
        let set = &self.sets[set];
        let target = set.targets.get(row).copied().flatten().filter(|_| !set.group.is_closed());
        target.map(|target| target.set)
    }

    /// The RRsets that an answer may come from, the one asked first, with the share of queries
    /// that comes to each: along every way, the product of the choices.
    pub(super) fn reach(&self, asked: usize) -> Vec<Reach> {
        let (mut reach, mut places) = (Vec::new(), vec![usize::MAX; self.sets.len()]);
        self.add_reach(
            Reach { set: asked, probability: 1.0 },
            MAX_ALIASES,
            &mut reach,
            &mut places,
        );
        reach
    }

    fn add_reach(
        &self,
        Reach { set, probability }: Reach,
        levels: usize,
        reach: &mut Vec<Reach>,
        places: &mut [usize],
    ) {
        if places[set] == usize::MAX {
            places[set] = reach.len();
            reach.push(Reach { set, probability: 0.0 });
        }
        reach[places[set]].probability += probability;
        for (row, target) in self.sets[set].targets.iter().enumerate() {
            if let Some(target) = target.filter(|_| levels > 0) {
                let probability = probability * self.share(set, row);
                self.add_reach(Reach { set: target.set, probability }, levels - 1, reach, places);
            }
        }
    }

    /// The share of queries to an RRset that a row of it gets, where one row is chosen.
    fn share(&self, set: usize, row: usize) -> f64 {
        let group = &self.sets[set].group;
        match group.odds(row) {
            Some((weight, total)) => f64::from(weight) / f64::from(total),
            None => f64::from(group.policy() != Policy::Weighted && group.is_row_eligible(row)),
        }
    }

    /// The first RRset on the way that leaves something to chance: it is weighted, or what is
    /// drawn from.
    pub(super) fn undecided(&self, mut set: usize) -> usize {
        for _ in 0..MAX_ALIASES {
            let group = &self.sets[set].group;
            match self.alias(set, group.active_row()) {
                Some(target) if group.policy() != Policy::Weighted => set = target,
                _ => break,
            }
        }
        set
    }
}
