//! One query answered, with the reason for every row.

use domain::base::iana::Rtype;
use serde::Serialize;

use super::{Owner, Rcode, Record, Response, Rrset, Zone};
use crate::dns::{Name, name};
use crate::health::RecordHealth;
use crate::routing::{self, Explanation, Outcome, PolicyKind, RoutedRecord};

/// One query answered, and why each row is in or out.
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
    /// The name that was asked, in Route 53's spelling.
    pub name: String,
    /// The type that was asked.
    #[serde(rename = "type", serialize_with = "crate::dns::rtype::serialize")]
    #[cfg_attr(feature = "typescript", ts(type = "RRType"))]
    pub rtype: Rtype,
    /// Policy of the group that was asked, at the end of a CNAME chain.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub policy: Option<PolicyKind>,
    /// Every row was unhealthy, so all were eligible.
    pub fail_open: bool,
    /// Answer section, in wire order.
    pub answer: Vec<AnswerRecord>,
    /// Authority section, in wire order.
    pub authority: Vec<AnswerRecord>,
    /// Every row of the group that was asked, in listing order.
    pub rows: Vec<RowOutcome>,
}

/// One record of an answer.
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

/// What became of one row, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RowOutcome {
    /// `SetIdentifier`; null for a simple row.
    pub set_identifier: Option<String>,
    /// The row's values.
    pub values: Vec<String>,
    /// What the row's check says.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub health: RecordHealth,
    /// ID of the row's check.
    pub health_check_id: Option<String>,
    /// What became of the row.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub outcome: Outcome,
    /// One English sentence that a person can act on.
    pub reason: String,
    /// Where the row is an alias: the group that answers in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub target: Option<TargetOutcome>,
}

/// What became of the target of an alias row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TargetOutcome {
    /// The target's name.
    pub name: String,
    /// Policy of the target's group.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub policy: PolicyKind,
    /// Every row there is unhealthy, so all are eligible.
    pub fail_open: bool,
    /// Every row of the target's group, where the alias was answered; else none.
    pub rows: Vec<RowOutcome>,
}

impl Answer {
    pub(super) fn new(zone: &Zone, asked: &Name, rtype: Rtype, response: &Response) -> Self {
        let set = response.asked().map(|set| zone.set(set));
        let spelt = |records: &[Record]| {
            records.iter().map(|record| AnswerRecord::new(zone, asked, record)).collect()
        };
        Self {
            rcode: response.rcode,
            name: name::to_presentation(asked),
            rtype,
            policy: set.map(|set| set.group().policy()),
            fail_open: set.is_some_and(|set| set.group().fail_open()),
            answer: spelt(&response.answer),
            authority: spelt(&response.authority),
            rows: outcomes(zone, &response.path, &response.drawn),
        }
    }
}

impl AnswerRecord {
    fn new(zone: &Zone, asked: &Name, record: &Record) -> Self {
        let set = zone.set(record.set);
        let owner = match record.owner {
            Owner::Query => Some(asked),
            Owner::Target { set, value } => zone.set(set).value(value).target(),
            Owner::Set => Some(set.name()),
        };
        Self {
            name: owner.map_or_else(String::new, name::to_presentation),
            rtype: set.rtype(),
            ttl: record.ttl,
            data: set.value(record.value).text().to_owned(),
        }
    }
}

/// What became of the rows of the first group of the way, and of those behind it.
fn outcomes(zone: &Zone, path: &[(usize, usize)], drawn: &[u32]) -> Vec<RowOutcome> {
    let Some((&(set, chosen), rest)) = path.split_first() else { return Vec::new() };
    let set = zone.set(set);
    let drawn_here = if rest.is_empty() { drawn } else { &[] };
    let explained = routing::explain(set.group(), chosen, drawn_here);
    let mut rows = Vec::with_capacity(explained.len());
    for (index, (row, why)) in set.group().rows().iter().zip(explained).enumerate() {
        let target = set.targets.get(index).copied().flatten();
        let target = target.map(|target| zone.set(target));
        rows.push(RowOutcome {
            set_identifier: row.set_identifier.clone(),
            values: row.candidates.iter().map(|&id| set.value(id).text().to_owned()).collect(),
            health: row.health,
            health_check_id: row.check.clone(),
            outcome: why.outcome,
            reason: match target {
                Some(target) => through(row, target, why),
                None => why.reason,
            },
            target: target.map(|target| TargetOutcome {
                name: name::to_presentation(target.name()),
                policy: target.group().policy(),
                fail_open: target.group().fail_open(),
                rows: if index == chosen { outcomes(zone, rest, drawn) } else { Vec::new() },
            }),
        });
    }
    rows
}

/// The reason for an alias row: what stands behind it, then why it was chosen or not.
fn through(row: &RoutedRecord, target: &Rrset, mut why: Explanation) -> String {
    let (up, all) = (target.group().healthy_rows(), target.group().rows().len());
    let evaluates = row.alias.is_some_and(|alias| alias.target_up.is_some());
    let (verb, unasked) = match (up, evaluates) {
        (1, true) => ("is healthy", ""),
        (_, true) => ("are healthy", ""),
        (1, false) => ("is healthy", ", which it does not look at"),
        (_, false) => ("are healthy", ", which it does not look at"),
    };
    if let Some(first) = why.reason.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    let name = name::to_presentation(target.name());
    let name = name.strip_suffix('.').unwrap_or(&name);
    format!("Alias to {name}: {up} of {all} rows there {verb}{unasked}; {}", why.reason)
}
