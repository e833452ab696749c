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
    /// Records in one multivalue answer, 1 to 255; 8 by default, as Route 53 has it. Our addition.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub max_answers: Option<i64>,
    /// What a group answers whose rows are all unhealthy: with `open`, the default, as if all
    /// were healthy, as Route 53 does; with `closed`, nothing. Our addition.
    #[cfg_attr(feature = "typescript", ts(optional, type = "\"open\" | \"closed\""))]
    pub all_down: Option<String>,
    /// Makes answers reproducible where the caller gives no seed: decimal digits of a whole
    /// number from 0 to 2^64-1. Our addition.
    pub seed: Option<String>,
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
        members.seldom("MaxAnswers", &mut self.max_answers);
        members.seldom("AllDown", &mut self.all_down);
        members.add("Seed", &mut self.seed);
    }
}

impl Shape for HealthCheckPage {
    fn members(&mut self, members: &mut Members<'_>) {
        members.require("HealthChecks", &mut self.health_checks);
    }
}

serde_by_document!(ZoneSource, HealthCheckPage);
