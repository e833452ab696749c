//! Destination address selection (RFC 6724 section 6) for a client with one source address.
//!
//! With one source address these rules remain: matching scope (rule 2), matching label (5), higher
//! precedence (6), smaller scope (8), longest matching prefix (9), order of the answer (10).

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use domain::base::iana::Rtype;

use super::Preference;
use crate::dns::rtype::mnemonic;
use crate::zone::Rrset;

/// The policy table of RFC 6724 section 2.1: prefix, its length, precedence, label.
const POLICY_TABLE: [(Ipv6Addr, u32, u32, u32); 9] = [
    (Ipv6Addr::LOCALHOST, 128, 50, 0),
    (Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96, 35, 4),
    (Ipv6Addr::UNSPECIFIED, 96, 1, 3),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16, 30, 2),
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 32, 5, 5),
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7, 3, 13),
    (Ipv6Addr::new(0xfec0, 0, 0, 0, 0, 0, 0, 0), 10, 1, 11),
    (Ipv6Addr::new(0x3ffe, 0, 0, 0, 0, 0, 0, 0), 16, 1, 12),
    (Ipv6Addr::UNSPECIFIED, 0, 40, 1),
];
/// Bits of an IPv6 prefix that rule 9 compares (RFC 6724 section 2.2).
const IPV6_PREFIX_BITS: u32 = 64;

/// Ranks the addresses of an RRset as a client at `source` sorts them.
pub(super) fn preference(set: &Rrset, source: &str) -> Result<Preference, SourceError> {
    let wanted = SourceError { source: source.to_owned(), rtype: set.rtype() };
    let client: IpAddr = source.parse().map_err(|_| wanted.clone())?;
    let matches =
        matches!((client, set.rtype()), (IpAddr::V4(_), Rtype::A) | (IpAddr::V6(_), Rtype::AAAA));
    let ranks = set.values().iter().map(|value| address(value.rdata()).map(|to| rank(to, client)));
    match matches {
        true => ranks.collect::<Option<_>>().map(Preference::new).ok_or(wanted),
        false => Err(wanted),
    }
}

/// A source address that does not fit the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceError {
    source: String,
    rtype: Rtype,
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { source, rtype } = self;
        match *rtype {
            Rtype::A => write!(
                f,
                "source: '{source}' is not an IPv4 address, which sorting A records takes"
            ),
            Rtype::AAAA => write!(
                f,
                "source: '{source}' is not an IPv6 address, which sorting AAAA records takes"
            ),
            other => write!(
                f,
                "pick: 'rfc6724' sorts addresses, and {} records hold none",
                mnemonic(other)
            ),
        }
    }
}

impl std::error::Error for SourceError {}

/// Rules 2, 5, 6, 8 and 9 as digits of one number, the first rule highest.
fn rank(to: IpAddr, from: IpAddr) -> u32 {
    let (to_scope, from_scope) = (scope(to), scope(from));
    let ((precedence, to_label), (_, from_label)) = (policy(to), policy(from));
    let digits = [
        (u32::from(to_scope == from_scope), 1),
        (u32::from(to_label == from_label), 1),
        (precedence, 6),
        (0xf - to_scope, 4),
        (common_prefix(to, from), 7),
    ];
    digits.into_iter().fold(0, |rank, (digit, bits)| rank << bits | digit)
}

fn address(rdata: &[u8]) -> Option<IpAddr> {
    let v4 = || <[u8; 4]>::try_from(rdata).map(IpAddr::from);
    let v6 = || <[u8; 16]>::try_from(rdata).map(IpAddr::from);
    v4().or_else(|_| v6()).ok()
}

/// Precedence and label by the longest matching prefix of the policy table.
fn policy(address: IpAddr) -> (u32, u32) {
    let address = mapped(address).to_bits();
    let matches = |(prefix, length, ..): &&(Ipv6Addr, u32, u32, u32)| {
        (prefix.to_bits() ^ address).leading_zeros() >= *length
    };
    let longest = POLICY_TABLE.iter().filter(matches).max_by_key(|entry| entry.1);
    longest.map_or((0, 0), |&(_, _, precedence, label)| (precedence, label))
}

/// Scopes of RFC 6724 sections 3.1 and 3.2: link-local 2, site-local 5, global 14.
fn scope(address: IpAddr) -> u32 {
    match address {
        IpAddr::V4(v4) if v4.is_loopback() || v4.is_link_local() => 2,
        IpAddr::V6(v6) if v6.is_multicast() => u32::from(v6.octets()[1] & 0xf),
        IpAddr::V6(v6) if v6.is_loopback() || v6.is_unicast_link_local() => 2,
        IpAddr::V6(v6) if v6.segments()[0] & 0xffc0 == 0xfec0 => 5,
        _ => 14,
    }
}

fn common_prefix(a: IpAddr, b: IpAddr) -> u32 {
    let common = (mapped(a).to_bits() ^ mapped(b).to_bits()).leading_zeros();
    match a {
        IpAddr::V4(_) => common.saturating_sub(96),
        IpAddr::V6(_) => common.min(IPV6_PREFIX_BITS),
    }
}

fn mapped(address: IpAddr) -> Ipv6Addr {
    match address {
        IpAddr::V4(v4) => Ipv4Addr::to_ipv6_mapped(&v4),
        IpAddr::V6(v6) => v6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefers(from: &str, better: &str, worse: &str) {
        let [from, better, worse] = [from, better, worse].map(|text| text.parse().unwrap());
        assert!(rank(better, from) > rank(worse, from), "{from}: {better} before {worse}");
    }

    /// Of the examples in RFC 6724 section 10.2 those that have one source address.
    #[test]
    fn the_examples_of_the_rfc() {
        prefers("2001:db8:1::2", "2001:db8:1::1", "fe80::1");
        prefers("2001:db8:1::2", "2001:db8:1::1", "2002:c633:6401::1");
        prefers("2002:c633:6401::2", "2002:c633:6401::1", "2001:db8:1::1");
        prefers("2001:db8:1::2", "2001:db8:1::1", "2001:db8:3ffe::1");
        prefers("198.51.100.2", "198.51.100.9", "192.0.2.9");
    }

    #[test]
    fn the_policy_table() {
        for (address, precedence, label) in [
            ("::1", 50, 0),
            ("192.0.2.1", 35, 4),
            ("2001:db8::1", 40, 1),
            ("2002::1", 30, 2),
            ("2001::1", 5, 5),
            ("fd00::1", 3, 13),
        ] {
            assert_eq!(policy(address.parse().unwrap()), (precedence, label), "{address}");
        }
    }
}
