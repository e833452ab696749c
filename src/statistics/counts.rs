//! Many queries, counted by the draw that answers one. Allocates nothing for a query.

use super::pick::{Client, Pick};
use crate::routing::{DrawRng, Pool, QueryContext, RrsetRouting};

/// Counts of each value of an RRset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Answers that held the value.
    pub returned: Vec<u64>,
    /// Answers that had it first.
    pub first: Vec<u64>,
    /// Clients that picked it.
    pub picked: Vec<u64>,
    /// Answers of each record, where chance chooses one.
    pub chosen: Vec<u64>,
    /// Answers that had it in each place, where that is wanted.
    pub places: Places,
}

/// Counts of each value in each place of an answer. Without room, nothing is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    counts: Vec<u64>,
    width: usize,
}

impl Places {
    /// Room for `candidates` values in answers of up to `width` records.
    pub fn new(candidates: usize, width: usize) -> Self {
        Self { counts: vec![0; candidates * width], width }
    }

    /// Whether places are counted.
    pub fn wanted(&self) -> bool {
        self.width > 0
    }

    /// The counts of a value, from the first place on.
    pub fn of(&self, id: u32) -> &[u64] {
        let start = id as usize * self.width;
        &self.counts[start..start + self.width]
    }

    fn add(&mut self, answer: &[u32]) {
        for (place, &id) in answer.iter().enumerate().take(self.width) {
            self.counts[id as usize * self.width + place] += 1;
        }
    }
}

impl Counts {
    /// Zero counts of `candidates` values.
    pub fn new(routing: &RrsetRouting, candidates: usize) -> Self {
        let [returned, first, picked] = [(); 3].map(|()| vec![0; candidates]);
        let chosen = vec![0; routing.records().len()];
        Self { returned, first, picked, chosen, places: Places::default() }
    }

    /// Counts an answer. An empty answer counts nowhere.
    pub fn add(&mut self, answer: &[u32], pick: &Pick, client: &mut DrawRng) {
        let Some(&first) = answer.first() else { return };
        for &id in answer {
            self.returned[id as usize] += 1;
        }
        self.first[first as usize] += 1;
        self.picked[pick.from(answer, client) as usize] += 1;
        self.places.add(answer);
    }
}

/// Answers `queries` queries from one RRset and adds to the counts. Clients pick with a random
/// number generator of their own. Counted in pieces or at once, the sums are the same.
pub fn count(
    routing: &mut RrsetRouting,
    query: &QueryContext,
    queries: u64,
    pick: &Pick,
    [rng, client]: &mut [DrawRng; 2],
    counts: &mut Counts,
) {
    let Some(record) = routing.decide(query) else {
        return count_random_records(routing, query, queries, pick, [rng, client], counts);
    };
    let pool = routing.pool_mut(record);
    let mut client = Client::new(pick, pool.drawn(), client);
    let Counts { returned, first, picked, places, .. } = counts;
    let mut batches = Batches { pool, rng, left: queries };
    if *pick == Pick::First && !places.wanted() {
        while batches.count(returned, first, None) {}
        return picked.copy_from_slice(first);
    }
    let mut add = |answer: &[u32]| {
        picked[client.pick(answer) as usize] += 1;
        places.add(answer);
    };
    while batches.count(returned, first, Some(&mut add)) {}
}

fn count_random_records(
    routing: &mut RrsetRouting,
    query: &QueryContext,
    queries: u64,
    pick: &Pick,
    [rng, client]: [&mut DrawRng; 2],
    counts: &mut Counts,
) {
    let mut answer = Vec::new();
    for _ in 0..queries {
        let record = routing.choose(query, rng);
        counts.chosen[record] += 1;
        routing.draw(record, rng, &mut answer);
        counts.add(&answer, pick, client);
    }
}

/// Gets each answer in its order.
type OnAnswer<'a> = &'a mut dyn FnMut(&[u32]);

/// Queries of one call of [`Batches::count`]. A wasm host replaces a function by its optimized
/// version only between two calls.
const BATCH: u64 = 1024;

/// Queries that are left to answer.
struct Batches<'a> {
    pool: &'a mut Pool,
    rng: &'a mut DrawRng,
    left: u64,
}

impl Batches<'_> {
    /// Answers a batch. Returns whether queries are left.
    #[inline(never)]
    fn count(
        &mut self,
        returned: &mut [u64],
        first: &mut [u64],
        mut on_answer: Option<OnAnswer<'_>>,
    ) -> bool {
        let now = self.left.min(BATCH);
        let mut stream = self.rng.clone();
        for _ in 0..now {
            let count = |id: u32| returned[id as usize] += 1;
            self.pool.draw_noting(&mut stream, count, |answer| {
                first[answer[0] as usize] += 1;
                if let Some(on_answer) = &mut on_answer {
                    on_answer(answer);
                }
            });
        }
        *self.rng = stream;
        self.left -= now;
        self.left > 0
    }
}
