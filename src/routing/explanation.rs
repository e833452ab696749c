//! Why a record is in an answer or not: an outcome, and a sentence to act on.

use serde::Serialize;

use super::record::{Records, RoutedRecord};
use crate::health::RecordHealth;

/// The outcome of a query for one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Outcome {
    /// In the answer.
    Answered,
    /// Eligible, but others were drawn.
    #[serde(rename = "not drawn")]
    NotDrawn,
    /// Left out because its check fails.
    Unhealthy,
    /// The other record of the failover pair answers.
    Standby,
    /// Its weight is 0, and a record with a weight is eligible.
    #[serde(rename = "weight 0")]
    WeightZero,
}

impl Outcome {
    /// The word of answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::NotDrawn => "not drawn",
            Self::Unhealthy => "unhealthy",
            Self::Standby => "standby",
            Self::WeightZero => "weight 0",
        }
    }
}

/// An outcome and the reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The outcome.
    pub outcome: Outcome,
    /// One English sentence that a person can act on.
    pub reason: String,
}

impl Explanation {
    pub(super) fn new(outcome: Outcome, reason: String) -> Self {
        Self { outcome, reason }
    }

    /// An unhealthy record beside healthy ones.
    pub(super) fn unhealthy(record: &RoutedRecord) -> Self {
        Self::new(Outcome::Unhealthy, format!("Left out: {} is unhealthy.", subject(record)))
    }

    /// An unhealthy record of an RRset that answers none.
    pub(super) fn closed(record: &RoutedRecord) -> Self {
        let reason = format!(
            "Left out: {} is unhealthy, and when every row is, this zone answers none.",
            subject(record)
        );
        Self::new(Outcome::Unhealthy, reason)
    }

    /// An eligible record, drawn or not.
    pub(super) fn drawn(answered: bool, why: &str, odds: &str) -> Self {
        match answered {
            true => Self::new(Outcome::Answered, format!("{why}; {odds}")),
            false => {
                Self::new(Outcome::NotDrawn, format!("{why}, but not drawn this time: {odds}"))
            }
        }
    }
}

/// Why a record is eligible.
pub(super) fn eligibility(records: &Records, record: &RoutedRecord) -> String {
    let all = records.list().len();
    match record.health {
        _ if records.fail_open() && all == 1 => format!(
            "{} is unhealthy, but with no healthy row it is answered as if healthy (fail-open)",
            capitalized(subject(record))
        ),
        _ if records.fail_open() => {
            format!("All {all} rows are unhealthy, so all are eligible as if healthy (fail-open)")
        }
        RecordHealth::Unchecked => "It has no health check, so it counts as healthy".to_owned(),
        _ => format!("{} is healthy", capitalized(subject(record))),
    }
}

/// What decides the health of a record: its check or, where that is healthy, the target of an
/// alias.
pub(super) fn subject(record: &RoutedRecord) -> String {
    let is_target = record.alias.is_some_and(|alias| match alias.target_up {
        Some(true) => alias.own == RecordHealth::Unchecked,
        Some(false) => alias.own.is_up(),
        None => false,
    });
    match &record.check {
        _ if is_target => "its target".to_owned(),
        Some(id) => format!("check {id}"),
        None => "its check".to_owned(),
    }
}

fn capitalized(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
