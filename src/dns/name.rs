//! Owner names in Route 53's spelling.
//!
//! Names are kept in lower case with a final dot; every character but `a-z`, `0-9`,
//! `-`, `_` and the dot between labels is spelt as a three-digit octal escape, so a
//! wildcard is listed as `\052.example.com.`.
//!
//! Source: "DNS domain name format" in the Developer Guide; RFC 1035 section 2.3.4
//! (label up to 63 octets, name up to 255); RFC 4343 (letter case).

use std::fmt;

use super::escape::{Octet, read};

/// An absolute domain name; compared without regard to letter case, ordered as
/// RFC 4034 section 6.1 says.
pub type Name = domain::base::Name<Vec<u8>>;

/// A borrowed [`Name`].
pub type NameRef = domain::base::Name<[u8]>;

/// What ends a label, in text and in keys.
pub(crate) const DOT: u8 = b'.';

/// Reads a name in Route 53's spelling; the final dot may be left out.
pub fn from_presentation(text: &str) -> Result<Name, NameError> {
    let octal = |octet: Octet| match octet {
        Octet::Plain(plain) => Some(plain.to_ascii_lowercase()),
        Octet::Number(number) => Some(number.to_ascii_lowercase()),
        Octet::Escaped(_) => None,
    };
    compose(text, &octal).map_err(|fault| NameError::new(fault, text))
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameFault {
    /// What stands at this place is no octet.
    Unsupported(usize),
    EmptyLabel,
    LongLabel,
    LongName,
}

/// Makes an absolute name of text, its octets passed through `take`, which refuses
/// those that it does not know.
pub(crate) fn compose(text: &str, take: &dyn Fn(Octet) -> Option<u8>) -> Result<Name, NameFault> {
    let mut wire = vec![0];
    let (mut label, mut at) = (0, 0);
    let dotted = if text == "." { "" } else { text };
    while at < dotted.len() {
        let from = at;
        match read(dotted, &mut at) {
            Some(Octet::Plain(DOT)) => label = end_label(&mut wire, label)?,
            octet => {
                let octet = octet.filter(|octet| *octet != Octet::Plain(b' ')).and_then(take);
                wire.push(octet.ok_or(NameFault::Unsupported(from))?);
            }
        }
    }
    match wire.len() - label {
        1 if text.is_empty() => return Err(NameFault::EmptyLabel),
        1 => {}
        _ => _ = end_label(&mut wire, label)?,
    }
    match wire.len() {
        0..=MAX_NAME_OCTETS => Name::from_octets(wire).map_err(|_| NameFault::LongName),
        _ => Err(NameFault::LongName),
    }
}

/// Writes the length of the label whose length octet stands at `label`, and begins the
/// next; gives that one's place.
fn end_label(wire: &mut Vec<u8>, label: usize) -> Result<usize, NameFault> {
    match wire.len() - label - 1 {
        0 => return Err(NameFault::EmptyLabel),
        length @ 1..=MAX_LABEL_OCTETS => wire[label] = length as u8,
        _ => return Err(NameFault::LongLabel),
    }
    wire.push(0);
    Ok(wire.len() - 1)
}

/// A name in Route 53's spelling, with its final dot.
pub fn to_presentation<Octets: AsRef<[u8]> + ?Sized>(name: &domain::base::Name<Octets>) -> String {
    let mut text = String::new();
    let mut rest = name.as_slice();
    while let Some((label, later)) = split_label(rest) {
        spell_label(label, |octet| text.push(octet.into()));
        rest = later;
    }
    match text.is_empty() {
        true => ".".to_owned(),
        false => text,
    }
}

/// What Route 53 sorts its lists by: the labels in reverse, each with its dot.
pub fn sort_key(name: &Name) -> String {
    Key::new(name.for_slice()).as_bytes().iter().copied().map(char::from).collect()
}

/// The sorting key of one name, without allocation. A name's key begins with the keys of
/// its ancestors, and no other key begins with it but those of the names below.
pub(crate) struct Key {
    octets: [u8; MAX_KEY_OCTETS],
    length: usize,
}

impl Key {
    pub(crate) fn new(name: &domain::base::Name<[u8]>) -> Self {
        let mut key = Self { octets: [0; MAX_KEY_OCTETS], length: 0 };
        key.push_labels(name.as_slice());
        key
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.octets[..self.length]
    }

    /// Goes down the labels of a name in wire form, the last one first.
    fn push_labels(&mut self, name: &[u8]) {
        if let Some((label, rest)) = split_label(name) {
            self.push_labels(rest);
            self.push_label(label);
        }
    }

    /// Goes down to a label.
    pub(crate) fn push_label(&mut self, label: &[u8]) {
        spell_label(label, |octet| {
            self.octets[self.length] = octet;
            self.length += 1;
        });
    }

    /// Goes up to the parent.
    pub(crate) fn pop(&mut self) {
        let labels = self.as_bytes().strip_suffix(&[DOT]).unwrap_or_default();
        self.length = labels.iter().rposition(|&octet| octet == DOT).map_or(0, |dot| dot + 1);
    }
}

/// The first label of a name in wire form, and the name above it; none of the root.
fn split_label(name: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = name.split_first()?;
    rest.split_at_checked(usize::from(*length)).filter(|(label, _)| !label.is_empty())
}

fn spell_label(label: &[u8], mut write: impl FnMut(u8)) {
    for octet in label {
        match octet.to_ascii_lowercase() {
            plain @ (b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_') => write(plain),
            other => {
                write(b'\\');
                for shift in [6, 3, 0] {
                    write(b'0' + (other >> shift & 7));
                }
            }
        }
    }
    write(DOT);
}

/// Octets of the longest label, and of the longest name (RFC 1035 section 2.3.4).
const MAX_LABEL_OCTETS: usize = 63;
const MAX_NAME_OCTETS: usize = 255;
/// A key in which every octet is an escape, with room for a wildcard's label.
const MAX_KEY_OCTETS: usize = 4 * (MAX_NAME_OCTETS + 2);

/// Whether the leftmost label is an asterisk and nothing else.
pub fn is_wildcard(name: &Name) -> bool {
    name.as_slice().starts_with(b"\x01*")
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
    fn new(fault: NameFault, text: &str) -> Self {
        let name = text.to_owned();
        match fault {
            NameFault::Unsupported(at) => {
                let character =
                    text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
                Self::UnsupportedCharacter { character, name }
            }
            NameFault::EmptyLabel => Self::EmptyLabel(name),
            NameFault::LongLabel => Self::LongLabel(name),
            NameFault::LongName => Self::LongName(name),
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (problem, name) = match self {
            Self::UnsupportedCharacter { character, name } => {
                return write!(
                    f,
                    "FATAL problem: UnsupportedCharacter (Value contains unsupported characters) encountered with '{character}' in '{name}'"
                );
            }
            Self::EmptyLabel(name) => ("Empty (Domain label is empty)", name),
            Self::LongLabel(name) => ("TooLong (Domain label is longer than 63 octets)", name),
            Self::LongName(name) => {
                return write!(
                    f,
                    "FATAL problem: DomainNameTooLong (Domain name is longer than 255 octets) encountered with '{name}'"
                );
            }
        };
        write!(f, "FATAL problem: DomainLabel{problem} encountered with '{name}'")
    }
}

impl std::error::Error for NameError {}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::base::name::NameBuilder;
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
            assert_eq!(to_presentation(&from_presentation(text).unwrap()), expected);
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
            assert!(from_presentation(text).is_err(), "{text}");
        }
    }

    /// The order of `ListResourceRecordSets`: "com.example.www." and the like.
    #[test]
    fn order() {
        let mut names = ["b.a.example.com", "a.example.com", "-x.example.com", "example.com"]
            .map(|text| from_presentation(text).unwrap());
        names.sort_by_key(sort_key);
        let spelt = names.each_ref().map(to_presentation);
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
            prop_assert_eq!(from_presentation(&to_presentation(&name)).unwrap(), name);
        }
    }
}
