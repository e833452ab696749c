//! Weighted routing: the tally beside single answers, its expectation, and the Corefile.

#[path = "support/rows.rs"]
mod rows;

use std::collections::BTreeMap;

use multivalue::corefile::{Directive, ParseOptions, parse};
use multivalue::routing::PolicyKind;
use multivalue::statistics::TestedCount;
use multivalue::{HostedZone, PickBy, Scenario, Tally, TallyOptions};
use rows::row;

/// Rows `row-1`, ... of these weights and values at www.example.com, each with a check.
fn zone(rows: &[(i64, &[&str])]) -> HostedZone {
    let named = (1..).zip(rows).map(|(n, (weight, values))| {
        let more = format!(
            ", \"SetIdentifier\": \"row-{n}\", \"Weight\": {weight}, \"HealthCheckId\": \"check-{n}\""
        );
        row("www", &more, values)
    });
    rows::zone(&named.collect::<Vec<_>>())
}

fn tally(zone: &mut HostedZone, queries: u64, pick: PickBy) -> Tally {
    rows::tally(zone, TallyOptions { queries, pick, ..TallyOptions::default() })
}

const ROWS: &[(i64, &[&str])] = &[
    (10, &["192.0.2.1"]),
    (20, &["192.0.2.2", "192.0.2.3"]),
    (0, &["192.0.2.4"]),
    (30, &["192.0.2.3"]),
];

/// The same seed gives what as many single answers of a new zone give, in health and out.
#[test]
fn a_tally_counts_what_single_answers_are() {
    for down in [&[][..], &["check-4"], &["check-1", "check-2", "check-3", "check-4"]] {
        let mut zone = zone(ROWS);
        down.iter().for_each(|check| zone.set_health(check, Some("Unhealthy")).unwrap());
        let tally = tally(&mut zone, 500, PickBy::First);
        let mut single = HostedZone::import(zone.export(), 42).unwrap();
        let mut returned: BTreeMap<String, u64> = BTreeMap::new();
        for _ in 0..500 {
            let answer = single.resolve("www.example.com", "A", None).unwrap();
            answer
                .answer
                .into_iter()
                .for_each(|record| *returned.entry(record.data).or_default() += 1);
        }
        let counted = tally.rows.iter().filter(|row| row.returned > 0);
        let counted = counted.map(|row| (row.value.clone(), row.returned));
        assert_eq!(counted.collect::<BTreeMap<_, _>>(), returned, "{down:?} are down");
    }
}

/// Of 60: 10 for .1, 20 for .2, 20 + 30 for .3, which a client of the second row picks half
/// of the time. N = 60 000, so counts vary by up to sqrt(60 000 / 4) = 122; five of that.
#[test]
fn expectations() {
    let mut zone = zone(ROWS);
    for pick in [PickBy::First, PickBy::Random] {
        let tally = tally(&mut zone, 60_000, pick);
        let expected: Vec<_> = tally
            .rows
            .iter()
            .map(|row| (row.expected_returned.round(), row.expected_picked.round()))
            .collect();
        let values = [(10_000.0, 10_000.0), (20_000.0, 10_000.0), (50_000.0, 40_000.0)];
        // .3 is counted at the first row that holds it.
        let never = (0.0, 0.0);
        assert_eq!(expected, [values[0], values[1], values[2], never, never]);
        for row in &tally.rows {
            assert!((row.returned as f64 - row.expected_returned).abs() < 612.0, "{row:?}");
            assert!((row.picked as f64 - row.expected_picked).abs() < 612.0, "{row:?}");
        }
        let test = tally.chi_square.unwrap();
        assert_eq!((test.of, test.degrees_of_freedom), (TestedCount::Returned, 2));
        assert!(test.p_value > 0.001, "{test:?}");
        assert_eq!((tally.policy, tally.eligible, tally.per_answer), (PolicyKind::Weighted, 4, 2));
    }
    let one = tally(&mut zone, 10, PickBy::Rfc6724("192.0.2.2".into()));
    assert_eq!(one.rows[1].expected_picked, one.rows[1].expected_returned, "the client prefers .2");
}

/// A group of one has nothing to choose.
#[test]
fn one_row_is_certain() {
    let mut zone = zone(&[(0, &["192.0.2.1"])]);
    let tally = tally(&mut zone, 10, PickBy::First);
    assert_eq!((tally.chi_square, tally.rows[0].returned), (None, 10));
}

#[test]
fn a_hundred_rows_and_no_more() {
    let values: Vec<String> = (1..=101).map(|n| format!("192.0.2.{n}")).collect();
    let rows: Vec<[&str; 1]> = values.iter().map(|value| [value.as_str()]).collect();
    let rows: Vec<(i64, &[&str])> = rows.iter().map(|row| (1, &row[..])).collect();
    assert_eq!(tally(&mut zone(&rows[..100]), 10, PickBy::First).eligible, 100);
    let error = std::panic::catch_unwind(|| zone(&rows)).unwrap_err();
    let text = error.downcast_ref::<String>().unwrap();
    assert!(
        text.contains(
            "Exceeded limit on number of weighted RRSets for www.example.com., type A in this zone."
        ),
        "{text}"
    );
}

/// A Corefile says the same, and clients over time are sent where the weights say.
#[test]
fn the_corefile_has_it() {
    let text = "example.com {
        multivalue {
            weighted www A 0 {
                10 one 192.0.2.1 check c
                0 two 192.0.2.2
                90 three 192.0.2.3 192.0.2.4
            }
            check c tcp 192.0.2.1:80
            seed 1
        }
    }";
    let setup = ParseOptions { files: &BTreeMap::new(), environment: None, seed: 1 };
    let corefile = parse(text, &setup).unwrap_or_else(|error| panic!("{error}"));
    let [Directive::Multivalue(stanza)] = &corefile.blocks[0].directives[..] else { panic!() };
    let mut zone = stanza.zones[0].clone();
    let scenario = Scenario {
        name: "www.example.com".into(),
        rtype: "A".into(),
        duration: 600.0,
        seed: Some(1),
        ..Scenario::default()
    };
    let timeline = zone.simulate(&scenario).unwrap();
    let load: BTreeMap<_, f64> =
        timeline.load.iter().map(|(value, load)| (value.as_str(), load.iter().sum())).collect();
    // 60 000 requests of a TTL of 0: standard deviations of 73 and 122, five of each.
    assert!((load["192.0.2.1"] - 6000.0).abs() < 367.0, "{load:?}");
    assert!((load["192.0.2.3"] - 27_000.0).abs() < 610.0, "{load:?}");
    assert_eq!(load["192.0.2.2"], 0.0);
    let composed = multivalue::corefile::compose(&zone).unwrap();
    assert!(composed.contains("weighted www.example.com. A 0 {"), "{composed}");
}
