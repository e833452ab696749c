//! The choice of a record in proportion to its weight.
//!
//! A Fenwick tree holds sums of weights: a health change and a choice take O(log n). An alias
//! table chooses in O(1), but each health change would rebuild it in O(n).
//!
//! Source: "Weighted routing" and "How Amazon Route 53 chooses records when health checking
//! is configured" in the Developer Guide; Peter M. Fenwick, "A New Data Structure for
//! Cumulative Frequency Tables", Software: Practice and Experience 24 (1994).

use super::rng::DrawRng;

/// The weights of the records that may be chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    /// Records with a weight.
    by_weight: Sums,
    /// Records of weight 0. They count 1 each, and only while no record has a weight.
    zero: Sums,
}

impl Weights {
    /// No record of `records` may be chosen.
    pub(super) fn new(records: usize) -> Self {
        Self { by_weight: Sums::new(records), zero: Sums::new(records) }
    }

    /// Adds a record of this weight.
    pub(super) fn insert(&mut self, record: usize, weight: u32) {
        match weight {
            0 => self.zero.add(record, 1),
            _ => self.by_weight.add(record, weight),
        }
    }

    /// Removes a record of this weight: adds its negative, modulo 2^32.
    pub(super) fn remove(&mut self, record: usize, weight: u32) {
        match weight {
            0 => self.zero.add(record, 1_u32.wrapping_neg()),
            _ => self.by_weight.add(record, weight.wrapping_neg()),
        }
    }

    /// The part that a record of this weight has of the total, and the total.
    pub(super) fn share(&self, weight: u32) -> (u32, u32) {
        match self.by_weight.total {
            0 => (1, self.zero.total),
            total => (weight, total),
        }
    }

    /// Chooses a record. At least one must have been added.
    pub(super) fn choose(&self, rng: &mut DrawRng) -> usize {
        let sums = if self.by_weight.total > 0 { &self.by_weight } else { &self.zero };
        sums.find(rng.below(sums.total))
    }
}

/// A Fenwick tree: prefix sums of numbers by index.
#[derive(Clone, Debug, Default)]
struct Sums {
    /// At i - 1: the sum of the last `lowest set bit of i` numbers up to index i - 1.
    tree: Vec<u32>,
    total: u32,
}

impl Sums {
    fn new(len: usize) -> Self {
        Self { tree: vec![0; len], total: 0 }
    }

    fn add(&mut self, index: usize, number: u32) {
        self.total = self.total.wrapping_add(number);
        let mut at = index + 1;
        while let Some(sum) = self.tree.get_mut(at - 1) {
            *sum = sum.wrapping_add(number);
            at += at & at.wrapping_neg();
        }
    }

    /// The index whose part of the total holds `number`.
    fn find(&self, mut number: u32) -> usize {
        let mut index = 0;
        let mut reach = (self.tree.len() + 1).next_power_of_two() / 2;
        while reach > 0 {
            match self.tree.get(index + reach - 1) {
                Some(&sum) if sum <= number => {
                    number -= sum;
                    index += reach;
                }
                _ => {}
            }
            reach /= 2;
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Against a plain list: each number of the total falls on its record.
        #[test]
        fn numbers_fall_on_rows(weights in prop::collection::vec(0u32..6, 1..20)) {
            let mut sums = Sums::new(weights.len());
            weights.iter().enumerate().rev().for_each(|(row, &weight)| sums.add(row, weight));
            let expected = weights.iter().enumerate();
            let expected = expected.flat_map(|(row, &weight)| vec![row; weight as usize]);
            let found: Vec<_> = (0..sums.total).map(|number| sums.find(number)).collect();
            prop_assert_eq!(found, expected.collect::<Vec<_>>());
        }

        #[test]
        fn what_is_removed_is_never_chosen(
            weights in prop::collection::vec(0u32..256, 2..40),
            gone in prop::collection::btree_set(0usize..40, 1..39),
            seed: u64,
        ) {
            let left = |row: &usize| !gone.contains(row);
            let mut chances = Weights::new(weights.len());
            for (row, &weight) in weights.iter().enumerate() {
                chances.insert(row, weight);
            }
            for (row, &weight) in weights.iter().enumerate().filter(|(row, _)| !left(row)) {
                chances.remove(row, weight);
            }
            let rows: Vec<usize> = (0..weights.len()).filter(left).collect();
            let heavy = rows.iter().any(|&row| weights[row] > 0);
            let mut generator = DrawRng::new(seed);
            for _ in 0..if rows.is_empty() { 0 } else { 20 } {
                let row = chances.choose(&mut generator);
                prop_assert!(rows.contains(&row));
                prop_assert_eq!(weights[row] > 0, heavy);
            }
        }
    }
}
