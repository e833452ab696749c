//! A check's configuration read: what its status depends on, and what is wrong with it.
//!
//! Source: `HealthCheckConfig` in the API reference; "Values that you specify when you
//! create or update health checks" in the Developer Guide; wording as users have
//! reported it.

use super::HealthCheck;
use super::error::Fault;
use super::health_check::HealthCheckConfig;
use super::row::not_facet_valid;
use crate::health::{Calculated, Check, Endpoint, Kind, Metric, Status};
use crate::order::Table;

/// Seconds between probes where a check does not say (API reference, `RequestInterval`).
const DEFAULT_INTERVAL: u32 = 30;
/// Results in a row where a check does not say (API reference, `FailureThreshold`).
const DEFAULT_THRESHOLD: u32 = 3;
/// Most results in a row that a check may ask for.
const MAX_THRESHOLD: i64 = 10;
/// Most children of a calculated check, and most healthy ones that it may ask for (API
/// reference, `ChildHealthCheckList` and `HealthThreshold`; the Developer Guide says 255
/// in one place).
const MAX_CHILDREN: usize = 256;

const CALCULATED: &str = "CALCULATED";
const METRIC: &str = "CLOUDWATCH_METRIC";
const ROUTING_CONTROL: &str = "RECOVERY_CONTROL";
/// Kinds of check (API reference, `HealthCheckType`).
const TYPES: [&str; 8] = [
    "HTTP",
    "HTTPS",
    "HTTP_STR_MATCH",
    "HTTPS_STR_MATCH",
    "TCP",
    CALCULATED,
    METRIC,
    ROUTING_CONTROL,
];
const LAST_KNOWN: &str = "LastKnownStatus";

/// What the check's status depends on. AWS does not say what a calculated check without a
/// `HealthThreshold` does: here it needs all of its children.
pub(super) fn read(check: &HealthCheck) -> Check {
    let config = &check.health_check_config;
    let kind = match config.kind.as_str() {
        CALCULATED => {
            let children = config.child_health_checks.clone().unwrap_or_default();
            let needed = small(config.health_threshold).map_or(children.len(), |n| n as usize);
            Kind::Calculated(Calculated::new(needed, children))
        }
        METRIC => {
            let insufficient = config.insufficient_data_health_status.as_deref();
            Kind::Metric(Metric::new(insufficient.and_then(Status::parse)))
        }
        ROUTING_CONTROL => Kind::RoutingControl(None),
        _ => Kind::Endpoint(Endpoint::new(
            config.ip_address.as_deref().and_then(|address| address.parse().ok()),
            small(config.request_interval).unwrap_or(DEFAULT_INTERVAL),
            small(config.failure_threshold).unwrap_or(DEFAULT_THRESHOLD),
        )),
    };
    let disabled = config.disabled == Some(true);
    let inverted = config.inverted == Some(true);
    Check { kind, disabled, inverted, forced: None }
}

fn small(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

/// All that is wrong with a check by itself.
pub(super) fn faults(check: &HealthCheck) -> Vec<Fault> {
    let config = &check.health_check_config;
    let mut faults = Vec::new();
    if check.id.is_empty() {
        faults.push(Fault::input("Invalid request: Missing field 'Id' in HealthCheck"));
    }
    let mut refuse = |what: &str| {
        let message = format!("Invalid request: {what} in HealthCheck with [Id={}]", check.id);
        faults.push(Fault::input(message));
    };
    if config.kind.is_empty() {
        refuse("Missing field 'Type'");
    }
    if config.failure_threshold.is_some_and(|n| !(1..=MAX_THRESHOLD).contains(&n)) {
        refuse("FailureThreshold must be from 1 to 10");
    }
    if config.health_threshold.is_some_and(|n| !(0..=MAX_CHILDREN as i64).contains(&n)) {
        refuse("HealthThreshold must be from 0 to 256");
    }
    if config.child_health_checks.as_ref().is_some_and(|list| list.len() > MAX_CHILDREN) {
        refuse("ChildHealthChecks may hold at most 256 IDs");
    }
    if config.kind == ROUTING_CONTROL && is_probed(config) {
        refuse(
            "RequestInterval, FailureThreshold and MeasureLatency do not go with Type RECOVERY_CONTROL",
        );
    }
    enumerations(config, &mut faults);
    faults
}

fn is_probed(config: &HealthCheckConfig) -> bool {
    config.request_interval.is_some()
        || config.failure_threshold.is_some()
        || config.measure_latency.is_some()
}

/// Members whose value is none of their list.
fn enumerations(config: &HealthCheckConfig, faults: &mut Vec<Fault>) {
    let mut refuse = |value: &str, list: &str| {
        faults.push(Fault::input(not_facet_valid(value, list)));
    };
    if !config.kind.is_empty() && !TYPES.contains(&config.kind.as_str()) {
        refuse(&config.kind, &format!("[{}]", TYPES.join(", ")));
    }
    if let Some(interval) = config.request_interval.filter(|n| ![10, 30].contains(n)) {
        refuse(&interval.to_string(), "[10, 30]");
    }
    if let Some(status) = &config.insufficient_data_health_status
        && status != LAST_KNOWN
        && Status::parse(status).is_none()
    {
        refuse(status, "[Healthy, Unhealthy, LastKnownStatus]");
    }
}

/// What is wrong between checks: a calculated one cannot be a child, and so there are no
/// circles. A child of the check that is `put` has to be there; in a list it may have been
/// deleted since, which Route 53 allows.
pub(super) fn family_faults(checks: &Table<HealthCheck>, put: Option<&str>) -> Vec<Fault> {
    let is_calculated = |check: &HealthCheck| check.health_check_config.kind == CALCULATED;
    let mut faults = Vec::new();
    for (id, parent) in checks.entries().iter().filter(|(_, check)| is_calculated(check)) {
        for child in parent.health_check_config.child_health_checks.iter().flatten() {
            let refused = match checks.get(child) {
                Some(check) => is_calculated(check),
                None => put == Some(id.as_str()),
            };
            if refused {
                faults.push(Fault::input(format!(
                    "Invalid parameter : Child health check IDs do not exist or are deleted: {child}"
                )));
            }
        }
    }
    faults
}
