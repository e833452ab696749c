//! The contract of a plugin.

use domain::base::iana::OptRcode;

use super::metrics::Metrics;
use crate::route53::HostedZone;
use crate::server::message::{QueryMeta, Question, ReplyInfo, Responder, ServeOptions};

/// One plugin in a chain.
///
/// A handler has a name and handles queries. Each call of [`serve`](Handler::serve) ends in
/// one of three ways, which its [`HandlerOutcome`] says:
///
/// - *Answer*: it has written the whole reply, overwriting what was in the buffer, and says
///   what it wrote. Nobody writes to the buffer after it.
/// - *Next*: the query is not its business. It calls [`Next::serve`] with the request and
///   buffer that it was given, at most once, and returns what that returns. It may look at
///   the verdict on its way back, to count or log it, but does not change it. TallyTarget the
///   last handler the verdict is [`HandlerOutcome::Next`]: another host may have an answer.
/// - *Refuse*: it has written nothing that counts, and names the code that the client gets
///   and the reason that the operator gets.
///
/// A handler that would deny a name but lets it fall through writes its own reply only when
/// nobody behind it answered, and returns that as [`HandlerOutcome::Next`] with what it wrote: a
/// host without another handler sends it.
///
/// A handler does no I/O, reads no clock, draws no numbers but from a zone's stream, and
/// does not panic, whatever the client sent.
pub trait Handler {
    /// The name of its directive, which metrics and errors use.
    fn name(&self) -> &'static str;

    /// Handles one query, as the specification above says.
    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome;
}

/// What a chain decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandlerOutcome {
    /// The reply has been written.
    Answer(ReplyInfo),
    /// Nobody in this chain has an answer; the reply for hosts that ask nobody else, where
    /// one has been written.
    Next(Option<ReplyInfo>),
    /// No reply has been written; the client gets this code.
    Refuse(OptRcode, &'static str),
}

impl HandlerOutcome {
    /// The code that the client gets where nobody else is asked.
    pub fn rcode(&self) -> OptRcode {
        match self {
            Self::Answer(sent) | Self::Next(Some(sent)) => sent.rcode,
            Self::Next(None) => OptRcode::REFUSED,
            Self::Refuse(rcode, _) => *rcode,
        }
    }

    /// What has been written.
    pub fn sent(&self) -> Option<&ReplyInfo> {
        match self {
            Self::Answer(sent) | Self::Next(Some(sent)) => Some(sent),
            _ => None,
        }
    }
}

/// One query.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What a reply repeats.
    pub envelope: &'a QueryMeta<'a>,
    /// What is asked.
    pub question: &'a Question<'a>,
    /// What the host knows.
    pub options: &'a ServeOptions,
    /// The key of the server block that the query came to, by its number in the server.
    pub key: usize,
}

impl Request<'_> {
    /// Octets that the reply may have.
    pub fn limit(&self) -> usize {
        self.options.limit(self.envelope.edns.as_ref())
    }
}

/// What the handlers of a server share.
pub struct Context<'a> {
    /// All zones of the server.
    pub zones: &'a mut [HostedZone],
    /// Buffers for one query.
    pub exchange: &'a mut Responder,
    /// The server's figures.
    pub metrics: &'a mut Metrics,
    /// Takes log lines.
    pub log: &'a mut dyn FnMut(&str),
    /// The handler that wrote the reply; empty while nobody has.
    pub writer: &'static str,
}

/// The handlers behind one.
pub struct Next<'a>(pub(super) &'a mut [Box<dyn Handler>]);

impl Next<'_> {
    /// Asks the next handler.
    pub fn serve(
        self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
    ) -> HandlerOutcome {
        let Some((first, rest)) = self.0.split_first_mut() else {
            return HandlerOutcome::Next(None);
        };
        let verdict = first.serve(request, context, reply, Next(rest));
        if verdict.sent().is_some() && context.writer.is_empty() {
            context.writer = first.name();
        }
        verdict
    }
}
