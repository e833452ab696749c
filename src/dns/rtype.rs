//! Record types.
//!
//! Source: `RRType` in the Route 53 API reference.

use domain::base::iana::Rtype;
use serde::Serializer;

/// All record types that Route 53 has.
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

/// The type of a mnemonic, in capital letters.
pub fn from_mnemonic(text: &str) -> Option<Rtype> {
    ALL.into_iter().find(|rtype| mnemonic(*rtype) == text)
}

/// The mnemonic of a type.
pub fn mnemonic(rtype: Rtype) -> &'static str {
    rtype.to_mnemonic_str().unwrap_or_default()
}

/// Serializes a type as its mnemonic, for serde's `serialize_with`.
pub(crate) fn serialize<S: Serializer>(rtype: &Rtype, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(mnemonic(*rtype))
}
