//! Many queries, counted: by the very draw that answers one, with no allocation
//! per query.

use super::generator::Generator;
use super::group::Group;
use super::pick::{Client, Pick};

/// How often each candidate was returned, stood first, and was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Answers that held the candidate.
    pub returned: Vec<u64>,
    /// Answers that it stood first in.
    pub first: Vec<u64>,
    /// Clients that picked it.
    pub picked: Vec<u64>,
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
    let [mut returned, mut first, mut picked] = [(); 3].map(|()| vec![0; candidates]);
    let pool = group.pool_mut();
    let mut client = Client::new(pick, pool.drawn(), client);
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
    Counts { returned, first, picked }
}
