//! Rows and change batches as the API spells them, member for member.
//!
//! Source: `ResourceRecordSet`, `Change` and `ChangeBatch` in the API reference; the
//! members stand in its order. Members that are not known are ignored when read.

use serde::de::{Deserialize, Deserializer, IgnoredAny};
use serde::ser::{Serialize, Serializer};

/// One row of a hosted zone.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", default)]
pub struct ResourceRecordSet {
    /// Owner name; the final dot may be left out.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub name: String,
    /// Record type.
    #[serde(rename = "Type")]
    #[cfg_attr(feature = "typescript", ts(type = "RRType | undefined"))]
    pub rtype: String,
    /// Tells the rows of one name and type apart: 1 to 128 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_identifier: Option<String>,
    /// Weighted routing: 0 to 255.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub weight: Option<i64>,
    /// Latency routing; refused by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "string"))]
    pub region: Option<Present>,
    /// Geolocation routing; refused by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "object"))]
    pub geo_location: Option<Present>,
    /// Failover routing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "\"PRIMARY\" | \"SECONDARY\""))]
    pub failover: Option<String>,
    /// Multivalue answer routing; left out for other rows, and never false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_value_answer: Option<bool>,
    /// Time to live, in seconds: 0 to 2147483647.
    #[serde(rename = "TTL", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub ttl: Option<i64>,
    /// The values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_records: Option<Vec<ResourceRecord>>,
    /// Answers with another RRset's records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias_target: Option<AliasTarget>,
    /// ID of the row's health check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health_check_id: Option<String>,
    /// Made by a traffic policy; refused by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "string"))]
    pub traffic_policy_instance_id: Option<Present>,
    /// IP-based routing; refused by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "object"))]
    pub cidr_routing_config: Option<Present>,
    /// Geoproximity routing; refused by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "object"))]
    pub geo_proximity_location: Option<Present>,
}

/// One value of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", default)]
pub struct ResourceRecord {
    /// The data in presentation format.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub value: String,
}

/// What an alias row stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", default)]
pub struct AliasTarget {
    /// ID of the target's hosted zone.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub hosted_zone_id: String,
    /// Name of the target.
    #[serde(rename = "DNSName")]
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub dns_name: String,
    /// Whether the alias is as healthy as its target.
    #[cfg_attr(feature = "typescript", ts(type = "boolean | undefined"))]
    pub evaluate_target_health: bool,
}

/// Changes that are made together or not at all.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", default)]
pub struct ChangeBatch {
    /// Up to 256 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The changes.
    #[cfg_attr(feature = "typescript", ts(type = "Array<Change> | undefined"))]
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", default)]
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

impl<'de> Deserialize<'de> for Present {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl Serialize for Present {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}
