//! Properties of all values and types.

use domain::base::iana::Rtype;
use domain::base::name::ParsedName;
use domain::base::rdata::ParseRecordData;
use domain::rdata::ZoneRecordData;
use octseq::Parser;
use proptest::prelude::*;

use super::wire;
use crate::dns::RecordData;

/// Whether `domain` parses the record data, to the last octet.
fn reads_back(rtype: Rtype, rdata: &[u8]) -> bool {
    // `domain` has no SPF, which has the format of TXT (RFC 7208 section 3.1).
    let rtype = if rtype == Rtype::SPF { Rtype::TXT } else { rtype };
    let mut parser = Parser::from_ref(rdata);
    let parsed = ZoneRecordData::<_, ParsedName<_>>::parse_rdata(rtype, &mut parser);
    matches!(parsed, Ok(Some(_))) && parser.remaining() == 0
}

proptest! {
    /// Octal escapes of any octets in a TXT string give the same octets.
    #[test]
    fn every_octet_can_be_escaped(octets in prop::collection::vec(any::<u8>(), 0..=255)) {
        let escaped: String = octets.iter().map(|octet| format!("\\{octet:03o}")).collect();
        let rdata = wire(Rtype::TXT, &format!("\"{escaped}\""));
        prop_assert_eq!(usize::from(rdata[0]), octets.len());
        prop_assert_eq!(&rdata[1..], &octets[..]);
    }

    /// A valid value with a random change never panics; if it is accepted, its data are valid.
    #[test]
    fn accepted_values_are_well_formed(
        (rtype, good) in prop::sample::select(GOOD.to_vec()),
        piece in prop::sample::select(PIECES.to_vec()),
        (at, cut) in (any::<prop::sample::Index>(), 0..4usize),
    ) {
        let at = at.index(good.len() + 1);
        let rest = good.get(at + cut..).unwrap_or_default();
        let text = format!("{}{piece}{rest}", &good[..at]);
        if let Ok(value) = RecordData::from_presentation(rtype, &text) {
            prop_assert!(reads_back(rtype, value.rdata()), "{} {:?}", rtype, text);
            prop_assert_eq!(value.text(), text);
        }
    }

    /// Random text never panics; if it is accepted, its data are valid.
    #[test]
    fn no_text_panics(rtype in prop::sample::select(crate::dns::rtype::ALL.to_vec()), text in any::<String>()) {
        if let Ok(value) = RecordData::from_presentation(rtype, &text) {
            prop_assert!(reads_back(rtype, value.rdata()), "{} {:?}", rtype, text);
        }
    }
}

#[test]
fn valid_values_are_accepted() {
    assert_eq!(GOOD.map(|(rtype, _)| rtype), crate::dns::rtype::ALL);
    for (rtype, text) in GOOD {
        assert!(reads_back(rtype, &wire(rtype, text)), "{rtype} {text}");
    }
}

/// One value of each type.
const GOOD: [(Rtype, &str); 17] = [
    (Rtype::A, "192.0.2.1"),
    (Rtype::AAAA, "2001:db8::1"),
    (Rtype::CAA, "0 issue \"ca.example.net\""),
    (Rtype::CNAME, "web.example.com"),
    (Rtype::DS, "60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118"),
    (Rtype::HTTPS, "1 . alpn=\"h2,h3\" port=8443 mandatory=port ipv4hint=192.0.2.1"),
    (Rtype::MX, "10 mail.example.com"),
    (Rtype::NAPTR, "100 50 \"s\" \"E2U+sip\" \"\" _sip._udp.example.com."),
    (Rtype::NS, "ns1.example.com."),
    (Rtype::PTR, "web.example.com"),
    (Rtype::SOA, "ns.example.com. hostmaster.example.com. 1 7200 900 1209600 86400"),
    (Rtype::SPF, "\"v=spf1 -all\""),
    (Rtype::SRV, "10 5 80 web.example.com"),
    (Rtype::SSHFP, "2 1 123456789abcdef67890123456789abcdef67890"),
    (Rtype::SVCB, "16 svc.example.com key667=\"a\\322b\" ipv6hint=2001:db8::1"),
    (Rtype::TLSA, "3 1 0 d2abde240d7cd3ee6b4b28c54df034b9"),
    (Rtype::TXT, "\"one\" \"t\\\"w\\040o\""),
];

const PIECES: [&str; 16] = [
    "", " ", "\"", "\\", "\\052", ".", "..", "0", "65536", "-1", "example", "=", ",", "é", "\t",
    " key9=x",
];
