//! The files and variables that a Corefile names.
//!
//! A host has them in memory, on a disk or behind a call of JavaScript's, and has its own
//! reader of JSON; so both are the host's to give.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::shape::{Document, Node, ShapeError};

/// What takes the document in a file.
pub type Reader<'a> = dyn FnMut(&dyn Node) -> Result<(), ShapeError> + 'a;

/// Where files come from.
pub trait Files {
    /// The text of a file; none where there is no such file.
    fn text(&self, name: &str) -> Option<Cow<'_, str>>;

    /// Shows the JSON document in a text to `read`, or says why that cannot be.
    fn json(&self, text: &str, read: &mut Reader<'_>) -> Result<(), String>;
}

/// Where the variables of an environment come from.
pub trait Environment {
    /// A variable's value; none where it is not set.
    fn value(&self, name: &str) -> Option<Cow<'_, str>>;
}

impl Environment for BTreeMap<String, String> {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get(name).map(Into::into)
    }
}

/// Texts by their names, read by `serde_json`.
impl Files for BTreeMap<String, String> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get(name).map(Into::into)
    }

    fn json(&self, text: &str, read: &mut Reader<'_>) -> Result<(), String> {
        let document: Document = serde_json::from_str(text).map_err(|error| error.to_string())?;
        read(&&document).map_err(|error| error.to_string())
    }
}
