//! A query of a zone.

use domain::base::iana::Rtype;

use crate::dns::NameRef;
use crate::routing::QueryContext;

/// A question, and the facts about the client who asks.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// Name asked.
    pub name: &'a NameRef,
    /// Type asked.
    pub rtype: Rtype,
    /// The client.
    pub context: &'a QueryContext,
}
