//! State shared by the handlers of a server.

use super::message::{ReplyInfo, Responder};
use super::metrics::Metrics;
use super::outcome::HandlerOutcome;
use super::request::Request;
use crate::route53::HostedZone;
use crate::zone::{Rcode, Zone};

/// State shared by the handlers of a server: zones, log and metrics.
pub struct Context<'a> {
    pub(super) zones: &'a mut [HostedZone],
    pub(super) responder: &'a mut Responder,
    pub(super) metrics: &'a mut Metrics,
    pub(super) log: &'a mut dyn FnMut(&str),
    /// Name of the handler that wrote the reply; empty before that.
    pub(super) writer: &'static str,
}

impl Context<'_> {
    /// The zones of the server, in the order of [`Server::zones`](super::Server::zones).
    pub fn zones(&self) -> impl ExactSizeIterator<Item = &Zone> {
        self.zones.iter().map(HostedZone::zone)
    }

    /// The zone of an index, for queries and health. Records change through
    /// [`Server::zone`](super::Server::zone) alone.
    pub fn zone_mut(&mut self, index: usize) -> Option<&mut Zone> {
        self.zones.get_mut(index).map(HostedZone::zone_mut)
    }

    /// Writes a line to the server's log.
    pub fn log(&mut self, line: &str) {
        (self.log)(line);
    }

    /// Answers the question from a zone into `reply`. Also returns whether the name is absent.
    pub(super) fn respond(
        &mut self,
        zone: usize,
        request: &Request<'_>,
        reply: &mut Vec<u8>,
    ) -> (ReplyInfo, bool) {
        let Request { meta, question, options, .. } = *request;
        let zone = self.zones[zone].zone_mut();
        let info = self.responder.respond(zone, meta, question, options, reply);
        (info, self.responder.response().rcode == Rcode::NxDomain)
    }

    /// Counts the answer of the last [`Context::respond`].
    pub(super) fn count_routed(&mut self, zone: usize, info: &ReplyInfo) {
        let response = self.responder.response();
        self.metrics.count_routed(zone, self.zones[zone].zone(), response, info);
    }

    /// Counts a query and its outcome.
    pub(super) fn count(&mut self, request: &Request<'_>, outcome: &HandlerOutcome) {
        self.metrics.count(request, outcome, self.writer);
    }

    /// Records the handler that wrote the reply. The first one counts: it is the innermost.
    pub(super) fn set_writer(&mut self, name: &'static str) {
        if self.writer.is_empty() {
            self.writer = name;
        }
    }
}
