//! The words of a value: unquoted words and quoted strings.
//!
//! - [`split_words`]: a value to words
//! - [`Word`]: one word, and its octets, text or name
//!
//! Source: "TXT record type" and "DNS domain name format" in the Amazon Route 53 Developer Guide.

use super::error::ValueErrorKind;
use crate::dns::escape::split_octet;
use crate::dns::name::{self, Name};

/// An unquoted word or a quoted string.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word<'a> {
    /// The text without quotes, escapes not resolved.
    text: &'a str,
    is_string: bool,
    preceding: Preceding,
}

/// The text directly before a word.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Preceding {
    /// A blank, or the start of the value.
    #[default]
    Blank,
    String,
    Unquoted,
}

impl<'a> Word<'a> {
    /// Whether a blank is missing before the word. Only two strings may touch.
    pub(super) fn lacks_blank(&self) -> bool {
        match self.preceding {
            Preceding::Blank => false,
            Preceding::String => !self.is_string,
            Preceding::Unquoted => true,
        }
    }

    /// Whether the word is unquoted with a blank before it.
    pub(super) fn is_separate(&self) -> bool {
        !self.is_string && self.preceding == Preceding::Blank
    }

    /// Whether the word is a string right after an unquoted word, as in `alpn="h2"`.
    pub(super) fn is_attached_string(&self) -> bool {
        self.is_string && self.preceding == Preceding::Unquoted
    }

    /// The text of an unquoted word without escapes.
    pub(super) fn plain_text(&self) -> Option<&'a str> {
        (!self.is_string && !self.text.contains('\\')).then_some(self.text)
    }

    /// The octets of a quoted string.
    pub(super) fn string(&self) -> Result<Vec<u8>, ValueErrorKind> {
        match self.is_string {
            true => Ok(self.octets()),
            false => Err(ValueErrorKind::InvalidCharacterString),
        }
    }

    /// The octets, escapes resolved.
    pub(super) fn octets(&self) -> Vec<u8> {
        let (mut octets, mut rest) = (Vec::with_capacity(self.text.len()), self.text);
        while let Some((octet, later)) = split_octet(rest) {
            octets.push(octet.value());
            rest = later;
        }
        octets
    }

    /// The domain name that an unquoted word spells.
    pub(super) fn name(&self) -> Result<Name, ValueErrorKind> {
        match self.is_string {
            true => Err(ValueErrorKind::UnsupportedCharacter),
            false => Ok(name::from_value(self.text)?),
        }
    }
}

/// Splits a value at blanks and quotes.
pub(super) fn split_words(text: &str) -> Result<Vec<Word<'_>>, ValueErrorKind> {
    let (mut words, mut preceding, mut rest) = (Vec::new(), Preceding::Blank, text);
    loop {
        rest = match rest.as_bytes() {
            [] => return Ok(words),
            [b' ', ..] => {
                preceding = Preceding::Blank;
                &rest[1..]
            }
            [b'"', ..] => {
                let (text, later) = split_string(&rest[1..])?;
                words.push(Word { text, is_string: true, preceding });
                preceding = Preceding::String;
                later
            }
            _ => {
                let (text, later) = split_at_octet(rest, b" \"")?;
                words.push(Word { text, is_string: false, preceding });
                preceding = Preceding::Unquoted;
                later
            }
        };
    }
}

/// Splits a text behind the quote that ends a string.
fn split_string(text: &str) -> Result<(&str, &str), ValueErrorKind> {
    let (string, rest) = split_at_octet(text, b"\"")?;
    let rest = rest.strip_prefix('"').ok_or(ValueErrorKind::InvalidCharacterString)?;
    Ok((string, rest))
}

/// Splits a text before the first of the unescaped `ends`, or at its end.
fn split_at_octet<'a>(text: &'a str, ends: &[u8]) -> Result<(&'a str, &'a str), ValueErrorKind> {
    let mut rest = text;
    while rest.bytes().next().is_some_and(|first| !ends.contains(&first)) {
        (_, rest) = split_octet(rest).ok_or(ValueErrorKind::UnsupportedCharacter)?;
    }
    Ok(text.split_at(text.len() - rest.len()))
}
