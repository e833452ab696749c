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

/// The host's part of a Corefile.
#[derive(Clone, Copy)]
pub struct ParseOptions<'a> {
    /// The files that the Corefile may name.
    pub files: &'a dyn Files,
    /// The variables that the Corefile may name.
    pub environment: Option<&'a dyn Environment>,
    /// Seed of the first zone. Each further zone has the next number.
    pub seed: u64,
}
