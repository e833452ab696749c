//! The counting of a tally.

use domain::base::iana::Rtype;

use super::counts::{Counts, Places, count};
use super::pick::Pick;
use super::tally_options::{MAX_QUERIES, TallyError, TallyOptions};
use super::tally_report::Tally;
use super::tally_rows::CountedSet;
use crate::dns::Name;
use crate::routing::{DrawRng, QueryContext};
use crate::zone::{ReachableSet, Zone, first_random, follow, reachable};

/// The counts of a tally, and its streams of random numbers.
#[derive(Clone, Debug)]
pub(super) struct TallyCount {
    /// The RRset asked, at the end of the CNAME chain.
    asked: usize,
    /// The first RRset on the way that leaves a choice to chance.
    decisive: usize,
    context: QueryContext,
    seed: u64,
    queries: u64,
    targets: Vec<TallyTarget>,
    streams: [DrawRng; 2],
}

/// An RRset that answers may come from, with its counts.
#[derive(Clone, Debug)]
struct TallyTarget {
    set: usize,
    /// Share of the queries that reach it.
    probability: f64,
    pick: Pick,
    counts: Counts,
}

impl TallyCount {
    /// Zero queries of `options`. Restores listing order and takes a seed of the zone if the options
    /// have none.
    pub(super) fn start(
        zone: &mut Zone,
        name: &Name,
        rtype: Rtype,
        options: &TallyOptions,
    ) -> Result<Self, TallyError> {
        let context = options.context.clone();
        let asked = zone.end_of_cnames(name, rtype, &context)?;
        if !(1..=MAX_QUERIES).contains(&options.queries) {
            return Err(TallyError::Queries);
        }
        let reachable = reachable(zone.sets(), asked, &context).into_iter();
        let target = |reachable| TallyTarget::new(zone, reachable, options);
        let targets: Vec<TallyTarget> = reachable.map(target).collect::<Result<_, _>>()?;
        let drawn = |target: &TallyTarget| target.drawn(zone, &context);
        if targets.iter().all(|target| target.probability == 0.0 || drawn(target) == 0) {
            return Err(TallyError::nothing_there(name, rtype, "every row is unhealthy"));
        }
        zone.restore_listing_order();
        let seed = options.seed.unwrap_or_else(|| zone.next_seed());
        let decisive = first_random(zone.sets(), asked, &context);
        let streams = [DrawRng::new(seed), DrawRng::for_client(seed)];
        Ok(Self { asked, decisive, context, seed, queries: 0, targets, streams })
    }

    /// Counts `queries` more. Unless an alias follows a random choice, all are draws from one RRset.
    pub(super) fn advance(&mut self, zone: &mut Zone, queries: u64) {
        self.queries += queries;
        let set = zone.set(self.decisive);
        if set.targets().next().is_some() && set.routing().decide(&self.context).is_none() {
            return self.follow_each(zone, queries);
        }
        let decisive = self.decisive;
        if let Some(target) = self.targets.iter_mut().find(|target| target.set == decisive) {
            let routing = &mut zone.sets_mut()[decisive].routing;
            let TallyTarget { pick, counts, .. } = target;
            count(routing, &self.context, queries, pick, &mut self.streams, counts);
        }
    }

    /// Counts queries each of which follows aliases by its own choices.
    fn follow_each(&mut self, zone: &mut Zone, queries: u64) {
        let mut places = vec![0; zone.sets().len()];
        for (place, target) in self.targets.iter().enumerate() {
            places[target.set] = place;
        }
        let [rng, client] = &mut self.streams;
        let (mut path, mut answer) = (Vec::new(), Vec::new());
        for _ in 0..queries {
            let step = follow(zone.sets(), self.decisive, &self.context, rng, &mut path);
            self.targets[places[self.decisive]].counts.chosen[path[0].record] += 1;
            zone.sets_mut()[step.set].routing.draw(step.record, rng, &mut answer);
            let TallyTarget { pick, counts, .. } = &mut self.targets[places[step.set]];
            counts.add(&answer, pick, client);
        }
    }

    /// The tally of the queries so far.
    pub(super) fn report(&self, zone: &Zone) -> Tally {
        let routing = zone.set(self.asked).routing();
        let reached = self.targets.iter().filter(|target| target.probability > 0.0);
        let summaries: Vec<_> = reached
            .map(|target| zone.set(target.set).routing().draw_summary(&self.context))
            .collect();
        let counted = |target| self.counted_set(zone, target);
        let decisive = self.targets.iter().find(|target| target.set == self.decisive);
        let mut rows = Vec::new();
        for target in &self.targets {
            rows.extend(counted(target).rows());
        }
        Tally {
            queries: self.queries,
            seed: self.seed.to_string(),
            policy: routing.policy(),
            fail_open: routing.fail_open(),
            eligible: summaries.iter().map(|summary| summary.eligible).sum(),
            per_answer: summaries.iter().map(|summary| summary.drawn).max().unwrap_or(0),
            rows,
            chi_square: decisive.and_then(|target| counted(target).chi_square()),
        }
    }

    fn counted_set<'a>(&'a self, zone: &'a Zone, target: &'a TallyTarget) -> CountedSet<'a> {
        CountedSet {
            set: zone.set(target.set),
            query: &self.context,
            probability: target.probability,
            queries: self.queries,
            pick: &target.pick,
            counts: &target.counts,
        }
    }
}

impl TallyTarget {
    fn new(
        zone: &Zone,
        ReachableSet { set, probability }: ReachableSet,
        options: &TallyOptions,
    ) -> Result<Self, TallyError> {
        let pick = zone.pick(set, &options.pick)?;
        let (routing, values) = (zone.set(set).routing(), zone.set(set).values().len());
        let mut counts = Counts::new(routing, values);
        if options.places {
            counts.places = Places::new(values, routing.draw_summary(&options.context).drawn);
        }
        Ok(Self { set, probability, pick, counts })
    }

    fn drawn(&self, zone: &Zone, context: &QueryContext) -> usize {
        zone.set(self.set).routing().draw_summary(context).drawn
    }
}
