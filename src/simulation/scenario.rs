//! A scenario as people write it, and read.

use std::fmt;

use serde::Deserialize;

use crate::statistics::TallyError;
use crate::types::number;

/// What happens to the clients of one name.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Scenario {
    /// The name that clients ask for.
    pub name: String,
    /// The type that they ask for.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "typescript", ts(type = "RRType"))]
    pub rtype: String,
    /// How long it runs, in seconds: up to 10,000,000.
    pub duration: f64,
    /// Width of a step of the timeline, in seconds; by default there are up to 120 steps.
    pub step: Option<f64>,
    /// Fixes the run; without one, the zone's own.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number | bigint | string"))]
    #[serde(skip_deserializing)]
    pub seed: Option<u64>,
    /// Resolvers between the clients and the zone, each with a cache: 100 by default.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub resolvers: Option<i64>,
    /// How requests spread over resolvers: alike, or as 1 to 1/2 to 1/3 and so on.
    #[cfg_attr(feature = "typescript", ts(optional, type = "\"equal\" | \"zipf\""))]
    pub resolver_skew: Option<String>,
    /// Requests of all clients in a second: 100 by default.
    pub requests_per_second: Option<f64>,
    /// Which address of an answer a client tries first; `first` by default.
    #[cfg_attr(
        feature = "typescript",
        ts(optional, type = "\"first\" | \"random\" | \"rfc6724\"")
    )]
    pub pick: Option<String>,
    /// Client address, for the `rfc6724` pick.
    pub source: Option<String>,
    /// How many more addresses of the answer a client tries after a dead one: 0 by default.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub retries: Option<i64>,
    /// When endpoints die and live again; all live at the start.
    pub events: Vec<Event>,
}

/// An endpoint dies, or lives again: the truth, which checks notice later.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ScenarioEvent"))]
pub struct Event {
    /// When, in seconds from the start.
    pub at: f64,
    /// A value, or the `SetIdentifier` of a row for all of its values.
    pub endpoint: String,
    /// Whether it lives from now on.
    pub up: bool,
}

/// What is wrong in a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioError {
    /// A member is out of its bounds.
    Bounds(&'static str),
    /// An event, by its number, is not between start and end.
    EventTime(usize),
    /// An event, by its number, is of an endpoint that the name does not have.
    Endpoint(usize, String),
    /// Not a way to pick.
    Pick(String),
    /// Not a way to spread.
    Skew(String),
    /// The name has nothing to connect to, or the client's address does not go with it.
    Records(TallyError),
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("scenario.")?;
        match self {
            Self::Bounds(text) => f.write_str(text),
            Self::EventTime(number) => {
                write!(f, "events[{number}].at: expected seconds from 0 to the duration")
            }
            Self::Endpoint(number, text) => write!(
                f,
                "events[{number}].endpoint: '{text}' is neither a value nor a SetIdentifier of the records that clients are given"
            ),
            Self::Pick(text) => write!(f, "pick: '{text}' is none of first, random, rfc6724"),
            Self::Skew(text) => write!(f, "resolverSkew: '{text}' is none of equal, zipf"),
            Self::Records(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ScenarioError {}

/// Longest run, in seconds: about four months.
const MAX_DURATION: f64 = 1e7;
/// Most requests of one run: some seconds of work.
const MAX_REQUESTS: f64 = 1e7;
/// Most resolvers.
const MAX_RESOLVERS: i64 = 100_000;
/// As many as the values of a row.
const MAX_RETRIES: i64 = 400;
/// Most events.
const MAX_EVENTS: usize = 1000;
/// Most steps of a timeline.
const MAX_STEPS: f64 = 10_000.0;
/// Steps of a timeline that does not say: enough for a picture.
const USUAL_STEPS: f64 = 120.0;

/// The numbers of a scenario, each within its bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) duration: f64,
    pub(super) step: f64,
    pub(super) steps: usize,
    pub(super) rate: f64,
    pub(super) requests: u64,
    pub(super) resolvers: u32,
    pub(super) zipf: bool,
    pub(super) tries: usize,
}

impl Plan {
    /// Reads the numbers, or says which is out of bounds.
    pub(super) fn read(scenario: &Scenario) -> Result<Self, ScenarioError> {
        let duration = scenario.duration;
        bounded(duration > 0.0 && duration <= MAX_DURATION, DURATION)?;
        let rate = scenario.requests_per_second.unwrap_or(100.0);
        // As 0.29 * 100 is less than 29.
        let requests = rate * duration + 1e-6;
        bounded(rate > 0.0 && (1.0..=MAX_REQUESTS + 1.0).contains(&requests), RATE)?;
        let step = scenario.step.unwrap_or_else(|| usual_step(duration));
        bounded(step > 0.0 && (duration / step).ceil() <= MAX_STEPS, STEP)?;
        let resolvers = scenario.resolvers.unwrap_or(100);
        bounded((1..=MAX_RESOLVERS).contains(&resolvers), RESOLVERS)?;
        let retries = scenario.retries.unwrap_or(0);
        bounded((0..=MAX_RETRIES).contains(&retries), RETRIES)?;
        bounded(scenario.events.len() <= MAX_EVENTS, EVENTS)?;
        Ok(Self {
            duration,
            step,
            steps: (duration / step).ceil() as usize,
            rate,
            requests: requests as u64,
            resolvers: resolvers as u32,
            zipf: is_zipf(scenario.resolver_skew.as_deref())?,
            tries: retries as usize + 1,
        })
    }

    /// When a request comes: `share` of the way through its slot.
    pub(super) fn arrival(&self, request: u64, share: f64) -> f64 {
        ((request as f64 + share) / self.rate).min(self.duration)
    }

    /// The step that a time falls into.
    pub(super) fn step_of(&self, time: f64) -> usize {
        ((time / self.step) as usize).min(self.steps - 1)
    }
}

const DURATION: &str = "duration: expected seconds above 0, up to 10000000";
const RATE: &str =
    "requestsPerSecond: expected a number that makes 1 to 10000000 requests in the duration";
const STEP: &str = "step: expected seconds above 0 that make up to 10000 steps of the duration";
const RESOLVERS: &str = "resolvers: expected 1 to 100000";
const RETRIES: &str = "retries: expected 0 to 400";
const EVENTS: &str = "events: expected at most 1000";

fn bounded(within: bool, text: &'static str) -> Result<(), ScenarioError> {
    if within { Ok(()) } else { Err(ScenarioError::Bounds(text)) }
}

fn is_zipf(skew: Option<&str>) -> Result<bool, ScenarioError> {
    match skew.unwrap_or("equal") {
        "equal" => Ok(false),
        "zipf" => Ok(true),
        text => Err(ScenarioError::Skew(text.to_owned())),
    }
}

/// The least of 1, 2, 5, 10, 20, 50, ... seconds that makes few enough steps.
fn usual_step(duration: f64) -> f64 {
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if duration / step <= USUAL_STEPS {
            break;
        }
        step *= factor;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario(change: impl FnOnce(&mut Scenario)) -> Result<Plan, ScenarioError> {
        let mut scenario = Scenario { duration: 600.0, ..Scenario::default() };
        change(&mut scenario);
        Plan::read(&scenario)
    }

    #[test]
    fn what_is_not_said() {
        let plan = scenario(|_| ()).unwrap();
        let expected = Plan {
            duration: 600.0,
            step: 5.0,
            steps: 120,
            rate: 100.0,
            requests: 60_000,
            resolvers: 100,
            zipf: false,
            tries: 1,
        };
        assert_eq!(plan, expected);
    }

    #[test]
    fn steps_and_requests() {
        let cases = [
            (0.5, 100.0, 1.0, 1, 50),
            (120.0, 0.1, 1.0, 120, 12),
            (121.0, 0.29, 2.0, 61, 35),
            (100.0, 0.29, 1.0, 100, 29),
            (86_400.0, 1.0, 1000.0, 87, 86_400),
        ];
        for (duration, rate, step, steps, requests) in cases {
            let plan = scenario(|scenario| {
                scenario.duration = duration;
                scenario.requests_per_second = Some(rate);
            })
            .unwrap();
            assert_eq!((plan.step, plan.steps, plan.requests), (step, steps, requests));
            let last = plan.arrival(requests - 1, 0.999);
            assert!(plan.step_of(last) < steps);
        }
    }

    #[test]
    fn what_is_out_of_bounds_is_named() {
        type Change = fn(&mut Scenario);
        let cases: [(&str, Change); 12] = [
            ("duration", |scenario| scenario.duration = 0.0),
            ("duration", |scenario| scenario.duration = f64::NAN),
            ("duration", |scenario| scenario.duration = 1e8),
            ("requestsPerSecond", |scenario| scenario.requests_per_second = Some(-1.0)),
            ("requestsPerSecond", |scenario| scenario.requests_per_second = Some(1e5)),
            ("requestsPerSecond", |scenario| scenario.requests_per_second = Some(0.001)),
            ("step", |scenario| scenario.step = Some(0.01)),
            ("step", |scenario| scenario.step = Some(f64::NAN)),
            ("resolvers", |scenario| scenario.resolvers = Some(0)),
            ("retries", |scenario| scenario.retries = Some(-1)),
            ("events", |scenario| scenario.events = vec![Event::default(); 1001]),
            ("resolverSkew", |scenario| scenario.resolver_skew = Some("none".into())),
        ];
        for (member, change) in cases {
            let error = scenario(change).unwrap_err().to_string();
            assert!(error.starts_with(&format!("scenario.{member}: ")), "{member}: {error}");
        }
    }
}
