//! What became of a query.

use domain::base::iana::OptRcode;

/// What a host does with a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It sends the reply that has been written.
    Answer(ReplyInfo),
    /// It asks the next handler; without one, it sends the reply of this code that has
    /// been written.
    Next(ReplyInfo),
    /// It sends nothing.
    Drop,
}

impl Action {
    /// What is known of the reply, where there is one.
    pub fn sent(&self) -> Option<&ReplyInfo> {
        match self {
            Self::Answer(sent) | Self::Next(sent) => Some(sent),
            Self::Drop => None,
        }
    }
}

/// What a host wants to know of a reply without parsing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplyInfo {
    /// Octets of the reply.
    pub len: usize,
    /// The extended response code.
    pub rcode: OptRcode,
    /// For how long it may be cached, in seconds: the least TTL of the answer section,
    /// or that of the SOA where it is empty (RFC 8484 section 5.1).
    pub min_ttl: u32,
    /// AA is set.
    pub authoritative: bool,
    /// TC is set: the records did not fit.
    pub truncated: bool,
    /// Every row of the group was unhealthy, so all were eligible.
    pub fail_open: bool,
    /// Records of the last draw; 255 for more.
    pub drawn: u8,
    /// Records in the answer section.
    pub answers: u16,
}

impl ReplyInfo {
    /// A reply without records.
    pub(super) fn empty(len: usize, rcode: OptRcode) -> Self {
        Self {
            len,
            rcode,
            min_ttl: 0,
            authoritative: false,
            truncated: false,
            fail_open: false,
            drawn: 0,
            answers: 0,
        }
    }
}
