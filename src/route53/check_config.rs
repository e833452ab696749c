//! A check's configuration read: what its status depends on, and what is wrong with it.
//!
//! Source: `HealthCheckConfig` in the API reference; "Values that you specify when you
//! create or update health checks" in the Developer Guide; wording as users have
//! reported it.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::HealthCheck;
use super::error::{Violation, Violations};
use super::row::not_facet_valid;
use crate::health::{Calculated, Check, CheckKind, Endpoint, Metric, RoutingControl};
use crate::types::HealthCheckConfig;

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

/// Characters of a path, a name or a text to find (API reference, `ResourcePath`,
/// `FullyQualifiedDomainName`, `SearchString`).
const MAX_TEXT: usize = 255;

const CALCULATED: &str = "CALCULATED";
const METRIC: &str = "CLOUDWATCH_METRIC";
const ROUTING_CONTROL: &str = "RECOVERY_CONTROL";
/// Kinds of check (API reference, `HealthCheckType`).
const TYPES: &[&str] = &[
    "HTTP",
    "HTTPS",
    "HTTP_STR_MATCH",
    "HTTPS_STR_MATCH",
    "TCP",
    CALCULATED,
    METRIC,
    ROUTING_CONTROL,
];

/// What the check's status depends on. AWS does not say what a calculated check without a
/// `HealthThreshold` does: here it needs all of its children.
pub(super) fn read(check: &HealthCheck) -> Check {
    let config = &check.health_check_config;
    let kind = match config.kind.as_str() {
        CALCULATED => {
            let children = config.child_health_checks.clone().unwrap_or_default();
            let needed = small(config.health_threshold).map_or(children.len(), |n| n as usize);
            CheckKind::Calculated(Calculated::new(needed, children))
        }
        METRIC => {
            let insufficient = config.insufficient_data_health_status.as_deref();
            CheckKind::Metric(Metric::new(insufficient.and_then(|status| status.parse().ok())))
        }
        ROUTING_CONTROL => CheckKind::RoutingControl(RoutingControl::default()),
        _ => CheckKind::Endpoint(Endpoint::new(
            config.ip_address.as_deref().and_then(|address| address.parse().ok()),
            small(config.request_interval).unwrap_or(DEFAULT_INTERVAL),
            small(config.failure_threshold).unwrap_or(DEFAULT_THRESHOLD),
        )),
    };
    let disabled = config.disabled == Some(true);
    let inverted = config.inverted == Some(true);
    Check { kind, disabled, inverted, status_override: None }
}

fn small(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

/// All that is wrong with a check by itself.
pub(super) fn judge(check: &HealthCheck, faults: &mut Violations) {
    let config = &check.health_check_config;
    let children = config.child_health_checks.as_ref().map_or(0, Vec::len);
    let is_probed = config.request_interval.is_some()
        || config.failure_threshold.is_some()
        || config.measure_latency.is_some();
    let outside = |number: Option<i64>, least, most| {
        number.is_some_and(|number| !(least..=most).contains(&number))
    };
    let long =
        |text: &Option<String>| text.as_ref().is_some_and(|text| text.chars().count() > MAX_TEXT);
    let address = config.ip_address.as_deref().map(str::parse::<IpAddr>);
    let mut rule = |broken: bool, what: &str| {
        if broken {
            let message = format!("Invalid request: {what} in HealthCheck with [Id={}]", check.id);
            faults.push(Violation::input(message));
        }
    };
    rule(check.id.is_empty(), "Missing field 'Id'");
    rule(config.kind.is_empty(), "Missing field 'Type'");
    rule(outside(config.port, 1, 65_535), "Port must be from 1 to 65535");
    rule(matches!(address, Some(Err(_))), "IPAddress must be an IPv4 or IPv6 address");
    rule(long(&config.resource_path), "ResourcePath must have at most 255 characters");
    rule(long(&config.search_string), "SearchString must have at most 255 characters");
    rule(
        long(&config.fully_qualified_domain_name),
        "FullyQualifiedDomainName must have at most 255 characters",
    );
    rule(
        outside(config.failure_threshold, 1, MAX_THRESHOLD),
        "FailureThreshold must be from 1 to 10",
    );
    rule(
        outside(config.health_threshold, 0, MAX_CHILDREN as i64),
        "HealthThreshold must be from 0 to 256",
    );
    rule(children > MAX_CHILDREN, "ChildHealthChecks may hold at most 256 IDs");
    rule(
        config.kind == ROUTING_CONTROL && is_probed,
        "RequestInterval, FailureThreshold and MeasureLatency do not go with Type RECOVERY_CONTROL",
    );
    enumerations(config, faults);
}

/// Members whose value is none of their list.
fn enumerations(config: &HealthCheckConfig, faults: &mut Violations) {
    let kind = config.kind.as_str();
    if !kind.is_empty() && !TYPES.contains(&kind) {
        faults.push(Violation::input(not_facet_valid(kind, &format!("[{}]", TYPES.join(", ")))));
    }
    if let Some(seconds) = config.request_interval
        && ![10, 30].contains(&seconds)
    {
        faults.push(Violation::input(not_facet_valid(&format!("{seconds}"), "[10, 30]")));
    }
    if let Some(status) = config.insufficient_data_health_status.as_deref()
        && !["Healthy", "Unhealthy", "LastKnownStatus"].contains(&status)
    {
        let list = "[Healthy, Unhealthy, LastKnownStatus]";
        faults.push(Violation::input(not_facet_valid(status, list)));
    }
}

/// What is wrong between checks: a calculated one cannot be a child, and so there are no
/// circles. A child of the check that is `put` has to be there; in a list it may have been
/// deleted since, which Route 53 allows.
pub(super) fn judge_families(
    checks: &BTreeMap<String, HealthCheck>,
    put: Option<&str>,
    faults: &mut Violations,
) {
    for (id, check) in checks {
        let config = &check.health_check_config;
        for child in config.child_health_checks.iter().flatten() {
            let refused = match checks.get(child) {
                Some(child) => child.health_check_config.kind == CALCULATED,
                None => put == Some(id.as_str()),
            };
            if refused && config.kind == CALCULATED {
                faults.push(Violation::input(format!(
                    "Invalid parameter : Child health check IDs do not exist or are deleted: {child}"
                )));
            }
        }
    }
}
