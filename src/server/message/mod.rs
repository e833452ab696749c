//! Messages: query octets to a question, and a zone's response to reply octets.
//!
//! - [`read`]: what a query asks, or why it gets no answer ([`Reading`])
//! - [`Responder`]: one zone asked by one query, with buffers that are used again
//! - [`compose`]: entries of any origin to a reply, by the builder of the crate `domain`
//! - [`Action`]: what became of a query, and what a host wants to know of the reply
//!
//! Parsing is `domain`'s. Replies of plain records, which is nearly all of them, are
//! written straight into the reply (`plain`): owner names as pointers to the question,
//! record data as they were composed when the zone was loaded. The others go through
//! `domain`'s builder.
//!
//! Source: RFC 1035 section 4 (messages), RFC 6891 (EDNS), RFC 2181 sections 5.2 and 9
//! (TTL of an Rrset, truncation), RFC 9715 and DNS Flag Day 2020 (the size of UDP
//! replies), RFC 8482 (ANY), RFC 8906 (what not to leave unanswered).

mod action;
mod builder;
mod edns;
mod fast_path;
mod options;
mod query;
mod reply_record;
mod responder;

pub use action::{Action, ReplyInfo};
pub use builder::{ReplyHeader, compose};
pub use edns::{Edns, UDP_SIZE};
pub use options::{ServeOptions, Transport};
pub use query::{QueryMeta, Question, Reading, read};
pub use reply_record::{Data, ReplyRecord};
pub use responder::{Responder, refuse};
