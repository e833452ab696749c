//! Health reports.

use serde::Serialize;

use crate::health::{Check, HealthStatus, StatusSource};

/// A check's effective status and the reason for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HealthReport {
    /// The check's ID.
    pub id: String,
    /// After `Disabled`, `Inverted` and the override.
    #[cfg_attr(feature = "typescript", ts(type = "HealthStatus"))]
    pub status: HealthStatus,
    /// What decided it.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub source: StatusSource,
    /// One sentence for a person.
    pub reason: String,
    /// Results in a row against a checker's opinion, of an endpoint that was probed.
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
