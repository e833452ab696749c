//! The records of one name and type under their policy.

use super::answer_options::AnswerOptions;
use super::context::QueryContext;
use super::explanation::Explanation;
use super::policy::{Policy, PolicyKind, PolicyState, RecordPolicy, with_policy};
use super::pool::Pool;
use super::record::{AliasHealth, Records, RoutedRecord};
use super::rng::DrawRng;
use crate::health::RecordHealth;

/// The records of one name and type under their policy, ready to draw from.
#[derive(Clone, Debug)]
pub struct RrsetRouting {
    records: Records,
    policy: PolicyState,
}

/// What an RRset draws from, before chance comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawSummary {
    /// All records are unhealthy, so all are eligible.
    pub fail_open: bool,
    /// Eligible values.
    pub eligible: usize,
    /// Values in an answer; in the largest, where the records differ.
    pub drawn: usize,
}

impl RrsetRouting {
    /// The routing of these records. `policies` holds the policy of each, all of one kind; values
    /// are numbered from 0 to `candidates` - 1.
    pub fn new(policies: &[RecordPolicy], records: Vec<RoutedRecord>, candidates: usize) -> Self {
        let policy = PolicyState::new(policies, &records, candidates);
        Self { records: Records::new(records), policy }
    }

    /// Applies the zone's options.
    pub fn set_options(&mut self, options: AnswerOptions) {
        self.records.set_fail_closed(options.fail_closed);
        with_policy!(&mut self.policy, policy => policy.set_options(options));
    }

    /// The policy.
    pub fn policy(&self) -> PolicyKind {
        self.policy.kind()
    }

    /// The records in listing order.
    pub fn records(&self) -> &[RoutedRecord] {
        self.records.list()
    }

    /// Sets the health of a record by its check. O(1) in the number of records; O(log n) under
    /// weighted routing.
    pub fn set_health(&mut self, record: usize, own: RecordHealth) {
        match self.records()[record].alias {
            Some(alias) => self.set_alias(record, AliasHealth { own, ..alias }),
            None => self.change(record, own),
        }
    }

    /// Sets whether the target of an alias record that evaluates it has a healthy record, in the
    /// time of [`RrsetRouting::set_health`].
    pub fn set_target_up(&mut self, record: usize, up: bool) {
        if let Some(alias) = self.records()[record].alias {
            self.set_alias(record, AliasHealth { target_up: Some(up), ..alias });
        }
    }

    fn set_alias(&mut self, record: usize, alias: AliasHealth) {
        self.records.get_mut(record).alias = Some(alias);
        self.change(record, alias.health());
    }

    fn change(&mut self, index: usize, health: RecordHealth) {
        if self.records.set_health(index, health) {
            let record = &self.records.list()[index];
            with_policy!(&mut self.policy, policy => policy.set_health(index, record));
        }
    }

    /// Whether any record is healthy: the health of an alias that evaluates this target.
    pub fn is_up(&self) -> bool {
        self.records.any_healthy()
    }

    /// How many records are healthy.
    pub fn healthy_records(&self) -> usize {
        self.records.healthy()
    }

    /// Whether all records are unhealthy and therefore eligible.
    pub fn fail_open(&self) -> bool {
        self.records.fail_open()
    }

    /// Whether all records are unhealthy and none is answered.
    pub fn is_closed(&self) -> bool {
        self.records.is_closed()
    }

    /// The record that answers the query, unless chance decides.
    pub fn decide(&self, query: &QueryContext) -> Option<usize> {
        with_policy!(&self.policy, policy => policy.decide(&self.records, query))
    }

    /// The record that answers the query; 0 where several records answer together.
    pub fn choose(&self, query: &QueryContext, rng: &mut DrawRng) -> usize {
        with_policy!(&self.policy, policy => policy.choose(&self.records, query, rng))
    }

    /// For each record, the probability that it answers the query.
    pub fn shares(&self, query: &QueryContext) -> Vec<f64> {
        with_policy!(&self.policy, policy => policy.shares(&self.records, query))
    }

    /// Whether several records answer together, each as likely as the others.
    pub fn answers_together(&self) -> bool {
        fn together<P: Policy>(_: &P) -> bool {
            P::TOGETHER
        }
        with_policy!(&self.policy, policy => together(policy))
    }

    /// Whether the draw may take this value.
    pub fn is_eligible(&self, candidate: u32, shares: &[f64]) -> bool {
        if self.answers_together() {
            return self.pool(0).contains(candidate);
        }
        let holds = |record: &RoutedRecord| record.candidates.contains(&candidate);
        self.records().iter().zip(shares).any(|(record, share)| *share > 0.0 && holds(record))
    }

    /// What a query draws from.
    pub fn draw_summary(&self, query: &QueryContext) -> DrawSummary {
        let fail_open = self.fail_open();
        if self.answers_together() {
            let pool = self.pool(0);
            return DrawSummary { fail_open, eligible: pool.len(), drawn: pool.drawn() };
        }
        let shares = self.shares(query).into_iter().enumerate();
        let sizes = shares.filter(|(_, share)| *share > 0.0).map(|(record, _)| self.pool(record));
        let (eligible, drawn) = sizes
            .fold((0, 0), |(eligible, drawn), pool| (eligible + pool.len(), drawn.max(pool.len())));
        DrawSummary { fail_open, eligible, drawn }
    }

    /// Most values of one answer, whatever is healthy.
    pub fn max_answer(&self) -> usize {
        with_policy!(&self.policy, policy => policy.max_answer(&self.records))
    }

    /// Restores listing order, so that a seed gives the same draw whatever the history of health
    /// changes.
    pub fn restore_listing_order(&mut self) {
        // Only the pool of several records changes with health.
        self.pool_mut(0).restore_listing_order();
    }

    /// Draws from the record that [`RrsetRouting::choose`] chose. `drawn` gets the values in
    /// their random order.
    pub fn draw(&mut self, record: usize, rng: &mut DrawRng, drawn: &mut Vec<u32>) {
        drawn.clear();
        self.pool_mut(record).draw(rng, |taken| drawn.extend_from_slice(taken));
    }

    /// Explains every record in listing order, after the choice of a record and the draw of
    /// values from it.
    pub fn explain(&self, query: &QueryContext, chosen: usize, drawn: &[u32]) -> Vec<Explanation> {
        let mut is_drawn = vec![false; drawn.iter().max().map_or(0, |&value| value as usize + 1)];
        drawn.iter().for_each(|&value| is_drawn[value as usize] = true);
        let holds = |record: &RoutedRecord| {
            record.candidates.iter().any(|&id| is_drawn.get(id as usize) == Some(&true))
        };
        let together = self.answers_together();
        let explain = |(index, record): (usize, &RoutedRecord)| {
            let answered = if together { holds(record) } else { index == chosen };
            match self.is_closed() {
                true => Explanation::closed(record),
                false => with_policy!(&self.policy, policy => {
                    policy.explain(&self.records, query, index, answered)
                }),
            }
        };
        self.records().iter().enumerate().map(explain).collect()
    }

    fn pool(&self, chosen: usize) -> &Pool {
        with_policy!(&self.policy, policy => policy.pool(&self.records, chosen))
    }

    /// The values that a query draws from.
    pub(crate) fn pool_mut(&mut self, chosen: usize) -> &mut Pool {
        with_policy!(&mut self.policy, policy => policy.pool_mut(&self.records, chosen))
    }
}
