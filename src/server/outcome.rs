//! The result of a handler.

use domain::base::iana::OptRcode;

use super::message::ReplyInfo;

/// The result of a handler, and of a whole chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandlerOutcome {
    /// The reply is complete.
    Answer(ReplyInfo),
    /// No handler has an answer; another server may have one. The reply, if there is one, is for
    /// hosts without another server.
    Next(Option<ReplyInfo>),
    /// There is no reply. The client gets the code, the operator the reason.
    Error(OptRcode, &'static str),
}

impl HandlerOutcome {
    /// The response code, if no other server answers.
    pub fn rcode(&self) -> OptRcode {
        match self {
            Self::Answer(info) | Self::Next(Some(info)) => info.rcode,
            Self::Next(None) => OptRcode::REFUSED,
            Self::Error(rcode, _) => *rcode,
        }
    }

    /// Facts about the reply, if there is one.
    pub fn reply_info(&self) -> Option<&ReplyInfo> {
        match self {
            Self::Answer(info) | Self::Next(Some(info)) => Some(info),
            _ => None,
        }
    }
}
