//! An endpoint check: what each checker has seen, and what all of them say together.
//!
//! Source: "How Amazon Route 53 determines whether a health check is healthy": a checker
//! changes its opinion after `FailureThreshold` results in a row that say otherwise, and
//! "if more than 18% of health checkers report that an endpoint is healthy, Route 53
//! considers it healthy".

use std::net::IpAddr;

use super::{HealthStatus, ObservationError};

/// Share of checkers, in percent, that is not yet enough.
const SHARE: usize = 18;
/// Most checkers of one check; Route 53 has about sixteen.
const MAX_CHECKERS: usize = 256;

/// An endpoint and the opinions of those who probe it.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// The address that is probed, where the check names one.
    pub address: Option<IpAddr>,
    /// Seconds from one probe of a checker to its next.
    pub interval: u32,
    /// Results in a row that change a checker's opinion.
    pub threshold: u32,
    checkers: Vec<Checker>,
    healthy: usize,
}

/// Results of one who probes.
#[derive(Clone, Debug, PartialEq)]
struct Checker {
    name: String,
    opinion: HealthStatus,
    /// Results in a row against the opinion.
    streak: u32,
    at: Option<f64>,
}

impl Endpoint {
    /// An endpoint that nobody has probed yet.
    pub fn new(address: Option<IpAddr>, interval: u32, threshold: u32) -> Self {
        Self { address, interval, threshold, checkers: Vec::new(), healthy: 0 }
    }

    /// What the checkers say together; a checker counts from its first result on, and
    /// begins by thinking it healthy.
    pub fn status(&self) -> Option<HealthStatus> {
        let is_enough = self.healthy * 100 > self.checkers.len() * SHARE;
        let all = if is_enough { HealthStatus::Healthy } else { HealthStatus::Unhealthy };
        (!self.checkers.is_empty()).then_some(all)
    }

    /// Checkers that find it healthy, and all.
    pub fn shares(&self) -> (usize, usize) {
        (self.healthy, self.checkers.len())
    }

    /// The longest run of results that any checker has against its own opinion.
    pub fn streak(&self) -> Option<u32> {
        self.checkers.iter().map(|checker| checker.streak).max()
    }

    /// Takes one result of a checker.
    pub(super) fn observe(
        &mut self,
        name: &str,
        ok: bool,
        at: Option<f64>,
    ) -> Result<(), ObservationError> {
        let index = self.checker(name)?;
        let checker = &mut self.checkers[index];
        if let (Some(last), Some(at)) = (checker.at, at)
            && at < last
        {
            return Err(ObservationError::Late);
        }
        checker.at = at.or(checker.at);
        checker.streak = match ok == checker.opinion.is_healthy() {
            true => 0,
            false => checker.streak + 1,
        };
        if checker.streak >= self.threshold {
            checker.opinion = checker.opinion.inverted();
            checker.streak = 0;
            match checker.opinion {
                HealthStatus::Healthy => self.healthy += 1,
                HealthStatus::Unhealthy => self.healthy -= 1,
            }
        }
        Ok(())
    }

    /// The same check, settled on an opinion that one checker holds.
    pub fn settled(&self, opinion: HealthStatus) -> Self {
        let checker = Checker { name: String::new(), opinion, streak: 0, at: None };
        let healthy = usize::from(opinion.is_healthy());
        Self { checkers: vec![checker], healthy, ..*self }
    }

    /// The same check with the results of another.
    pub(super) fn resume(&mut self, old: &Self) {
        self.checkers.clone_from(&old.checkers);
        self.healthy = old.healthy;
    }

    fn checker(&mut self, name: &str) -> Result<usize, ObservationError> {
        if let Some(index) = self.checkers.iter().position(|checker| checker.name == name) {
            return Ok(index);
        }
        if self.checkers.len() == MAX_CHECKERS {
            return Err(ObservationError::TooManyCheckers);
        }
        let name = name.to_owned();
        self.checkers.push(Checker { name, opinion: HealthStatus::Healthy, streak: 0, at: None });
        self.healthy += 1;
        Ok(self.checkers.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(threshold: u32, results: &str) -> Endpoint {
        let mut endpoint = Endpoint::new(None, 30, threshold);
        for result in results.chars() {
            endpoint.observe("a", result == 'S', None).unwrap();
        }
        endpoint
    }

    /// A result the other way begins the count anew.
    #[test]
    fn results_in_a_row_change_an_opinion() {
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
                endpoint.observe(&checker.to_string(), checker < healthy, None).unwrap();
            }
            assert_eq!(endpoint.shares(), (healthy, all));
            let status = endpoint.status().unwrap();
            assert_eq!(status.is_healthy(), expected, "{healthy} of {all}");
        }
    }

    #[test]
    fn results_of_a_checker_come_in_their_order() {
        let mut endpoint = Endpoint::new(None, 10, 3);
        endpoint.observe("a", true, Some(10.0)).unwrap();
        assert_eq!(endpoint.observe("a", true, Some(9.0)), Err(ObservationError::Late));
        endpoint.observe("b", true, Some(9.0)).unwrap();
        endpoint.observe("a", true, None).unwrap();
        assert_eq!(endpoint.observe("a", true, Some(9.0)), Err(ObservationError::Late));
    }

    #[test]
    fn checkers_are_bounded() {
        let mut endpoint = Endpoint::new(None, 10, 3);
        for checker in 0..MAX_CHECKERS {
            endpoint.observe(&checker.to_string(), true, None).unwrap();
        }
        let more = endpoint.observe("one more", true, None);
        assert_eq!(more, Err(ObservationError::TooManyCheckers));
        assert_eq!(endpoint.shares(), (MAX_CHECKERS, MAX_CHECKERS));
    }
}
