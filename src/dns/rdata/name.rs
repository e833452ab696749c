//! Domain names inside values.
//!
//! The final dot is optional, every name being absolute; octets other than printable ASCII,
//! and dots inside a label, are escapes.
//!
//! Source: "DNS domain name format" in the Amazon Route 53 Developer Guide; limits of RFC 1035
//! section 2.3.4.

use super::error::Problem;
use crate::dns::name::{Name, NameFault, compose};

/// Makes an absolute name of a word, in the case it has.
pub(super) fn parse(word: &str) -> Result<Name, Problem> {
    compose(word, &|octet| Some(octet.value())).map_err(|fault| match fault {
        NameFault::Unsupported(_) => Problem::UnsupportedCharacter,
        NameFault::EmptyLabel => Problem::DomainLabelEmpty,
        NameFault::LongLabel => Problem::DomainLabelTooLong,
        NameFault::LongName => Problem::DomainNameTooLong,
    })
}
