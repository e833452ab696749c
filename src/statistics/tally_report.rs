//! What a tally gives: each value's counts beside their expectation, and a test of all together.

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
    /// The seed that gives these counts again, in decimal digits.
    pub seed: String,
    /// Policy of the group that was asked, at the end of a CNAME chain.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub policy: PolicyKind,
    /// Every row was unhealthy, so all were eligible.
    pub fail_open: bool,
    /// Records that the draw chose from.
    pub eligible: usize,
    /// Records in each answer; behind aliases, in the largest.
    pub per_answer: usize,
    /// Every value of every row, in listing order; behind it, those of the groups that aliases
    /// lead to.
    pub rows: Vec<TallyRow>,
    /// Test against a fair draw, or where aliases are chosen by weight, of that first choice
    /// alone; null where nothing is random.
    pub chi_square: Option<ChiSquareTest>,
}

/// One value's counts and what was to be expected.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TallyRow {
    /// `SetIdentifier`; null for a simple row.
    pub set_identifier: Option<String>,
    /// The value.
    pub value: String,
    /// What the row's check says.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub health: RecordHealth,
    /// Answers that held the value.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub returned: u64,
    /// Answers that it stood first in.
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
    /// Where places were asked for: each place in the answer, from the first on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub places: Option<Vec<TallyPlace>>,
}

/// How often a value stood in one place of the answer.
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
