//! Files and environment variables of the host.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The files that a Corefile may name.
pub trait Files {
    /// The text of a file; `None` if it does not exist.
    fn text(&self, name: &str) -> Option<Cow<'_, str>>;
}

/// The environment variables that a Corefile may name.
pub trait Environment {
    /// The value of a variable; `None` if it is not set.
    fn value(&self, name: &str) -> Option<Cow<'_, str>>;
}

impl Files for BTreeMap<String, String> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get(name).map(Into::into)
    }
}

impl Environment for BTreeMap<String, String> {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get(name).map(Into::into)
    }
}
