//! Places in the answer, counted: what single answers say, added up, and what was to be expected.

#[path = "support/rows.rs"]
mod rows;

use multivalue::statistics::TallyPlace;
use multivalue::{HostedZone, Tally, TallyOptions};
use rows::row;

/// Rows at www.example.com of this policy's member and these values, each named `row-N`.
fn zone(rows: &[(&str, &[&str])]) -> HostedZone {
    let named = (1..).zip(rows).map(|(n, (member, values))| {
        row("www", &format!(", \"SetIdentifier\": \"row-{n}\", {member}"), values)
    });
    rows::zone(&named.collect::<Vec<_>>())
}

fn multivalue(count: u8) -> HostedZone {
    let values: Vec<String> = (1..=count).map(|n| format!("192.0.2.{n}")).collect();
    let values: Vec<[&str; 1]> = values.iter().map(|value| [value.as_str()]).collect();
    let rows: Vec<(&str, &[&str])> =
        values.iter().map(|value| ("\"MultiValueAnswer\": true", &value[..])).collect();
    zone(&rows)
}

fn tally(zone: &mut HostedZone, queries: u64, places: bool) -> Tally {
    rows::tally(zone, TallyOptions { queries, places, ..TallyOptions::default() })
}

#[test]
fn places_are_those_of_as_many_answers() {
    for count in [1, 5, 12] {
        let counted = tally(&mut multivalue(count), 500, true);
        let mut asked = multivalue(count);
        let mut places = vec![vec![0; counted.per_answer]; count.into()];
        for _ in 0..500 {
            let answer = asked.resolve("www.example.com", "A", None).unwrap();
            for (place, record) in answer.answer.iter().enumerate() {
                let row = counted.rows.iter().position(|row| row.value == record.data).unwrap();
                places[row][place] += 1;
            }
        }
        let counts = |row: &Vec<TallyPlace>| row.iter().map(|at| at.count).collect();
        let got: Vec<Vec<u64>> =
            counted.rows.iter().map(|row| counts(row.places.as_ref().unwrap())).collect();
        assert_eq!(got, places, "{count} rows");
    }
}

/// One of n is in any one place of an answer: N / n of N; the interval is that of a binomial
/// count (SciPy: 10,000 of 1/12 gives 763 to 905), and places add up to what was returned.
#[test]
fn every_place_is_as_likely() {
    let counted = tally(&mut multivalue(12), 10_000, true);
    for row in &counted.rows {
        let places = row.places.as_ref().unwrap();
        assert_eq!(places.len(), 8);
        assert_eq!(places.iter().map(|place| place.count).sum::<u64>(), row.returned);
        assert_eq!(places[0].count, row.first);
        for place in places {
            assert!((place.expected - 10_000.0 / 12.0).abs() < 1e-9);
            assert_eq!(place.interval, (763, 905));
        }
    }
}

/// Weights 1 and 3; the second row has two values: the first place is the one value's with
/// 1/4, each of the two's with 3/4 / 2; nobody but these two is second.
#[test]
fn a_weighted_row_shares_its_places_among_its_values() {
    let rows: [(&str, &[&str]); 2] =
        [("\"Weight\": 1", &["192.0.2.1"]), ("\"Weight\": 3", &["192.0.2.2", "192.0.2.3"])];
    let counted = tally(&mut zone(&rows), 8_000, true);
    let expected = |row: usize| -> Vec<f64> {
        counted.rows[row].places.as_ref().unwrap().iter().map(|place| place.expected).collect()
    };
    assert_eq!(expected(0), [2_000.0, 0.0]);
    assert_eq!(expected(1), [3_000.0, 3_000.0]);
    for row in &counted.rows {
        let places = row.places.as_ref().unwrap();
        assert_eq!(places.iter().map(|place| place.count).sum::<u64>(), row.returned);
        assert_eq!(places[0].count, row.first);
        assert!(
            places.iter().all(|place| (place.interval.0..=place.interval.1).contains(&place.count))
        );
    }
}

#[test]
fn who_does_not_ask_gets_the_same_counts_without_places() {
    let (with, without) =
        (tally(&mut multivalue(5), 1_000, true), tally(&mut multivalue(5), 1_000, false));
    for (one, other) in with.rows.iter().zip(&without.rows) {
        assert!(one.places.is_some() && other.places.is_none());
        assert_eq!(
            (one.returned, one.first, one.picked),
            (other.returned, other.first, other.picked)
        );
    }
}
