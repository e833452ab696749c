//! The examples of the documents that define the types.

use domain::base::iana::Rtype;

use super::wire;

/// The examples of "Supported DNS record types", Amazon Route 53 Developer Guide.
#[test]
fn examples_of_the_developer_guide() {
    let host = b"\x08hostname\x07example\x03com\x00";
    let cases: &[(Rtype, &str, &[u8])] = &[
        (Rtype::A, "192.0.2.1", &[192, 0, 2, 1]),
        (
            Rtype::AAAA,
            "2001:0db8:85a3:0:0:8a2e:0370:7334",
            b"\x20\x01\x0d\xb8\x85\xa3\0\0\0\0\x8a\x2e\x03\x70\x73\x34",
        ),
        (Rtype::CAA, "0 issue \"ca.example.net\"", b"\0\x05issueca.example.net"),
        (
            Rtype::CAA,
            "0 issue \"ca.example.net; account=123456\"",
            b"\0\x05issueca.example.net; account=123456",
        ),
        (Rtype::CAA, "0 issuewild \";\"", b"\0\x09issuewild;"),
        (Rtype::CNAME, "hostname.example.com", host),
        (Rtype::PTR, "hostname.example.com", host),
        (Rtype::NS, "ns-1.example.com", b"\x04ns-1\x07example\x03com\x00"),
        (Rtype::MX, "10 mail.example.com", b"\x00\x0a\x04mail\x07example\x03com\x00"),
        (
            Rtype::NAPTR,
            r#"100 50 "u" "E2U+sip" "!^(\\+441632960083)$!sip:\\1@example.com!" ."#,
            b"\0\x64\0\x32\x01u\x07E2U+sip\x27!^(\\+441632960083)$!sip:\\1@example.com!\0",
        ),
        (
            Rtype::SOA,
            "ns-2048.awsdns-64.net hostmaster.awsdns.com 1 1 1 1 60",
            b"\x07ns-2048\x09awsdns-64\x03net\x00\x0ahostmaster\x06awsdns\x03com\x00\
              \0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\x3c",
        ),
        (Rtype::SPF, r#""v=spf1 ip4:192.168.0.1/16 -all""#, b"\x1ev=spf1 ip4:192.168.0.1/16 -all"),
        (
            Rtype::SRV,
            "10 5 80 hostname.example.com",
            b"\0\x0a\0\x05\0\x50\x08hostname\x07example\x03com\0",
        ),
        (
            Rtype::TXT,
            r#""This string includes \"quotation marks\".""#,
            b"\x27This string includes \"quotation marks\".",
        ),
        (Rtype::TXT, r#""ex\344mple.com""#, b"\x0bex\xe4mple.com"),
    ];
    for (rtype, text, expected) in cases {
        assert_eq!(wire(*rtype, text), *expected, "{rtype} {text}");
    }
}

/// The examples of the documents that define the types.
#[test]
fn examples_of_the_rfcs() {
    let sha256: [u8; 32] = [
        0xd2, 0xab, 0xde, 0x24, 0x0d, 0x7c, 0xd3, 0xee, 0x6b, 0x4b, 0x28, 0xc5, 0x4d, 0xf0, 0x34,
        0xb9, 0x79, 0x83, 0xa1, 0xd1, 0x6e, 0x8a, 0x41, 0x0e, 0x45, 0x61, 0xcb, 0x10, 0x66, 0x18,
        0xe9, 0x71,
    ];
    let cases: &[(Rtype, &str, Vec<u8>)] = &[
        // RFC 2782, "_foobar._tcp".
        (
            Rtype::SRV,
            "0 1 9 old-slow-box.example.com.",
            b"\0\0\0\x01\0\x09\x0cold-slow-box\x07example\x03com\0".to_vec(),
        ),
        // RFC 3403 section 6.1, its backslashes escaped.
        (
            Rtype::NAPTR,
            r#"100 10 "" "" "!^urn:cid:.+@([^\\.]+\\.)(.*)$!\\2!i" ."#,
            b"\0\x64\0\x0a\0\0\x21!^urn:cid:.+@([^\\.]+\\.)(.*)$!\\2!i\0".to_vec(),
        ),
        // RFC 3597 section 5, the plain spelling of its A record.
        (Rtype::A, "10.0.0.2", vec![10, 0, 0, 2]),
        // RFC 4034 section 5.4, with the blank inside its digest.
        (
            Rtype::DS,
            "60485 5 1 2BB183AF5F22588179A53B0A 98631FAD1A292118",
            b"\xec\x45\x05\x01\x2b\xb1\x83\xaf\x5f\x22\x58\x81\x79\xa5\x3b\x0a\
              \x98\x63\x1f\xad\x1a\x29\x21\x18"
                .to_vec(),
        ),
        // RFC 4255 section 3.2.
        (
            Rtype::SSHFP,
            "2 1 123456789abcdef67890123456789abcdef67890",
            b"\x02\x01\x12\x34\x56\x78\x9a\xbc\xde\xf6\x78\x90\x12\x34\x56\x78\x9a\xbc\xde\xf6\x78\x90"
                .to_vec(),
        ),
        // RFC 6698 section 2.3, first example.
        (
            Rtype::TLSA,
            "0 0 1 d2abde240d7cd3ee6b4b28c54df034b9 7983a1d16e8a410e4561cb106618e971",
            [&[0, 0, 1], &sha256[..]].concat(),
        ),
        // RFC 8659 sections 4.2 and 4.1.
        (Rtype::CAA, r#"0 issue "ca1.example.net""#, b"\0\x05issueca1.example.net".to_vec()),
        (Rtype::CAA, r#"128 tbs "Unknown""#, b"\x80\x03tbsUnknown".to_vec()),
    ];
    for (rtype, text, expected) in cases {
        assert_eq!(wire(*rtype, text), *expected, "{rtype} {text}");
    }
}
