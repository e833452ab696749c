//! Rows and change batches as the API spells them, member for member.
//!
//! Source: `ResourceRecordSet`, `Change` and `ChangeBatch` in the API reference; the
//! members stand in its order. Members that are not known are ignored when read.

use crate::shape::{Datum, Document, Members, Node, Shape, ShapeError, serde_by_document};

/// One row of a hosted zone.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(optional_fields, rename_all = "PascalCase")
)]
pub struct ResourceRecordSet {
    /// Owner name; the final dot may be left out.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub name: String,
    /// Record type.
    #[cfg_attr(feature = "typescript", ts(rename = "Type", type = "RRType | undefined"))]
    pub rtype: String,
    /// Tells the rows of one name and type apart: 1 to 128 characters.
    pub set_identifier: Option<String>,
    /// Weighted routing: 0 to 255.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub weight: Option<i64>,
    /// Latency routing; refused by name.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    pub region: Option<Present>,
    /// Geolocation routing; refused by name.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    pub geo_location: Option<Present>,
    /// Failover routing.
    #[cfg_attr(feature = "typescript", ts(optional, type = "\"PRIMARY\" | \"SECONDARY\""))]
    pub failover: Option<String>,
    /// Multivalue answer routing; left out for other rows, and never false.
    pub multi_value_answer: Option<bool>,
    /// Time to live, in seconds: 0 to 2147483647.
    #[cfg_attr(feature = "typescript", ts(rename = "TTL", optional, type = "number"))]
    pub ttl: Option<i64>,
    /// The values.
    pub resource_records: Option<Vec<ResourceRecord>>,
    /// Answers with another RRset's records.
    pub alias_target: Option<AliasTarget>,
    /// ID of the row's health check.
    pub health_check_id: Option<String>,
    /// Made by a traffic policy; refused by name.
    #[cfg_attr(feature = "typescript", ts(optional, type = "string"))]
    pub traffic_policy_instance_id: Option<Present>,
    /// IP-based routing; refused by name.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    pub cidr_routing_config: Option<Present>,
    /// Geoproximity routing; refused by name.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    pub geo_proximity_location: Option<Present>,
}

/// One value of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "PascalCase"))]
pub struct ResourceRecord {
    /// The data in presentation format.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub value: String,
}

/// What an alias row stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "PascalCase"))]
pub struct AliasTarget {
    /// ID of the target's hosted zone.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub hosted_zone_id: String,
    /// Name of the target.
    #[cfg_attr(feature = "typescript", ts(rename = "DNSName", type = "string | undefined"))]
    pub dns_name: String,
    /// Whether the alias is as healthy as its target.
    #[cfg_attr(feature = "typescript", ts(type = "boolean | undefined"))]
    pub evaluate_target_health: bool,
}

/// Changes that are made together or not at all.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(optional_fields, rename_all = "PascalCase")
)]
pub struct ChangeBatch {
    /// Up to 256 characters.
    pub comment: Option<String>,
    /// The changes.
    #[cfg_attr(feature = "typescript", ts(type = "Array<Change> | undefined"))]
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "PascalCase"))]
pub struct Change {
    /// `CREATE`, `DELETE` or `UPSERT`.
    #[cfg_attr(
        feature = "typescript",
        ts(type = "\"CREATE\" | \"DELETE\" | \"UPSERT\" | undefined")
    )]
    pub action: String,
    /// The row.
    #[cfg_attr(feature = "typescript", ts(type = "ResourceRecordSet | undefined"))]
    pub resource_record_set: ResourceRecordSet,
}

/// A member that is there, whatever it holds: enough to refuse it by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Present;

impl Datum for Present {
    fn read(&mut self, _: &dyn Node) -> Result<(), ShapeError> {
        Ok(())
    }

    fn take(&mut self) -> Document {
        "".into()
    }
}

impl Shape for ResourceRecordSet {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("Name", &mut self.name);
        members.add("Type", &mut self.rtype);
        members.add("SetIdentifier", &mut self.set_identifier);
        members.seldom("Weight", &mut self.weight);
        members.seldom("Region", &mut self.region);
        members.seldom("GeoLocation", &mut self.geo_location);
        members.add("Failover", &mut self.failover);
        members.add("MultiValueAnswer", &mut self.multi_value_answer);
        members.add("TTL", &mut self.ttl);
        members.add("ResourceRecords", &mut self.resource_records);
        members.seldom("AliasTarget", &mut self.alias_target);
        members.add("HealthCheckId", &mut self.health_check_id);
        members.seldom("TrafficPolicyInstanceId", &mut self.traffic_policy_instance_id);
        members.seldom("CidrRoutingConfig", &mut self.cidr_routing_config);
        members.seldom("GeoProximityLocation", &mut self.geo_proximity_location);
    }
}

impl Shape for ResourceRecord {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("Value", &mut self.value);
    }
}

impl Shape for AliasTarget {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("HostedZoneId", &mut self.hosted_zone_id);
        members.add("DNSName", &mut self.dns_name);
        members.add("EvaluateTargetHealth", &mut self.evaluate_target_health);
    }
}

impl Shape for ChangeBatch {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("Comment", &mut self.comment);
        members.add("Changes", &mut self.changes);
    }
}

impl Shape for Change {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("Action", &mut self.action);
        members.add("ResourceRecordSet", &mut self.resource_record_set);
    }
}

serde_by_document!(ResourceRecordSet, ChangeBatch);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route53::{HealthCheck, ZoneSource};
    use crate::shape::read;

    fn error<T: Shape + Default>(json: &str) -> String {
        let document: Document = serde_json::from_str(json).unwrap();
        read::<T>(&&document).map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn errors_say_where() {
        let rows = |row: &str| format!("{{\"ResourceRecordSets\": [{{}}, {row}]}}");
        let at = "ResourceRecordSets[1]";
        let cases = [
            ("{}".to_owned(), "ResourceRecordSets: missing".to_owned()),
            ("7".to_owned(), "expected an object, found a number".to_owned()),
            (rows("null"), format!("{at}: expected an object, found nothing")),
            (rows("{\"TTL\": \"5\"}"), format!("{at}.TTL: expected a whole number, found text")),
            (rows("{\"TTL\": 0.5}"), format!("{at}.TTL: expected a whole number, found a number")),
            (
                rows("{\"ResourceRecords\": [{\"Value\": []}]}"),
                format!("{at}.ResourceRecords[0].Value: expected text, found a list"),
            ),
            (
                "{\"ResourceRecordSets\": [], \"Health\": {\"hc-1\": 1}}".to_owned(),
                "Health.hc-1: expected text, found a number".to_owned(),
            ),
        ];
        for (json, expected) in cases {
            assert_eq!(error::<ZoneSource>(&json), expected, "{json}");
        }
    }

    #[test]
    fn null_is_left_out_and_strangers_are_ignored() {
        let json = "{\"SetIdentifier\": null, \"Stranger\": [{}], \"Region\": \"us-east-1\"}";
        let row: ResourceRecordSet = serde_json::from_str(json).unwrap();
        assert_eq!((row.set_identifier.is_none(), row.region.is_some()), (true, true));
    }

    #[test]
    fn what_is_read_is_written() {
        let json = "{\"Id\":\"hc\",\"CallerReference\":\"ref\",\"HealthCheckConfig\":{\"Port\":80,\
            \"Type\":\"HTTP\",\"Inverted\":true,\"Regions\":[\"us-east-1\"]},\"HealthCheckVersion\":1,\
            \"CloudWatchAlarmConfiguration\":{\"EvaluationPeriods\":1,\"Threshold\":0.5,\
            \"ComparisonOperator\":\"LessThanThreshold\",\"Period\":60,\"MetricName\":\"m\",\
            \"Namespace\":\"n\",\"Statistic\":\"Sum\",\"Dimensions\":[{\"Name\":\"a\",\"Value\":\"b\"}]}}";
        let check: HealthCheck = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&check).unwrap(), json);
    }
}
