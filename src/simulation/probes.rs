//! Probes: checks that notice outages.
//!
//! A check probes at the multiples of its interval, with one checker in place of all of Route 53's.
//! A probe comes before an event at the same time, so an outage that starts at a multiple of the
//! interval is noticed after threshold times interval, and any other a little earlier. Metrics and
//! routing controls have no probes and keep their status.

use super::endpoint_state::EndpointState;
use super::endpoints::{EndpointId, Endpoints};
use super::timeline::StatusChange;
use crate::health::{Check, CheckKind, Endpoint, HealthStatus, Observation};
use crate::zone::Zone;

/// The checks of the endpoints of a scenario.
#[derive(Clone, Debug)]
pub(super) struct Probes {
    monitors: Vec<Monitor>,
    /// Time of the next probe that can change a status.
    pub(super) due: f64,
}

/// A check and its endpoints.
#[derive(Clone, Debug)]
struct Monitor {
    id: String,
    endpoints: Vec<EndpointId>,
    /// Seconds between two probes.
    interval: f64,
    /// Time of the next probe; `NEVER` while probes would change nothing.
    next: f64,
}

impl Probes {
    /// The checks of a zone, each with a single checker.
    pub(super) fn new(zone: &mut Zone, endpoints: &Endpoints) -> Self {
        zone.collapse_checkers();
        let checks = zone.checks().iter();
        let monitors = checks.filter_map(|(id, check)| Monitor::new(zone, id, check, endpoints));
        let mut probes = Self { monitors: monitors.collect(), due: NEVER };
        probes.schedule();
        probes
    }

    /// Starts the probes of an endpoint that changed.
    pub(super) fn wake(&mut self, endpoint: EndpointId, now: f64) {
        for monitor in &mut self.monitors {
            if monitor.next == NEVER && monitor.endpoints.contains(&endpoint) {
                monitor.next = ((now / monitor.interval).floor() + 1.0) * monitor.interval;
            }
        }
        self.schedule();
    }

    /// Sends the probes that are due. A check passes while any of its endpoints is up.
    pub(super) fn run(
        &mut self,
        zone: &mut Zone,
        state: &EndpointState,
        changes: &mut Vec<StatusChange>,
    ) {
        let now = self.due;
        for monitor in self.monitors.iter_mut().filter(|monitor| monitor.next <= now) {
            let ok = monitor.endpoints.iter().any(|&endpoint| state.is_up(endpoint));
            observe(zone, &monitor.id, ok, now, changes);
            monitor.next = match monitor.is_settled(zone, ok) {
                true => NEVER,
                false => monitor.next + monitor.interval,
            };
        }
        self.schedule();
    }

    fn schedule(&mut self) {
        self.due = self.monitors.iter().map(|monitor| monitor.next).fold(NEVER, f64::min);
    }
}

impl Monitor {
    fn new(zone: &Zone, id: &str, check: &Check, endpoints: &Endpoints) -> Option<Self> {
        let endpoint = probed_endpoint(check)?;
        let endpoints = endpoints.checked(zone, id, endpoint.address);
        let next = if is_settled(endpoint, true) { NEVER } else { 0.0 };
        let interval = f64::from(endpoint.interval);
        (!endpoints.is_empty()).then(|| Self { id: id.to_owned(), endpoints, interval, next })
    }

    /// Whether further probes with the same result change nothing.
    fn is_settled(&self, zone: &Zone, ok: bool) -> bool {
        let endpoint = zone.checks().get(&self.id).and_then(probed_endpoint);
        endpoint.is_none_or(|endpoint| is_settled(endpoint, ok))
    }
}

fn observe(zone: &mut Zone, id: &str, ok: bool, now: f64, changes: &mut Vec<StatusChange>) {
    let result = Observation { ok: Some(ok), ..Observation::default() };
    let changed = zone.observe(id, &result).and_then(Result::ok).unwrap_or_default();
    let checks = zone.checks();
    changes.extend(changed.into_iter().map(|index| StatusChange {
        at: now,
        id: checks.id(index).to_owned(),
        status: checks[index].status(),
    }));
}

/// The endpoint of a check with probes. A disabled check has none.
fn probed_endpoint(check: &Check) -> Option<&Endpoint> {
    match &check.kind {
        CheckKind::Endpoint(endpoint) if !check.disabled => Some(endpoint),
        _ => None,
    }
}

fn is_settled(endpoint: &Endpoint, ok: bool) -> bool {
    endpoint.status() == Some(HealthStatus::healthy_if(ok)) && endpoint.streak() == Some(0)
}

const NEVER: f64 = f64::INFINITY;
