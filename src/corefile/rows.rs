//! Lines of a stanza to rows in Route 53's shape.

use domain::base::iana::Rtype;

use super::diagnostic::Diagnostic;
use super::lexer::Token;
use super::matching::ParsedLine;
use super::value::{ALIAS, LITERAL, absolute, to_route53};
use crate::dns::Name;
use crate::route53::{AliasTarget, ResourceRecord, ResourceRecordSet};
use crate::text::Position;

/// A row and the place that it was read at.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) at: Position,
    pub(super) row: ResourceRecordSet,
}

/// The rows of one group.
pub(super) fn read(group: &ParsedLine<'_>, zone: &Name) -> Result<Vec<Placed>, Diagnostic> {
    let common = ResourceRecordSet {
        name: absolute(&group.word_at(0).text, zone),
        rtype: group.word_at(1).text.clone(),
        ttl: group.word_at(2).text.parse().ok(),
        ..ResourceRecordSet::default()
    };
    if group.word() == "simple" {
        return Ok(vec![with_values(common, group, group.arguments[3], zone)?]);
    }
    if group.block.is_empty() && !group.is_partial {
        let expected = format!("a block of rows ({})", group.rule.block[0].synopsis());
        return Err(Diagnostic::error(
            group.at,
            format!("'{}' without rows", group.word()),
            &expected,
        ));
    }
    group.block.iter().map(|line| row(&common, group, line, zone)).collect()
}

/// One row of a group.
fn row(
    common: &ResourceRecordSet,
    group: &ParsedLine<'_>,
    line: &ParsedLine<'_>,
    zone: &Name,
) -> Result<Placed, Diagnostic> {
    let mut row = common.clone();
    let weighs = usize::from(group.word() == "weighted");
    match group.word() {
        "multivalue" => row.multi_value_answer = Some(true),
        "failover" => row.failover = Some(line.word().to_ascii_uppercase()),
        _ => row.weight = line.word_at(0).text.parse().ok(),
    }
    row.set_identifier = Some(line.word_at(weighs).text.clone());
    row.health_check_id = line.option("check").map(|check| check.text.clone());
    row.ttl = line.option("ttl").map_or(row.ttl, |ttl| ttl.text.parse().ok());
    with_values(row, line, line.arguments[weighs + 1], zone)
}

fn with_values(
    row: ResourceRecordSet,
    line: &ParsedLine<'_>,
    words: &[Token],
    zone: &Name,
) -> Result<Placed, Diagnostic> {
    let rtype = crate::dns::rtype::from_mnemonic(&row.rtype).unwrap_or(Rtype::A);
    let evaluate = line.option("evaluate_target_health");
    let row = match (words, evaluate) {
        ([first, target @ ..], _) if first.text == ALIAS => {
            alias(row, first, target, evaluate.is_some(), zone)?
        }
        (_, Some(flag)) => {
            return Err(Diagnostic::error(flag.at, flag.found(), "it behind 'alias TARGET' alone"));
        }
        ([first], _) if first.text == LITERAL => {
            return Err(Diagnostic::error(first.at, first.found(), "values behind it"));
        }
        ([first, values @ ..], _) if first.text == LITERAL => {
            let records = values.iter().map(|word| ResourceRecord { value: word.text.clone() });
            ResourceRecordSet { resource_records: Some(records.collect()), ..row }
        }
        (values, _) => {
            let spelt = values.iter().map(|word| to_route53(rtype, &word.text, zone));
            let records = spelt.map(|value| ResourceRecord { value });
            ResourceRecordSet { resource_records: Some(records.collect()), ..row }
        }
    };
    Ok(Placed { at: line.at, row })
}

/// The ID of the hosted zone that an alias names, which is always the row's own: a Corefile
/// has no IDs of zones.
const OWN_ZONE: &str = "ZCOREFILE";

/// A row that stands for another; it has no TTL of its own.
fn alias(
    row: ResourceRecordSet,
    word: &Token,
    target: &[Token],
    evaluate_target_health: bool,
    zone: &Name,
) -> Result<ResourceRecordSet, Diagnostic> {
    let [name] = target else {
        let wrong = target.get(1).unwrap_or(word);
        return Err(Diagnostic::error(wrong.at, wrong.found(), "one target behind 'alias'"));
    };
    let dns_name = absolute(&name.text, zone);
    let hosted_zone_id = OWN_ZONE.to_owned();
    let target = AliasTarget { hosted_zone_id, dns_name, evaluate_target_health };
    Ok(ResourceRecordSet { alias_target: Some(target), ttl: None, ..row })
}
