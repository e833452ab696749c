//! What is refused: Route 53's codes and its wording, with every reason and not just
//! the first.

use std::fmt;

use crate::dns::NameError;
use crate::health::ObservationError;
use crate::simulation::ScenarioError;
use crate::statistics::TallyError;

/// Error codes of the API that this zone gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The request itself is not well-formed.
    InvalidInput,
    /// The zone cannot take the change.
    InvalidChangeBatch,
    /// No check has this ID.
    NoSuchHealthCheck,
    /// A check of this ID stands already, of another type.
    HealthCheckAlreadyExists,
}

impl Code {
    /// The name that the API gives it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "InvalidInput",
            Self::InvalidChangeBatch => "InvalidChangeBatch",
            Self::NoSuchHealthCheck => "NoSuchHealthCheck",
            Self::HealthCheckAlreadyExists => "HealthCheckAlreadyExists",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A refusal: nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route53Error {
    /// The API's code.
    pub code: Code,
    /// All that is wrong.
    pub messages: Vec<String>,
}

impl Route53Error {
    /// A refusal with one reason.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, messages: vec![message.into()] }
    }

    /// Gathers faults into one refusal. Violations of the request itself come before those
    /// that need the zone, and the two are never mixed: the first kind decides.
    pub(super) fn gather(Violations(faults): Violations) -> Result<(), Self> {
        if faults.is_empty() {
            return Ok(());
        }
        let codes = [Code::InvalidInput, Code::NoSuchHealthCheck, Code::InvalidChangeBatch];
        let worst = codes.into_iter().find(|code| faults.iter().any(|fault| fault.code == *code));
        let Some(code) = worst else { return Ok(()) };
        let of_code = faults.into_iter().filter(|fault| fault.code == code);
        let messages = of_code.map(|fault| fault.message).collect();
        Err(Self { code, messages })
    }
}

impl fmt::Display for Route53Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: [{}]", self.code, self.messages.join(", "))
    }
}

impl std::error::Error for Route53Error {}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Violation {
    pub(super) code: Code,
    pub(super) message: String,
}

impl Violation {
    /// Wrong in itself.
    pub(super) fn input(message: impl Into<String>) -> Self {
        Self::new(Code::InvalidInput, message)
    }

    /// Wrong for this zone, or as record data.
    pub(super) fn batch(message: impl Into<String>) -> Self {
        Self::new(Code::InvalidChangeBatch, message)
    }

    fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// All that is wrong.
#[derive(Debug, Default)]
pub(super) struct Violations(Vec<Violation>);

impl Violations {
    pub(super) fn push(&mut self, fault: Violation) {
        self.0.push(fault);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Extend<Violation> for Violations {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, faults: I) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// An argument of a call that is no Route 53 request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentError {
    /// Not a domain name.
    Name(NameError),
    /// Not a record type that Route 53 has.
    Type(String),
    /// Nothing to count, or not so often.
    Tally(TallyError),
    /// Not a way to pick.
    Pick(String),
    /// Not a health status.
    HealthStatus(String),
    /// Not what can be simulated.
    Scenario(ScenarioError),
    /// Not a result that the check can have.
    Observation(ObservationError),
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

impl std::error::Error for ArgumentError {}

/// Either kind of error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A refusal in Route 53's words.
    Route53(Route53Error),
    /// A bad argument.
    Argument(ArgumentError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Route53(error) => error.fmt(f),
            Self::Argument(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

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
