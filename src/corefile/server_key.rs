//! Keys of server blocks: `[SCHEME://]ZONE[:PORT]`, with a network in place of its reverse zones.
//!
//! - [`ServerKey`], [`parse`]: a key
//!
//! Source: corefile(5); RFC 1035 section 3.5 and RFC 3596 section 2.5 (reverse zones). As in
//! CoreDNS, a network that ends inside a label is several zones.

use std::net::IpAddr;

use super::diagnostic::Diagnostic;
use super::lexer::Token;
use crate::dns::{Name, name};

/// The key of a server block: a zone, and the transport and port of its listener.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ServerKey {
    /// The transport, such as `dns`.
    pub scheme: String,
    /// The zone.
    pub zone: Name,
    /// The port.
    pub port: u16,
}

/// Parses a key. A network may be several keys.
pub(super) fn parse(word: &Token) -> Result<Vec<ServerKey>, Diagnostic> {
    let error = |expected: &str| Diagnostic::error(word.at, word.found(), expected);
    let (scheme, rest) = word.text.split_once("://").unwrap_or(("dns", &word.text));
    if !SCHEMES.contains(&scheme) {
        return Err(error(&format!("a transport: one of {}", SCHEMES.join(", "))));
    }
    let (zone, port) = split_port(rest);
    let port = port.map_or(Ok(DEFAULT_PORT), str::parse).ok().filter(|port| *port > 0);
    let port = port.ok_or_else(|| error("a port from 1 to 65535"))?;
    let zones = parse_zones(zone).ok_or_else(|| error("a zone: [SCHEME://]ZONE[:PORT]"))?;
    let key = |zone| ServerKey { scheme: scheme.to_owned(), zone, port };
    Ok(zones.into_iter().map(key).collect())
}

/// Splits the port after the last colon; the colons of an IPv6 network are before its length.
fn split_port(text: &str) -> (&str, Option<&str>) {
    let length = text.find('/').unwrap_or(0);
    match text[length..].rfind(':') {
        Some(colon) => (&text[..length + colon], Some(&text[length + colon + 1..])),
        None => (text, None),
    }
}

fn parse_zones(text: &str) -> Option<Vec<Name>> {
    if text.contains('/') {
        return reverse_zones(text);
    }
    let is_name = !text.contains(['(', ')', '{', '}', ':']);
    let zone = name::from_presentation(text).ok().filter(|_| is_name)?;
    Some(vec![zone])
}

/// The reverse zones of `ADDRESS/LENGTH`.
fn reverse_zones(network: &str) -> Option<Vec<Name>> {
    let (address, length) = network.split_once('/')?;
    let (bits, label_bits, address, suffix) = match address.parse().ok()? {
        IpAddr::V4(address) => (32, 8, u128::from(u32::from(address)), "in-addr.arpa."),
        IpAddr::V6(address) => (128, 4, u128::from(address), "ip6.arpa."),
    };
    let length: u32 = length.parse().ok().filter(|length| *length <= bits)?;
    let prefix = if length == 0 { 0 } else { address >> (bits - length) };
    let labels = length.div_ceil(label_bits);
    // All values of the bits that the network leaves open in its last label.
    let open_bits = labels * label_bits - length;
    let zone = |open: u128| {
        let labels = reverse_labels((prefix << open_bits) | open, labels, label_bits);
        name::from_presentation(&(labels + suffix)).ok()
    };
    (0..1 << open_bits).map(zone).collect()
}

/// The labels of a prefix, the last one first, each with its dot.
fn reverse_labels(prefix: u128, labels: u32, label_bits: u32) -> String {
    let label = |index: u32| {
        let number = (prefix >> (index * label_bits)) & ((1 << label_bits) - 1);
        if label_bits == 8 { format!("{number}.") } else { format!("{number:x}.") }
    };
    (0..labels).map(label).collect()
}

/// The transports of CoreDNS.
const SCHEMES: [&str; 6] = ["dns", "tls", "quic", "grpc", "https", "https3"];
const DEFAULT_PORT: u16 = 53;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_reverse_zones() {
        let table: [(&str, &[&str]); 8] = [
            ("10.0.0.0/24", &["0.0.10.in-addr.arpa."]),
            ("10.1.2.3/16", &["1.10.in-addr.arpa."]),
            ("192.0.2.1/32", &["1.2.0.192.in-addr.arpa."]),
            ("10.0.0.0/15", &["0.10.in-addr.arpa.", "1.10.in-addr.arpa."]),
            ("0.0.0.0/0", &["in-addr.arpa."]),
            ("2001:db8::/32", &["8.b.d.0.1.0.0.2.ip6.arpa."]),
            ("2001:db8::/31", &["8.b.d.0.1.0.0.2.ip6.arpa.", "9.b.d.0.1.0.0.2.ip6.arpa."]),
            ("::/0", &["ip6.arpa."]),
        ];
        for (network, expected) in table {
            let zones = reverse_zones(network).unwrap();
            assert_eq!(
                zones.iter().map(name::to_presentation).collect::<Vec<_>>(),
                expected,
                "{network}"
            );
        }
        assert_eq!(reverse_zones("10.0.0.0/27").unwrap().len(), 32);
        assert_eq!(reverse_zones("2001:db8::1/128").unwrap()[0].label_count(), 35);
        for invalid in ["10.0.0.0/33", "::/129", "10.0.0/8", "10.0.0.0/", "x/8", "::/-1"] {
            assert_eq!(reverse_zones(invalid), None, "{invalid}");
        }
    }

    #[test]
    fn the_port_is_after_the_network() {
        assert_eq!(split_port("2001:db8::/32:5300"), ("2001:db8::/32", Some("5300")));
        assert_eq!(split_port("2001:db8::/32"), ("2001:db8::/32", None));
        assert_eq!(split_port("example.com:53"), ("example.com", Some("53")));
    }
}
