//! Positions in a text.

use std::fmt;

use serde::Serialize;

/// A line and a column. Both count from 1; columns count characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

impl Position {
    /// The position of a byte offset in `text`.
    pub fn of_offset(text: &str, offset: usize) -> Self {
        LineIndex::new(text).position(offset)
    }
}

/// `line:column`
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The lines of a text, for the positions of many offsets.
#[derive(Debug)]
pub(super) struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let line_ends = text.match_indices('\n').map(|(newline, _)| newline + 1);
        Self { text, starts: std::iter::once(0).chain(line_ends).collect() }
    }

    /// The position of a byte offset; of the text's end where the offset is no character's.
    pub(super) fn position(&self, offset: usize) -> Position {
        let end = if self.text.is_char_boundary(offset) { offset } else { self.text.len() };
        let line = self.starts.partition_point(|start| *start <= end);
        let before = &self.text[self.starts[line - 1]..end];
        Position { line: line as u32, column: before.chars().count() as u32 + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\né b";
        let at = |offset| Position::of_offset(text, offset).to_string();
        assert_eq!([0, 2, 4, 5, 99].map(at), ["1:1", "2:1", "2:2", "2:3", "2:4"]);
    }

    #[test]
    fn every_line_has_a_position() {
        let at = |text, offset| Position::of_offset(text, offset).to_string();
        assert_eq!([0, 1, 2].map(|offset| at("\n\n", offset)), ["1:1", "2:1", "3:1"]);
        assert_eq!(at("", 0), "1:1");
    }
}
