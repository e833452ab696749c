//! The eligible values of an RRset, and the uniform draw from them.
//!
//! A dense array holds the eligible candidates, a second one the place of each, so a health change
//! is a push or a swap-remove: O(1). A query takes the first k steps of a Fisher-Yates shuffle on
//! the dense array and undoes them in reverse. Every ordered choice of k is equally likely, and a
//! query does not depend on the size of the RRset.

use rand::Rng;

use super::MAX_ANSWERS;
use super::bounds::Bounds;

/// The place of a candidate that is not eligible.
const ABSENT: u32 = u32::MAX;

/// Eligible candidates. A draw takes up to `limit` of them.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    dense: Vec<u32>,
    place: Vec<u32>,
    limit: usize,
    bounds: Bounds,
    steps: Vec<u32>,
    taken: Vec<u32>,
    in_order: bool,
}

impl Pool {
    /// An empty pool for candidates 0 to `candidates` - 1.
    pub(crate) fn new(candidates: usize, limit: usize) -> Self {
        Self {
            dense: Vec::with_capacity(candidates),
            place: vec![ABSENT; candidates],
            limit,
            bounds: Bounds::default(),
            steps: Vec::with_capacity(limit.min(candidates)),
            taken: Vec::with_capacity(limit.min(candidates)),
            in_order: true,
        }
    }

    /// A pool with these candidates eligible.
    pub(crate) fn of(ids: impl IntoIterator<Item = u32>, candidates: usize, limit: usize) -> Self {
        let mut pool = Self::new(candidates, limit);
        for id in ids {
            pool.push(id);
        }
        pool.plan();
        pool
    }

    /// Sets the limit of a draw.
    pub(crate) fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
        self.plan();
    }

    /// Most candidates of one draw.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// How many candidates are eligible.
    pub(crate) fn len(&self) -> usize {
        self.dense.len()
    }

    /// How many of them one draw takes.
    pub(crate) fn drawn(&self) -> usize {
        self.limit.min(self.len())
    }

    /// Whether this candidate is eligible.
    pub(crate) fn contains(&self, id: u32) -> bool {
        self.place[id as usize] != ABSENT
    }

    /// Makes a candidate eligible: O(1).
    pub(crate) fn insert(&mut self, id: u32) {
        if !self.contains(id) {
            self.in_order &= self.dense.last().is_none_or(|&last| last < id);
            self.push(id);
            self.plan();
        }
    }

    /// Makes a candidate ineligible: O(1).
    pub(crate) fn remove(&mut self, id: u32) {
        if self.contains(id) {
            let place = self.place[id as usize] as usize;
            self.dense.swap_remove(place);
            self.place[id as usize] = ABSENT;
            if let Some(&moved) = self.dense.get(place) {
                self.place[moved as usize] = place as u32;
                self.in_order = false;
            }
            self.plan();
        }
    }

    /// Restores listing order, so that a seed gives the same draw whatever the history: O(n) after
    /// a change, else O(1).
    pub(crate) fn restore_listing_order(&mut self) {
        if !self.in_order {
            self.dense.clear();
            for id in 0..self.place.len() as u32 {
                if self.contains(id) {
                    self.push(id);
                }
            }
            self.in_order = true;
        }
    }

    /// Draws without replacement. `show` gets the candidates in their random order.
    ///
    /// Step i takes a candidate from place i or later and fills the gap with the one of place i.
    /// No later step looks at place i, so only the gaps need restoring.
    #[inline(always)]
    pub(crate) fn draw<R: Rng, T>(&mut self, rng: &mut R, show: impl FnOnce(&[u32]) -> T) -> T {
        let Self { dense, steps, taken, bounds, .. } = self;
        draw_from(dense, bounds, rng, (steps, taken), |_| (), show)
    }

    /// The same, with `note` called for each candidate, which saves a second pass over them.
    /// Answers of the usual length stay in registers.
    #[inline(always)]
    pub(crate) fn draw_noting<R: Rng>(
        &mut self,
        rng: &mut R,
        note: impl FnMut(u32),
        show: impl FnOnce(&[u32]),
    ) {
        let Self { dense, steps, taken, bounds, .. } = self;
        if taken.len() == MAX_ANSWERS {
            let (mut steps, mut taken) = ([0; MAX_ANSWERS], [0; MAX_ANSWERS]);
            draw_from(dense, bounds, rng, (&mut steps, &mut taken), note, show);
        } else {
            draw_from(dense, bounds, rng, (steps, taken), note, show);
        }
    }

    fn push(&mut self, id: u32) {
        self.place[id as usize] = self.dense.len() as u32;
        self.dense.push(id);
    }

    fn plan(&mut self) {
        let drawn = self.drawn();
        self.steps.clear();
        self.steps.resize(drawn, 0);
        self.taken.resize(drawn, 0);
        self.bounds.plan(self.len() as u32, drawn as u32);
    }
}

#[inline(always)]
fn draw_from<R: Rng, T>(
    dense: &mut [u32],
    bounds: &Bounds,
    rng: &mut R,
    (steps, taken): (&mut [u32], &mut [u32]),
    note: impl FnMut(u32),
    show: impl FnOnce(&[u32]) -> T,
) -> T {
    bounds.fill(rng, steps);
    take(dense, steps, taken, note);
    let shown = show(taken);
    put_back(dense, steps, taken);
    shown
}

/// Takes the candidate of each step and fills the gap.
#[inline(always)]
fn take(dense: &mut [u32], steps: &[u32], taken: &mut [u32], mut note: impl FnMut(u32)) {
    for (i, (&step, taken)) in steps.iter().zip(taken).enumerate() {
        let gap = i + step as usize;
        *taken = dense[gap];
        dense[gap] = dense[i];
        note(*taken);
    }
}

/// Restores the gaps, last first.
#[inline(always)]
fn put_back(dense: &mut [u32], steps: &[u32], taken: &[u32]) {
    for (i, (&step, &taken)) in steps.iter().zip(taken).enumerate().rev() {
        dense[i + step as usize] = taken;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::DrawRng;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn drawn(pool: &mut Pool, generator: &mut DrawRng) -> Vec<u32> {
        pool.draw(generator, <[u32]>::to_vec)
    }

    proptest! {
        /// Against a plain set: the eligible candidates, none twice.
        #[test]
        fn follows_a_set(toggles in prop::collection::vec((0u32..40, any::<bool>()), 0..200), seed: u64) {
            let mut pool = Pool::new(40, 8);
            let mut model = std::collections::BTreeSet::new();
            let mut generator = DrawRng::new(seed);
            for (id, up) in toggles {
                if up { pool.insert(id); model.insert(id); } else { pool.remove(id); model.remove(&id); }
                let mut answer = drawn(&mut pool, &mut generator);
                prop_assert_eq!(answer.len(), model.len().min(8));
                answer.sort_unstable();
                answer.dedup();
                prop_assert_eq!(answer.len(), pool.drawn());
                prop_assert!(answer.iter().all(|id| model.contains(id)));
            }
            pool.restore_listing_order();
            prop_assert_eq!(&pool.dense, &model.into_iter().collect::<Vec<_>>());
        }

        /// In listing order, the history of a pool does not show in its draws.
        #[test]
        fn restored_pools_draw_alike(downs in prop::collection::btree_set(0u32..20, 0..19), seed: u64) {
            let mut toggled = Pool::of(0..20, 20, 8);
            downs.iter().rev().for_each(|&id| toggled.remove(id));
            toggled.restore_listing_order();
            let mut fresh = Pool::of((0..20).filter(|id| !downs.contains(id)), 20, 8);
            let (mut a, mut b) = (DrawRng::new(seed), DrawRng::new(seed));
            for _ in 0..10 {
                prop_assert_eq!(drawn(&mut toggled, &mut a), drawn(&mut fresh, &mut b));
            }
        }
    }

    /// Literal draws of one seed: equal on every platform, and a change of the
    /// kernel shows.
    #[test]
    fn literal_values() {
        let mut pool = Pool::of(0..12, 12, 8);
        let mut generator = DrawRng::new(42);
        let first = drawn(&mut pool, &mut generator);
        assert_eq!(first, [10, 0, 11, 3, 7, 8, 1, 4], "seed 42, 8 of 12");
    }

    /// All 5 * 4 * 3 = 60 ordered choices of 3 of 5, 60,000 draws: chi-square on 59
    /// degrees of freedom is below 115.7 in 99.999 % of runs.
    #[test]
    fn every_ordered_choice_is_equally_likely() {
        let mut pool = Pool::of(0..5, 5, 3);
        let mut generator = DrawRng::new(1);
        let mut counts = BTreeMap::new();
        for _ in 0..60_000 {
            *counts.entry(drawn(&mut pool, &mut generator)).or_insert(0_u32) += 1;
        }
        assert_eq!(counts.len(), 60);
        let chi_square: f64 =
            counts.values().map(|&n| (f64::from(n) - 1000.0).powi(2) / 1000.0).sum();
        assert!(chi_square < 115.7, "{chi_square}");
    }

    #[test]
    fn edges() {
        let mut generator = DrawRng::new(3);
        assert_eq!(drawn(&mut Pool::new(4, 8), &mut generator).len(), 0);
        assert_eq!(drawn(&mut Pool::of([2], 4, 8), &mut generator), [2]);
        let mut all = drawn(&mut Pool::of(0..300, 300, usize::MAX), &mut generator);
        all.sort_unstable();
        assert_eq!(all, (0..300).collect::<Vec<_>>());
    }
}
