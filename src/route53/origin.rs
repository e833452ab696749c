//! The places of records in the caller's input.

use std::collections::BTreeMap;

use super::hosted_record::{HostedRecord, is_in_rrset};
use super::kind::ViolationKind;
use super::violation::{RecordId, Violation};
use crate::text::DataPath;
use crate::types::ResourceRecordSet;

/// The origins of changed records, by [`key`](super::hosted_record::key).
pub(super) type ChangeOrigins<'a> = BTreeMap<String, Origin<'a>>;

/// The origins of the records that are validated.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origins<'a> {
    /// Each record of the listing knows its own.
    Listing,
    Changes(&'a ChangeOrigins<'a>),
}

impl<'a> Origins<'a> {
    /// The origin of a record, if it is validated.
    pub(super) fn of(self, key: &str, record: &HostedRecord) -> Option<Origin<'a>> {
        match self {
            Self::Listing => record.listed_at.map(Origin::Listing),
            Self::Changes(origins) => origins.get(key).copied(),
        }
    }

    /// The origin of the last change of an RRset.
    pub(super) fn last_change(self, rrset: &str) -> Option<Origin<'a>> {
        let Self::Changes(origins) = self else { return None };
        let changes = origins.iter().filter(|(key, _)| is_in_rrset(key, rrset));
        changes.map(|(_, origin)| *origin).max_by_key(|origin| origin.index())
    }
}

/// The place of a record in the caller's input.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin<'a> {
    /// An item of `ResourceRecordSets`.
    Listing(usize),
    /// An item of `Changes`, with its action.
    Change(usize, &'a str),
}

impl<'a> Origin<'a> {
    /// The index in the caller's list.
    pub(super) fn index(self) -> usize {
        match self {
            Self::Listing(index) | Self::Change(index, _) => index,
        }
    }

    /// The path of the list's item.
    pub(super) fn item(self) -> DataPath {
        match self {
            Self::Listing(index) => DataPath::default().member("ResourceRecordSets").index(index),
            Self::Change(index, _) => DataPath::default().member("Changes").index(index),
        }
    }

    /// The path of the record.
    pub(super) fn path(self) -> DataPath {
        match self {
            Self::Listing(_) => self.item(),
            Self::Change(..) => self.item().member("ResourceRecordSet"),
        }
    }

    fn action(self) -> Option<&'a str> {
        match self {
            Self::Listing(_) => None,
            Self::Change(_, action) => Some(action),
        }
    }

    /// A violation by the record of this origin.
    pub(super) fn violation(self, record: &ResourceRecordSet, kind: ViolationKind) -> Violation {
        let action = self.action().map(str::to_owned);
        let record = Some(RecordId::from(record));
        Violation { record, action, ..Violation::new(kind, self.path()) }
    }
}
