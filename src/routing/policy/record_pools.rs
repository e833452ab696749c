//! A pool of values for each record, for policies that choose one record.

use crate::routing::pool::Pool;
use crate::routing::record::{Records, RoutedRecord};

/// A pool of values for each record, and an empty one.
#[derive(Clone, Debug)]
pub(super) struct RecordPools {
    pools: Vec<Pool>,
    none: Pool,
}

impl RecordPools {
    pub(super) fn new(records: &[RoutedRecord], candidates: usize) -> Self {
        let values = |record: &RoutedRecord| {
            Pool::of(record.candidates.iter().copied(), candidates, candidates)
        };
        Self {
            pools: records.iter().map(values).collect(),
            none: Pool::new(candidates, candidates),
        }
    }

    /// The values of the chosen record; none while the RRset is closed.
    pub(super) fn get(&self, records: &Records, chosen: usize) -> &Pool {
        if records.is_closed() { &self.none } else { &self.pools[chosen] }
    }

    /// The same, to draw from.
    pub(super) fn get_mut(&mut self, records: &Records, chosen: usize) -> &mut Pool {
        if records.is_closed() { &mut self.none } else { &mut self.pools[chosen] }
    }
}
