//! How a query came in, and how long a reply may be.

use std::net::IpAddr;

use super::edns::{Edns, UDP_SIZE};

/// Octets of the longest UDP reply without EDNS (RFC 1035 section 2.3.4), and the least
/// that a client can ask for (RFC 6891 section 6.2.3).
const UDP_FLOOR: usize = 512;
/// Octets of the longest message (RFC 1035 section 4.2.2).
const MAX_LEN: usize = 65_535;

/// What carries the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Transport {
    /// DNS over UDP (RFC 1035 section 4.2.1).
    #[default]
    Udp,
    /// DNS over TCP (RFC 7766).
    Tcp,
    /// DNS over TLS (RFC 7858).
    Tls,
    /// DNS over HTTPS (RFC 8484).
    Https,
    /// DNS over QUIC (RFC 9250).
    Quic,
}

impl Transport {
    /// The word that logs and metrics use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Udp => "udp",
            Self::Tcp => "tcp",
            Self::Tls => "tls",
            Self::Https => "https",
            Self::Quic => "quic",
        }
    }
}

/// What a host knows of a query beside its octets.
#[derive(Clone, Copy, Debug, Default)]
pub struct ServeOptions {
    /// What carried it.
    pub transport: Transport,
    /// Who sent it.
    pub client: Option<IpAddr>,
    /// The port that it came from.
    pub port: u16,
    /// Octets that the host can send; by default as many as EDNS and transport allow.
    pub max_len: Option<usize>,
    /// The draw is this seed's first; by default the next of the zone's stream.
    pub seed: Option<u64>,
}

impl ServeOptions {
    /// Octets that the reply may have.
    pub fn limit(&self, edns: Option<&Edns>) -> usize {
        let transport = match (self.transport, edns) {
            (Transport::Udp, None) => UDP_FLOOR,
            (Transport::Udp, Some(edns)) => usize::from(edns.udp_size.min(UDP_SIZE)).max(UDP_FLOOR),
            _ => MAX_LEN,
        };
        self.max_len.map_or(transport, |len| len.min(transport))
    }
}

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
