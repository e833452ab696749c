//! Zones to Corefiles and back: the same rows, checks, statuses and limits.

#[path = "support/corefile.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use multivalue::corefile::{Directive, ParseOptions, compose};
use multivalue::dns::{RecordData, rtype};
use multivalue::route53::{HealthCheck, ResourceRecord, ResourceRecordSet, ZoneSource};
use multivalue::{HostedZone, Server};
use proptest::prelude::*;
use support::{WHOLE, read};

/// Every example, to text and back: the same rows, checks and statuses.
#[test]
fn every_example_survives_the_way_through_text() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let source: ZoneSource =
                serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            survives(HostedZone::import(source, 1).unwrap());
            count += 1;
        }
    }
    assert!(count >= 4, "{count} examples");
}

#[test]
fn every_stanza_survives_the_way_through_route_53() {
    let corefile = read(WHOLE).unwrap();
    let mut directives = corefile.blocks[0].directives.iter();
    let stanza = directives.find_map(|directive| match directive {
        Directive::Multivalue(stanza) => Some(stanza),
        _ => None,
    });
    let stanza = stanza.unwrap();
    survives(stanza.zones[0].clone());
}

/// Checks as Route 53 lists them, with every member that a Corefile spells.
#[test]
fn checks_survive() {
    let source = r#"{"Name": "example.com", "ResourceRecordSets": [
        {"Name": "a.example.com", "Type": "TXT", "TTL": 1, "SetIdentifier": "check",
         "MultiValueAnswer": true, "HealthCheckId": "1",
         "ResourceRecords": [{"Value": "\"two\" \"strings\""}]},
        {"Name": "\\052.example.com", "Type": "TXT", "TTL": 5, "ResourceRecords": [
         {"Value": "\"ttl\""}, {"Value": "\"3\""}, {"Value": "\"\\377\""}, {"Value": "\"\""}]},
        {"Name": "b.example.com", "Type": "CAA", "TTL": 5, "ResourceRecords": [
         {"Value": "0 issue \"ca.example.net; x=\\\"y\\\"\""}]}
        ], "HealthChecks": [
        {"Id": "1", "CallerReference": "ref 1", "HealthCheckVersion": 3, "HealthCheckConfig":
         {"Type": "HTTPS_STR_MATCH", "IPAddress": "2001:db8::1", "Port": 8443, "ResourcePath": "/a b#c",
          "FullyQualifiedDomainName": "www.example.com", "SearchString": "is \"up\"",
          "RequestInterval": 30, "FailureThreshold": 3, "MeasureLatency": false, "Inverted": true,
          "Disabled": false, "EnableSNI": true, "Regions": ["us-east-1", "eu-west-1", "sa-east-1"]}},
        {"Id": "2", "CallerReference": "2", "HealthCheckVersion": 1, "HealthCheckConfig":
         {"Type": "TCP", "FullyQualifiedDomainName": "db.example.com", "Port": 5432}},
        {"Id": "3", "CallerReference": "3", "HealthCheckVersion": 1, "HealthCheckConfig":
         {"Type": "CALCULATED", "HealthThreshold": 0, "ChildHealthChecks": ["1", "2"]}},
        {"Id": "4", "CallerReference": "4", "HealthCheckVersion": 1, "HealthCheckConfig":
         {"Type": "HTTP", "FullyQualifiedDomainName": "www.example.com"}}
        ], "Health": {"1": "Unhealthy"}}"#;
    survives(HostedZone::import(serde_json::from_str(source).unwrap(), 1).unwrap());
}

#[test]
fn what_no_corefile_can_spell_is_refused_by_name() {
    let source = r#"{"Name": "example.com", "ResourceRecordSets": [], "HealthChecks": [
        {"Id": "cw", "HealthCheckConfig": {"Type": "CLOUDWATCH_METRIC",
         "AlarmIdentifier": {"Region": "us-east-1", "Name": "alarm"}}}]}"#;
    let zone = HostedZone::import(serde_json::from_str(source).unwrap(), 1).unwrap();
    let error = compose(&zone).unwrap_err();
    assert_eq!(error.to_string(), "check cw: AlarmIdentifier has no spelling in a Corefile");
    let source = r#"{"Name": "example.com", "ResourceRecordSets": [{"Name": "a.example.com",
        "Type": "A", "TTL": 1, "SetIdentifier": "a \\", "MultiValueAnswer": true,
        "ResourceRecords": [{"Value": "192.0.2.1"}]}]}"#;
    let zone = HostedZone::import(serde_json::from_str(source).unwrap(), 1).unwrap();
    let error = compose(&zone).unwrap_err();
    assert_eq!(error.to_string(), "a.example.com. A: SetIdentifier has no spelling in a Corefile");
}

/// What a stanza sets beyond Route 53 stands in a zone's document, and a file that a stanza
/// names may say it; the stanza's own word counts.
#[test]
fn settings_survive_and_the_stanza_has_the_last_word() {
    let source = r#"{"Name": "example.com", "ResourceRecordSets": [], "MaxAnswers": 3,
        "AllDown": "closed", "Seed": "18446744073709551615"}"#;
    let zone = HostedZone::import(serde_json::from_str(source).unwrap(), 1).unwrap();
    let text = compose(&zone).unwrap();
    for line in ["max_answers 3", "all_down closed", "seed 18446744073709551615"] {
        assert!(text.lines().any(|found| found.trim() == line), "{line} in {text}");
    }
    survives(zone);
    let files = BTreeMap::from([("zone.json".to_owned(), source.to_owned())]);
    let setup = ParseOptions { files: &files, environment: None, seed: 1 };
    let text = "example.com {\nmultivalue {\nroute53 zone.json\nmax_answers 5\nseed 007\n}\n}";
    let mut server = Server::from_corefile(text, &setup).unwrap_or_else(|error| panic!("{error}"));
    let export = server.zone("example.com").unwrap().export();
    let found = (export.max_answers, export.all_down.as_deref(), export.seed.as_deref());
    assert_eq!(found, (Some(5), Some("closed"), Some("7")));
}

#[test]
fn settings_that_are_none_are_refused_by_name() {
    for (member, words) in [
        ("\"MaxAnswers\": 0", "MaxAnswers: expected a whole number from 1 to 255"),
        ("\"MaxAnswers\": 256", "MaxAnswers: expected a whole number from 1 to 255"),
        ("\"AllDown\": \"shut\"", "AllDown: expected open or closed"),
        ("\"Seed\": \"-1\"", "Seed: expected the digits of a whole number from 0 to 2^64-1"),
        ("\"Seed\": \"18446744073709551616\"", "Seed: expected the digits"),
    ] {
        let source = format!("{{\"Name\": \"example.com\", \"ResourceRecordSets\": [], {member}}}");
        let error = HostedZone::import(serde_json::from_str(&source).unwrap(), 1).unwrap_err();
        assert!(error.messages()[0].starts_with(words), "{member}: {error}");
    }
}

proptest! {
    /// Any zone: to text and back, twice.
    #[test]
    fn every_zone_survives(source in zone_source()) {
        survives(HostedZone::import(source, 1).unwrap());
    }
}

fn zone_source() -> impl Strategy<Value = ZoneSource> {
    let groups = prop::collection::vec(group(), 0..6);
    let health = prop::option::of(any::<bool>());
    let settings = (prop::option::of(1..=255_i64), any::<bool>(), prop::option::of(any::<u64>()));
    (groups, health, settings).prop_map(|(groups, health, (max_answers, closed, seed))| {
        let rows = groups.into_iter().enumerate();
        let status = |up| if up { "Healthy" } else { "Unhealthy" };
        ZoneSource {
            name: Some("example.com".to_owned()),
            resource_record_sets: rows.flat_map(|(number, rows)| name(number, rows)).collect(),
            health_checks: Some(vec![check("one"), check("a check")]),
            health: health
                .map(|up| BTreeMap::from([("a check".to_owned(), status(up).to_owned())])),
            max_answers: max_answers.filter(|number| *number != 8),
            all_down: closed.then(|| "closed".to_owned()),
            seed: seed.map(|seed| seed.to_string()),
        }
    })
}

/// Rows of one group, without their name: of a policy, a TTL each, some with a check.
fn group() -> impl Strategy<Value = Vec<ResourceRecordSet>> {
    let ids = prop::collection::btree_set(r"[ -\[\]-~]{1,12}", 1..5);
    let rows = (ids, prop::collection::vec((0..100_i64, any::<bool>()), 5));
    let texts = prop::collection::btree_set("\\PC{0,300}", 1..4);
    prop_oneof![
        rows.clone().prop_map(|(ids, more)| multivalue(ids, more)),
        rows.clone().prop_map(|(ids, more)| failover(ids, more)),
        rows.prop_map(|(ids, more)| weighted(ids, more)),
        (texts, 0..100_i64).prop_map(|(texts, ttl)| vec![simple(texts, ttl)]),
    ]
}

fn multivalue(ids: BTreeSet<String>, more: Vec<(i64, bool)>) -> Vec<ResourceRecordSet> {
    let rows = ids.into_iter().zip(more).enumerate();
    let row = |(number, (id, (ttl, checked)))| ResourceRecordSet {
        rtype: "A".to_owned(),
        set_identifier: Some(id),
        multi_value_answer: Some(true),
        ttl: Some(ttl),
        health_check_id: bool::then(checked, || "a check".to_owned()),
        resource_records: Some(vec![record(format!("192.0.2.{number}"))]),
        ..ResourceRecordSet::default()
    };
    rows.map(row).collect()
}

fn failover(ids: BTreeSet<String>, more: Vec<(i64, bool)>) -> Vec<ResourceRecordSet> {
    let roles = ["PRIMARY", "SECONDARY"].into_iter().zip(ids.into_iter().zip(more));
    let row = |(role, (id, (ttl, checked))): (&str, _)| ResourceRecordSet {
        rtype: "AAAA".to_owned(),
        set_identifier: Some(id),
        failover: Some(role.to_owned()),
        ttl: Some(ttl),
        health_check_id: (checked || role == "PRIMARY").then(|| "one".to_owned()),
        resource_records: Some(vec![record(format!("2001:db8::{ttl}")), record("::1".to_owned())]),
        ..ResourceRecordSet::default()
    };
    roles.map(row).collect()
}

fn weighted(ids: BTreeSet<String>, more: Vec<(i64, bool)>) -> Vec<ResourceRecordSet> {
    // Route 53 wants one TTL in a weighted group.
    let ttl = more[0].0;
    let row = |(id, (number, checked))| ResourceRecordSet {
        rtype: "CNAME".to_owned(),
        set_identifier: Some(id),
        weight: Some(number * 2),
        ttl: Some(ttl),
        health_check_id: bool::then(checked, || "one".to_owned()),
        resource_records: Some(vec![record(format!("t{number}.example.org"))]),
        ..ResourceRecordSet::default()
    };
    ids.into_iter().zip(more).map(row).collect()
}

fn simple(texts: BTreeSet<String>, ttl: i64) -> ResourceRecordSet {
    let quoted = |text: String| {
        let strings = text.as_bytes().chunks(200).map(|octets| {
            let octets: String = octets.iter().map(|octet| format!("\\{octet:03o}")).collect();
            format!("\"{octets}\"")
        });
        record(format!("{} \"\"", strings.collect::<Vec<_>>().join(" ")))
    };
    ResourceRecordSet {
        rtype: "TXT".to_owned(),
        ttl: Some(ttl),
        resource_records: Some(texts.into_iter().map(quoted).collect()),
        ..ResourceRecordSet::default()
    }
}

fn name(number: usize, rows: Vec<ResourceRecordSet>) -> Vec<ResourceRecordSet> {
    let name = format!("n{number}.example.com");
    rows.into_iter().map(|row| ResourceRecordSet { name: name.clone(), ..row }).collect()
}

fn record(value: String) -> ResourceRecord {
    ResourceRecord { value }
}

fn check(id: &str) -> HealthCheck {
    let config = r#"{"Type": "TCP", "IPAddress": "192.0.2.1", "Port": 80}"#;
    let text =
        format!(r#"{{"Id": "{id}", "CallerReference": "{id}", "HealthCheckConfig": {config}}}"#);
    serde_json::from_str(&text).unwrap()
}

fn survives(zone: HostedZone) {
    let text = compose(&zone).unwrap();
    let corefile = read(&text).unwrap_or_else(|error| panic!("{text}\n{error}"));
    let Some(Directive::Multivalue(stanza)) = corefile.blocks[0].directives.first() else {
        panic!("{text}")
    };
    let again = &stanza.zones[0];
    assert_eq!(canonical(again), canonical(&zone), "{text}");
    assert_eq!(again.zone().options(), zone.zone().options());
    assert_eq!(compose(again).unwrap(), text);
}

/// A zone's lists with values as wire data, for one value has many spellings.
fn canonical(zone: &HostedZone) -> serde_json::Value {
    let mut source = zone.export();
    for row in &mut source.resource_record_sets {
        let rtype = rtype::from_mnemonic(&row.rtype).unwrap();
        for record in row.resource_records.iter_mut().flatten() {
            let data = RecordData::from_presentation(rtype, &record.value).unwrap();
            record.value = format!("{:?}", data.key());
        }
    }
    serde_json::to_value(&source).unwrap()
}
