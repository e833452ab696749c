//! Weighted routing: one record in proportion to its weight.
//!
//! Records of weight 0 answer only while no healthy record has a weight; then all are alike. AWS'
//! pages disagree on the case that records with a weight and records of weight 0 are all
//! unhealthy: here all count as healthy then, so those with a weight answer.
//!
//! Source: "Weighted routing" in the Developer Guide; `Weight` in the API reference.

use domain::base::iana::Rtype;

use super::contract::Policy;
use super::record_pools::RecordPools;
use super::spec::{
    BrokenRule, ParameterFault, ParameterSyntax, PolicySpec, Quota, RecordFacts, Syntax, in_range,
};
use crate::routing::context::QueryContext;
use crate::routing::explanation::{Explanation, Outcome, eligibility};
use crate::routing::pool::Pool;
use crate::routing::record::{Records, RoutedRecord};
use crate::routing::rng::DrawRng;
use crate::routing::weights::Weights;
use crate::types::ResourceRecordSet;

const SPEC: PolicySpec = PolicySpec {
    word: "weighted",
    member: Some("Weight"),
    is_set: |record| record.weight.is_some(),
    unsupported_types: |_| &[Rtype::NS, Rtype::SOA],
    alias_refusal: None,
    quota: Some(Quota { records: 100, word: "weighted", can_be_raised: false }),
    conflict: " cannot be created as a non-weighted set exists with the same name and type.",
    syntax: Syntax {
        about: "one healthy row",
        about_record: "drawn in proportion to its weight",
        parameter: ParameterSyntax::Number { name: "WEIGHT", min: 0, max: 255 },
        write: |record| record.weight.map(|weight| weight.to_string()),
        set: |record, weight| record.weight = weight.parse().ok(),
    },
};

/// The weight of a record.
pub(super) type Parameters = u8;

/// The weights of the healthy records and of all, and the values of each record.
#[derive(Clone, Debug)]
pub(in crate::routing) struct State {
    pools: RecordPools,
    weights: Vec<u32>,
    healthy: Weights,
    all: Weights,
}

impl State {
    fn eligible(&self, records: &Records) -> &Weights {
        if records.fail_open() { &self.all } else { &self.healthy }
    }

    /// The record's part of the weight of all eligible records, and that weight.
    fn weight_share(&self, records: &Records, index: usize) -> Option<(u32, u32)> {
        let is_in = records.counts_as_healthy(index) && !records.is_closed();
        let (part, total) = self.eligible(records).share(self.weights[index]);
        (is_in && part > 0).then_some((part, total))
    }
}

impl Policy for State {
    type Parameters = Parameters;

    const SPEC: PolicySpec = SPEC;

    fn read(record: &ResourceRecordSet) -> Result<u8, ParameterFault> {
        let weight = in_range(record.weight.unwrap_or_default(), 0, u8::MAX.into())?;
        Ok(weight as u8)
    }

    /// All records have one TTL. An alias has none of its own.
    fn broken_rules(records: &[RecordFacts<u8>]) -> Vec<(usize, BrokenRule)> {
        let mut ttls = records.iter().filter_map(|record| record.ttl);
        let first = ttls.next();
        match ttls.all(|ttl| Some(ttl) == first) {
            true => Vec::new(),
            false => (0..records.len()).map(|index| (index, BrokenRule::UnequalTtl)).collect(),
        }
    }

    fn new(weights: &[u8], records: &[RoutedRecord], candidates: usize) -> Self {
        let weights: Vec<u32> = weights.iter().copied().map(u32::from).collect();
        let mut all = Weights::new(records.len());
        let mut healthy = all.clone();
        for (index, record) in records.iter().enumerate() {
            all.insert(index, weights[index]);
            if record.health.is_up() {
                healthy.insert(index, weights[index]);
            }
        }
        Self { pools: RecordPools::new(records, candidates), weights, healthy, all }
    }

    fn set_health(&mut self, index: usize, record: &RoutedRecord) {
        match record.health.is_up() {
            true => self.healthy.insert(index, self.weights[index]),
            false => self.healthy.remove(index, self.weights[index]),
        }
    }

    fn decide(&self, _: &Records, _: &QueryContext) -> Option<usize> {
        None
    }

    fn choose(&self, records: &Records, _: &QueryContext, rng: &mut DrawRng) -> usize {
        if records.is_closed() { 0 } else { self.eligible(records).choose(rng) }
    }

    fn shares(&self, records: &Records, _: &QueryContext) -> Vec<f64> {
        let share = |index| match self.weight_share(records, index) {
            Some((part, total)) => f64::from(part) / f64::from(total),
            None => 0.0,
        };
        (0..records.list().len()).map(share).collect()
    }

    fn pool(&self, records: &Records, chosen: usize) -> &Pool {
        self.pools.get(records, chosen)
    }

    fn pool_mut(&mut self, records: &Records, chosen: usize) -> &mut Pool {
        self.pools.get_mut(records, chosen)
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
        let Some((part, total)) = self.weight_share(records, index) else {
            return Explanation::new(Outcome::WeightZero, WEIGHT_ZERO.to_owned());
        };
        let odds = match self.weights[index] {
            0 => {
                format!("no row with a weight is eligible, and {total} of weight 0 are, all alike.")
            }
            _ => format!("its weight is {part} of {total} in all eligible rows."),
        };
        Explanation::drawn(answered, &eligibility(records, record), &odds)
    }
}

const WEIGHT_ZERO: &str =
    "Its weight is 0, so it is answered only when no row with a weight is eligible.";

#[cfg(test)]
mod tests {
    use crate::health::RecordHealth::{Healthy, Unchecked, Unhealthy};
    use crate::routing::PolicyKind;
    use crate::routing::explanation::Outcome::{self, Answered, NotDrawn, WeightZero};
    use crate::routing::tests::{explain, outcomes, rrset};

    /// Weights 0, 1 and 2: those with a weight go before, in health and out of it.
    #[test]
    fn weights_0_1_and_2() {
        let down = Outcome::Unhealthy;
        let table = [
            ([Healthy, Unchecked, Healthy], 2, [WeightZero, NotDrawn, Answered]),
            ([Healthy, Healthy, Unhealthy], 1, [WeightZero, Answered, down]),
            ([Healthy, Unhealthy, Unhealthy], 0, [Answered, down, down]),
            ([Unhealthy, Healthy, Unhealthy], 1, [down, Answered, down]),
            ([Unhealthy, Unhealthy, Unhealthy], 1, [WeightZero, Answered, NotDrawn]),
        ];
        for (health, drawn, expected) in table {
            let rrset = rrset(PolicyKind::Weighted, &health);
            assert_eq!(outcomes(&rrset, &[drawn]), expected, "{health:?}");
        }
        let rrset = rrset(PolicyKind::Weighted, &[Healthy, Unchecked, Healthy]);
        let reason = "Check hc-2 is healthy; its weight is 2 of 3 in all eligible rows.";
        assert_eq!(explain(&rrset, &[2])[2].reason, reason);
    }
}
