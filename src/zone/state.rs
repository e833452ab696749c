//! The zone that queries meet: names, groups, health, and the stream of chance.

use domain::base::iana::Rtype;
use rand::Rng;

use super::alias::{self, MAX_ALIASES};
use super::answer::Answer;
use super::build::{self, CheckDependents};
use super::name_index::NameIndex;
use super::{Lookup, Query, RecordSet, Response, Rrset};
use crate::dns::Name;
use crate::dns::NameRef;
use crate::health::{Checks, HealthStatus, Observation, ObservationError, RecordHealth};
use crate::routing::{AnswerOptions, DrawRng, QueryContext};

/// One zone, ready to answer.
#[derive(Clone, Debug)]
pub struct Zone {
    pub(crate) name: Name,
    pub(crate) tree: NameIndex,
    pub(crate) sets: Vec<Rrset>,
    pub(crate) apex: Apex,
    pub(crate) chance: Chance,
    checks: Checks,
    check_dependents: CheckDependents,
    limits: AnswerOptions,
}

/// The RRsets at a zone's own name that responses carry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Apex {
    pub(crate) soa: Option<usize>,
    pub(crate) ns: Option<usize>,
}

impl Apex {
    fn new(name: &Name, tree: &NameIndex) -> Self {
        let [soa, ns] = [Rtype::SOA, Rtype::NS].map(|rtype| tree.at(name.for_slice(), rtype));
        Self { soa, ns }
    }
}

/// The zone's stream of chance, and whether it has been drawn from.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    pub(crate) seed: u64,
    pub(crate) stream: DrawRng,
    pub(crate) fresh: bool,
}

impl Zone {
    /// A zone of these rows and checks. Rows of one (name, type) have one policy.
    pub fn new(name: Name, rows: &[&RecordSet], checks: Checks, seed: u64) -> Self {
        let chance = Chance { seed, stream: DrawRng::new(seed), fresh: true };
        let (tree, sets, check_dependents) = build::parts(&name, rows, &checks);
        let limits = AnswerOptions::default();
        let apex = Apex::new(&name, &tree);
        Self { name, tree, sets, apex, chance, checks, check_dependents, limits }
    }

    /// Replaces rows and checks; the stream of chance goes on.
    pub(crate) fn replace(&mut self, rows: &[&RecordSet], checks: Checks) {
        (self.tree, self.sets, self.check_dependents) = build::parts(&self.name, rows, &checks);
        self.apex = Apex::new(&self.name, &self.tree);
        self.checks = checks;
        self.limit(self.limits);
    }

    /// Sets for every group what Route 53 has fixed.
    pub fn limit(&mut self, limits: AnswerOptions) {
        self.limits = limits;
        self.sets.iter_mut().for_each(|set| set.group.limit(limits));
    }

    /// What is set for every group.
    pub fn limits(&self) -> AnswerOptions {
        self.limits
    }

    /// The zone's name.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The checks and their status.
    pub fn checks(&self) -> &Checks {
        &self.checks
    }

    /// The Rrset of an index that [`Lookup`] or [`super::Record`] gives.
    pub fn set(&self, index: usize) -> &Rrset {
        &self.sets[index]
    }

    /// All RRsets.
    pub fn sets(&self) -> &[Rrset] {
        &self.sets
    }

    /// What stands at a name.
    pub fn lookup(&self, name: &NameRef, rtype: Rtype) -> Lookup {
        self.tree.lookup(name, rtype)
    }

    /// Sets a check's status by hand, or lifts that; false where there is no such
    /// check. Takes time in the number of rows that hang on the check, or on one
    /// calculated from it, alone.
    pub fn set_health(&mut self, check: &str, status: Option<HealthStatus>) -> bool {
        let changed = self.checks.force(check, status);
        self.spread(changed.as_deref().unwrap_or_default());
        changed.is_some()
    }

    /// Takes one result of a check, in the time of [`Zone::set_health`], and gives the
    /// places of the checks that have another status now; `None` where there is no such
    /// check.
    pub fn observe(
        &mut self,
        check: &str,
        observation: &Observation,
    ) -> Option<Result<Vec<usize>, ObservationError>> {
        let changed = self.checks.observe(check, observation)?;
        Some(changed.inspect(|changed| self.spread(changed)))
    }

    /// Tells the rows of these checks what they say now.
    fn spread(&mut self, changed: &[usize]) {
        for &check in changed {
            let health = RecordHealth::from(self.checks.at(check).status());
            for &(set, row) in &self.check_dependents[check] {
                alias::tell(&mut self.sets, set, MAX_ALIASES, &|group| {
                    group.set_health(row, health);
                });
            }
        }
    }

    /// Answers one query and says why each row is in or out. With a seed, the draw is
    /// that seed's first; without, the next of the zone's stream.
    pub fn resolve(
        &mut self,
        name: &Name,
        rtype: Rtype,
        context: &QueryContext,
        seed: Option<u64>,
    ) -> Answer {
        self.restore_listing_order();
        let mut response = Response::default();
        let query = Query { name: name.for_slice(), rtype, context };
        self.answer(&query, seed, &mut response);
        Answer::new(self, name, rtype, &response)
    }

    /// Answers one query into `response`, which is overwritten. With a seed, the draw is
    /// that seed's first; without, the next of the zone's stream. Nothing is put in order
    /// first: after a health change, a query costs what it did before.
    pub fn answer(&mut self, query: &Query<'_>, seed: Option<u64>, response: &mut Response) {
        let mut stream = seed.map_or_else(|| self.chance.take(), DrawRng::new);
        self.respond(query, &mut stream, response);
        if seed.is_none() {
            self.chance.stream = stream;
        }
    }

    /// Makes what is drawn next depend on who is healthy, not on the order of changes.
    pub(crate) fn restore_listing_order(&mut self) {
        self.sets.iter_mut().for_each(|set| set.group.restore_listing_order());
    }

    /// A seed for many queries: the zone's own while nothing has been drawn, then a new
    /// one each time.
    pub(crate) fn next_seed(&mut self) -> u64 {
        self.chance.next_seed()
    }

    /// Puts one checker in the place of all that have probed: it thinks what they say.
    pub(crate) fn collapse_checkers(&mut self) {
        self.checks.collapse_checkers();
    }
}

impl Chance {
    fn take(&mut self) -> DrawRng {
        self.fresh = false;
        self.stream.clone()
    }

    /// The zone's own seed while nothing has been drawn, then a new one each time.
    pub(crate) fn next_seed(&mut self) -> u64 {
        match std::mem::replace(&mut self.fresh, false) {
            true => self.seed,
            false => self.stream.next_u64(),
        }
    }
}
