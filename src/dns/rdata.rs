//! Record data: the value of one record, as text and in wire format.
//!
//! - [`RecordData`]: a value that is valid for its type
//! - [`ValueError`]: the error of a text that is not
//!
//! Source: "Supported DNS record types" in the Amazon Route 53 Developer Guide; RFC 1035 section
//! 3.3 and the RFC of each type (wire format).

mod builder;
mod error;
mod field_type;
mod layout;
mod service_params;
#[cfg(test)]
mod tests;
mod words;

use domain::base::iana::Rtype;

use self::builder::RdataBuilder;
pub use self::error::{ValueError, ValueErrorKind};
pub use self::field_type::FieldType;
use super::Name;

/// The data of one record: a `ResourceRecords[].Value` of the Route 53 API.
///
/// Two values are equal if their data are, with domain names compared without regard to case
/// (RFC 4343 section 3).
///
/// ```
/// use domain::base::iana::Rtype;
/// use multivalue::dns::RecordData;
///
/// let value = RecordData::from_presentation(Rtype::MX, "10 mail.example.com").unwrap();
/// assert_eq!(value.text(), "10 mail.example.com");
/// assert_eq!(value.rdata(), b"\x00\x0a\x04mail\x07example\x03com\x00");
/// ```
#[derive(Clone, Debug)]
pub struct RecordData {
    text: Box<str>,
    data: RdataBuilder,
}

impl RecordData {
    /// Parses a value of a record of this type.
    pub fn from_presentation(rtype: Rtype, text: &str) -> Result<Self, ValueError> {
        match builder::build(rtype, text) {
            Ok(data) => Ok(Self { text: text.into(), data }),
            Err(kind) => Err(ValueError::new(kind, text)),
        }
    }

    /// The text, unchanged.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The data in wire format. Names are not compressed and keep their case.
    pub fn rdata(&self) -> &[u8] {
        &self.data.rdata
    }

    /// The target name of CNAME, NS, PTR, MX, SRV, SVCB and HTTPS records.
    pub fn target(&self) -> Option<&Name> {
        self.data.target.as_ref()
    }

    /// The data with their names in lower case. Equal values have equal keys.
    pub fn key(&self) -> Vec<u8> {
        let mut key = self.data.rdata.clone();
        // Length octets are at most 63 and letters are above, so lengths do not change.
        key[self.data.names.clone()].make_ascii_lowercase();
        key
    }
}

impl PartialEq for RecordData {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for RecordData {}

impl std::hash::Hash for RecordData {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}
