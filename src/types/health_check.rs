//! Health checks.
//!
//! Source: `HealthCheck` and `HealthCheckConfig` in the API reference.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::number;

/// A health check as `ListHealthChecks` gives it.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct HealthCheck {
    /// The check's ID.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub id: String,
    /// The creator's reference, unique in an account.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub caller_reference: String,
    /// The AWS service that created it, if one did.
    pub linked_service: Option<LinkedService>,
    /// The configuration.
    #[cfg_attr(feature = "typescript", ts(type = "HealthCheckConfig | undefined"))]
    #[serde(default)]
    pub health_check_config: HealthCheckConfig,
    /// Starts at 1.
    #[cfg_attr(feature = "typescript", ts(type = "number | undefined"))]
    #[serde(default, deserialize_with = "number::required")]
    pub health_check_version: i64,
    /// The alarm of a CloudWatch check.
    pub cloud_watch_alarm_configuration: Option<CloudWatchAlarmConfiguration>,
}

/// The configuration of a health check.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct HealthCheckConfig {
    /// The endpoint's address.
    #[serde(rename = "IPAddress")]
    pub ip_address: Option<String>,
    /// The endpoint's port.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub port: Option<i64>,
    /// Type of the check.
    #[serde(rename = "Type")]
    #[cfg_attr(feature = "typescript", ts(type = "HealthCheckType | undefined"))]
    #[serde(default)]
    pub kind: String,
    /// Path of the request.
    pub resource_path: Option<String>,
    /// Host header, or the name of the endpoint.
    pub fully_qualified_domain_name: Option<String>,
    /// Text that the body must contain.
    pub search_string: Option<String>,
    /// 10 or 30 seconds.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub request_interval: Option<i64>,
    /// Consecutive results that change the status at a checker: 1 to 10.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub failure_threshold: Option<i64>,
    /// Whether latency is measured.
    pub measure_latency: Option<bool>,
    /// Inverts the status.
    pub inverted: Option<bool>,
    /// Stops the check, which then counts as healthy.
    pub disabled: Option<bool>,
    /// Healthy children that a calculated check needs: 0 to 256.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    #[serde(default, deserialize_with = "number::optional")]
    pub health_threshold: Option<i64>,
    /// Children of a calculated check.
    pub child_health_checks: Option<Vec<String>>,
    /// Whether the host name is sent in the TLS hello.
    #[serde(rename = "EnableSNI")]
    pub enable_sni: Option<bool>,
    /// Regions of the checkers.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Array<HealthCheckRegion>"))]
    pub regions: Option<Vec<String>>,
    /// The alarm of a CloudWatch check.
    pub alarm_identifier: Option<AlarmIdentifier>,
    /// Status while a CloudWatch metric has too few data.
    #[cfg_attr(
        feature = "typescript",
        ts(optional, type = "\"Healthy\" | \"Unhealthy\" | \"LastKnownStatus\"")
    )]
    pub insufficient_data_health_status: Option<String>,
    /// The routing control of a recovery-control check.
    pub routing_control_arn: Option<String>,
}

/// The AWS service that created a check.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct LinkedService {
    /// Its principal.
    pub service_principal: Option<String>,
    /// Its description of the check.
    pub description: Option<String>,
}

/// The identity of a CloudWatch alarm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct AlarmIdentifier {
    /// AWS Region.
    #[cfg_attr(feature = "typescript", ts(type = "any"))]
    #[serde(default)]
    pub region: String,
    /// Name of the alarm.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub name: String,
}

/// The alarm of a CloudWatch check.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct CloudWatchAlarmConfiguration {
    /// Periods compared with the threshold.
    #[cfg_attr(feature = "typescript", ts(type = "number | undefined"))]
    #[serde(default, deserialize_with = "number::required")]
    pub evaluation_periods: i64,
    /// The threshold.
    #[cfg_attr(feature = "typescript", ts(type = "number | undefined"))]
    #[serde(default)]
    pub threshold: f64,
    /// The comparison of the metric with the threshold.
    #[cfg_attr(feature = "typescript", ts(type = "ComparisonOperator | undefined"))]
    #[serde(default)]
    pub comparison_operator: String,
    /// Seconds of one evaluation.
    #[cfg_attr(feature = "typescript", ts(type = "number | undefined"))]
    #[serde(default, deserialize_with = "number::required")]
    pub period: i64,
    /// The metric.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub metric_name: String,
    /// The metric's namespace.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub namespace: String,
    /// The statistic.
    #[cfg_attr(feature = "typescript", ts(type = "Statistic | undefined"))]
    #[serde(default)]
    pub statistic: String,
    /// The metric's dimensions.
    pub dimensions: Option<Vec<Dimension>>,
}

/// A dimension of a metric.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "PascalCase", expecting = "an object")]
pub struct Dimension {
    /// Its name.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub name: String,
    /// Its value.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    #[serde(default)]
    pub value: String,
}
