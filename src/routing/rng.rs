//! The random number generator of answers, tallies and simulations.
//!
//! Xoroshiro128++ by David Blackman and Sebastiano Vigna, seeded from 64 bits by SplitMix64 as the
//! authors advise. It is no cipher: the addresses of a draw are no secret.

use std::convert::Infallible;

use rand::{Rng, SeedableRng, TryRng};
use rand_xoshiro::Xoroshiro128PlusPlus;

/// A seeded stream of random numbers, the same on 32 and 64 bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawRng(Xoroshiro128PlusPlus);

impl DrawRng {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(Xoroshiro128PlusPlus::seed_from_u64(seed))
    }

    /// The client's stream of a seed: a client's pick does not change its answers.
    pub fn for_client(seed: u64) -> Self {
        Self::stream(seed, 1)
    }

    /// A stream of a seed for each purpose, 2^64 numbers apart. Stream 0 is [`DrawRng::new`].
    pub fn stream(seed: u64, number: u32) -> Self {
        let mut stream = Self::new(seed);
        (0..number).for_each(|_| stream.0.jump());
        stream
    }

    /// A number below `bound`, uniform: the high half of a product, rejecting low halves below
    /// 2^64 mod `bound` (Daniel Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS
    /// 29, 2019).
    pub fn below(&mut self, bound: u32) -> u32 {
        loop {
            let product = u128::from(self.next_u64()) * u128::from(bound);
            let bound = u64::from(bound);
            if product as u64 >= bound || product as u64 >= bound.wrapping_neg() % bound {
                return (product >> 64) as u32;
            }
        }
    }

    /// A multiple of 2^-53 in [0, 1), uniform.
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

impl TryRng for DrawRng {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.0.try_next_u32()
    }

    #[inline(always)]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0.try_next_u64()
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.try_fill_bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of the authors' xoroshiro128plusplus.c (prng.di.unimi.it)
    /// from the state {1, 2}.
    #[test]
    fn reference_vector() {
        let mut state = [0; 16];
        (state[0], state[8]) = (1, 2);
        let mut generator = DrawRng(Xoroshiro128PlusPlus::from_seed(state));
        let expected: [u64; 6] = [
            393_217,
            669_327_710_093_319,
            1_732_421_326_133_921_491,
            11_394_790_081_659_126_983,
            9_555_452_776_773_192_676,
            3_586_421_180_005_889_563,
        ];
        assert_eq!(expected.map(|_| generator.next_u64()), expected);
    }

    /// SplitMix64 by the same authors (splitmix64.c) from the state 0 gives
    /// e220a8397b1dcdaf and 6e789e6aa1b965f4, which are the seeded state.
    #[test]
    fn a_seed_is_spread_by_splitmix64() {
        let words = [0xe220_a839_7b1d_cdaf_u64, 0x6e78_9e6a_a1b9_65f4];
        let mut state = [0; 16];
        state[..8].copy_from_slice(&words[0].to_le_bytes());
        state[8..].copy_from_slice(&words[1].to_le_bytes());
        assert_eq!(DrawRng::new(0).0, Xoroshiro128PlusPlus::from_seed(state));
    }

    /// No word of these is refused, so each number is the high half of its product.
    #[test]
    fn bounded_numbers_of_a_seed() {
        let mut generator = DrawRng::new(7);
        let mut model = DrawRng::new(7);
        for bound in [3, 10, 1, u32::MAX, 7, 2] {
            let word = u128::from(model.next_u64());
            assert_eq!(u128::from(generator.below(bound)), (word * u128::from(bound)) >> 64);
        }
        assert!((0..1000).map(|_| generator.unit()).all(|unit| (0.0..1.0).contains(&unit)));
    }

    /// Counts of 30 000 numbers below 3: binomial (n, 1/3), standard deviation
    /// sqrt(30 000 / 3 * 2/3) = 81.6; five of them are 408.
    #[test]
    fn bounded_numbers_are_equally_likely() {
        let mut generator = DrawRng::new(1);
        let mut counts = [0_i32; 3];
        (0..30_000).for_each(|_| counts[generator.below(3) as usize] += 1);
        assert!(counts.iter().all(|count| (count - 10_000).abs() < 408), "{counts:?}");
    }

    #[test]
    fn the_client_has_a_stream_of_its_own() {
        assert_ne!(DrawRng::new(42), DrawRng::for_client(42));
    }
}
