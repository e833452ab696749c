//! The expectation of counts, and the chi-square test of a tally.
//!
//! Each query takes k of n eligible candidates without replacement, so the count of a candidate over
//! N queries is binomial (N, k/n). The counts of one answer are not independent: their chi-square
//! statistic is the usual sum times (n-1)/(n-k), on n-1 degrees of freedom.

use puruspe::gammq;

/// Share of runs outside an interval on each side: 99 % fall inside.
const TAIL: f64 = 0.005;
/// Weights below this share of the largest add nothing to a sum.
const NEGLIGIBLE: f64 = 1e-18;

/// Expected count and the central interval that holds 99 % of runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expectation {
    /// The exact expectation.
    pub mean: f64,
    /// Least and greatest count of the interval.
    pub interval: (u64, u64),
}

impl Expectation {
    /// The expectation of a count that each of `queries` queries raises with this probability.
    pub fn new(queries: u64, probability: f64) -> Self {
        Self {
            mean: queries as f64 * probability,
            interval: central_interval(queries, probability),
        }
    }
}

/// A chi-square test of a tally against a fair draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChiSquare {
    /// The corrected statistic.
    pub statistic: f64,
    /// Eligible candidates less one.
    pub degrees_of_freedom: usize,
    /// Share of fair runs with a statistic at least as large, to nine digits; 0 below 1e-15.
    pub p_value: f64,
}

impl ChiSquare {
    /// Tests inclusion counts of answers that hold `drawn` candidates each.
    pub fn of_returned(counts: &[u64], queries: u64, drawn: usize) -> Option<Self> {
        let n = counts.len();
        let certain = drawn >= n || queries == 0;
        (!certain).then(|| {
            let expected = queries as f64 * drawn as f64 / n as f64;
            Self::new(sum(counts, expected) * (n - 1) as f64 / (n - drawn) as f64, n - 1)
        })
    }

    /// Tests counts of first places: one candidate a query.
    pub fn of_first(counts: &[u64], queries: u64) -> Option<Self> {
        let n = counts.len();
        let certain = n < 2 || queries == 0;
        (!certain).then(|| Self::new(sum(counts, queries as f64 / n as f64), n - 1))
    }

    /// Tests choices of one of several with their shares (Pearson).
    pub fn of_shares(counts: &[(u64, f64)], queries: u64) -> Option<Self> {
        let certain = counts.len() < 2 || queries == 0;
        (!certain).then(|| {
            let terms = counts.iter().map(|&(count, share)| {
                let expected = queries as f64 * share;
                (count as f64 - expected).powi(2) / expected
            });
            Self::new(terms.sum(), counts.len() - 1)
        })
    }

    fn new(statistic: f64, degrees_of_freedom: usize) -> Self {
        let p_value = gammq(degrees_of_freedom as f64 / 2.0, statistic / 2.0);
        Self { statistic, degrees_of_freedom, p_value }
    }
}

/// The central interval of a binomial count: at most 0.5 % of runs lie below, at most 0.5 % above.
pub fn central_interval(trials: u64, probability: f64) -> (u64, u64) {
    if probability <= 0.0 {
        return (0, 0);
    }
    if probability >= 1.0 {
        return (trials, trials);
    }
    let mode = (((trials + 1) as f64 * probability) as u64).min(trials);
    let odds = probability / (1.0 - probability);
    let below = weights(mode, &|step| {
        let x = mode - step;
        x as f64 / ((trials - x + 1) as f64 * odds)
    });
    let above = weights(trials - mode, &|step| {
        let x = mode + step;
        (trials - x) as f64 * odds / (x + 1) as f64
    });
    let total = 1.0 + below.iter().sum::<f64>() + above.iter().sum::<f64>();
    let inside = |side: &[f64]| side.len() as u64 - skipped(side, TAIL * total);
    (mode - inside(&below), mode + inside(&above))
}

/// Weights relative to the mode's, step by step away from it. `ratio` divides a weight by the one
/// before.
fn weights(steps: u64, ratio: &dyn Fn(u64) -> f64) -> Vec<f64> {
    let mut weight = 1.0;
    let mut weights = Vec::new();
    for step in 0..steps {
        weight *= ratio(step);
        if weight <= NEGLIGIBLE {
            break;
        }
        weights.push(weight);
    }
    weights
}

/// How many weights at the far end sum to at most `tail`.
fn skipped(side: &[f64], tail: f64) -> u64 {
    let mut sum = 0.0;
    side.iter()
        .rev()
        .take_while(|&&weight| {
            sum += weight;
            sum <= tail
        })
        .count() as u64
}

fn sum(counts: &[u64], expected: f64) -> f64 {
    counts.iter().map(|&count| (count as f64 - expected).powi(2) / expected).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SciPy's `binom`: the least x with cdf(x) > 0.005 and the least x with
    /// sf(x) <= 0.005.
    #[test]
    fn intervals_equal_scipy() {
        for (trials, probability, expected) in SCIPY_INTERVALS {
            assert_eq!(central_interval(trials, probability), expected, "{trials} {probability}");
        }
    }

    const SCIPY_INTERVALS: [(u64, f64, (u64, u64)); 8] = [
        (10, 0.5, (1, 9)),
        (7, 8.0 / 9.0, (4, 7)),
        (100, 0.01, (0, 4)),
        (10_000, 8.0 / 9.0, (8807, 8969)),
        (10_000, 1.0 / 12.0, (763, 905)),
        (10_000, 2.0 / 3.0, (6545, 6788)),
        (1_000_000, 2.0 / 3.0, (665_452, 667_881)),
        (1_000_000, 1e-6, (0, 4)),
    ];

    /// R's pchisq(x, df, lower.tail = FALSE): 3.841459 on 1 and 18.307038 on 10
    /// degrees of freedom are the 5 % points; 78.75 on 44 is the 0.1 % point.
    #[test]
    fn p_values_of_the_tables() {
        for (statistic, df, p) in
            [(3.841_459, 1, 0.05), (18.307_038, 10, 0.05), (78.749_52, 44, 0.001)]
        {
            let got = ChiSquare::new(statistic, df).p_value;
            assert!((got / p - 1.0).abs() < 1e-4, "{df}: {got}");
        }
    }

    /// 2 of 3 drawn is the same as 1 of 3 left out: the statistic of the inclusion
    /// counts must be that of the exclusion counts, which are multinomial.
    #[test]
    fn the_correction_is_that_of_the_complement() {
        let (queries, out) = (300, [90, 100, 110]);
        let returned = out.map(|n| queries - n);
        let a = ChiSquare::of_returned(&returned, queries, 2).unwrap();
        let b = ChiSquare::of_first(&out, queries).unwrap();
        assert!((a.statistic - b.statistic).abs() < 1e-9);
        assert_eq!(a.degrees_of_freedom, 2);
    }

    /// (30 - 20)^2 / 20 + (70 - 80)^2 / 80 = 6.25.
    #[test]
    fn shares_of_choices() {
        let test = ChiSquare::of_shares(&[(30, 0.2), (70, 0.8)], 100).unwrap();
        assert!((test.statistic - 6.25).abs() < 1e-12 && test.degrees_of_freedom == 1);
    }

    #[test]
    fn nothing_random_nothing_tested() {
        assert_eq!(ChiSquare::of_returned(&[5, 5], 5, 2), None);
        assert_eq!(ChiSquare::of_first(&[5], 5), None);
    }
}
