//! What a tally gives: each value's counts beside their expectation, and a test of all together.

use crate::shape::{Document, Object, serialize_by_document};

/// Many queries, counted.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Tally {
    /// Number of queries.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub queries: u64,
    /// The seed that gives these counts again, in decimal digits.
    pub seed: String,
    /// Policy of the group that was asked, at the end of a CNAME chain.
    pub policy: &'static str,
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
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct TallyRow {
    /// `SetIdentifier`; null for a simple row.
    pub set_identifier: Option<String>,
    /// The value.
    pub value: String,
    /// What the row's check says.
    #[cfg_attr(feature = "typescript", ts(type = "\"healthy\" | \"unhealthy\" | \"unchecked\""))]
    pub health: &'static str,
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
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub places: Option<Vec<TallyPlace>>,
}

/// How often a value stood in one place of the answer.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
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
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(rename = "ChiSquare", rename_all = "camelCase")
)]
pub struct ChiSquareTest {
    /// Which counts are tested.
    #[cfg_attr(feature = "typescript", ts(type = "\"returned\" | \"first\""))]
    pub of: &'static str,
    /// The statistic.
    pub statistic: f64,
    /// Eligible records less one.
    pub degrees_of_freedom: usize,
    /// Share of fair runs with a statistic at least as large.
    pub p_value: f64,
}

impl From<Tally> for Document {
    fn from(of: Tally) -> Self {
        let mut object = Object::default();
        object.add("queries", of.queries);
        object.add("seed", of.seed);
        object.add("policy", of.policy);
        object.add("failOpen", of.fail_open);
        object.add("eligible", of.eligible);
        object.add("perAnswer", of.per_answer);
        object.add("rows", of.rows);
        object.add("chiSquare", of.chi_square);
        Self::Object(object)
    }
}

impl From<TallyRow> for Document {
    fn from(of: TallyRow) -> Self {
        let mut object = Object::default();
        object.add("setIdentifier", of.set_identifier);
        object.add("value", of.value);
        object.add("health", of.health);
        object.add("returned", of.returned);
        object.add("first", of.first);
        object.add("picked", of.picked);
        object.add("expectedReturned", of.expected_returned);
        object.add("expectedPicked", of.expected_picked);
        object.add("returnedInterval", of.returned_interval);
        object.add("pickedInterval", of.picked_interval);
        if let Some(places) = of.places {
            object.add("places", places);
        }
        Self::Object(object)
    }
}

impl From<TallyPlace> for Document {
    fn from(of: TallyPlace) -> Self {
        let mut object = Object::default();
        object.add("count", of.count);
        object.add("expected", of.expected);
        object.add("interval", of.interval);
        Self::Object(object)
    }
}

impl From<ChiSquareTest> for Document {
    fn from(of: ChiSquareTest) -> Self {
        let mut object = Object::default();
        object.add("of", of.of);
        object.add("statistic", of.statistic);
        object.add("degreesOfFreedom", of.degrees_of_freedom);
        object.add("pValue", of.p_value);
        Self::Object(object)
    }
}

serialize_by_document!(Tally);
