//! Records and change batches.
//!
//! Source: `ResourceRecordSet`, `Change` and `ChangeBatch` in the API reference. Members keep
//! its order; unknown members are ignored.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::number;

/// A record of a hosted zone. Route 53 calls it a resource record set.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct ResourceRecordSet {
    /// Owner name; the final dot may be left out.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub name: String,
    /// Record type.
    #[serde(rename = "Type")]
    #[cfg_attr(feature = "typescript", ts(type = "RRType | undefined"))]
    #[serde(default)]
    pub rtype: String,
    /// Distinguishes records of one name and type: 1 to 128 characters.
    pub set_identifier: Option<String>,
    /// Weighted routing: 0 to 255.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub weight: Option<i64>,
    /// Latency routing; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    #[serde(skip_serializing)]
    pub region: Option<IgnoredAny>,
    /// Geolocation routing; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    #[serde(skip_serializing)]
    pub geo_location: Option<IgnoredAny>,
    /// Failover routing.
    #[cfg_attr(feature = "typescript", ts(optional, type = "\"PRIMARY\" | \"SECONDARY\""))]
    pub failover: Option<String>,
    /// Multivalue answer routing: true or absent.
    pub multi_value_answer: Option<bool>,
    /// Time to live, in seconds: 0 to 2147483647.
    #[serde(rename = "TTL")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub ttl: Option<i64>,
    /// The values; empty for an alias.
    pub resource_records: Option<Vec<ResourceRecord>>,
    /// Alias: the RRset that answers instead.
    pub alias_target: Option<AliasTarget>,
    /// ID of the record's health check.
    pub health_check_id: Option<String>,
    /// Traffic policy instance that made the record; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "string"))]
    #[serde(skip_serializing)]
    pub traffic_policy_instance_id: Option<IgnoredAny>,
    /// IP-based routing; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    #[serde(skip_serializing)]
    pub cidr_routing_config: Option<IgnoredAny>,
    /// Geoproximity routing; not supported.
    #[cfg_attr(feature = "typescript", ts(optional, type = "any"))]
    #[serde(skip_serializing)]
    pub geo_proximity_location: Option<IgnoredAny>,
}

/// A value of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct ResourceRecord {
    /// The data in presentation format.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub value: String,
}

/// The target of an alias record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct AliasTarget {
    /// ID of the target's hosted zone.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub hosted_zone_id: String,
    /// Name of the target.
    #[serde(rename = "DNSName")]
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub dns_name: String,
    /// Whether the alias is as healthy as its target.
    #[cfg_attr(feature = "typescript", ts(type = "boolean | undefined"))]
    #[serde(default)]
    pub evaluate_target_health: bool,
}

/// Changes that Route 53 makes together or not at all.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct ChangeBatch {
    /// Up to 256 characters.
    pub comment: Option<String>,
    /// The changes.
    #[cfg_attr(feature = "typescript", ts(type = "Array<Change> | undefined"))]
    #[serde(default)]
    pub changes: Vec<Change>,
}

/// A change of one record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct Change {
    /// `CREATE`, `DELETE` or `UPSERT`.
    #[cfg_attr(
        feature = "typescript",
        ts(type = "\"CREATE\" | \"DELETE\" | \"UPSERT\" | undefined")
    )]
    #[serde(default)]
    pub action: String,
    /// The record.
    #[cfg_attr(feature = "typescript", ts(type = "ResourceRecordSet | undefined"))]
    #[serde(default)]
    pub resource_record_set: ResourceRecordSet,
}
