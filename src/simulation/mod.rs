//! Simulation of clients over time: resolvers with caches, endpoints that go down, checks that
//! notice later, and an ideal balancer on the same requests.
//!
//! - [`Scenario`], [`ScenarioError`]: the input
//! - [`Simulation`]: a zone with a scenario, ready to run
//! - [`Timeline`]: the result
//!
//! The answers are draws of [`crate::zone::Zone`], the checks those of [`crate::health`].
//!
//! A seed gives the same timeline on every host: each purpose has a random stream of its own, and
//! the arithmetic is addition, multiplication and division of IEEE 754 numbers, without logarithms,
//! whose last digit differs between libraries. So arrivals are not a Poisson process: one request
//! comes at a random time in each slot of 1 / `requestsPerSecond`.
//!
//! Source: RFC 1035 section 7.4 and RFC 2181 section 8 (caches and TTLs); "Multivalue answer
//! routing" in the Developer Guide.

mod balancer;
mod clients;
mod config;
mod endpoint_state;
mod endpoints;
mod error;
mod probes;
mod recorder;
mod run;
mod scenario;
mod setup;
mod timeline;

pub use error::ScenarioError;
pub use scenario::{Scenario, ScenarioEvent};
pub use setup::Simulation;
pub use timeline::{StatusChange, Timeline};
