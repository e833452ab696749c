//! What DNS routing does to clients over time: resolvers that cache, addresses that die,
//! checks that notice later, and beside it an ideal balancer on the same requests.
//!
//! - [`Scenario`]: what happens, as people write it; [`ScenarioError`]: what is wrong in it
//! - [`Simulation`]: a zone and a scenario, ready to run; the answers come from the draw of
//!   the zone, and the checks are those of [`crate::health`]
//! - [`Timeline`]: what came of it
//!
//! Pure and the same on every host: each purpose has a stream of chance of its own, and
//! nothing but sums, products and quotients of IEEE 754 numbers is worked out; there is
//! no logarithm, whose last digit differs between libraries. So requests do not come as a
//! Poisson process: there is one in each slot of 1 / `requestsPerSecond`, at a random
//! time in it.
//!
//! Source: RFC 1035 section 7.4 and RFC 2181 section 8 (what a resolver caches, and for
//! how long); "Multivalue answer routing" in the Developer Guide (it is no load balancer).

mod clients;
mod endpoints;
mod probes;
mod recorder;
mod run;
mod scenario;
mod timeline;

pub use run::Simulation;
pub use scenario::{Event, Scenario, ScenarioError};
pub use timeline::{StatusChange, Timeline};
