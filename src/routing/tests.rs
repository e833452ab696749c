//! RRsets for the tests of policies.

use super::explanation::{Explanation, Outcome};
use super::policy::{PolicyKind, RecordPolicy, Role};
use super::{QueryContext, RoutedRecord, RrsetRouting};
use crate::health::RecordHealth;

/// An RRset of one value a record; the weight of record i is i.
pub(super) fn rrset(kind: PolicyKind, health: &[RecordHealth]) -> RrsetRouting {
    let policy = |index: usize| match kind {
        PolicyKind::Simple => RecordPolicy::Simple(()),
        PolicyKind::Multivalue => RecordPolicy::Multivalue(()),
        PolicyKind::Failover => RecordPolicy::Failover([Role::Primary, Role::Secondary][index]),
        PolicyKind::Weighted => RecordPolicy::Weighted(index as u8),
    };
    let record = |(index, &health): (usize, &RecordHealth)| RoutedRecord {
        set_identifier: Some(format!("row-{index}")),
        check: (health != RecordHealth::Unchecked).then(|| format!("hc-{index}")),
        health,
        alias: None,
        candidates: vec![index as u32],
    };
    let policies: Vec<RecordPolicy> = (0..health.len()).map(policy).collect();
    let records = health.iter().enumerate().map(record).collect();
    RrsetRouting::new(&policies, records, health.len())
}

pub(super) fn explain(rrset: &RrsetRouting, drawn: &[u32]) -> Vec<Explanation> {
    let chosen = drawn.first().map_or(0, |&value| value as usize);
    rrset.explain(&QueryContext::default(), chosen, drawn)
}

pub(super) fn outcomes(rrset: &RrsetRouting, drawn: &[u32]) -> Vec<Outcome> {
    explain(rrset, drawn).into_iter().map(|record| record.outcome).collect()
}
