//! `multivalue`: answers from hosted zones as Route 53 does.

use domain::base::Name as AnyName;

use super::handler::{Context, Handler, HandlerOutcome, Next, Request};
use super::zones::Zones;
use crate::dns::Name;
use crate::server::message::ReplyInfo;
use crate::zone::Rcode;

/// The handler.
pub(super) struct Multivalue {
    /// The zones of the stanza, by their numbers in the server.
    zones: Zones,
    fallthrough: Option<Vec<Name>>,
}

impl Multivalue {
    pub(super) fn new(zones: Zones, fallthrough: Option<Vec<Name>>) -> Self {
        Self { zones, fallthrough }
    }

    /// Whether what this zone does not have is for the next handler.
    fn falls_through(&self, name: &AnyName<[u8]>) -> bool {
        self.fallthrough.as_ref().is_some_and(|names| {
            names.is_empty() || names.iter().any(|below| name.ends_with(below))
        })
    }
}

impl Handler for Multivalue {
    fn name(&self) -> &'static str {
        "multivalue"
    }

    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome {
        let asked = request.question;
        let Some(number) = self.zones.find(asked.name, asked.qtype) else {
            return next.serve(request, context, reply);
        };
        let sent = ask(number, request, context, reply);
        let is_absent = context.exchange.response().rcode == Rcode::NxDomain;
        if !is_absent || !self.falls_through(asked.name) {
            context.metrics.routed(number, &sent, context.zones, context.exchange.response());
            return HandlerOutcome::Answer(sent);
        }
        match next.serve(request, context, reply) {
            HandlerOutcome::Next(None) => {
                HandlerOutcome::Next(Some(ask(number, request, context, reply)))
            }
            other => other,
        }
    }
}

fn ask(
    number: usize,
    request: &Request<'_>,
    context: &mut Context<'_>,
    reply: &mut Vec<u8>,
) -> ReplyInfo {
    let zone = &mut context.zones[number];
    context.exchange.ask(zone, request.envelope, request.question, request.options, reply)
}
