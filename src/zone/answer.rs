//! One query answered, with the reason for every row.

use super::{Name, Owner, RRset, Record, Response, Zone, name, spell_type};
use crate::routing::{self, Explanation, Row};
use crate::shape::{Document, Object, serialize_by_document};
use domain::base::iana::Rtype;

/// One query answered, and why each row is in or out.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Answer {
    /// Response code.
    #[cfg_attr(
        feature = "typescript",
        ts(type = "\"NOERROR\" | \"NXDOMAIN\" | \"REFUSED\" | \"SERVFAIL\"")
    )]
    pub rcode: &'static str,
    /// The name that was asked, in Route 53's spelling.
    pub name: String,
    /// The type that was asked.
    #[cfg_attr(feature = "typescript", ts(rename = "type", type = "RRType"))]
    pub rtype: String,
    /// Policy of the group that answered.
    #[cfg_attr(
        feature = "typescript",
        ts(type = "\"simple\" | \"multivalue\" | \"failover\" | \"weighted\" | null")
    )]
    pub policy: Option<&'static str>,
    /// Every row was unhealthy, so all were eligible.
    pub fail_open: bool,
    /// Answer section, in wire order.
    pub answer: Vec<AnswerRecord>,
    /// Authority section, in wire order.
    pub authority: Vec<AnswerRecord>,
    /// Every row of the group that answered, in listing order.
    pub rows: Vec<RowOutcome>,
}

/// One record of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AnswerRecord {
    /// Owner name.
    pub name: String,
    /// Record type.
    #[cfg_attr(feature = "typescript", ts(rename = "type", type = "RRType"))]
    pub rtype: &'static str,
    /// Time to live, in seconds.
    pub ttl: u32,
    /// The data in presentation format.
    pub data: String,
}

/// What became of one row, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct RowOutcome {
    /// `SetIdentifier`; null for a simple row.
    pub set_identifier: Option<String>,
    /// The row's values.
    pub values: Vec<String>,
    /// What the row's check says.
    #[cfg_attr(feature = "typescript", ts(type = "\"healthy\" | \"unhealthy\" | \"unchecked\""))]
    pub health: &'static str,
    /// ID of the row's check.
    pub health_check_id: Option<String>,
    /// What became of the row.
    #[cfg_attr(
        feature = "typescript",
        ts(type = "\"answered\" | \"not drawn\" | \"unhealthy\" | \"standby\" | \"weight 0\"")
    )]
    pub outcome: &'static str,
    /// One English sentence that a person can act on.
    pub reason: String,
}

impl Answer {
    pub(super) fn new(zone: &Zone, asked: &Name, rtype: Rtype, response: &Response) -> Self {
        let set = response.set.map(|set| zone.set(set));
        let spelt = |records: &[Record]| {
            records.iter().map(|record| AnswerRecord::new(zone, asked, record)).collect()
        };
        Self {
            rcode: response.rcode.as_str(),
            name: name::spell(asked),
            rtype: spell_type(rtype).to_owned(),
            policy: set.map(|set| set.group().policy().as_str()),
            fail_open: set.is_some_and(|set| set.group().fail_open()),
            answer: spelt(&response.answer),
            authority: spelt(&response.authority),
            rows: set.map_or_else(Vec::new, |set| outcomes(set, &response.drawn)),
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
            name: owner.map_or_else(String::new, name::spell),
            rtype: spell_type(set.rtype()),
            ttl: record.ttl,
            data: set.value(record.value).text().to_owned(),
        }
    }
}

fn outcomes(set: &RRset, drawn: &[u32]) -> Vec<RowOutcome> {
    let explained = routing::explain(set.group(), drawn);
    let outcome = |(row, why): (&Row, Explanation)| RowOutcome {
        set_identifier: row.set_identifier.clone(),
        values: row.candidates.iter().map(|&id| set.value(id).text().to_owned()).collect(),
        health: row.health.as_str(),
        health_check_id: row.check.clone(),
        outcome: why.outcome.as_str(),
        reason: why.reason,
    };
    set.group().rows().iter().zip(explained).map(outcome).collect()
}

impl From<Answer> for Document {
    fn from(of: Answer) -> Self {
        let mut object = Object::default();
        object.add("rcode", of.rcode.into());
        object.add("name", of.name.into());
        object.add("type", of.rtype.into());
        object.add("policy", of.policy.into());
        object.add("failOpen", of.fail_open.into());
        object.add("answer", Self::list(of.answer));
        object.add("authority", Self::list(of.authority));
        object.add("rows", Self::list(of.rows));
        Self::Object(object)
    }
}

impl From<AnswerRecord> for Document {
    fn from(of: AnswerRecord) -> Self {
        let mut object = Object::default();
        object.add("name", of.name.into());
        object.add("type", of.rtype.into());
        object.add("ttl", of.ttl.into());
        object.add("data", of.data.into());
        Self::Object(object)
    }
}

impl From<RowOutcome> for Document {
    fn from(of: RowOutcome) -> Self {
        let mut object = Object::default();
        object.add("setIdentifier", of.set_identifier.into());
        object.add("values", Self::list(of.values));
        object.add("health", of.health.into());
        object.add("healthCheckId", of.health_check_id.into());
        object.add("outcome", of.outcome.into());
        object.add("reason", of.reason.into());
        Self::Object(object)
    }
}

serialize_by_document!(Answer);
