//! `errors`: logs each query without an answer: code, name, type and reason, in the format of
//! CoreDNS' plugin.

use super::context::Context;
use super::handler::{Handler, Next};
use super::log::write_name;
use super::outcome::HandlerOutcome;
use super::request::Request;

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
        let outcome = next.serve(request, context, reply);
        let reason = match outcome {
            HandlerOutcome::Error(_, reason) => Some(reason),
            HandlerOutcome::Next(None) => Some(NO_NEXT_PLUGIN),
            _ => None,
        };
        if let Some(reason) = reason {
            let rcode = outcome.rcode().to_int();
            let mut line = format!("[ERROR] {rcode} ");
            write_name(request, &mut line).unwrap_or_default();
            line.push_str(&format!(" {}: {reason}", request.question.qtype));
            context.log(&line);
        }
        outcome
    }
}

/// The reason if no handler answers.
const NO_NEXT_PLUGIN: &str = "no next plugin found";
