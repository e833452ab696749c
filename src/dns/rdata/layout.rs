//! Which fields the value of each record type has, in order.
//!
//! Source: "Supported DNS record types" in the Amazon Route 53 Developer Guide, and the RFC
//! named at each type.

use domain::base::iana::Rtype;

use super::error::Problem;
use super::tokens::Token;

/// How one field of a value is spelled and composed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Field {
    /// A number of one octet.
    U8,
    /// A number of two octets.
    U16,
    /// A number of four octets.
    U32,
    /// An address in dotted decimal notation.
    Ipv4,
    /// An address in the notation of RFC 4291 section 2.2.
    Ipv6,
    /// Octets in base 16, to the end of the value.
    Hex,
    /// The property tag of a CAA record.
    Tag,
    /// One quoted string whose length is that of the rest of the record.
    Text,
    /// One quoted string of at most 255 octets.
    String,
    /// One or more quoted strings, to the end of the value.
    Strings,
    /// A domain name.
    Name,
    /// The domain name that the record sends its reader to.
    Target,
    /// Service parameters, to the end of the value; there may be none.
    Params,
}

/// The fields of one type.
pub(super) struct Layout {
    pub(super) fields: &'static [Field],
}

impl Layout {
    /// The fields of a type that Route 53 has; none for another type.
    pub(super) fn of(rtype: Rtype) -> Option<Layout> {
        use Field::{
            Hex, Ipv4, Ipv6, Name, Params, String, Strings, Tag, Target, Text, U8, U16, U32,
        };
        let fields: &[Field] = match rtype {
            Rtype::A => &[Ipv4],                                       // RFC 1035
            Rtype::AAAA => &[Ipv6],                                    // RFC 3596
            Rtype::CAA => &[U8, Tag, Text],                            // RFC 8659
            Rtype::CNAME | Rtype::NS | Rtype::PTR => &[Target],        // RFC 1035
            Rtype::DS => &[U16, U8, U8, Hex],                          // RFC 4034
            Rtype::HTTPS | Rtype::SVCB => &[U16, Target, Params],      // RFC 9460
            Rtype::MX => &[U16, Target],                               // RFC 1035
            Rtype::NAPTR => &[U16, U16, String, String, String, Name], // RFC 3403
            Rtype::SOA => &[Name, Name, U32, U32, U32, U32, U32],      // RFC 1035
            Rtype::SPF | Rtype::TXT => &[Strings],                     // RFC 7208, RFC 1035
            Rtype::SRV => &[U16, U16, U16, Target],                    // RFC 2782
            Rtype::SSHFP => &[U8, U8, Hex],                            // RFC 4255
            Rtype::TLSA => &[U8, U8, U8, Hex],                         // RFC 6698
            _ => return None,
        };
        Some(Layout { fields })
    }

    /// Whether the tokens can be the fields of the type.
    pub(super) fn fits(&self, rtype: Rtype, tokens: &[Token<'_>]) -> Result<(), Problem> {
        let expected = self.fields.len();
        let last = self.fields[expected - 1];
        let fits = match last {
            Field::Strings => true,
            Field::Hex => tokens.len() >= expected,
            Field::Params => tokens.len() >= expected - 1,
            // An empty value is a bad address or name, not a wrong number of fields.
            _ if expected == 1 => tokens.len() <= 1,
            _ => tokens.len() == expected,
        };
        if !fits {
            let least = if last == Field::Params { expected - 1 } else { expected };
            return Err(Problem::WrongFieldCount(rtype, least));
        }
        // Only strings may touch each other, and only a parameter its quoted value.
        if last != Field::Params && tokens.iter().any(Token::touches_word) {
            return Err(Problem::InvalidCharacterString);
        }
        Ok(())
    }
}
