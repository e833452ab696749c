//! `any`: answers ANY with one HINFO record (RFC 8482 section 4.2), with the text and TTL of
//! CoreDNS' plugin.

use domain::base::iana::{OptRcode, Rtype};

use super::context::Context;
use super::handler::{Handler, Next};
use super::message::{ReplyHeader, ReplyRecord, Sections, compose};
use super::outcome::HandlerOutcome;
use super::request::Request;

pub(super) struct Any;

impl Handler for Any {
    fn name(&self) -> &'static str {
        "any"
    }

    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome {
        if request.question.qtype != Rtype::ANY {
            return next.serve(request, context, reply);
        }
        let owner = request.question.name;
        let answer = [ReplyRecord { owner, ttl: TTL, rtype: Rtype::HINFO, rdata: HINFO }];
        let sections = Sections { answer: &answer, ..Sections::default() };
        let header = ReplyHeader { rcode: OptRcode::NOERROR, authoritative: false };
        HandlerOutcome::Answer(compose(request.meta, header, request.limit(), sections, reply))
    }
}

/// TTL of the record, in seconds.
const TTL: u32 = 8482;
/// CPU and OS of the record, each with its length.
const HINFO: &[u8] = b"\x0dANY obsoleted\x0cSee RFC 8482";
