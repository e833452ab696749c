//! Which address of an answer a client connects to.
//!
//! Route 53 has no say in it: a client takes the first address, or one at random, or
//! sorts them as RFC 6724 asks.

use crate::routing::Bounds;
use crate::routing::DrawRng;

/// A client's way to pick from an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The first record.
    First,
    /// Any record, each equally likely.
    Random,
    /// The most preferred record, the first of equals.
    Preferred(Preference),
}

impl Pick {
    /// The candidate that a client connects to, of an answer of any length.
    pub(super) fn from(&self, answer: &[u32], generator: &mut DrawRng) -> u32 {
        match self {
            Self::First => answer[0],
            Self::Random => answer[generator.below(answer.len() as u32) as usize],
            Self::Preferred(preference) => first_best(preference, answer),
        }
    }
}

/// A rank for each candidate; higher is preferred, as RFC 6724 sorts destinations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preference(Vec<u32>);

impl Preference {
    /// The rank of each candidate, in order.
    pub fn new(ranks: Vec<u32>) -> Self {
        Self(ranks)
    }

    /// The probability that a client picks `candidate`, when `drawn` of the
    /// `eligible` candidates are in an answer, in random order.
    ///
    /// It does when no better one is in the answer and it is the first of its equals
    /// there: (P(no better) - P(neither better nor equal)) / equals.
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

/// Picks from one answer after another.
pub(super) struct Client<'a> {
    pick: &'a Pick,
    bounds: Bounds,
    generator: &'a mut DrawRng,
}

impl<'a> Client<'a> {
    /// A client whose answers hold `drawn` records.
    pub(super) fn new(pick: &'a Pick, drawn: usize, generator: &'a mut DrawRng) -> Self {
        let mut bounds = Bounds::default();
        bounds.plan(drawn as u32, 1);
        Self { pick, bounds, generator }
    }

    /// The candidate that the client connects to.
    #[inline(always)]
    pub(super) fn pick(&mut self, answer: &[u32]) -> u32 {
        match self.pick {
            Pick::First => answer[0],
            Pick::Random => {
                let mut place = [0];
                self.bounds.fill(self.generator, &mut place);
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
