//! `any`: ANY gets one HINFO record instead of all there is (RFC 8482 section 4.2), with
//! the words and the TTL of CoreDNS' plugin.

use domain::base::iana::{OptRcode, Rtype};

use super::handler::{Context, Handler, HandlerOutcome, Next, Request};
use crate::server::message::{Data, ReplyHeader, ReplyRecord, compose};

/// TTL of the record, in seconds.
const TTL: u32 = 8482;
/// CPU and OS of the record, each with its length.
const HINFO: &[u8] = b"\x0dANY obsoleted\x0cSee RFC 8482";

/// The handler.
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
        let data = Data { rtype: Rtype::HINFO, octets: HINFO };
        let mut answer =
            std::iter::once(ReplyRecord { owner: request.question.name, ttl: TTL, data });
        let head = ReplyHeader { rcode: OptRcode::NOERROR, authoritative: false };
        let sections: [&mut dyn Iterator<Item = _>; 3] =
            [&mut answer, &mut std::iter::empty(), &mut std::iter::empty()];
        HandlerOutcome::Answer(compose(request.envelope, head, request.limit(), sections, reply))
    }
}
