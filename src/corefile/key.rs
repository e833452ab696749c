//! Keys of server blocks: `[SCHEME://]ZONE[:PORT]`, where a network stands for its reverse
//! zones.
//!
//! Source: corefile(5); RFC 1035 section 3.5 and RFC 3596 section 2.5 for reverse zones. A
//! network that ends inside a label is as many zones as fill it up, as in CoreDNS.

use std::net::IpAddr;

use super::diagnostic::Diagnostic;
use super::lexer::Token;
use crate::dns::{Name, name};

/// The transports, as CoreDNS names them.
const SCHEMES: [&str; 6] = ["dns", "tls", "quic", "grpc", "https", "https3"];
/// Port of a key that names none.
const DEFAULT_PORT: u16 = 53;

/// A key of a server block: where it listens, for which zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The transport, such as `dns`.
    pub scheme: String,
    /// The zone.
    pub zone: Name,
    /// The port.
    pub port: u16,
}

/// The keys that a word stands for: one, but for networks.
pub(super) fn read(word: &Token) -> Result<Vec<Key>, Diagnostic> {
    let wrong = |expected: &str| Diagnostic::error(word.at, word.found(), expected);
    let (scheme, rest) = word.text.split_once("://").unwrap_or(("dns", &word.text));
    if !SCHEMES.contains(&scheme) {
        return Err(wrong(&format!("a transport: one of {}", SCHEMES.join(", "))));
    }
    let (zone, port) = split_port(rest);
    let port = port.map_or(Ok(DEFAULT_PORT), str::parse).ok().filter(|port| *port > 0);
    let port = port.ok_or_else(|| wrong("a port from 1 to 65535"))?;
    let zones = match zone.contains('/') {
        true => reverse_zones(zone),
        false => {
            name::from_presentation(zone).ok().filter(|_| is_name(zone)).map(|zone| vec![zone])
        }
    };
    let zones = zones.ok_or_else(|| wrong("a zone: [SCHEME://]ZONE[:PORT]"))?;
    let key = |zone| Key { scheme: scheme.to_owned(), zone, port };
    Ok(zones.into_iter().map(key).collect())
}

/// A port stands behind the last colon, which in an IPv6 network is behind its length.
fn split_port(text: &str) -> (&str, Option<&str>) {
    let from = text.find('/').unwrap_or(0);
    match text[from..].rfind(':') {
        Some(at) => (&text[..from + at], Some(&text[from + at + 1..])),
        None => (text, None),
    }
}

fn is_name(text: &str) -> bool {
    !text.contains(['(', ')', '{', '}', ':'])
}

/// The reverse zones of `ADDRESS/LENGTH`.
fn reverse_zones(text: &str) -> Option<Vec<Name>> {
    let (address, length) = text.split_once('/')?;
    let (bits, step, value, suffix) = match address.parse().ok()? {
        IpAddr::V4(address) => (32, 8, u128::from(u32::from(address)), "in-addr.arpa."),
        IpAddr::V6(address) => (128, 4, u128::from(address), "ip6.arpa."),
    };
    let length: u32 = length.parse().ok().filter(|length| *length <= bits)?;
    let labels = length.div_ceil(step);
    let label = |first: u128, place: u32| {
        let number = (first >> ((labels - 1 - place) * step)) & ((1 << step) - 1);
        if step == 8 { format!("{number}.") } else { format!("{number:x}.") }
    };
    // The network's first bits, and all ways to fill its last label.
    let network = if length == 0 { 0 } else { value >> (bits - length) };
    let open = labels * step - length;
    let zone = |fill: u128| {
        let first = (network << open) | fill;
        let labels: String = (0..labels).rev().map(|place| label(first, place)).collect();
        name::from_presentation(&(labels + suffix)).ok()
    };
    (0..1 << open).map(zone).collect()
}

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
        for wrong in ["10.0.0.0/33", "::/129", "10.0.0/8", "10.0.0.0/", "x/8", "::/-1"] {
            assert_eq!(reverse_zones(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_port_stands_behind_the_network() {
        assert_eq!(split_port("2001:db8::/32:5300"), ("2001:db8::/32", Some("5300")));
        assert_eq!(split_port("2001:db8::/32"), ("2001:db8::/32", None));
        assert_eq!(split_port("example.com:53"), ("example.com", Some("53")));
    }
}
