//! Positions of paths in a JSON text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::{DataPath, Position, Segment};

/// Finds the positions of paths. Each list is parsed once, so that the positions of many items
/// cost one pass.
#[derive(Debug)]
pub struct JsonLocator<'t> {
    text: &'t str,
    lists: BTreeMap<DataPath, Vec<&'t RawValue>>,
}

impl<'t> JsonLocator<'t> {
    /// A locator for a JSON text.
    pub fn new(text: &'t str) -> Self {
        Self { text, lists: BTreeMap::new() }
    }

    /// The position of the value at `path`, or of the deepest value on the way that exists.
    pub fn position(&mut self, path: &DataPath) -> Position {
        let (mut at, mut raw) = (DataPath::default(), self.text);
        for segment in path.segments() {
            let child = match segment {
                Segment::Index(index) => self.items(&at, raw).get(*index).copied(),
                Segment::Member(name) => member(raw, name),
            };
            let Some(child) = child else { break };
            raw = child.get();
            at = match segment {
                Segment::Index(index) => at.index(*index),
                Segment::Member(name) => at.member(name.clone()),
            };
        }
        Position::of_offset(self.text, offset(self.text, raw))
    }

    fn items(&mut self, path: &DataPath, raw: &'t str) -> &[&'t RawValue] {
        let parse = || serde_json::from_str(raw).unwrap_or_default();
        self.lists.entry(path.clone()).or_insert_with(parse)
    }
}

fn member<'t>(raw: &'t str, name: &str) -> Option<&'t RawValue> {
    let members: BTreeMap<Cow<'t, str>, &'t RawValue> = serde_json::from_str(raw).ok()?;
    members.get(name).copied()
}

/// The offset of a part of `text`, blanks at its start skipped.
fn offset(text: &str, part: &str) -> usize {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start + part.len() - part.trim_start().len()
}
