//! Checks that notice: each probes at the multiples of its interval, and the state
//! machines of the zone make of it what they do with real results.
//!
//! One checker stands for all of Route 53's, and a probe at the very time of an event
//! comes before it; so an endpoint that dies at a multiple of the interval is noticed
//! after threshold times interval, and at any other time a little earlier. Metrics and
//! routing controls are not probed and stay as they are.

use super::endpoints::Endpoints;
use super::timeline::StatusChange;
use crate::health::{Check, CheckKind, Endpoint, HealthStatus, Observation};
use crate::zone::Zone;

/// The checks that watch the endpoints of a scenario.
#[derive(Clone, Debug)]
pub(super) struct Probes {
    watches: Vec<Watch>,
    /// When the next probe is due that can change anything.
    pub(super) due: f64,
}

/// One check, and what it watches.
#[derive(Clone, Debug)]
struct Watch {
    id: String,
    endpoints: Vec<u32>,
    interval: f64,
    /// Never, while the check's opinion is the truth.
    next: f64,
}

impl Probes {
    /// The checks of a zone, each with one checker that thinks what the zone says now.
    pub(super) fn new(zone: &mut Zone, endpoints: &Endpoints) -> Self {
        zone.collapse_checkers();
        let mut watches = Vec::new();
        for (id, check) in zone.checks().iter() {
            let Some(probed) = probed(check) else { continue };
            let endpoints = endpoints.watched(zone, id, probed.address);
            if !endpoints.is_empty() {
                let (id, interval) = (id.to_owned(), f64::from(probed.interval));
                let next = if is_settled(probed, true) { NEVER } else { 0.0 };
                watches.push(Watch { id, endpoints, interval, next });
            }
        }
        let mut probes = Self { watches, due: NEVER };
        probes.plan();
        probes
    }

    /// Says that an endpoint died or lives again: who watches it has to look.
    pub(super) fn stir(&mut self, endpoint: u32, at: f64) {
        for watch in &mut self.watches {
            if watch.next == NEVER && watch.endpoints.contains(&endpoint) {
                watch.next = ((at / watch.interval).floor() + 1.0) * watch.interval;
            }
        }
        self.plan();
    }

    /// Makes the probes that are due. A check passes while any endpoint that it stands
    /// for is up.
    pub(super) fn probe(&mut self, zone: &mut Zone, up: &[bool], noticed: &mut Vec<StatusChange>) {
        let now = self.due;
        for watch in self.watches.iter_mut().filter(|watch| watch.next <= now) {
            let ok = watch.endpoints.iter().any(|&endpoint| up[endpoint as usize]);
            let result = Observation { ok: Some(ok), ..Observation::default() };
            let changed = zone.observe(&watch.id, &result).and_then(Result::ok);
            for index in changed.unwrap_or_default() {
                let id = zone.checks().id(index).to_owned();
                let status = zone.checks()[index].status();
                noticed.push(StatusChange { at: now, id, status });
            }
            let settled = zone.checks().get(&watch.id).and_then(probed);
            let settled = settled.is_none_or(|probed| is_settled(probed, ok));
            watch.next = if settled { NEVER } else { watch.next + watch.interval };
        }
        self.plan();
    }

    fn plan(&mut self) {
        self.due = self.watches.iter().fold(NEVER, |due, watch| due.min(watch.next));
    }
}

const NEVER: f64 = f64::INFINITY;

/// A disabled check is not probed.
fn probed(check: &Check) -> Option<&Endpoint> {
    match &check.kind {
        CheckKind::Endpoint(endpoint) if !check.disabled => Some(endpoint),
        _ => None,
    }
}

fn is_settled(endpoint: &Endpoint, ok: bool) -> bool {
    endpoint.status() == Some(HealthStatus::healthy_if(ok)) && endpoint.streak() == Some(0)
}
