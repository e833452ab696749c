//! Kinds of checks: the state of each, its status and the reason for it.
//!
//! - [`CheckKind`]: one of [`Endpoint`], [`Calculated`], [`Metric`], [`RoutingControl`]
//!
//! Source: "How Amazon Route 53 determines whether a health check is healthy" in the Developer
//! Guide.

use super::{Endpoint, HealthStatus, Observation, ObservationError, StatusSource};

/// The kind of a check, with its state.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CheckKind {
    /// Checkers probe an endpoint.
    Endpoint(Endpoint),
    /// The status depends on that of other checks.
    Calculated(Calculated),
    /// The status depends on a CloudWatch alarm.
    Metric(Metric),
    /// The status is that of a routing control of Application Recovery Controller.
    RoutingControl(RoutingControl),
}

/// A check that counts its healthy children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calculated {
    /// Healthy children that the check needs (`HealthThreshold`). With 0 it is always healthy,
    /// with more than it has children never.
    pub threshold: usize,
    /// IDs of the children.
    pub children: Vec<String>,
    /// The number of children whose effective status is healthy.
    pub(super) healthy: usize,
}

impl Calculated {
    /// A check whose children are healthy.
    pub fn new(threshold: usize, children: Vec<String>) -> Self {
        Self { threshold, healthy: children.len(), children }
    }

    fn cause(&self) -> String {
        let Self { threshold, children, healthy } = self;
        let total = children.len();
        format!("{healthy} of {total} children are healthy, and {threshold} must be")
    }
}

/// A check of a CloudWatch alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// The status while the alarm has insufficient data; `None` is the last known status
    /// (`InsufficientDataHealthStatus`).
    pub insufficient_data_status: Option<HealthStatus>,
    /// `None` before the first result.
    state: Option<AlarmState>,
    last_known: HealthStatus,
}

/// The state of a CloudWatch alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AlarmState {
    Ok,
    Alarm,
    InsufficientData,
}

impl Metric {
    /// A check of an alarm without data.
    pub fn new(insufficient_data_status: Option<HealthStatus>) -> Self {
        Self { insufficient_data_status, state: None, last_known: HealthStatus::Healthy }
    }

    fn status(&self) -> Option<HealthStatus> {
        self.state.map(|state| match state {
            AlarmState::Ok => HealthStatus::Healthy,
            AlarmState::Alarm => HealthStatus::Unhealthy,
            AlarmState::InsufficientData => {
                self.insufficient_data_status.unwrap_or(self.last_known)
            }
        })
    }

    fn observe(&mut self, ok: Option<bool>) {
        self.state = Some(match ok {
            Some(true) => AlarmState::Ok,
            Some(false) => AlarmState::Alarm,
            None => AlarmState::InsufficientData,
        });
        self.last_known = ok.map_or(self.last_known, HealthStatus::healthy_if);
    }

    fn inherit_state(&mut self, old: &Self) {
        (self.state, self.last_known) = (old.state, old.last_known);
    }

    fn cause(&self) -> &'static str {
        match self.state {
            Some(AlarmState::Ok) => "the data of the metric are OK",
            Some(AlarmState::Alarm) => "the data of the metric are in ALARM",
            _ => "too few data of the metric, which counts so",
        }
    }
}

/// A check of a routing control. On is healthy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoutingControl {
    /// `None` before the first result.
    is_on: Option<bool>,
}

impl RoutingControl {
    fn cause(&self) -> &'static str {
        match self.is_on {
            Some(true) => "the routing control is on",
            _ => "the routing control is off",
        }
    }
}

impl Default for CheckKind {
    /// An endpoint with the defaults of `CreateHealthCheck`: a probe every 30 seconds, a threshold
    /// of 3.
    fn default() -> Self {
        Self::Endpoint(Endpoint::new(None, 30, 3))
    }
}

impl CheckKind {
    /// The status of the results; `None` before the first.
    pub(super) fn status(&self) -> Option<HealthStatus> {
        match self {
            Self::Endpoint(endpoint) => endpoint.status(),
            Self::Calculated(check) => {
                Some(HealthStatus::healthy_if(check.healthy >= check.threshold))
            }
            Self::Metric(metric) => metric.status(),
            Self::RoutingControl(control) => control.is_on.map(HealthStatus::healthy_if),
        }
    }

    /// The longest run of results that a checker has against its status.
    pub(super) fn streak(&self) -> Option<u32> {
        match self {
            Self::Endpoint(endpoint) => endpoint.streak(),
            _ => None,
        }
    }

    /// The source of the status, and the reason for it as part of a sentence.
    pub(super) fn cause(&self) -> (StatusSource, String) {
        let cause = match self {
            _ if self.status().is_none() => {
                let cause = "no results yet, which counts as healthy";
                return (StatusSource::Initial, cause.to_owned());
            }
            Self::Calculated(check) => return (StatusSource::Calculated, check.cause()),
            Self::Endpoint(endpoint) => endpoint_cause(endpoint),
            Self::Metric(metric) => metric.cause().to_owned(),
            Self::RoutingControl(control) => control.cause().to_owned(),
        };
        (StatusSource::Observed, cause)
    }

    /// Whether the kind can have such a result.
    pub(super) fn accepts(&self, observation: &Observation) -> Result<(), ObservationError> {
        match (self, observation.ok) {
            (Self::Calculated(_), _) => Err(ObservationError::Calculated),
            (Self::Endpoint(_) | Self::RoutingControl(_), None) => Err(ObservationError::NoData),
            _ => Ok(()),
        }
    }

    /// Applies one result that the kind accepts.
    pub(super) fn observe(&mut self, observation: &Observation) -> Result<(), ObservationError> {
        match (self, observation.ok) {
            (Self::Endpoint(endpoint), Some(ok)) => endpoint.observe(ok, observation)?,
            (Self::Metric(metric), ok) => metric.observe(ok),
            (Self::RoutingControl(control), ok) => control.is_on = ok,
            _ => {}
        }
        Ok(())
    }

    /// Copies the state of a check of the same kind.
    pub(super) fn inherit_state(&mut self, old: &Self) {
        match (self, old) {
            (Self::Endpoint(new), Self::Endpoint(old)) => new.inherit_state(old),
            (Self::Metric(new), Self::Metric(old)) => new.inherit_state(old),
            (Self::RoutingControl(new), Self::RoutingControl(old)) => new.is_on = old.is_on,
            _ => {}
        }
    }
}

fn endpoint_cause(endpoint: &Endpoint) -> String {
    let (healthy, total) = endpoint.checker_counts();
    let mut cause = match total {
        1 => format!("its checker finds it {}", if healthy == 1 { "healthy" } else { "unhealthy" }),
        _ => format!("{healthy} of {total} checkers find it healthy, and more than 18 % must"),
    };
    if let Some(streak) = endpoint.streak().filter(|streak| *streak > 0) {
        let threshold = endpoint.threshold;
        cause += &format!(", with {streak} of {threshold} results in a row that say otherwise");
    }
    cause
}
