//! Timelines: the result of a simulation.

use serde::{Serialize, Serializer};

use crate::health::HealthStatus;

/// The result of a scenario, step by step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// Width of a step, in seconds.
    pub step: f64,
    /// Start of each step, in seconds.
    #[cfg_attr(feature = "typescript", ts(type = "Float64Array"))]
    pub time: Vec<f64>,
    /// Requests that each endpoint served in each step, by the value of the endpoint.
    #[cfg_attr(feature = "typescript", ts(type = "{ [endpoint: string]: Float64Array }"))]
    #[serde(serialize_with = "as_map")]
    pub load: Vec<(String, Vec<f64>)>,
    /// Requests whose first address was down, in each step. Retries may have served them.
    #[cfg_attr(feature = "typescript", ts(type = "Float64Array"))]
    pub failed: Vec<f64>,
    /// Requests that found no address that was up, in each step.
    #[cfg_attr(feature = "typescript", ts(type = "Float64Array"))]
    pub failed_after_retries: Vec<f64>,
    /// Changes of checks. The balancer has none.
    pub health: Vec<StatusChange>,
    /// Share of requests that were served.
    pub availability: f64,
    /// Highest load of an endpoint divided by the mean load, averaged over periods of one TTL.
    pub max_over_mean: f64,
    /// Share of endpoints that were up but idle, averaged over periods of one TTL.
    pub idle_share: f64,
    /// Longest time from the start of an outage to the last request lost to it, in seconds.
    pub error_window: f64,
    /// Number of requests.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub requests: u64,
    /// The same requests, each sent to the least loaded endpoint that is up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "Omit<Timeline, \"balancer\">"))]
    pub balancer: Option<Box<Timeline>>,
}

/// A change of a check's status.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Notice"))]
pub struct StatusChange {
    /// Time in seconds from the start.
    pub at: f64,
    /// ID of the check.
    pub id: String,
    /// Effective status from then on.
    #[cfg_attr(feature = "typescript", ts(type = "HealthStatus"))]
    pub status: HealthStatus,
}

/// Serializes pairs as a map in their order.
fn as_map<S: Serializer>(pairs: &[(String, Vec<f64>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(endpoint, requests)| (endpoint, requests)))
}
