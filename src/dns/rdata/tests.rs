//! Facts about values, each from the document named beside it.

mod examples;
mod properties;
mod service;

use domain::base::iana::Rtype;

use super::{MAX_VALUE_LEN, Problem};
use crate::dns::RecordData;

#[track_caller]
fn wire(rtype: Rtype, text: &str) -> Vec<u8> {
    match RecordData::from_presentation(rtype, text) {
        Ok(value) => value.rdata().to_vec(),
        Err(error) => panic!("{rtype} {text}: {error}"),
    }
}

#[track_caller]
fn problem(rtype: Rtype, text: &str) -> String {
    match RecordData::from_presentation(rtype, text) {
        Ok(value) => panic!("{rtype} {text} was read as {:02x?}", value.rdata()),
        Err(error) => error.to_string(),
    }
}

/// Messages that users of Route 53 have reported; the names and addresses are ours.
#[test]
fn messages_of_route_53() {
    let long = format!("\"{}\"", "x".repeat(256));
    let cases = [
        (Rtype::A, "192.0.2.1, 192.0.2.1", "ARRDATANotSingleField (Value contains spaces)"),
        (
            Rtype::A,
            "ns.example.net.",
            "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)",
        ),
        (
            Rtype::AAAA,
            "192.0.2.1",
            "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)",
        ),
        (
            Rtype::SRV,
            "1 1 32769 web. example.com.",
            "SRVRRDATANotFourFields (SRV record doesn't have 4 fields)",
        ),
        (
            Rtype::TXT,
            "v=spf1 -all",
            "InvalidCharacterString (Value should be enclosed in quotation marks)",
        ),
        (Rtype::TXT, &long, "CharacterStringTooLong (Value is too long)"),
        (Rtype::CNAME, "example.org..", "DomainLabelEmpty (Domain label is empty)"),
        (Rtype::TXT, "\t", "UnsupportedCharacter (Value contains unsupported characters)"),
    ];
    for (rtype, text, message) in cases {
        let expected = format!("FATAL problem: {message} encountered with '{text}'");
        assert_eq!(problem(rtype, text), expected);
    }
}

#[test]
fn nothing_remains_unread() {
    let cases = [
        (Rtype::AAAA, "2001:db8::1 2001:db8::2", Problem::WrongFieldCount(Rtype::AAAA, 1)),
        (Rtype::CAA, "0 issue \"a\" \"b\"", Problem::WrongFieldCount(Rtype::CAA, 3)),
        (Rtype::CNAME, "a.example.com b.example.com", Problem::WrongFieldCount(Rtype::CNAME, 1)),
        (Rtype::DS, "1 8 2", Problem::WrongFieldCount(Rtype::DS, 4)),
        (Rtype::HTTPS, "1", Problem::WrongFieldCount(Rtype::HTTPS, 2)),
        (Rtype::MX, "10 a.example.com 20", Problem::WrongFieldCount(Rtype::MX, 2)),
        (Rtype::MX, "mail.example.com", Problem::WrongFieldCount(Rtype::MX, 2)),
        (Rtype::NAPTR, "1 1 \"\" \"\" \"\" . .", Problem::WrongFieldCount(Rtype::NAPTR, 6)),
        (Rtype::NS, "ns.example.com ;", Problem::WrongFieldCount(Rtype::NS, 1)),
        (Rtype::SOA, "a. b. 1 2 3 4", Problem::WrongFieldCount(Rtype::SOA, 7)),
        (Rtype::SSHFP, "1 1", Problem::WrongFieldCount(Rtype::SSHFP, 3)),
        (Rtype::TXT, "\"a\" b", Problem::InvalidCharacterString),
        (Rtype::TXT, "\"a\"b", Problem::InvalidCharacterString),
        (Rtype::TXT, "\"a", Problem::InvalidCharacterString),
        (Rtype::TXT, "", Problem::InvalidCharacterString),
    ];
    for (rtype, text, expected) in cases {
        let error = RecordData::from_presentation(rtype, text).expect_err(text);
        assert_eq!(error.problem(), expected, "{rtype} {text}");
        assert_eq!(error.value(), text);
    }
}

#[test]
fn numbers_are_plain_and_in_range() {
    for text in ["65536 a.", "-1 a.", "+1 a.", "\"1\" a.", "\\061 a.", "1.0 a.", "\"\" a."] {
        problem(Rtype::MX, text);
    }
    for text in ["192.0.2.256", "192.0.2", "192.0.2.01", "0xc0000201", "\\061.0.0.1", ""] {
        problem(Rtype::A, text);
    }
    for text in ["256 issue \"a\"", "0 is-sue \"a\"", "0 \"issue\" \"a\"", "0 issue a"] {
        problem(Rtype::CAA, text);
    }
    for text in ["1 1 abc", "1 1 xy", "1 1 \"ab\"", "256 1 ab"] {
        problem(Rtype::SSHFP, text);
    }
}

/// RFC 3597 section 5 notation is not among the formats of the developer guide.
#[test]
fn generic_notation_is_refused() {
    let expected = Problem::WrongFieldCount(Rtype::A, 1);
    let error = RecordData::from_presentation(Rtype::A, "\\# 4 0A000001").unwrap_err();
    assert_eq!(error.problem(), expected);
    let error = RecordData::from_presentation(Rtype::HINFO, "\"x\" \"y\"").unwrap_err();
    assert_eq!(error.problem(), Problem::UnsupportedType(Rtype::HINFO));
}

/// "TXT record type", Amazon Route 53 Developer Guide: several strings, each of its own length.
#[test]
fn strings_of_a_txt_value() {
    assert_eq!(wire(Rtype::TXT, r#""one" "two""#), b"\x03one\x03two");
    assert_eq!(wire(Rtype::TXT, r#""one""two""#), b"\x03one\x03two");
    assert_eq!(wire(Rtype::TXT, r#""""#), b"\x00");
    assert_eq!(wire(Rtype::TXT, r#""a\\b\040c;d""#), b"\x07a\\b c;d");
    let full = "x".repeat(255);
    assert_eq!(wire(Rtype::TXT, &format!("\"{full}\""))[0], 255);
    for text in [r#""\400""#, r#""\8""#, r#""\08""#, r#""\01""#, "\"\\", "\"é\"", "\"a\nb\""] {
        problem(Rtype::TXT, text);
    }
}

/// `RData` in the Route 53 API reference: at most 4,000 characters.
#[test]
fn the_longest_value() {
    // Fifteen strings of 255 with quotes and blanks make 3,869 characters.
    let strings = vec![format!("\"{}\"", "x".repeat(255)); 15].join(" ");
    let longest = format!("{strings} \"{}\"", "x".repeat(MAX_VALUE_LEN - strings.len() - 3));
    assert_eq!(longest.len(), MAX_VALUE_LEN);
    wire(Rtype::TXT, &longest);
    let error = RecordData::from_presentation(Rtype::TXT, &format!("{longest} ")).unwrap_err();
    assert_eq!(error.problem(), Problem::ValueTooLong);
}

/// RFC 1035 section 2.3.4; "DNS domain name format", Amazon Route 53 Developer Guide.
#[test]
fn limits_and_escapes_of_names() {
    let name = |text: &str| {
        RecordData::from_presentation(Rtype::CNAME, text).map(|value| value.rdata().to_vec())
    };
    let problem =
        |text: &str| RecordData::from_presentation(Rtype::CNAME, text).unwrap_err().problem();
    assert_eq!(name("ex\\344mple.com").unwrap(), b"\x07ex\xe4mple\x03com\x00");
    assert_eq!(name("a\\056b.example.com.").unwrap(), b"\x03a.b\x07example\x03com\x00");
    assert_eq!(name("\\052.example.com"), name("*.example.com"));
    assert_eq!(name("!#$%&'()*+,-/:;<=>?@[]^_`{|}~").unwrap().len(), 31);
    assert_eq!(name(".").unwrap(), b"\0");
    assert_eq!(problem(""), Problem::DomainLabelEmpty);
    assert_eq!(problem(".example.com"), Problem::DomainLabelEmpty);
    assert_eq!(problem("\\19.example.com"), Problem::UnsupportedCharacter);
    assert_eq!(problem("exämple.com"), Problem::UnsupportedCharacter);
    name(&"x".repeat(63)).unwrap();
    assert_eq!(problem(&"x".repeat(64)), Problem::DomainLabelTooLong);
    // 63 + 63 + 63 + 61 octets, four length octets and the root make 255.
    let most = format!("{0}.{0}.{0}.{1}", "x".repeat(63), "x".repeat(61));
    assert_eq!(name(&most).unwrap().len(), 255);
    assert_eq!(problem(&format!("{most}x")), Problem::DomainNameTooLong);
}

#[test]
fn targets() {
    let target =
        |rtype, text| RecordData::from_presentation(rtype, text).unwrap().target().cloned();
    let host = target(Rtype::CNAME, "Host.example.com.");
    assert_eq!(host.as_ref().unwrap().to_string(), "Host.example.com");
    for (rtype, text) in [
        (Rtype::CNAME, "Host.example.com"),
        (Rtype::NS, "Host.example.com."),
        (Rtype::PTR, "Host.example.com"),
        (Rtype::MX, "10 Host.example.com"),
        (Rtype::SRV, "1 2 3 Host.example.com"),
        (Rtype::SVCB, "1 Host.example.com port=53"),
        (Rtype::HTTPS, "0 Host.example.com"),
    ] {
        assert_eq!(target(rtype, text), host, "{rtype}");
    }
    assert_eq!(target(Rtype::A, "192.0.2.1"), None);
    assert_eq!(target(Rtype::NAPTR, "1 1 \"\" \"\" \"\" Host.example.com"), None);
}

/// RFC 4343 section 3: names are compared without regard to case, all else as it is.
#[test]
fn equal_records() {
    let equal = |rtype, one, other| {
        RecordData::from_presentation(rtype, one).unwrap()
            == RecordData::from_presentation(rtype, other).unwrap()
    };
    assert!(equal(Rtype::MX, "10 Mail.Example.com", "10  mail.example.COM."));
    assert!(equal(Rtype::AAAA, "2001:db8::1", "2001:DB8:0::0:1"));
    assert!(equal(Rtype::TXT, "\"a\"", "\"\\141\""));
    assert!(!equal(Rtype::TXT, "\"Ab\"", "\"aB\""));
    assert!(!equal(Rtype::TXT, "\"ab\"", "\"a\" \"b\""));
    assert!(!equal(Rtype::MX, "10 mail.example.com", "20 mail.example.com"));
    let value = RecordData::from_presentation(Rtype::CNAME, "WwW.example.com").unwrap();
    assert_eq!(value.rdata(), b"\x03WwW\x07example\x03com\x00");
    assert_eq!(value.text(), "WwW.example.com");
}
