//! Route 53's spelling of values: words, quoted strings and octal escapes.
//!
//! Source: "TXT record type" and "DNS domain name format" in the Amazon Route 53 Developer Guide.

use super::error::Problem;
use super::name;
use crate::dns::Name;
use crate::dns::escape::read;

/// One word or one quoted string of a value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Token<'a> {
    /// As it was given, less its quotes.
    spelt: &'a str,
    quoted: bool,
    joint: Joint,
}

/// What stands directly before a token.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Joint {
    /// A blank, or the start of the value.
    #[default]
    Blank,
    /// A quoted string, whose closing quote the token touches.
    Quote,
    /// A word that the token touches.
    Word,
}

impl<'a> Token<'a> {
    /// Whether the token is neither blank-separated nor a string right after a string.
    pub(super) fn touches_word(&self) -> bool {
        match self.joint {
            Joint::Blank => false,
            Joint::Quote => !self.quoted,
            Joint::Word => true,
        }
    }

    /// Whether the token is a word with a blank before it.
    pub(super) fn stands_alone(&self) -> bool {
        !self.quoted && self.joint == Joint::Blank
    }

    /// Whether the token is a quoted string that continues the word before it.
    pub(super) fn continues_word(&self) -> bool {
        self.quoted && self.joint == Joint::Word
    }

    /// The text of a word without escapes.
    pub(super) fn plain(&self) -> Option<&'a str> {
        (!self.quoted && self.spelt.bytes().all(|octet| octet != b'\\')).then_some(self.spelt)
    }

    /// The octets of a quoted string.
    pub(super) fn quoted_octets(&self) -> Result<Vec<u8>, Problem> {
        if self.quoted { Ok(self.octets()) } else { Err(Problem::InvalidCharacterString) }
    }

    /// The octets of a word or string, escapes resolved.
    pub(super) fn octets(&self) -> Vec<u8> {
        let (mut octets, mut at) = (Vec::with_capacity(self.spelt.len()), 0);
        while let Some(octet) = read(self.spelt, &mut at) {
            octets.push(octet.value());
        }
        octets
    }

    /// The domain name that a word is.
    pub(super) fn name(&self) -> Result<Name, Problem> {
        if self.quoted {
            return Err(Problem::UnsupportedCharacter);
        }
        name::parse(self.spelt)
    }
}

/// Splits a value at blanks and quotes.
pub(super) fn tokenize(text: &str) -> Result<Vec<Token<'_>>, Problem> {
    let mut tokens = Vec::new();
    let (mut joint, mut at) = (Joint::Blank, 0);
    while let Some(&first) = text.as_bytes().get(at) {
        if first == b' ' {
            at += 1;
            joint = Joint::Blank;
        } else {
            let quoted = first == b'"';
            let spelt =
                if quoted { read_string(text, &mut at)? } else { read_word(text, &mut at)? };
            tokens.push(Token { spelt, quoted, joint });
            joint = if quoted { Joint::Quote } else { Joint::Word };
        }
    }
    Ok(tokens)
}

/// Reads to the next blank or quote.
fn read_word<'a>(text: &'a str, at: &mut usize) -> Result<&'a str, Problem> {
    let from = *at;
    while !matches!(text.as_bytes().get(*at), None | Some(b' ' | b'"')) {
        read(text, at).ok_or(Problem::UnsupportedCharacter)?;
    }
    text.get(from..*at).ok_or(Problem::UnsupportedCharacter)
}

/// Reads from one quote to the next; without a closing one the value ends in the string.
fn read_string<'a>(text: &'a str, at: &mut usize) -> Result<&'a str, Problem> {
    let from = *at + 1;
    *at = from;
    loop {
        match text.as_bytes().get(*at) {
            None => return Err(Problem::InvalidCharacterString),
            Some(b'"') => break,
            Some(_) => read(text, at).ok_or(Problem::UnsupportedCharacter)?,
        };
    }
    *at += 1;
    text.get(from..*at - 1).ok_or(Problem::UnsupportedCharacter)
}
