//! Routing: which records an answer holds, and why.
//!
//! Pure: health comes in as a value, chance as a [`Generator`]; nothing here reads
//! a clock, speaks DNS or knows a file format. Candidates are numbers; what stands
//! behind a number is the zone's business.
//!
//! - [`Group`]: the rows of one (name, type) under one [`Policy`]
//! - `Pool`: the eligible candidates, and the draw from them
//! - [`Generator`]: the one source of chance
//! - [`Outcome`] and [`explain`]: what became of each row
//! - [`Counts`], [`count`] and [`Expectation`]: many queries, and what was to be expected
//!
//! Source: "Choosing a routing policy" and "How Amazon Route 53 chooses records when
//! health checking is configured" in the Amazon Route 53 Developer Guide.

mod bounds;
mod explain;
mod generator;
mod group;
mod limits;
mod pick;
mod pool;
mod statistics;
mod tally;
mod weights;

pub use explain::{Explanation, Outcome, explain};
pub use generator::Generator;
pub use group::{Alias, Group, Policy, Role, Row, Standing};
pub use limits::Limits;
pub use pick::{Pick, Preference};
pub use statistics::{ChiSquare, Expectation, central_interval};
pub use tally::{Counts, Places, count};

/// Records in one multivalue answer: "up to eight healthy records"
/// (Developer Guide, "Multivalue answer routing").
pub const MAX_ANSWERS: usize = 8;
