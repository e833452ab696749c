//! Health checks: what a check's status is, and why.
//!
//! - [`HealthStatus`]: what a check says; [`RecordHealth`]: what a row gets from it
//! - [`Check`]: one check of any [`CheckKind`], with what is known of it
//! - [`Checks`]: those of one zone; [`Checks::observe`] takes one result
//!
//! Nothing here probes, and time is what results bring along: Route 53 looks health up
//! when a query comes and never measures it then ("How Amazon Route 53 chooses records
//! when health checking is configured").

mod check;
mod checks;
mod endpoint;
mod observation;

use serde::Serialize;

pub use check::{Calculated, Check, CheckKind, Metric, RoutingControl, StatusReport, StatusSource};
pub use checks::Checks;
pub use endpoint::Endpoint;
pub use observation::{Observation, ObservationError};

/// What a health check says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum HealthStatus {
    /// The check passes.
    Healthy,
    /// The check fails.
    Unhealthy,
}

impl HealthStatus {
    /// Healthy where something is well.
    pub fn of(ok: bool) -> Self {
        if ok { Self::Healthy } else { Self::Unhealthy }
    }

    /// Whether it is the good one.
    pub fn is_healthy(self) -> bool {
        self == Self::Healthy
    }

    /// The other status: what `Inverted` makes of this one.
    pub fn inverted(self) -> Self {
        match self {
            Self::Healthy => Self::Unhealthy,
            Self::Unhealthy => Self::Healthy,
        }
    }

    /// Route 53's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Healthy => "Healthy",
            Self::Unhealthy => "Unhealthy",
        }
    }

    /// Reads Route 53's word.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Healthy, Self::Unhealthy].into_iter().find(|status| status.as_str() == text)
    }
}

/// What a row gets from its check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum RecordHealth {
    /// It has a check, and the check passes.
    Healthy,
    /// It has a check, and the check fails.
    Unhealthy,
    /// It has no check, and so counts as healthy.
    Unchecked,
}

impl RecordHealth {
    /// Whether the row may be answered while others are down.
    pub fn is_up(self) -> bool {
        self != Self::Unhealthy
    }

    /// The word that answers and tallies use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::Unhealthy => "unhealthy",
            Self::Unchecked => "unchecked",
        }
    }
}

impl From<HealthStatus> for RecordHealth {
    fn from(status: HealthStatus) -> Self {
        match status {
            HealthStatus::Healthy => Self::Healthy,
            HealthStatus::Unhealthy => Self::Unhealthy,
        }
    }
}
