//! Positions of paths in a JSON text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::position::LineIndex;
use super::{DataPath, Position, Segment};

/// Finds the positions of paths in a JSON text. Each object and list on the way is parsed once,
/// so that the positions of many members cost one pass.
#[derive(Debug)]
pub struct JsonLocator<'t> {
    text: &'t str,
    lines: LineIndex<'t>,
    parsed: BTreeMap<DataPath, Children<'t>>,
}

impl<'t> JsonLocator<'t> {
    /// A locator for a JSON text.
    pub fn new(text: &'t str) -> Self {
        Self { text, lines: LineIndex::new(text), parsed: BTreeMap::new() }
    }

    /// The position of the value at `path`, or of the deepest value on the way that exists.
    pub fn position(&mut self, path: &DataPath) -> Position {
        let (mut parent, mut raw) = (DataPath::default(), self.text);
        for segment in path.segments() {
            let Some(child) = self.child(&parent, raw, segment) else { break };
            raw = child;
            parent = parent.child(segment.clone());
        }
        self.lines.position(offset(self.text, raw))
    }

    fn child(&mut self, parent: &DataPath, raw: &'t str, segment: &Segment) -> Option<&'t str> {
        let parse = || Children::parse(raw, segment);
        let children = self.parsed.entry(parent.clone()).or_insert_with(parse);
        let child = match (children, segment) {
            (Children::Items(items), Segment::Index(index)) => items.get(*index),
            (Children::Members(members), Segment::Member(name)) => members.get(name),
            _ => None,
        };
        child.map(|child| child.get())
    }
}

/// The values in an object or a list.
#[derive(Debug)]
enum Children<'t> {
    Items(Vec<&'t RawValue>),
    Members(BTreeMap<Cow<'t, str>, &'t RawValue>),
}

impl<'t> Children<'t> {
    /// Parses the object or the list that `segment` is a step into; empty where `raw` is neither.
    fn parse(raw: &'t str, segment: &Segment) -> Self {
        match segment {
            Segment::Index(_) => Self::Items(serde_json::from_str(raw).unwrap_or_default()),
            Segment::Member(_) => Self::Members(serde_json::from_str(raw).unwrap_or_default()),
        }
    }
}

/// The offset of a part of `text`, blanks at its start skipped.
fn offset(text: &str, part: &str) -> usize {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start + part.len() - part.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_member_is_at_the_deepest_value_that_exists() {
        let text = " {\"a\": [1,\n  {\"b\": \"é\", \"c\": 2}]}";
        let mut locator = JsonLocator::new(text);
        let list = DataPath::default().member("a");
        let object = list.index(1);
        let cases = [
            (DataPath::default(), "1:2"),
            (list.index(0), "1:9"),
            (object.member("b"), "2:9"),
            (object.member("c"), "2:19"),
            (object.member("d"), "2:3"),
            (object.index(0), "2:3"),
            (list.index(2).member("b"), "1:8"),
        ];
        for (path, expected) in cases {
            assert_eq!(locator.position(&path).to_string(), expected, "{path}");
        }
    }
}
