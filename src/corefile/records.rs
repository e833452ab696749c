//! The lines of an RRset to records.

use domain::base::iana::Rtype;

use super::diagnostic::Diagnostic;
use super::lexer::Token;
use super::matching::ParsedLine;
use super::value::{ALIAS, LITERAL, absolute, to_route53};
use crate::dns::Name;
use crate::dns::rtype::from_mnemonic;
use crate::route53::{AliasTarget, ResourceRecord, ResourceRecordSet};
use crate::routing::PolicyKind;
use crate::routing::policy::{ParameterSyntax, Syntax};
use crate::text::Position;

/// A record and its position.
#[derive(Clone, Debug)]
pub(super) struct Spanned {
    pub(super) at: Position,
    pub(super) record: ResourceRecordSet,
}

/// `HostedZoneId` of every alias: a Corefile has no IDs of zones.
const OWN_ZONE: &str = "ZCOREFILE";

/// Name, type and TTL.
const RRSET_ARGUMENTS: usize = 3;

/// The policy that starts the line of an RRset.
pub(super) fn policy(line: &ParsedLine<'_>) -> Option<PolicyKind> {
    PolicyKind::ALL.iter().copied().find(|kind| kind.as_str() == line.word())
}

/// Parses the records of an RRset. Leaves out those with an error.
pub(super) fn parse(
    rrset: &ParsedLine<'_>,
    policy: PolicyKind,
    zone: &Name,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Spanned> {
    let syntax = &policy.spec().syntax;
    let common = ResourceRecordSet {
        name: absolute(&rrset.word_at(0).text, zone),
        rtype: rrset.word_at(1).text.clone(),
        ttl: rrset.word_at(2).text.parse().ok(),
        ..ResourceRecordSet::default()
    };
    let records: Vec<Result<Spanned, Diagnostic>> = match syntax.parameter {
        ParameterSyntax::OneRecord => {
            vec![with_values(common, rrset, rrset.arguments[RRSET_ARGUMENTS], zone)]
        }
        _ if rrset.block.is_empty() && !rrset.is_partial => vec![Err(without_records(rrset))],
        _ => rrset.block.iter().map(|line| record(&common, syntax, line, zone)).collect(),
    };
    let parsed = records.into_iter().map(|record| record.map_err(|error| diagnostics.push(error)));
    parsed.flatten().collect()
}

fn without_records(rrset: &ParsedLine<'_>) -> Diagnostic {
    let found = format!("'{}' without rows", rrset.word());
    let expected = format!("a block of rows ({})", rrset.rule.block[0].synopsis());
    Diagnostic::error(rrset.at, found, &expected)
}

/// Parses a line in the block of an RRset: the parameter of the policy, the ID, the values.
fn record(
    common: &ResourceRecordSet,
    syntax: &Syntax,
    line: &ParsedLine<'_>,
    zone: &Name,
) -> Result<Spanned, Diagnostic> {
    let (parameter, id) = match syntax.parameter {
        ParameterSyntax::Number { .. } => (line.word_at(0).text.as_str(), 1),
        _ => (line.word(), 0),
    };
    let mut record = common.clone();
    (syntax.set)(&mut record, parameter);
    record.set_identifier = Some(line.word_at(id).text.clone());
    record.health_check_id = line.option("check").map(|check| check.text.clone());
    record.ttl = line.option("ttl").map_or(record.ttl, |ttl| ttl.text.parse().ok());
    with_values(record, line, line.arguments[id + 1], zone)
}

fn with_values(
    record: ResourceRecordSet,
    line: &ParsedLine<'_>,
    words: &[Token],
    zone: &Name,
) -> Result<Spanned, Diagnostic> {
    let rtype = from_mnemonic(&record.rtype).unwrap_or(Rtype::A);
    let evaluate = line.option("evaluate_target_health");
    let record = match (words, evaluate) {
        ([first, target @ ..], _) if first.text == ALIAS => {
            alias(record, first, target, evaluate.is_some(), zone)?
        }
        (_, Some(flag)) => {
            return Err(Diagnostic::error(flag.at, flag.found(), "it behind 'alias TARGET' alone"));
        }
        ([first], _) if first.text == LITERAL => {
            return Err(Diagnostic::error(first.at, first.found(), "values behind it"));
        }
        ([first, values @ ..], _) if first.text == LITERAL => {
            of_values(record, values.iter().map(|word| word.text.clone()))
        }
        (values, _) => {
            of_values(record, values.iter().map(|word| to_route53(rtype, &word.text, zone)))
        }
    };
    Ok(Spanned { at: line.at, record })
}

fn of_values(record: ResourceRecordSet, values: impl Iterator<Item = String>) -> ResourceRecordSet {
    let records = values.map(|value| ResourceRecord { value });
    ResourceRecordSet { resource_records: Some(records.collect()), ..record }
}

/// An alias, which has no TTL of its own.
fn alias(
    record: ResourceRecordSet,
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
    Ok(ResourceRecordSet { alias_target: Some(target), ttl: None, ..record })
}
