//! Bounded random numbers in batches: one 64-bit word gives several.
//!
//! A draw of k of n needs numbers below n, n - 1, ... n - k + 1. Multiplying a
//! word by a bound gives a number in the high half and a fresh word in the low
//! half; the batch is exactly unbiased when words whose last low half falls below
//! 2^64 mod (product of the bounds) are refused.
//!
//! Source: Nevin Brackett-Rozinsky and Daniel Lemire, "Batched Ranged Random Integer
//! Generation", Software: Practice and Experience 55 (2024).

use rand::Rng;

/// Largest product of the bounds of one word: a word is refused once in 2^4 or less.
const LARGEST_PRODUCT: u64 = 1 << 60;

/// Bounds n, n - 1, ... packed into words, with the threshold of each word. Planned when the number
/// of candidates changes, so that a query never divides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    first: u32,
    batches: Vec<Batch>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Batch {
    count: u32,
    threshold: u64,
}

impl Bounds {
    /// Plans `count` numbers below `first`, `first - 1`, ... in place. The number below 1 is always
    /// 0: `fill` leaves it as it is.
    pub(crate) fn plan(&mut self, first: u32, count: u32) {
        let count = count.min(first.saturating_sub(1));
        self.first = first;
        self.batches.clear();
        let mut next = 0;
        while next < count {
            let left = count - next;
            let mut batch = pack(first - next, left);
            if (left.div_ceil(2)..left).contains(&batch.count) {
                // Two words are needed: halves of one length are the faster to fill.
                batch = pack(first - next, left.div_ceil(2));
            }
            next += batch.count;
            self.batches.push(batch);
        }
    }

    /// Writes the numbers, one for each bound.
    #[inline(always)]
    pub(crate) fn fill<R: Rng>(&self, rng: &mut R, numbers: &mut [u32]) {
        let half = numbers.len().div_ceil(2);
        let halves = [half as u32, (numbers.len() - half) as u32];
        match self.batches.as_slice() {
            [all] if all.count as usize == numbers.len() => {
                all.fill(self.first, rng, numbers);
            }
            [one, two] if [one.count, two.count] == halves => {
                let (head, tail) = numbers.split_at_mut(half);
                one.fill(self.first, rng, head);
                two.fill(self.first - one.count, rng, tail);
            }
            batches => fill_all(batches, self.first, rng, numbers),
        }
    }
}

impl Batch {
    #[inline(always)]
    fn fill<R: Rng>(&self, bound: u32, rng: &mut R, numbers: &mut [u32]) {
        while roll(rng.next_u64(), bound, numbers) < self.threshold {}
    }
}

fn fill_all<R: Rng>(batches: &[Batch], first: u32, rng: &mut R, numbers: &mut [u32]) {
    let (mut bound, mut from) = (first, 0);
    for batch in batches {
        let now = &mut numbers[from..from + batch.count as usize];
        batch.fill(bound, rng, now);
        bound -= batch.count;
        from += now.len();
    }
}

/// The bounds that fit into one word.
fn pack(first: u32, most: u32) -> Batch {
    let (mut product, mut count) = (u64::from(first), 1);
    while count < most {
        let bound = u64::from(first - count);
        match product.checked_mul(bound) {
            Some(larger) if larger <= LARGEST_PRODUCT => product = larger,
            _ => break,
        }
        count += 1;
    }
    Batch { count, threshold: product.wrapping_neg() % product }
}

/// Writes numbers below `first`, `first - 1`, ... from one word. Returns the rest of the word.
///
/// WebAssembly has no product wider than 64 bits, so the two halves of the word stay apart from one
/// product to the next.
#[inline(always)]
fn roll(word: u64, first: u32, numbers: &mut [u32]) -> u64 {
    let (mut high, mut low, mut bound) = (word >> 32, word & LOW_HALF, u64::from(first));
    for number in numbers {
        let product = low * bound;
        let sum = high * bound + (product >> 32);
        (high, low) = (sum & LOW_HALF, product & LOW_HALF);
        *number = (sum >> 32) as u32;
        bound -= 1;
    }
    high << 32 | low
}

/// The low half of a word.
const LOW_HALF: u64 = 0xffff_ffff;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::DrawRng;
    use proptest::prelude::*;

    proptest! {
        /// Against the wide product: the high word is the number, the low word goes on.
        #[test]
        fn rolls_by_the_wide_product(word: u64, first in 8u32.., count in 0u32..=8) {
            let mut numbers = vec![0; count as usize];
            let left = roll(word, first, &mut numbers);
            let mut expected = word;
            for (i, number) in (0..count).zip(numbers) {
                let wide = u128::from(expected) * u128::from(first - i);
                prop_assert_eq!(u128::from(number), wide >> 64);
                expected = wide as u64;
            }
            prop_assert_eq!(left, expected);
        }

        #[test]
        fn numbers_stay_below_their_bounds(seed: u64, first in 1u32..1_000_000, k in 1u32..300) {
            let count = k.min(first);
            let mut bounds = Bounds::default();
            bounds.plan(first, count);
            let mut numbers = vec![0; count as usize];
            bounds.fill(&mut DrawRng::new(seed), &mut numbers);
            for (i, &number) in numbers.iter().enumerate() {
                prop_assert!(number < first - i as u32);
            }
        }
    }

    /// Words for 8 numbers: one for n <= 128, two up to 2^15, three to 2^20.
    #[test]
    fn words_needed() {
        for (n, words) in [(8, 1), (128, 1), (1024, 2), (32_768, 2), (1 << 20, 3)] {
            let mut bounds = Bounds::default();
            bounds.plan(n, 8);
            assert_eq!(bounds.batches.len(), words, "n = {n}");
        }
    }

    /// 2^64 mod product, by arithmetic that is wide enough to need no trick.
    #[test]
    fn thresholds() {
        for n in [3, 9, 100, 1_000_003] {
            let batch = pack(n, 8.min(n - 1));
            let product: u128 = (0..batch.count).map(|i| u128::from(n - i)).product();
            assert_eq!(u128::from(batch.threshold), (1_u128 << 64) % product);
        }
    }

    /// A refused word is replaced: with a generator that gives the word 0 first,
    /// whose low half is 0, the numbers come from the second word.
    #[test]
    fn a_word_below_the_threshold_is_refused() {
        struct Script(Vec<u64>);
        impl rand::TryRng for Script {
            type Error = std::convert::Infallible;
            fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
                self.try_next_u64().map(|word| word as u32)
            }
            fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
                Ok(self.0.remove(0))
            }
            fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Self::Error> {
                unreachable!("only words are asked for")
            }
        }
        let mut bounds = Bounds::default();
        bounds.plan(3, 1);
        let mut numbers = [9];
        let mut script = Script(vec![0, u64::MAX]);
        bounds.fill(&mut script, &mut numbers);
        assert_eq!((numbers, script.0.len()), ([2], 0));
    }
}
