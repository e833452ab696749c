//! Alias records: RRsets that answer instead of a record.
//!
//! An alias is invisible in an answer: the records carry its name and the rest of its target. Each
//! RRset on the way chooses by its own policy. Health changes propagate upward when they happen,
//! so a query looks at the records of one RRset a step.
//!
//! Source: "Choosing between alias and non-alias records" and "How health checks work in complex
//! Amazon Route 53 configurations" in the Developer Guide.

use super::name_index::NameIndex;
use super::record_set::AliasDependent;
use super::{RecordSet, Rrset};
use crate::routing::{DrawRng, QueryContext, RrsetRouting};

/// Most aliases in a chain. The Developer Guide builds trees of three levels ("Managing over 100
/// weighted records").
pub const MAX_ALIASES: usize = 3;

/// Finds the targets of alias records and sets their health. `records` are those of each RRset.
pub(super) fn link<'a>(
    names: &NameIndex,
    sets: &mut [Rrset],
    records: impl Iterator<Item = &'a Vec<&'a RecordSet>>,
) {
    let mut has_aliases = false;
    for (set, records) in records.enumerate() {
        for (record, given) in records.iter().enumerate() {
            let Some(alias) = &given.alias else { continue };
            let target = names.get(alias.name.for_slice(), given.rtype);
            has_aliases = true;
            sets[set].targets.resize(record + 1, None);
            sets[set].targets[record] = target;
            if let Some(target) = target.filter(|_| alias.evaluate_health) {
                sets[target].dependents.push(AliasDependent { set, record });
            }
        }
    }
    for set in (0..sets.len()).filter(|_| has_aliases) {
        if !sets[set].routing.is_up() {
            propagate(sets, set, MAX_ALIASES);
        }
    }
}

/// Changes an RRset. If its last healthy record goes or its first comes, the change propagates to
/// the aliases that evaluate it, up to `levels` aliases on.
pub(super) fn change_health(
    sets: &mut [Rrset],
    set: usize,
    levels: usize,
    change: &dyn Fn(&mut RrsetRouting),
) {
    let routing = &mut sets[set].routing;
    let was_up = routing.is_up();
    change(routing);
    if routing.is_up() != was_up {
        propagate(sets, set, levels);
    }
}

fn propagate(sets: &mut [Rrset], set: usize, levels: usize) {
    let up = sets[set].routing.is_up();
    for index in 0..sets[set].dependents.len() {
        let AliasDependent { set: above, record } = sets[set].dependents[index];
        if levels > 0 {
            change_health(sets, above, levels - 1, &|routing| routing.set_target_up(record, up));
        }
    }
}

/// An RRset on the way of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The RRset, by index in the zone.
    pub set: usize,
    /// The record that it chose.
    pub record: usize,
}

/// Follows aliases by the choice of each RRset to the one to draw from. `path` gets the way.
pub(crate) fn follow(
    sets: &[Rrset],
    mut set: usize,
    query: &QueryContext,
    rng: &mut DrawRng,
    path: &mut Vec<Step>,
) -> Step {
    path.clear();
    loop {
        let step = Step { set, record: sets[set].routing.choose(query, rng) };
        path.push(step);
        match target(&sets[set], step.record) {
            Some(target) if path.len() <= MAX_ALIASES => set = target,
            _ => return step,
        }
    }
}

/// The RRset that a record is an alias of, unless the record cannot be answered.
fn target(set: &Rrset, record: usize) -> Option<usize> {
    set.target(record).filter(|_| !set.routing.is_closed())
}

/// The first RRset on the way that leaves a choice to chance, or the one to draw from.
pub(crate) fn first_random(sets: &[Rrset], mut set: usize, query: &QueryContext) -> usize {
    for _ in 0..MAX_ALIASES {
        let decided = sets[set].routing.decide(query);
        match decided.and_then(|record| target(&sets[set], record)) {
            Some(target) => set = target,
            None => break,
        }
    }
    set
}

/// An RRset that answers may come from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReachableSet {
    pub(crate) set: usize,
    /// Share of the queries.
    pub(crate) probability: f64,
}

/// The RRsets that answers may come from, the one asked first. Its probability is the sum over all
/// ways of the product of the choices.
pub(crate) fn reachable(sets: &[Rrset], asked: usize, query: &QueryContext) -> Vec<ReachableSet> {
    let mut search = Search { sets, query, found: Vec::new(), places: vec![None; sets.len()] };
    search.visit(ReachableSet { set: asked, probability: 1.0 }, MAX_ALIASES);
    search.found
}

struct Search<'a> {
    sets: &'a [Rrset],
    query: &'a QueryContext,
    found: Vec<ReachableSet>,
    /// The place of each RRset in `found`.
    places: Vec<Option<usize>>,
}

impl Search<'_> {
    fn visit(&mut self, ReachableSet { set, probability }: ReachableSet, levels: usize) {
        let place = *self.places[set].get_or_insert_with(|| {
            self.found.push(ReachableSet { set, probability: 0.0 });
            self.found.len() - 1
        });
        self.found[place].probability += probability;
        let current = &self.sets[set];
        if current.targets.is_empty() || levels == 0 {
            return;
        }
        let shares = current.routing.shares(self.query);
        for (target, share) in current.targets.iter().zip(shares) {
            if let Some(set) = *target {
                let probability = probability * share;
                self.visit(ReachableSet { set, probability }, levels - 1);
            }
        }
    }
}
