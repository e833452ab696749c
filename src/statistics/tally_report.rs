//! The report of a tally: counts of each value beside their expectation, and a test of all.

use serde::Serialize;

use crate::health::RecordHealth;
use crate::routing::PolicyKind;

/// Many queries, counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// Number of queries.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub queries: u64,
    /// Seed of the draw, in decimal digits. The same seed gives the same counts.
    pub seed: String,
    /// Policy of the RRset at the end of the CNAME chain.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub policy: PolicyKind,
    /// All records were unhealthy, so all were eligible.
    pub fail_open: bool,
    /// Records that the draw chose from.
    pub eligible: usize,
    /// Records in an answer; in the largest, where answers differ.
    pub per_answer: usize,
    /// Every value of every record in listing order, then those of RRsets behind aliases.
    pub rows: Vec<TallyRow>,
    /// Test against a fair draw; of the first random choice where aliases follow it. Null where
    /// nothing is random.
    pub chi_square: Option<ChiSquareTest>,
}

/// Counts of a value, beside their expectation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TallyRow {
    /// `SetIdentifier`; null for a simple record.
    pub set_identifier: Option<String>,
    /// The value.
    pub value: String,
    /// Health of the record.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub health: RecordHealth,
    /// Answers that held the value.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub returned: u64,
    /// Answers that had it first.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub first: u64,
    /// Clients that picked it.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub picked: u64,
    /// Exact expectation of `returned`.
    pub expected_returned: f64,
    /// Exact expectation of `picked`.
    pub expected_picked: f64,
    /// 99 % of runs fall inside, for `returned`.
    #[cfg_attr(feature = "typescript", ts(type = "[number, number]"))]
    pub returned_interval: (u64, u64),
    /// 99 % of runs fall inside, for `picked`.
    #[cfg_attr(feature = "typescript", ts(type = "[number, number]"))]
    pub picked_interval: (u64, u64),
    /// Counts by place in the answer, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub places: Option<Vec<TallyPlace>>,
}

/// Counts of a value in one place of the answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TallyPlace {
    /// Answers that had it there.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub count: u64,
    /// Exact expectation of `count`.
    pub expected: f64,
    /// 99 % of runs fall inside.
    #[cfg_attr(feature = "typescript", ts(type = "[number, number]"))]
    pub interval: (u64, u64),
}

/// A chi-square test: of inclusion counts, corrected for their dependence, or of
/// first places where inclusion is certain.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ChiSquare"))]
#[serde(rename_all = "camelCase")]
pub struct ChiSquareTest {
    /// Which counts are tested.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub of: TestedCount,
    /// The statistic.
    pub statistic: f64,
    /// Eligible records less one.
    pub degrees_of_freedom: usize,
    /// Share of fair runs with a statistic at least as large.
    pub p_value: f64,
}

/// The counts that a chi-square test looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum TestedCount {
    /// Answers that held the value.
    Returned,
    /// Answers that had it in the first place.
    First,
}
