//! Results of checks.

use std::fmt;

use serde::Deserialize;

/// One result of a check: of a probe, of a metric's data or of a routing control.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(expecting = "an object")]
pub struct Observation {
    /// Whether the probe passed, the metric is OK (not in ALARM), or the routing control is on.
    /// Null: the data of the metric are insufficient.
    #[cfg_attr(feature = "typescript", ts(type = "boolean | null"))]
    #[serde(deserialize_with = "Option::deserialize")]
    pub ok: Option<bool>,
    /// Time in seconds, from any starting point. Results of one checker are in order of time.
    pub at: Option<f64>,
    /// The checker that sent the probe. Results without one are those of a single checker.
    pub checker: Option<String>,
}

/// A result that a check rejects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ObservationError {
    /// The check is calculated from others.
    Calculated,
    /// Insufficient data for a check that is not a metric's.
    NoData,
    /// The time is not a finite number.
    InvalidTime,
    /// The checker has an earlier result with a later time.
    OutOfOrder,
    /// The check has the maximum number of checkers.
    TooManyCheckers,
}

impl ObservationError {
    /// The argument or the member at fault.
    pub fn member(self) -> &'static str {
        match self {
            Self::Calculated => "id",
            Self::NoData => "ok",
            Self::InvalidTime | Self::OutOfOrder => "at",
            Self::TooManyCheckers => "checker",
        }
    }
}

impl fmt::Display for ObservationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Calculated => "id: the check is calculated from its children: observe those",
            Self::NoData => "observation.ok: expected true or false, found null, which is for CLOUDWATCH_METRIC checks alone",
            Self::InvalidTime => "observation.at: expected a finite number of seconds",
            Self::OutOfOrder => "observation.at: the checker has given a later result already",
            Self::TooManyCheckers => "observation.checker: a check takes at most 256 checkers",
        })
    }
}

impl std::error::Error for ObservationError {}
