//! Routing: the records that an answer holds, and why.
//!
//! - [`RrsetRouting`]: the records of one name and type under their policy
//! - [`policy`]: the contract of a policy, and one file for each
//! - [`QueryContext`]: the facts about the client that a policy may look at
//! - `Pool`: the eligible values, and the draw from them
//! - [`DrawRng`]: the random number generator
//! - [`Explanation`]: the outcome for a record, and the reason
//!
//! Health and random numbers come in as arguments. Values are numbers here; the zone knows the
//! data behind them.
//!
//! Source: "Choosing a routing policy" and "How Amazon Route 53 chooses records when health
//! checking is configured" in the Amazon Route 53 Developer Guide.

mod answer_options;
mod bounds;
mod context;
mod explanation;
pub mod policy;
mod pool;
mod record;
mod rng;
mod rrset;
#[cfg(test)]
mod tests;
mod weights;

pub use answer_options::{AnswerOptions, MAX_ANSWERS};
pub(crate) use bounds::Bounds;
pub use context::{ClientSubnet, Location, QueryContext};
pub use explanation::{Explanation, Outcome};
pub use policy::{PolicyKind, RecordPolicy, Role};
pub(crate) use pool::Pool;
pub use record::{AliasHealth, Records, RoutedRecord};
pub use rng::DrawRng;
pub use rrset::{DrawSummary, RrsetRouting};
