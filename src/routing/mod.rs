//! Routing: which records an answer holds, and why.
//!
//! Pure: health comes in as a value, chance as a [`DrawRng`]; nothing here reads
//! a clock, speaks DNS or knows a file format. Candidates are numbers; what stands
//! behind a number is the zone's business.
//!
//! - [`RrsetRouting`]: the rows of one (name, type) under one [`PolicyKind`]
//! - `Pool`: the eligible candidates, and the draw from them
//! - [`DrawRng`]: the one source of chance
//! - [`Outcome`] and [`explain`]: what became of each row
//!
//! Source: "Choosing a routing policy" and "How Amazon Route 53 chooses records when
//! health checking is configured" in the Amazon Route 53 Developer Guide.

mod answer_options;
mod bounds;
mod context;
mod explain;
mod group;
mod pool;
mod rng;
mod weights;

pub use answer_options::AnswerOptions;
pub(crate) use bounds::Bounds;
pub use context::{ClientSubnet, Location, QueryContext};
pub use explain::{Explanation, Outcome, explain};
pub use group::{AliasHealth, DrawSummary, PolicyKind, Role, RoutedRecord, RrsetRouting};
pub(crate) use pool::Pool;
pub use rng::DrawRng;

/// Records in one multivalue answer: "up to eight healthy records"
/// (Developer Guide, "Multivalue answer routing").
pub const MAX_ANSWERS: usize = 8;
