//! Errors of values, in Route 53's words.
//!
//! Names of errors marked "reported" are those that users of Route 53 have reported; the others
//! follow their pattern.
//!
//! Source: `InvalidChangeBatch` in the Route 53 API reference (the code; AWS does not document the
//! messages).

use std::fmt;

use domain::base::iana::Rtype;

use super::field_type::FieldType;
use crate::dns::name::NameErrorKind;
use crate::dns::rtype::mnemonic;

/// A value that is not valid for its type.
///
/// Displays as the end of Route 53's message, from `FATAL problem:` on.
#[derive(Clone, Debug, Eq, PartialEq, Hash)]
pub struct ValueError {
    kind: ValueErrorKind,
    value: Box<str>,
}

impl ValueError {
    pub(super) fn new(kind: ValueErrorKind, value: &str) -> Self {
        Self { kind, value: value.into() }
    }

    /// What is wrong.
    pub fn kind(&self) -> ValueErrorKind {
        self.kind
    }

    /// The whole value.
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FATAL problem: {} encountered with '{}'", self.kind, self.value)
    }
}

impl std::error::Error for ValueError {}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
pub enum ValueErrorKind {
    /// A character that needs an escape, or an invalid escape (reported).
    UnsupportedCharacter,
    /// A string without its quotes (reported).
    InvalidCharacterString,
    /// A string of more than 255 octets (reported).
    CharacterStringTooLong,
    /// Two dots in a row, or an empty name (reported).
    DomainLabelEmpty,
    /// A label of more than 63 octets.
    DomainLabelTooLong,
    /// A name of more than 255 octets.
    DomainNameTooLong,
    /// A value of more than 4,000 characters.
    ValueTooLong,
    /// A type that Route 53 does not have.
    UnsupportedType(Rtype),
    /// Fewer or more fields than the type has; the number is the type's (reported for A and SRV).
    WrongFieldCount(Rtype, usize),
    /// A field of the wrong form (reported for A and AAAA).
    IllegalField(Rtype, FieldType),
    /// A service parameter that RFC 9460 does not allow, with the reason.
    IllegalParameter(Rtype, &'static str),
}

impl From<NameErrorKind> for ValueErrorKind {
    fn from(kind: NameErrorKind) -> Self {
        match kind {
            NameErrorKind::UnsupportedCharacter { .. } => Self::UnsupportedCharacter,
            NameErrorKind::EmptyLabel => Self::DomainLabelEmpty,
            NameErrorKind::LongLabel => Self::DomainLabelTooLong,
            NameErrorKind::LongName => Self::DomainNameTooLong,
        }
    }
}

impl fmt::Display for ValueErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::UnsupportedCharacter => {
                "UnsupportedCharacter (Value contains unsupported characters)"
            }
            Self::InvalidCharacterString => {
                "InvalidCharacterString (Value should be enclosed in quotation marks)"
            }
            Self::CharacterStringTooLong => "CharacterStringTooLong (Value is too long)",
            Self::DomainLabelEmpty => "DomainLabelEmpty (Domain label is empty)",
            Self::DomainLabelTooLong => "DomainLabelTooLong (Domain label is too long)",
            Self::DomainNameTooLong => "DomainNameTooLong (Domain name is too long)",
            Self::ValueTooLong => "ValueTooLong (Value is longer than 4000 characters)",
            Self::UnsupportedType(rtype) => return unsupported_type(f, *rtype),
            Self::WrongFieldCount(rtype, count) => return wrong_field_count(f, *rtype, *count),
            Self::IllegalField(rtype, field) => return illegal_field(f, *rtype, *field),
            Self::IllegalParameter(rtype, reason) => {
                return write!(f, "{}RRDATAIllegalSvcParam ({reason})", mnemonic(*rtype));
            }
        };
        f.write_str(text)
    }
}

fn unsupported_type(f: &mut fmt::Formatter<'_>, rtype: Rtype) -> fmt::Result {
    write!(f, "UnsupportedType (Route 53 has no records of type {})", rtype.to_int())
}

fn wrong_field_count(f: &mut fmt::Formatter<'_>, rtype: Rtype, count: usize) -> fmt::Result {
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

fn illegal_field(f: &mut fmt::Formatter<'_>, rtype: Rtype, field: FieldType) -> fmt::Result {
    let rtype = mnemonic(rtype);
    let (name, expected) = match field {
        FieldType::Ipv4 => ("IPv4Address", "a valid IPv4 address"),
        FieldType::Ipv6 => ("IPv6Address", "a valid IPv6 address"),
        FieldType::Tag => ("Tag", "a tag of letters and digits"),
        FieldType::Hex => ("Hexadecimal", "an even number of hexadecimal digits"),
        FieldType::U8 => ("Number", "a number from 0 to 255"),
        FieldType::U16 => ("Number", "a number from 0 to 65535"),
        _ => ("Number", "a number from 0 to 4294967295"),
    };
    write!(f, "{rtype}RRDATAIllegal{name} (Value is not {expected})")
}
