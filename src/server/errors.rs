//! `errors`: a line for each query that nobody answered, with the code, name, type and
//! reason, as CoreDNS' plugin prints it.

use super::handler::{Context, Handler, HandlerOutcome, Next, Request};

/// What a query comes to behind the last handler.
const NOBODY: &str = "no next plugin found";

/// The handler.
pub(super) struct Errors;

impl Handler for Errors {
    fn name(&self) -> &'static str {
        "errors"
    }

    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome {
        let verdict = next.serve(request, context, reply);
        let reason = match verdict {
            HandlerOutcome::Refuse(_, reason) => Some(reason),
            HandlerOutcome::Next(None) => Some(NOBODY),
            _ => None,
        };
        if let Some(reason) = reason {
            let rcode = verdict.rcode().to_int();
            let mut line = format!("[ERROR] {rcode} ");
            super::log::write_name(request, &mut line).unwrap_or_default();
            line.push_str(&format!(" {}: {reason}", request.question.qtype));
            (context.log)(&line);
        }
        verdict
    }
}
