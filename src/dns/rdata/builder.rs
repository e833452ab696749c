//! Record data field by field.
//!
//! - [`build`]: a value to record data
//! - [`RdataBuilder`]: the wire format of the fields so far

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;
use std::str::FromStr;

use domain::base::iana::Rtype;
use domain::utils::base16;

use super::error::ValueErrorKind;
use super::field_type::FieldType;
use super::layout::Layout;
use super::service_params;
use super::words::{Word, split_words};
use crate::dns::Name;

/// Record data in wire format.
#[derive(Clone, Debug, Default)]
pub(super) struct RdataBuilder {
    pub(super) rdata: Vec<u8>,
    /// The domain names. No type has other data between two names.
    pub(super) names: Range<usize>,
    pub(super) target: Option<Name>,
}

/// Parses a value of a record of this type.
pub(super) fn build(rtype: Rtype, text: &str) -> Result<RdataBuilder, ValueErrorKind> {
    if text.chars().count() > MAX_VALUE_CHARS {
        return Err(ValueErrorKind::ValueTooLong);
    }
    let layout = Layout::of(rtype).ok_or(ValueErrorKind::UnsupportedType(rtype))?;
    let words = split_words(text)?;
    layout.check_count(rtype, &words)?;
    let mut builder = RdataBuilder::default();
    let mut rest = &words[..];
    for (index, &field) in layout.fields.iter().enumerate() {
        let is_last = index + 1 == layout.fields.len();
        let (own, later) = rest.split_at(if is_last { rest.len() } else { 1 });
        builder.push_field(rtype, field, own)?;
        rest = later;
    }
    Ok(builder)
}

impl RdataBuilder {
    /// Appends a field. Only the last field of a type has several words, or none.
    fn push_field(
        &mut self,
        rtype: Rtype,
        field: FieldType,
        words: &[Word],
    ) -> Result<(), ValueErrorKind> {
        let first = words.first().copied().unwrap_or_default();
        let illegal = ValueErrorKind::IllegalField(rtype, field);
        match field {
            FieldType::U8 => self.push(&parse_plain::<u8>(first).ok_or(illegal)?.to_be_bytes()),
            FieldType::U16 => self.push(&parse_plain::<u16>(first).ok_or(illegal)?.to_be_bytes()),
            FieldType::U32 => self.push(&parse_plain::<u32>(first).ok_or(illegal)?.to_be_bytes()),
            FieldType::Ipv4 => self.push(&parse_plain::<Ipv4Addr>(first).ok_or(illegal)?.octets()),
            FieldType::Ipv6 => self.push(&parse_plain::<Ipv6Addr>(first).ok_or(illegal)?.octets()),
            FieldType::Hex => self.push(&hex(words).ok_or(illegal)?),
            FieldType::Tag => self.push(&tag(first).ok_or(illegal)?),
            FieldType::Text => self.push(&first.string()?),
            FieldType::String => self.push_string(first)?,
            FieldType::Strings => self.push_strings(words)?,
            FieldType::Name => self.push_name(&first.name()?),
            FieldType::Target => self.push_target(first.name()?),
            FieldType::ServiceParams => self.push(&service_params::compose(rtype, words)?),
        }
        Ok(())
    }

    fn push(&mut self, octets: &[u8]) {
        self.rdata.extend_from_slice(octets);
    }

    fn push_name(&mut self, name: &Name) {
        if self.names.is_empty() {
            self.names.start = self.rdata.len();
        }
        self.push(name.as_slice());
        self.names.end = self.rdata.len();
    }

    fn push_target(&mut self, name: Name) {
        self.push_name(&name);
        self.target = Some(name);
    }

    fn push_strings(&mut self, words: &[Word]) -> Result<(), ValueErrorKind> {
        match words {
            [] => Err(ValueErrorKind::InvalidCharacterString),
            _ => words.iter().try_for_each(|word| self.push_string(*word)),
        }
    }

    /// A character string (RFC 1035 section 3.3): its length in one octet and its octets.
    fn push_string(&mut self, word: Word) -> Result<(), ValueErrorKind> {
        let octets = word.string()?;
        let len = u8::try_from(octets.len()).map_err(|_| ValueErrorKind::CharacterStringTooLong)?;
        self.push(&[len]);
        self.push(&octets);
        Ok(())
    }
}

/// A number or an address without quotes, sign or escapes.
fn parse_plain<T: FromStr>(word: Word) -> Option<T> {
    word.plain_text().filter(|text| !text.starts_with('+'))?.parse().ok()
}

/// Base 16 data. White space inside is allowed (RFC 4034 section 5.3, RFC 6698 section 2.2).
fn hex(words: &[Word]) -> Option<Vec<u8>> {
    let digits: String = words.iter().map(Word::plain_text).collect::<Option<_>>()?;
    base16::decode_vec(&digits).ok().filter(|octets| !octets.is_empty())
}

/// A CAA property tag: its length in one octet, then letters and digits (RFC 8659 section 4.1).
fn tag(word: Word) -> Option<Vec<u8>> {
    let text = word.plain_text().filter(|text| !text.is_empty())?;
    let length = u8::try_from(text.len()).ok()?;
    let is_legal = text.bytes().all(|octet| octet.is_ascii_alphanumeric());
    is_legal.then(|| [&[length], text.as_bytes()].concat())
}

/// The longest value in characters (`RData` in the Route 53 API reference).
pub(super) const MAX_VALUE_CHARS: usize = 4000;
