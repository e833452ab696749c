//! The origins of a zone's parts, from which violations get their positions.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::diagnostic::Diagnostic;
use super::lexer::Token;
use crate::text::{DataPath, JsonLocator, Position, Segment};

/// The origins of the parts of a zone source.
pub(super) struct Origins<'a> {
    /// The position of the stanza.
    pub(super) stanza: Position,
    /// Of `ResourceRecordSets`, item by item.
    pub(super) records: Vec<Origin>,
    /// Of `HealthChecks`, item by item.
    pub(super) checks: Vec<Origin>,
    /// Of the other members, and of the items of `Health`.
    pub(super) members: BTreeMap<DataPath, Origin>,
    pub(super) files: Vec<File<'a>>,
}

/// The origin of a part.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    /// A line of the Corefile.
    Line(Position),
    /// A value in a file, by the file's index.
    File(usize, DataPath),
}

/// A file of the host.
pub(super) struct File<'a> {
    /// The word that names it.
    pub(super) word: Token,
    pub(super) text: Cow<'a, str>,
}

impl<'a> Origins<'a> {
    pub(super) fn new(stanza: Position) -> Self {
        let (records, checks, members) = (Vec::new(), Vec::new(), BTreeMap::new());
        Self { stanza, records, checks, members, files: Vec::new() }
    }

    /// Finds the places of members.
    pub(super) fn locator(&self) -> OriginLocator<'_> {
        let locators = self.files.iter().map(|file| JsonLocator::new(&file.text));
        OriginLocator { origins: self, locators: locators.collect() }
    }

    /// An error at a place.
    pub(super) fn error(&self, place: Place, message: String) -> Diagnostic {
        match place.in_file {
            None => Diagnostic::refusal(place.at, message),
            Some((file, position)) => self.files[file].word.error_in_file(position, &message),
        }
    }
}

/// The place of a member in the Corefile, and in one of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    at: Position,
    in_file: Option<(usize, Position)>,
}

/// Finds places. Parses each file once.
pub(super) struct OriginLocator<'o> {
    origins: &'o Origins<'o>,
    locators: Vec<JsonLocator<'o>>,
}

impl OriginLocator<'_> {
    /// The place of a member of the source; of the stanza if the Corefile does not have it.
    pub(super) fn place(&mut self, path: &DataPath) -> Place {
        let (origin, rest) = match path.segments() {
            [Segment::Member(list), Segment::Index(index), rest @ ..] => match &**list {
                "HealthChecks" => (self.origins.checks.get(*index), rest),
                _ => (self.origins.records.get(*index), rest),
            },
            _ => (self.origins.members.get(path), &[][..]),
        };
        match origin {
            None => Place { at: self.origins.stanza, in_file: None },
            Some(Origin::Line(at)) => Place { at: *at, in_file: None },
            Some(Origin::File(file, item)) => {
                let path: DataPath = item.segments().iter().chain(rest).cloned().collect();
                let in_file = Some((*file, self.locators[*file].position(&path)));
                Place { at: self.origins.files[*file].word.at, in_file }
            }
        }
    }
}
