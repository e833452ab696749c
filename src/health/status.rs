//! Status of a check and health of a record.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// The status of a health check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum HealthStatus {
    /// The check passes.
    Healthy,
    /// The check fails.
    Unhealthy,
}

impl HealthStatus {
    /// `Healthy` if `ok`, else `Unhealthy`.
    pub fn healthy_if(ok: bool) -> Self {
        if ok { Self::Healthy } else { Self::Unhealthy }
    }

    /// Whether the status is `Healthy`.
    pub fn is_healthy(self) -> bool {
        self == Self::Healthy
    }

    /// The opposite status.
    pub fn inverted(self) -> Self {
        Self::healthy_if(!self.is_healthy())
    }

    /// Route 53's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Healthy => "Healthy",
            Self::Unhealthy => "Unhealthy",
        }
    }
}

impl fmt::Display for HealthStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Parses Route 53's word.
impl FromStr for HealthStatus {
    type Err = ParseHealthStatusError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Healthy, Self::Unhealthy]
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or(ParseHealthStatusError)
    }
}

/// A text that is not a health status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseHealthStatusError;

impl fmt::Display for ParseHealthStatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected Healthy or Unhealthy")
    }
}

impl std::error::Error for ParseHealthStatusError {}

/// The health of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum RecordHealth {
    /// The check of the record passes.
    Healthy,
    /// The check of the record fails.
    Unhealthy,
    /// The record has no check and counts as healthy.
    Unchecked,
}

impl RecordHealth {
    /// Whether the record counts as healthy.
    pub fn is_up(self) -> bool {
        self != Self::Unhealthy
    }

    /// The word in answers and tallies.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::Unhealthy => "unhealthy",
            Self::Unchecked => "unchecked",
        }
    }
}

impl fmt::Display for RecordHealth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<HealthStatus> for RecordHealth {
    fn from(status: HealthStatus) -> Self {
        match status {
            HealthStatus::Healthy => Self::Healthy,
            HealthStatus::Unhealthy => Self::Unhealthy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_route_53s_word() {
        for status in [HealthStatus::Healthy, HealthStatus::Unhealthy] {
            assert_eq!(status.to_string().parse(), Ok(status));
        }
        assert_eq!("healthy".parse::<HealthStatus>(), Err(ParseHealthStatusError));
    }
}
