//! The place of your own handler in a chain.

use std::error::Error;
use std::fmt;

use super::handler::Handler;
use crate::corefile::DIRECTIVES;

/// The place of your own handler in each chain of a server.
///
/// Directives are those of [`DIRECTIVES`]. The place is defined in a chain without the directive
/// as well: chains have one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Placement<'a> {
    /// In front of all handlers.
    First,
    /// Directly before the handlers of this directive.
    Before(&'a str),
    /// Directly after the handlers of this directive.
    After(&'a str),
    /// After all handlers.
    Last,
}

impl Placement<'_> {
    /// The index at which to insert a handler into a chain.
    pub(super) fn index(self, chain: &[Box<dyn Handler>]) -> Result<usize, UnknownDirective> {
        let first_rank = match self {
            Self::First => return Ok(0),
            Self::Before(directive) => rank(directive)?,
            Self::After(directive) => rank(directive)? + 1,
            Self::Last => DIRECTIVES.len(),
        };
        let rank_of = |handler: &dyn Handler| rank(handler.name()).ok();
        let next = chain.iter().position(|handler| rank_of(&**handler) >= Some(first_rank));
        Ok(next.unwrap_or(chain.len()))
    }
}

/// The place of a directive in the order of all chains.
fn rank(directive: &str) -> Result<usize, UnknownDirective> {
    let rank = DIRECTIVES.iter().position(|rule| rule.word == Some(directive));
    rank.ok_or_else(|| UnknownDirective(directive.to_owned()))
}

/// A [`Placement`] names a directive that is not in [`DIRECTIVES`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownDirective(pub String);

impl fmt::Display for UnknownDirective {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown directive '{}'", self.0)
    }
}

impl Error for UnknownDirective {}
