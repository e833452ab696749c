//! The files and variables that a Corefile names.
//!
//! A host keeps them in memory, on a disk or behind a JavaScript function.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The host's files.
pub trait Files {
    /// The text of a file; `None` if there is no such file.
    fn text(&self, name: &str) -> Option<Cow<'_, str>>;
}

/// The host's environment variables.
pub trait Environment {
    /// The value of a variable; `None` if it is not set.
    fn value(&self, name: &str) -> Option<Cow<'_, str>>;
}

impl Environment for BTreeMap<String, String> {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get(name).map(Into::into)
    }
}

impl Files for BTreeMap<String, String> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get(name).map(Into::into)
    }
}
