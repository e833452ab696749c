//! Domain names in Route 53's presentation format.
//!
//! - [`from_presentation`], [`to_presentation`]: text to name and back
//! - [`sort_key`]: the order of Route 53's lists
//! - [`NameError`]: the error of a text that is not a name
//!
//! Route 53 writes names in lower case with a final dot. Every octet except `a-z`, `0-9`, `-` and
//! `_` is an octal escape: `*.example.com` is `\052.example.com.`.
//!
//! Source: "DNS domain name format" in the Amazon Route 53 Developer Guide; RFC 1035 section 2.3.4
//! (limits); RFC 4343 (letter case).

mod error;
mod label;
mod sort_key;

use domain::base::name::{NameBuilder, PushError, ToLabelIter};

use self::label::{MAX_NAME_OCTETS, escape_label};
use super::escape::{Octet, split_octet};
pub use error::{NameError, NameErrorKind};
pub(crate) use label::DOT;
pub use label::{Name, NameRef};
pub(crate) use sort_key::SortKey;
pub use sort_key::sort_key;

/// Parses an owner name. The final dot is optional; `\C` escapes are invalid. The name is in lower
/// case.
pub fn from_presentation(text: &str) -> Result<Name, NameError> {
    let decode = |octet| match octet {
        Octet::Plain(octet) | Octet::Octal(octet) => Some(octet.to_ascii_lowercase()),
        Octet::Escaped(_) => None,
    };
    parse(text, decode).map_err(|kind| NameError::new(kind, text))
}

/// Parses a name inside a value. The final dot is optional; letter case is kept.
pub(super) fn from_value(text: &str) -> Result<Name, NameErrorKind> {
    parse(text, |octet| Some(octet.value()))
}

/// Parses a name. `decode` returns `None` for an octet that may not be written this way.
fn parse(text: &str, decode: impl Fn(Octet) -> Option<u8>) -> Result<Name, NameErrorKind> {
    if text == "." {
        return Ok(Name::root_vec());
    }
    let (mut name, mut rest) = (NameBuilder::vec_with_capacity(text.len() + 2), text);
    while !rest.is_empty() {
        let invalid = NameErrorKind::UnsupportedCharacter { offset: text.len() - rest.len() };
        let (octet, later) = split_octet(rest).ok_or(invalid)?;
        match octet {
            Octet::Plain(DOT) if !name.in_label() => return Err(NameErrorKind::EmptyLabel),
            Octet::Plain(DOT) => name.end_label(),
            Octet::Plain(b' ') => return Err(invalid),
            _ => name.push(decode(octet).ok_or(invalid)?).map_err(too_long)?,
        }
        rest = later;
    }
    finish(name)
}

/// Appends the root label. The builder accepts one octet too many where the last label has one
/// octet, so the length is checked here.
fn finish(name: NameBuilder<Vec<u8>>) -> Result<Name, NameErrorKind> {
    match name.len() {
        0 => Err(NameErrorKind::EmptyLabel),
        1..MAX_NAME_OCTETS => name.into_name().map_err(too_long),
        _ => Err(NameErrorKind::LongName),
    }
}

fn too_long(error: PushError) -> NameErrorKind {
    match error {
        PushError::LongLabel => NameErrorKind::LongLabel,
        _ => NameErrorKind::LongName,
    }
}

/// Formats a name in Route 53's presentation format, with its final dot.
pub fn to_presentation<Octets: AsRef<[u8]> + ?Sized>(name: &domain::base::Name<Octets>) -> String {
    let mut text = String::new();
    for label in name.iter_labels().filter(|label| !label.is_root()) {
        escape_label(label.as_slice(), |octet| text.push(octet.into()));
    }
    match text.is_empty() {
        true => ".".to_owned(),
        false => text,
    }
}

/// Whether the first label is `*` (RFC 4592 section 2.1.1).
pub fn is_wildcard(name: &Name) -> bool {
    name.first().is_wildcard()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::base::name::NameBuilder;
    use proptest::prelude::*;

    /// The examples of "DNS domain name format": lower case, final dot, octal escapes.
    #[test]
    fn names_are_written_in_lower_case_with_octal_escapes() {
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
    fn invalid_names() {
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

    /// RFC 1035 section 2.3.4: 127 labels of one octet and the root make 255 octets.
    #[test]
    fn the_longest_name() {
        let longest = "a.".repeat(127);
        assert_eq!(from_presentation(&longest).unwrap().len(), MAX_NAME_OCTETS);
        // The label starts at octet 253 and leaves no room for the root.
        let longer = format!("bb.{}a", "a.".repeat(125));
        assert_eq!(from_presentation(&longer).unwrap_err().kind(), NameErrorKind::LongName);
    }

    #[test]
    fn errors_name_the_character() {
        let error = from_presentation("a.é.example.com").unwrap_err();
        assert_eq!(error.kind(), NameErrorKind::UnsupportedCharacter { offset: 2 });
        assert_eq!(
            error.to_string(),
            "FATAL problem: UnsupportedCharacter (Value contains unsupported characters) encountered with 'é' in 'a.é.example.com'"
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
