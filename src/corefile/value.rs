//! Values in a Corefile, and in Route 53's presentation format.
//!
//! - [`to_route53`], [`absolute`]: words of a Corefile to values and names of Route 53
//! - [`WrittenValue`]: a value of Route 53 as a word
//!
//! A name without a final dot is relative to the zone, also inside a value; `@` is the zone. The
//! value of a TXT or SPF record is its text. Values after `literal` are in Route 53's format, which
//! several strings and octets that are not text need.

use domain::base::iana::Rtype;
use domain::rdata::Txt;

use crate::dns::{Name, RecordData, name};

/// The absolute name of a word.
pub(super) fn absolute(word: &str, zone: &Name) -> String {
    match word {
        "@" => name::to_presentation(zone),
        _ if word.ends_with('.') => word.to_owned(),
        _ => format!("{word}.{}", name::to_presentation(zone).trim_start_matches('.')),
    }
}

/// The value of a word in Route 53's format.
pub(super) fn to_route53(rtype: Rtype, word: &str, zone: &Name) -> String {
    match is_text(rtype) {
        true => quote(word.as_bytes()),
        false => map_names(rtype, word, |name| absolute(name, zone)),
    }
}

/// A value as a word of a Corefile.
#[derive(Debug)]
pub(super) struct WrittenValue {
    pub(super) text: String,
    /// Whether the word needs `literal` before it.
    pub(super) is_literal: bool,
}

impl WrittenValue {
    pub(super) fn new(rtype: Rtype, value: &RecordData) -> Self {
        if !is_text(rtype) {
            let text = octal_quotes(&map_names(rtype, value.text(), with_dot));
            return Self { text, is_literal: false };
        }
        match text_of(value.rdata()).filter(|text| !matches!(text.as_str(), LITERAL | ALIAS)) {
            Some(text) => Self { text, is_literal: false },
            None => Self { text: octal_quotes(value.text()), is_literal: true },
        }
    }
}

/// A name with its final dot, so that it is not relative.
fn with_dot(name: &str) -> String {
    format!("{}.", name.strip_suffix('.').unwrap_or(name))
}

fn is_text(rtype: Rtype) -> bool {
    matches!(rtype, Rtype::TXT | Rtype::SPF)
}

/// Replaces the names in a value.
fn map_names(rtype: Rtype, value: &str, map: impl Fn(&str) -> String) -> String {
    let names = name_fields(rtype);
    if names.is_empty() {
        return value.to_owned();
    }
    let field = |(index, field): (usize, &str)| match names.contains(&index) {
        true => map(field),
        false => field.to_owned(),
    };
    value.split_whitespace().enumerate().map(field).collect::<Vec<_>>().join(" ")
}

/// The fields of a value that are names.
fn name_fields(rtype: Rtype) -> &'static [usize] {
    match rtype {
        Rtype::CNAME | Rtype::NS | Rtype::PTR => &[0],
        Rtype::MX | Rtype::SVCB | Rtype::HTTPS => &[1],
        Rtype::SRV => &[3],
        Rtype::SOA => &[0, 1],
        _ => &[],
    }
}

/// Quoted strings of at most 255 octets, in Route 53's format.
fn quote(octets: &[u8]) -> String {
    if octets.is_empty() {
        return "\"\"".to_owned();
    }
    let quoted = |string: &[u8]| {
        let escaped: String = string.iter().map(|&octet| escape(octet)).collect();
        format!("\"{escaped}\"")
    };
    octets.chunks(MAX_STRING_LEN).map(quoted).collect::<Vec<_>>().join(" ")
}

fn escape(octet: u8) -> String {
    match octet {
        b' '..=b'~' if !matches!(octet, b'"' | b'\\') => char::from(octet).to_string(),
        _ => format!("\\{octet:03o}"),
    }
}

/// The text of TXT data. `None` if the text gives other strings, or is not valid in a token.
fn text_of(rdata: &[u8]) -> Option<String> {
    let strings: Vec<&[u8]> = Txt::from_slice(rdata).ok()?.iter().collect();
    let (last, full) = strings.split_last()?;
    let is_split_at_255 = full.iter().all(|string| string.len() == MAX_STRING_LEN);
    let is_empty_last = last.is_empty() && !full.is_empty();
    let text = String::from_utf8(strings.concat()).ok()?;
    // A quoted token cannot hold a backslash before a quote.
    let is_plain = !text.contains(['\\', '\r', '\u{feff}']);
    (is_split_at_255 && !is_empty_last && is_plain).then_some(text)
}

/// A value with octal escapes in place of `\"` and `\\`, which a quoted token cannot hold.
pub(super) fn octal_quotes(text: &str) -> String {
    text.replace("\\\\", "\\134").replace("\\\"", "\\042")
}

/// The word before values in Route 53's format.
pub(super) const LITERAL: &str = "literal";
/// The word before the target of an alias record.
pub(super) const ALIAS: &str = "alias";
/// The most octets of one string (RFC 1035 section 3.3).
const MAX_STRING_LEN: usize = 255;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corefile::lexer::{to_token, tokenize};
    use proptest::prelude::*;

    fn route53(rtype: Rtype, word: &str) -> String {
        to_route53(rtype, word, &name::from_presentation("example.com").unwrap())
    }

    #[test]
    fn names_are_relative_and_texts_are_quoted() {
        let table = [
            (Rtype::A, "192.0.2.1", "192.0.2.1"),
            (Rtype::CNAME, "www", "www.example.com."),
            (Rtype::CNAME, "@", "example.com."),
            (Rtype::CNAME, "www.example.org.", "www.example.org."),
            (Rtype::MX, "10 mail", "10 mail.example.com."),
            (Rtype::SRV, "1 2 3 host.example.org.", "1 2 3 host.example.org."),
            (Rtype::HTTPS, "1 . alpn=\"h2\"", "1 . alpn=\"h2\""),
            (Rtype::TXT, "v=spf1 -all", "\"v=spf1 -all\""),
            (Rtype::TXT, "say \"hi\"", "\"say \\042hi\\042\""),
            (Rtype::TXT, "é", "\"\\303\\251\""),
            (Rtype::TXT, "", "\"\""),
            (Rtype::CAA, "0 issue \"ca.example.net\"", "0 issue \"ca.example.net\""),
        ];
        for (rtype, word, expected) in table {
            assert_eq!(route53(rtype, word), expected);
            RecordData::from_presentation(rtype, expected).unwrap();
        }
    }

    #[test]
    fn values_that_are_not_text_are_literal() {
        for text in ["\"a\" \"b\"", "\"\\377\"", "\"alias\"", "\"literal\"", "\"a\\134\""] {
            let value = RecordData::from_presentation(Rtype::TXT, text).unwrap();
            let written = WrittenValue::new(Rtype::TXT, &value);
            assert!(written.is_literal, "{text}");
            assert_eq!(RecordData::from_presentation(Rtype::TXT, &written.text).unwrap(), value);
        }
    }

    proptest! {
        /// Any TXT value survives as a token.
        #[test]
        fn texts_survive(strings in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 1..3)) {
            let text: Vec<String> = strings.iter().map(|octets| quote(octets)).collect();
            let value = RecordData::from_presentation(Rtype::TXT, &text.join(" ")).unwrap();
            let written = WrittenValue::new(Rtype::TXT, &value);
            let tokens = tokenize(&to_token(&written.text), None).unwrap();
            prop_assert_eq!(tokens.len(), 1);
            let word = &tokens[0].text;
            let back = if written.is_literal { word.clone() } else { route53(Rtype::TXT, word) };
            prop_assert_eq!(RecordData::from_presentation(Rtype::TXT, &back).unwrap(), value);
        }
    }
}
