//! Violations: the faults of an input, as data.
//!
//! - [`Violation`]: a fault and its place
//! - [`RecordId`]: the record at fault
//!
//! `kind` has the rules, `wording` the sentences.

use serde::{Serialize, Serializer};

use super::kind::{Code, ViolationKind};
use crate::text::{DataPath, Position, Segment};
use crate::types::ResourceRecordSet;

/// A broken rule, and its place in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(as = "ViolationShape"))]
#[non_exhaustive]
pub struct Violation {
    /// The API's code.
    pub code: Code,
    /// The rule and the facts.
    pub kind: ViolationKind,
    /// The record at fault, if it is one.
    pub record: Option<RecordId>,
    /// The action of the change at fault, as given.
    pub action: Option<String>,
    /// The ID of the health check at fault, if it is one.
    pub health_check: Option<String>,
    /// The member at fault in the caller's input: `ResourceRecordSets[3].TTL`.
    pub path: DataPath,
    /// The position of that member, if the input was read from text.
    pub position: Option<Position>,
}

impl Violation {
    /// Route 53's sentence.
    pub fn message(&self) -> String {
        self.to_string()
    }

    pub(super) fn new(kind: ViolationKind, path: DataPath) -> Self {
        let (record, action, health_check, position) = (None, None, None, None);
        Self { code: kind.code(), kind, record, action, health_check, path, position }
    }

    pub(super) fn of_health_check(kind: ViolationKind, id: &str, path: DataPath) -> Self {
        Self { health_check: Some(id.to_owned()), ..Self::new(kind, path) }
    }
}

/// Sorts violations by their member of a source, then by their index in its list. Those of a
/// change batch are in one list; those of the whole batch come first.
pub(super) fn sort_by_path(violations: &mut [Violation]) {
    violations.sort_by_key(|violation| match violation.path.segments() {
        [Segment::Member(member), Segment::Index(index), ..] => (position(member), Some(*index)),
        [Segment::Member(member), ..] => (position(member), None),
        _ => (None, None),
    });
}

/// The position of a member in a source.
fn position(member: &str) -> Option<usize> {
    MEMBERS.iter().position(|name| *name == member)
}

/// Members of a source in their order.
const MEMBERS: [&str; 7] =
    ["Name", "ResourceRecordSets", "HealthChecks", "Health", "MaxAnswers", "AllDown", "Seed"];

impl std::error::Error for Violation {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            ViolationKind::InvalidZoneName(error)
            | ViolationKind::InvalidName(error)
            | ViolationKind::InvalidAliasName(error) => Some(error),
            ViolationKind::InvalidValue(error) => Some(error),
            _ => None,
        }
    }
}

/// `{ code, message, path, record, line, column }`
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let shape = ViolationShape {
            code: self.code,
            message: self.message(),
            path: self.path.to_string(),
            record: self.record.as_ref(),
            line: self.position.map(|position| position.line),
            column: self.position.map(|position| position.column),
        };
        shape.serialize(to)
    }
}

/// A violation as JavaScript sees it.
#[derive(Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
struct ViolationShape<'a> {
    /// The API's code.
    #[cfg_attr(feature = "typescript", ts(inline))]
    code: Code,
    /// Route 53's sentence.
    message: String,
    /// The member at fault: `ResourceRecordSets[3].TTL`.
    path: String,
    /// The record at fault, if it is one.
    record: Option<&'a RecordId>,
    /// Line of the member, if the input was text.
    line: Option<u32>,
    /// Column of the member, if the input was text.
    column: Option<u32>,
}

/// The identity of a record, as given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RecordId {
    /// Owner name.
    pub name: String,
    /// Record type.
    #[serde(rename = "type")]
    pub rtype: String,
    /// Distinguishes records of one name and type.
    pub set_identifier: Option<String>,
}

impl From<&ResourceRecordSet> for RecordId {
    fn from(record: &ResourceRecordSet) -> Self {
        let ResourceRecordSet { name, rtype, set_identifier, .. } = record.clone();
        Self { name, rtype, set_identifier }
    }
}
