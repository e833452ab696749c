//! EDNS Client Subnet (RFC 7871): queries with the option, and the option of the reply.

mod support;

use domain::base::iana::{OptRcode, Rtype};
use domain::base::opt::ClientSubnet;
use multivalue::HostedZone;
use multivalue::server::{Action, ReplyInfo, Responder, ServeOptions};
use support::{Ask, Seen, zone};

/// Options as `dig +subnet` 9.18 sends them: code 8, length, FAMILY, SOURCE PREFIX-LENGTH, SCOPE
/// PREFIX-LENGTH 0, and the octets of the address that the prefix needs (RFC 7871 section 6).
const OPTIONS: [(&str, &[u8]); 6] = [
    ("198.51.100.0/24", b"\0\x08\0\x07\0\x01\x18\0\xc6\x33\x64"),
    ("198.51.100.192/26", b"\0\x08\0\x08\0\x01\x1a\0\xc6\x33\x64\xc0"),
    ("198.51.100.7/32", b"\0\x08\0\x08\0\x01\x20\0\xc6\x33\x64\x07"),
    ("2001:db8::/32", b"\0\x08\0\x08\0\x02\x20\0\x20\x01\x0d\xb8"),
    ("2001:db8:1234:5600::/56", b"\0\x08\0\x0b\0\x02\x38\0\x20\x01\x0d\xb8\x12\x34\x56"),
    ("0.0.0.0/0", b"\0\x08\0\x04\0\x01\0\0"),
];

/// RFC 7871 section 7.2.1: FAMILY, SOURCE PREFIX-LENGTH and ADDRESS match the query, and the
/// scope is 0. The options are thus equal, octet for octet, in every kind of reply.
#[test]
fn every_reply_repeats_the_option_with_scope_0() {
    let questions = [
        ("www.example.com", Rtype::A, OptRcode::NOERROR),
        ("mail.example.com", Rtype::MX, OptRcode::NOERROR),
        ("www.example.com", Rtype::TXT, OptRcode::NOERROR),
        ("host.child.example.com", Rtype::A, OptRcode::NOERROR),
        ("nowhere.example.com", Rtype::A, OptRcode::NXDOMAIN),
        ("www.example.org", Rtype::A, OptRcode::REFUSED),
        ("www.example.com", Rtype::AXFR, OptRcode::REFUSED),
    ];
    for ((name, qtype, rcode), (subnet, option)) in
        questions.iter().flat_map(|question| OPTIONS.map(|option| (question, option)))
    {
        let (reply, info) = serve(&mut zone(), &query(name, *qtype, option), 1232);
        let seen = Seen::of(&reply);
        assert_eq!((seen.rcode, seen.opt), (*rcode, Some((1232, 0, false))), "{name} {subnet}");
        assert_eq!(seen.subnet.unwrap().to_string(), subnet, "{name}");
        assert!(reply.ends_with(&opt(option)), "{name} {subnet}: {reply:02x?}");
        assert_eq!(info.len, reply.len());
    }
}

/// A query without the option gets none (RFC 7871 section 7.2.1). The option changes no other
/// octet of the reply.
#[test]
fn the_option_is_the_only_difference() {
    for (name, qtype) in [("www.example.com", Rtype::A), ("mail.example.com", Rtype::MX)] {
        let (without, _) = serve(&mut zone(), &query(name, qtype, b""), 1232);
        assert_eq!(Seen::of(&without).subnet, None);
        let (_, option) = OPTIONS[0];
        let (with, _) = serve(&mut zone(), &query(name, qtype, option), 1232);
        let sections = without.len() - opt(b"").len();
        assert_eq!(with, [&without[..sections], &opt(option)].concat(), "{name}");
    }
}

/// RFC 7871 section 6: FORMERR. The reply has an OPT record (RFC 6891 section 6.1.1), so that the
/// client does not take the code for missing EDNS.
#[test]
fn a_malformed_option_is_a_format_error() {
    let table: [(&str, &[u8]); 9] = [
        ("no data", b"\0\x08\0\0"),
        ("no address family", b"\0\x08\0\x01\0"),
        ("no prefix lengths", b"\0\x08\0\x02\0\x01"),
        ("too few octets", b"\0\x08\0\x06\0\x01\x18\0\xc6\x33"),
        ("too many octets", b"\0\x08\0\x08\0\x01\x18\0\xc6\x33\x64\0"),
        ("a bit after the prefix", b"\0\x08\0\x07\0\x01\x17\0\xc6\x33\x65"),
        ("IPv4 prefix of 33", b"\0\x08\0\x09\0\x01\x21\0\xc6\x33\x64\x07\0"),
        (
            "IPv6 prefix of 129",
            b"\0\x08\0\x15\0\x02\x81\0\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\0\0",
        ),
        ("a scope in a query", b"\0\x08\0\x07\0\x01\x18\x18\xc6\x33\x64"),
    ];
    for (what, option) in table {
        let (reply, info) = serve(&mut zone(), &query("www.example.com", Rtype::A, option), 1232);
        let seen = Seen::of(&reply);
        assert_eq!((seen.rcode, info.rcode), (OptRcode::FORMERR, OptRcode::FORMERR), "{what}");
        assert_eq!((seen.answer.len(), seen.opt), (0, Some((1232, 0, false))), "{what}");
        assert!(reply.ends_with(&opt(b"")), "{what}");
    }
}

/// Other options and other address families have no effect.
#[test]
fn other_options_are_ignored() {
    let table: [(&str, &[u8]); 4] = [
        ("family 0", b"\0\x08\0\x04\0\0\0\0"),
        ("family 3", b"\0\x08\0\x05\0\x03\x08\0\x01"),
        ("NSID", b"\0\x03\0\0"),
        ("a cookie", b"\0\x0a\0\x08\x01\x02\x03\x04\x05\x06\x07\x08"),
    ];
    for (what, option) in table {
        let (reply, _) = serve(&mut zone(), &query("www.example.com", Rtype::A, option), 1232);
        assert_eq!(Seen::of(&reply).answer.len(), 8, "{what}");
        assert!(reply.ends_with(&opt(b"")), "{what}");
    }
}

#[test]
fn other_options_beside_it() {
    let (_, subnet) = OPTIONS[0];
    let option = [b"\0\x0a\0\x08\x01\x02\x03\x04\x05\x06\x07\x08", subnet, b"\0\x03\0\0"].concat();
    let (reply, _) = serve(&mut zone(), &query("www.example.com", Rtype::A, &option), 1232);
    assert!(reply.ends_with(&opt(subnet)));
}

/// BADVERS comes first: options of another version need not be readable (RFC 6891 section
/// 6.1.3). An opcode that is not supported gets NOTIMP with the option.
#[test]
fn errors_of_the_query_come_first() {
    let mut query = query("www.example.com", Rtype::A, b"\0\x08\0\0");
    let version = query.len() - 9;
    query[version] = 1;
    let (reply, _) = serve(&mut zone(), &query, 1232);
    assert_eq!(Seen::of(&reply).rcode, OptRcode::BADVERS);
    let mut query = self::query("www.example.com", Rtype::A, OPTIONS[0].1);
    query[2] = 0x20; // NOTIFY
    let (reply, info) = serve(&mut zone(), &query, 1232);
    assert_eq!(info.rcode, OptRcode::NOTIMP);
    assert!(reply.ends_with(&opt(OPTIONS[0].1)));
}

/// The option counts against the limit. Header and question are 33 octets, each record 16, the
/// NS 18, OPT 11 and the option 11.
#[test]
fn the_option_takes_room() {
    let table = [(27, (27, 1, false)), (28, (28, 0, false)), (29, (0, 0, true))];
    for (count, expected) in table {
        let values: Vec<String> = (0..count).map(|n| format!("192.0.2.{n}")).collect();
        let mut zone = support::simple("big.example.com", "A", &values);
        let query = query("big.example.com", Rtype::A, OPTIONS[0].1);
        let (reply, info) = serve(&mut zone, &query, 512);
        let seen = Seen::of(&reply);
        assert_eq!((seen.answer.len(), seen.authority.len(), seen.tc), expected, "{count}");
        assert!(seen.subnet.is_some() && reply.len() <= 512 && info.truncated == expected.2);
    }
}

/// The same with `domain`'s builder: no limit is exceeded, and the option is always there.
#[test]
fn the_option_takes_room_in_every_reply() {
    let query = query("mail.example.com", Rtype::MX, OPTIONS[4].1);
    let mut counts = std::collections::BTreeSet::new();
    for len in 60..260 {
        let (reply, _) = serve(&mut zone(), &query, len);
        let seen = Seen::of(&reply);
        assert!(reply.len() <= len, "{} octets of {len}", reply.len());
        assert!(seen.subnet.is_some());
        counts.insert([seen.answer.len(), seen.authority.len(), seen.additional.len()]);
    }
    assert_eq!(Vec::from_iter(counts), [[0, 0, 0], [1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]]);
}

/// A query with an OPT record of 1232 octets that holds these options.
fn query(name: &str, qtype: Rtype, options: &[u8]) -> Vec<u8> {
    let mut query = Ask { edns: Some((1232, 0, false)), ..Ask::new(name, qtype) }.compose();
    query.truncate(query.len() - opt(b"").len());
    [query, opt(options)].concat()
}

/// An OPT record of 1232 octets, version 0, without flags (RFC 6891 section 6.1.2).
fn opt(options: &[u8]) -> Vec<u8> {
    let len = u16::try_from(options.len()).unwrap().to_be_bytes();
    [&b"\0\0\x29\x04\xd0\0\0\0\0"[..], &len, options].concat()
}

fn serve(zone: &mut HostedZone, query: &[u8], max_len: usize) -> (Vec<u8>, ReplyInfo) {
    let options = ServeOptions { max_len: Some(max_len), seed: Some(1), ..Default::default() };
    let mut reply = Vec::new();
    match Responder::default().serve(zone.zone_mut(), query, &options, &mut reply) {
        Action::Answer(info) => (reply, info),
        other => panic!("{other:?}"),
    }
}

/// The option that this crate reads is the one that `domain` writes.
#[test]
fn the_options_are_those_of_domain() {
    for (subnet, option) in OPTIONS {
        let (address, prefix) = subnet.split_once('/').unwrap();
        let subnet = Some(ClientSubnet::new(prefix.parse().unwrap(), 0, address.parse().unwrap()));
        let edns = Some((1232, 0, false));
        let query = Ask { edns, subnet, ..Ask::new("www.example.com", Rtype::A) }.compose();
        assert!(query.ends_with(&opt(option)), "{address}");
    }
}
