//! Data shapes of the Route 53 API, member for member.
//!
//! - [`ResourceRecordSet`], [`ChangeBatch`]: records and their changes
//! - [`HealthCheck`]: health checks
//! - [`ZoneSource`], [`HealthCheckPage`]: the listings that the AWS CLI prints
//!
//! Plain data: `route53` validates it. serde's attributes give the member names of JSON and of
//! the TypeScript types.
//!
//! Source: the Amazon Route 53 API reference, version 2013-04-01.

mod health_check;
pub(crate) mod number;
mod record_set;
#[cfg(test)]
mod tests;
mod zone_source;

pub use health_check::{
    AlarmIdentifier, CloudWatchAlarmConfiguration, Dimension, HealthCheck, HealthCheckConfig,
    LinkedService,
};
pub use record_set::{AliasTarget, Change, ChangeBatch, ResourceRecord, ResourceRecordSet};
pub use zone_source::{HealthCheckPage, ZoneSource};
