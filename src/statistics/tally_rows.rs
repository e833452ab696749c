//! The rows of a tally: counts of each value beside their exact expectation, and the test of all
//! counts together.

use super::tally_report::{ChiSquareTest, TallyPlace, TallyRow, TestedCount};
use super::{ChiSquare, Counts, Expectation, Pick, Preference};
use crate::routing::{DrawSummary, QueryContext, RoutedRecord};
use crate::zone::Rrset;

/// An RRset of a tally with its counts.
#[derive(Clone, Copy)]
pub(super) struct CountedSet<'a> {
    pub(super) set: &'a Rrset,
    pub(super) query: &'a QueryContext,
    /// Share of all queries that reach the RRset.
    pub(super) probability: f64,
    pub(super) queries: u64,
    pub(super) pick: &'a Pick,
    pub(super) counts: &'a Counts,
}

impl CountedSet<'_> {
    /// A row for each value of each record. Where records share a value, the first eligible one has
    /// the counts, so that they add up.
    pub(super) fn rows(&self) -> Vec<TallyRow> {
        let odds = Odds::new(self);
        let mut counted = vec![false; self.set.values().len()];
        let mut rows = Vec::new();
        for (record, share) in self.set.routing().records().iter().zip(&odds.shares) {
            for &id in &record.candidates {
                let is_counted = self.probability > 0.0
                    && *share > 0.0
                    && !std::mem::replace(&mut counted[id as usize], true);
                rows.push(self.row(&odds, record, id, is_counted));
            }
        }
        rows
    }

    fn row(&self, odds: &Odds<'_>, record: &RoutedRecord, id: u32, is_counted: bool) -> TallyRow {
        let counts = self.counts;
        let count = |of: &[u64]| if is_counted { of[id as usize] } else { 0 };
        let (returned, picked) = if is_counted { odds.of(id) } else { (NEVER, NEVER) };
        let place = |(place, &count): (usize, &u64)| match is_counted {
            true => odds.place(id, place, count),
            false => TallyPlace { count: 0, expected: 0.0, interval: (0, 0) },
        };
        let places = || counts.places.of(id).iter().enumerate().map(place).collect();
        TallyRow {
            set_identifier: record.set_identifier.clone(),
            value: self.set.value(id).text().to_owned(),
            health: record.health,
            returned: count(&counts.returned),
            first: count(&counts.first),
            picked: count(&counts.picked),
            expected_returned: returned.mean,
            expected_picked: picked.mean,
            returned_interval: returned.interval,
            picked_interval: picked.interval,
            places: counts.places.wanted().then(places),
        }
    }

    /// The test that fits the draw; `None` where nothing is random.
    pub(super) fn chi_square(&self) -> Option<ChiSquareTest> {
        let (routing, counts) = (self.set.routing(), self.counts);
        let shares = routing.shares(self.query);
        if routing.decide(self.query).is_none() {
            let chosen = counts.chosen.iter().copied().zip(shares);
            let eligible: Vec<(u64, f64)> = chosen.filter(|(_, share)| *share > 0.0).collect();
            let test = ChiSquare::of_shares(&eligible, self.queries);
            return test.map(|test| report(TestedCount::Returned, test));
        }
        let eligible = |counts: &[u64]| -> Vec<u64> {
            let ids = 0..counts.len() as u32;
            let eligible = ids.filter(|&id| routing.is_eligible(id, &shares));
            eligible.map(|id| counts[id as usize]).collect()
        };
        let DrawSummary { eligible: all, drawn, .. } = routing.draw_summary(self.query);
        match drawn < all {
            true => ChiSquare::of_returned(&eligible(&counts.returned), self.queries, drawn)
                .map(|test| report(TestedCount::Returned, test)),
            false => ChiSquare::of_first(&eligible(&counts.first), self.queries)
                .map(|test| report(TestedCount::First, test)),
        }
    }
}

fn report(of: TestedCount, test: ChiSquare) -> ChiSquareTest {
    let ChiSquare { statistic, degrees_of_freedom, p_value } = test;
    ChiSquareTest { of, statistic, degrees_of_freedom, p_value }
}

/// The expectation of a value that is not eligible.
const NEVER: Expectation = Expectation { mean: 0.0, interval: (0, 0) };

/// The odds of the values of an RRset.
struct Odds<'a> {
    of: CountedSet<'a>,
    /// Share of each record.
    shares: Vec<f64>,
    /// Where records answer together, all values are alike.
    together: Option<Together<'a>>,
}

/// The odds of values that are drawn together.
struct Together<'a> {
    returned: Expectation,
    picked: Expectation,
    preferred: Option<(&'a Preference, Vec<u32>, usize)>,
}

impl<'a> Odds<'a> {
    fn new(of: &CountedSet<'a>) -> Self {
        let shares = of.set.routing().shares(of.query);
        let together = of.set.routing().answers_together();
        let together = together.then(|| Together::new(of, &shares));
        Self { of: *of, shares, together }
    }

    /// The expectation of `returned` and of `picked`.
    fn of(&self, id: u32) -> (Expectation, Expectation) {
        if let Some(together) = &self.together {
            return together.of(&self.of, id);
        }
        let picked_from = |record: &RoutedRecord| match self.of.pick {
            Pick::Preferred(preference) => {
                preference.probability(id, &record.candidates, record.candidates.len())
            }
            _ => 1.0 / record.candidates.len() as f64,
        };
        (self.sum(id, |_| 1.0), self.sum(id, picked_from))
    }

    /// A place of the answer with its count.
    fn place(&self, id: u32, place: usize, count: u64) -> TallyPlace {
        let Expectation { mean, interval } = match &self.together {
            // A value is as likely in any place as it is to be picked without a preference.
            Some(together) => together.picked,
            None => self.sum(id, |record| match record.candidates.len() {
                values if place < values => 1.0 / values as f64,
                _ => 0.0,
            }),
        };
        TallyPlace { count, expected: mean, interval }
    }

    /// Sums `probability` over the records that hold a value, by their shares.
    fn sum(&self, id: u32, probability: impl Fn(&RoutedRecord) -> f64) -> Expectation {
        let records = self.of.set.routing().records().iter().zip(&self.shares);
        let holders = records.filter(|(record, _)| record.candidates.contains(&id));
        let sum: f64 = holders
            .filter(|(_, share)| **share > 0.0)
            .map(|(record, share)| self.of.probability * share * probability(record))
            .sum();
        Expectation::new(self.of.queries, sum)
    }
}

impl<'a> Together<'a> {
    fn new(of: &CountedSet<'a>, shares: &[f64]) -> Self {
        let routing = of.set.routing();
        let DrawSummary { eligible, drawn, .. } = routing.draw_summary(of.query);
        let preferred = match of.pick {
            Pick::Preferred(preference) => {
                let ids = 0..of.set.values().len() as u32;
                let ids = ids.filter(|&id| routing.is_eligible(id, shares)).collect();
                Some((preference, ids, drawn))
            }
            _ => None,
        };
        let each = of.probability / eligible.max(1) as f64;
        Self {
            returned: Expectation::new(of.queries, drawn as f64 * each),
            picked: Expectation::new(of.queries, each),
            preferred,
        }
    }

    fn of(&self, set: &CountedSet<'_>, id: u32) -> (Expectation, Expectation) {
        let preferred = self.preferred.as_ref().map(|(preference, eligible, drawn)| {
            let probability = preference.probability(id, eligible, *drawn);
            Expectation::new(set.queries, probability * set.probability)
        });
        (self.returned, preferred.unwrap_or(self.picked))
    }
}
