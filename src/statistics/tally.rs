//! Many queries counted, beside what was to be expected of them.

use std::fmt;

use super::SourceError;
use super::counts::count;
use super::tally_report::Tally;
use super::{Counts, Pick, Places};
use super::{destination, tally_rows};
use crate::dns::rtype::mnemonic;
use crate::dns::{Name, name};
use crate::routing::{DrawRng, PolicyKind};
use crate::zone::{Lookup, ReachableSet, Zone};
use domain::base::iana::Rtype;

/// Queries of a tally that does not say how many.
pub const DEFAULT_QUERIES: u64 = 10_000;
/// Most queries of one tally: about a minute of work.
pub const MAX_QUERIES: u64 = 1_000_000_000;

/// What to count.
#[derive(Clone, Debug)]
pub struct TallyOptions {
    /// Number of queries, 1 to [`MAX_QUERIES`].
    pub queries: u64,
    /// Seed of the draw; without one, the zone's own.
    pub seed: Option<u64>,
    /// How the client picks from an answer.
    pub pick: PickBy,
    /// Whether to count places in the answer too, which takes longer.
    pub places: bool,
}

impl Default for TallyOptions {
    fn default() -> Self {
        Self { queries: DEFAULT_QUERIES, seed: None, pick: PickBy::First, places: false }
    }
}

/// How a client picks one address of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickBy {
    /// The first record.
    First,
    /// Any record, each equally likely.
    Random,
    /// As RFC 6724 sorts destinations for a client at this address.
    Rfc6724(String),
}

impl PickBy {
    /// Reads `first`, `random` or `rfc6724`, the last with the client's address.
    pub fn new(text: &str, source: Option<&str>) -> Option<Self> {
        match text {
            "first" => Some(Self::First),
            "random" => Some(Self::Random),
            "rfc6724" => Some(Self::Rfc6724(source.unwrap_or_default().to_owned())),
            _ => None,
        }
    }
}

/// Why there is nothing to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TallyError {
    /// Not a number of queries that a tally takes.
    Queries,
    /// No group answers this question.
    NothingThere {
        /// The name asked.
        name: String,
        /// The type asked.
        rtype: &'static str,
        /// The response instead.
        response: &'static str,
    },
    /// The client's address does not go with the records.
    Source(SourceError),
}

impl TallyError {
    fn nothing_there(name: &Name, rtype: Rtype, response: &'static str) -> Self {
        let (name, rtype) = (name::to_presentation(name), mnemonic(rtype));
        Self::NothingThere { name, rtype, response }
    }
}

impl fmt::Display for TallyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Queries => {
                write!(f, "queries: a tally takes a whole number from 1 to {MAX_QUERIES}")
            }
            Self::NothingThere { name, rtype, response } => {
                write!(f, "name: there are no {rtype} records to count at {name} ({response})")
            }
            Self::Source(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for TallyError {}

impl Zone {
    /// Answers many queries by the draw that answers one, and counts. The same seed
    /// gives what as many calls of [`Zone::resolve`] on a zone of that seed would.
    pub fn tally(
        &mut self,
        name: &Name,
        rtype: Rtype,
        options: &TallyOptions,
    ) -> Result<Tally, TallyError> {
        let mut count = Count::start(self, name, rtype, options)?;
        count.advance(self, options.queries);
        Ok(count.tally(self))
    }

    /// Starts a tally that is counted in pieces, of the zone as it stands now.
    pub fn start_tally(
        &mut self,
        name: &Name,
        rtype: Rtype,
        options: &TallyOptions,
    ) -> Result<PartialTally, TallyError> {
        let count = Count::start(self, name, rtype, options)?;
        Ok(PartialTally { zone: self.clone(), count, left: options.queries })
    }

    /// Starts the same, and gives the zone away for it.
    pub fn into_tally(
        mut self,
        name: &Name,
        rtype: Rtype,
        options: &TallyOptions,
    ) -> Result<PartialTally, TallyError> {
        let count = Count::start(&mut self, name, rtype, options)?;
        Ok(PartialTally { zone: self, count, left: options.queries })
    }

    /// The Rrset at the end of the question's CNAME chain.
    pub(crate) fn counted_set(&self, name: &Name, rtype: Rtype) -> Result<usize, TallyError> {
        let (mut at, mut links) = (name, 0);
        let response = loop {
            match self.lookup(at.for_slice(), rtype) {
                Lookup::Found(set) => match self.next_link(set, rtype) {
                    Some(target) if links < self.sets.len() => (at, links) = (target, links + 1),
                    _ => return Ok(set),
                },
                Lookup::NoData => break "NODATA",
                Lookup::NxDomain => break "NXDOMAIN",
                Lookup::Referral(_) => break "a referral",
                Lookup::Outside => break "outside the zone",
            }
        };
        Err(TallyError::nothing_there(name, rtype, response))
    }

    /// The name that a CNAME leads to inside the zone.
    fn next_link(&self, set: usize, rtype: Rtype) -> Option<&Name> {
        let set = self.undecided(set);
        let group = &self.sets[set].group;
        if group.policy() == PolicyKind::Weighted {
            return None; // which name is next is what is counted
        }
        self.link(set, *group.rows()[group.active_row()].candidates.first()?, rtype)
    }

    /// The name that a CNAME's value leads to, where the zone has an Rrset there.
    pub(crate) fn link(&self, set: usize, value: u32, rtype: Rtype) -> Option<&Name> {
        let set = &self.sets[set];
        let is_link = set.rtype == Rtype::CNAME && rtype != Rtype::CNAME;
        let target = set.value(value).target().filter(|_| is_link)?;
        matches!(self.lookup(target.for_slice(), rtype), Lookup::Found(_)).then_some(target)
    }

    /// How a client picks from the answers of an Rrset.
    pub(crate) fn pick(&self, set: usize, by: &PickBy) -> Result<Pick, TallyError> {
        match by {
            PickBy::First => Ok(Pick::First),
            PickBy::Random => Ok(Pick::Random),
            PickBy::Rfc6724(source) => {
                let preference = destination::preference(&self.sets[set], source);
                preference.map(Pick::Preferred).map_err(TallyError::Source)
            }
        }
    }
}

/// A tally on its way: stopped anywhere, it is the tally of as many queries.
#[derive(Clone, Debug)]
pub struct PartialTally {
    zone: Zone,
    count: Count,
    left: u64,
}

impl PartialTally {
    /// Counts so many queries more, or those that are left; gives how many are left then.
    pub fn advance(&mut self, queries: u64) -> u64 {
        let now = queries.min(self.left);
        self.count.advance(&mut self.zone, now);
        self.left -= now;
        self.left
    }

    /// What has been counted.
    pub fn tally(&self) -> Tally {
        self.count.tally(&self.zone)
    }
}

/// What is counted, and the streams where they stand.
#[derive(Clone, Debug)]
struct Count {
    asked: usize,
    /// The first Rrset on the way that chance decides in.
    decisive: usize,
    seed: u64,
    queries: u64,
    behind: Vec<TallyTarget>,
    streams: [DrawRng; 2],
}

impl Count {
    fn start(
        zone: &mut Zone,
        name: &Name,
        rtype: Rtype,
        options: &TallyOptions,
    ) -> Result<Self, TallyError> {
        let asked = zone.counted_set(name, rtype)?;
        if !(1..=MAX_QUERIES).contains(&options.queries) {
            return Err(TallyError::Queries);
        }
        let mut behind = Vec::new();
        for ReachableSet { set, probability } in zone.reach(asked) {
            let pick = zone.pick(set, &options.pick)?;
            let (group, values) = (&zone.sets[set].group, zone.sets[set].values.len());
            let mut counts = Counts::new(group, values);
            if options.places {
                counts.places = Places::new(values, group.draw_summary().drawn);
            }
            behind.push(TallyTarget { set, probability, pick, counts });
        }
        zone.restore_listing_order();
        let seed = options.seed.unwrap_or_else(|| zone.chance.next_seed());
        let drawn = |of: &TallyTarget| zone.sets[of.set].group.draw_summary().drawn;
        if behind.iter().all(|of| of.probability == 0.0 || drawn(of) == 0) {
            return Err(TallyError::nothing_there(name, rtype, "every row is unhealthy"));
        }
        let decisive = zone.undecided(asked);
        let streams = [DrawRng::new(seed), DrawRng::for_client(seed)];
        Ok(Self { asked, decisive, seed, queries: 0, behind, streams })
    }

    /// Counts so many more. Where no alias is behind a choice, the draw is that of one group,
    /// and fast.
    fn advance(&mut self, zone: &mut Zone, queries: u64) {
        self.queries += queries;
        let at = self.decisive;
        if zone.sets[at].targets.is_empty() || zone.sets[at].group.policy() != PolicyKind::Weighted
        {
            let Some(of) = self.behind.iter_mut().find(|of| of.set == at) else { return };
            let group = &mut zone.sets[at].group;
            return count(group, queries, &of.pick, &mut self.streams, &mut of.counts);
        }
        self.follow(zone, queries);
    }

    /// Counts queries that go a way of their own each.
    fn follow(&mut self, zone: &mut Zone, queries: u64) {
        let mut places = vec![0; zone.sets.len()];
        self.behind.iter().enumerate().for_each(|(place, of)| places[of.set] = place);
        let (at, [stream, client]) = (self.decisive, &mut self.streams);
        let (mut path, mut answer) = (Vec::new(), Vec::new());
        for _ in 0..queries {
            let (set, row) = zone.follow(at, stream, &mut path);
            self.behind[places[at]].counts.chosen[path[0].1] += 1;
            zone.sets[set].group.draw(row, stream, &mut answer);
            let TallyTarget { pick, counts, .. } = &mut self.behind[places[set]];
            counts.note(&answer, pick, client);
        }
    }

    fn tally(&self, zone: &Zone) -> Tally {
        let group = &zone.sets[self.asked].group;
        let (mut eligible, mut per_answer) = (0, 0);
        let (mut rows, mut chi_square) = (Vec::new(), None);
        for TallyTarget { set, probability, pick, counts } in &self.behind {
            let draw_summary = zone.sets[*set].group.draw_summary();
            if *probability > 0.0 {
                eligible += draw_summary.eligible;
                per_answer = draw_summary.drawn.max(per_answer);
            }
            rows.extend(tally_rows::rows(
                &zone.sets[*set],
                *probability,
                self.queries,
                pick,
                counts,
            ));
            if *set == self.decisive {
                chi_square =
                    tally_rows::chi_square(&zone.sets[*set], draw_summary, self.queries, counts);
            }
        }
        Tally {
            queries: self.queries,
            seed: format!("{}", self.seed),
            policy: group.policy(),
            fail_open: group.fail_open(),
            eligible,
            per_answer,
            rows,
            chi_square,
        }
    }
}

/// An Rrset that an answer may come from, and what was counted of it.
#[derive(Clone, Debug)]
struct TallyTarget {
    set: usize,
    /// Share of queries that come to it.
    probability: f64,
    pick: Pick,
    counts: Counts,
}
