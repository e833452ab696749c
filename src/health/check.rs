//! One check: its configuration, its state, its effective status and the reason for it.
//!
//! - [`Check`]: one check
//! - [`StatusReport`]: its status, with its source and the reason
//!
//! Source: "Values that you specify when you create or update health checks" in the Developer
//! Guide; `HealthCheckConfig` and `UpdateHealthCheck` in the API reference (`Disabled` counts as
//! healthy, `Inverted` swaps the status).

use std::fmt;

use super::{CheckKind, HealthStatus, Observation, ObservationError, StatusSource};

/// One check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Check {
    /// The kind, with its state.
    pub kind: CheckKind,
    /// A disabled check counts as healthy.
    pub disabled: bool,
    /// Swaps the status, also that of a disabled check.
    pub inverted: bool,
    /// A status that overrides all others.
    pub status_override: Option<HealthStatus>,
}

/// The effective status of a check, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusReport {
    /// The status after `Disabled`, `Inverted` and the override.
    pub status: HealthStatus,
    /// The source of the status.
    pub source: StatusSource,
    /// The reason, in one sentence.
    pub reason: String,
    /// The longest run of results that a checker has against its status.
    pub streak: Option<u32>,
}

impl fmt::Display for StatusSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Check {
    /// The effective status.
    pub fn status(&self) -> HealthStatus {
        let observed = if self.disabled { None } else { self.kind.status() };
        let status = observed.unwrap_or(HealthStatus::Healthy);
        self.status_override.unwrap_or(if self.inverted { status.inverted() } else { status })
    }

    /// The effective status with its source and reason.
    pub fn report(&self) -> StatusReport {
        let (source, cause) = self.cause();
        let is_swapped = self.inverted && self.status_override.is_none();
        let swap = if is_swapped { ", then inverted" } else { "" };
        let status = self.status();
        let reason = format!("{status}: {cause}{swap}.");
        StatusReport { status, source, reason, streak: self.kind.streak() }
    }

    fn cause(&self) -> (StatusSource, String) {
        if self.status_override.is_some() {
            (StatusSource::Override, "set by hand".to_owned())
        } else if self.disabled {
            (StatusSource::Disabled, "disabled, which counts as healthy".to_owned())
        } else {
            self.kind.cause()
        }
    }

    /// Applies one result. AWS does not document results of a disabled check; its probes stop, so
    /// they are ignored.
    pub(super) fn observe(&mut self, observation: &Observation) -> Result<(), ObservationError> {
        if observation.at.is_some_and(|at| !at.is_finite()) {
            return Err(ObservationError::InvalidTime);
        }
        self.kind.accepts(observation)?;
        if self.disabled {
            return Ok(());
        }
        self.kind.observe(observation)
    }

    /// Copies the state of the check that this one replaces: its override, and its results if the
    /// kind is the same. AWS does not document the results of a check that was disabled; they are
    /// old by then, so the check starts without results.
    pub fn inherit_state(&mut self, old: &Self) {
        self.status_override = self.status_override.or(old.status_override);
        if !self.disabled && !old.disabled {
            self.kind.inherit_state(&old.kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::{Calculated, Metric, RoutingControl};

    fn result(ok: impl Into<Option<bool>>) -> Observation {
        Observation { ok: ok.into(), at: None, checker: None }
    }

    fn metric(insufficient: Option<HealthStatus>, states: &[Option<bool>]) -> Check {
        let kind = CheckKind::Metric(Metric::new(insufficient));
        let mut check = Check { kind, ..Check::default() };
        states.iter().for_each(|&state| check.observe(&result(state)).unwrap());
        check
    }

    fn inherited(mut new: Check, old: &Check) -> Check {
        new.inherit_state(old);
        new
    }

    #[test]
    fn a_check_without_results() {
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
    fn states_of_a_metric() {
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
        check.observe(&result(false)).unwrap();
        assert_eq!(check.report().reason, "Healthy: the routing control is off, then inverted.");
        assert_eq!(check.observe(&result(None)), Err(ObservationError::NoData));
    }

    #[test]
    fn a_rejected_result_changes_nothing() {
        let mut check = Check::default();
        let at = |at| Observation { at: Some(at), ..result(true) };
        assert_eq!(check.observe(&result(None)), Err(ObservationError::NoData));
        assert_eq!(check.observe(&at(f64::NAN)), Err(ObservationError::InvalidTime));
        let kind = CheckKind::Calculated(Calculated::new(0, Vec::new()));
        let mut calculated = Check { kind, ..Check::default() };
        assert_eq!(calculated.observe(&result(true)), Err(ObservationError::Calculated));
        assert_eq!(check, Check::default());
    }

    #[test]
    fn a_new_configuration_inherits_the_state() {
        let mut old = Check { status_override: Some(HealthStatus::Unhealthy), ..Check::default() };
        old.observe(&result(false)).unwrap();
        let new = inherited(Check { inverted: true, ..Check::default() }, &old);
        assert_eq!((new.status_override, new.report().streak), (old.status_override, Some(1)));
        let paused = inherited(Check { disabled: true, ..Check::default() }, &old);
        assert_eq!(inherited(Check::default(), &paused).report().streak, None);
    }

    #[test]
    fn a_disabled_check_ignores_results() {
        let mut check = Check { disabled: true, ..metric(None, &[]) };
        check.observe(&result(false)).unwrap();
        check.disabled = false;
        assert_eq!(check.report().source, StatusSource::Initial);
    }
}
