//! Errors.
//!
//! - [`Route53Error`]: a refusal, with every violation
//! - [`ArgumentError`]: an argument that is not a request of the API
//! - [`Error`]: any of them

use std::fmt;

use super::kind::Code;
use super::violation::Violation;
use crate::dns::NameError;
use crate::health::ObservationError;
use crate::simulation::ScenarioError;
use crate::statistics::TallyError;
use crate::text::{DataError, DataPath, Position};

/// A refusal: nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route53Error {
    /// The API's code: of violations with different codes, the one that Route 53 looks for first.
    pub code: Code,
    /// Every violation, in the order of the input.
    pub violations: Vec<Violation>,
}

impl Route53Error {
    /// Route 53's sentences.
    pub fn messages(&self) -> Vec<String> {
        self.violations.iter().map(Violation::message).collect()
    }

    /// Fills in the positions of the violations and puts these in their order.
    pub fn locate(mut self, mut position: impl FnMut(&DataPath) -> Option<Position>) -> Self {
        for violation in &mut self.violations {
            violation.position = position(&violation.path);
        }
        self.violations.sort_by_key(|violation| violation.position);
        self
    }

    /// A refusal for these violations.
    pub(super) fn new(violations: Vec<Violation>) -> Self {
        let code = violations.iter().map(|violation| violation.code).min();
        Self { code: code.unwrap_or(Code::InvalidInput), violations }
    }

    /// Refuses a request that has violations, for those of one code: Route 53 never mixes them.
    pub(super) fn check_request(violations: Vec<Violation>) -> Result<(), Self> {
        if violations.is_empty() {
            return Ok(());
        }
        let mut refusal = Self::new(violations);
        refusal.violations.retain(|violation| violation.code == refusal.code);
        Err(refusal)
    }
}

/// `InvalidInput: [message, message]`
impl fmt::Display for Route53Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: [{}]", self.code, self.messages().join(", "))
    }
}

impl std::error::Error for Route53Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.violations.iter().find_map(std::error::Error::source)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An argument of a call that is not a request of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArgumentError {
    /// Not a domain name.
    Name(NameError),
    /// Not a record type of Route 53.
    Type(String),
    /// No tally, or of too many queries.
    Tally(TallyError),
    /// Not a way to pick an address.
    Pick(String),
    /// Not a health status.
    HealthStatus(String),
    /// Not a scenario that can run.
    Scenario(ScenarioError),
    /// Not a result that the health check can have.
    Observation(ObservationError),
}

impl ArgumentError {
    /// The argument at fault, or the member of its data.
    pub fn path(&self) -> DataPath {
        DataPath::default().member(match self {
            Self::Name(_) => "name",
            Self::Type(_) => "type",
            Self::Pick(_) => "pick",
            Self::HealthStatus(_) => "status",
            Self::Tally(error) => error.argument(),
            Self::Observation(error) => error.member(),
            Self::Scenario(error) => return error.path(),
        })
    }
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(error) => write!(f, "name: {error}"),
            Self::Type(text) => write!(
                f,
                "type: '{text}' is not a record type that Route 53 has, such as A or AAAA"
            ),
            Self::Tally(error) => error.fmt(f),
            Self::Pick(text) => write!(f, "pick: '{text}' is none of first, random, rfc6724"),
            Self::HealthStatus(text) => write!(f, "status: '{text}' is none of Healthy, Unhealthy"),
            Self::Scenario(error) => error.fmt(f),
            Self::Observation(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ArgumentError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Name(error) => Some(error),
            Self::Tally(error) => Some(error),
            Self::Scenario(error) => Some(error),
            Self::Observation(error) => Some(error),
            Self::Type(_) | Self::Pick(_) | Self::HealthStatus(_) => None,
        }
    }
}

/// Any error of a hosted zone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A refusal.
    Route53(Route53Error),
    /// An argument that is not valid.
    Argument(ArgumentError),
    /// Text of another shape.
    Data(DataError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Route53(error) => error.fmt(f),
            Self::Argument(error) => error.fmt(f),
            Self::Data(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Route53(error) => Some(error),
            Self::Argument(error) => Some(error),
            Self::Data(error) => Some(error),
        }
    }
}

impl From<Route53Error> for Error {
    fn from(error: Route53Error) -> Self {
        Self::Route53(error)
    }
}

impl From<ArgumentError> for Error {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(error)
    }
}

impl From<DataError> for Error {
    fn from(error: DataError) -> Self {
        Self::Data(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Errors cross threads and are boxed.
    #[test]
    fn errors_are_send_and_sync() {
        fn check<T: std::error::Error + Send + Sync + 'static>() {}
        check::<Violation>();
        check::<Route53Error>();
        check::<ArgumentError>();
        check::<Error>();
    }
}
