//! `whoami`: an empty answer with the client's address, port and transport in Additional, for
//! every name and type, as CoreDNS' plugin answers.

use std::net::IpAddr;

use domain::base::Name;
use domain::base::iana::{OptRcode, Rtype};
use domain::base::name::NameBuilder;
use octseq::Array;

use super::context::Context;
use super::handler::{Handler, Next};
use super::message::{ReplyHeader, ReplyRecord, Sections, compose};
use super::outcome::HandlerOutcome;
use super::request::Request;

pub(super) struct Whoami;

impl Handler for Whoami {
    fn name(&self) -> &'static str {
        "whoami"
    }

    fn serve(
        &mut self,
        request: &Request<'_>,
        _: &mut Context<'_>,
        reply: &mut Vec<u8>,
        _: Next<'_>,
    ) -> HandlerOutcome {
        let name = request.question.name;
        let (client, service) = (request.options.client, service_name(request));
        let (rtype, address) = address(client);
        let port = srv(request.options.port);
        let owner = service.as_ref().map_or(name, |service| service.for_slice());
        let records = [
            ReplyRecord { owner: name, ttl: 0, rtype, rdata: address.as_ref() },
            ReplyRecord { owner, ttl: 0, rtype: Rtype::SRV, rdata: &port },
        ];
        let (start, end) = (usize::from(client.is_none()), 1 + usize::from(service.is_some()));
        let sections = Sections { additional: &records[start..end], ..Sections::default() };
        let header = ReplyHeader { rcode: OptRcode::NOERROR, authoritative: true };
        HandlerOutcome::Answer(compose(request.meta, header, request.limit(), sections, reply))
    }
}

fn address(client: Option<IpAddr>) -> (Rtype, Array<16>) {
    let copy = |octets: &[u8]| Array::try_from(octets).unwrap_or_default();
    match client {
        Some(IpAddr::V6(address)) => (Rtype::AAAA, copy(&address.octets())),
        Some(IpAddr::V4(address)) => (Rtype::A, copy(&address.octets())),
        None => (Rtype::A, Array::new()),
    }
}

/// SRV data: priority and weight 0, the client's port, and the root as target.
fn srv(port: u16) -> [u8; 7] {
    let [high, low] = port.to_be_bytes();
    [0, 0, 0, 0, high, low, 0]
}

/// `_udp.NAME` or `_tcp.NAME`; none if it is too long.
fn service_name(request: &Request<'_>) -> Option<Name<Array<MAX_NAME_LEN>>> {
    let mut builder = NameBuilder::<Array<MAX_NAME_LEN>>::new();
    builder.append_slice(b"_").ok()?;
    builder.append_slice(request.options.transport.ip_protocol().as_bytes()).ok()?;
    builder.append_origin(&request.question.name).ok()
}

/// Octets of the longest name (RFC 1035 section 2.3.4).
const MAX_NAME_LEN: usize = 255;
