//! The types that JavaScript sees: generated from the Rust types and compared with
//! the checked-in `js/types.ts`. `UPDATE_TYPES=1 cargo test --features typescript
//! --test typescript` writes them.
#![cfg(feature = "typescript")]

use std::fs;

use multivalue::dns::rtype;
use multivalue::{corefile, health, route53, simulation, statistics, zone};
use ts_rs::{Config, TS};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/js/types.ts");

#[test]
fn types_are_those_of_the_rust_code() {
    let generated = generate();
    if std::env::var_os("UPDATE_TYPES").is_some() {
        fs::write(FILE, &generated).unwrap();
    }
    let checked_in = fs::read_to_string(FILE).unwrap();
    assert!(
        generated == checked_in,
        "js/types.ts is not what the Rust types give; UPDATE_TYPES=1 writes it anew"
    );
}

fn generate() -> String {
    let mut text = HEAD.to_owned();
    text += &union("RRType", "A record type that Route 53 has.", &rtype::ALL.map(rtype::mnemonic));
    for (name, doc, members) in UNIONS {
        text += &union(name, doc, members);
    }
    for declaration in declarations(&Config::default()) {
        text += &declaration;
    }
    text
}

const HEAD: &str = "// The data shapes of the package, generated from the Rust types: do not edit.
// Source: the Route 53 API reference for what it names; the doc comments say the rest.
";

/// Enumerations of the API reference that the core keeps as text.
const UNIONS: &[(&str, &str, &[&str])] = &[
    ("HealthStatus", "What a health check says.", &["Healthy", "Unhealthy"]),
    (
        "HealthCheckType",
        "Kind of health check.",
        &[
            "HTTP",
            "HTTPS",
            "HTTP_STR_MATCH",
            "HTTPS_STR_MATCH",
            "TCP",
            "CALCULATED",
            "CLOUDWATCH_METRIC",
            "RECOVERY_CONTROL",
        ],
    ),
    (
        "HealthCheckRegion",
        "AWS Region with health checkers.",
        &[
            "us-east-1",
            "us-west-1",
            "us-west-2",
            "eu-west-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "sa-east-1",
        ],
    ),
    (
        "ComparisonOperator",
        "How a CloudWatch alarm compares.",
        &[
            "GreaterThanOrEqualToThreshold",
            "GreaterThanThreshold",
            "LessThanThreshold",
            "LessThanOrEqualToThreshold",
        ],
    ),
    (
        "Statistic",
        "Statistic of a CloudWatch metric.",
        &["Average", "Sum", "SampleCount", "Maximum", "Minimum"],
    ),
];

fn union(name: &str, doc: &str, members: &[&str]) -> String {
    let members: Vec<_> = members.iter().map(|member| format!("\"{member}\"")).collect();
    format!("\n/** {doc} */\nexport type {name} = {};\n", members.join(" | "))
}

fn declarations(config: &Config) -> Vec<String> {
    vec![
        declaration::<route53::ZoneSource>(config),
        declaration::<route53::ResourceRecordSet>(config),
        declaration::<route53::ResourceRecord>(config),
        declaration::<route53::AliasTarget>(config),
        declaration::<route53::ChangeBatch>(config),
        declaration::<route53::Change>(config),
        declaration::<route53::HealthCheck>(config),
        declaration::<route53::HealthCheckConfig>(config),
        declaration::<route53::LinkedService>(config),
        declaration::<route53::AlarmIdentifier>(config),
        declaration::<route53::CloudWatchAlarmConfiguration>(config),
        declaration::<route53::Dimension>(config),
        declaration::<route53::HealthReport>(config),
        declaration::<route53::Violation>(config),
        declaration::<route53::RecordId>(config),
        declaration::<health::Observation>(config),
        declaration::<zone::Answer>(config),
        declaration::<zone::AnswerRecord>(config),
        declaration::<zone::RowOutcome>(config),
        declaration::<zone::TargetOutcome>(config),
        declaration::<statistics::Tally>(config),
        declaration::<statistics::TallyRow>(config),
        declaration::<statistics::TallyPlace>(config),
        declaration::<statistics::ChiSquareTest>(config),
        declaration::<corefile::Diagnostic>(config),
        declaration::<simulation::Scenario>(config),
        declaration::<simulation::ScenarioEvent>(config),
        declaration::<simulation::Timeline>(config),
        declaration::<simulation::StatusChange>(config),
    ]
}

fn declaration<T: TS>(config: &Config) -> String {
    let doc = T::docs().unwrap_or_default();
    format!("\n{doc}export {}\n", indent(&T::decl(config)))
}

/// One member a line, two blanks in.
fn indent(declaration: &str) -> String {
    let (head, members) = declaration.split_once("{ ").unwrap();
    let members = members.trim_end_matches(" };").lines();
    let members: String = members
        .filter(|line| !line.trim().is_empty())
        .map(|line| format!("  {}\n", line.trim_end()))
        .collect();
    format!("{head}{{{members}}};").replacen("{  ", "{\n  ", 1).replace("{  \n", "{\n")
}
