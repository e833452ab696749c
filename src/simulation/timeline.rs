//! What came of a scenario.

use crate::shape::{Document, Object, serialize_by_document};

/// What came of a scenario, step by step, beside what an ideal balancer would have made
/// of the same requests.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Timeline {
    /// Width of a step, in seconds.
    pub step: f64,
    /// When each step begins.
    #[cfg_attr(feature = "typescript", ts(type = "Float64Array"))]
    pub time: Vec<f64>,
    /// Requests that each endpoint, by its value, served in each step.
    #[cfg_attr(feature = "typescript", ts(type = "{ [endpoint: string]: Float64Array }"))]
    pub load: Vec<(String, Vec<f64>)>,
    /// Requests whose first address was dead. Those served and those that failed after
    /// retries are all.
    #[cfg_attr(feature = "typescript", ts(type = "Float64Array"))]
    pub failed: Vec<f64>,
    /// Requests that found no living address.
    #[cfg_attr(feature = "typescript", ts(type = "Float64Array"))]
    pub failed_after_retries: Vec<f64>,
    /// When checks noticed; a balancer needs none.
    pub health: Vec<Notice>,
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
    #[cfg_attr(feature = "typescript", ts(type = "Omit<Timeline, \"balancer\">"))]
    pub balancer: Option<Box<Timeline>>,
}

/// A check that changed its status.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Notice {
    /// When, in seconds from the start.
    pub at: f64,
    /// The check's ID.
    pub id: String,
    /// Its effective status from then on.
    #[cfg_attr(feature = "typescript", ts(type = "HealthStatus"))]
    pub status: &'static str,
}

impl From<Timeline> for Document {
    fn from(of: Timeline) -> Self {
        let mut load = Object::default();
        for (endpoint, requests) in of.load {
            load.put(endpoint, Self::Numbers(requests));
        }
        let mut object = Object::default();
        object.add("load", Self::Object(load));
        let series = [
            ("time", of.time),
            ("failed", of.failed),
            ("failedAfterRetries", of.failed_after_retries),
        ];
        for (name, numbers) in series {
            object.add(name, Self::Numbers(numbers));
        }
        let figures = [
            ("step", of.step),
            ("availability", of.availability),
            ("maxOverMean", of.max_over_mean),
            ("idleShare", of.idle_share),
            ("errorWindow", of.error_window),
            ("requests", of.requests as f64),
        ];
        for (name, figure) in figures {
            object.add(name, figure);
        }
        object.add("health", of.health);
        if let Some(balancer) = of.balancer {
            object.add("balancer", *balancer);
        }
        Self::Object(object)
    }
}

impl From<Notice> for Document {
    fn from(of: Notice) -> Self {
        let mut object = Object::default();
        object.add("at", of.at);
        object.add("id", of.id);
        object.add("status", of.status);
        Self::Object(object)
    }
}

serialize_by_document!(Timeline);
