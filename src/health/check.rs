//! One check: its kind, what is known of it, its effective status and why.
//!
//! Source: "How Amazon Route 53 determines whether a health check is healthy" and
//! "Values that you specify when you create or update health checks" in the Developer
//! Guide; `HealthCheckConfig` and `UpdateHealthCheck` in the API reference (`Disabled`
//! counts as healthy, `Inverted` swaps).

use serde::Serialize;

use super::{Endpoint, HealthStatus, Observation, ObservationError};

/// One check: how its status comes about, and what is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Check {
    /// How its status comes about.
    pub kind: CheckKind,
    /// The check is not evaluated and counts as healthy.
    pub disabled: bool,
    /// The status is swapped, last of all.
    pub inverted: bool,
    /// What-if status that goes before everything else.
    pub status_override: Option<HealthStatus>,
}

/// How a check's status comes about.
#[derive(Clone, Debug, PartialEq)]
pub enum CheckKind {
    /// Checkers probe an endpoint.
    Endpoint(Endpoint),
    /// So many of other checks have to be healthy.
    Calculated(Calculated),
    /// The data of a CloudWatch alarm.
    Metric(Metric),
    /// A routing control of Application Recovery Controller: on or off.
    RoutingControl(RoutingControl),
}

impl Default for CheckKind {
    /// Probed every 30 seconds, with three results for another opinion: the defaults of
    /// `CreateHealthCheck`.
    fn default() -> Self {
        Self::Endpoint(Endpoint::new(None, 30, 3))
    }
}

/// Checks counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calculated {
    /// Healthy children that it takes: 0 is always healthy, more than there are is never.
    pub needed: usize,
    /// IDs of the children.
    pub children: Vec<String>,
    /// Children that are healthy now, by their effective status.
    pub(super) healthy: usize,
}

impl Calculated {
    /// Children whose status nobody has looked up yet.
    pub fn new(needed: usize, children: Vec<String>) -> Self {
        Self { needed, healthy: children.len(), children }
    }
}

/// The data of an alarm: enough and within bounds (OK), beyond them (ALARM), or too few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// What too few data mean; without one, the last known status.
    pub insufficient: Option<HealthStatus>,
    state: Option<Option<HealthStatus>>,
    known: HealthStatus,
}

impl Metric {
    /// A metric without data.
    pub fn new(insufficient: Option<HealthStatus>) -> Self {
        Self { insufficient, state: None, known: HealthStatus::Healthy }
    }

    fn status(&self) -> Option<HealthStatus> {
        let known = |state: Option<HealthStatus>| state.or(self.insufficient).unwrap_or(self.known);
        self.state.map(known)
    }
}

/// A switch: on is healthy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutingControl {
    state: Option<HealthStatus>,
}

impl Default for RoutingControl {
    /// A control of which nothing is known yet.
    fn default() -> Self {
        Self { state: None }
    }
}

/// Where a status comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum StatusSource {
    /// No data yet.
    Initial,
    /// Results decided it.
    Observed,
    /// The status of other checks decided it.
    Calculated,
    /// The check is disabled.
    Disabled,
    /// Somebody set it.
    Override,
}

impl StatusSource {
    /// The word that health reports use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Observed => "observed",
            Self::Calculated => "calculated",
            Self::Disabled => "disabled",
            Self::Override => "override",
        }
    }
}

/// A check's status and the reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusReport {
    /// The effective status, after `Disabled`, `Inverted` and the override.
    pub status: HealthStatus,
    /// What decided it.
    pub source: StatusSource,
    /// One sentence for a person.
    pub reason: String,
    /// The longest run of results that a checker has against its opinion.
    pub streak: Option<u32>,
}

impl Check {
    /// The effective status: (disabled ? healthy : raw), swapped where it is inverted.
    pub fn status(&self) -> HealthStatus {
        let raw = if self.disabled { None } else { self.kind.status() };
        let raw = raw.unwrap_or(HealthStatus::Healthy);
        self.status_override.unwrap_or(if self.inverted { raw.inverted() } else { raw })
    }

    /// The effective status with its reason.
    pub fn report(&self) -> StatusReport {
        let (source, cause) = match self {
            Check { status_override: Some(_), .. } => {
                (StatusSource::Override, "set by hand".to_owned())
            }
            Check { disabled: true, .. } => {
                (StatusSource::Disabled, "disabled, which counts as healthy".to_owned())
            }
            _ => self.kind.cause(),
        };
        let swap = match self.inverted && self.status_override.is_none() {
            true => ", then inverted",
            false => "",
        };
        StatusReport {
            status: self.status(),
            source,
            reason: format!("{}: {cause}{swap}.", self.status().as_str()),
            streak: self.kind.streak(),
        }
    }

    /// Takes one result. AWS does not say what becomes of results of a disabled check;
    /// probing stops then, so they are not looked at.
    pub(super) fn observe(&mut self, observation: &Observation) -> Result<(), ObservationError> {
        if observation.at.is_some_and(|at| !at.is_finite()) {
            return Err(ObservationError::Time);
        }
        let ok = observation.ok.map(HealthStatus::of);
        match (&mut self.kind, ok) {
            (CheckKind::Calculated(_), _) => return Err(ObservationError::Calculated),
            (CheckKind::Endpoint(_) | CheckKind::RoutingControl(_), None) => {
                return Err(ObservationError::NoData);
            }
            _ if self.disabled => {}
            (CheckKind::Endpoint(endpoint), Some(status)) => {
                let checker = observation.checker.as_deref().unwrap_or_default();
                endpoint.observe(checker, status.is_healthy(), observation.at)?;
            }
            (CheckKind::Metric(metric), _) => {
                metric.state = Some(ok);
                metric.known = ok.unwrap_or(metric.known);
            }
            (CheckKind::RoutingControl(control), _) => control.state = ok,
        }
        Ok(())
    }

    /// The check in place of an old one of its ID. An override stays, and what is known
    /// where the kind is the same. AWS does not say what a check knows after it was
    /// disabled; its data are old then, so it begins anew.
    pub fn resume(mut self, old: &Self) -> Self {
        self.status_override = self.status_override.or(old.status_override);
        if self.disabled || old.disabled {
            return self;
        }
        match (&mut self.kind, &old.kind) {
            (CheckKind::Endpoint(new), CheckKind::Endpoint(old)) => new.resume(old),
            (CheckKind::Metric(new), CheckKind::Metric(old)) => {
                (new.state, new.known) = (old.state, old.known);
            }
            (CheckKind::RoutingControl(new), CheckKind::RoutingControl(old)) => {
                new.state = old.state
            }
            _ => {}
        }
        self
    }
}

impl CheckKind {
    /// What the data say, where there are any: a new check counts as healthy until then.
    fn status(&self) -> Option<HealthStatus> {
        match self {
            Self::Endpoint(endpoint) => endpoint.status(),
            Self::Calculated(of) => Some(HealthStatus::of(of.healthy >= of.needed)),
            Self::Metric(metric) => metric.status(),
            Self::RoutingControl(control) => control.state,
        }
    }

    fn streak(&self) -> Option<u32> {
        let Self::Endpoint(endpoint) = self else { return None };
        endpoint.streak()
    }

    fn cause(&self) -> (StatusSource, String) {
        let cause = match self {
            _ if self.status().is_none() => {
                return (
                    StatusSource::Initial,
                    "no results yet, which counts as healthy".to_owned(),
                );
            }
            Self::Calculated(Calculated { needed, children, healthy, .. }) => {
                let n = children.len();
                let cause = format!("{healthy} of {n} children are healthy, and {needed} must be");
                return (StatusSource::Calculated, cause);
            }
            Self::Endpoint(endpoint) => probed(endpoint),
            Self::Metric(metric) => match metric.state.flatten() {
                None => "too few data of the metric, which counts so".to_owned(),
                Some(HealthStatus::Healthy) => "the data of the metric are OK".to_owned(),
                Some(HealthStatus::Unhealthy) => "the data of the metric are in ALARM".to_owned(),
            },
            Self::RoutingControl(control) => match control.state {
                Some(HealthStatus::Healthy) => "the routing control is on".to_owned(),
                _ => "the routing control is off".to_owned(),
            },
        };
        (StatusSource::Observed, cause)
    }
}

fn probed(endpoint: &Endpoint) -> String {
    let (healthy, all) = endpoint.shares();
    let mut cause = match all {
        1 => format!("its checker finds it {}", if healthy == 1 { "healthy" } else { "unhealthy" }),
        _ => format!("{healthy} of {all} checkers find it healthy, and more than 18 % must"),
    };
    if let Some(streak) = endpoint.streak().filter(|streak| *streak > 0) {
        let threshold = endpoint.threshold;
        cause += &format!(", with {streak} of {threshold} results in a row that say otherwise");
    }
    cause
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(ok: impl Into<Option<bool>>) -> Observation {
        Observation { ok: ok.into(), at: None, checker: None }
    }

    fn metric(insufficient: Option<HealthStatus>, states: &[Option<bool>]) -> Check {
        let kind = CheckKind::Metric(Metric::new(insufficient));
        let mut check = Check { kind, ..Check::default() };
        states.iter().for_each(|&state| check.observe(&seen(state)).unwrap());
        check
    }

    #[test]
    fn a_check_without_data() {
        let cases = [
            (false, false, HealthStatus::Healthy, StatusSource::Initial),
            (false, true, HealthStatus::Unhealthy, StatusSource::Initial),
            (true, false, HealthStatus::Healthy, StatusSource::Disabled),
            (true, true, HealthStatus::Unhealthy, StatusSource::Disabled),
        ];
        for (disabled, inverted, status, source) in cases {
            let report = Check { disabled, inverted, ..Check::default() }.report();
            assert_eq!((report.status, report.source, report.streak), (status, source, None));
        }
    }

    #[test]
    fn the_states_of_a_metric() {
        use HealthStatus::{Healthy, Unhealthy};
        let (ok, alarm) = (Some(true), Some(false));
        let cases = [
            (Some(Unhealthy), &[][..], Healthy),
            (None, &[ok], Healthy),
            (None, &[alarm], Unhealthy),
            (Some(Healthy), &[alarm, None], Healthy),
            (Some(Unhealthy), &[ok, None], Unhealthy),
            (None, &[None], Healthy),
            (None, &[alarm, None], Unhealthy),
        ];
        for (insufficient, states, expected) in cases {
            let check = metric(insufficient, states);
            assert_eq!(check.status(), expected, "{insufficient:?} {states:?}");
        }
    }

    #[test]
    fn a_routing_control_is_on_or_off() {
        let kind = CheckKind::RoutingControl(RoutingControl::default());
        let mut check = Check { kind, inverted: true, ..Check::default() };
        check.observe(&seen(false)).unwrap();
        assert_eq!(check.report().reason, "Healthy: the routing control is off, then inverted.");
        assert_eq!(check.observe(&seen(None)), Err(ObservationError::NoData));
    }

    #[test]
    fn results_that_no_check_can_have() {
        let mut check = Check::default();
        let at = |at| Observation { at: Some(at), ..seen(true) };
        assert_eq!(check.observe(&seen(None)), Err(ObservationError::NoData));
        assert_eq!(check.observe(&at(f64::NAN)), Err(ObservationError::Time));
        let kind = CheckKind::Calculated(Calculated::new(0, Vec::new()));
        let mut calculated = Check { kind, ..Check::default() };
        assert_eq!(calculated.observe(&seen(true)), Err(ObservationError::Calculated));
        assert_eq!(check, Check::default());
    }

    #[test]
    fn what_outlives_a_new_configuration() {
        let mut old = Check { status_override: Some(HealthStatus::Unhealthy), ..Check::default() };
        old.observe(&seen(false)).unwrap();
        let new = Check { inverted: true, ..Check::default() }.resume(&old);
        assert_eq!((new.status_override, new.report().streak), (old.status_override, Some(1)));
        let paused = Check { disabled: true, ..Check::default() }.resume(&old);
        assert_eq!(Check::default().resume(&paused).report().streak, None);
    }

    #[test]
    fn results_of_a_disabled_check_are_not_looked_at() {
        let mut check = Check { disabled: true, ..metric(None, &[]) };
        check.observe(&seen(false)).unwrap();
        check.disabled = false;
        assert_eq!(check.report().source, StatusSource::Initial);
    }
}
