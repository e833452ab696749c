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
pub mod health;
#[cfg(feature = "js")]
pub mod js;
mod order;
#[cfg(feature = "picture")]
pub mod picture;
pub mod plugin;
mod refusal;
pub mod route53;
pub mod routing;
mod sentence;
pub mod shape;
pub mod simulation;
pub mod wire;
pub mod zone;

pub use plugin::Server;
pub use route53::{HostedZone, Route53Error};
pub use simulation::{Scenario, Timeline};
pub use zone::{Answer, PickBy, RowOutcome, Tally, TallyOptions, TallyPlace, TargetOutcome};

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
