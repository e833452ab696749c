//! Resolvers with caches, and the order in which their clients try addresses.

use std::cmp::Reverse;

use super::endpoints::{EndpointId, Endpoints};
use crate::routing::DrawRng;
use crate::statistics::Pick;
use crate::zone::Response;

/// The resolvers, each with a cache of one answer.
#[derive(Debug)]
pub(super) struct Resolvers {
    caches: Vec<Cache>,
    /// Cumulative weights of the resolvers; empty if all weights are equal.
    weights: Vec<f64>,
}

/// A cached answer.
#[derive(Debug, Default)]
pub(super) struct Cache {
    /// Endpoints in the order in which clients try them.
    pub(super) answer: Vec<EndpointId>,
    /// In seconds.
    pub(super) expires: f64,
}

impl Resolvers {
    /// Resolvers with empty caches. By Zipf's law the weight of the i-th is 1/i.
    pub(super) fn new(count: u32, zipf: bool) -> Self {
        let caches = (0..count).map(|_| Cache::default()).collect();
        let weights = if zipf { zipf_weights(count) } else { Vec::new() };
        Self { caches, weights }
    }

    /// The cache of a random client's resolver.
    pub(super) fn choose(&mut self, rng: &mut DrawRng) -> &mut Cache {
        let last = self.caches.len() - 1;
        let index = match self.weights.last() {
            None => rng.below(self.caches.len() as u32) as usize,
            Some(total) => {
                let weight = rng.unit() * total;
                self.weights.partition_point(|&sum| sum <= weight).min(last)
            }
        };
        &mut self.caches[index]
    }
}

fn zipf_weights(count: u32) -> Vec<f64> {
    let add = |sum: &mut f64, index: u32| {
        *sum += 1.0 / f64::from(index);
        Some(*sum)
    };
    (1..=count).scan(0.0, add).collect()
}

impl Cache {
    /// Stores an answer for the least of its TTLs.
    pub(super) fn store(
        &mut self,
        now: f64,
        response: &Response,
        endpoints: &Endpoints,
        picks: &[Pick],
    ) {
        let ttl = response.answer.iter().map(|record| record.ttl).min().unwrap_or(0);
        self.expires = now + f64::from(ttl);
        self.answer.clear();
        let Some(set) = response.set else { return };
        let mut candidates = response.drawn.clone();
        if let Some(Pick::Preferred(preference)) = endpoints.position(set).map(|at| &picks[at]) {
            // Candidates of equal rank keep their order (RFC 6724 section 6).
            candidates.sort_by_key(|&candidate| Reverse(preference.rank(candidate)));
        }
        self.answer.extend(candidates.iter().filter_map(|&value| endpoints.endpoint(set, value)));
    }

    /// The address that a client tries at its `attempt`, counted from 0. A random one is one of
    /// those not tried yet.
    pub(super) fn address(
        &mut self,
        attempt: usize,
        random: bool,
        rng: &mut DrawRng,
    ) -> EndpointId {
        if random {
            let untried = (self.answer.len() - attempt) as u32;
            self.answer.swap(attempt, attempt + rng.below(untried) as usize);
        }
        self.answer[attempt]
    }
}
