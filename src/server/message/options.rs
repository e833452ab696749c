//! Options of one query: transport, client, seed, and the size limit of the reply.

use std::net::IpAddr;

use super::edns::{Edns, UDP_SIZE};
use super::transport::Transport;
use crate::routing::Location;

/// Options of one query, from the host. All are optional.
#[derive(Clone, Copy, Debug, Default)]
pub struct ServeOptions<'a> {
    /// Transport of the query.
    pub transport: Transport,
    /// Source address of the query.
    pub client: Option<IpAddr>,
    /// Source port of the query.
    pub port: u16,
    /// Location of the client.
    pub location: Option<&'a Location>,
    /// The host's own limit of a reply, in octets. EDNS and the transport set one in any case.
    pub max_len: Option<usize>,
    /// Seed of the draw. Without one, the draw continues the zone's stream.
    pub seed: Option<u64>,
}

impl ServeOptions<'_> {
    /// Maximum length of the reply in octets.
    pub fn limit(&self, edns: Option<&Edns>) -> usize {
        let limit = match (self.transport, edns) {
            (Transport::Udp, None) => MIN_UDP_SIZE,
            (Transport::Udp, Some(edns)) => {
                usize::from(edns.udp_size.min(UDP_SIZE)).max(MIN_UDP_SIZE)
            }
            _ => MAX_MESSAGE,
        };
        self.max_len.map_or(limit, |len| len.min(limit))
    }
}

/// Octets of the longest UDP reply without EDNS (RFC 1035 section 2.3.4). A lower UDP size in
/// an OPT record counts as this (RFC 6891 section 6.2.3).
const MIN_UDP_SIZE: usize = 512;
/// Octets of the longest message (RFC 1035 section 4.2.2).
const MAX_MESSAGE: usize = 65_535;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        let edns = |udp_size| Edns { udp_size, ..Edns::default() };
        let table = [
            (Transport::Udp, None, 512),
            (Transport::Udp, Some(edns(0)), 512),
            (Transport::Udp, Some(edns(511)), 512),
            (Transport::Udp, Some(edns(513)), 513),
            (Transport::Udp, Some(edns(1232)), 1232),
            (Transport::Udp, Some(edns(4096)), 1232),
            (Transport::Tcp, Some(edns(512)), 65_535),
            (Transport::Https, None, 65_535),
        ];
        for (transport, edns, expected) in table {
            let options = ServeOptions { transport, ..ServeOptions::default() };
            assert_eq!(options.limit(edns.as_ref()), expected, "{transport:?} {edns:?}");
            let tight = ServeOptions { max_len: Some(100), ..options };
            assert_eq!(tight.limit(edns.as_ref()), 100);
        }
    }
}
