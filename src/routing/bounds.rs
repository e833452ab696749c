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

/// Bounds n, n - 1, ... packed into words, with each word's threshold: made when
/// the number of candidates changes, so that a query never divides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    first: u32,
    batches: Vec<Batch>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Batch {
    count: u32,
    threshold: u64,
}

impl Bounds {
    /// Plans `count` numbers below `first`, `first - 1`, ... in place. The number
    /// below 1 is 0 without asking chance, so it is left as the caller set it.
    pub(super) fn plan(&mut self, first: u32, count: u32) {
        let count = count.min(first.saturating_sub(1));
        self.first = first;
        self.batches.clear();
        let mut next = 0;
        while next < count {
            let batch = pack(first - next, count - next);
            next += batch.count;
            self.batches.push(batch);
        }
    }

    /// Writes the numbers, one for each bound.
    #[inline(always)]
    pub(super) fn fill<R: Rng>(&self, generator: &mut R, numbers: &mut [u32]) {
        let (mut bound, mut from) = (self.first, 0);
        for batch in self.batches.as_slice() {
            let now = &mut numbers[from..from + batch.count as usize];
            while roll(generator.next_u64(), bound, now) < batch.threshold {}
            bound -= batch.count;
            from += now.len();
        }
    }
}

/// As many bounds as one word has room for.
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

/// Numbers below `bound`, `bound - 1`, ... out of one word; gives what is left of it.
#[inline(always)]
fn roll(mut word: u64, mut bound: u32, numbers: &mut [u32]) -> u64 {
    for number in numbers {
        (*number, word) = multiply(word, bound);
        bound -= 1;
    }
    word
}

/// High and low half of a 64 x 32 bit product by two 32 x 32 bit products, since
/// WebAssembly has no wider one.
#[inline(always)]
fn multiply(word: u64, bound: u32) -> (u32, u64) {
    let low = (word & 0xffff_ffff) * u64::from(bound);
    let high = (word >> 32) * u64::from(bound) + (low >> 32);
    ((high >> 32) as u32, (high << 32) | (low & 0xffff_ffff))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::Generator;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn multiply_is_the_wide_product(word: u64, bound: u32) {
            let wide = u128::from(word) * u128::from(bound);
            prop_assert_eq!(multiply(word, bound), ((wide >> 64) as u32, wide as u64));
        }

        #[test]
        fn numbers_stay_below_their_bounds(seed: u64, first in 1u32..1_000_000, k in 1u32..300) {
            let count = k.min(first);
            let mut bounds = Bounds::default();
            bounds.plan(first, count);
            let mut numbers = vec![0; count as usize];
            bounds.fill(&mut Generator::new(seed), &mut numbers);
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
