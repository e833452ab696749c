//! The draw as a query meets it: of n eligible rows every answer holds k = min(8, n), each row with
//! probability k/n, each pair with k(k-1)/(n(n-1)), in every order alike. For all sizes from 1 to 64
//! and 100 seeds.
//!
//! The family-wise error. A count over independent queries is binomial by its definition, so each
//! test below is exact, and no two need be independent: by Bonferroni's inequality a fair draw fails
//! anywhere with a probability of at most `FAMILY_ERROR`, when each of the `TESTS` tests may fail with
//! `FAMILY_ERROR / TESTS` (1.8e-12, half of it on each side: seven standard deviations).
//! The seeds are fixed, so the outcome never changes from run to run; the figure is the chance that a
//! correct program would have been written down as broken.

use std::collections::BTreeMap;

use domain::base::iana::Rtype;
use multivalue::dns::{Name, RecordData, name};
use multivalue::health::Checks;
use multivalue::routing::{DrawRng, MAX_ANSWERS, QueryContext};
use multivalue::zone::{Query, RecordSet, Response, Routing, Zone};
use puruspe::ln_gamma;

const SIZES: std::ops::RangeInclusive<usize> = 1..=64;
const SEEDS: u64 = 100;
/// Queries of each size and seed.
const QUERIES: u64 = 250;
const FAMILY_ERROR: f64 = 1e-6;
/// Counts that are tested, as they come out of the sizes above.
const TESTS: usize = 565_676;

#[test]
fn every_choice_and_every_order_is_as_likely() {
    let mut family = Family::default();
    let mut zone = zone();
    for n in SIZES {
        let mut all = Counts::new(n);
        for seed in 0..SEEDS {
            let mut one = Counts::new(n);
            one.ask(&mut zone, seed);
            family.rows(&one, &format!("{n} rows, seed {seed}"));
            all.add(&one);
        }
        family.rows(&all, &format!("{n} rows, all seeds"));
        family.places(&all);
        family.pairs(&all);
    }
    println!("{} counts, each tested at {:.1e}", family.tests, FAMILY_ERROR / TESTS as f64);
    assert_eq!(family.tests, TESTS);
    assert!(family.broken.is_empty(), "{}", family.broken.join("\n"));
}

/// A draw that is wrong by little is seen: what this test can tell at all.
#[test]
fn an_unfair_draw_is_seen() {
    let mut family = Family::default();
    let trials = SEEDS * QUERIES;
    let biased = (trials as f64 * 1.2 * 8.0 / 64.0) as u64;
    family.count(biased, trials, 8.0 / 64.0, || "a row that is drawn a fifth too often".into());
    family
        .count(trials / 2 + 600, trials, 0.5, || "one before the other, 52.4 % of the time".into());
    assert_eq!(family.broken.len(), 2);
    family.count(trials / 2, trials, 0.5, || "neither".into());
    assert_eq!(family.broken.len(), 2);
}

/// What was drawn from the rows of one name.
struct Counts {
    n: usize,
    queries: u64,
    /// By row and place in the answer.
    place: Vec<Vec<u64>>,
    /// By row and a row that stands after it.
    before: Vec<Vec<u64>>,
}

impl Counts {
    fn new(n: usize) -> Self {
        let square = |width| vec![vec![0; width]; n];
        Self { n, queries: 0, place: square(MAX_ANSWERS.min(n)), before: square(n) }
    }

    fn drawn(&self) -> usize {
        MAX_ANSWERS.min(self.n)
    }

    /// Asks for the name that has so many rows.
    fn ask(&mut self, zone: &mut Zone, seed: u64) {
        let (mut rng, mut response) = (DrawRng::new(seed), Response::default());
        let name = name::from_presentation(&owner(self.n)).unwrap();
        let context = QueryContext::default();
        let query = Query { name: name.for_slice(), rtype: Rtype::A, context: &context };
        for _ in 0..QUERIES {
            zone.respond(&query, &mut rng, &mut response);
            self.note(&response.drawn);
        }
    }

    fn note(&mut self, drawn: &[u32]) {
        assert_eq!(drawn.len(), self.drawn());
        self.queries += 1;
        let mut seen = 0_u64;
        for (place, &row) in drawn.iter().enumerate() {
            self.place[row as usize][place] += 1;
            seen |= 1 << row;
            for &later in &drawn[place + 1..] {
                self.before[row as usize][later as usize] += 1;
            }
        }
        assert_eq!(seen.count_ones() as usize, drawn.len(), "a row stands twice: {drawn:?}");
    }

    fn add(&mut self, other: &Self) {
        self.queries += other.queries;
        for (mine, theirs) in [(&mut self.place, &other.place), (&mut self.before, &other.before)] {
            let cells = mine.iter_mut().flatten().zip(theirs.iter().flatten());
            cells.for_each(|(mine, theirs)| *mine += theirs);
        }
    }
}

/// All tests, and those that failed.
#[derive(Default)]
struct Family {
    tests: usize,
    bounds: BTreeMap<(u64, u64), (u64, u64)>,
    broken: Vec<String>,
}

impl Family {
    /// How often each row is in an answer, and how often it is the first.
    fn rows(&mut self, counts: &Counts, of: &str) {
        let (n, k) = (counts.n as f64, counts.drawn() as f64);
        for (row, places) in counts.place.iter().enumerate() {
            self.count(places.iter().sum(), counts.queries, k / n, || format!("{of}: row {row}"));
            self.count(places[0], counts.queries, 1.0 / n, || format!("{of}: row {row} first"));
        }
    }

    /// How often each row stands at each place but the first.
    fn places(&mut self, counts: &Counts) {
        let n = counts.n;
        for (row, places) in counts.place.iter().enumerate() {
            for (place, &count) in places.iter().enumerate().skip(1) {
                let of = || format!("{n} rows: row {row} at place {place}");
                self.count(count, counts.queries, 1.0 / n as f64, of);
            }
        }
    }

    /// How often two rows are in one answer, and how often in this order.
    fn pairs(&mut self, counts: &Counts) {
        let (n, k) = (counts.n as f64, counts.drawn() as f64);
        let both = k * (k - 1.0) / (n * (n - 1.0));
        for one in 0..counts.n {
            for other in one + 1..counts.n {
                let (first, second) = (counts.before[one][other], counts.before[other][one]);
                let of = |what| format!("{n} rows: {one} {what} {other}");
                self.count(first + second, counts.queries, both, || of("beside"));
                self.count(first, counts.queries, both / 2.0, || of("before"));
                self.count(second, counts.queries, both / 2.0, || of("after"));
            }
        }
    }

    /// One test: whether a binomial count is where all but the tiniest share of such counts are.
    fn count(&mut self, count: u64, trials: u64, probability: f64, of: impl Fn() -> String) {
        self.tests += 1;
        let key = (trials, probability.to_bits());
        let bounds = self.bounds.entry(key).or_insert_with(|| bounds(trials, probability));
        if count < bounds.0 || count > bounds.1 {
            let expected = trials as f64 * probability;
            self.broken.push(format!("{}: {count}, not {expected:.0} {bounds:?}", of()));
        }
    }
}

/// The least and the greatest count x with tails, P(X <= x) and P(X >= x), that are not too small: sums of
/// the binomial distribution from far outside, where nothing is left that counts.
fn bounds(trials: u64, probability: f64) -> (u64, u64) {
    if probability >= 1.0 {
        return (trials, trials);
    }
    let mean = trials as f64 * probability;
    let reach = 12.0 * (mean * (1.0 - probability)).sqrt() + 30.0;
    let (low, high) = ((mean - reach).max(0.0) as u64, ((mean + reach) as u64).min(trials));
    let choices = |x: u64| ln_gamma(x as f64 + 1.0) + ln_gamma((trials - x) as f64 + 1.0);
    let weight = |x: u64| {
        let ln = x as f64 * probability.ln() + (trials - x) as f64 * (1.0 - probability).ln();
        (ln_gamma(trials as f64 + 1.0) - choices(x) + ln).exp()
    };
    (first_inside(low..=high, weight), first_inside((low..=high).rev(), weight))
}

/// Where the sum of the weights is no longer too small.
fn first_inside(counts: impl Iterator<Item = u64>, weight: impl Fn(u64) -> f64) -> u64 {
    let mut sum = 0.0;
    let mut outside = counts.skip_while(|&x| {
        sum += weight(x);
        sum <= FAMILY_ERROR / TESTS as f64 / 2.0
    });
    outside.next().unwrap()
}

/// The same sums in Python's `decimal`, with 60 digits.
#[test]
fn bounds_equal_exact_sums() {
    assert_eq!(bounds(25_000, 0.125), (2762, 3500));
    assert_eq!(bounds(250, 1.0 / 64.0), (0, 24));
}

/// A zone with a name for every size.
fn zone() -> Zone {
    let apex: Name = name::from_presentation("example.com").unwrap();
    let rows: Vec<RecordSet> = SIZES.flat_map(|n| (1..=n).map(move |host| row(n, host))).collect();
    Zone::new(apex, &rows.iter().collect::<Vec<_>>(), Checks::default(), 0)
}

fn row(n: usize, host: usize) -> RecordSet {
    RecordSet {
        name: name::from_presentation(&owner(n)).unwrap(),
        rtype: Rtype::A,
        ttl: 60,
        values: vec![RecordData::from_presentation(Rtype::A, &format!("192.0.2.{host}")).unwrap()],
        routing: Routing::Multivalue { set_identifier: format!("web-{host:02}") },
        alias: None,
        health_check: None,
    }
}

fn owner(n: usize) -> String {
    format!("of-{n}.example.com")
}
