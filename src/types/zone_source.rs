//! A hosted zone as the AWS CLI lists it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{HealthCheck, ResourceRecordSet, number};

/// The output of `aws route53 list-resource-record-sets` and `list-health-checks`, and the
/// status of the checks. Members of a page, such as `IsTruncated`, are ignored.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct ZoneSource {
    /// Name of the zone; by default the owner of its SOA record.
    pub name: Option<String>,
    /// The records.
    pub resource_record_sets: Vec<ResourceRecordSet>,
    /// The health checks.
    pub health_checks: Option<Vec<HealthCheck>>,
    /// Status overrides by check ID: `Healthy` or `Unhealthy`.
    #[cfg_attr(feature = "typescript", ts(optional, type = "{ [checkId: string]: HealthStatus }"))]
    pub health: Option<BTreeMap<String, String>>,
    /// Most records of a multivalue answer: 1 to 255, by default 8 as in Route 53. Our addition.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub max_answers: Option<i64>,
    /// Answer of an RRset without a healthy record. `open`, the default, treats all records as
    /// healthy, as Route 53 does; `closed` answers nothing. Our addition.
    #[cfg_attr(feature = "typescript", ts(optional, type = "\"open\" | \"closed\""))]
    pub all_down: Option<String>,
    /// Seed of the draw where the caller gives none: decimal digits of a whole number from 0 to
    /// 2^64-1. Our addition.
    pub seed: Option<String>,
}

impl ZoneSource {
    /// Joins the two listings.
    pub fn from_pages(records: Self, checks: HealthCheckPage) -> Self {
        Self { health_checks: Some(checks.health_checks), ..records }
    }
}

/// The output of `aws route53 list-health-checks`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct HealthCheckPage {
    /// The health checks.
    pub health_checks: Vec<HealthCheck>,
}
