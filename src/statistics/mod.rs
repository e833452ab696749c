//! Many queries: counts, their expectation, and a test of both.
//!
//! - [`Tally`], [`PartialTally`], [`TallyOptions`]: many queries of one name, counted
//! - [`Expectation`], [`ChiSquare`]: the expected counts, and a test against a fair draw
//! - [`Pick`], [`PickBy`]: the address of an answer that a client uses

mod counts;
mod destination;
mod expectation;
mod pick;
mod tally;
mod tally_count;
mod tally_options;
mod tally_report;
mod tally_rows;

pub use counts::{Counts, Places, count};
pub use destination::SourceError;
pub use expectation::{ChiSquare, Expectation, central_interval};
pub use pick::{Pick, Preference};
pub use tally::PartialTally;
pub use tally_options::{DEFAULT_QUERIES, MAX_QUERIES, PickBy, TallyError, TallyOptions};
pub use tally_report::{ChiSquareTest, Tally, TallyPlace, TallyRow, TestedCount};
