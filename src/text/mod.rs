//! Text from users: positions in it, and JSON into data shapes.
//!
//! - [`Position`]: a line and a column
//! - [`DataPath`]: a member of a data shape, such as `ResourceRecordSets[3].TTL`
//! - [`from_json`], [`DataError`]: JSON text into a shape, or the position of the fault
//! - [`JsonLocator`]: the position of a path in a JSON text

mod json;
mod locator;
mod path;
mod position;

pub use json::{DataError, check_json, from_json};
pub use locator::JsonLocator;
pub use path::{DataPath, Segment};
pub use position::Position;
