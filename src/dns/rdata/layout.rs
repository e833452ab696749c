//! The fields of each record type, in order.
//!
//! - [`Layout`]: the fields of one type
//!
//! Source: "Supported DNS record types" in the Amazon Route 53 Developer Guide, and the RFC beside
//! each type.

use domain::base::iana::Rtype;

use super::error::ValueErrorKind;
use super::field_type::FieldType;
use super::words::Word;

/// The fields of one type.
pub(super) struct Layout {
    pub(super) fields: &'static [FieldType],
}

impl Layout {
    /// The fields of a type; `None` if Route 53 does not have it.
    pub(super) fn of(rtype: Rtype) -> Option<Self> {
        use FieldType::{
            Hex, Ipv4, Ipv6, Name, ServiceParams, String, Strings, Tag, Target, Text, U8, U16, U32,
        };
        let fields: &[FieldType] = match rtype {
            Rtype::A => &[Ipv4],                                         // RFC 1035
            Rtype::AAAA => &[Ipv6],                                      // RFC 3596
            Rtype::CAA => &[U8, Tag, Text],                              // RFC 8659
            Rtype::CNAME | Rtype::NS | Rtype::PTR => &[Target],          // RFC 1035
            Rtype::DS => &[U16, U8, U8, Hex],                            // RFC 4034
            Rtype::HTTPS | Rtype::SVCB => &[U16, Target, ServiceParams], // RFC 9460
            Rtype::MX => &[U16, Target],                                 // RFC 1035
            Rtype::NAPTR => &[U16, U16, String, String, String, Name],   // RFC 3403
            Rtype::SOA => &[Name, Name, U32, U32, U32, U32, U32],        // RFC 1035
            Rtype::SPF | Rtype::TXT => &[Strings],                       // RFC 7208, RFC 1035
            Rtype::SRV => &[U16, U16, U16, Target],                      // RFC 2782
            Rtype::SSHFP => &[U8, U8, Hex],                              // RFC 4255
            Rtype::TLSA => &[U8, U8, U8, Hex],                           // RFC 6698
            _ => return None,
        };
        Some(Self { fields })
    }

    /// Checks that the words can be the fields of the type.
    pub(super) fn check_count(
        &self,
        rtype: Rtype,
        words: &[Word<'_>],
    ) -> Result<(), ValueErrorKind> {
        let expected = self.fields.len();
        let last = self.fields[expected - 1];
        let is_right = match last {
            FieldType::Strings => true,
            FieldType::Hex => words.len() >= expected,
            FieldType::ServiceParams => words.len() >= expected - 1,
            // An empty value is an illegal address or name, not a wrong number of fields.
            _ if expected == 1 => words.len() <= 1,
            _ => words.len() == expected,
        };
        if !is_right {
            let least = expected - usize::from(last == FieldType::ServiceParams);
            return Err(ValueErrorKind::WrongFieldCount(rtype, least));
        }
        // Only strings may touch, and a service parameter its quoted value.
        if last != FieldType::ServiceParams && words.iter().any(Word::lacks_blank) {
            return Err(ValueErrorKind::InvalidCharacterString);
        }
        Ok(())
    }
}
