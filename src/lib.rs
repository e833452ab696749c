//! Route 53's multivalue answer routing: up to eight healthy records, drawn at random,
//! each row explained, and many queries counted.
//!
//! - [`HostedZone`]: rows and checks as Route 53's API spells them, and the answers
//! - [`Server`]: a Corefile at work, with DNS messages in and out
//! - [`Answer`]: one query, with the reason for every row
//! - [`Tally`]: many queries, with what was to be expected of them
//! - [`Timeline`]: clients, caches and failures over time
//!
//! The rooms, from the lowest up: [`shape`], [`health`], [`routing`], [`zone`], [`simulation`], [`route53`],
//! [`corefile`], [`wire`], [`plugin`].

pub mod corefile;
pub mod dns;
pub mod health;
pub mod route53;
pub mod routing;
pub mod server;
pub mod simulation;
pub mod statistics;
pub mod text;
pub mod types;
pub mod zone;

pub use route53::{HostedZone, Route53Error, ZoneSource};
pub use server::Server;
pub use simulation::{Scenario, Timeline};
pub use statistics::{PartialTally, PickBy, Tally, TallyOptions};
pub use zone::{Answer, Zone};

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
