//! Owner names in Route 53's spelling.
//!
//! Names are kept in lower case with a final dot; every character but `a-z`, `0-9`,
//! `-`, `_` and the dot between labels is spelt as a three-digit octal escape, so a
//! wildcard is listed as `\052.example.com.`.
//!
//! Source: "DNS domain name format" in the Developer Guide; RFC 1035 section 2.3.4
//! (label up to 63 octets, name up to 255); RFC 4343 (letter case).

use std::fmt::{self, Write};

use domain::base::name::{NameBuilder, PushError};

/// An absolute domain name; compared without regard to letter case, ordered as
/// RFC 4034 section 6.1 says.
pub type Name = domain::base::Name<Vec<u8>>;

/// Reads a name in Route 53's spelling; the final dot may be left out.
pub fn parse(text: &str) -> Result<Name, NameError> {
    let mut builder = NameBuilder::new_vec();
    let dotted = text.strip_suffix('.').unwrap_or(text);
    if !dotted.is_empty() {
        for label in dotted.split('.') {
            let label = unescape(label, text)?;
            builder.append_label(&label).map_err(|error| NameError::length(error, text))?;
        }
    }
    match text {
        "" => Err(NameError::EmptyLabel(text.to_owned())),
        _ => builder.into_name().map_err(|error| NameError::length(error, text)),
    }
}

/// A name in Route 53's spelling, with its final dot.
pub fn spell<Octets: AsRef<[u8]> + ?Sized>(name: &domain::base::Name<Octets>) -> String {
    let mut text = String::new();
    for label in name.iter().filter(|label| !label.is_root()) {
        label.as_slice().iter().for_each(|&octet| spell_octet(&mut text, octet));
        text.push('.');
    }
    match text.is_empty() {
        true => ".".to_owned(),
        false => text,
    }
}

/// What Route 53 sorts its lists by: the labels in reverse, each with its dot.
pub fn sort_key(name: &Name) -> String {
    let spelt = spell(name);
    let labels = spelt.trim_end_matches('.').rsplit('.');
    labels.fold(String::new(), |key, label| key + label + ".")
}

/// Whether the leftmost label is an asterisk and nothing else.
pub fn is_wildcard(name: &Name) -> bool {
    name.first().as_slice() == b"*"
}

/// A name that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameError {
    /// A character that Route 53 takes only as an octal escape, or a broken escape.
    UnsupportedCharacter {
        /// The character.
        character: char,
        /// The name.
        name: String,
    },
    /// Two dots side by side, or no label at all.
    EmptyLabel(String),
    /// A label of more than 63 octets.
    LongLabel(String),
    /// A name of more than 255 octets.
    LongName(String),
}

impl NameError {
    fn length(error: PushError, name: &str) -> Self {
        match error {
            PushError::LongLabel => Self::LongLabel(name.to_owned()),
            _ => Self::LongName(name.to_owned()),
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnsupportedCharacter { character, name } => write!(
                f,
                "FATAL problem: UnsupportedCharacter (Value contains unsupported characters) encountered with '{character}' in '{name}'"
            ),
            Self::EmptyLabel(name) => write!(
                f,
                "FATAL problem: DomainLabelEmpty (Domain label is empty) encountered with '{name}'"
            ),
            Self::LongLabel(name) => write!(
                f,
                "FATAL problem: DomainLabelTooLong (Domain label is longer than 63 octets) encountered with '{name}'"
            ),
            Self::LongName(name) => write!(
                f,
                "FATAL problem: DomainNameTooLong (Domain name is longer than 255 octets) encountered with '{name}'"
            ),
        }
    }
}

impl std::error::Error for NameError {}

fn unescape(label: &str, name: &str) -> Result<Vec<u8>, NameError> {
    let bad = |character| NameError::UnsupportedCharacter { character, name: name.to_owned() };
    let mut octets = Vec::with_capacity(label.len());
    let mut rest = label.chars();
    while let Some(character) = rest.next() {
        octets.push(match character {
            '\\' => octal(&mut rest).ok_or_else(|| bad('\\'))?,
            '!'..='~' => character.to_ascii_lowercase() as u8,
            _ => return Err(bad(character)),
        });
    }
    match octets.is_empty() {
        true => Err(NameError::EmptyLabel(name.to_owned())),
        false => Ok(octets.to_ascii_lowercase()),
    }
}

/// Three octal digits, `000` to `377`.
fn octal(digits: &mut std::str::Chars<'_>) -> Option<u8> {
    let text = digits.as_str().get(..3)?;
    *digits = digits.as_str()[3..].chars();
    let plain = text.bytes().all(|digit| digit.is_ascii_digit());
    u8::from_str_radix(text, 8).ok().filter(|_| plain)
}

fn spell_octet(text: &mut String, octet: u8) {
    match octet.to_ascii_lowercase() {
        plain @ (b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_') => text.push(plain as char),
        other => write!(text, "\\{other:03o}").unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The examples of "DNS domain name format": lower case, final dot, octal escapes.
    #[test]
    fn spelling() {
        let table = [
            ("Example.COM", "example.com."),
            ("*.example.com", "\\052.example.com."),
            ("\\052.example.com.", "\\052.example.com."),
            ("exa\\162mple.com", "exarmple.com."),
            ("a/b_c-1.example.com", "a\\057b_c-1.example.com."),
            ("\\056dot.example.com", "\\056dot.example.com."),
            (".", "."),
        ];
        for (text, expected) in table {
            assert_eq!(spell(&parse(text).unwrap()), expected);
        }
    }

    #[test]
    fn refused() {
        let long = format!("{}.example.com", "a".repeat(64));
        let longer = format!("{}example.com", "a.".repeat(127));
        for text in [
            "",
            "..",
            "a..b.example.com",
            "a b.example.com",
            "é.example.com",
            "\\99.example.com",
            "\\400.example.com",
            "\\+12.example.com",
            &long,
            &longer,
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    /// The order of `ListResourceRecordSets`: "com.example.www." and the like.
    #[test]
    fn order() {
        let mut names = ["b.a.example.com", "a.example.com", "-x.example.com", "example.com"]
            .map(|text| parse(text).unwrap());
        names.sort_by_key(sort_key);
        let spelt = names.each_ref().map(spell);
        assert_eq!(
            spelt,
            ["example.com.", "-x.example.com.", "a.example.com.", "b.a.example.com."]
        );
    }

    proptest! {
        #[test]
        fn any_label_survives(octets in prop::collection::vec(any::<u8>(), 1..40)) {
            let mut builder = NameBuilder::new_vec();
            builder.append_label(&octets).unwrap();
            let name = builder.into_name().unwrap();
            prop_assert_eq!(parse(&spell(&name)).unwrap(), name);
        }
    }
}
