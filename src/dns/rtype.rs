//! Record types.
//!
//! Source: `RRType` in the Route 53 API reference.

use domain::base::iana::Rtype;
use serde::Serializer;

/// The record types of Route 53.
pub const ALL: [Rtype; 17] = [
    Rtype::A,
    Rtype::AAAA,
    Rtype::CAA,
    Rtype::CNAME,
    Rtype::DS,
    Rtype::HTTPS,
    Rtype::MX,
    Rtype::NAPTR,
    Rtype::NS,
    Rtype::PTR,
    Rtype::SOA,
    Rtype::SPF,
    Rtype::SRV,
    Rtype::SSHFP,
    Rtype::SVCB,
    Rtype::TLSA,
    Rtype::TXT,
];

/// The record type of an upper-case mnemonic; `None` if Route 53 does not have it.
pub fn from_mnemonic(text: &str) -> Option<Rtype> {
    ALL.into_iter().find(|rtype| mnemonic(*rtype) == text)
}

/// The mnemonic of a record type.
pub fn mnemonic(rtype: Rtype) -> &'static str {
    rtype.to_mnemonic_str().unwrap_or_default()
}

/// Serializes a record type as its mnemonic, for serde's `serialize_with`.
pub(crate) fn serialize<S: Serializer>(rtype: &Rtype, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(mnemonic(*rtype))
}
