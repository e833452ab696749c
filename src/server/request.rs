//! A query, as a handler sees it.

use super::message::{QueryMeta, Question, ServeOptions};
use crate::corefile::ServerKey;

/// A query, as a handler sees it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Request<'a> {
    /// The parts of the query that the reply repeats.
    pub meta: &'a QueryMeta<'a>,
    /// Name, type and class.
    pub question: &'a Question<'a>,
    /// Options of the query, from the host.
    pub options: &'a ServeOptions<'a>,
    /// The key of the server block that got the query.
    pub key: &'a ServerKey,
    /// Index of the key in the server.
    pub(super) key_index: usize,
}

impl Request<'_> {
    /// Maximum length of the reply in octets.
    pub fn limit(&self) -> usize {
        self.options.limit(self.meta.edns.as_ref())
    }
}
