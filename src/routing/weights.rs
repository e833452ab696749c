//! A row in proportion to its weight.
//!
//! Sums of weights stand in a Fenwick tree: a health change and a draw each take time in
//! the logarithm of the number of rows. An alias table draws in O(1), but is built anew
//! in O(n) when health changes.
//!
//! Source: "Weighted routing" and "How Amazon Route 53 chooses records when health checking
//! is configured" in the Developer Guide; Peter M. Fenwick, "A New Data Structure for
//! Cumulative Frequency Tables", Software: Practice and Experience 24 (1994).

use super::rng::DrawRng;

/// Weights, to be chosen from.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    /// Rows by their weight.
    by_weight: Sums,
    /// Rows of weight 0, which are all alike.
    zero: Sums,
}

impl Weights {
    /// Nothing to choose from among so many rows.
    pub(super) fn new(rows: usize) -> Self {
        Self { by_weight: Sums::new(rows), zero: Sums::new(rows) }
    }

    /// Lets a row of this weight be chosen.
    pub(super) fn insert(&mut self, row: usize, weight: u32) {
        match weight {
            0 => self.zero.add(row, 1),
            _ => self.by_weight.add(row, weight),
        }
    }

    /// Takes that back: what is added is less than nothing, modulo 2^32.
    pub(super) fn remove(&mut self, row: usize, weight: u32) {
        match weight {
            0 => self.zero.add(row, 1_u32.wrapping_neg()),
            _ => self.by_weight.add(row, weight.wrapping_neg()),
        }
    }

    /// What a row of this weight that may be chosen has of all, and all: rows of weight 0
    /// have nothing while there are others, and then are all alike.
    pub(super) fn odds(&self, weight: u32) -> (u32, u32) {
        match self.by_weight.total {
            0 => (1, self.zero.total),
            total => (weight, total),
        }
    }

    /// A row; there has to be one to choose.
    pub(super) fn choose(&self, generator: &mut DrawRng) -> usize {
        let sums = if self.by_weight.total > 0 { &self.by_weight } else { &self.zero };
        sums.find(generator.below(sums.total))
    }
}

/// Sums of what has been added at each index.
#[derive(Clone, Debug, Default)]
struct Sums {
    /// At i - 1: the sum of as many indices up to i as the lowest bit of i says.
    tree: Vec<u32>,
    total: u32,
}

impl Sums {
    fn new(len: usize) -> Self {
        Self { tree: vec![0; len], total: 0 }
    }

    fn add(&mut self, index: usize, what: u32) {
        self.total = self.total.wrapping_add(what);
        let mut at = index + 1;
        while let Some(sum) = self.tree.get_mut(at - 1) {
            *sum = sum.wrapping_add(what);
            at += at & at.wrapping_neg();
        }
    }

    /// The index in whose part of the total a number falls.
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
        /// Against a plain list: every number of the total falls on the row it should.
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
