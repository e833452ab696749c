//! What came of a scenario.

use serde::{Serialize, Serializer};

use crate::health::HealthStatus;

/// What came of a scenario, step by step, beside what an ideal balancer would have made
/// of the same requests.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// Width of a step, in seconds.
    pub step: f64,
    /// When each step begins.
    #[cfg_attr(feature = "typescript", ts(type = "Float64Array"))]
    pub time: Vec<f64>,
    /// Requests that each endpoint, by its value, served in each step.
    #[cfg_attr(feature = "typescript", ts(type = "{ [endpoint: string]: Float64Array }"))]
    #[serde(serialize_with = "as_map")]
    pub load: Vec<(String, Vec<f64>)>,
    /// Requests whose first address was dead. Those served and those that failed after
    /// retries are all.
    #[cfg_attr(feature = "typescript", ts(type = "Float64Array"))]
    pub failed: Vec<f64>,
    /// Requests that found no living address.
    #[cfg_attr(feature = "typescript", ts(type = "Float64Array"))]
    pub failed_after_retries: Vec<f64>,
    /// When checks noticed; a balancer needs none.
    pub health: Vec<StatusChange>,
    /// Share of requests that were served.
    pub availability: f64,
    /// Greatest load of an endpoint over the mean of those alive, in one TTL.
    pub max_over_mean: f64,
    /// Share of the endpoints alive that served no request in one TTL.
    pub idle_share: f64,
    /// Longest time from the death of an endpoint to the last request lost to it, in seconds.
    pub error_window: f64,
    /// All requests.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub requests: u64,
    /// The same requests, each sent at once to the least loaded endpoint alive.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "Omit<Timeline, \"balancer\">"))]
    pub balancer: Option<Box<Timeline>>,
}

/// A check that changed its status.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Notice"))]
pub struct StatusChange {
    /// When, in seconds from the start.
    pub at: f64,
    /// The check's ID.
    pub id: String,
    /// Its effective status from then on.
    #[cfg_attr(feature = "typescript", ts(type = "HealthStatus"))]
    pub status: HealthStatus,
}

/// Serializes pairs as a map in their order.
fn as_map<S: Serializer>(load: &[(String, Vec<f64>)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(load.iter().map(|(endpoint, requests)| (endpoint, requests)))
}
