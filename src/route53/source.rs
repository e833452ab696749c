//! What people already have: the printed lists of a hosted zone.

use super::{HealthCheck, ResourceRecordSet};
use crate::shape::{Document, Members, Shape, serde_by_document};

/// A zone as `aws route53 list-resource-record-sets` and `list-health-checks` print
/// it, with the health of its checks. Members of a page, such as `IsTruncated`, are
/// ignored.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(optional_fields, rename_all = "PascalCase")
)]
pub struct ZoneSource {
    /// The zone's name; by default the owner of the SOA row.
    pub name: Option<String>,
    /// The rows.
    pub resource_record_sets: Vec<ResourceRecordSet>,
    /// The checks.
    pub health_checks: Option<Vec<HealthCheck>>,
    /// Status of checks by ID: `Healthy` or `Unhealthy`.
    #[cfg_attr(feature = "typescript", ts(optional, type = "{ [checkId: string]: HealthStatus }"))]
    pub health: Option<Vec<(String, String)>>,
}

impl ZoneSource {
    /// The two lists as two documents.
    pub fn from_pages(records: Self, checks: HealthCheckPage) -> Self {
        Self { health_checks: Some(checks.health_checks), ..records }
    }
}

/// What `aws route53 list-health-checks` prints.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HealthCheckPage {
    /// The checks.
    pub health_checks: Vec<HealthCheck>,
}

impl Shape for ZoneSource {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("Name", &mut self.name);
        members.require("ResourceRecordSets", &mut self.resource_record_sets);
        members.add("HealthChecks", &mut self.health_checks);
        members.add("Health", &mut self.health);
    }
}

impl Shape for HealthCheckPage {
    fn members(&mut self, members: &mut Members<'_>) {
        members.require("HealthChecks", &mut self.health_checks);
    }
}

serde_by_document!(ZoneSource, HealthCheckPage);
