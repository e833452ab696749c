//! A zone to a `multivalue` stanza.
//!
//! - [`compose`]: a server block that parses to the same records, checks, statuses and options;
//!   values may be written differently, with the same data
//! - [`ComposeError`]: a part of a zone that a Corefile cannot hold

use std::fmt::{self, Write};

use domain::base::iana::Rtype;

use super::check;
use super::lexer::{is_unwritable, to_token};
use super::value::{ALIAS, LITERAL, WrittenValue, octal_quotes};
use crate::dns::rtype::from_mnemonic;
use crate::dns::{RecordData, name};
use crate::route53::{AliasTarget, HostedZone, ResourceRecordSet, ZoneSource};
use crate::routing::PolicyKind;
use crate::routing::policy::{ParameterSyntax, PolicySpec};

/// A part of a zone that a Corefile cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComposeError {
    /// The check or record.
    pub item: String,
    /// Its member.
    pub member: &'static str,
}

impl fmt::Display for ComposeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} has no spelling in a Corefile", self.item, self.member)
    }
}

impl std::error::Error for ComposeError {}

/// Writes a zone as a server block.
pub fn compose(zone: &HostedZone) -> Result<String, ComposeError> {
    let mut parts = Vec::new();
    let records = zone.resource_record_sets();
    for rrset in records.chunk_by(|a, b| a.name == b.name && a.rtype == b.rtype) {
        parts.push(rrset_lines(rrset)?);
    }
    for check in zone.health_checks() {
        let error = |member| ComposeError { item: format!("check {}", check.id), member };
        parts.push(check::write(&check).map_err(error)?);
    }
    let source = zone.export();
    parts.extend(health_lines(&source));
    parts.extend(option_lines(&source));
    let mut text = format!("{} {{\n    multivalue {{\n", to_token(&zone.name()));
    for line in parts.iter().flat_map(|part| part.lines()) {
        writeln!(text, "        {line}").unwrap_or_default();
    }
    text.push_str("    }\n}\n");
    Ok(text)
}

fn health_lines(source: &ZoneSource) -> Vec<String> {
    let line = |(id, status): (&String, &String)| {
        format!("health {} {}", to_token(id), status.to_ascii_lowercase())
    };
    source.health.iter().flatten().map(line).collect()
}

fn option_lines(source: &ZoneSource) -> impl Iterator<Item = String> {
    let max_answers = source.max_answers.map(|number| format!("max_answers {number}"));
    let all_down = source.all_down.as_ref().map(|word| format!("all_down {word}"));
    let seed = source.seed.as_ref().map(|seed| format!("seed {seed}"));
    [max_answers, all_down, seed].into_iter().flatten()
}

/// The records of one name and type.
fn rrset_lines(records: &[ResourceRecordSet]) -> Result<String, ComposeError> {
    let first = &records[0];
    let policy = PolicyKind::of_record(first).next().unwrap_or(PolicyKind::Simple).spec();
    let ttl = records.iter().find_map(|record| record.ttl).unwrap_or_default();
    let head = format!("{} {} {} {ttl}", policy.word, to_token(&first.name), first.rtype);
    if let ParameterSyntax::OneRecord = policy.syntax.parameter {
        return Ok(format!("{head} {}", values(first)?));
    }
    let mut text = format!("{head} {{\n");
    for record in records {
        writeln!(text, "    {}", record_line(record, policy, ttl)?).unwrap_or_default();
    }
    text.push('}');
    Ok(text)
}

fn record_line(
    record: &ResourceRecordSet,
    policy: &PolicySpec,
    rrset_ttl: i64,
) -> Result<String, ComposeError> {
    for (member, text) in
        [("SetIdentifier", &record.set_identifier), ("HealthCheckId", &record.health_check_id)]
    {
        if text.as_deref().is_some_and(is_unwritable) {
            return Err(record_error(record, member));
        }
    }
    let mut words = Vec::new();
    words.extend((policy.syntax.write)(record));
    words.push(to_token(record.set_identifier.as_deref().unwrap_or_default()));
    words.push(values(record)?);
    let own_ttl = record.ttl.filter(|ttl| *ttl != rrset_ttl);
    words.extend(own_ttl.map(|ttl| format!("ttl {ttl}")));
    words.extend(record.health_check_id.as_ref().map(|id| format!("check {}", to_token(id))));
    Ok(words.join(" "))
}

fn record_error(record: &ResourceRecordSet, member: &'static str) -> ComposeError {
    ComposeError { item: format!("{} {}", record.name, record.rtype), member }
}

/// The values of a record, or its alias target.
fn values(record: &ResourceRecordSet) -> Result<String, ComposeError> {
    if let Some(target) = &record.alias_target {
        return Ok(alias(target));
    }
    let error = || record_error(record, "Value");
    let rtype = from_mnemonic(&record.rtype).ok_or_else(error)?;
    let values = record.resource_records.iter().flatten();
    let values = values.map(|value| RecordData::from_presentation(rtype, &value.value));
    let values: Vec<RecordData> = values.collect::<Result<_, _>>().map_err(|_| error())?;
    Ok(value_words(rtype, &values))
}

fn alias(target: &AliasTarget) -> String {
    let flag = if target.evaluate_target_health { " evaluate_target_health" } else { "" };
    format!("{ALIAS} {}{flag}", to_token(&absolute(&target.dns_name)))
}

fn absolute(text: &str) -> String {
    name::from_presentation(text)
        .map_or_else(|_| text.to_owned(), |name| name::to_presentation(&name))
}

/// Values as words. `literal` is for all of them or none.
fn value_words(rtype: Rtype, values: &[RecordData]) -> String {
    let written: Vec<_> = values.iter().map(|value| WrittenValue::new(rtype, value)).collect();
    let is_literal = written.iter().any(|value| value.is_literal) || has_option_word(&written);
    let mut words = Vec::new();
    words.extend(is_literal.then(|| LITERAL.to_owned()));
    words.extend(values.iter().zip(&written).map(|(value, written)| {
        match is_literal && !written.is_literal {
            true => to_token(&octal_quotes(value.text())),
            false => to_token(&written.text),
        }
    }));
    words.join(" ")
}

/// Whether a value after the first is a word that starts an option, such as `ttl`.
fn has_option_word(values: &[WrittenValue]) -> bool {
    let options = ["ttl", "check", "evaluate_target_health"];
    values.iter().skip(1).any(|value| options.contains(&value.text.as_str()))
}
