//! Route 53's spelling of values: words, quoted strings and octal escapes.
//!
//! `\` and three octal digits stand for one octet, `\` and another printable character for
//! that character. Everything but printable ASCII has to be escaped.
//!
//! Source: "TXT record type" and "DNS domain name format" in the Amazon Route 53 Developer Guide.

use std::iter::Peekable;
use std::str::Chars;

use domain::base::Name;
use domain::base::scan::Symbol;

use super::error::Problem;
use super::name;

/// One word or one quoted string of a value.
#[derive(Clone, Debug, Default)]
pub(super) struct Token {
    symbols: Vec<Symbol>,
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

impl Token {
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
    pub(super) fn plain(&self) -> Option<String> {
        let letter = |symbol: &Symbol| match symbol {
            Symbol::Char(ch) => Some(*ch),
            _ => None,
        };
        if self.quoted { None } else { self.symbols.iter().map(letter).collect() }
    }

    /// The octets of a quoted string.
    pub(super) fn quoted_octets(&self) -> Result<Vec<u8>, Problem> {
        if self.quoted { Ok(self.octets()) } else { Err(Problem::InvalidCharacterString) }
    }

    /// The octets of a word or string, escapes resolved.
    pub(super) fn octets(&self) -> Vec<u8> {
        let octets = self.symbols.iter().map(|symbol| symbol.into_octet());
        octets.collect::<Result<_, _>>().expect("the tokenizer lets only octets through")
    }

    /// The domain name that a word is.
    pub(super) fn name(&self) -> Result<Name<Vec<u8>>, Problem> {
        if self.quoted {
            return Err(Problem::UnsupportedCharacter);
        }
        name::from_symbols(&self.symbols)
    }
}

/// Splits a value at blanks and quotes.
pub(super) fn tokenize(text: &str) -> Result<Vec<Token>, Problem> {
    let mut chars = text.chars().peekable();
    let mut tokens = Vec::new();
    let mut joint = Joint::Blank;
    while let Some(&ch) = chars.peek() {
        if ch == ' ' {
            chars.next();
            joint = Joint::Blank;
        } else {
            let token = read_token(&mut chars, joint)?;
            joint = if token.quoted { Joint::Quote } else { Joint::Word };
            tokens.push(token);
        }
    }
    Ok(tokens)
}

fn read_token(chars: &mut Peekable<Chars>, joint: Joint) -> Result<Token, Problem> {
    let quoted = chars.next_if_eq(&'"').is_some();
    let symbols = if quoted { read_string(chars)? } else { read_word(chars)? };
    Ok(Token { symbols, quoted, joint })
}

fn read_word(chars: &mut Peekable<Chars>) -> Result<Vec<Symbol>, Problem> {
    let mut symbols = Vec::new();
    while chars.peek().is_some_and(|ch| !matches!(ch, ' ' | '"')) {
        symbols.extend(read_symbol(chars)?);
    }
    Ok(symbols)
}

fn read_string(chars: &mut Peekable<Chars>) -> Result<Vec<Symbol>, Problem> {
    let mut symbols = Vec::new();
    while chars.next_if_eq(&'"').is_none() {
        let symbol = read_symbol(chars)?;
        // Without a closing quote the value ends inside the string.
        symbols.push(symbol.ok_or(Problem::InvalidCharacterString)?);
    }
    Ok(symbols)
}

/// Reads one character or escape; nothing at the end of the text.
fn read_symbol<C>(chars: &mut C) -> Result<Option<Symbol>, Problem>
where
    C: Iterator<Item = char>,
{
    match chars.next() {
        None => Ok(None),
        Some('\\') => read_escape(chars).map(Some).ok_or(Problem::UnsupportedCharacter),
        Some(ch @ ' '..='~') => Ok(Some(Symbol::Char(ch))),
        Some(_) => Err(Problem::UnsupportedCharacter),
    }
}

fn read_escape<C: Iterator<Item = char>>(chars: &mut C) -> Option<Symbol> {
    let first = chars.next()?;
    if !first.is_ascii_digit() {
        return (' '..='~').contains(&first).then_some(Symbol::SimpleEscape(first as u8));
    }
    let mut octet = first.to_digit(8)?;
    for _ in 0..2 {
        octet = octet * 8 + chars.next()?.to_digit(8)?;
    }
    // `Symbol` has one variant for octets given by number; it does not keep their base.
    u8::try_from(octet).ok().map(Symbol::DecimalEscape)
}
