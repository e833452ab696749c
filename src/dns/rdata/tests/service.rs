//! SVCB and HTTPS values: the test vectors of RFC 9460 appendix D.

use domain::base::iana::Rtype;

use super::{error_text, wire};

/// `foo.example.com.` and `foo.example.org.` on the wire.
const FOO_COM: &[u8] = b"\x03foo\x07example\x03com\x00";
const FOO_ORG: &[u8] = b"\x03foo\x07example\x03org\x00";

/// RFC 9460 appendix D.1 and D.2. The RFC has decimal escapes, Route 53 octal ones.
#[test]
fn service_binding_vectors() {
    let hint = b"\x20\x01\x0d\xb8\x01\x22\x03\x44\0\0\0\0\xc0\0\x02\x21";
    let hints =
        b"\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\x53\0\x01";
    let listed = b"\0\0\0\x04\0\x01\0\x04\0\x01\0\x09\x02h2\x05h3-19\0\x04\0\x04\xc0\0\x02\x01";
    let escaped = b"\0\x01\0\x0c\x08f\\oo,bar\x02h2";
    let cases: &[(&str, &[&[u8]])] = &[
        ("0 foo.example.com.", &[b"\0\0", FOO_COM]),
        ("1 .", &[b"\0\x01\0"]),
        ("16 foo.example.com. port=53", &[b"\0\x10", FOO_COM, b"\0\x03\0\x02\0\x35"]),
        ("1 foo.example.com. key667=hello", &[b"\0\x01", FOO_COM, b"\x02\x9b\0\x05hello"]),
        (
            r#"1 foo.example.com. key667="hello\322qoo""#,
            &[b"\0\x01", FOO_COM, b"\x02\x9b\0\x09hello\xd2qoo"],
        ),
        (
            r#"1 foo.example.com. ipv6hint="2001:db8::1,2001:db8::53:1""#,
            &[b"\0\x01", FOO_COM, b"\0\x06\0\x20", hints],
        ),
        (
            r#"1 foo.example.com. ipv6hint="2001:db8:122:344::192.0.2.33""#,
            &[b"\0\x01", FOO_COM, b"\0\x06\0\x10", hint],
        ),
        (
            "16 foo.example.org. alpn=h2,h3-19 mandatory=ipv4hint,alpn ipv4hint=192.0.2.1",
            &[b"\0\x10", FOO_ORG, listed],
        ),
        (r#"16 foo.example.org. alpn="f\\\\oo\\,bar,h2""#, &[b"\0\x10", FOO_ORG, escaped]),
        (r"16 foo.example.org. alpn=f\\\134oo\134,bar,h2", &[b"\0\x10", FOO_ORG, escaped]),
    ];
    for (text, expected) in cases {
        assert_eq!(wire(Rtype::SVCB, text), expected.concat(), "{text}");
        assert_eq!(wire(Rtype::HTTPS, text), expected.concat(), "{text}");
    }
}

/// The invalid values of RFC 9460 appendix D.3 and sections 2.1, 7.1.1 and 14.3.1.
#[test]
fn illegal_service_parameters() {
    let cases = [
        ("key123=abc key123=def", "a key stands twice"),
        ("mandatory", UNKNOWN),
        ("alpn", "an alpn-id has 1 to 255 octets"),
        ("port", "a port is a number from 0 to 65535"),
        ("ipv4hint", "a hint is not an IP address of its family"),
        ("ipv6hint", "a hint is not an IP address of its family"),
        ("no-default-alpn=abc", "no-default-alpn has no value"),
        ("mandatory=key123", "a key that mandatory lists is missing"),
        ("mandatory=mandatory", "mandatory lists itself"),
        ("mandatory=key123,key123 key123=abc", "mandatory lists a key twice"),
        ("no-default-alpn", "no-default-alpn stands without alpn"),
        ("port=65536", "a port is a number from 0 to 65535"),
        ("ipv4hint=2001:db8::1", "a hint is not an IP address of its family"),
        (r"alpn=a\\b", "a backslash in a list escapes only a comma or a backslash"),
        ("ech=***", "ech is not a configuration in base 64"),
        ("Port=53", UNKNOWN),
        ("key007=x", UNKNOWN),
        ("key65535=x", "key65535 is reserved"),
        ("alpn=h2\"h3\"", "a quotation mark stands elsewhere than after ="),
        ("\"alpn=h2\"", "a parameter is KEY, KEY=VALUE or KEY=\"VALUE\""),
    ];
    for (parameters, reason) in cases {
        let text = format!("1 foo.example.com. {parameters}");
        let expected = format!(
            "FATAL problem: SVCBRRDATAIllegalSvcParam ({reason}) encountered with '{text}'"
        );
        assert_eq!(error_text(Rtype::SVCB, &text), expected);
    }
}

const UNKNOWN: &str = "a key is a registered name or keyNNNNN";
