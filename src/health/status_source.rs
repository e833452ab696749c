//! Sources of a status.

use serde::Serialize;

/// The source of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum StatusSource {
    /// There are no results yet.
    Initial,
    /// Results of the check.
    Observed,
    /// The status of other checks.
    Calculated,
    /// The check is disabled.
    Disabled,
    /// A status set by the user.
    Override,
}

impl StatusSource {
    /// The word in health reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Observed => "observed",
            Self::Calculated => "calculated",
            Self::Disabled => "disabled",
            Self::Override => "override",
        }
    }
}
