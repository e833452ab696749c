//! The wire against the RFCs: octets in, octets out.

mod support;

use domain::base::iana::{Class, OptRcode, Rtype};
use multivalue::HostedZone;
use multivalue::server::{Action, ReplyInfo, Responder, ServeOptions, Transport};
use support::{Ask, Seen, zone};

/// RFC 1035 section 4.1.1 by hand: ID 0x1234, RD, one question for "wWw.eXample.com" A IN.
const QUERY: &[u8] = b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x03wWw\x07eXample\x03com\0\0\x01\0\x01";

#[test]
fn a_reply_octet_by_octet() {
    let mut zone = zone();
    let reply = serve(
        &mut zone,
        b"\xab\xcd\x01\x10\0\x01\0\0\0\0\0\0\x04oNly\x07example\x03com\0\0\x01\0\x01",
    );
    let expected = [
        &b"\xab\xcd\x85\x10\0\x01\0\x01\0\x01\0\0"[..], // QR AA RD, CD; 1 question, answer, authority
        b"\x04oNly\x07example\x03com\0\0\x01\0\x01",    // the question with its letter case
        b"\xc0\x0c\0\x01\0\x01\0\0\0\x3c\0\x04\xc0\0\x02\x01", // A 192.0.2.1, TTL 60
        b"\xc0\x11\0\x02\0\x01\0\x02\xa3\0\0\x06\x03ns1\xc0\x11", // NS of the zone, TTL 172800
    ];
    assert_eq!(reply, expected.concat());
}

#[test]
fn eight_of_twelve_keep_case_and_flags() {
    let (mut zone, mut replies) = (zone(), std::collections::BTreeSet::new());
    for _ in 0..20 {
        let reply = serve(&mut zone, QUERY);
        assert_eq!(reply[..4], [0x12, 0x34, 0x85, 0], "QR AA RD, no RA");
        assert_eq!(reply[12..33], QUERY[12..33], "question with its letter case");
        let seen = Seen::of(&reply);
        assert_eq!(seen.answer.len(), 8);
        let distinct: std::collections::BTreeSet<_> = seen.answer.iter().collect();
        assert_eq!(distinct.len(), 8, "no value twice");
        assert_eq!(seen.authority.len(), 1);
        replies.insert(reply);
    }
    assert!(replies.len() > 15, "draws differ");
}

/// What each query gets: code, AA, TC, and records in each section.
#[test]
fn every_kind_of_answer() {
    let table: &[(&str, Rtype, OptRcode, bool, [usize; 3])] = &[
        ("www.example.com", Rtype::A, OptRcode::NOERROR, true, [8, 1, 0]),
        ("www.example.com", Rtype::AAAA, OptRcode::NOERROR, true, [0, 1, 0]),
        ("nowhere.example.com", Rtype::A, OptRcode::NXDOMAIN, true, [0, 1, 0]),
        ("empty.example.com", Rtype::A, OptRcode::NOERROR, true, [0, 1, 0]),
        ("any.wild.example.com", Rtype::TXT, OptRcode::NOERROR, true, [1, 1, 0]),
        ("alias.example.com", Rtype::A, OptRcode::NOERROR, true, [9, 1, 0]),
        ("alias.example.com", Rtype::CNAME, OptRcode::NOERROR, true, [1, 1, 0]),
        ("alias.example.com", Rtype::ANY, OptRcode::NOERROR, true, [1, 1, 0]),
        ("away.example.com", Rtype::A, OptRcode::NOERROR, true, [1, 0, 0]),
        ("dangling.example.com", Rtype::A, OptRcode::NXDOMAIN, true, [1, 1, 0]),
        ("loop.example.com", Rtype::A, OptRcode::NOERROR, true, [2, 1, 0]),
        ("mail.example.com", Rtype::MX, OptRcode::NOERROR, true, [1, 1, 1]),
        ("host.child.example.com", Rtype::A, OptRcode::NOERROR, false, [0, 1, 1]),
        ("child.example.com", Rtype::DS, OptRcode::NOERROR, true, [1, 1, 0]),
        ("example.com", Rtype::SOA, OptRcode::NOERROR, true, [1, 1, 0]),
        ("example.com", Rtype::NS, OptRcode::NOERROR, true, [1, 0, 0]),
        ("example.com", Rtype::ANY, OptRcode::NOERROR, true, [1, 0, 0]),
        ("www.example.com", Rtype::ANY, OptRcode::NOERROR, true, [8, 1, 0]),
        ("www.example.com", Rtype::AXFR, OptRcode::REFUSED, false, [0, 0, 0]),
        ("www.example.com", Rtype::IXFR, OptRcode::REFUSED, false, [0, 0, 0]),
        ("www.example.org", Rtype::A, OptRcode::REFUSED, false, [0, 0, 0]),
    ];
    for (name, qtype, rcode, authoritative, counts) in table {
        let (seen, sent) = ask(&Ask::new(name, *qtype));
        let found = [seen.answer.len(), seen.authority.len(), seen.additional.len()];
        assert_eq!((seen.rcode, found), (*rcode, *counts), "{name} {qtype}");
        assert_eq!((seen.aa, seen.tc, seen.ra), (*authoritative, false, false), "{name} {qtype}");
        assert_eq!((sent.rcode, usize::from(sent.answers)), (*rcode, counts[0]), "{name} {qtype}");
        assert_eq!(sent.authoritative, *authoritative, "{name} {qtype}");
    }
}

#[test]
fn another_class_is_refused() {
    for class in [Class::CH, Class::HS, Class::ANY, Class::NONE] {
        let (seen, _) = ask(&Ask { class, ..Ask::new("www.example.com", Rtype::A) });
        assert_eq!(seen.rcode, OptRcode::REFUSED, "{class}");
    }
}

/// The lesser of the SOA's TTL and its MINIMUM (RFC 2308 section 5), for records and host.
#[test]
fn negative_answers_say_for_how_long() {
    let (seen, sent) = ask(&Ask::new("nowhere.example.com", Rtype::A));
    assert_eq!(seen.authority[0], "example.com. 300 SOA");
    assert_eq!(sent.min_ttl, 300);
    assert_eq!(ask(&Ask::new("www.example.com", Rtype::A)).1.min_ttl, 60);
    assert_eq!(ask(&Ask::new("alias.example.com", Rtype::A)).1.min_ttl, 60, "least of the chain");
}

/// RFC 6891: our own OPT, version 0, 1232 octets, DO as it came; none without one.
#[test]
fn edns_is_answered_with_our_own() {
    for dnssec_ok in [false, true] {
        let asked =
            Ask { edns: Some((4096, 0, dnssec_ok)), ..Ask::new("www.example.com", Rtype::A) };
        let (seen, _) = ask(&asked);
        assert_eq!(seen.opt, Some((1232, 0, dnssec_ok)));
    }
    assert_eq!(ask(&Ask::new("www.example.com", Rtype::A)).0.opt, None);
}

/// RFC 6891 section 6.1.3: a version above ours gets BADVERS, ours, and no answer.
#[test]
fn a_newer_edns_is_a_bad_version() {
    for version in [1, 100, 255] {
        let asked =
            Ask { edns: Some((4096, version, true)), ..Ask::new("www.example.com", Rtype::A) };
        let (seen, sent) = ask(&asked);
        assert_eq!((seen.rcode, seen.opt), (OptRcode::BADVERS, Some((1232, 0, true))));
        assert_eq!((seen.answer.len(), sent.rcode), (0, OptRcode::BADVERS));
    }
}

/// The negative list: what is dropped, and what is answered with a code alone.
#[test]
fn what_is_no_query() {
    let with = |at: usize, octet: u8| {
        let mut query = QUERY.to_vec();
        query[at] = octet;
        query
    };
    let opt = |owner: &[u8], count: u8| {
        let record = [owner, b"\0\x29\x04\xd0\0\0\0\0\0\0"].concat();
        let mut query = [QUERY, &record.repeat(usize::from(count))].concat();
        query[11] = count;
        query
    };
    let table: Vec<(&str, Vec<u8>, Option<OptRcode>)> = vec![
        ("nothing", vec![], None),
        ("shorter than a header", QUERY[..11].to_vec(), None),
        ("a response", with(2, 0x81), None),
        ("a response of another opcode", with(2, 0xa8), None),
        ("a header alone", [&QUERY[..5], &[0; 7]].concat(), Some(OptRcode::FORMERR)),
        ("a question cut short", QUERY[..32].to_vec(), Some(OptRcode::FORMERR)),
        ("two questions", with(5, 2), Some(OptRcode::FORMERR)),
        ("a record that is not there", with(11, 1), Some(OptRcode::FORMERR)),
        ("octets behind the message", [QUERY, b"x"].concat(), Some(OptRcode::FORMERR)),
        ("a label of 64 octets", with(12, 64), Some(OptRcode::FORMERR)),
        ("a name that points at itself", with(12, 0xc0), Some(OptRcode::FORMERR)),
        ("one OPT", opt(b"\0", 1), Some(OptRcode::NOERROR)),
        ("two OPT", opt(b"\0", 2), Some(OptRcode::FORMERR)),
        ("an OPT with an owner", opt(b"\x01a\0", 1), Some(OptRcode::FORMERR)),
        ("IQUERY", with(2, 0x09), Some(OptRcode::NOTIMP)),
        ("STATUS", with(2, 0x11), Some(OptRcode::NOTIMP)),
        ("NOTIFY", with(2, 0x21), Some(OptRcode::NOTIMP)),
        ("UPDATE", with(2, 0x29), Some(OptRcode::NOTIMP)),
        ("opcode 15", with(2, 0x79), Some(OptRcode::NOTIMP)),
    ];
    for (what, query, rcode) in table {
        let (mut zone, mut reply) = (zone(), Vec::new());
        let outcome = Responder::default().serve(
            zone.zone_mut(),
            &query,
            &ServeOptions::default(),
            &mut reply,
        );
        assert_eq!(outcome.reply_info().map(|sent| sent.rcode), rcode, "{what}");
        if rcode.is_some() {
            assert_eq!(reply[..2], query[..2], "{what}: ID");
            assert_eq!(reply[2] & 0xf9, 0x80 | query[2] & 0x79, "{what}: QR, opcode, RD");
        }
    }
}

/// RFC 2181 section 9: what a reply can do without goes first, then TC and no answer.
#[test]
fn what_does_not_fit() {
    let zone_of = |count: usize| {
        let values: Vec<String> = (0..count).map(|n| format!("192.0.2.{n}")).collect();
        support::simple("big.example.com", "A", &values)
    };
    // Header and question are 33 octets, each record 16, the NS 18, OPT 11.
    let table = [
        (28, None, (28, 1, false)),
        (29, None, (29, 0, false)),
        (30, None, (0, 0, true)),
        (28, Some(512), (28, 1, false)),
        (29, Some(512), (29, 0, false)),
        (30, Some(512), (0, 0, true)),
        (73, Some(1232), (73, 1, false)),
        (74, Some(1232), (74, 0, false)),
        (75, Some(1232), (0, 0, true)),
        (75, Some(65_535), (0, 0, true)),
        (12, Some(0), (12, 1, false)),
    ];
    for (count, advertised, expected) in table {
        let edns = advertised.map(|size| (size, 0, false));
        let asked = Ask { edns, ..Ask::new("big.example.com", Rtype::A) };
        let (seen, sent) = ask_of(&mut zone_of(count), &asked, Transport::Udp);
        let found = (seen.answer.len(), seen.authority.len(), seen.tc);
        assert_eq!(found, expected, "{count} records, {advertised:?}");
        assert_eq!(sent.truncated, expected.2);
        let (seen, _) = ask_of(&mut zone_of(count), &asked, Transport::Tcp);
        assert_eq!((seen.answer.len(), seen.tc), (count, false), "TCP");
    }
}

/// The same by the builder: MX with names that compress, and addresses in Additional. The
/// last section that does not fit goes whole; the answer goes when it does not fit alone.
#[test]
fn sections_go_whole_and_the_answer_last() {
    let mut seen = std::collections::BTreeSet::new();
    for len in (40..240).rev() {
        let query = Ask::new("mail.example.com", Rtype::MX).compose();
        let options = ServeOptions { max_len: Some(len), ..ServeOptions::default() };
        let mut reply = Vec::new();
        Responder::default().serve(zone().zone_mut(), &query, &options, &mut reply);
        assert!(reply.len() <= len, "{} in {len}", reply.len());
        let sections = Seen::of(&reply);
        let counts = [sections.answer.len(), sections.authority.len(), sections.additional.len()];
        seen.insert((std::cmp::Reverse(counts), sections.tc));
    }
    let stages: Vec<_> = seen.into_iter().map(|(counts, tc)| (counts.0, tc)).collect();
    let expected = [
        ([1, 1, 1], false),
        ([1, 1, 0], false),
        ([1, 0, 1], false),
        ([1, 0, 0], false),
        ([0, 0, 0], true),
    ];
    assert_eq!(stages, expected);
}

/// A referral that cannot hold its glue says so (RFC 9471 section 3.1).
#[test]
fn a_referral_without_its_glue_is_truncated() {
    let query = Ask::new("host.child.example.com", Rtype::A).compose();
    let options = ServeOptions { max_len: Some(70), ..ServeOptions::default() };
    let mut reply = Vec::new();
    Responder::default().serve(zone().zone_mut(), &query, &options, &mut reply);
    let seen = Seen::of(&reply);
    assert_eq!((seen.authority.len(), seen.additional.len(), seen.tc), (1, 0, true));
}

#[test]
fn a_seed_makes_octets_repeat() {
    let query = Ask::new("www.example.com", Rtype::A).compose();
    let options = ServeOptions { seed: Some(7), ..ServeOptions::default() };
    let mut replies = (0..3).map(|_| {
        let mut reply = Vec::new();
        Responder::default().serve(zone().zone_mut(), &query, &options, &mut reply);
        reply
    });
    let first = replies.next();
    assert!(replies.all(|reply| Some(&reply) == first.as_ref()));
}

fn serve(zone: &mut HostedZone, query: &[u8]) -> Vec<u8> {
    let mut reply = Vec::new();
    let outcome =
        Responder::default().serve(zone.zone_mut(), query, &ServeOptions::default(), &mut reply);
    assert_eq!(outcome.reply_info().map(|sent| sent.len), Some(reply.len()));
    reply
}

fn ask(asked: &Ask<'_>) -> (Seen, ReplyInfo) {
    ask_of(&mut zone(), asked, Transport::Udp)
}

fn ask_of(zone: &mut HostedZone, asked: &Ask<'_>, transport: Transport) -> (Seen, ReplyInfo) {
    let mut reply = Vec::new();
    let options = ServeOptions { transport, ..ServeOptions::default() };
    match Responder::default().serve(zone.zone_mut(), &asked.compose(), &options, &mut reply) {
        Action::Answer(sent) => (Seen::of(&reply), sent),
        other => panic!("{other:?}"),
    }
}
