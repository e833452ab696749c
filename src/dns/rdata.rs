//! One record's value: Route 53's text and its wire form.
//!
//! Here: [`RecordData`], and the walk over a type's fields that turns text into record data.
//! Fields of each type stand in `layout`, Route 53's spelling in `tokens`, names in `name`,
//! service parameters in `params`, what can be wrong in `error`.
//!
//! Source: "Supported DNS record types" in the Amazon Route 53 Developer Guide; RFC 1035
//! section 3.3 and the RFC of each type for the wire form.

mod error;
mod layout;
mod name;
mod params;
#[cfg(test)]
mod tests;
mod tokens;

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;
use std::str::FromStr;

use domain::base::iana::Rtype;
use domain::utils::base16;

use self::error::Problem;
pub use self::error::ValueError;
use self::layout::{Field, Layout};
use self::tokens::Token;
use crate::dns::name::Name;

/// The data of one record: what stands in `ResourceRecords[].Value`.
///
/// Two values are equal when their record data are, with domain names compared without regard
/// to case (RFC 4343 section 3).
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
    wire: Wire,
}

impl RecordData {
    /// Reads the value of a record of type `rtype` as Route 53 spells it.
    pub fn from_presentation(rtype: Rtype, text: &str) -> Result<Self, ValueError> {
        match compose(rtype, text) {
            Ok(wire) => Ok(RecordData { text: text.into(), wire }),
            Err(problem) => Err(ValueError::new(problem, text)),
        }
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The record data in wire form: names uncompressed, in the case they were given.
    pub fn rdata(&self) -> &[u8] {
        &self.wire.rdata
    }

    /// The name that the record sends its reader to, for CNAME, NS, PTR, MX, SRV, SVCB and HTTPS.
    pub fn target(&self) -> Option<&Name> {
        self.wire.target.as_ref()
    }

    /// What equal values have in common: the record data with their names in lower case.
    pub fn key(&self) -> Vec<u8> {
        let mut key = self.wire.rdata.clone();
        // A length octet is at most 63, below every letter, so it stays as it is.
        key[self.wire.names.clone()].make_ascii_lowercase();
        key
    }
}

impl PartialEq for RecordData {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for RecordData {}

/// Record data as they grow, and where in them domain names stand: no type has other data
/// between two of them.
#[derive(Clone, Debug, Default)]
struct Wire {
    rdata: Vec<u8>,
    names: Range<usize>,
    target: Option<Name>,
}

fn compose(rtype: Rtype, text: &str) -> Result<Wire, Problem> {
    if text.chars().count() > MAX_VALUE_LEN {
        return Err(Problem::ValueTooLong);
    }
    let layout = Layout::of(rtype).ok_or(Problem::UnsupportedType(rtype))?;
    let tokens = tokens::tokenize(text)?;
    layout.fits(rtype, &tokens)?;
    let mut wire = Wire::default();
    let mut rest = &tokens[..];
    for (index, &field) in layout.fields.iter().enumerate() {
        let last = index + 1 == layout.fields.len();
        let (own, later) = rest.split_at(if last { rest.len() } else { 1 });
        wire.push_field(rtype, field, own)?;
        rest = later;
    }
    Ok(wire)
}

impl Wire {
    /// Appends one field; only the last field of a type may be of several tokens, or of none.
    fn push_field(&mut self, rtype: Rtype, field: Field, tokens: &[Token]) -> Result<(), Problem> {
        let first = tokens.first().copied().unwrap_or_default();
        let illegal = Problem::IllegalField(rtype, field);
        match field {
            Field::U8 => self.push_number(first, 1).ok_or(illegal)?,
            Field::U16 => self.push_number(first, 2).ok_or(illegal)?,
            Field::U32 => self.push_number(first, 4).ok_or(illegal)?,
            Field::Ipv4 => self.push(&plain::<Ipv4Addr>(first).ok_or(illegal)?.octets()),
            Field::Ipv6 => self.push(&plain::<Ipv6Addr>(first).ok_or(illegal)?.octets()),
            Field::Hex => self.push(&hex(tokens).ok_or(illegal)?),
            Field::Tag => self.push(&tag(first).ok_or(illegal)?),
            Field::Text => self.push(&first.quoted_octets()?),
            Field::String => self.push_string(&first)?,
            Field::Strings => return self.push_strings(tokens),
            Field::Name => self.push_name(&first.name()?),
            Field::Target => {
                let name = first.name()?;
                self.push_name(&name);
                self.target = Some(name);
            }
            Field::Params => self.push(&params::compose(rtype, tokens)?),
        }
        Ok(())
    }

    fn push(&mut self, octets: &[u8]) {
        self.rdata.extend_from_slice(octets);
    }

    /// A number of so many octets.
    fn push_number(&mut self, token: Token, octets: usize) -> Option<()> {
        let wide = plain::<u64>(token)?.to_be_bytes();
        let (excess, number) = wide.split_at(wide.len() - octets);
        self.push(number);
        excess.iter().all(|&octet| octet == 0).then_some(())
    }

    fn push_name(&mut self, name: &Name) {
        if self.names.is_empty() {
            self.names.start = self.rdata.len();
        }
        self.push(name.as_slice());
        self.names.end = self.rdata.len();
    }

    fn push_strings(&mut self, tokens: &[Token]) -> Result<(), Problem> {
        if tokens.is_empty() {
            return Err(Problem::InvalidCharacterString);
        }
        tokens.iter().try_for_each(|token| self.push_string(token))
    }

    fn push_string(&mut self, token: &Token) -> Result<(), Problem> {
        let octets = token.quoted_octets()?;
        let len = u8::try_from(octets.len()).map_err(|_| Problem::CharacterStringTooLong)?;
        self.push(&[len]);
        self.push(&octets);
        Ok(())
    }
}

/// A number or address, which stands without quotes, sign and escapes.
fn plain<T: FromStr>(token: Token) -> Option<T> {
    token.plain().filter(|text| !text.starts_with('+'))?.parse().ok()
}

/// Base 16 data; blanks inside are allowed (RFC 4034 section 5.3, RFC 6698 section 2.2).
fn hex(tokens: &[Token]) -> Option<Vec<u8>> {
    let mut digits = String::new();
    for token in tokens {
        digits.push_str(token.plain()?);
    }
    base16::decode_vec(&digits).ok().filter(|octets| !octets.is_empty())
}

/// A CAA property tag: letters and digits, with its length in front (RFC 8659 section 4.1).
fn tag(token: Token) -> Option<Vec<u8>> {
    let text = token.plain().filter(|text| !text.is_empty())?;
    let length = u8::try_from(text.len()).ok()?;
    let legal = text.bytes().all(|octet| octet.is_ascii_alphanumeric());
    let mut tag = vec![length];
    tag.extend(text.bytes());
    legal.then_some(tag)
}

/// Longest value in characters (`RData` in the Route 53 API reference).
const MAX_VALUE_LEN: usize = 4000;
