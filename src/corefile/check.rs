//! `check` lines to health checks and back.
//!
//! Source: `HealthCheckConfig` in the API reference. `HTTP_STR_MATCH` is an HTTP check with a
//! search text, and the same for HTTPS.

use std::fmt::Write;

use super::diagnostic::Diagnostic;
use super::lexer::Token;
use super::lexer::{is_unwritable, to_token};
use super::matching::ParsedLine;
use crate::route53::{HealthCheck, HealthCheckConfig};

/// Greatest port.
const MAX_PORT: i64 = 65_535;
/// Greatest `HealthThreshold`.
const MAX_NEEDED: i64 = 256;

/// Parses a check line.
pub(super) fn parse(line: &ParsedLine<'_>) -> Result<HealthCheck, Diagnostic> {
    let id = line.word_at(0).text.clone();
    let mut config = target(line.word_at(1).text.as_str(), line.arguments[2])?;
    let mut check = HealthCheck {
        caller_reference: id.clone(),
        id,
        health_check_version: 1,
        ..HealthCheck::default()
    };
    for option in &line.block {
        match option.word() {
            "reference" => check.caller_reference = option.word_at(0).text.clone(),
            "version" => check.health_check_version = number(option).unwrap_or(1),
            _ => set(&mut config, option),
        }
    }
    if config.search_string.is_some() {
        let not_http = || {
            let found = format!("a text to search for in a {} check", config.kind);
            Diagnostic::error(line.at, found, "it in http and https checks alone")
        };
        config.kind = match config.kind.as_str() {
            "HTTP" => "HTTP_STR_MATCH".to_owned(),
            "HTTPS" => "HTTPS_STR_MATCH".to_owned(),
            _ => return Err(not_http()),
        };
    }
    check.health_check_config = config;
    Ok(check)
}

fn number(option: &ParsedLine<'_>) -> Option<i64> {
    option.word_at(0).text.parse().ok()
}

fn set(config: &mut HealthCheckConfig, option: &ParsedLine<'_>) {
    let text = || Some(option.word_at(0).text.clone());
    let yes = || Some(option.arguments[0].first().is_none_or(|word| word.text == "yes"));
    match option.word() {
        "interval" => config.request_interval = number(option),
        "threshold" => config.failure_threshold = number(option),
        "search" => config.search_string = text(),
        "host" => config.fully_qualified_domain_name = text(),
        "inverted" => config.inverted = yes(),
        "disabled" => config.disabled = yes(),
        "latency" => config.measure_latency = yes(),
        "sni" => config.enable_sni = yes(),
        _ => {
            let regions = option.arguments[0].iter().map(|word| word.text.clone());
            config.regions = Some(regions.collect());
        }
    }
}

/// The configuration of a check's type and target.
fn target(kind: &str, words: &[Token]) -> Result<HealthCheckConfig, Diagnostic> {
    let config = HealthCheckConfig { kind: kind.to_ascii_uppercase(), ..Default::default() };
    let first = &words[0];
    match (kind, words) {
        ("calculated", [needed, children @ ..]) => calculated(config, needed, children),
        (_, [_, extra, ..]) => Err(Diagnostic::error(extra.at, extra.found(), "the line to end")),
        ("recovery_control", _) => {
            Ok(HealthCheckConfig { routing_control_arn: Some(first.text.clone()), ..config })
        }
        ("tcp", _) => endpoint(config, &first.text, None, first, "ADDRESS:PORT"),
        _ => url(config, kind, first),
    }
}

fn calculated(
    config: HealthCheckConfig,
    needed: &Token,
    children: &[Token],
) -> Result<HealthCheckConfig, Diagnostic> {
    let count = needed.text.parse().ok().filter(|count| (0..=MAX_NEEDED).contains(count));
    let wrong = || {
        Diagnostic::error(needed.at, needed.found(), "how many children must be healthy, 0 to 256")
    };
    Ok(HealthCheckConfig {
        health_threshold: Some(count.ok_or_else(wrong)?),
        child_health_checks: Some(children.iter().map(|child| child.text.clone()).collect()),
        ..config
    })
}

fn url(
    config: HealthCheckConfig,
    scheme: &str,
    word: &Token,
) -> Result<HealthCheckConfig, Diagnostic> {
    let wrong = || Diagnostic::error(word.at, word.found(), &format!("a URL of {scheme}://"));
    let rest = word.text.strip_prefix(scheme).and_then(|rest| rest.strip_prefix("://"));
    let rest = rest.ok_or_else(wrong)?;
    let (authority, path) = match rest.find('/') {
        Some(slash) => (&rest[..slash], Some(rest[slash..].to_owned())),
        None => (rest, None),
    };
    endpoint(config, authority, path, word, "a URL with a host")
}

/// Parses `host`, `host:port` or `[address]:port`. TCP needs the port.
fn endpoint(
    mut config: HealthCheckConfig,
    authority: &str,
    path: Option<String>,
    word: &Token,
    expected: &str,
) -> Result<HealthCheckConfig, Diagnostic> {
    let wrong = || Diagnostic::error(word.at, word.found(), expected);
    let (host, port) = split_port(authority);
    let port = port.map(|port| port.parse().ok().filter(|port| (1..=MAX_PORT).contains(port)));
    let is_whole = !matches!((port, config.kind.as_str()), (Some(None), _) | (None, "TCP"));
    if host.is_empty() || !is_whole {
        return Err(wrong());
    }
    match host.parse::<std::net::IpAddr>() {
        Ok(_) => config.ip_address = Some(host.to_owned()),
        Err(_) => config.fully_qualified_domain_name = Some(host.to_owned()),
    }
    Ok(HealthCheckConfig { port: port.flatten(), resource_path: path, ..config })
}

fn split_port(authority: &str) -> (&str, Option<&str>) {
    let bracketed = authority.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match (bracketed, authority.rsplit_once(':')) {
        (Some((address, "")), _) => (address, None),
        (Some((address, rest)), _) => (address, Some(rest.strip_prefix(':').unwrap_or(rest))),
        (None, Some((host, port))) => (host, Some(port)),
        (None, None) => (authority, None),
    }
}

/// The line of a check with its block, or the member that has no spelling in a Corefile.
pub(super) fn write(check: &HealthCheck) -> Result<String, &'static str> {
    let config = &check.health_check_config;
    let unspelt = [
        ("LinkedService", check.linked_service.is_some()),
        ("CloudWatchAlarmConfiguration", check.cloud_watch_alarm_configuration.is_some()),
        ("AlarmIdentifier", config.alarm_identifier.is_some()),
        ("InsufficientDataHealthStatus", config.insufficient_data_health_status.is_some()),
        ("Id", is_unwritable(&check.id)),
        ("CallerReference", is_unwritable(&check.caller_reference)),
        ("SearchString", config.search_string.as_deref().is_some_and(is_unwritable)),
        ("ResourcePath", config.resource_path.as_deref().is_some_and(is_unwritable)),
        (
            "ChildHealthChecks",
            config.child_health_checks.iter().flatten().any(|id| is_unwritable(id)),
        ),
    ];
    if let Some((member, _)) = unspelt.into_iter().find(|(_, there)| *there) {
        return Err(member);
    }
    let kind = config.kind.to_ascii_lowercase().replace("_str_match", "");
    let words: Vec<String> =
        written_target(&kind, config)?.iter().map(|word| to_token(word)).collect();
    let mut text = format!("check {} {kind} {}", to_token(&check.id), words.join(" "));
    let lines = options(check);
    if !lines.is_empty() {
        text.push_str(" {\n");
        lines.iter().for_each(|line| writeln!(text, "    {line}").unwrap_or_default());
        text.push('}');
    }
    Ok(text)
}

fn written_target(kind: &str, config: &HealthCheckConfig) -> Result<Vec<String>, &'static str> {
    let host = config.ip_address.as_ref().or(config.fully_qualified_domain_name.as_ref());
    let port = config.port.map_or_else(String::new, |port| format!(":{port}"));
    let authority = host.map(|host| match host.contains(':') {
        true => format!("[{host}]{port}"),
        false => format!("{host}{port}"),
    });
    match kind {
        "http" | "https" => {
            let path = config.resource_path.as_deref().unwrap_or_default();
            Ok(vec![format!("{kind}://{}{path}", authority.ok_or("IPAddress")?)])
        }
        "tcp" => Ok(vec![authority.ok_or("IPAddress")?]),
        "calculated" => {
            let needed = config.health_threshold.ok_or("HealthThreshold")?.to_string();
            let children = config.child_health_checks.iter().flatten().cloned();
            Ok(std::iter::once(needed).chain(children).collect())
        }
        "recovery_control" => {
            Ok(vec![config.routing_control_arn.clone().ok_or("RoutingControlArn")?])
        }
        _ => Err("Type"),
    }
}

fn options(check: &HealthCheck) -> Vec<String> {
    let config = &check.health_check_config;
    let yes_no = |word: &str, is: Option<bool>| {
        is.map(|is| if is { word.to_owned() } else { format!("{word} no") })
    };
    let host = config.fully_qualified_domain_name.as_ref();
    let host = host.filter(|_| config.ip_address.is_some());
    let regions = config.regions.as_ref().filter(|regions| !regions.is_empty());
    let reference = Some(&check.caller_reference).filter(|text| **text != check.id);
    let version = Some(check.health_check_version).filter(|version| *version != 1);
    [
        config.request_interval.map(|seconds| format!("interval {seconds}")),
        config.failure_threshold.map(|results| format!("threshold {results}")),
        config.search_string.as_ref().map(|text| format!("search {}", to_token(text))),
        host.map(|host| format!("host {}", to_token(host))),
        yes_no("inverted", config.inverted),
        yes_no("disabled", config.disabled),
        yes_no("latency", config.measure_latency),
        yes_no("sni", config.enable_sni),
        regions.map(|regions| format!("regions {}", regions.join(" "))),
        reference.map(|text| format!("reference {}", to_token(text))),
        version.map(|version| format!("version {version}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
