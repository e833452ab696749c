//! `prometheus`: counts queries and replies. The host publishes
//! [`Server::metrics`](super::Server::metrics).

use super::context::Context;
use super::handler::{Handler, Next};
use super::outcome::HandlerOutcome;
use super::request::Request;

pub(super) struct Prometheus;

impl Handler for Prometheus {
    fn name(&self) -> &'static str {
        "prometheus"
    }

    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome {
        let outcome = next.serve(request, context, reply);
        context.count(request, &outcome);
        outcome
    }
}
