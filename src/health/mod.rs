//! Health checks: what a check's status is, and why.
//!
//! [`Status`] is what a check says, [`Health`] is what a row gets from it, and
//! [`Checks`] holds the checks of one zone. Nothing here probes: Route 53 looks
//! health up when a query comes and never measures it then ("How Amazon Route 53
//! chooses records when health checking is configured").

mod checks;

pub use checks::{Check, Checks, Report, Source};

/// What a health check says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The check passes.
    Healthy,
    /// The check fails.
    Unhealthy,
}

impl Status {
    /// The other status: what `Inverted` makes of this one.
    pub fn inverted(self) -> Self {
        match self {
            Self::Healthy => Self::Unhealthy,
            Self::Unhealthy => Self::Healthy,
        }
    }

    /// Route 53's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Healthy => "Healthy",
            Self::Unhealthy => "Unhealthy",
        }
    }

    /// Reads Route 53's word.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Healthy, Self::Unhealthy].into_iter().find(|status| status.as_str() == text)
    }
}

/// What a row gets from its check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// It has a check, and the check passes.
    Healthy,
    /// It has a check, and the check fails.
    Unhealthy,
    /// It has no check, and so counts as healthy.
    Unchecked,
}

impl Health {
    /// Whether the row may be answered while others are down.
    pub fn is_up(self) -> bool {
        self != Self::Unhealthy
    }

    /// The word that answers and tallies use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::Unhealthy => "unhealthy",
            Self::Unchecked => "unchecked",
        }
    }
}

impl From<Status> for Health {
    fn from(status: Status) -> Self {
        match status {
            Status::Healthy => Self::Healthy,
            Status::Unhealthy => Self::Unhealthy,
        }
    }
}
