//! What people already have: the printed lists of a hosted zone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{HealthCheck, ResourceRecordSet};

/// A zone as `aws route53 list-resource-record-sets` and `list-health-checks` print
/// it, with the health of its checks. Members of a page, such as `IsTruncated`, are
/// ignored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase")]
pub struct ZoneSource {
    /// The zone's name; by default the owner of the SOA row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The rows.
    pub resource_record_sets: Vec<ResourceRecordSet>,
    /// The checks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health_checks: Option<Vec<HealthCheck>>,
    /// Status of checks by ID: `Healthy` or `Unhealthy`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "{ [checkId: string]: HealthStatus }"))]
    pub health: Option<BTreeMap<String, String>>,
}

impl ZoneSource {
    /// The two lists as two documents.
    pub fn from_pages(records: Self, checks: HealthCheckPage) -> Self {
        Self { health_checks: Some(checks.health_checks), ..records }
    }
}

/// What `aws route53 list-health-checks` prints.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct HealthCheckPage {
    /// The checks.
    pub health_checks: Vec<HealthCheck>,
}
