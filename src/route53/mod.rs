//! The Route 53 API: hosted zones, change batches, and refusals in the words of the service.
//!
//! - [`HostedZone`]: a zone that imports, changes and exports the shapes of the API
//! - [`ResourceRecordSet`], [`HealthCheck`], [`ChangeBatch`], [`ZoneSource`]: the shapes
//! - [`Route53Error`], [`Violation`], [`ViolationKind`]: a refusal, with every reason as data
//!
//! Source: the Amazon Route 53 API reference, version 2013-04-01.

mod aliases;
mod batch;
mod check_config;
mod error;
mod health_report;
mod hosted_record;
mod hosted_zone;
mod kind;
mod listing;
mod options;
mod origin;
mod policy_rules;
mod queries;
mod record;
mod rrset_rules;
mod violation;
mod wording;

pub use crate::types::{
    AlarmIdentifier, AliasTarget, Change, ChangeBatch, CloudWatchAlarmConfiguration, Dimension,
    HealthCheck, HealthCheckConfig, HealthCheckPage, LinkedService, ResourceRecord,
    ResourceRecordSet, ZoneSource,
};
pub use error::{ArgumentError, Error, Route53Error};
pub use health_report::HealthReport;
pub use hosted_zone::HostedZone;
pub use kind::{Code, Found, ViolationKind};
pub use violation::{RecordId, Violation};
