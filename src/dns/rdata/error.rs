//! What can be wrong with a value, in Route 53's words.
//!
//! The names of the problems are those that users of Route 53 report where there is such a
//! report (marked "reported"), else formed like them.
//!
//! Source: `InvalidChangeBatch` in the Route 53 API reference gives the code; its messages are
//! not documented.

use std::error::Error;
use std::fmt;

use domain::base::iana::Rtype;

use super::layout::Field;
use crate::dns::rtype::mnemonic;

/// A value that cannot be one of its type.
///
/// Prints as the tail of Route 53's message, from `FATAL problem:` on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ValueError {
    problem: Problem,
    value: Box<str>,
}

impl ValueError {
    pub(super) fn new(problem: Problem, value: &str) -> Self {
        ValueError { problem, value: value.into() }
    }

    /// What is wrong.
    pub fn problem(&self) -> Problem {
        self.problem
    }

    /// The whole value, or name, that is wrong.
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FATAL problem: {} encountered with '{}'", self.problem, self.value)
    }
}

impl Error for ValueError {}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Problem {
    /// A character that has to be escaped, or an escape that stands for none (reported).
    UnsupportedCharacter,
    /// A string without its quotes (reported).
    InvalidCharacterString,
    /// A string of more than 255 octets (reported).
    CharacterStringTooLong,
    /// Two dots in a row, or no name at all (reported).
    DomainLabelEmpty,
    /// A label of more than 63 octets.
    DomainLabelTooLong,
    /// A name of more than 255 octets.
    DomainNameTooLong,
    /// A value of more than 4,000 characters.
    ValueTooLong,
    /// A type that Route 53 does not have.
    UnsupportedType(Rtype),
    /// Fewer or more fields than the type has (reported for A and SRV).
    WrongFieldCount(Rtype, usize),
    /// A field that is not what the type wants there (reported for A and AAAA).
    IllegalField(Rtype, Field),
    /// A service parameter that RFC 9460 does not allow, and why.
    IllegalParameter(Rtype, &'static str),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Problem::UnsupportedCharacter => {
                "UnsupportedCharacter (Value contains unsupported characters)"
            }
            Problem::InvalidCharacterString => {
                "InvalidCharacterString (Value should be enclosed in quotation marks)"
            }
            Problem::CharacterStringTooLong => "CharacterStringTooLong (Value is too long)",
            Problem::DomainLabelEmpty => "DomainLabelEmpty (Domain label is empty)",
            Problem::DomainLabelTooLong => "DomainLabelTooLong (Domain label is too long)",
            Problem::DomainNameTooLong => "DomainNameTooLong (Domain name is too long)",
            Problem::ValueTooLong => "ValueTooLong (Value is longer than 4000 characters)",
            Problem::UnsupportedType(rtype) => {
                return write!(
                    f,
                    "UnsupportedType (Route 53 has no records of type {})",
                    rtype.to_int()
                );
            }
            Problem::WrongFieldCount(rtype, count) => return wrong_count(f, *rtype, *count),
            Problem::IllegalField(rtype, field) => return illegal_field(f, *rtype, *field),
            Problem::IllegalParameter(rtype, why) => {
                return write!(f, "{}RRDATAIllegalSvcParam ({why})", mnemonic(*rtype));
            }
        };
        f.write_str(text)
    }
}

fn wrong_count(f: &mut fmt::Formatter<'_>, rtype: Rtype, count: usize) -> fmt::Result {
    let rtype = mnemonic(rtype);
    let word = match count {
        1 => return write!(f, "{rtype}RRDATANotSingleField (Value contains spaces)"),
        2 => "Two",
        3 => "Three",
        4 => "Four",
        6 => "Six",
        _ => "Seven",
    };
    write!(f, "{rtype}RRDATANot{word}Fields ({rtype} record doesn't have {count} fields)")
}

fn illegal_field(f: &mut fmt::Formatter<'_>, rtype: Rtype, field: Field) -> fmt::Result {
    let rtype = mnemonic(rtype);
    let (name, what) = match field {
        Field::Ipv4 => ("IPv4Address", "a valid IPv4 address"),
        Field::Ipv6 => ("IPv6Address", "a valid IPv6 address"),
        Field::Tag => ("Tag", "a tag of letters and digits"),
        Field::Hex => ("Hexadecimal", "an even number of hexadecimal digits"),
        Field::U8 => ("Number", "a number from 0 to 255"),
        Field::U16 => ("Number", "a number from 0 to 65535"),
        _ => ("Number", "a number from 0 to 4294967295"),
    };
    write!(f, "{rtype}RRDATAIllegal{name} (Value is not {what})")
}
