//! Endpoint checks: the results of each checker and the status they make together.
//!
//! Source: "How Amazon Route 53 determines whether a health check is healthy" in the Developer
//! Guide: a checker changes its status after `FailureThreshold` consecutive results, and "if more
//! than 18% of health checkers report that an endpoint is healthy, Route 53 considers it healthy".

use std::net::IpAddr;

use super::{HealthStatus, Observation, ObservationError};

/// An endpoint and its checkers.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// The `IPAddress` of the check.
    pub address: Option<IpAddr>,
    /// Seconds between two probes of a checker (`RequestInterval`).
    pub interval: u32,
    /// Consecutive results that change the status of a checker (`FailureThreshold`).
    pub threshold: u32,
    checkers: Vec<Checker>,
    /// The number of checkers whose status is healthy.
    healthy: usize,
}

/// The state of one checker.
#[derive(Clone, Debug, PartialEq)]
struct Checker {
    name: String,
    status: HealthStatus,
    /// Consecutive results against the status.
    streak: u32,
    /// Time of the last result, in seconds.
    at: Option<f64>,
}

impl Endpoint {
    /// An endpoint without results.
    pub fn new(address: Option<IpAddr>, interval: u32, threshold: u32) -> Self {
        Self { address, interval, threshold, checkers: Vec::new(), healthy: 0 }
    }

    /// The status of all checkers together; `None` before the first result.
    pub fn status(&self) -> Option<HealthStatus> {
        let total = self.checkers.len();
        let is_healthy = self.healthy * 100 > total * HEALTHY_PERCENT;
        (total > 0).then_some(HealthStatus::healthy_if(is_healthy))
    }

    /// The number of healthy checkers and of all checkers.
    pub fn checker_counts(&self) -> (usize, usize) {
        (self.healthy, self.checkers.len())
    }

    /// The longest run of results that any checker has against its own status.
    pub fn streak(&self) -> Option<u32> {
        self.checkers.iter().map(|checker| checker.streak).max()
    }

    /// Applies one result of a checker.
    pub(super) fn observe(
        &mut self,
        ok: bool,
        observation: &Observation,
    ) -> Result<(), ObservationError> {
        let threshold = self.threshold;
        let name = observation.checker.as_deref().unwrap_or_default();
        let checker = self.checker(name)?;
        let before = checker.status;
        checker.observe(ok, observation.at, threshold)?;
        match (before, checker.status) {
            (HealthStatus::Unhealthy, HealthStatus::Healthy) => self.healthy += 1,
            (HealthStatus::Healthy, HealthStatus::Unhealthy) => self.healthy -= 1,
            _ => {}
        }
        Ok(())
    }

    /// The checker of this name. A new checker is healthy.
    fn checker(&mut self, name: &str) -> Result<&mut Checker, ObservationError> {
        let known = self.checkers.iter().position(|checker| checker.name == name);
        let index = known.unwrap_or(self.checkers.len());
        if known.is_none() {
            if index == MAX_CHECKERS {
                return Err(ObservationError::TooManyCheckers);
            }
            self.checkers.push(Checker::new(name, HealthStatus::Healthy));
            self.healthy += 1;
        }
        Ok(&mut self.checkers[index])
    }

    /// The endpoint with a single checker of this status.
    pub(super) fn with_one_checker(&self, status: HealthStatus) -> Self {
        let checkers = vec![Checker::new("", status)];
        Self { checkers, healthy: usize::from(status.is_healthy()), ..*self }
    }

    /// Copies the checkers of another endpoint.
    pub(super) fn inherit_state(&mut self, old: &Self) {
        self.checkers.clone_from(&old.checkers);
        self.healthy = old.healthy;
    }
}

impl Checker {
    fn new(name: &str, status: HealthStatus) -> Self {
        Self { name: name.to_owned(), status, streak: 0, at: None }
    }

    fn observe(
        &mut self,
        ok: bool,
        at: Option<f64>,
        threshold: u32,
    ) -> Result<(), ObservationError> {
        if at.zip(self.at).is_some_and(|(at, last)| at < last) {
            return Err(ObservationError::OutOfOrder);
        }
        self.at = at.or(self.at);
        self.streak = if ok == self.status.is_healthy() { 0 } else { self.streak + 1 };
        if self.streak >= threshold {
            self.status = self.status.inverted();
            self.streak = 0;
        }
        Ok(())
    }
}

/// An endpoint is healthy if more than this percentage of checkers find it healthy.
const HEALTHY_PERCENT: usize = 18;
/// The most checkers of a check; Route 53 has about sixteen.
const MAX_CHECKERS: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    fn observe(
        endpoint: &mut Endpoint,
        checker: &str,
        ok: bool,
        at: Option<f64>,
    ) -> Result<(), ObservationError> {
        let checker = Some(checker.to_owned());
        endpoint.observe(ok, &Observation { ok: Some(ok), at, checker })
    }

    fn after(threshold: u32, results: &str) -> Endpoint {
        let mut endpoint = Endpoint::new(None, 30, threshold);
        for result in results.chars() {
            observe(&mut endpoint, "a", result == 'S', None).unwrap();
        }
        endpoint
    }

    /// S is a success, F a failure. A result the other way starts the run again.
    #[test]
    fn consecutive_results_change_the_status() {
        let cases = [
            ("", None, None),
            ("F", Some(HealthStatus::Healthy), Some(1)),
            ("FFSFF", Some(HealthStatus::Healthy), Some(2)),
            ("FFSFFF", Some(HealthStatus::Unhealthy), Some(0)),
            ("FFFSS", Some(HealthStatus::Unhealthy), Some(2)),
            ("FFFSSFSSS", Some(HealthStatus::Healthy), Some(0)),
        ];
        for (results, status, streak) in cases {
            let endpoint = after(3, results);
            assert_eq!((endpoint.status(), endpoint.streak()), (status, streak), "{results}");
        }
    }

    /// Strictly more than 18 %: 3 of 16 are 18.75 %, 9 of 50 are 18 %.
    #[test]
    fn more_than_eighteen_percent() {
        let cases = [(3, 16, true), (2, 16, false), (9, 50, false), (10, 50, true), (0, 1, false)];
        for (healthy, all, expected) in cases {
            let mut endpoint = Endpoint::new(None, 30, 1);
            for checker in 0..all {
                observe(&mut endpoint, &checker.to_string(), checker < healthy, None).unwrap();
            }
            assert_eq!(endpoint.checker_counts(), (healthy, all));
            let status = endpoint.status().unwrap();
            assert_eq!(status.is_healthy(), expected, "{healthy} of {all}");
        }
    }

    #[test]
    fn results_of_a_checker_are_in_order_of_time() {
        let mut endpoint = Endpoint::new(None, 10, 3);
        observe(&mut endpoint, "a", true, Some(10.0)).unwrap();
        let late = observe(&mut endpoint, "a", true, Some(9.0));
        assert_eq!(late, Err(ObservationError::OutOfOrder));
        observe(&mut endpoint, "b", true, Some(9.0)).unwrap();
        observe(&mut endpoint, "a", true, None).unwrap();
        let late = observe(&mut endpoint, "a", true, Some(9.0));
        assert_eq!(late, Err(ObservationError::OutOfOrder));
    }

    #[test]
    fn checkers_are_limited() {
        let mut endpoint = Endpoint::new(None, 10, 3);
        for checker in 0..MAX_CHECKERS {
            observe(&mut endpoint, &checker.to_string(), true, None).unwrap();
        }
        let more = observe(&mut endpoint, "one more", true, None);
        assert_eq!(more, Err(ObservationError::TooManyCheckers));
        assert_eq!(endpoint.checker_counts(), (MAX_CHECKERS, MAX_CHECKERS));
    }
}
