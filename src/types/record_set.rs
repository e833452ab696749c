//! Records and change batches.
//!
//! Source: `ResourceRecordSet`, `Change` and `ChangeBatch` in the API reference. Members keep
//! its order; unknown members are ignored.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;

use super::number;

/// A record of a hosted zone. Route 53 calls it a resource record set.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    /// Distinguishes records of one name and type: 1 to 128 characters.
    pub set_identifier: Option<String>,
    /// Weighted routing: 0 to 255.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(deserialize_with = "number::optional")]
    pub weight: Option<i64>,
    /// Latency routing; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    pub region: Option<Value>,
    /// Geolocation routing; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    pub geo_location: Option<Value>,
    /// Failover routing.
    #[cfg_attr(feature = "typescript", ts(optional, type = "\"PRIMARY\" | \"SECONDARY\""))]
    pub failover: Option<String>,
    /// Multivalue answer routing: true or absent.
    pub multi_value_answer: Option<bool>,
    /// Time to live, in seconds: 0 to 2147483647.
    #[serde(rename = "TTL")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(deserialize_with = "number::optional")]
    pub ttl: Option<i64>,
    /// The values; empty for an alias.
    pub resource_records: Option<Vec<ResourceRecord>>,
    /// Alias: the RRset that answers instead.
    pub alias_target: Option<AliasTarget>,
    /// ID of the record's health check.
    pub health_check_id: Option<String>,
    /// Traffic policy instance that made the record; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "string"))]
    pub traffic_policy_instance_id: Option<Value>,
    /// IP-based routing; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    pub cidr_routing_config: Option<Value>,
    /// Geoproximity routing; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    pub geo_proximity_location: Option<Value>,
}

/// A value of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", default)]
pub struct ResourceRecord {
    /// The data in presentation format.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub value: String,
}

/// The target of an alias record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// Changes that Route 53 makes together or not at all.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", default)]
pub struct ChangeBatch {
    /// Up to 256 characters.
    pub comment: Option<String>,
    /// The changes.
    #[cfg_attr(feature = "typescript", ts(type = "Array<Change> | undefined"))]
    pub changes: Vec<Change>,
}

/// A change of one record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", default)]
pub struct Change {
    /// `CREATE`, `DELETE` or `UPSERT`.
    #[cfg_attr(
        feature = "typescript",
        ts(type = "\"CREATE\" | \"DELETE\" | \"UPSERT\" | undefined")
    )]
    pub action: String,
    /// The record.
    #[cfg_attr(feature = "typescript", ts(type = "ResourceRecordSet | undefined"))]
    pub resource_record_set: ResourceRecordSet,
}
