//! A zone as a `multivalue` stanza. Reading the text gives the same rows, checks, statuses
//! and limits; values may be spelt otherwise, with the same data.

use std::fmt::{self, Write};

use super::check;
use super::value::{ALIAS, LITERAL, from_route53, is_unspelt, token};
use crate::dns::rtype::from_mnemonic;
use crate::dns::{RecordData, name};
use crate::route53::{HostedZone, ResourceRecordSet, ZoneSource};

/// What a zone holds that no Corefile can spell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComposeError {
    /// The check or row.
    pub of: String,
    /// Its member.
    pub member: &'static str,
}

impl fmt::Display for ComposeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} has no spelling in a Corefile", self.of, self.member)
    }
}

impl std::error::Error for ComposeError {}

/// A server block with the zone's stanza.
pub fn compose(zone: &HostedZone) -> Result<String, ComposeError> {
    let mut lines = Vec::new();
    let rows = zone.resource_record_sets();
    let mut groups: Vec<&[ResourceRecordSet]> = Vec::new();
    for group in rows.chunk_by(|one, other| one.name == other.name && one.rtype == other.rtype) {
        groups.push(group);
    }
    for group in groups {
        lines.extend(write_group(group)?.lines().map(str::to_owned));
    }
    for check in zone.health_checks() {
        let unspelt = |member| ComposeError { of: format!("check {}", check.id), member };
        lines.extend(check::write(&check).map_err(unspelt)?.lines().map(str::to_owned));
    }
    lines.extend(statuses(zone));
    lines.extend(options(&zone.export()));
    let mut text = format!("{} {{\n    multivalue {{\n", token(&zone.name()));
    lines.iter().for_each(|line| writeln!(text, "        {line}").unwrap_or_default());
    text.push_str("    }\n}\n");
    Ok(text)
}

fn statuses(zone: &HostedZone) -> Vec<String> {
    let health = zone.export().health.into_iter().flatten();
    let lines =
        health.map(|(id, status)| format!("health {} {}", token(&id), status.to_ascii_lowercase()));
    lines.collect()
}

fn options(source: &ZoneSource) -> Vec<String> {
    let max_answers = source.max_answers.map(|number| format!("max_answers {number}"));
    let all_down = source.all_down.as_ref().map(|way| format!("all_down {way}"));
    let seed = source.seed.as_ref().map(|seed| format!("seed {seed}"));
    [max_answers, all_down, seed].into_iter().flatten().collect()
}

/// All rows of one name and type.
fn write_group(rows: &[ResourceRecordSet]) -> Result<String, ComposeError> {
    let first = &rows[0];
    let policy = match first {
        _ if first.multi_value_answer.is_some() => "multivalue",
        _ if first.failover.is_some() => "failover",
        _ if first.weight.is_some() => "weighted",
        _ => "simple",
    };
    let ttl = rows.iter().find_map(|row| row.ttl).unwrap_or_default();
    let head = format!("{policy} {} {} {ttl}", token(&first.name), first.rtype);
    if policy == "simple" {
        return Ok(format!("{head} {}", values(first)?));
    }
    let mut text = format!("{head} {{\n");
    for row in rows {
        writeln!(text, "    {}", write_row(row, ttl)?).unwrap_or_default();
    }
    text.push('}');
    Ok(text)
}

fn write_row(row: &ResourceRecordSet, group_ttl: i64) -> Result<String, ComposeError> {
    for (member, text) in
        [("SetIdentifier", &row.set_identifier), ("HealthCheckId", &row.health_check_id)]
    {
        if text.as_deref().is_some_and(is_unspelt) {
            return Err(ComposeError { of: format!("{} {}", row.name, row.rtype), member });
        }
    }
    let mut words = Vec::new();
    words.extend(row.failover.as_ref().map(|role| role.to_ascii_lowercase()));
    words.extend(row.weight.map(|weight| weight.to_string()));
    words.push(token(row.set_identifier.as_deref().unwrap_or_default()));
    words.push(values(row)?);
    let own_ttl = row.ttl.filter(|ttl| *ttl != group_ttl);
    words.extend(own_ttl.map(|ttl| format!("ttl {ttl}")));
    words.extend(row.health_check_id.as_ref().map(|id| format!("check {}", token(id))));
    Ok(words.join(" "))
}

fn values(row: &ResourceRecordSet) -> Result<String, ComposeError> {
    if let Some(target) = &row.alias_target {
        let flag = if target.evaluate_target_health { " evaluate_target_health" } else { "" };
        return Ok(format!("{ALIAS} {}{flag}", token(&absolute(&target.dns_name))));
    }
    let unspelt = || ComposeError { of: format!("{} {}", row.name, row.rtype), member: "Value" };
    let rtype = from_mnemonic(&row.rtype).ok_or_else(unspelt)?;
    let given = row.resource_records.iter().flatten();
    let parsed = given
        .map(|record| RecordData::from_presentation(rtype, &record.value).map_err(|_| unspelt()));
    let parsed: Vec<RecordData> = parsed.collect::<Result<_, _>>()?;
    let words: Vec<(String, bool)> = parsed.iter().map(|v| from_route53(rtype, v)).collect();
    let is_literal = words.iter().any(|(_, literal)| *literal) || ends_like_an_option(&words);
    let spelt = parsed.iter().zip(&words).map(|(value, (word, literal))| match is_literal {
        true if !literal => token(&super::value::octal_quotes(value.text())),
        _ => token(word),
    });
    let spelt: Vec<String> = spelt.collect();
    Ok(if is_literal { format!("{LITERAL} {}", spelt.join(" ")) } else { spelt.join(" ") })
}

/// Whether texts among the last values would be read as `ttl N`, `check CHECK` or a flag.
fn ends_like_an_option(words: &[(String, bool)]) -> bool {
    let options = ["ttl", "check", "evaluate_target_health"];
    words.iter().skip(1).any(|(word, _)| options.contains(&word.as_str()))
}

fn absolute(name_: &str) -> String {
    name::from_presentation(name_)
        .map_or_else(|_| name_.to_owned(), |name| name::to_presentation(&name))
}
