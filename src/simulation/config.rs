//! The numbers of a scenario, with defaults and within bounds.

use super::error::ScenarioError;
use super::scenario::Scenario;

/// The numbers of a scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Config {
    /// In seconds.
    pub(super) duration: f64,
    /// Width of a step, in seconds.
    pub(super) step: f64,
    pub(super) steps: usize,
    /// Requests per second.
    pub(super) rate: f64,
    pub(super) requests: u64,
    pub(super) resolvers: u32,
    pub(super) zipf: bool,
    /// Addresses that a client tries.
    pub(super) tries: usize,
}

impl Config {
    /// Checks the numbers of a scenario.
    pub(super) fn new(scenario: &Scenario) -> Result<Self, ScenarioError> {
        let duration = scenario.duration;
        check(duration > 0.0 && duration <= MAX_DURATION, DURATION)?;
        let rate = scenario.requests_per_second.unwrap_or(100.0);
        // Rounding: 0.29 * 100.0 is below 29.0.
        let requests = rate * duration + 1e-6;
        check(rate > 0.0 && (1.0..=MAX_REQUESTS + 1.0).contains(&requests), RATE)?;
        let step = scenario.step.unwrap_or_else(|| default_step(duration));
        check(step > 0.0 && (duration / step).ceil() <= MAX_STEPS, STEP)?;
        let resolvers = scenario.resolvers.unwrap_or(100);
        check((1..=MAX_RESOLVERS).contains(&resolvers), RESOLVERS)?;
        let retries = scenario.retries.unwrap_or(0);
        check((0..=MAX_RETRIES).contains(&retries), RETRIES)?;
        check(scenario.events.len() <= MAX_EVENTS, EVENTS)?;
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

    /// The time of a request in seconds; `fraction` is its position in its slot.
    pub(super) fn arrival(&self, request: u64, fraction: f64) -> f64 {
        ((request as f64 + fraction) / self.rate).min(self.duration)
    }

    /// The step of a time.
    pub(super) fn step_of(&self, time: f64) -> usize {
        ((time / self.step) as usize).min(self.steps - 1)
    }
}

fn check(is_within: bool, (member, expected): Bounds) -> Result<(), ScenarioError> {
    if is_within { Ok(()) } else { Err(ScenarioError::Bounds { member, expected }) }
}

fn is_zipf(skew: Option<&str>) -> Result<bool, ScenarioError> {
    match skew.unwrap_or("equal") {
        "equal" => Ok(false),
        "zipf" => Ok(true),
        text => Err(ScenarioError::Skew(text.to_owned())),
    }
}

/// The least of 1, 2, 5, 10, 20, 50, ... seconds that gives few enough steps.
fn default_step(duration: f64) -> f64 {
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if duration / step <= DEFAULT_STEPS {
            break;
        }
        step *= factor;
    }
    step
}

/// The longest run in seconds: about four months.
const MAX_DURATION: f64 = 1e7;
/// The most requests of a run: some seconds of work.
const MAX_REQUESTS: f64 = 1e7;
const MAX_RESOLVERS: i64 = 100_000;
/// The most values of a record.
const MAX_RETRIES: i64 = 400;
const MAX_EVENTS: usize = 1000;
const MAX_STEPS: f64 = 10_000.0;
/// The most steps if the scenario has no `step`: enough for a chart.
const DEFAULT_STEPS: f64 = 120.0;

/// A member and its bounds.
type Bounds = (&'static str, &'static str);

const DURATION: Bounds = ("duration", "seconds above 0, up to 10000000");
const RATE: Bounds =
    ("requestsPerSecond", "a number that makes 1 to 10000000 requests in the duration");
const STEP: Bounds = ("step", "seconds above 0 that make up to 10000 steps of the duration");
const RESOLVERS: Bounds = ("resolvers", "1 to 100000");
const RETRIES: Bounds = ("retries", "0 to 400");
const EVENTS: Bounds = ("events", "at most 1000");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::ScenarioEvent;

    fn config(change: impl FnOnce(&mut Scenario)) -> Result<Config, ScenarioError> {
        let mut scenario = Scenario { duration: 600.0, ..Scenario::default() };
        change(&mut scenario);
        Config::new(&scenario)
    }

    #[test]
    fn defaults() {
        let expected = Config {
            duration: 600.0,
            step: 5.0,
            steps: 120,
            rate: 100.0,
            requests: 60_000,
            resolvers: 100,
            zipf: false,
            tries: 1,
        };
        assert_eq!(config(|_| ()).unwrap(), expected);
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
            let config = config(|scenario| {
                scenario.duration = duration;
                scenario.requests_per_second = Some(rate);
            })
            .unwrap();
            assert_eq!((config.step, config.steps, config.requests), (step, steps, requests));
            let last = config.arrival(requests - 1, 0.999);
            assert!(config.step_of(last) < steps);
        }
    }

    #[test]
    fn errors_name_the_member() {
        type Edit = fn(&mut Scenario);
        let cases: [(&str, Edit); 12] = [
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
            ("events", |scenario| scenario.events = vec![ScenarioEvent::default(); 1001]),
            ("resolverSkew", |scenario| scenario.resolver_skew = Some("none".into())),
        ];
        for (member, edit) in cases {
            let error = config(edit).unwrap_err().to_string();
            assert!(error.starts_with(&format!("scenario.{member}: ")), "{member}: {error}");
        }
    }
}
