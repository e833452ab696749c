//! The result of a query: the host's next step, and facts about the reply.

use domain::base::iana::OptRcode;

/// The host's next step after [`Server::serve`](crate::Server::serve).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Send the reply.
    Answer(ReplyInfo),
    /// Ask the next server. Without one, send the reply.
    Next(ReplyInfo),
    /// Send nothing.
    Drop,
}

impl Action {
    /// Facts about the reply; none if there is no reply.
    pub fn reply_info(&self) -> Option<&ReplyInfo> {
        match self {
            Self::Answer(info) | Self::Next(info) => Some(info),
            Self::Drop => None,
        }
    }
}

/// Facts about a reply, for a host that does not parse it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplyInfo {
    /// Length of the reply in octets.
    pub len: usize,
    /// Extended response code (RFC 6891 section 6.1.3).
    pub rcode: OptRcode,
    /// Time that a cache may keep the reply, in seconds: the lowest TTL of the answer section,
    /// or the TTL of the SOA if the answer is empty (RFC 8484 section 5.1).
    pub min_ttl: u32,
    /// The AA bit.
    pub authoritative: bool,
    /// The TC bit: the records did not fit.
    pub truncated: bool,
    /// The RRset fails open: all of its records are unhealthy, so all are eligible.
    pub fail_open: bool,
    /// Records drawn in the last draw; 255 for more.
    pub drawn: u8,
    /// Records in the answer section.
    pub answers: u16,
}

impl ReplyInfo {
    /// Facts about a reply without records.
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
