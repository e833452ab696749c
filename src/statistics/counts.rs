//! Many queries, counted: by the very draw that answers one, with no allocation
//! per query.

use super::pick::{Client, Pick};
use crate::routing::Pool;
use crate::routing::{DrawRng, PolicyKind, RrsetRouting};

/// How often each candidate was returned, stood first, and was picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Answers that held the candidate.
    pub returned: Vec<u64>,
    /// Answers that it stood first in.
    pub first: Vec<u64>,
    /// Clients that picked it.
    pub picked: Vec<u64>,
    /// Answers that each row gave, where the policy is weighted.
    pub chosen: Vec<u64>,
    /// Where it is wanted: answers that had the candidate in their first place, in their
    /// second, and so on, for one candidate after the other.
    pub places: Places,
}

/// How often each candidate stood in each place of an answer; nothing where nobody asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    counts: Vec<u64>,
    width: usize,
}

impl Places {
    /// Room for so many candidates, in answers of at most `width` records.
    pub fn new(candidates: usize, width: usize) -> Self {
        Self { counts: vec![0; candidates * width], width }
    }

    /// Whether they are counted.
    pub fn wanted(&self) -> bool {
        self.width > 0
    }

    /// What was counted of a candidate, from the first place on.
    pub fn of(&self, id: u32) -> &[u64] {
        let start = id as usize * self.width;
        &self.counts[start..start + self.width]
    }

    fn note(&mut self, answer: &[u32]) {
        for (place, &id) in answer.iter().enumerate().take(self.width) {
            self.counts[id as usize * self.width + place] += 1;
        }
    }
}

/// Answers `queries` queries and adds what came out to the counts. Candidates are those of
/// the group; the client picks with a generator of its own. Counted in pieces or at once, the
/// sums are the same. Places are counted where there is room for them.
pub fn count(
    group: &mut RrsetRouting,
    queries: u64,
    pick: &Pick,
    [generator, client]: &mut [DrawRng; 2],
    counts: &mut Counts,
) {
    if group.policy() == PolicyKind::Weighted {
        return count_weighted(group, queries, pick, [generator, client], counts);
    }
    let pool = group.pool_mut(0);
    let mut client = Client::new(pick, pool.drawn(), client);
    let Counts { returned, first, picked, places, .. } = counts;
    let mut batches = Batches { pool, generator, left: queries };
    if *pick == Pick::First && !places.wanted() {
        while batches.count(returned, first, None) {}
        return picked.copy_from_slice(first);
    }
    let mut note = |answer: &[u32]| {
        picked[client.pick(answer) as usize] += 1;
        places.note(answer);
    };
    while batches.count(returned, first, Some(&mut note)) {}
}

fn count_weighted(
    group: &mut RrsetRouting,
    queries: u64,
    pick: &Pick,
    [generator, client]: [&mut DrawRng; 2],
    counts: &mut Counts,
) {
    let mut answer = Vec::new();
    for _ in 0..queries {
        let row = group.choose(generator);
        counts.chosen[row] += 1;
        group.draw(row, generator, &mut answer);
        counts.note(&answer, pick, client);
    }
}

impl Counts {
    /// Nothing yet, of so many candidates.
    pub fn new(group: &RrsetRouting, candidates: usize) -> Self {
        let [returned, first, picked] = [(); 3].map(|()| vec![0; candidates]);
        let chosen = vec![0; group.rows().len()];
        Self { returned, first, picked, chosen, places: Places::default() }
    }

    /// Counts an answer; one without records counts nowhere.
    pub fn note(&mut self, answer: &[u32], pick: &Pick, client: &mut DrawRng) {
        let Some(&first) = answer.first() else { return };
        for &id in answer {
            self.returned[id as usize] += 1;
        }
        self.first[first as usize] += 1;
        self.picked[pick.from(answer, client) as usize] += 1;
        self.places.note(answer);
    }
}

/// Takes each answer, in its order.
type Note<'a> = &'a mut dyn FnMut(&[u32]);

/// Queries of one call of [`Batches::count`]. A wasm host compiles a function anew, and
/// well, between two calls of it only.
const BATCH: u64 = 1024;

/// Queries that are left to answer.
struct Batches<'a> {
    pool: &'a mut Pool,
    generator: &'a mut DrawRng,
    left: u64,
}

impl Batches<'_> {
    /// Answers a batch, and says whether there is more to do.
    #[inline(never)]
    fn count(
        &mut self,
        returned: &mut [u64],
        first: &mut [u64],
        mut note: Option<Note<'_>>,
    ) -> bool {
        let now = self.left.min(BATCH);
        let mut stream = self.generator.clone();
        for _ in 0..now {
            let count = |id: u32| returned[id as usize] += 1;
            self.pool.draw_noting(&mut stream, count, |answer| {
                first[answer[0] as usize] += 1;
                if let Some(note) = &mut note {
                    note(answer);
                }
            });
        }
        *self.generator = stream;
        self.left -= now;
        self.left > 0
    }
}
