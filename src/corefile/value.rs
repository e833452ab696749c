//! Names and values as a Corefile spells them, to Route 53's spelling and back.
//!
//! A name without a final dot is relative to the zone, in values too; `@` is the zone. The
//! value of a TXT or SPF row is the text itself. `literal` before values says that they
//! stand in Route 53's own spelling, which some values need: several strings, or octets
//! that are no text.

use domain::base::iana::Rtype;

use crate::dns::{Name, RecordData, name};

/// Says that the values behind it stand in Route 53's spelling.
pub(super) const LITERAL: &str = "literal";
/// Says that a row stands for another one.
pub(super) const ALIAS: &str = "alias";
/// Octets of one string in a TXT record (RFC 1035 section 3.3).
const STRING_LEN: usize = 255;

/// The absolute name that a word stands for.
pub(super) fn absolute(word: &str, zone: &Name) -> String {
    match word {
        "@" => name::to_presentation(zone),
        _ if word.ends_with('.') => word.to_owned(),
        _ => format!("{word}.{}", name::to_presentation(zone).trim_start_matches('.')),
    }
}

/// A value in Route 53's spelling.
pub(super) fn to_route53(rtype: Rtype, word: &str, zone: &Name) -> String {
    if is_text(rtype) {
        return quote(word.as_bytes());
    }
    let Some(places) = name_places(rtype) else { return word.to_owned() };
    let mut fields: Vec<String> = word.split_whitespace().map(str::to_owned).collect();
    for place in places {
        if let Some(field) = fields.get_mut(*place) {
            *field = absolute(field, zone);
        }
    }
    fields.join(" ")
}

/// The word for a value, and whether it wants `literal`.
pub(super) fn from_route53(rtype: Rtype, value: &RecordData) -> (String, bool) {
    match is_text(rtype) {
        true => match text_of(value.rdata()) {
            Some(text) if !matches!(text.as_str(), LITERAL | ALIAS) => (text, false),
            _ => (octal_quotes(value.text()), true),
        },
        false => (octal_quotes(&with_dots(rtype, value.text())), false),
    }
}

fn is_text(rtype: Rtype) -> bool {
    matches!(rtype, Rtype::TXT | Rtype::SPF)
}

/// Which blank-separated fields of a value are names.
fn name_places(rtype: Rtype) -> Option<&'static [usize]> {
    match rtype {
        Rtype::CNAME | Rtype::NS | Rtype::PTR => Some(&[0]),
        Rtype::MX | Rtype::SVCB | Rtype::HTTPS => Some(&[1]),
        Rtype::SRV => Some(&[3]),
        Rtype::SOA => Some(&[0, 1]),
        _ => None,
    }
}

/// Names of a value with their final dots, so that they are not read as relative.
fn with_dots(rtype: Rtype, text: &str) -> String {
    let Some(places) = name_places(rtype) else { return text.to_owned() };
    let dotted = |(place, field): (usize, &str)| match places.contains(&place) {
        true if !field.ends_with('.') => format!("{field}."),
        _ => field.to_owned(),
    };
    let fields: Vec<String> = text.split_whitespace().enumerate().map(dotted).collect();
    fields.join(" ")
}

/// Strings of at most 255 octets in Route 53's spelling.
fn quote(octets: &[u8]) -> String {
    let strings = octets.chunks(STRING_LEN).map(|string| {
        let spelt: String = string.iter().map(|&octet| spell_octet(octet)).collect();
        format!("\"{spelt}\"")
    });
    match octets {
        [] => "\"\"".to_owned(),
        _ => strings.collect::<Vec<_>>().join(" "),
    }
}

fn spell_octet(octet: u8) -> String {
    match octet {
        b'"' | b'\\' => format!("\\{octet:03o}"),
        b' '..=b'~' => (octet as char).to_string(),
        _ => format!("\\{octet:03o}"),
    }
}

/// The text of TXT data, where reading it again gives the same strings.
fn text_of(rdata: &[u8]) -> Option<String> {
    let (mut rest, mut octets) = (rdata, Vec::new());
    while let Some((&length, behind)) = rest.split_first() {
        let (string, next) = behind.split_at_checked(length.into())?;
        if !next.is_empty() && string.len() < STRING_LEN {
            return None;
        }
        octets.extend_from_slice(string);
        rest = next;
        if rest == [0] {
            return None;
        }
    }
    let text = String::from_utf8(octets).ok()?;
    // A quoted token of a Corefile cannot hold a backslash before a quote.
    let is_plain = !text.contains(['\\', '\r', '\u{feff}']);
    is_plain.then_some(text)
}

/// Route 53's spelling without backslashes before quotes and backslashes, which a quoted
/// token cannot hold.
pub(super) fn octal_quotes(text: &str) -> String {
    text.replace("\\\\", "\\134").replace("\\\"", "\\042")
}

/// A token that reads as this text.
pub(super) fn token(text: &str) -> String {
    let is_plain = !text.is_empty()
        && !text.starts_with('"')
        && !text.contains(|c: char| c.is_whitespace() || c == '#')
        && !text.contains("{$")
        && !text.contains("{%")
        && !matches!(text, "{" | "}");
    match is_plain {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('"', "\\\"")),
    }
}

/// Whether no token reads as this text: one in quotes where a backslash stands alone before
/// a quote or the end, which would take the quote for its own.
pub(super) fn is_unspelt(text: &str) -> bool {
    let odd_run = |part: &str| part.bytes().rev().take_while(|octet| *octet == b'\\').count() % 2;
    token(text).starts_with('"') && text.split('"').any(|part| odd_run(part) == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn what_is_no_text_is_literal() {
        for text in ["\"a\" \"b\"", "\"\\377\"", "\"alias\"", "\"literal\"", "\"a\\134\""] {
            let value = RecordData::from_presentation(Rtype::TXT, text).unwrap();
            let (word, literal) = from_route53(Rtype::TXT, &value);
            assert!(literal, "{text}");
            assert_eq!(RecordData::from_presentation(Rtype::TXT, &word).unwrap(), value);
        }
    }

    proptest! {
        /// A token reads as its text, or is known not to.
        #[test]
        fn tokens_are_read_as_their_texts(text in "[ab\\\\\" #{}$%\n]{0,8}") {
            let read = super::super::lexer::tokenize(&token(&text), None);
            let same = read.is_ok_and(|read| read.len() == 1 && read[0].text == text);
            prop_assert_eq!(same, !is_unspelt(&text));
        }

        /// Any strings of a TXT value survive, through tokens too.
        #[test]
        fn texts_survive(strings in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 1..3)) {
            let text: Vec<String> = strings.iter().map(|octets| quote(octets)).collect();
            let value = RecordData::from_presentation(Rtype::TXT, &text.join(" ")).unwrap();
            let (word, literal) = from_route53(Rtype::TXT, &value);
            let read = super::super::lexer::tokenize(&token(&word), None).unwrap();
            prop_assert_eq!(read.len(), 1);
            let back = if literal { read[0].text.clone() } else { route53(Rtype::TXT, &read[0].text) };
            prop_assert_eq!(RecordData::from_presentation(Rtype::TXT, &back).unwrap(), value);
        }
    }
}
