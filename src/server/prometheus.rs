//! `prometheus`: counts what passes. The host serves [`Server::metrics`](super::Server::metrics).

use super::handler::{Context, Handler, HandlerOutcome, Next, Request};

/// The handler.
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
        let verdict = next.serve(request, context, reply);
        context.metrics.count(request, &verdict, context.writer);
        verdict
    }
}
