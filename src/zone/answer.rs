//! One query answered, with the reason for each record.

use domain::base::iana::Rtype;
use serde::Serialize;

use super::{Owner, Query, Rcode, Record, Response, Rrset, Step, Zone};
use crate::dns::{Name, name};
use crate::health::RecordHealth;
use crate::routing::{Explanation, Outcome, PolicyKind, QueryContext, RoutedRecord, RrsetRouting};

/// One query answered, with the reason for each record.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Response code.
    #[cfg_attr(
        feature = "typescript",
        ts(type = "\"NOERROR\" | \"NXDOMAIN\" | \"REFUSED\" | \"SERVFAIL\"")
    )]
    pub rcode: Rcode,
    /// Name asked, in Route 53's spelling.
    pub name: String,
    /// Type asked.
    #[serde(rename = "type", serialize_with = "crate::dns::rtype::serialize")]
    #[cfg_attr(feature = "typescript", ts(type = "RRType"))]
    pub rtype: Rtype,
    /// Policy of the RRset at the end of the CNAME chain.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub policy: Option<PolicyKind>,
    /// All records were unhealthy, so all were eligible.
    pub fail_open: bool,
    /// Answer section, in wire order.
    pub answer: Vec<AnswerRecord>,
    /// Authority section, in wire order.
    pub authority: Vec<AnswerRecord>,
    /// Every record of that RRset, in listing order.
    pub rows: Vec<RowOutcome>,
}

/// A record of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AnswerRecord {
    /// Owner name.
    pub name: String,
    /// Record type.
    #[serde(rename = "type", serialize_with = "crate::dns::rtype::serialize")]
    #[cfg_attr(feature = "typescript", ts(type = "RRType"))]
    pub rtype: Rtype,
    /// Time to live, in seconds.
    pub ttl: u32,
    /// The data in presentation format.
    pub data: String,
}

/// The outcome of the query for one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RowOutcome {
    /// `SetIdentifier`; null for a simple record.
    pub set_identifier: Option<String>,
    /// The record's values.
    pub values: Vec<String>,
    /// Health of the record.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub health: RecordHealth,
    /// ID of the record's health check.
    pub health_check_id: Option<String>,
    /// The outcome.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub outcome: Outcome,
    /// One English sentence that a person can act on.
    pub reason: String,
    /// For an alias: its target.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub target: Option<TargetOutcome>,
}

/// The outcome of the query for the target of an alias.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TargetOutcome {
    /// Name of the target.
    pub name: String,
    /// Policy of the target.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub policy: PolicyKind,
    /// All records of the target are unhealthy, so all are eligible.
    pub fail_open: bool,
    /// Every record of the target, if the alias was answered.
    pub rows: Vec<RowOutcome>,
}

impl Answer {
    pub(super) fn new(zone: &Zone, query: &Query<'_>, response: &Response) -> Self {
        let routing = response.asked().map(|set| zone.set(set).routing());
        let records = |records: &[Record]| {
            records.iter().map(|record| AnswerRecord::new(zone, query, record)).collect()
        };
        Self {
            rcode: response.rcode,
            name: name::to_presentation(query.name),
            rtype: query.rtype,
            policy: routing.map(RrsetRouting::policy),
            fail_open: routing.is_some_and(RrsetRouting::fail_open),
            answer: records(&response.answer),
            authority: records(&response.authority),
            rows: outcomes(zone, query.context, &response.path, &response.drawn),
        }
    }
}

impl AnswerRecord {
    fn new(zone: &Zone, query: &Query<'_>, record: &Record) -> Self {
        let set = zone.set(record.set);
        let owner = match record.owner {
            Owner::Query => Some(query.name),
            Owner::Target { set, value } => {
                zone.set(set).value(value).target().map(Name::for_slice)
            }
            Owner::Set => Some(set.name().for_slice()),
        };
        Self {
            name: owner.map_or_else(String::new, name::to_presentation),
            rtype: set.rtype(),
            ttl: record.ttl,
            data: set.value(record.value).text().to_owned(),
        }
    }
}

/// The outcome of each record of the first RRset on the path, and of those behind it.
fn outcomes(zone: &Zone, query: &QueryContext, path: &[Step], drawn: &[u32]) -> Vec<RowOutcome> {
    let Some((step, rest)) = path.split_first() else { return Vec::new() };
    let set = zone.set(step.set);
    let drawn_here = if rest.is_empty() { drawn } else { &[] };
    let explained = set.routing().explain(query, step.record, drawn_here);
    let outcome = |(index, (record, why)): (usize, (&RoutedRecord, Explanation))| {
        let target = set.target(index).map(|target| zone.set(target));
        RowOutcome {
            set_identifier: record.set_identifier.clone(),
            values: record.candidates.iter().map(|&id| set.value(id).text().to_owned()).collect(),
            health: record.health,
            health_check_id: record.check.clone(),
            outcome: why.outcome,
            reason: match target {
                Some(target) => alias_reason(record, target, why),
                None => why.reason,
            },
            target: target.map(|target| TargetOutcome {
                name: name::to_presentation(target.name()),
                policy: target.routing().policy(),
                fail_open: target.routing().fail_open(),
                rows: match index == step.record {
                    true => outcomes(zone, query, rest, drawn),
                    false => Vec::new(),
                },
            }),
        }
    };
    set.routing().records().iter().zip(explained).enumerate().map(outcome).collect()
}

/// The reason for an alias record: the health of its target, then its own reason.
fn alias_reason(record: &RoutedRecord, target: &Rrset, mut why: Explanation) -> String {
    let (up, all) = (target.routing().healthy_records(), target.routing().records().len());
    let evaluates = record.alias.is_some_and(|alias| alias.target_up.is_some());
    let verb = if up == 1 { "is healthy" } else { "are healthy" };
    let ignored = if evaluates { "" } else { ", which it does not look at" };
    if let Some(first) = why.reason.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    let name = name::to_presentation(target.name());
    let name = name.strip_suffix('.').unwrap_or(&name);
    format!("Alias to {name}: {up} of {all} rows there {verb}{ignored}; {}", why.reason)
}
