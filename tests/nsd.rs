//! Differential: one zone of simple rows, served by us and by NSD; every owner name, names
//! that do not exist, empty non-terminals, wildcards, delegations and CNAME chains, each with
//! twelve types, over UDP and TCP, with EDNS and without. Codes, flags, sections as sets,
//! TTLs and OPT are equal, but for what `known` names.
//!
//! Needs the program `nsd` in the path, or its place in the variable `NSD` (Debian: nsd).

#[path = "support/nsd.rs"]
mod nsd;
mod support;

use std::collections::BTreeMap;

use domain::base::Message;
use domain::base::iana::{Class, Rtype};
use multivalue::Server;
use multivalue::corefile::ParseOptions;
use multivalue::server::{ServeOptions, Transport};
use nsd::{Nsd, Row};
use support::{Ask, Seen};

/// A text of 201 octets.
macro_rules! text {
    ($number:literal) => {
        concat!($number, "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890", "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")
    };
}

/// The zone: name, type, TTL, values as zone files have them.
const ROWS: &[Row] = &[
    ("@", "SOA", 900, &["ns1.example.com. hostmaster.example.com. 1 7200 900 1209600 300"]),
    ("@", "NS", 172_800, &["ns1.example.com.", "ns2.example.org."]),
    ("@", "MX", 300, &["10 mail.example.com.", "20 mail.example.org."]),
    ("@", "TXT", 300, &["v=spf1 -all"]),
    ("@", "CAA", 300, &["0 issue \"ca.example.net\""]),
    ("ns1", "A", 300, &["192.0.2.53"]),
    ("ns1", "AAAA", 300, &["2001:db8::53"]),
    ("www", "A", 60, &["192.0.2.1", "192.0.2.2", "192.0.2.3"]),
    ("www", "AAAA", 60, &["2001:db8::1"]),
    ("mail", "A", 60, &["192.0.2.25"]),
    ("a.b.c", "A", 60, &["192.0.2.4"]),
    ("*.wild", "A", 60, &["192.0.2.5"]),
    ("*.wild", "MX", 60, &["5 mail.example.com."]),
    ("host.wild", "TXT", 60, &["closer"]),
    ("alias", "CNAME", 60, &["www.example.com."]),
    ("chain", "CNAME", 60, &["alias.example.com."]),
    ("dangling", "CNAME", 60, &["nowhere.example.com."]),
    ("nodata", "CNAME", 60, &["host.wild.example.com."]),
    ("away", "CNAME", 60, &["www.example.org."]),
    ("delegated", "CNAME", 60, &["www.child.example.com."]),
    ("*.cwild", "CNAME", 60, &["www.example.com."]),
    ("child", "NS", 600, &["ns.child.example.com.", "ns2.example.org."]),
    (
        "child",
        "DS",
        600,
        &["12345 13 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"],
    ),
    ("ns.child", "A", 600, &["192.0.2.6"]),
    ("_sip._tcp", "SRV", 60, &["1 2 5060 www.example.com.", "2 2 5060 sip.example.org."]),
    ("ptr", "PTR", 60, &["www.example.com."]),
    ("svc", "HTTPS", 60, &["1 . alpn=h2"]),
    // More than 1232 octets; more than 512; and 500, to which no name server can be added.
    ("large", "TXT", 60, &[text!(1), text!(2), text!(3), text!(4), text!(5), text!(6), text!(7)]),
    ("middle", "TXT", 60, &[text!(1), text!(2), text!(3)]),
    ("tight", "TXT", 60, &[text!(1), text!(2), "third of twenty five octets"]),
    ("to-large", "CNAME", 60, &["large.example.com."]),
];

/// Names beside the owners: absent, empty non-terminals, below wildcards and cuts.
const NAMES: &[&str] = &[
    "nowhere",
    "deep.nowhere",
    "b.c",
    "c",
    "x.b.c",
    "wild",
    "x.wild",
    "y.x.wild",
    "x.host.wild",
    "cwild",
    "x.cwild",
    "*.wild",
    "www.child",
    "deep.www.child",
    "x.ns.child",
    "_tcp",
    "x.www",
    "WwW",
    "X.WILD",
];

const TYPES: [Rtype; 12] = [
    Rtype::A,
    Rtype::AAAA,
    Rtype::CAA,
    Rtype::CNAME,
    Rtype::DS,
    Rtype::HTTPS,
    Rtype::MX,
    Rtype::NS,
    Rtype::PTR,
    Rtype::SOA,
    Rtype::SRV,
    Rtype::TXT,
];

/// The rows, and the same with name servers outside the zone: their addresses are in no
/// reply then, and what is plain is written by the builder of plain replies.
fn zones() -> [Vec<Row>; 2] {
    let outside = ROWS.iter().filter(|(name, ..)| *name != "ns1").map(|row| match row {
        ("@", "NS", ttl, _) => ("@", "NS", *ttl, &["ns1.example.org.", "ns2.example.org."][..]),
        row => *row,
    });
    [ROWS.to_vec(), outside.collect()]
}

#[test]
fn equal_to_nsd() {
    let [compared, again] = zones().map(|rows| compare(&rows));
    assert!(compared == again && compared > 4400, "{compared} and {again}");
}

/// Asks both for everything, and gives how often.
fn compare(rows: &[Row]) -> u32 {
    let (nsd, mut server) = (Nsd::start(rows), server(rows));
    let own = ROWS.iter().map(|(name, ..)| *name);
    let mut names: Vec<String> = own.chain(NAMES.iter().copied()).map(absolute).collect();
    names.extend(["example.org", "com", "xexample.com", "."].map(str::to_owned));
    names.dedup();
    let (mut compared, mut different) = (0, Vec::new());
    for name in &names {
        for qtype in TYPES {
            for edns in [None, Some((1232, 0, false)), Some((512, 0, true)), Some((1232, 1, false))]
            {
                let query = Ask { edns, ..Ask::new(name, qtype) }.compose();
                for transport in [Transport::Udp, Transport::Tcp] {
                    compared += 1;
                    let theirs = nsd.ask(&query, transport).expect("a reply from NSD");
                    let theirs = known(Seen::whole(&theirs));
                    let ours = known(Seen::whole(&ask(&mut server, &query, transport)));
                    if ours != theirs {
                        different.push(format!("{name} {qtype} {edns:?} {transport:?}\n  ours   {ours:?}\n  theirs {theirs:?}"));
                    }
                }
            }
        }
    }
    let shown = different.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(different.is_empty(), "{} of {compared} differ:\n{shown}", different.len());
    compared
}

/// The probes of RFC 8906 section 8, and some like them, against NSD in the same run: the
/// same code, flags, counts and OPT.
#[test]
fn rfc_8906_probes_as_nsd_answers_them() {
    zones().iter().for_each(|rows| probe(rows));
}

fn probe(rows: &[Row]) {
    let (nsd, mut server) = (Nsd::start(rows), server(rows));
    let plain = Ask::new("example.com", Rtype::SOA).compose();
    let keys = Ask::new("example.com", Rtype::DNSKEY).compose();
    let address = Ask::new("mail.example.com", Rtype::A).compose();
    let large = Ask::new("large.example.com", Rtype::TXT).compose();
    let flag = |at: usize, bit: u8| {
        let mut query = plain.clone();
        query[at] |= bit;
        query
    };
    let mut probes = vec![
        ("8.1.1 SOA", plain.clone()),
        ("8.1.2 unknown type", Ask::new("example.com", Rtype::from_int(1000)).compose()),
        ("8.1.3.1 CD", flag(3, 0x10)),
        ("8.1.3.2 AD", flag(3, 0x20)),
        ("8.1.3.3 the last reserved bit", flag(3, 0x40)),
        ("8.1.3.4 RD", flag(2, 0x01)),
        ("8.1.4 opcode 15 alone", b"\x12\x34\x78\0\0\0\0\0\0\0\0\0".to_vec()),
        ("8.2.7 a smaller size", with_opt(&keys, 0, 0x8000, &[])),
        ("8.2.7 a truncated response", with_opt(&large, 0, 0x8000, &[])),
        ("a transfer", Ask::new("example.com", Rtype::AXFR).compose()),
        ("a response", flag(2, 0x80)),
        ("class CH", Ask { class: Class::CH, ..Ask::new("example.com", Rtype::TXT) }.compose()),
        ("a question cut short", plain[..plain.len() - 1].to_vec()),
        ("a header without question", b"\x12\x34\0\0\0\0\0\0\0\0\0\0".to_vec()),
        ("two OPT", {
            let mut query = with_opt(&with_opt(&plain, 0, 0, &[]), 0, 0, &[]);
            query[11] = 2;
            query
        }),
    ];
    // A SOA is never written by the builder of plain replies; an address is, where it can be.
    probes.extend([&plain, &address].into_iter().flat_map(|query| probes_of_edns(query)));
    let mut different = Vec::new();
    for (what, query) in probes {
        for transport in [Transport::Udp, Transport::Tcp] {
            let theirs = nsd.ask(&query, transport).map(|reply| probed(&reply));
            let ours = Some(ask(&mut server, &query, transport)).filter(|reply| !reply.is_empty());
            let ours = ours.map(|reply| probed(&reply));
            let is_known =
                KNOWN.iter().any(|(known, over, _)| *known == what && over.contains(&transport));
            if (ours != theirs) != is_known {
                different.push(format!("{what} {transport:?}: ours {ours:?}, theirs {theirs:?}"));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

fn probes_of_edns(query: &[u8]) -> [(&'static str, Vec<u8>); 10] {
    [
        ("8.2.1 EDNS", with_opt(query, 0, 0, &[])),
        ("8.2.2 version 1", with_opt(query, 1, 0, &[])),
        ("8.2.3 an unknown option", with_opt(query, 0, 0, b"\0\x64\0\0")),
        ("8.2.4 unknown flags", with_opt(query, 0, 0x0040, &[])),
        ("8.2.5 version 1 and unknown flags", with_opt(query, 1, 0x0040, &[])),
        ("8.2.6 version 1 and an unknown option", with_opt(query, 1, 0, b"\0\x64\0\0")),
        ("8.2.8 DO", with_opt(query, 0, 0x8000, &[])),
        ("8.2.9 version 1 and DO", with_opt(query, 1, 0x8000, &[])),
        ("8.2.10 expire and cookie", with_opt(query, 0, 0, EXPIRE_AND_COOKIE)),
        (
            "8.2.10 subnet, expire and cookie",
            with_opt(query, 0, 0, &[SUBNET, EXPIRE_AND_COOKIE].concat()),
        ),
    ]
}

/// Probes that differ by design: over which transports, and why.
const KNOWN: &[(&str, &[Transport], &str)] = &[
    ("8.1.4 opcode 15 alone", &[Transport::Tcp], "NSD closes at less than a question"),
    ("a header without question", &[Transport::Tcp], "NSD closes at less than a question"),
    ("8.2.9 version 1 and DO", &[Transport::Udp, Transport::Tcp], "we copy DO (RFC 3225)"),
    (
        "a transfer",
        &[Transport::Udp],
        "we refuse it on either transport; NSD knows it on TCP alone",
    ),
    ("two OPT", &[Transport::Udp, Transport::Tcp], "we repeat a question that could be read"),
    (
        "8.2.10 subnet, expire and cookie",
        &[Transport::Udp, Transport::Tcp],
        "we repeat the client subnet (RFC 7871 section 7.2.1); NSD ignores it",
    ),
];

/// Client subnet (RFC 7871): the prefix 0.0.0.0/0.
const SUBNET: &[u8] = b"\0\x08\0\x04\0\x01\0\0";
/// Expire and cookie (RFC 7314, RFC 7873).
const EXPIRE_AND_COOKIE: &[u8] = b"\0\x09\0\0\0\x0a\0\x08\x01\x02\x03\x04\x05\x06\x07\x08";

fn with_opt(query: &[u8], version: u8, flags: u16, options: &[u8]) -> Vec<u8> {
    let len = u16::try_from(options.len()).unwrap().to_be_bytes();
    let [high, low] = flags.to_be_bytes();
    let fixed = [0, 0, 41, 2, 0, 0, version, high, low];
    let mut query = [query, &fixed, &len, options].concat();
    query[11] = 1;
    query
}

/// Flags and code of the header, its counts of question and answer, and OPT without size:
/// extended code, version, flags, and octets of options.
fn probed(reply: &[u8]) -> ([u8; 4], [u8; 4], Option<[u8; 6]>) {
    let (mut head, counts): ([u8; 4], _) =
        (reply[..4].try_into().unwrap(), reply[4..8].try_into().unwrap());
    head[3] &= !0x10; // we copy CD, as RFC 4035 section 3.1.6 asks; NSD clears it
    // Both sides put their OPT last, without options but for our client subnet.
    let has_opt = Message::from_slice(reply).unwrap().opt().is_some();
    let opt = reply.last_chunk().filter(|_| has_opt).copied();
    (head, counts, opt)
}

/// What differs by design.
fn known(mut seen: Seen) -> Seen {
    // Addresses of a CNAME's target go to Additional ("DNS behavior" in Route 53's Developer
    // Guide); NSD puts those of NS, MX and SRV there.
    let links = seen.answer.iter().filter_map(|record| record.split_once(" cname "));
    let targets: Vec<String> = links.map(|(_, target)| format!("{target} ")).collect();
    seen.additional.retain(|record| !targets.iter().any(|target| record.starts_with(target)));
    // The answer to DS at a cut carries the zone's NS, as every positive answer of Route 53
    // ("DNS behavior"); NSD leaves them out there.
    if seen.answer.iter().any(|record| record.contains(" ds ")) {
        seen.authority.clear();
        seen.additional.clear();
    }
    // A truncated answer is empty with us; NSD leaves whole RRsets in front of what did not fit.
    // A client takes neither (RFC 2181 section 9).
    if seen.tc {
        seen.answer.clear();
    }
    // Sizes that each side advertises are its own.
    seen.opt = seen.opt.map(|(_, version, dnssec_ok)| (0, version, dnssec_ok));
    seen
}

fn absolute(name: &str) -> String {
    if name == "@" { "example.com".to_owned() } else { format!("{name}.example.com") }
}

fn ask(server: &mut Server, query: &[u8], transport: Transport) -> Vec<u8> {
    let mut reply = Vec::new();
    server.serve(query, &ServeOptions { transport, ..ServeOptions::default() }, &mut reply);
    reply
}

/// Our side, from a Corefile.
fn server(rows: &[Row]) -> Server {
    let rows: String = rows
        .iter()
        .map(|(name, rtype, ttl, values)| {
            let values: Vec<String> =
                values.iter().map(|value| format!("\"{}\"", value.replace('"', "\\\""))).collect();
            format!("simple {name} {rtype} {ttl} {}\n", values.join(" "))
        })
        .collect();
    let text = format!("example.com {{\nmultivalue {{\n{rows}}}\n}}\n");
    let files = BTreeMap::new();
    let setup = ParseOptions { files: &files, environment: None, seed: 1 };
    Server::from_corefile(&text, &setup).unwrap_or_else(|error| panic!("{error}\n{text}"))
}
