//! Shapes from JSON text: errors have a position, and data survive a round trip.

use super::{HealthCheck, ResourceRecordSet, ZoneSource};
use crate::text::from_json;

fn error(json: &str) -> String {
    let error = from_json::<ZoneSource>(json).unwrap_err();
    format!("{} {error}", error.position.unwrap())
}

#[test]
fn errors_have_a_path_and_a_position() {
    let listing = |record: &str| format!("{{\"ResourceRecordSets\": [{{}},\n {record}]}}");
    let at = "ResourceRecordSets[1]";
    let cases = [
        ("{}".to_owned(), "1:1 missing field `ResourceRecordSets`".to_owned()),
        ("7".to_owned(), "1:1 invalid type: integer `7`, expected an object".to_owned()),
        (listing("null"), format!("2:2 {at}: invalid type: null, expected an object")),
        (
            listing("{\"TTL\": \"5\"}"),
            format!("2:10 {at}.TTL: invalid type: string \"5\", expected a whole number"),
        ),
        (
            listing("{\"TTL\": 0.5}"),
            format!("2:10 {at}.TTL: invalid value: floating point `0.5`, expected a whole number"),
        ),
        (
            listing("{\"ResourceRecords\": [{\"Value\": []}]}"),
            format!(
                "2:33 {at}.ResourceRecords[0].Value: invalid type: sequence, expected a string"
            ),
        ),
        (
            "{\"ResourceRecordSets\": [], \"Health\": {\"hc-1\": 1}}".to_owned(),
            "1:47 Health.hc-1: invalid type: integer `1`, expected a string".to_owned(),
        ),
        ("{\n  \"Name\" 1}".to_owned(), "2:10 expected `:`".to_owned()),
        ("{\"ResourceRecordSets\": []} x".to_owned(), "1:28 trailing characters".to_owned()),
    ];
    for (json, expected) in cases {
        assert_eq!(error(&json), expected, "{json}");
    }
}

#[test]
fn null_is_absent_and_unknown_members_are_ignored() {
    let json =
        "{\"SetIdentifier\": null, \"Unknown\": [{}], \"Region\": \"us-east-1\", \"TTL\": 5.0}";
    let record: ResourceRecordSet = from_json(json).unwrap();
    assert_eq!((record.set_identifier, record.region.is_some()), (None, true));
    assert_eq!(record.ttl, Some(5));
}

#[test]
fn data_survive_a_round_trip() {
    let json = "{\"Id\":\"hc\",\"CallerReference\":\"ref\",\"HealthCheckConfig\":{\"Port\":80,\
        \"Type\":\"HTTP\",\"Inverted\":true,\"Regions\":[\"us-east-1\"]},\"HealthCheckVersion\":1,\
        \"CloudWatchAlarmConfiguration\":{\"EvaluationPeriods\":1,\"Threshold\":0.5,\
        \"ComparisonOperator\":\"LessThanThreshold\",\"Period\":60,\"MetricName\":\"m\",\
        \"Namespace\":\"n\",\"Statistic\":\"Sum\",\"Dimensions\":[{\"Name\":\"a\",\"Value\":\"b\"}]}}";
    let check: HealthCheck = from_json(json).unwrap();
    assert_eq!(serde_json::to_string(&check).unwrap(), json);
}
