//! The chain: what becomes of a query, from octets in to octets out.
//!
//! - [`Handler`]: the contract of a plugin; its doc comment is the specification
//! - [`Server`]: a Corefile at work: server blocks, each with a chain
//! - [`Metrics`]: figures under CoreDNS' names
//!
//! Pure, as all rooms below: files, seed and time come from the host, and log lines go to
//! a function of the host's.
//!
//! The chain runs in the order of [`DIRECTIVES`](crate::corefile::DIRECTIVES), whatever the
//! order in a Corefile.
//!
//! Source: plugin(5) and the manual pages of CoreDNS' plugins of the same names.

mod any;
mod dns_server;
mod errors;
mod handler;
mod log;
pub mod message;
mod metrics;
mod multivalue;
mod prometheus;
mod whoami;
mod zones;

pub use dns_server::Server;
pub use handler::{Context, Handler, HandlerOutcome, Next, Request};
pub use message::{Action, ReplyInfo, Responder, ServeOptions, Transport};
pub use metrics::Metrics;
