//! DNS servers without sockets: a Corefile to server blocks, each with a chain of handlers.
//!
//! - [`Server`]: query octets to reply octets
//! - [`Handler`]: a plugin; its doc comment is the contract
//! - [`Request`], [`Context`], [`Next`], [`HandlerOutcome`]: arguments and result of a handler
//! - [`Placement`]: the place of your own handler in the chains
//! - [`message`]: DNS messages, and replies from a single zone ([`Responder`])
//!
//! Handlers run in the order of [`DIRECTIVES`](crate::corefile::DIRECTIVES), whatever the order
//! in the Corefile. The host supplies files, seed and client address, and takes log lines and
//! metrics.
//!
//! Source: plugin(5) and the manual pages of CoreDNS' plugins of the same names.

mod any;
mod context;
mod dns_server;
mod errors;
mod exposition;
mod handler;
mod log;
pub mod message;
mod metrics;
mod multivalue;
mod outcome;
mod placement;
mod prometheus;
mod request;
mod whoami;
mod zone_map;

pub use context::Context;
pub use dns_server::Server;
pub use handler::{Handler, Next};
pub use message::{
    Action, ReplyHeader, ReplyInfo, ReplyRecord, Responder, Sections, ServeOptions, Transport,
    compose,
};
pub use outcome::HandlerOutcome;
pub use placement::{Placement, UnknownDirective};
pub use request::Request;
