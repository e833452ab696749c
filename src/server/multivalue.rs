//! `multivalue`: answers from hosted zones, as Route 53 does.

use super::context::Context;
use super::handler::{Handler, Next};
use super::outcome::HandlerOutcome;
use super::request::Request;
use super::zone_map::ZoneMap;
use crate::dns::{Name, NameRef};

pub(super) struct Multivalue {
    /// Indices of the stanza's zones in the server.
    zones: ZoneMap,
    /// Names that fall through; an empty list means all.
    fallthrough: Option<Vec<Name>>,
}

impl Multivalue {
    pub(super) fn new(zones: ZoneMap, fallthrough: Option<Vec<Name>>) -> Self {
        Self { zones, fallthrough }
    }

    /// Whether the next handler gets a query for this name if the zone does not have it.
    fn falls_through(&self, name: &NameRef) -> bool {
        self.fallthrough.as_ref().is_some_and(|names| {
            names.is_empty() || names.iter().any(|parent| name.ends_with(parent))
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
        let question = request.question;
        let Some(zone) = self.zones.find(question.name, question.qtype) else {
            return next.serve(request, context, reply);
        };
        let (info, is_absent) = context.respond(zone, request, reply);
        if !is_absent || !self.falls_through(question.name) {
            context.count_routed(zone, &info);
            return HandlerOutcome::Answer(info);
        }
        match next.serve(request, context, reply) {
            HandlerOutcome::Next(None) => {
                let (info, _) = context.respond(zone, request, reply);
                HandlerOutcome::Next(Some(info))
            }
            other => other,
        }
    }
}
