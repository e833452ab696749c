//! The one source of chance for answers, tallies and simulations.
//!
//! Xoroshiro128++ by David Blackman and Sebastiano Vigna, seeded from 64 bits by
//! SplitMix64 as its authors advise. It is not a cipher, and need not be: which
//! addresses a draw picks is no secret.

use std::convert::Infallible;

use rand::{SeedableRng, TryRng};
use rand_xoshiro::Xoroshiro128PlusPlus;

/// A seeded stream of random numbers, the same on 32 and 64 bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generator(Xoroshiro128PlusPlus);

impl Generator {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(Xoroshiro128PlusPlus::seed_from_u64(seed))
    }

    /// A second stream of the same seed, 2^64 numbers further on, so that what a
    /// client picks does not change what it is answered.
    pub fn for_client(seed: u64) -> Self {
        let mut stream = Self::new(seed);
        stream.0.jump();
        stream
    }
}

impl TryRng for Generator {
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
    use rand::Rng;

    /// The first numbers of the authors' xoroshiro128plusplus.c (prng.di.unimi.it)
    /// from the state {1, 2}.
    #[test]
    fn reference_vector() {
        let mut state = [0; 16];
        (state[0], state[8]) = (1, 2);
        let mut generator = Generator(Xoroshiro128PlusPlus::from_seed(state));
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
        assert_eq!(Generator::new(0).0, Xoroshiro128PlusPlus::from_seed(state));
    }

    #[test]
    fn the_client_has_a_stream_of_its_own() {
        assert_ne!(Generator::new(42), Generator::for_client(42));
    }
}
