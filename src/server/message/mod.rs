//! DNS messages: query octets to a question, records to reply octets.
//!
//! - [`parse`]: a query to its question ([`ParsedQuery`], [`QueryMeta`], [`Question`], [`Edns`])
//! - [`Responder`]: one zone's reply to one query
//! - [`compose`]: records of any origin to a reply ([`ReplyHeader`], [`ReplyRecord`], [`Sections`])
//! - [`ServeOptions`], [`Transport`]: transport, client and size limit of a query
//! - [`Action`], [`ReplyInfo`]: the host's next step, and facts about the reply
//!
//! The crate `domain` parses queries and builds replies. Most replies hold one RRset and no
//! compressed names in its data; `fast_path` writes those without the builder.
//!
//! Source: RFC 1035 section 4 (messages), RFC 6891 (EDNS), RFC 7871 (Client Subnet), RFC 2181
//! sections 5.2 and 9 (TTL of an RRset, truncation), RFC 9715 and DNS Flag Day 2020 (size of
//! UDP replies), RFC 8482 (ANY), RFC 8906 (queries that servers must answer).

mod action;
mod builder;
mod edns;
mod fast_path;
mod options;
mod query;
mod reply_record;
mod responder;
mod transport;

pub use action::{Action, ReplyInfo};
pub use builder::{ReplyHeader, Sections, compose, compose_error};
pub use edns::{Edns, UDP_SIZE};
pub use options::ServeOptions;
pub use query::{ParsedQuery, QueryMeta, Question, parse};
pub use reply_record::ReplyRecord;
pub use responder::Responder;
pub use transport::{Transport, UnknownTransport};
