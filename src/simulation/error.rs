//! Errors of scenarios.

use std::error::Error;
use std::fmt;

use crate::statistics::TallyError;
use crate::text::DataPath;

/// A scenario that cannot run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScenarioError {
    /// A member is out of bounds.
    Bounds {
        /// The member.
        member: &'static str,
        /// The bounds.
        expected: &'static str,
    },
    /// The event of this index is before the start or after the end.
    EventTime(usize),
    /// The event of this index names an endpoint that the name does not have.
    Endpoint(usize, String),
    /// An unknown pick.
    Pick(String),
    /// An unknown skew of resolvers.
    Skew(String),
    /// The name has no addresses, or not of the family of the client.
    Records(TallyError),
}

impl ScenarioError {
    /// The member at fault: `events[0].at`.
    pub fn path(&self) -> DataPath {
        let root = DataPath::default();
        let event = |index: &usize| root.member("events").index(*index);
        match self {
            Self::Bounds { member, .. } => root.member(*member),
            Self::EventTime(index) => event(index).member("at"),
            Self::Endpoint(index, _) => event(index).member("endpoint"),
            Self::Pick(_) => root.member("pick"),
            Self::Skew(_) => root.member("resolverSkew"),
            Self::Records(error) => root.member(error.argument()),
        }
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("scenario.")?;
        match self {
            Self::Bounds { member, expected } => write!(f, "{member}: expected {expected}"),
            Self::EventTime(index) => {
                write!(f, "events[{index}].at: expected seconds from 0 to the duration")
            }
            Self::Endpoint(index, text) => write!(
                f,
                "events[{index}].endpoint: '{text}' is neither a value nor a SetIdentifier of the records that clients are given"
            ),
            Self::Pick(text) => write!(f, "pick: '{text}' is none of first, random, rfc6724"),
            Self::Skew(text) => write!(f, "resolverSkew: '{text}' is none of equal, zipf"),
            Self::Records(error) => error.fmt(f),
        }
    }
}

impl Error for ScenarioError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Records(error) => Some(error),
            _ => None,
        }
    }
}

impl From<TallyError> for ScenarioError {
    fn from(error: TallyError) -> Self {
        Self::Records(error)
    }
}
