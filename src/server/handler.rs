//! Handlers: the plugins of a server.

use super::context::Context;
use super::outcome::HandlerOutcome;
use super::request::Request;

/// A plugin in the chain of a server block. This comment is the contract.
///
/// The chain calls [`serve`](Handler::serve) at most once per query. The handler does one of
/// three things:
///
/// - **Answer.** It overwrites `reply` with the whole reply and returns
///   [`HandlerOutcome::Answer`]. [`compose`](super::compose) writes replies. No handler writes
///   to `reply` after that.
/// - **Pass.** It calls [`Next::serve`] once, with its own arguments, and returns the outcome
///   unchanged. It may read the outcome, for example to count or to log it. After the last
///   handler the outcome is [`HandlerOutcome::Next`] without a reply.
/// - **Fail.** It returns [`HandlerOutcome::Error`]. The content of `reply` is discarded.
///
/// A handler that falls through with a negative answer passes first. If the outcome is `Next`
/// without a reply, it writes its negative answer and returns [`HandlerOutcome::Next`] with it.
///
/// A handler does no I/O, reads no clock and takes no random numbers from outside a zone: the
/// same queries and seed give the same replies. It does not panic, whatever the query is.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use domain::base::iana::{OptRcode, Rtype};
/// use multivalue::corefile::ParseOptions;
/// use multivalue::server::{
///     Action, Context, Handler, HandlerOutcome, Next, Placement, ReplyHeader, ReplyRecord,
///     Request, Sections, ServeOptions, Server, compose,
/// };
///
/// /// Answers A queries of all names with one address.
/// #[derive(Clone)]
/// struct Parking([u8; 4]);
///
/// impl Handler for Parking {
///     fn name(&self) -> &'static str {
///         "parking"
///     }
///
///     fn serve(
///         &mut self,
///         request: &Request<'_>,
///         context: &mut Context<'_>,
///         reply: &mut Vec<u8>,
///         next: Next<'_>,
///     ) -> HandlerOutcome {
///         if request.question.qtype != Rtype::A {
///             return next.serve(request, context, reply);
///         }
///         let owner = request.question.name;
///         let answer = [ReplyRecord { owner, ttl: 60, rtype: Rtype::A, rdata: &self.0 }];
///         let sections = Sections { answer: &answer, ..Sections::default() };
///         let header = ReplyHeader { rcode: OptRcode::NOERROR, authoritative: true };
///         let info = compose(request.meta, header, request.limit(), sections, reply);
///         HandlerOutcome::Answer(info)
///     }
/// }
///
/// let options = ParseOptions { files: &BTreeMap::new(), environment: None, seed: 1 };
/// let mut server = Server::from_corefile(". {\nany\nwhoami\n}", &options)?;
/// server.insert_handler(Placement::Before("whoami"), Parking([192, 0, 2, 1]))?;
///
/// let query = b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x07example\x03com\0\0\x01\0\x01";
/// let mut reply = Vec::new();
/// let action = server.serve(query, &ServeOptions::default(), &mut reply);
/// assert!(matches!(action, Action::Answer(info) if info.answers == 1));
/// assert!(reply.ends_with(&[192, 0, 2, 1]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Handler: Send {
    /// The name of its directive, for metrics and logs.
    fn name(&self) -> &'static str;

    /// Handles one query.
    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome;
}

/// The rest of a chain, after one handler.
pub struct Next<'a>(pub(super) &'a mut [Box<dyn Handler>]);

impl Next<'_> {
    /// Passes a query to the next handler.
    pub fn serve(
        self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
    ) -> HandlerOutcome {
        let Some((first, rest)) = self.0.split_first_mut() else {
            return HandlerOutcome::Next(None);
        };
        let outcome = first.serve(request, context, reply, Next(rest));
        if outcome.reply_info().is_some() {
            context.set_writer(first.name());
        }
        outcome
    }
}
