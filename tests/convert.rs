//! Zones to Corefiles and back: the same rows, checks, statuses and limits.

#[path = "support/corefile.rs"]
mod support;

use multivalue::HostedZone;
use multivalue::corefile::{Directive, compose};
use multivalue::route53::ZoneSource;
use multivalue::zone::Value;
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
}

fn survives(zone: HostedZone) {
    let text = compose(&zone).unwrap();
    let corefile = read(&text).unwrap_or_else(|error| panic!("{text}\n{error}"));
    let Some(Directive::Multivalue(stanza)) = corefile.blocks[0].directives.first() else {
        panic!("{text}")
    };
    let again = &stanza.zones[0];
    assert_eq!(canonical(again), canonical(&zone), "{text}");
    assert_eq!(again.zone().limits(), zone.zone().limits());
    assert_eq!(compose(again).unwrap(), text);
}

/// A zone's lists with values as wire data, for one value has many spellings.
fn canonical(zone: &HostedZone) -> serde_json::Value {
    let mut source = zone.export();
    for row in &mut source.resource_record_sets {
        let rtype = multivalue::zone::parse_type(&row.rtype).unwrap();
        for record in row.resource_records.iter_mut().flatten() {
            record.value = format!("{:?}", Value::parse(rtype, &record.value).unwrap().key());
        }
    }
    serde_json::to_value(&source).unwrap()
}
