//! Scenarios: the input of a simulation.

use serde::Deserialize;

use crate::types::number;

/// Clients of one name, and the outages of its endpoints.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub struct Scenario {
    /// The name in the queries.
    pub name: String,
    /// The record type in the queries.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "typescript", ts(type = "RRType"))]
    pub rtype: String,
    /// Duration in seconds, at most 10,000,000.
    pub duration: f64,
    /// Width of a step of the timeline in seconds. Default: at most 120 steps.
    pub step: Option<f64>,
    /// Seed of the run. Default: the seed of the zone.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number | bigint | string"))]
    #[serde(skip_deserializing)]
    pub seed: Option<u64>,
    /// Number of resolvers, each with a cache. Default: 100.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub resolvers: Option<i64>,
    /// Requests per resolver: all equal, or by Zipf's law (1, 1/2, 1/3 and so on). Default: equal.
    #[cfg_attr(feature = "typescript", ts(optional, type = "\"equal\" | \"zipf\""))]
    pub resolver_skew: Option<String>,
    /// Requests per second of all clients. Default: 100.
    pub requests_per_second: Option<f64>,
    /// The address of an answer that a client tries first. Default: `first`.
    #[cfg_attr(
        feature = "typescript",
        ts(optional, type = "\"first\" | \"random\" | \"rfc6724\"")
    )]
    pub pick: Option<String>,
    /// Client address for the `rfc6724` pick.
    pub source: Option<String>,
    /// Further addresses of the answer that a client tries after a failure. Default: 0.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub retries: Option<i64>,
    /// Changes of endpoints. All endpoints are up at the start.
    pub events: Vec<ScenarioEvent>,
}

/// An endpoint goes down or comes up. Checks notice it later.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(expecting = "an object")]
pub struct ScenarioEvent {
    /// Time in seconds from the start.
    pub at: f64,
    /// A value, or the `SetIdentifier` of a record for all its values.
    pub endpoint: String,
    /// Whether the endpoint is up from then on.
    pub up: bool,
}
