//! The contract of a policy.

use super::spec::{BrokenRule, ParameterFault, PolicySpec, RecordFacts};
use crate::routing::answer_options::AnswerOptions;
use crate::routing::context::QueryContext;
use crate::routing::explanation::Explanation;
use crate::routing::pool::Pool;
use crate::routing::record::{Records, RoutedRecord};
use crate::routing::rng::DrawRng;
use crate::types::ResourceRecordSet;

/// What a policy does with the records of an RRset.
///
/// The records know their health; `Records::fail_open` and `Records::is_closed` say what holds
/// when none is healthy. A policy whose records answer alone chooses one record, and all values
/// of that record are answered. A policy whose records answer together (`TOGETHER`) draws from
/// one pool of several records, and its chosen record is 0.
pub(in crate::routing) trait Policy: Sized {
    /// The parameters of a record.
    type Parameters: Clone;

    /// Words and limits.
    const SPEC: PolicySpec;
    /// Whether several records answer together.
    const TOGETHER: bool = false;

    /// Reads the parameters of a record from the member that selects the policy.
    fn read(record: &ResourceRecordSet) -> Result<Self::Parameters, ParameterFault>;

    /// Rules over the records of one name and type: each broken rule with the index of its record.
    fn broken_rules(_records: &[RecordFacts<Self::Parameters>]) -> Vec<(usize, BrokenRule)> {
        Vec::new()
    }

    /// An addition to the name of a record in Route 53's sentences.
    fn title(_parameters: &Self::Parameters) -> &'static str {
        ""
    }

    /// The state of an RRset; values are numbered from 0 to `candidates` - 1.
    fn new(parameters: &[Self::Parameters], records: &[RoutedRecord], candidates: usize) -> Self;

    /// Applies the zone's options.
    fn set_options(&mut self, _options: AnswerOptions) {}

    /// Notes that the health of a record changed.
    fn set_health(&mut self, _index: usize, _record: &RoutedRecord) {}

    /// The record that answers the query, unless chance decides.
    fn decide(&self, records: &Records, query: &QueryContext) -> Option<usize>;

    /// The record that answers the query.
    fn choose(&self, records: &Records, query: &QueryContext, _rng: &mut DrawRng) -> usize {
        self.decide(records, query).unwrap_or(0)
    }

    /// For each record, the probability that it answers the query.
    fn shares(&self, records: &Records, query: &QueryContext) -> Vec<f64> {
        let decided = self.decide(records, query).filter(|_| !records.is_closed());
        let share = |record| f64::from(u8::from(Some(record) == decided));
        (0..records.list().len()).map(share).collect()
    }

    /// The values that a query draws from, after the choice of a record.
    fn pool(&self, records: &Records, chosen: usize) -> &Pool;

    /// The same, to draw from.
    fn pool_mut(&mut self, records: &Records, chosen: usize) -> &mut Pool;

    /// Most values of one answer, whatever is healthy.
    fn max_answer(&self, records: &Records) -> usize {
        records.list().iter().map(|record| record.candidates.len()).max().unwrap_or(0)
    }

    /// Why a record is in an answer or not. `answered`: it was chosen or drawn. `records` is not
    /// closed.
    fn explain(
        &self,
        records: &Records,
        query: &QueryContext,
        record: usize,
        answered: bool,
    ) -> Explanation;
}
