//! Health checks as the API spells them.
//!
//! Source: `HealthCheck` and `HealthCheckConfig` in the API reference.

use crate::health::{Check, Observation};
use crate::shape::{Document, Members, Object, Shape, serde_by_document, serialize_by_document};

/// A health check as `ListHealthChecks` gives it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(optional_fields, rename_all = "PascalCase")
)]
pub struct HealthCheck {
    /// The check's ID.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub id: String,
    /// What its maker called it.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub caller_reference: String,
    /// The service that made it, where one did.
    pub linked_service: Option<LinkedService>,
    /// What is checked, and how.
    #[cfg_attr(feature = "typescript", ts(type = "HealthCheckConfig | undefined"))]
    pub health_check_config: HealthCheckConfig,
    /// Starts at 1.
    #[cfg_attr(feature = "typescript", ts(type = "number | undefined"))]
    pub health_check_version: i64,
    /// The alarm behind a CloudWatch check.
    pub cloud_watch_alarm_configuration: Option<CloudWatchAlarmConfiguration>,
}

/// What is checked, and how.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(optional_fields, rename_all = "PascalCase")
)]
pub struct HealthCheckConfig {
    /// The endpoint's address.
    #[cfg_attr(feature = "typescript", ts(rename = "IPAddress"))]
    pub ip_address: Option<String>,
    /// The endpoint's port.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub port: Option<i64>,
    /// Kind of check.
    #[cfg_attr(feature = "typescript", ts(rename = "Type", type = "HealthCheckType | undefined"))]
    pub kind: String,
    /// Path that is asked for.
    pub resource_path: Option<String>,
    /// Host header, or the name to look up.
    pub fully_qualified_domain_name: Option<String>,
    /// Text that the body must hold.
    pub search_string: Option<String>,
    /// 10 or 30 seconds.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub request_interval: Option<i64>,
    /// Consecutive results that change a checker's opinion: 1 to 10.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub failure_threshold: Option<i64>,
    /// Whether latency is measured.
    pub measure_latency: Option<bool>,
    /// Swaps the status.
    pub inverted: Option<bool>,
    /// Stops the check, which then counts as healthy.
    pub disabled: Option<bool>,
    /// Healthy children that a calculated check needs: 0 to 256.
    #[cfg_attr(feature = "typescript", ts(optional, type = "number"))]
    pub health_threshold: Option<i64>,
    /// Children of a calculated check.
    pub child_health_checks: Option<Vec<String>>,
    /// Whether the host name is sent in the TLS hello.
    #[cfg_attr(feature = "typescript", ts(rename = "EnableSNI"))]
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

/// The service that made a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(optional_fields, rename_all = "PascalCase")
)]
pub struct LinkedService {
    /// Its principal.
    pub service_principal: Option<String>,
    /// Its words about it.
    pub description: Option<String>,
}

/// Names a CloudWatch alarm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "PascalCase"))]
pub struct AlarmIdentifier {
    /// AWS Region.
    #[cfg_attr(feature = "typescript", ts(type = "any"))]
    pub region: String,
    /// Name of the alarm.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub name: String,
}

/// The alarm behind a CloudWatch check, as Route 53 read it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(optional_fields, rename_all = "PascalCase")
)]
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
    pub dimensions: Option<Vec<Dimension>>,
}

/// A dimension of a metric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "PascalCase"))]
pub struct Dimension {
    /// Its name.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub name: String,
    /// Its value.
    #[cfg_attr(feature = "typescript", ts(type = "string | undefined"))]
    pub value: String,
}

/// A check's effective status and the reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Results in a row against a checker's opinion, of an endpoint that was probed.
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub streak: Option<u32>,
}

impl HealthReport {
    pub(super) fn new(id: &str, check: &Check) -> Self {
        let report = check.report();
        Self {
            id: id.to_owned(),
            status: report.status.as_str(),
            source: report.source.as_str(),
            reason: report.reason,
            streak: report.streak,
        }
    }
}

impl Shape for HealthCheck {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("Id", &mut self.id);
        members.add("CallerReference", &mut self.caller_reference);
        members.seldom("LinkedService", &mut self.linked_service);
        members.add("HealthCheckConfig", &mut self.health_check_config);
        members.add("HealthCheckVersion", &mut self.health_check_version);
        members.seldom("CloudWatchAlarmConfiguration", &mut self.cloud_watch_alarm_configuration);
    }
}

impl Shape for HealthCheckConfig {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("IPAddress", &mut self.ip_address);
        members.add("Port", &mut self.port);
        members.add("Type", &mut self.kind);
        members.add("ResourcePath", &mut self.resource_path);
        members.add("FullyQualifiedDomainName", &mut self.fully_qualified_domain_name);
        members.add("SearchString", &mut self.search_string);
        members.add("RequestInterval", &mut self.request_interval);
        members.add("FailureThreshold", &mut self.failure_threshold);
        members.add("MeasureLatency", &mut self.measure_latency);
        members.add("Inverted", &mut self.inverted);
        members.add("Disabled", &mut self.disabled);
        members.seldom("HealthThreshold", &mut self.health_threshold);
        members.seldom("ChildHealthChecks", &mut self.child_health_checks);
        members.add("EnableSNI", &mut self.enable_sni);
        members.seldom("Regions", &mut self.regions);
        members.seldom("AlarmIdentifier", &mut self.alarm_identifier);
        members.seldom("InsufficientDataHealthStatus", &mut self.insufficient_data_health_status);
        members.seldom("RoutingControlArn", &mut self.routing_control_arn);
    }
}

impl Shape for LinkedService {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("ServicePrincipal", &mut self.service_principal);
        members.add("Description", &mut self.description);
    }
}

impl Shape for AlarmIdentifier {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("Region", &mut self.region);
        members.add("Name", &mut self.name);
    }
}

impl Shape for CloudWatchAlarmConfiguration {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("EvaluationPeriods", &mut self.evaluation_periods);
        members.add("Threshold", &mut self.threshold);
        members.add("ComparisonOperator", &mut self.comparison_operator);
        members.add("Period", &mut self.period);
        members.add("MetricName", &mut self.metric_name);
        members.add("Namespace", &mut self.namespace);
        members.add("Statistic", &mut self.statistic);
        members.add("Dimensions", &mut self.dimensions);
    }
}

impl Shape for Dimension {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("Name", &mut self.name);
        members.add("Value", &mut self.value);
    }
}

impl Shape for Observation {
    fn members(&mut self, members: &mut Members<'_>) {
        members.require("ok", &mut self.ok);
        members.add("at", &mut self.at);
        members.add("checker", &mut self.checker);
    }
}

impl From<HealthReport> for Document {
    fn from(report: HealthReport) -> Self {
        let mut object = Object::default();
        object.add("id", report.id);
        object.add("status", report.status);
        object.add("source", report.source);
        object.add("reason", report.reason);
        if let Some(streak) = report.streak {
            object.add("streak", streak);
        }
        Self::Object(object)
    }
}

serde_by_document!(HealthCheck, Observation);

serialize_by_document!(HealthReport);
