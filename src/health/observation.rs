//! One result of a check, and why it cannot be one.

use std::fmt;

use serde::Deserialize;

/// One result: of a probe, of a metric's data, or of a routing control.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Observation {
    /// Whether the probe passed, the metric is OK and not in ALARM, or the control is on.
    /// Null: the metric has too few data.
    #[cfg_attr(feature = "typescript", ts(type = "boolean | null"))]
    #[serde(deserialize_with = "Option::deserialize")]
    pub ok: Option<bool>,
    /// When it was, in seconds from any one point; a checker's results come in this order.
    pub at: Option<f64>,
    /// Who probed; by default there is one checker.
    pub checker: Option<String>,
}

/// Why a result cannot be one of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObservationError {
    /// The check is calculated from others.
    Calculated,
    /// Only metrics can have too few data.
    NoData,
    /// The time is no number.
    Time,
    /// The checker has given a later result already.
    Late,
    /// There are as many checkers as a check may have.
    TooManyCheckers,
}

impl fmt::Display for ObservationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Calculated => "id: the check is calculated from its children: observe those",
            Self::NoData => "observation.ok: expected true or false, found null, which is for CLOUDWATCH_METRIC checks alone",
            Self::Time => "observation.at: expected a finite number of seconds",
            Self::Late => "observation.at: the checker has given a later result already",
            Self::TooManyCheckers => "observation.checker: a check takes at most 256 checkers",
        })
    }
}

impl std::error::Error for ObservationError {}
