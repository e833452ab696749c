//! The zone: names, RRsets, health checks, and the stream of random numbers.

use domain::base::iana::Rtype;
use rand::Rng;

use super::alias::{self, MAX_ALIASES};
use super::build::{CheckDependents, Parts};
use super::name_index::NameIndex;
use super::{Lookup, RecordSet, Rrset};
use crate::dns::{Name, NameRef};
use crate::health::{
    CheckIndex, Checks, HealthStatus, Observation, ObservationError, RecordHealth,
};
use crate::routing::{AnswerOptions, DrawRng};

/// A zone, ready to answer.
#[derive(Clone, Debug)]
pub struct Zone {
    name: Name,
    names: NameIndex,
    sets: Vec<Rrset>,
    apex: Apex,
    checks: Checks,
    dependents: CheckDependents,
    options: AnswerOptions,
    rng: SeededRng,
}

/// The RRsets at the zone's own name that responses carry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Apex {
    pub(super) soa: Option<usize>,
    pub(super) ns: Option<usize>,
}

/// The zone's stream of random numbers.
#[derive(Clone, Debug)]
struct SeededRng {
    seed: u64,
    stream: DrawRng,
    /// Nothing has been drawn.
    fresh: bool,
}

impl Apex {
    fn new(name: &Name, names: &NameIndex) -> Self {
        let [soa, ns] = [Rtype::SOA, Rtype::NS].map(|rtype| names.get(name.for_slice(), rtype));
        Self { soa, ns }
    }
}

impl Zone {
    /// A zone of these records and checks. Records of one name and type share a policy.
    pub fn new(name: Name, records: &[&RecordSet], checks: Checks, seed: u64) -> Self {
        let Parts { names, sets, dependents } = Parts::new(&name, records, &checks);
        let apex = Apex::new(&name, &names);
        let rng = SeededRng { seed, stream: DrawRng::new(seed), fresh: true };
        let options = AnswerOptions::default();
        Self { name, names, sets, apex, checks, dependents, options, rng }
    }

    /// Replaces records and checks. The stream of random numbers continues.
    pub(crate) fn replace(&mut self, records: &[&RecordSet], checks: Checks) {
        let Parts { names, sets, dependents } = Parts::new(&self.name, records, &checks);
        (self.apex, self.names) = (Apex::new(&self.name, &names), names);
        (self.sets, self.dependents, self.checks) = (sets, dependents, checks);
        self.set_options(self.options);
    }

    /// Sets the answer options.
    pub fn set_options(&mut self, options: AnswerOptions) {
        self.options = options;
        self.sets.iter_mut().for_each(|set| set.routing.set_options(options));
    }

    /// The answer options.
    pub fn options(&self) -> AnswerOptions {
        self.options
    }

    /// Name of the zone.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The health checks and their status.
    pub fn checks(&self) -> &Checks {
        &self.checks
    }

    /// The RRset of an index, as [`Lookup`] and [`super::Record`] give it.
    pub fn set(&self, index: usize) -> &Rrset {
        &self.sets[index]
    }

    /// All RRsets.
    pub fn sets(&self) -> &[Rrset] {
        &self.sets
    }

    pub(crate) fn sets_mut(&mut self) -> &mut [Rrset] {
        &mut self.sets
    }

    pub(super) fn apex(&self) -> Apex {
        self.apex
    }

    /// Looks up a name (RFC 1034 section 4.3.2). Does not follow CNAMEs.
    pub fn lookup(&self, name: &NameRef, rtype: Rtype) -> Lookup {
        self.names.lookup(name, rtype)
    }

    /// Sets or clears the status override of a check. Returns false if there is no such check.
    /// Takes time in the number of records that depend on the check, directly or through a
    /// calculated check.
    pub fn set_health(&mut self, check: &str, status: Option<HealthStatus>) -> bool {
        let changed = self.checks.set_override(check, status);
        self.propagate(changed.as_deref().unwrap_or_default());
        changed.is_some()
    }

    /// Takes one result of a check, in the time of [`Zone::set_health`]. Returns the indices of the
    /// checks whose status changed; `None` if there is no such check.
    pub fn observe(
        &mut self,
        check: &str,
        observation: &Observation,
    ) -> Option<Result<Vec<CheckIndex>, ObservationError>> {
        let changed = self.checks.observe(check, observation)?;
        Some(changed.inspect(|changed| self.propagate(changed)))
    }

    /// Passes the status of checks on to the records that depend on them.
    fn propagate(&mut self, changed: &[CheckIndex]) {
        for &check in changed {
            let health = RecordHealth::from(self.checks[check].status());
            for &(set, record) in &self.dependents[check.get()] {
                alias::change_health(&mut self.sets, set, MAX_ALIASES, &|routing| {
                    routing.set_health(record, health);
                });
            }
        }
    }

    /// Replaces all checkers of each endpoint by one with the same status.
    pub(crate) fn collapse_checkers(&mut self) {
        self.checks.collapse_checkers();
    }

    /// The zone's stream of random numbers, to draw from.
    pub(super) fn stream(&mut self) -> &mut DrawRng {
        self.rng.fresh = false;
        &mut self.rng.stream
    }

    /// Makes the next draw depend on health alone, not on its history.
    pub(crate) fn restore_listing_order(&mut self) {
        self.sets.iter_mut().for_each(|set| set.routing.restore_listing_order());
    }

    /// A seed for many queries: the zone's own while nothing has been drawn, then a new one.
    pub(crate) fn next_seed(&mut self) -> u64 {
        self.rng.next_seed()
    }
}

impl SeededRng {
    fn next_seed(&mut self) -> u64 {
        match std::mem::replace(&mut self.fresh, false) {
            true => self.seed,
            false => self.stream.next_u64(),
        }
    }
}
