//! Clients behind caching resolvers, and the order in which they try addresses.

use std::cmp::Reverse;

use super::endpoints::Endpoints;
use crate::routing::DrawRng;
use crate::statistics::Pick;
use crate::zone::Response;

/// The resolvers, each with what it was answered last.
#[derive(Debug)]
pub(super) struct Resolvers {
    caches: Vec<Cache>,
    /// The sum of the weights up to each resolver; empty where all weigh alike.
    weights: Vec<f64>,
}

/// An answer, to be given again until its TTL is over.
#[derive(Debug, Default)]
pub(super) struct Cache {
    /// Endpoints in the order in which the answer had them, or clients sort them.
    pub(super) answer: Vec<u32>,
    pub(super) expires: f64,
}

impl Resolvers {
    /// Resolvers that have asked for nothing yet. By Zipf's law the i-th has a weight of 1/i.
    pub(super) fn new(count: u32, zipf: bool) -> Self {
        let mut weights = Vec::new();
        if zipf {
            let mut sum = 0.0;
            for i in 1..=count {
                sum += 1.0 / f64::from(i);
                weights.push(sum);
            }
        }
        let mut caches = Vec::new();
        caches.resize_with(count as usize, Cache::default);
        Self { caches, weights }
    }

    /// The resolver of a client.
    pub(super) fn choose(&mut self, chance: &mut DrawRng) -> &mut Cache {
        let last = self.caches.len() - 1;
        let index = match self.weights.last() {
            None => chance.below(self.caches.len() as u32) as usize,
            Some(total) => {
                let at = chance.unit() * total;
                self.weights.partition_point(|&sum| sum <= at).min(last)
            }
        };
        &mut self.caches[index]
    }
}

impl Cache {
    /// Keeps an answer for the least of its TTLs. Clients that prefer some addresses
    /// sort them, equals as they stand (RFC 6724 section 6).
    pub(super) fn keep(
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
        let drawn = &response.drawn;
        let sorted = match endpoints.place(set).map(|place| &picks[place]) {
            Some(Pick::Preferred(preference)) => {
                let mut sorted: Vec<usize> = (0..drawn.len()).collect();
                sorted.sort_by_key(|&index| Reverse(preference.rank(drawn[index])));
                sorted
            }
            _ => (0..drawn.len()).collect(),
        };
        let ids = sorted.into_iter().filter_map(|index| endpoints.of(set, drawn[index]));
        self.answer.extend(ids);
    }
}
