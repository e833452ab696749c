//! What routing does to clients over time, against arithmetic.

use multivalue::health::HealthStatus::{Healthy, Unhealthy};
use multivalue::route53::{
    HealthCheck, HealthCheckConfig, ResourceRecord, ResourceRecordSet, ZoneSource,
};
use multivalue::simulation::Event;
use multivalue::{HostedZone, Scenario, Timeline};

/// Multivalue rows 192.0.2.1 to `rows`, each with a check of this interval, threshold 3.
fn zone(rows: usize, ttl: i64, interval: i64) -> HostedZone {
    let row = |n: usize| ResourceRecordSet {
        name: "www.example.com".into(),
        rtype: "A".into(),
        set_identifier: Some(format!("web-{n}")),
        multi_value_answer: Some(true),
        ttl: Some(ttl),
        resource_records: Some(vec![ResourceRecord { value: format!("192.0.2.{n}") }]),
        health_check_id: Some(format!("check-{n}")),
        ..ResourceRecordSet::default()
    };
    let check = |n: usize| HealthCheck {
        id: format!("check-{n}"),
        health_check_config: HealthCheckConfig {
            ip_address: Some(format!("192.0.2.{n}")),
            kind: "TCP".into(),
            request_interval: Some(interval),
            failure_threshold: Some(3),
            ..HealthCheckConfig::default()
        },
        ..HealthCheck::default()
    };
    let source = ZoneSource {
        name: Some("example.com".into()),
        resource_record_sets: (1..=rows).map(row).collect(),
        health_checks: Some((1..=rows).map(check).collect()),
        ..ZoneSource::default()
    };
    HostedZone::import(source, 1).unwrap()
}

fn scenario(duration: f64, events: &[(f64, &str, bool)]) -> Scenario {
    let event =
        |&(at, endpoint, up): &(f64, &str, bool)| Event { at, endpoint: endpoint.into(), up };
    Scenario {
        name: "www.example.com".into(),
        rtype: "A".into(),
        duration,
        seed: Some(42),
        events: events.iter().map(event).collect(),
        ..Scenario::default()
    }
}

fn sum(of: &[f64]) -> f64 {
    of.iter().sum()
}

fn totals(timeline: &Timeline) -> Vec<f64> {
    timeline.load.iter().map(|(_, load)| sum(load)).collect()
}

fn balancer(timeline: &Timeline) -> &Timeline {
    timeline.balancer.as_deref().unwrap()
}

/// Every request is served by one endpoint or fails for good.
fn assert_conserved(timeline: &Timeline) {
    for run in [timeline, balancer(timeline)] {
        let served = sum(&totals(run));
        let lost = sum(&run.failed_after_retries);
        assert_eq!(served + lost, run.requests as f64);
        assert_eq!(run.availability, 1.0 - lost / run.requests as f64);
        assert!(run.failed.iter().zip(&run.failed_after_retries).all(|(all, lost)| all >= lost));
    }
}

/// Threshold x interval, then up to one TTL: the check notices after exactly 3 x 10 s, as
/// the death is at a multiple of 10 s; a cache filled just before that lives 60 s longer.
/// 100 resolvers of one request a second each refill on average 0.5 s after they expire,
/// so the last refill before 130 s is close to it: within 3 s but for a chance below
/// (1 - 3/61)^100 = 0.7 %, and the seed is fixed.
#[test]
fn the_error_window_of_a_dead_endpoint() {
    let mut zone = zone(8, 60, 10);
    let timeline = zone
        .simulate(&scenario(600.0, &[(100.0, "192.0.2.3", false), (400.0, "web-3", true)]))
        .unwrap();
    assert_conserved(&timeline);
    let noticed: Vec<_> = timeline.health.iter().map(|n| (n.at, n.id.as_str(), n.status)).collect();
    assert_eq!(noticed, [(130.0, "check-3", Unhealthy), (430.0, "check-3", Healthy)]);
    assert!((87.0..=90.0).contains(&timeline.error_window), "{}", timeline.error_window);
    // One of eight addresses is dead for 30 s, then in ever fewer caches for 60 s: about
    // 1/8 x (30 + 60/2) s of 600 s, or 1.25 %, is lost.
    assert!((0.980..0.995).contains(&timeline.availability), "{}", timeline.availability);
    assert_eq!((balancer(&timeline).availability, balancer(&timeline).error_window), (1.0, 0.0));
    assert!(balancer(&timeline).health.is_empty());
    assert_eq!(timeline.requests, 60_000);
}

/// Between two multiples the third failure comes earlier: 105 s, then 110, 120, 130.
#[test]
fn a_death_between_two_probes() {
    for (interval, noticed) in [(10, 130.0), (30, 180.0)] {
        let mut zone = zone(3, 60, interval);
        let timeline = zone.simulate(&scenario(300.0, &[(105.0, "web-1", false)])).unwrap();
        let at: Vec<f64> = timeline.health.iter().map(|notice| notice.at).collect();
        assert_eq!(at, [noticed], "every {interval} s");
    }
}

/// A check that a blip of two probes does not convince says nothing.
#[test]
fn two_failures_are_too_few() {
    let mut zone = zone(3, 60, 10);
    let events = [(100.0, "web-1", false), (121.0, "web-1", true)];
    let timeline = zone.simulate(&scenario(300.0, &events)).unwrap();
    assert!(timeline.health.is_empty() && timeline.availability < 1.0);
}

/// Whoever tries the next address does not notice one dead of twelve.
#[test]
fn retries_hide_a_dead_address() {
    for pick in ["first", "random"] {
        let mut zone = zone(12, 60, 30);
        let lone = Scenario {
            pick: Some(pick.into()),
            ..scenario(600.0, &[(100.0, "192.0.2.12", false)])
        };
        let alone = zone.simulate(&lone).unwrap();
        let retried = zone.simulate(&Scenario { retries: Some(1), ..lone }).unwrap();
        assert_conserved(&alone);
        assert_conserved(&retried);
        assert_eq!(alone.failed, alone.failed_after_retries);
        assert!(sum(&alone.failed) > 0.0);
        if pick == "first" {
            assert_eq!(retried.failed, alone.failed, "the first address is the same");
        }
        assert_eq!(sum(&retried.failed_after_retries), 0.0);
        assert_eq!((retried.availability, retried.error_window), (1.0, 0.0));
    }
}

/// A TTL of 0 makes every request a draw of its own: the load of n = 12 endpoints over
/// N = 120 000 requests is multinomial, and the chi-square statistic on 11 degrees of
/// freedom is below 31.26 but for one seed in a thousand.
#[test]
fn without_caches_the_load_is_that_of_the_draw() {
    for pick in ["first", "random"] {
        let mut zone = zone(12, 0, 30);
        let fresh = Scenario { pick: Some(pick.into()), ..scenario(1200.0, &[]) };
        let timeline = zone.simulate(&fresh).unwrap();
        assert_conserved(&timeline);
        let expected = 10_000.0;
        let statistic: f64 =
            totals(&timeline).iter().map(|load| (load - expected).powi(2) / expected).sum();
        assert!(statistic < 31.26, "{pick}: {statistic}");
        assert!(totals(balancer(&timeline)).iter().all(|load| *load == expected));
        assert!(
            balancer(&timeline).max_over_mean <= 1.08,
            "100 requests over 12 in a step of 10 s"
        );
    }
}

/// One resolver and a TTL that outlives the run: everyone gets the one answer, and its
/// first address gets everything; of random ones among it, eight get it.
#[test]
fn one_resolver_keeps_one_answer() {
    let mut zone = zone(12, 86_400, 30);
    let one = Scenario { resolvers: Some(1), ..scenario(600.0, &[]) };
    let timeline = zone.simulate(&one).unwrap();
    assert_eq!(totals(&timeline).iter().filter(|load| **load > 0.0).count(), 1);
    assert_eq!((timeline.max_over_mean, timeline.idle_share), (12.0, 11.0 / 12.0));
    let random = zone.simulate(&Scenario { pick: Some("random".into()), ..one }).unwrap();
    assert_eq!(totals(&random).iter().filter(|load| **load > 0.0).count(), 8);
    assert_eq!(random.idle_share, 4.0 / 12.0);
}

/// Eight resolvers that each pin their clients to one of eight servers. Of the servers,
/// (1 - 1/8)^8 = 34.4 % are idle; the fullest of them gets 2.60 times the mean on average, by
/// counting 8 balls in 8 bins exactly, with a standard deviation of 0.68. Over 200 runs the
/// share varies by about 0.1 / 14 = 0.007 and the ratio by 0.68 / 14 = 0.05; bounds are five
/// times that. By Zipf's law the
/// largest resolver alone has 1 / (1 + 1/2 + ... + 1/8) = 36.8 %, and so at least 2.94.
#[test]
fn few_resolvers_load_unevenly() {
    let mut zone = zone(8, 60, 30);
    let mut mean = |skew: &str| {
        let (mut ratio, mut idle) = (0.0, 0.0);
        for seed in 0..200 {
            let few = Scenario {
                seed: Some(seed),
                resolvers: Some(8),
                resolver_skew: Some(skew.into()),
                requests_per_second: Some(100.0),
                ..scenario(59.0, &[])
            };
            let timeline = zone.simulate(&few).unwrap();
            ratio += timeline.max_over_mean / 200.0;
            idle += timeline.idle_share / 200.0;
        }
        (ratio, idle)
    };
    let (ratio, idle) = mean("equal");
    assert!((idle - 0.344).abs() < 0.035, "idle {idle}");
    assert!((ratio - 2.60).abs() < 0.25, "ratio {ratio}");
    let (ratio, _) = mean("zipf");
    assert!((3.3..3.9).contains(&ratio), "ratio {ratio}");
}

/// An answer is kept for its TTL: with one resolver, the first address stays for 60 s.
#[test]
fn a_cache_keeps_an_answer_for_its_ttl() {
    let mut zone = zone(10, 60, 30);
    let one = Scenario {
        resolvers: Some(1),
        requests_per_second: Some(10.0),
        step: Some(1.0),
        ..scenario(300.0, &[])
    };
    let timeline = zone.simulate(&one).unwrap();
    let busy = |step: usize| timeline.load.iter().position(|(_, load)| load[step] > 0.0).unwrap();
    let mut changes = 0;
    for step in 1..300 {
        if busy(step) != busy(step - 1) {
            changes += 1;
            assert!(step % 60 <= changes, "a new address at {step} s");
        }
    }
    assert!((1..=4).contains(&changes), "4 of 5 draws are new but for 1 in 10: {changes}");
}

/// When all is dead nothing is served, by whomever; the window is the whole outage.
#[test]
fn nobody_is_left() {
    let mut zone = zone(2, 10, 10);
    let events = [
        (10.0, "web-1", false),
        (10.0, "web-2", false),
        (50.0, "web-1", true),
        (60.0, "web-2", true),
    ];
    let timeline =
        zone.simulate(&Scenario { retries: Some(5), ..scenario(100.0, &events) }).unwrap();
    assert_conserved(&timeline);
    for run in [&timeline, balancer(&timeline)] {
        assert!((39.9..40.1).contains(&run.error_window), "{}", run.error_window);
        assert!((0.59..=0.6).contains(&run.availability), "{}", run.availability);
    }
}

/// The same seed gives the same run; the zone itself stays as it was.
#[test]
fn runs_are_reproducible_and_leave_no_trace() {
    let events = [(30.0, "web-2", false)];
    let (mut one, mut other) = (zone(12, 30, 10), zone(12, 30, 10));
    let timeline = one.simulate(&scenario(200.0, &events)).unwrap();
    assert_eq!(timeline, other.simulate(&scenario(200.0, &events)).unwrap());
    assert_eq!(one.health(), other.health());
    let ask = |zone: &mut HostedZone| zone.resolve("www.example.com", "A", None).unwrap();
    assert_eq!(ask(&mut one), ask(&mut other));
    let without = Scenario { seed: None, ..scenario(200.0, &events) };
    assert_ne!(one.simulate(&without).unwrap(), one.simulate(&without).unwrap());
}

/// Literal numbers of a seed, which every host has to give.
#[test]
fn a_seed_in_numbers() {
    let mut zone = zone(9, 30, 10);
    let skewed = Scenario {
        resolver_skew: Some("zipf".into()),
        pick: Some("random".into()),
        retries: Some(1),
        requests_per_second: Some(7.5),
        ..scenario(300.0, &[(60.0, "web-2", false)])
    };
    let timeline = zone.simulate(&skewed).unwrap();
    let seen = (totals(&timeline), sum(&timeline.failed), timeline.availability);
    let loads = [261, 49, 276, 271, 270, 270, 280, 283, 290].map(f64::from);
    assert_eq!(seen, (loads.to_vec(), 45.0, 1.0));
}

/// RFC 6724 rule 9: a client at 192.0.2.1 prefers the longest common prefix, so all use
/// that address while it is in the answer.
#[test]
fn clients_that_sort_crowd_on_one_address() {
    let mut zone = zone(8, 60, 30);
    let sorted = Scenario {
        pick: Some("rfc6724".into()),
        source: Some("192.0.2.1".into()),
        ..scenario(60.0, &[])
    };
    let timeline = zone.simulate(&sorted).unwrap();
    assert_eq!(totals(&timeline)[0], 6000.0);
}

/// A zone of JSON, for what rows of one kind do not say.
fn zone_of(rows: &str, checks: &str) -> HostedZone {
    let source = format!(
        r#"{{"Name": "example.com", "ResourceRecordSets": [{rows}], "HealthChecks": [{checks}]}}"#
    );
    HostedZone::import(serde_json::from_str(&source).unwrap(), 1).unwrap()
}

/// A check on other checks notices with them; a row without a check is never noticed.
#[test]
fn calculated_checks_notice_and_unchecked_rows_do_not() {
    let row = |n: usize, check: &str| {
        format!(
            r#"{{"Name": "www.example.com", "Type": "A", "SetIdentifier": "web-{n}", "MultiValueAnswer": true,
            "TTL": 10, "ResourceRecords": [{{"Value": "192.0.2.{n}"}}]{check}}}"#
        )
    };
    let rows = [row(1, r#", "HealthCheckId": "all""#), row(2, ""), row(3, "")].join(", ");
    let check = |n: usize| {
        format!(
            r#"{{"Id": "child-{n}", "HealthCheckConfig": {{"Type": "TCP", "IPAddress": "192.0.2.{n}",
            "RequestInterval": 10, "FailureThreshold": 2}}}}"#
        )
    };
    let all = r#"{"Id": "all", "HealthCheckConfig": {"Type": "CALCULATED", "HealthThreshold": 2,
        "ChildHealthChecks": ["child-1", "child-2"]}}"#;
    let mut zone = zone_of(&rows, &[check(1), check(2), all.to_owned()].join(", "));
    let timeline = zone.simulate(&scenario(300.0, &[(100.0, "192.0.2.2", false)])).unwrap();
    let seen: Vec<_> = timeline.health.iter().map(|n| (n.at, n.id.as_str(), n.status)).collect();
    assert_eq!(seen, [(120.0, "child-2", Unhealthy), (120.0, "all", Unhealthy)]);
    assert!(timeline.error_window > 199.0, "192.0.2.2 itself is answered to the end");
    let after: f64 = timeline.load[0].1[27..].iter().sum();
    assert_eq!(
        (timeline.load[0].0.as_str(), after),
        ("192.0.2.1", 0.0),
        "from 135 s on, though it lives"
    );
}

/// Failover by CNAMEs: the endpoints are those of both targets, and after the interval
/// and the TTL all clients are at the second.
#[test]
fn a_chain_leads_to_the_other_side() {
    let rows = r#"
        {"Name": "www.example.com", "Type": "CNAME", "SetIdentifier": "p", "Failover": "PRIMARY", "TTL": 20,
         "ResourceRecords": [{"Value": "one.example.com"}], "HealthCheckId": "one"},
        {"Name": "www.example.com", "Type": "CNAME", "SetIdentifier": "s", "Failover": "SECONDARY", "TTL": 20,
         "ResourceRecords": [{"Value": "two.example.com"}]},
        {"Name": "one.example.com", "Type": "A", "TTL": 300, "ResourceRecords": [{"Value": "192.0.2.1"}]},
        {"Name": "two.example.com", "Type": "A", "TTL": 300, "ResourceRecords": [{"Value": "192.0.2.2"}]}"#;
    let check = r#"{"Id": "one", "HealthCheckConfig": {"Type": "HTTP", "IPAddress": "192.0.2.1",
        "RequestInterval": 10}}"#;
    let mut zone = zone_of(rows, check);
    let timeline = zone.simulate(&scenario(300.0, &[(100.0, "192.0.2.1", false)])).unwrap();
    assert_conserved(&timeline);
    assert_eq!(totals(&timeline).len(), 2);
    assert!((47.0..=50.0).contains(&timeline.error_window), "{}", timeline.error_window);
    assert_eq!(
        timeline.load[1].1[30..].iter().sum::<f64>(),
        150.0 * 100.0,
        "from step 30, at 150 s"
    );
}

#[test]
fn what_is_wrong_is_named() {
    let mut zone = zone(3, 60, 30);
    let mut error = |scenario: Scenario| zone.simulate(&scenario).unwrap_err().to_string();
    let stranger = scenario(60.0, &[(0.0, "192.0.2.1", true), (1.0, "192.0.2.99", false)]);
    assert!(error(stranger).starts_with("scenario.events[1].endpoint: '192.0.2.99' is neither"));
    let late = scenario(60.0, &[(60.1, "192.0.2.1", false)]);
    assert!(error(late).starts_with("scenario.events[0].at: "));
    let pick = Scenario { pick: Some("last".into()), ..scenario(60.0, &[]) };
    assert_eq!(error(pick), "scenario.pick: 'last' is none of first, random, rfc6724");
    let source = Scenario { pick: Some("rfc6724".into()), ..scenario(60.0, &[]) };
    assert!(error(source).starts_with("scenario.source: '' is not an IPv4 address"));
    let name = Scenario { name: "mail.example.com".into(), ..scenario(60.0, &[]) };
    assert!(error(name).contains("mail.example.com. (NXDOMAIN)"));
    let many = Scenario { requests_per_second: Some(1e6), ..scenario(60.0, &[]) };
    assert!(error(many).starts_with("scenario.requestsPerSecond: "));
}
