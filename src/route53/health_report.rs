//! Health reports.

use serde::Serialize;

use crate::health::{Check, HealthStatus, StatusSource};

/// The effective status of a health check, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HealthReport {
    /// ID of the check.
    pub id: String,
    /// The status after `Disabled`, `Inverted` and the override.
    #[cfg_attr(feature = "typescript", ts(type = "HealthStatus"))]
    pub status: HealthStatus,
    /// The source of the status.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub source: StatusSource,
    /// The reason, as a sentence.
    pub reason: String,
    /// Consecutive results against the status of a checker, if an endpoint was probed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub streak: Option<u32>,
}

impl HealthReport {
    pub(super) fn new(id: &str, check: &Check) -> Self {
        let report = check.report();
        Self {
            id: id.to_owned(),
            status: report.status,
            source: report.source,
            reason: report.reason,
            streak: report.streak,
        }
    }
}
