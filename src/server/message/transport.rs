//! Transports of DNS messages.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// The transport of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
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
    /// All transports.
    pub const ALL: [Self; 5] = [Self::Udp, Self::Tcp, Self::Tls, Self::Https, Self::Quic];

    /// The transport in lower case, such as `udp`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Udp => "udp",
            Self::Tcp => "tcp",
            Self::Tls => "tls",
            Self::Https => "https",
            Self::Quic => "quic",
        }
    }

    /// The protocol below the transport, `udp` or `tcp`. CoreDNS' logs and metrics use it.
    pub fn ip_protocol(self) -> &'static str {
        match self {
            Self::Udp | Self::Quic => "udp",
            Self::Tcp | Self::Tls | Self::Https => "tcp",
        }
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Transport {
    type Err = UnknownTransport;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let transport = Self::ALL.into_iter().find(|transport| transport.as_str() == text);
        transport.ok_or_else(|| UnknownTransport(text.to_owned()))
    }
}

/// The text is not a [`Transport`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownTransport(pub String);

impl fmt::Display for UnknownTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Transport::ALL.map(Transport::as_str).join(", ");
        write!(f, "unknown transport '{}', expected one of {words}", self.0)
    }
}

impl Error for UnknownTransport {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        for transport in Transport::ALL {
            assert_eq!(transport.to_string().parse(), Ok(transport));
        }
        let error = "sctp".parse::<Transport>().unwrap_err();
        let expected = "unknown transport 'sctp', expected one of udp, tcp, tls, https, quic";
        assert_eq!(error.to_string(), expected);
    }
}
