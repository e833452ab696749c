//! Health checks as the API spells them.
//!
//! Source: `HealthCheck` and `HealthCheckConfig` in the API reference.

use serde::{Deserialize, Serialize};

use crate::health::Check;

/// A health check as `ListHealthChecks` gives it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", default)]
pub struct HealthCheck {
    /// The check's ID.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub id: String,
    /// What its maker called it.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub caller_reference: String,
    /// The service that made it, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_service: Option<LinkedService>,
    /// What is checked, and how.
    #[cfg_attr(feature = "typescript", ts(type = "HealthCheckConfig | undefined"))]
    pub health_check_config: HealthCheckConfig,
    /// Starts at 1.
    #[cfg_attr(feature = "typescript", ts(type = "number | undefined"))]
    pub health_check_version: i64,
    /// The alarm behind a CloudWatch check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_watch_alarm_configuration: Option<CloudWatchAlarmConfiguration>,
}

/// What is checked, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", default)]
pub struct HealthCheckConfig {
    /// The endpoint's address.
    #[serde(rename = "IPAddress", skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// The endpoint's port.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub port: Option<i64>,
    /// Kind of check.
    #[serde(rename = "Type")]
    #[cfg_attr(feature = "typescript", ts(type = "HealthCheckType | undefined"))]
    pub kind: String,
    /// Path that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_path: Option<String>,
    /// Host header, or the name to look up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fully_qualified_domain_name: Option<String>,
    /// Text that the body must hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search_string: Option<String>,
    /// 10 or 30 seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub request_interval: Option<i64>,
    /// Consecutive results that change a checker's opinion: 1 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub failure_threshold: Option<i64>,
    /// Whether latency is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure_latency: Option<bool>,
    /// Swaps the status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inverted: Option<bool>,
    /// Stops the check, which then counts as healthy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled: Option<bool>,
    /// Healthy children that a calculated check needs: 0 to 256.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub health_threshold: Option<i64>,
    /// Children of a calculated check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_health_checks: Option<Vec<String>>,
    /// Whether the host name is sent in the TLS hello.
    #[serde(rename = "EnableSNI", skip_serializing_if = "Option::is_none")]
    pub enable_sni: Option<bool>,
    /// Regions of the checkers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "Array<HealthCheckRegion>"))]
    pub regions: Option<Vec<String>>,
    /// The alarm of a CloudWatch check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alarm_identifier: Option<AlarmIdentifier>,
    /// Status while a CloudWatch metric has too few data.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "typescript",
        ts(optional, type = "\"Healthy\" | \"Unhealthy\" | \"LastKnownStatus\"")
    )]
    pub insufficient_data_health_status: Option<String>,
    /// The routing control of a recovery-control check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing_control_arn: Option<String>,
}

/// The service that made a check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", default)]
pub struct LinkedService {
    /// Its principal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_principal: Option<String>,
    /// Its words about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// Names a CloudWatch alarm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", default)]
pub struct AlarmIdentifier {
    /// AWS Region.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub region: String,
    /// Name of the alarm.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub name: String,
}

/// The alarm behind a CloudWatch check, as Route 53 read it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", default)]
pub struct CloudWatchAlarmConfiguration {
    /// Periods compared with the threshold.
    #[cfg_attr(feature = "typescript", ts(type = "number | undefined"))]
    pub evaluation_periods: i64,
    /// The threshold.
    #[cfg_attr(feature = "typescript", ts(type = "number | undefined"))]
    pub threshold: f64,
    /// How the metric is compared.
    #[cfg_attr(feature = "typescript", ts(type = "ComparisonOperator | undefined"))]
    pub comparison_operator: String,
    /// Seconds of one evaluation.
    #[cfg_attr(feature = "typescript", ts(type = "number | undefined"))]
    pub period: i64,
    /// The metric.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub metric_name: String,
    /// The metric's namespace.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub namespace: String,
    /// The statistic.
    #[cfg_attr(feature = "typescript", ts(type = "Statistic | undefined"))]
    pub statistic: String,
    /// The metric's dimensions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<Vec<Dimension>>,
}

/// A dimension of a metric.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", default)]
pub struct Dimension {
    /// Its name.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub name: String,
    /// Its value.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub value: String,
}

/// A check's effective status and the reason for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HealthReport {
    /// The check's ID.
    pub id: String,
    /// After `Disabled`, `Inverted` and the override.
    #[cfg_attr(feature = "typescript", ts(type = "HealthStatus"))]
    pub status: &'static str,
    /// What decided it.
    #[cfg_attr(
        feature = "typescript",
        ts(type = "\"initial\" | \"observed\" | \"calculated\" | \"disabled\" | \"override\"")
    )]
    pub source: &'static str,
    /// One sentence for a person.
    pub reason: String,
}

impl HealthReport {
    pub(super) fn new(id: &str, check: &Check) -> Self {
        let report = check.report();
        Self {
            id: id.to_owned(),
            status: report.status.as_str(),
            source: report.source.as_str(),
            reason: report.reason,
        }
    }
}

impl HealthCheckConfig {
    /// What the check's status depends on.
    pub(super) fn check(&self) -> Check {
        Check {
            disabled: self.disabled == Some(true),
            inverted: self.inverted == Some(true),
            forced: None,
        }
    }
}
