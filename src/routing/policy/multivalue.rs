//! Multivalue answer routing: up to eight healthy records, drawn at random.
//!
//! Source: "Multivalue answer routing" in the Developer Guide; `MultiValueAnswer` in the API
//! reference.

use domain::base::iana::Rtype;

use super::contract::Policy;
use super::spec::{
    BrokenRule, ParameterFault, ParameterSyntax, PolicySpec, Quota, RecordFacts, Syntax,
};
use crate::routing::answer_options::{AnswerOptions, MAX_ANSWERS};
use crate::routing::context::QueryContext;
use crate::routing::explanation::{Explanation, eligibility};
use crate::routing::pool::Pool;
use crate::routing::record::{Records, RoutedRecord};
use crate::types::ResourceRecordSet;

const SPEC: PolicySpec = PolicySpec {
    word: "multivalue",
    member: Some("MultiValueAnswer"),
    is_set: |record| record.multi_value_answer.is_some(),
    unsupported_types: |_| &[Rtype::CNAME, Rtype::NS, Rtype::SOA, Rtype::DS],
    alias_refusal: Some("Multivalue answer rrset should not be an alias rrset. No changes made."),
    quota: Some(Quota { records: 100, word: "multivalue answer", can_be_raised: true }),
    conflict: " cannot be created because a non multivalue answer rrset exists with the same name and type.",
    syntax: Syntax {
        about: "up to eight healthy rows, drawn at random",
        about_record: "one value a row",
        parameter: ParameterSyntax::None,
        write: |_| None,
        set: |record, _| record.multi_value_answer = Some(true),
    },
};

/// A multivalue record has no parameters.
pub(super) type Parameters = ();

/// The healthy values, and all values.
#[derive(Clone, Debug)]
pub(in crate::routing) struct State {
    healthy: Pool,
    all: Pool,
    /// For each value, how many healthy records hold it.
    holders: Vec<u32>,
}

impl State {
    fn draws_from(&self, records: &Records) -> &Pool {
        if records.fail_open() { &self.all } else { &self.healthy }
    }
}

impl Policy for State {
    type Parameters = Parameters;

    const SPEC: PolicySpec = SPEC;
    const TOGETHER: bool = true;

    fn read(record: &ResourceRecordSet) -> Result<Parameters, ParameterFault> {
        match record.multi_value_answer {
            Some(false) => Err(ParameterFault::False),
            _ => Ok(()),
        }
    }

    /// One value a record, so that the limit of an answer counts records. AWS does not document
    /// what the service does with more.
    fn broken_rules(records: &[RecordFacts<Parameters>]) -> Vec<(usize, BrokenRule)> {
        let several = records.iter().enumerate().filter(|(_, record)| record.values > 1);
        let rule = |count| BrokenRule::SeveralValues { count };
        several.map(|(index, record)| (index, rule(record.values))).collect()
    }

    fn new(_: &[Parameters], records: &[RoutedRecord], candidates: usize) -> Self {
        let mut holders = vec![0; candidates];
        for record in records.iter().filter(|record| record.health.is_up()) {
            holders[record.candidates[0] as usize] += 1;
        }
        let ids = 0..candidates as u32;
        let healthy = ids.clone().filter(|&id| holders[id as usize] > 0);
        Self {
            healthy: Pool::of(healthy, candidates, MAX_ANSWERS),
            all: Pool::of(ids, candidates, MAX_ANSWERS),
            holders,
        }
    }

    fn set_options(&mut self, options: AnswerOptions) {
        self.healthy.set_limit(options.max_answers.into());
        self.all.set_limit(options.max_answers.into());
    }

    fn set_health(&mut self, _: usize, record: &RoutedRecord) {
        let value = record.candidates[0];
        let holders = &mut self.holders[value as usize];
        match record.health.is_up() {
            true => *holders += 1,
            false => *holders -= 1,
        }
        match *holders {
            0 => self.healthy.remove(value),
            _ => self.healthy.insert(value),
        }
    }

    fn decide(&self, _: &Records, _: &QueryContext) -> Option<usize> {
        Some(0)
    }

    fn shares(&self, records: &Records, _: &QueryContext) -> Vec<f64> {
        let pool = self.draws_from(records);
        let share = pool.drawn() as f64 / pool.len().max(1) as f64;
        let of = |record| if records.counts_as_healthy(record) { share } else { 0.0 };
        (0..records.list().len()).map(of).collect()
    }

    fn pool(&self, records: &Records, _: usize) -> &Pool {
        self.draws_from(records)
    }

    fn pool_mut(&mut self, records: &Records, _: usize) -> &mut Pool {
        if records.fail_open() { &mut self.all } else { &mut self.healthy }
    }

    fn max_answer(&self, _: &Records) -> usize {
        self.all.limit()
    }

    fn explain(
        &self,
        records: &Records,
        _: &QueryContext,
        index: usize,
        answered: bool,
    ) -> Explanation {
        let record = &records.list()[index];
        if !records.counts_as_healthy(index) {
            return Explanation::unhealthy(record);
        }
        let pool = self.draws_from(records);
        let odds = match (pool.len(), pool.drawn()) {
            (1, _) => "it is the only record eligible.".to_owned(),
            (n, k) if n == k => format!("all {n} eligible records fit in one answer."),
            (n, k) => format!("{k} of {n} eligible records are drawn for each answer."),
        };
        Explanation::drawn(answered, &eligibility(records, record), &odds)
    }
}

#[cfg(test)]
mod tests {
    use crate::health::RecordHealth::{self, Healthy, Unchecked};
    use crate::routing::PolicyKind;
    use crate::routing::explanation::Outcome::{Answered, NotDrawn, Unhealthy};
    use crate::routing::tests::{explain, outcomes, rrset};

    fn multivalue(health: &[RecordHealth]) -> crate::routing::RrsetRouting {
        rrset(PolicyKind::Multivalue, health)
    }

    #[test]
    fn records_of_an_answer() {
        let rrset = multivalue(&[Healthy, RecordHealth::Unhealthy, Unchecked]);
        let rows = explain(&rrset, &[2, 0]);
        assert_eq!(
            rows[0].reason,
            "Check hc-0 is healthy; all 2 eligible records fit in one answer."
        );
        assert_eq!(rows[1].reason, "Left out: check hc-1 is unhealthy.");
        assert_eq!(outcomes(&rrset, &[2, 0]), [Answered, Unhealthy, Answered]);
    }

    #[test]
    fn not_drawn_is_not_left_out() {
        let rows = explain(&multivalue(&[Healthy; 9]), &[0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(rows[8].outcome, NotDrawn);
        assert!(rows[8].reason.contains("8 of 9 eligible records"), "{}", rows[8].reason);
    }

    #[test]
    fn fail_open_says_so() {
        let rows = explain(&multivalue(&[RecordHealth::Unhealthy; 2]), &[1, 0]);
        let open = |row: &crate::routing::Explanation| {
            row.outcome == Answered && row.reason.contains("fail-open")
        };
        assert!(rows.iter().all(open));
    }
}
