//! Parses and validates the configuration of health checks.
//!
//! Source: `HealthCheckConfig` in the API reference; "Values that you specify when you create or
//! update health checks" in the Developer Guide; refusals that users of the service have reported.

use std::net::IpAddr;

use super::HealthCheck;
use super::hosted_record::HealthChecks;
use super::kind::ViolationKind;
use super::violation::Violation;
use crate::health::{Calculated, Check, CheckKind, Endpoint, Metric, RoutingControl};
use crate::text::DataPath;
use crate::types::HealthCheckConfig;

/// Seconds between probes by default (API reference, `RequestInterval`).
const DEFAULT_INTERVAL: u32 = 30;
/// Consecutive results that change a status by default (API reference, `FailureThreshold`).
const DEFAULT_THRESHOLD: u32 = 3;
/// Greatest `FailureThreshold`.
const MAX_THRESHOLD: i64 = 10;
/// Most children of a calculated check, and greatest `HealthThreshold` (API reference,
/// `ChildHealthCheckList` and `HealthThreshold`; the Developer Guide says 255 in one place).
const MAX_CHILDREN: usize = 256;
/// Most characters of a text (API reference, `ResourcePath`, `FullyQualifiedDomainName` and
/// `SearchString`).
const MAX_TEXT: usize = 255;

const CALCULATED: &str = "CALCULATED";
const METRIC: &str = "CLOUDWATCH_METRIC";
const ROUTING_CONTROL: &str = "RECOVERY_CONTROL";
/// Types of health checks (API reference, `HealthCheckType`).
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
/// Seconds between probes (API reference, `RequestInterval`).
const INTERVALS: [&str; 2] = ["10", "30"];
/// Statuses of a metric with too few data (API reference, `InsufficientDataHealthStatus`).
const INSUFFICIENT_DATA: [&str; 3] = ["Healthy", "Unhealthy", "LastKnownStatus"];

/// Parses a valid health check.
pub(super) fn parse(check: &HealthCheck) -> Check {
    let config = &check.health_check_config;
    let kind = match config.kind.as_str() {
        CALCULATED => {
            let children = config.child_health_checks.clone().unwrap_or_default();
            let needed = small(config.health_threshold).unwrap_or_default();
            CheckKind::Calculated(Calculated::new(needed as usize, children))
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

/// Validates a health check by itself; `path` is its own.
pub(super) fn validate(check: &HealthCheck, path: &DataPath) -> Vec<Violation> {
    let (id, violations) = (&check.id, Vec::new());
    let mut validator = Validator { id, path: path.clone(), violations };
    if id.is_empty() {
        validator.refuse("Id", ViolationKind::MissingMember("Id"));
    }
    validator.path = path.member("HealthCheckConfig");
    validator.config(&check.health_check_config);
    validator.violations
}

struct Validator<'a> {
    id: &'a str,
    path: DataPath,
    violations: Vec<Violation>,
}

impl Validator<'_> {
    fn config(&mut self, config: &HealthCheckConfig) {
        self.kind(config);
        self.range("Port", config.port, 1, 65_535);
        if config.ip_address.as_ref().is_some_and(|address| address.parse::<IpAddr>().is_err()) {
            self.refuse("IPAddress", ViolationKind::InvalidIpAddress);
        }
        self.length("ResourcePath", config.resource_path.as_ref());
        self.length("SearchString", config.search_string.as_ref());
        self.length("FullyQualifiedDomainName", config.fully_qualified_domain_name.as_ref());
        self.range("FailureThreshold", config.failure_threshold, 1, MAX_THRESHOLD);
        self.calculated(config);
        self.routing_control(config);
        let interval = config.request_interval.map(|seconds| seconds.to_string());
        self.enumeration("RequestInterval", interval.as_ref(), &INTERVALS);
        let insufficient = config.insufficient_data_health_status.as_ref();
        self.enumeration("InsufficientDataHealthStatus", insufficient, &INSUFFICIENT_DATA);
    }

    fn kind(&mut self, config: &HealthCheckConfig) {
        match config.kind.is_empty() {
            true => self.refuse("Type", ViolationKind::MissingMember("Type")),
            false => self.enumeration("Type", Some(&config.kind), TYPES),
        }
    }

    /// AWS does not document a calculated check without a `HealthThreshold`.
    fn calculated(&mut self, config: &HealthCheckConfig) {
        let member = "HealthThreshold";
        if config.kind == CALCULATED && config.health_threshold.is_none() {
            self.refuse(member, ViolationKind::MissingMember(member));
        }
        self.range(member, config.health_threshold, 0, MAX_CHILDREN as i64);
        if config.child_health_checks.as_ref().is_some_and(|list| list.len() > MAX_CHILDREN) {
            self.refuse("ChildHealthChecks", ViolationKind::TooManyChildren(MAX_CHILDREN));
        }
    }

    fn routing_control(&mut self, config: &HealthCheckConfig) {
        let is_probed = config.request_interval.is_some()
            || config.failure_threshold.is_some()
            || config.measure_latency.is_some();
        if config.kind == ROUTING_CONTROL && is_probed {
            self.refuse("Type", ViolationKind::RoutingControlIsNotProbed);
        }
    }

    fn range(&mut self, member: &'static str, value: Option<i64>, min: i64, max: i64) {
        if let Some(value) = value.filter(|value| !(min..=max).contains(value)) {
            self.refuse(member, ViolationKind::OutOfRange { member, value, min, max });
        }
    }

    fn length(&mut self, member: &'static str, text: Option<&String>) {
        if text.is_some_and(|text| text.chars().count() > MAX_TEXT) {
            self.refuse(member, ViolationKind::WrongLength { member, min: 0, max: MAX_TEXT });
        }
    }

    fn enumeration(
        &mut self,
        member: &'static str,
        value: Option<&String>,
        allowed: &[&'static str],
    ) {
        if let Some(value) = value.filter(|value| !allowed.contains(&value.as_str())).cloned() {
            let allowed = allowed.to_vec();
            self.refuse(member, ViolationKind::NotInEnumeration { value, allowed });
        }
    }

    fn refuse(&mut self, member: &'static str, kind: ViolationKind) {
        let path = self.path.member(member);
        self.violations.push(Violation::of_health_check(kind, self.id, path));
    }
}

/// Validates the children of calculated checks in a listing. A child can be deleted, as Route 53
/// allows.
pub(super) fn validate_children(
    check: &HealthCheck,
    path: &DataPath,
    checks: &HealthChecks,
) -> Vec<Violation> {
    let is_wrong = |child: &str| checks.get(child).is_some_and(|check| is_calculated(check));
    invalid_children(check, path, &is_wrong)
}

/// Validates the children of calculated checks after the check of this ID was put. Its own
/// children exist; if it is calculated, it is no child of another.
pub(super) fn validate_put(id: &str, checks: &HealthChecks) -> Vec<Violation> {
    let root = DataPath::default();
    let mut violations = Vec::new();
    for (parent, check) in checks {
        let is_put = parent == id;
        let is_wrong = |child: &str| checks.get(child).map_or(is_put, |check| is_calculated(check));
        violations.extend(invalid_children(check, &root, &is_wrong).into_iter().map(|violation| {
            match is_put {
                true => violation,
                // The type of the check that was put makes it a wrong child.
                false => {
                    Violation { path: root.member("HealthCheckConfig").member("Type"), ..violation }
                }
            }
        }));
    }
    violations
}

/// The wrong children of a calculated check.
fn invalid_children(
    check: &HealthCheck,
    path: &DataPath,
    is_wrong: &dyn Fn(&str) -> bool,
) -> Vec<Violation> {
    let list = path.member("HealthCheckConfig").member("ChildHealthChecks");
    let children = check.health_check_config.child_health_checks.iter().flatten().enumerate();
    let wrong = children.filter(|(_, child)| is_calculated(check) && is_wrong(child));
    let violation = |(index, child): (usize, &String)| {
        let kind = ViolationKind::InvalidChild(child.clone());
        Violation::of_health_check(kind, &check.id, list.index(index))
    };
    wrong.map(violation).collect()
}

/// A calculated check cannot be the child of another, so there are no circles.
fn is_calculated(check: &HealthCheck) -> bool {
    check.health_check_config.kind == CALCULATED
}
