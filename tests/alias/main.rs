//! Alias rows: trees of groups against a plain recursive model (`model`), counts against single
//! answers, the explained way, the Corefile, and nothing to see on the wire.

mod model;
#[path = "../support/rows.rs"]
mod rows;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use domain::base::iana::Rtype;
use multivalue::corefile::{Directive, ParseOptions, compose, parse};
use multivalue::health::RecordHealth;
use multivalue::route53::ZoneSource;
use multivalue::routing::{Outcome, PolicyKind};
use multivalue::server::{Responder, ServeOptions};
use multivalue::statistics::TestedCount;
use multivalue::zone::Rcode;
use multivalue::{HostedZone, PickBy, Scenario, Tally, TallyOptions};
use rows::{row, zone};
use support::Ask;

fn alias(name: &str, more: &str, target: &str, evaluate: bool) -> String {
    format!(
        "{{\"Name\": \"{name}.example.com\", \"Type\": \"A\"{more}, \"AliasTarget\": {{
        \"HostedZoneId\": \"Z3EXAMPLE\", \"DNSName\": \"{target}.example.com\",
        \"EvaluateTargetHealth\": {evaluate}}}}}"
    )
}

fn weighted(id: &str, weight: u8) -> String {
    format!(", \"SetIdentifier\": \"{id}\", \"Weight\": {weight}")
}

fn multivalue(name: &str, net: &str, count: usize) -> Vec<String> {
    let one = |n: usize| {
        let more = format!(
            ", \"SetIdentifier\": \"{name}-{n:02}\", \"MultiValueAnswer\": true,
            \"HealthCheckId\": \"{name}-{n}\""
        );
        row(name, &more, &[format!("{net}.{n}")])
    };
    (1..=count).map(one).collect()
}

fn tally(zone: &mut HostedZone, queries: u64, pick: PickBy) -> Tally {
    rows::tally(zone, TallyOptions { queries, pick, ..TallyOptions::default() })
}

/// Weighted aliases 3 : 1 of ten multivalue rows and of a failover pair, and a row of 1.
fn mixed() -> Vec<String> {
    let mut rows = vec![
        alias("www", &weighted("a", 3), "pool", true),
        alias("www", &weighted("b", 1), "pair", true),
        row("www", &weighted("c", 1), &["203.0.113.1", "203.0.113.2"]),
        row(
            "pair",
            ", \"SetIdentifier\": \"p\", \"Failover\": \"PRIMARY\", \"HealthCheckId\": \"pair-1\"",
            &["198.51.100.1"],
        ),
        row(
            "pair",
            ", \"SetIdentifier\": \"s\", \"Failover\": \"SECONDARY\", \"HealthCheckId\": \"pair-2\"",
            &["198.51.100.2"],
        ),
    ];
    rows.extend(multivalue("pool", "192.0.2", 10));
    rows
}

// ---- Counts -----------------------------------------------------------------------------

/// The same seed gives what as many single answers of a new zone give.
#[test]
fn a_tally_counts_what_single_answers_are() {
    for down in [&[][..], &["pair-1", "pool-3"], &["pair-1", "pair-2"]] {
        let mut zone = zone(&mixed());
        down.iter().for_each(|check| zone.set_health(check, Some("Unhealthy")).unwrap());
        let tally = tally(&mut zone, 500, PickBy::First);
        let mut single = HostedZone::import(zone.export(), 42).unwrap();
        let mut returned: BTreeMap<String, u64> = BTreeMap::new();
        for _ in 0..500 {
            let answer = single.resolve("www.example.com", "A", None).unwrap();
            answer.answer.into_iter().for_each(|r| *returned.entry(r.data).or_default() += 1);
        }
        let counted = tally.rows.iter().filter(|row| row.returned > 0);
        let counted = counted.map(|row| (row.value.clone(), row.returned));
        assert_eq!(counted.collect::<BTreeMap<_, _>>(), returned, "{down:?} are down");
    }
}

/// Of 60 000: 3/5 to the pool, of which 8 of 10 hold a value; 1/5 each to the primary and to
/// the row. Counts vary by up to sqrt(60 000 / 4) = 122; five of that.
#[test]
fn expectations() {
    for pick in [PickBy::First, PickBy::Random, PickBy::Rfc6724("192.0.2.1".into())] {
        let tally = tally(&mut zone(&mixed()), 60_000, pick);
        assert_eq!((tally.policy, tally.eligible, tally.per_answer), (PolicyKind::Weighted, 13, 8));
        let expected: BTreeMap<&str, f64> = tally
            .rows
            .iter()
            .map(|row| (row.value.as_str(), row.expected_returned.round()))
            .collect();
        let of = |value: &str| expected[value];
        assert_eq!(
            [of("192.0.2.1"), of("198.51.100.1"), of("198.51.100.2")],
            [28_800.0, 12_000.0, 0.0]
        );
        assert_eq!([of("203.0.113.1"), of("203.0.113.2")], [12_000.0, 12_000.0]);
        for row in &tally.rows {
            assert!((row.returned as f64 - row.expected_returned).abs() < 612.0, "{row:?}");
            assert!((row.picked as f64 - row.expected_picked).abs() < 612.0, "{row:?}");
        }
        let picked: f64 = tally.rows.iter().map(|row| row.expected_picked).sum();
        assert!((picked - 60_000.0).abs() < 1e-6, "{picked}");
        let test = tally.chi_square.unwrap();
        assert_eq!(
            (test.of, test.degrees_of_freedom),
            (TestedCount::Returned, 2),
            "of the choice by weight"
        );
        assert!(test.p_value > 0.001, "{test:?}");
    }
}

/// A simple alias leaves nothing to chance, so the test is that of its target.
#[test]
fn the_test_behind_a_simple_alias() {
    let mut rows = multivalue("pool", "192.0.2", 10);
    rows.push(alias("www", "", "pool", true));
    let tally = tally(&mut zone(&rows), 10_000, PickBy::First);
    let test = tally.chi_square.unwrap();
    assert_eq!((test.of, test.degrees_of_freedom), (TestedCount::Returned, 9));
    assert!(test.p_value > 0.001, "{test:?}");
    assert_eq!((tally.policy, tally.eligible, tally.per_answer), (PolicyKind::Simple, 10, 8));
}

/// Where a zone answers nothing when all are down, there is nothing to count behind an alias.
#[test]
fn closed_behind_an_alias() {
    let mut rows = multivalue("pool", "192.0.2", 2);
    rows.push(alias("www", "", "pool", false));
    let source = ZoneSource { all_down: Some("closed".into()), ..zone(&rows).export() };
    let mut zone = HostedZone::import(source, 1).unwrap();
    ["pool-1", "pool-2"].iter().for_each(|id| zone.set_health(id, Some("Unhealthy")).unwrap());
    let answer = zone.resolve("www.example.com", "A", None).unwrap();
    assert_eq!((answer.rcode, answer.answer.len()), (Rcode::NoError, 0));
    let error = zone.tally("www.example.com", "A", &TallyOptions::default()).unwrap_err();
    assert!(error.to_string().contains("every row is unhealthy"), "{error}");
}

// ---- The explained way ------------------------------------------------------------------

#[test]
fn the_way_is_explained() {
    let primary = ", \"SetIdentifier\": \"p\", \"Failover\": \"PRIMARY\"";
    let secondary = ", \"SetIdentifier\": \"s\", \"Failover\": \"SECONDARY\"";
    let mut rows =
        vec![alias("www", primary, "pool", true), row("www", secondary, &["203.0.113.1"])];
    rows.extend(multivalue("pool", "192.0.2", 2));
    let mut zone = zone(&rows);
    zone.set_health("pool-1", Some("Unhealthy")).unwrap();
    let answer = zone.resolve("www.example.com", "A", None).unwrap();
    let reason = "Alias to pool.example.com: 1 of 2 rows there is healthy; the primary answers: its target is healthy.";
    assert_eq!(
        (answer.rows[0].reason.as_str(), answer.rows[0].health),
        (reason, RecordHealth::Healthy)
    );
    let target = answer.rows[0].target.as_ref().unwrap();
    assert_eq!(
        (target.name.as_str(), target.policy),
        ("pool.example.com.", PolicyKind::Multivalue)
    );
    assert_eq!(
        target.rows.iter().map(|row| row.outcome).collect::<Vec<_>>(),
        [Outcome::Unhealthy, Outcome::Answered]
    );
    assert_eq!(answer.rows[1].outcome, Outcome::Standby);
    zone.set_health("pool-2", Some("Unhealthy")).unwrap();
    let answer = zone.resolve("www.example.com", "A", None).unwrap();
    let reason = "Alias to pool.example.com: 0 of 2 rows there are healthy; left out: its target is unhealthy, and the secondary takes over.";
    assert_eq!(
        (answer.rows[0].reason.as_str(), answer.rows[0].outcome),
        (reason, Outcome::Unhealthy)
    );
    assert_eq!(answer.rows[0].target.as_ref().unwrap().rows, []);
    assert_eq!(answer.rows[1].outcome, Outcome::Answered);
}

/// Octet for octet what a row with the target's data gives.
#[test]
fn the_wire_shows_no_alias() {
    let mut plain = zone(&[row("www", "", &["192.0.2.1"])]);
    let values = ["192.0.2.1"];
    let mut aliased = zone(&[alias("www", "", "pool", true), row("pool", "", &values)]);
    for (qtype, edns) in
        [(Rtype::A, None), (Rtype::AAAA, None), (Rtype::ANY, Some((1232, 0, true)))]
    {
        let query = Ask { edns, ..Ask::new("wWw.example.com", qtype) }.compose();
        let [one, other] = [&mut plain, &mut aliased].map(|zone| {
            let mut reply = Vec::new();
            Responder::default().serve(
                zone.zone_mut(),
                &query,
                &ServeOptions::default(),
                &mut reply,
            );
            reply
        });
        assert!(!one.is_empty());
        assert_eq!(one, other, "{qtype}");
    }
}

// ---- Corefile and clients over time -----------------------------------------------------

const COREFILE: &str = "example.com {
    multivalue {
        failover www A 0 {
            primary p alias tree evaluate_target_health check c
            secondary s 203.0.113.1
        }
        weighted tree A 0 {
            1 a alias pool evaluate_target_health
            3 b alias lone
        }
        simple lone A 0 192.0.2.9
        multivalue pool A 0 {
            one 192.0.2.1 check c
            two 192.0.2.2
        }
        simple @ A 0 alias www
        check c tcp 192.0.2.1:80
    }
}";

fn stanza(text: &str) -> Result<HostedZone, String> {
    let setup = ParseOptions { files: &BTreeMap::new(), environment: None, seed: 1 };
    let found = parse(text, &setup).map_err(|error| error.to_string())?;
    let [Directive::Multivalue(stanza)] = &found.blocks[0].directives[..] else { panic!() };
    Ok(stanza.zones[0].clone())
}

#[test]
fn the_corefile_has_it_both_ways() {
    let zone = stanza(COREFILE).unwrap();
    let text = compose(&zone).unwrap();
    assert!(
        text.contains("primary p alias tree.example.com. evaluate_target_health check c"),
        "{text}"
    );
    assert!(text.contains("simple example.com. A 0 alias www.example.com."), "{text}");
    let again = stanza(&text).unwrap();
    assert_eq!(again.resource_record_sets(), zone.resource_record_sets());
    assert_eq!(compose(&again).unwrap(), text);
}

/// A fault elsewhere is not looked for at an alias that stands above its target.
#[test]
fn a_fault_has_its_own_place() {
    let wrong = COREFILE.replace("3 b alias lone", "3 b alias nowhere");
    let error = stanza(&wrong).unwrap_err();
    assert!(error.starts_with("9:") && error.contains("targets nowhere.example.com."), "{error}");
    let wrong = COREFILE.replace("192.0.2.9", "192.0.2.999");
    let error = stanza(&wrong).unwrap_err();
    assert!(error.starts_with("11:"), "{error}");
}

/// All requests come behind the aliases in the shares of the weights.
#[test]
fn clients_are_sent_through_aliases() {
    let scenario = Scenario {
        name: "example.com".into(),
        rtype: "A".into(),
        duration: 600.0,
        seed: Some(1),
        ..Scenario::default()
    };
    let timeline = stanza(COREFILE).unwrap().simulate(&scenario).unwrap();
    let load: BTreeMap<_, f64> =
        timeline.load.iter().map(|(value, load)| (value.as_str(), load.iter().sum())).collect();
    // 60 000 requests of a TTL of 0: standard deviations of up to 106, five of that.
    assert!((load["192.0.2.9"] - 45_000.0).abs() < 530.0, "{load:?}");
    assert!((load["192.0.2.1"] - 7500.0).abs() < 530.0, "{load:?}");
    assert_eq!((load["203.0.113.1"], timeline.availability), (0.0, 1.0));
}
