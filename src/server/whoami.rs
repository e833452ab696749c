//! `whoami`: an empty answer with the client's address, port and transport in Additional,
//! as CoreDNS' plugin gives them, whatever the name and type.

use std::net::IpAddr;

use domain::base::Name;
use domain::base::iana::{OptRcode, Rtype};
use domain::base::name::NameBuilder;
use octseq::Array;

use super::handler::{Context, Handler, HandlerOutcome, Next, Request};
use crate::server::message::{Data, ReplyHeader, ReplyRecord, Transport, compose};

/// Octets of the longest name (RFC 1035 section 2.3.4).
const MAX_NAME_OCTETS: usize = 255;

/// The handler.
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
        let client = request.options.client;
        let (rtype, octets) = address(client);
        let record =
            ReplyRecord { owner: name, ttl: 0, data: Data { rtype, octets: octets.as_ref() } };
        let data = port(request.options.port);
        let service = service(request);
        let owner = service.as_ref().map_or(name, |service| service.for_slice());
        let srv = ReplyRecord { owner, ttl: 0, data: Data { rtype: Rtype::SRV, octets: &data } };
        let known = client.map(|_| record);
        let mut additional = known.into_iter().chain(service.as_ref().map(|_| srv));
        let head = ReplyHeader { rcode: OptRcode::NOERROR, authoritative: true };
        let sections: [&mut dyn Iterator<Item = _>; 3] =
            [&mut std::iter::empty(), &mut std::iter::empty(), &mut additional];
        HandlerOutcome::Answer(compose(request.envelope, head, request.limit(), sections, reply))
    }
}

/// The word that CoreDNS has for a transport: what it rests on.
pub(super) fn protocol(transport: Transport) -> &'static str {
    match transport {
        Transport::Udp | Transport::Quic => "udp",
        _ => "tcp",
    }
}

fn address(client: Option<IpAddr>) -> (Rtype, Array<16>) {
    let mut octets = Array::new();
    let rtype = match client {
        Some(IpAddr::V6(address)) => {
            octets = Array::try_from(&address.octets()[..]).unwrap_or(octets);
            Rtype::AAAA
        }
        Some(IpAddr::V4(address)) => {
            octets = Array::try_from(&address.octets()[..]).unwrap_or(octets);
            Rtype::A
        }
        None => Rtype::A,
    };
    (rtype, octets)
}

/// SRV data: priority and weight 0, the client's port, and the root as target.
fn port(port: u16) -> [u8; 7] {
    let [high, low] = port.to_be_bytes();
    [0, 0, 0, 0, high, low, 0]
}

/// `_udp.NAME`; none where that is too long.
fn service(request: &Request<'_>) -> Option<Name<Array<MAX_NAME_OCTETS>>> {
    let label = match protocol(request.options.transport) {
        "udp" => b"_udp",
        _ => b"_tcp",
    };
    let mut builder = NameBuilder::<Array<MAX_NAME_OCTETS>>::new();
    builder.append_label(label).ok()?;
    builder.append_origin(&request.question.name).ok()
}
