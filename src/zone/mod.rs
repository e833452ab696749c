//! A zone: names to RRsets, and one query answered.
//!
//! - [`RecordSet`]: a parsed record
//! - [`Zone`]: lookup, policy, draw, sections
//! - [`Answer`]: one query, with the reason for each record
//!
//! Source: RFC 1034 section 4.3.2 (the algorithm), RFC 4592 (wildcards), RFC 2308
//! (negative answers), and the Amazon Route 53 Developer Guide.

mod alias;
mod answer;
mod build;
mod name_index;
mod query;
mod record_set;
mod resolve;
mod respond;
mod state;

pub use alias::{MAX_ALIASES, Step};
pub(crate) use alias::{ReachableSet, first_random, follow, reachable};
pub use answer::{Answer, AnswerRecord, RowOutcome, TargetOutcome};
pub use name_index::Lookup;
pub use query::Query;
pub use record_set::{AliasTarget, RecordSet, Rrset};
pub use respond::{Owner, Rcode, Record, Response};
pub use state::Zone;
