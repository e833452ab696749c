//! Many queries, counted: by the very draw that answers one, with no allocation
//! per query.

use super::generator::Generator;
use super::group::{Group, Policy};
use super::pick::{Client, Pick};
use super::pool::Pool;

/// How often each candidate was returned, stood first, and was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Answers that held the candidate.
    pub returned: Vec<u64>,
    /// Answers that it stood first in.
    pub first: Vec<u64>,
    /// Clients that picked it.
    pub picked: Vec<u64>,
    /// Answers that each row gave, where the policy is weighted.
    pub chosen: Vec<u64>,
}

/// Answers `queries` queries and counts what came out. Candidates are those of the
/// group; the client picks with a generator of its own.
pub fn count(
    group: &mut Group,
    candidates: usize,
    queries: u64,
    pick: &Pick,
    generator: &mut Generator,
    client: &mut Generator,
) -> Counts {
    let [returned, first, picked] = [(); 3].map(|()| vec![0; candidates]);
    let mut counts = Counts { returned, first, picked, chosen: Vec::new() };
    if group.policy() == Policy::Weighted {
        counts.chosen = vec![0; group.rows().len()];
        count_weighted(group, queries, pick, generator, client, &mut counts);
        return counts;
    }
    let pool = group.pool_mut(0);
    let mut client = Client::new(pick, pool.drawn(), client);
    let mut left = queries;
    while left > 0 {
        let now = left.min(BATCH);
        count_some(pool, now, generator, &mut client, &mut counts);
        left -= now;
    }
    counts
}

/// Queries of one call of [`count_some`]. A wasm host compiles a function anew, and well,
/// between two calls of it only.
const BATCH: u64 = 1024;

fn count_weighted(
    group: &mut Group,
    queries: u64,
    pick: &Pick,
    generator: &mut Generator,
    client: &mut Generator,
    counts: &mut Counts,
) {
    let mut answer = Vec::new();
    for _ in 0..queries {
        counts.chosen[group.draw(generator, &mut answer)] += 1;
        for &id in &answer {
            counts.returned[id as usize] += 1;
        }
        counts.first[answer[0] as usize] += 1;
        counts.picked[pick.from(&answer, client) as usize] += 1;
    }
}

#[inline(never)]
fn count_some(
    pool: &mut Pool,
    queries: u64,
    generator: &mut Generator,
    client: &mut Client<'_>,
    counts: &mut Counts,
) {
    let (returned, first) = (counts.returned.as_mut_slice(), counts.first.as_mut_slice());
    let picked = counts.picked.as_mut_slice();
    let mut stream = generator.clone();
    for _ in 0..queries {
        pool.draw(&mut stream, |answer| {
            for &id in answer {
                returned[id as usize] += 1;
            }
            first[answer[0] as usize] += 1;
            picked[client.pick(answer) as usize] += 1;
        });
    }
    *generator = stream;
}
