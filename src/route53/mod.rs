//! Route 53's own words: rows, checks and change batches as its API spells them, its
//! refusals, and a hosted zone made from them.
//!
//! - [`ResourceRecordSet`], [`HealthCheck`], [`ChangeBatch`], [`ZoneSource`]: the shapes
//! - [`HostedZone`]: the zone that takes and gives them
//! - [`Route53Error`], [`Code`]: what is refused, with all reasons
//!
//! Source: the Amazon Route 53 API reference, version 2013-04-01.

mod aliases;
mod batch;
mod check_config;
mod error;
mod groups;
mod health_report;
mod hosted_zone;
mod listing;
mod row;
mod settings;

pub use crate::types::{
    AlarmIdentifier, AliasTarget, Change, ChangeBatch, CloudWatchAlarmConfiguration, Dimension,
    HealthCheck, HealthCheckConfig, HealthCheckPage, LinkedService, ResourceRecord,
    ResourceRecordSet, ZoneSource,
};
pub use error::{ArgumentError, Code, Error, Route53Error};
pub use health_report::HealthReport;
pub use hosted_zone::HostedZone;
