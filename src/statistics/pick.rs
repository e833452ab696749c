//! The address of an answer that a client connects to.
//!
//! The client decides, not Route 53: it takes the first address, a random one, or the first after
//! sorting by RFC 6724.

use crate::routing::{Bounds, DrawRng};

/// How a client picks from an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The first record.
    First,
    /// A random record, uniformly.
    Random,
    /// The most preferred record, the first of equals.
    Preferred(Preference),
}

impl Pick {
    /// Picks a candidate of an answer.
    pub(super) fn from(&self, answer: &[u32], rng: &mut DrawRng) -> u32 {
        match self {
            Self::First => answer[0],
            Self::Random => answer[rng.below(answer.len() as u32) as usize],
            Self::Preferred(preference) => first_best(preference, answer),
        }
    }
}

/// The rank of each candidate in RFC 6724's order; higher is preferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preference(Vec<u32>);

impl Preference {
    /// The rank of each candidate, in order.
    pub fn new(ranks: Vec<u32>) -> Self {
        Self(ranks)
    }

    /// The probability that a client picks `candidate` if an answer holds `drawn` of the `eligible`
    /// candidates in random order.
    ///
    /// The client picks it if the answer holds no better one and it comes first among its equals:
    /// (P(no better) - P(neither better nor equal)) / equals.
    pub fn probability(&self, candidate: u32, eligible: &[u32], drawn: usize) -> f64 {
        let rank = self.rank(candidate);
        let count = |test: fn(&u32, &u32) -> bool| {
            eligible.iter().filter(|&&id| test(&self.rank(id), &rank)).count()
        };
        let (better, equal) = (count(u32::gt), count(u32::eq));
        let none_of = |set| none_drawn(set, eligible.len(), drawn);
        (none_of(better) - none_of(better + equal)) / equal as f64
    }

    /// The rank of a candidate.
    pub fn rank(&self, candidate: u32) -> u32 {
        self.0[candidate as usize]
    }
}

/// A client that picks from many answers of one length.
pub(super) struct Client<'a> {
    pick: &'a Pick,
    bounds: Bounds,
    rng: &'a mut DrawRng,
}

impl<'a> Client<'a> {
    /// A client whose answers hold `drawn` records.
    pub(super) fn new(pick: &'a Pick, drawn: usize, rng: &'a mut DrawRng) -> Self {
        let mut bounds = Bounds::default();
        bounds.plan(drawn as u32, 1);
        Self { pick, bounds, rng }
    }

    /// Picks a candidate of an answer.
    #[inline(always)]
    pub(super) fn pick(&mut self, answer: &[u32]) -> u32 {
        match self.pick {
            Pick::First => answer[0],
            Pick::Random => {
                let mut place = [0];
                self.bounds.fill(self.rng, &mut place);
                answer[place[0] as usize]
            }
            Pick::Preferred(preference) => first_best(preference, answer),
        }
    }
}

fn first_best(preference: &Preference, answer: &[u32]) -> u32 {
    let better = |best: u32, &id: &u32| match preference.rank(id) > preference.rank(best) {
        true => id,
        false => best,
    };
    answer.iter().fold(answer[0], better)
}

/// The probability that a draw of `drawn` of `n` holds none of `set` of them.
fn none_drawn(set: usize, n: usize, drawn: usize) -> f64 {
    (0..drawn).map(|i| n.saturating_sub(set + i) as f64 / (n - i) as f64).product()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ranks 2, 1, 1, 0 with 2 of 4 drawn: the best is picked when drawn, 1/2; a
    /// middle one when it is drawn and the best is not and no equal comes first:
    /// (C(3,2) - C(1,2)) / C(4,2) / 2 = 1/4; the last needs three worse in two: never.
    #[test]
    fn probabilities() {
        let preference = Preference::new(vec![2, 1, 1, 0]);
        let all = [0, 1, 2, 3];
        let expected = [0.5, 0.25, 0.25, 0.0];
        for (id, expected) in expected.into_iter().enumerate() {
            let got = preference.probability(id as u32, &all, 2);
            assert!((got - expected).abs() < 1e-12, "{id}: {got}");
        }
    }

    #[test]
    fn the_first_of_equals_is_picked() {
        let preference = Preference::new(vec![2, 1, 1, 0]);
        assert_eq!(first_best(&preference, &[3, 2, 1]), 2);
        assert_eq!(first_best(&preference, &[3, 1, 0]), 0);
    }
}
