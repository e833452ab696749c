//! Paths of members in data shapes.

use std::borrow::Cow;
use std::fmt;

/// A path such as `ResourceRecordSets[3].TTL`; empty for the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DataPath(Vec<Segment>);

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// An item of a list, counted from 0.
    Index(usize),
    /// A member of an object.
    Member(Cow<'static, str>),
}

impl DataPath {
    /// The path of a member of this object.
    pub fn member(&self, name: impl Into<Cow<'static, str>>) -> Self {
        self.child(Segment::Member(name.into()))
    }

    /// The path of an item of this list.
    pub fn index(&self, index: usize) -> Self {
        self.child(Segment::Index(index))
    }

    /// The steps from the document down.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Whether this is the path of the whole document.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The path of a value inside this one.
    pub fn child(&self, segment: Segment) -> Self {
        Self(self.0.iter().cloned().chain([segment]).collect())
    }
}

impl FromIterator<Segment> for DataPath {
    fn from_iter<I: IntoIterator<Item = Segment>>(segments: I) -> Self {
        Self(segments.into_iter().collect())
    }
}

impl From<&serde_path_to_error::Path> for DataPath {
    fn from(path: &serde_path_to_error::Path) -> Self {
        use serde_path_to_error::Segment as Step;
        let step = |step: &Step| match step {
            Step::Seq { index } => Some(Segment::Index(*index)),
            Step::Map { key } => Some(Segment::Member(key.clone().into())),
            Step::Enum { .. } | Step::Unknown => None,
        };
        path.iter().filter_map(step).collect()
    }
}

impl fmt::Display for DataPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Member(name) if place == 0 => f.write_str(name)?,
                Segment::Member(name) => write!(f, ".{name}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_in_javascript() {
        let records = DataPath::default().member("ResourceRecordSets");
        assert_eq!(records.index(3).member("TTL").to_string(), "ResourceRecordSets[3].TTL");
        assert_eq!(DataPath::default().index(1).to_string(), "[1]");
        assert_eq!(DataPath::default().to_string(), "");
    }
}
