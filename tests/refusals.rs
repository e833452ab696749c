//! Refusals as data: every violation, in the order of the input, with its record, its path and
//! its position.

use std::collections::BTreeMap;

use multivalue::corefile::{ParseOptions, check};
use multivalue::route53::{
    ArgumentError, Change, ChangeBatch, Code, Error, HealthCheck, Route53Error, ViolationKind,
    ZoneSource,
};
use multivalue::routing::policy::BrokenRule;
use multivalue::{HostedZone, text};

/// A listing with a fault of each code and of each list, among records that are valid.
const FAULTS: &str = r#"{
 "Health": {"gone": "Healthy", "tcp": "Sick"},
 "ResourceRecordSets": [
  {"Name": "example.com.", "Type": "SOA", "TTL": 900, "ResourceRecords": [
   {"Value": "ns-1.example.net. a.example.net. 1 7200 900 1209600 86400"}]},
  {"Name": "alias.example.com.", "Type": "A", "AliasTarget":
   {"HostedZoneId": "Z1", "DNSName": "bad.example.com.", "EvaluateTargetHealth": false}},
  {"Name": "bad.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [
   {"Value": "192.0.2.1"},
   {"Value": "192.0.2.256"}]},
  {"Name": "typo.example.com.", "Type": "AA", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]},
  {"Name": "other.example.com.", "Type": "A", "AliasTarget":
   {"HostedZoneId": "Z1", "DNSName": "typo.example.com.", "EvaluateTargetHealth": false}},
  {"Name": "lost.example.com.", "Type": "A", "AliasTarget":
   {"HostedZoneId": "Z1", "DNSName": "nowhere.example.com.", "EvaluateTargetHealth": false}},
  {"Name": "www.example.net.", "Type": "A", "TTL": -1, "ResourceRecords": [{"Value": "192.0.2.1"}]},
  {"Name": "db.example.com.", "Type": "A", "SetIdentifier": "p", "Failover": "PRIMARY", "TTL": 60,
   "ResourceRecords": [{"Value": "192.0.2.2"}]}
 ],
 "HealthChecks": [
  {"Id": "tcp", "HealthCheckConfig": {"Type": "TCP", "IPAddress": "192.0.2.1", "Port": 0}},
  {"Id": "all", "HealthCheckConfig": {"Type": "CALCULATED", "ChildHealthChecks": ["tcp"]}}
 ],
 "MaxAnswers": 0
}"#;

/// The positions of its faults.
const POSITIONS: [&str; 11] =
    ["2:21", "2:39", "10:14", "11:41", "15:4", "16:3", "16:52", "17:3", "21:88", "22:38", "24:16"];

fn import(json: &str) -> Result<HostedZone, Route53Error> {
    HostedZone::import(serde_json::from_str(json).unwrap(), 1)
}

fn refusal(json: &str) -> Route53Error {
    import(json).map(|zone| zone.name()).unwrap_err()
}

/// The path and the code of each violation.
fn paths(error: &Route53Error) -> Vec<String> {
    let line = |violation: &multivalue::route53::Violation| {
        format!("{} {}", violation.path, violation.code)
    };
    error.violations.iter().map(line).collect()
}

#[test]
fn an_import_reports_every_violation_in_the_order_of_the_input() {
    let error = refusal(FAULTS);
    assert_eq!(error.code, Code::InvalidInput);
    let expected = [
        "ResourceRecordSets[2].ResourceRecords[1].Value InvalidChangeBatch",
        "ResourceRecordSets[3].Type InvalidInput",
        "ResourceRecordSets[5].AliasTarget InvalidChangeBatch",
        "ResourceRecordSets[6].TTL InvalidInput",
        "ResourceRecordSets[6] InvalidChangeBatch",
        "ResourceRecordSets[7] InvalidChangeBatch",
        "HealthChecks[0].HealthCheckConfig.Port InvalidInput",
        "HealthChecks[1].HealthCheckConfig.HealthThreshold InvalidInput",
        "Health.gone NoSuchHealthCheck",
        "Health.tcp InvalidInput",
        "MaxAnswers InvalidInput",
    ];
    assert_eq!(paths(&error), expected);
}

#[test]
fn a_violation_names_its_record() {
    let error = refusal(FAULTS);
    let primary = &error.violations[5];
    let rule = BrokenRule::PrimaryWithoutCheck;
    assert!(
        matches!(&primary.kind, ViolationKind::BrokenPolicyRule { rule: own, .. } if *own == rule)
    );
    let record = primary.record.as_ref().unwrap();
    let id = (record.name.as_str(), record.rtype.as_str(), record.set_identifier.as_deref());
    assert_eq!(id, ("db.example.com.", "A", Some("p")));
    assert_eq!(error.violations[6].health_check.as_deref(), Some("tcp"));
    let port = ViolationKind::OutOfRange { member: "Port", value: 0, min: 1, max: 65_535 };
    assert_eq!(error.violations[6].kind, port);
}

/// The code is the first that Route 53 looks for, whatever the order of the violations.
#[test]
fn the_code_is_the_first_kind() {
    let record = |more: &str| {
        format!(
            r#"{{"Name": "example.com", "Health": {{"gone": "Healthy"}}, "ResourceRecordSets": [
            {{"Name": "www.example.com", "Type": "A", "TTL": 60{more}}}]}}"#
        )
    };
    let bad = r#", "ResourceRecords": [{"Value": "x"}]"#;
    let codes = |json: &str| {
        let error = refusal(json);
        (error.code, error.violations.iter().map(|violation| violation.code).collect::<Vec<_>>())
    };
    let expected = [Code::InvalidChangeBatch, Code::NoSuchHealthCheck];
    assert_eq!(codes(&record(bad)), (Code::NoSuchHealthCheck, expected.to_vec()));
    let expected = [Code::InvalidInput, Code::NoSuchHealthCheck];
    assert_eq!(codes(&record("")), (Code::InvalidInput, expected.to_vec()));
}

/// Without a name of the zone the records and health checks are validated by themselves.
#[test]
fn a_listing_without_a_name_is_validated_too() {
    let error = refusal(
        r#"{"ResourceRecordSets": [
        {"Name": "www.example.com", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "x"}]}],
        "HealthChecks": [{"Id": "", "HealthCheckConfig": {"Type": "TCP"}}]}"#,
    );
    let expected = [
        "Name InvalidInput",
        "ResourceRecordSets[0].ResourceRecords[0].Value InvalidChangeBatch",
        "HealthChecks[0].Id InvalidInput",
    ];
    assert_eq!(paths(&error), expected);
}

/// A record with a fault of its own takes part in the rules between records, and gives others no
/// fault.
#[test]
fn a_fault_causes_no_other() {
    let record = |id: &str, weight: i64, ttl: i64, value: &str| {
        format!(
            r#"{{"Name": "www.example.com", "Type": "A", "SetIdentifier": "{id}", "Weight": {weight},
            "TTL": {ttl}, "ResourceRecords": [{{"Value": "{value}"}}]}}"#
        )
    };
    let records = [
        record("one", 1, 60, "192.0.2.1"),
        record("two", 1, -1, "192.0.2.2"),
        record("three", 256, 60, "192.0.2.3"),
        record("four", 1, 60, "192.0.2.256"),
        record("one", 1, 60, "192.0.2.5"),
    ];
    let json =
        format!(r#"{{"Name": "example.com", "ResourceRecordSets": [{}]}}"#, records.join(", "));
    let expected = [
        "ResourceRecordSets[1].TTL InvalidInput",
        "ResourceRecordSets[2].Weight InvalidInput",
        "ResourceRecordSets[3].ResourceRecords[0].Value InvalidChangeBatch",
        "ResourceRecordSets[4] InvalidChangeBatch",
    ];
    assert_eq!(paths(&refusal(&json)), expected);
}

/// Records that the zone adds are not in the input.
#[test]
fn the_records_of_a_new_zone_have_no_faults() {
    let error = refusal(
        r#"{"Name": "example.com", "ResourceRecordSets": [{"Name": "example.com", "Type": "CNAME",
        "TTL": 60, "ResourceRecords": [{"Value": "www.example.org"}]}]}"#,
    );
    assert_eq!(paths(&error), ["ResourceRecordSets[0] InvalidChangeBatch"]);
}

#[test]
fn violations_of_json_have_positions_in_its_order() {
    let Err(Error::Route53(error)) = HostedZone::from_json(FAULTS, 1) else { panic!() };
    let positions: Vec<String> =
        error.violations.iter().map(|violation| violation.position.unwrap().to_string()).collect();
    assert_eq!(positions, POSITIONS);
}

#[test]
fn json_of_another_shape_has_a_position() {
    let Err(Error::Data(error)) = HostedZone::from_json("{\n \"ResourceRecordSets\": 5}", 1) else {
        panic!()
    };
    assert_eq!(error.path.to_string(), "ResourceRecordSets");
    assert_eq!(error.position.unwrap().to_string(), "2:24");
}

fn batch(changes: &[(&str, &str)]) -> ChangeBatch {
    let change = |(action, record): &(&str, &str)| Change {
        action: (*action).to_owned(),
        resource_record_set: serde_json::from_str(record).unwrap(),
    };
    ChangeBatch { changes: changes.iter().map(change).collect(), comment: None }
}

const RECORD: &str = r#"{"Name": "www.example.com", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}"#;

/// Faults of the request itself come alone, then those in the zone; each in the order of changes.
#[test]
fn a_batch_never_mixes_codes() {
    let mut zone = HostedZone::new("example.com", 1).unwrap();
    let outside = RECORD.replace("www.example.com", "www.example.net");
    let long = RECORD.replace("60", "-1");
    let changes = [("DELETE", RECORD), ("PUT", &outside), ("CREATE", &long), ("CREATE", &outside)];
    let error = zone.change(&batch(&changes)).unwrap_err();
    let expected =
        ["Changes[1].Action InvalidInput", "Changes[2].ResourceRecordSet.TTL InvalidInput"];
    assert_eq!(paths(&error), expected);
    assert_eq!(error.violations[0].action.as_deref(), Some("PUT"));
    let apex = RECORD.replace("www.", "").replace("\"A\"", "\"CNAME\"");
    let apex = apex.replace("192.0.2.1", "www.example.org");
    let changes = [("CREATE", &*outside), ("DELETE", RECORD), ("CREATE", &apex)];
    let error = zone.change(&batch(&changes)).unwrap_err();
    let expected = [0, 1, 2].map(|n| format!("Changes[{n}].ResourceRecordSet InvalidChangeBatch"));
    assert_eq!(paths(&error), expected);
}

#[test]
fn every_health_check_that_is_missing_is_named() {
    let mut zone = HostedZone::new("example.com", 1).unwrap();
    let record = |id: &str| {
        RECORD.replace(
            "\"TTL\"",
            &format!(r#""SetIdentifier": "{id}", "Weight": 1, "HealthCheckId": "hc-{id}", "TTL""#),
        )
    };
    let error =
        zone.change(&batch(&[("CREATE", &record("b")), ("CREATE", &record("a"))])).unwrap_err();
    let ids = ["hc-b", "hc-a"].map(|id| ViolationKind::NoSuchHealthCheck(id.to_owned()));
    let kinds: Vec<_> = error.violations.iter().map(|violation| violation.kind.clone()).collect();
    assert_eq!(kinds, ids);
    assert_eq!(error.violations[0].path.to_string(), "Changes[0].ResourceRecordSet.HealthCheckId");
}

/// An alias whose target a change removes is at that change.
#[test]
fn a_removed_alias_target_is_at_its_change() {
    let alias = r#"{"Name": "alias.example.com", "Type": "A", "AliasTarget": {"HostedZoneId": "Z1",
        "DNSName": "www.example.com", "EvaluateTargetHealth": false}}"#;
    let mut zone = HostedZone::new("example.com", 1).unwrap();
    zone.change(&batch(&[("CREATE", alias), ("CREATE", RECORD)])).unwrap();
    let other = RECORD.replace("www", "other");
    let error = zone.change(&batch(&[("CREATE", &other), ("DELETE", RECORD)])).unwrap_err();
    assert_eq!(paths(&error), ["Changes[1].ResourceRecordSet InvalidChangeBatch"]);
    assert_eq!(error.violations[0].record.as_ref().unwrap().name, "alias.example.com");
}

/// A name alone has no prefix, and the final dot of a zone ends the sentence.
#[test]
fn sentences_are_those_that_users_report() {
    let mut zone = HostedZone::new("example.com", 1).unwrap();
    let empty = RECORD.replace("www", "*.");
    let error = zone.change(&batch(&[("CREATE", &empty)])).unwrap_err();
    let expected =
        "FATAL problem: DomainLabelEmpty (Domain label is empty) encountered with '*..example.com'";
    assert_eq!(error.messages(), [expected]);
    let cname = RECORD.replace("\"A\"", "\"CNAME\"").replace("192.0.2.1", "host.example.org");
    let error = zone.change(&batch(&[("CREATE", &cname), ("CREATE", RECORD)])).unwrap_err();
    let expected = [
        "RRSet of type CNAME with DNS name www.example.com. is not permitted as it conflicts with other records with the same DNS name in zone example.com.",
        "RRSet of type A with DNS name www.example.com. is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone example.com.",
    ];
    assert_eq!(error.messages(), expected);
}

#[test]
fn a_calculated_check_needs_a_threshold() {
    let mut zone = HostedZone::new("example.com", 1).unwrap();
    let check = r#"{"Id": "all", "HealthCheckConfig": {"Type": "CALCULATED"}}"#;
    let check: HealthCheck = serde_json::from_str(check).unwrap();
    let error = zone.put_health_check(check).unwrap_err();
    let expected = "InvalidInput: [Invalid request: Missing field 'HealthThreshold' in HealthCheck with [Id=all]]";
    assert_eq!(error.to_string(), expected);
    assert_eq!(error.violations[0].path.to_string(), "HealthCheckConfig.HealthThreshold");
}

/// The shape that JavaScript gets.
#[test]
fn a_violation_serializes() {
    let Err(Error::Route53(error)) = HostedZone::from_json(FAULTS, 1) else { panic!() };
    let violations = serde_json::to_value(&error.violations).unwrap();
    let primary = violations
        .as_array()
        .unwrap()
        .iter()
        .find(|violation| violation["record"]["name"] == "db.example.com.");
    let expected = serde_json::json!({
        "code": "InvalidChangeBatch",
        "message": "A non-alias primary ResourceRecordSet must have an associated health check. No changes made.",
        "path": "ResourceRecordSets[7]",
        "record": {"name": "db.example.com.", "type": "A", "setIdentifier": "p"},
        "line": 17,
        "column": 3,
    });
    assert_eq!(primary, Some(&expected));
    let error = serde_json::to_value(refusal("{\"ResourceRecordSets\": []}").violations).unwrap();
    let expected = serde_json::json!([{
        "code": "InvalidInput",
        "message": "Name: the zone has no name; give one, or a SOA row at its apex",
        "path": "Name",
        "record": null,
        "line": null,
        "column": null,
    }]);
    assert_eq!(error, expected);
}

#[test]
fn an_error_has_its_cause_as_source() {
    let mut zone = HostedZone::new("example.com", 1).unwrap();
    let error: Box<dyn std::error::Error> = zone.resolve("a..b", "A", None).unwrap_err().into();
    assert_eq!(
        error.source().unwrap().to_string(),
        "FATAL problem: DomainLabelEmpty (Domain label is empty) encountered with 'a..b'"
    );
    assert!(matches!(error.downcast_ref(), Some(ArgumentError::Name(_))));
    let bad = RECORD.replace("192.0.2.1", "192.0.2.256");
    let error: Box<dyn std::error::Error> =
        zone.change(&batch(&[("CREATE", &bad)])).unwrap_err().into();
    assert!(error.source().unwrap().to_string().starts_with("FATAL problem: ARRDATAIllegalIPv4"));
}

/// What a Corefile says of its zone `example.com` with these lines.
fn diagnostics(lines: &str, file: &str) -> Vec<String> {
    let files = BTreeMap::from([("rows.json".to_owned(), file.to_owned())]);
    let options = ParseOptions { files: &files, environment: None, seed: 1 };
    let text = format!("example.com {{\nmultivalue {{\n{lines}\n}}\n}}\n");
    check(&text, &options).iter().map(ToString::to_string).collect()
}

/// The start of each diagnostic, up to its code.
fn starts(diagnostics: &[String]) -> Vec<&str> {
    let start = |line: &'_ str| line.find(": Inv").or(line.find(": NoS")).unwrap_or(line.len());
    diagnostics.iter().map(|line| &line[..start(line)]).collect()
}

#[test]
fn a_fault_in_a_file_has_the_line_and_column_there() {
    let found = diagnostics("simple @ A 60 192.0.2.1 192.0.2.1\nroute53 rows.json", FAULTS);
    let in_file = POSITIONS.map(|position| format!("4:9: in 'rows.json' at {position}"));
    let expected: Vec<String> = ["3:1".to_owned()].into_iter().chain(in_file).collect();
    assert_eq!(starts(&found), expected, "{found:#?}");
}

#[test]
fn every_line_of_a_stanza_with_a_fault_is_named() {
    let lines = "simple a A 60 alias b\nsimple b A 60 192.0.2.256\nsimple c A 60 alias d\n\
        check one tcp 192.0.2.1:80\ncheck one tcp 192.0.2.1:81\nhealth two healthy";
    let found = diagnostics(lines, "");
    assert_eq!(starts(&found), ["4:1", "5:1", "7:1", "8:1"]);
}

/// A line that is left out for its own error may have the target of an alias, or a health check.
#[test]
fn what_an_erroneous_line_may_have_is_not_missing() {
    let lines = "simple a A 60 alias b\nsimple b A soon 192.0.2.1\ncheck one tcp 192.0.2.1\n\
        health one healthy\nmultivalue m A 60 {\nm-1 192.0.2.1 check one\n}";
    let found = diagnostics(lines, "");
    assert_eq!(starts(&found).len(), 2, "{found:#?}");
    assert!(found[0].starts_with("4:12: found 'soon', expected a whole number"), "{found:#?}");
    assert!(found[1].starts_with("5:15: found '192.0.2.1', expected ADDRESS:PORT"), "{found:#?}");
}

#[test]
fn a_file_of_another_shape_has_the_place_of_the_fault() {
    let found = diagnostics("route53 rows.json", "{\n\"ResourceRecordSets\": [{\"TTL\": \"5\"}]}");
    let expected = "3:9: in 'rows.json' at 2:32: ResourceRecordSets[0].TTL: invalid type: string \"5\", expected a whole number";
    assert_eq!(found, [expected]);
}

/// Records of a file give one warning for each health check, at the first record.
#[test]
fn an_unknown_health_check_of_a_file_is_one_warning() {
    let record = |id: &str| {
        format!(
            r#"{{"Name": "www.example.com", "Type": "A", "SetIdentifier": "{id}", "Weight": 1, "TTL": 60,
            "HealthCheckId": "hc", "ResourceRecords": [{{"Value": "192.0.2.1"}}]}}"#
        )
    };
    let file = format!("{{\"ResourceRecordSets\": [\n{},\n{}\n]}}", record("a"), record("b"));
    let expected = "3:9: warning: in 'rows.json' at 3:30: no check 'hc' is configured: its rows count as healthy";
    assert_eq!(diagnostics("route53 rows.json", &file), [expected]);
}

/// A brace behind a word closes nothing later: the word is at fault, not the last brace.
#[test]
fn a_missing_blank_before_a_brace_is_at_its_word() {
    let options = ParseOptions { files: &BTreeMap::new(), environment: None, seed: 1 };
    let first = |text: &str| check(text, &options).first().map(ToString::to_string);
    let expected =
        |at: &str, word: &str| Some(format!("{at}: found '{word}', expected a blank before '{{'"));
    let key = "www.example.com:1053{\n  cache 30\n  whoami\n}\n";
    assert_eq!(first(key), expected("1:1", "www.example.com:1053{"));
    let stanza = "example.com {\n  multivalue{\n    simple @ A 60 192.0.2.1\n  }\n}\n";
    assert_eq!(first(stanza), expected("2:3", "multivalue{"));
    assert_eq!(first("example.com{\n  whoami\n"), expected("1:1", "example.com{"));
    let text = "example.com {\n  multivalue {\n    simple @ TXT 60 a{\n  }\n}\n";
    assert_eq!(first(text), None, "a value may end in a brace");
    let open = "example.com {\n  multivalue {\n    simple @ TXT 60 a{\n  }\n";
    assert_eq!(first(open).unwrap(), "4:3: found the end of the file, expected '}'");
}

/// `ZoneSource` in, `DataError` out, with a position: the way of hosts that read text themselves.
#[test]
fn a_source_in_json_is_located_by_its_host() {
    let source: ZoneSource = text::from_json(FAULTS).unwrap();
    let mut locator = text::JsonLocator::new(FAULTS);
    let error = HostedZone::import(source, 1).map(|zone| zone.name()).unwrap_err();
    let located = error.locate(|path| Some(locator.position(path)));
    let Err(Error::Route53(same)) = HostedZone::from_json(FAULTS, 1) else { panic!() };
    assert_eq!(located, same);
}
