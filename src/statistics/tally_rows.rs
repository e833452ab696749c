//! What a tally shows beside its counts: the exact odds of every value, and the test
//! of all counts together.

use super::tally_report::{ChiSquareTest, TallyPlace, TallyRow, TestedCount};
use super::{ChiSquare, Counts, Expectation, Pick, Preference};
use crate::routing::{DrawSummary, PolicyKind};
use crate::zone::Rrset;

/// A row for each value of each row. Where rows share a value, the first eligible one
/// carries the counts, so that they add up.
/// So great a share of all queries comes to the Rrset, which goes into each probability.
pub(super) fn rows(
    set: &Rrset,
    share: f64,
    queries: u64,
    pick: &Pick,
    counts: &Counts,
) -> Vec<TallyRow> {
    let odds = Odds::new(set, share, queries, pick);
    let mut counted = vec![false; set.values.len()];
    let mut lines = Vec::new();
    for (index, row) in set.group.rows().iter().enumerate() {
        for &id in &row.candidates {
            let carries = share > 0.0
                && set.group.is_row_eligible(index)
                && !std::mem::replace(&mut counted[id as usize], true);
            let count = |of: &[u64]| if carries { of[id as usize] } else { 0 };
            let (returned, picked) = match carries {
                true if set.group.policy() == PolicyKind::Weighted => odds.weighted(set, id, pick),
                true => odds.of(id),
                false => (NEVER, NEVER),
            };
            lines.push(TallyRow {
                set_identifier: row.set_identifier.clone(),
                value: set.value(id).text().to_owned(),
                health: row.health,
                returned: count(&counts.returned),
                first: count(&counts.first),
                picked: count(&counts.picked),
                expected_returned: returned.mean,
                expected_picked: picked.mean,
                returned_interval: returned.interval,
                picked_interval: picked.interval,
                places: counts.places.wanted().then(|| odds.places(set, id, carries, counts)),
            });
        }
    }
    lines
}

/// What to expect of a value that is not eligible.
const NEVER: Expectation = Expectation { mean: 0.0, interval: (0, 0) };

/// What to expect of an eligible value: all are equally likely to be returned, and to
/// be picked unless the client prefers some.
struct Odds<'a> {
    queries: u64,
    share: f64,
    returned: Expectation,
    picked: Expectation,
    preferred: Option<(&'a Preference, Vec<u32>, usize)>,
}

impl<'a> Odds<'a> {
    fn new(set: &Rrset, share: f64, queries: u64, pick: &'a Pick) -> Self {
        let DrawSummary { eligible, drawn, .. } = set.group.draw_summary();
        let preferred = match pick {
            Pick::Preferred(preference) => Some((preference, eligible_ids(set), drawn)),
            _ => None,
        };
        // Rows that are aliases hold no values: nothing may be eligible here.
        let each = share / eligible.max(1) as f64;
        Self {
            queries,
            share,
            returned: Expectation::new(queries, drawn as f64 * each),
            picked: Expectation::new(queries, each),
            preferred,
        }
    }

    fn of(&self, id: u32) -> (Expectation, Expectation) {
        let picked = self.preferred.as_ref().map(|(preference, eligible, drawn)| {
            let wanted = preference.probability(id, eligible, *drawn);
            Expectation::new(self.queries, wanted * self.share)
        });
        (self.returned, picked.unwrap_or(self.picked))
    }

    /// Of a value of a weighted group: it is in the answer of each row that holds it, and the
    /// client picks among the values of that row.
    fn weighted(&self, set: &Rrset, id: u32, pick: &Pick) -> (Expectation, Expectation) {
        let (mut returned, mut picked) = (0.0, 0.0);
        for (index, row) in set.group.rows().iter().enumerate() {
            let Some((weight, total)) = set.group.odds(index) else { continue };
            if row.candidates.contains(&id) {
                let weight = self.share * f64::from(weight) / f64::from(total);
                let count = row.candidates.len();
                returned += weight;
                picked += weight
                    * match pick {
                        Pick::Preferred(wish) => wish.probability(id, &row.candidates, count),
                        _ => 1.0 / count as f64,
                    };
            }
        }
        (Expectation::new(self.queries, returned), Expectation::new(self.queries, picked))
    }
}

impl Odds<'_> {
    /// Each place of the answer: all are as likely to stand in any, as one of them is to be picked
    /// by who prefers none.
    fn places(&self, set: &Rrset, id: u32, carries: bool, counts: &Counts) -> Vec<TallyPlace> {
        let place = |(place, &count): (usize, &u64)| {
            if !carries {
                return TallyPlace { count: 0, expected: 0.0, interval: (0, 0) };
            }
            let Expectation { mean, interval } = match set.group.policy() {
                PolicyKind::Weighted => self.weighted_place(set, id, place),
                _ => self.picked,
            };
            TallyPlace { count, expected: mean, interval }
        };
        counts.places.of(id).iter().enumerate().map(place).collect()
    }

    /// Of a value of a weighted group: it has a place in the answers of its rows alone, and
    /// shares it with the row's other values.
    fn weighted_place(&self, set: &Rrset, id: u32, place: usize) -> Expectation {
        let mut probability = 0.0;
        for (index, row) in set.group.rows().iter().enumerate() {
            let Some((weight, total)) = set.group.odds(index) else { continue };
            if row.candidates.contains(&id) && place < row.candidates.len() {
                let weight = self.share * f64::from(weight) / f64::from(total);
                probability += weight / row.candidates.len() as f64;
            }
        }
        Expectation::new(self.queries, probability)
    }
}

fn eligible_ids(set: &Rrset) -> Vec<u32> {
    (0..set.values.len() as u32).filter(|&id| set.group.is_eligible(id)).collect()
}

/// The test that fits the draw; none where nothing is random.
pub(super) fn chi_square(
    set: &Rrset,
    draw_summary: DrawSummary,
    queries: u64,
    counts: &Counts,
) -> Option<ChiSquareTest> {
    let eligible = |of: &[u64]| -> Vec<u64> {
        eligible_ids(set).into_iter().map(|id| of[id as usize]).collect()
    };
    if set.group.policy() == PolicyKind::Weighted {
        let rows = counts.chosen.iter().enumerate();
        let share = |(row, &count): (usize, &u64)| {
            let (share, total) = set.group.odds(row)?;
            Some((count, f64::from(share) / f64::from(total)))
        };
        let test = ChiSquare::of_shares(&rows.filter_map(share).collect::<Vec<_>>(), queries);
        return test.map(|test| spelt(TestedCount::Returned, test));
    }
    let draws_some =
        set.group.policy() == PolicyKind::Multivalue && draw_summary.drawn < draw_summary.eligible;
    let (of, test) = match draws_some {
        true => (
            TestedCount::Returned,
            ChiSquare::of_returned(&eligible(&counts.returned), queries, draw_summary.drawn),
        ),
        false => (TestedCount::First, ChiSquare::of_first(&eligible(&counts.first), queries)),
    };
    test.map(|test| spelt(of, test))
}

fn spelt(of: TestedCount, test: ChiSquare) -> ChiSquareTest {
    let ChiSquare { statistic, degrees_of_freedom, p_value } = test;
    ChiSquareTest { of, statistic, degrees_of_freedom, p_value }
}
