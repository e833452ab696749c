//! 100,000 mutated queries and 20,000 Corefiles, seeded: nothing panics, every reply is one that a
//! client can read, no octet of memory stays behind, and a good query gets octet for octet
//! what it got before.

#[path = "support/allocator.rs"]
mod allocator;
#[path = "support/corefile.rs"]
mod corefile;
#[path = "support/octets.rs"]
mod octets;
mod support;
#[path = "support/tokens.rs"]
mod tokens;

use std::collections::BTreeMap;
use std::fmt::Debug;

use domain::base::iana::Rtype;
use multivalue::Server;
use multivalue::corefile::ParseOptions;
use multivalue::server::{Action, Responder, ServeOptions, Transport};
use octets::Queries;
use support::{Ask, Seen};
use tokens::{Corefiles, SHORT};

const QUERIES_TO_A_ZONE: u32 = 50_000;
const QUERIES_TO_A_SERVER: u32 = 50_000;
const COREFILES: u32 = 20_000;
/// Queries until every buffer and every counter of a figure has grown.
const WARM_UP: u32 = 20_000;
/// Octets that reading one Corefile may take at a time: some hundred times its length.
const MOST_MEMORY: usize = 4 << 20;

#[test]
fn queries_to_a_zone() {
    let (mut zone, mut responder) = (support::zone(), Responder::default());
    bombard(QUERIES_TO_A_ZONE, 1, |query, options, reply| {
        responder.serve(zone.zone_mut(), query, options, reply)
    });
}

/// The example's chains with their logs and figures.
#[test]
fn queries_to_a_server() {
    let (text, files) = example();
    let setup = ParseOptions { files: &files, environment: None, seed: 1 };
    let mut server = Server::from_corefile(&text, &setup).unwrap();
    server.on_log(|line| assert!(!line.contains('\n'), "{line}"));
    bombard(QUERIES_TO_A_SERVER, 2, |query, options, reply| server.serve(query, options, reply));
    assert!(server.metrics().contains("coredns_dns_requests_total"));
}

/// A Corefile makes a server, or errors with their places, and then it is gone.
#[test]
fn corefiles() {
    let (text, files) = example();
    let files = [files, corefile::files()].into_iter().flatten().collect();
    let good = [&SHORT[..], &[corefile::WHOLE, &text]].concat();
    let mut corefiles = Corefiles::new(&good, 3);
    let (mut right, mut reply) = (0, Vec::with_capacity(512));
    // The grammar is made once, at its first use, and stays.
    boots(&text, &files, &mut reply);
    for _ in 0..COREFILES {
        let before = allocator::live();
        let text = Shown(corefiles.next());
        allocator::take_peak();
        right += u32::from(boots(&text.0, &files, &mut reply));
        let peak = allocator::take_peak() - before;
        assert!(peak < MOST_MEMORY, "{peak} octets at a time");
        drop(text);
        assert_eq!(allocator::live(), before, "memory stays behind");
    }
    assert!((COREFILES / 20..COREFILES / 2).contains(&right), "{right} were right");
    for text in good {
        assert!(boots(text, &files, &mut reply), "still serving: {text}");
    }
}

/// Sends mutated queries, and looks at every reply, at the memory, and at good queries
/// before and behind them.
fn bombard(
    count: u32,
    seed: u64,
    mut serve: impl FnMut(&[u8], &ServeOptions, &mut Vec<u8>) -> Action,
) {
    let (mut queries, mut reply, mut codes) = (Queries::new(seed), Vec::new(), [0; 256]);
    let before = good_replies(&mut serve);
    let mut live = 0;
    for number in 0..count {
        if number == WARM_UP {
            live = allocator::live();
        }
        let query = Shown(queries.next());
        let transport = if queries.once_in(4) { Transport::Tcp } else { Transport::Udp };
        let options = ServeOptions { transport, ..ServeOptions::default() };
        let outcome = serve(&query.0, &options, &mut reply);
        codes[judge(&query.0, transport, outcome, &reply)] += 1;
    }
    assert_eq!(allocator::live(), live, "memory grows");
    assert_eq!(good_replies(&mut serve), before, "still serving, and the same");
    // The mutations come to every kind of end, and not to one alone.
    for (code, what) in [
        (0, "NOERROR"),
        (1, "FORMERR"),
        (3, "NXDOMAIN"),
        (4, "NOTIMP"),
        (5, "REFUSED"),
        (16, "BADVERS"),
        (DROPPED, "drop"),
    ] {
        assert!(codes[code] > count / 200, "{what}: {} of {count}", codes[code]);
    }
}

/// Draws of a seed of their own, so that those of the mutated do not count.
fn good_replies(
    serve: &mut impl FnMut(&[u8], &ServeOptions, &mut Vec<u8>) -> Action,
) -> Vec<Vec<u8>> {
    let options = ServeOptions { seed: Some(7), ..ServeOptions::default() };
    let asked = [
        ("www.example.com", Rtype::A),
        ("nope.example.com", Rtype::A),
        ("example.com", Rtype::SOA),
    ];
    let replies = asked.map(|(name, qtype)| {
        let mut reply = Vec::new();
        let query = Ask { edns: Some((1232, 0, true)), ..Ask::new(name, qtype) }.compose();
        serve(&query, &options, &mut reply);
        reply
    });
    assert_eq!(Seen::of(&replies[0]).answer.len(), 8);
    replies.to_vec()
}

/// What a reply must be whatever was asked; gives its code.
fn judge(query: &[u8], transport: Transport, outcome: Action, reply: &[u8]) -> usize {
    let is_query = query.len() >= 12 && query[2] & 0x80 == 0;
    assert_eq!(outcome == Action::Drop, !is_query);
    let Some(sent) = outcome.reply_info() else { return DROPPED };
    let seen = Seen::of(reply);
    let limit = match (transport, seen.opt) {
        (Transport::Udp, None) => 512,
        (Transport::Udp, Some(_)) => 1232,
        _ => 65_535,
    };
    assert!(reply.len() <= limit, "{} octets", reply.len());
    assert_eq!(reply[..2], query[..2], "ID");
    assert_eq!(reply[2] & 0xf9, query[2] & 0x79 | 0x80, "QR, opcode and RD");
    assert_eq!(reply[3] & 0xf0, query[3] & 0x10, "CD alone: no RA, Z or AD");
    assert_eq!((seen.rcode, seen.tc), (sent.rcode, sent.truncated));
    assert_eq!(seen.subnet.map_or(0, |subnet| subnet.scope_prefix_len()), 0);
    let question = if reply[5] == 1 { reply.len().min(query.len()).min(17) } else { 12 };
    assert_eq!(reply[12..question], query[12..question], "the question begins as it came");
    usize::from(seen.rcode.to_int())
}

/// Is it right? If so it serves, and if not it says where; checking says the same.
fn boots(text: &str, files: &BTreeMap<String, String>, reply: &mut Vec<u8>) -> bool {
    let setup = ParseOptions { files, environment: None, seed: 1 };
    let found = Server::check(text, &setup);
    assert!(found.iter().all(|diagnostic| diagnostic.at.line > 0 && diagnostic.at.column > 0));
    let is_right = !found.iter().any(|diagnostic| diagnostic.is_error());
    let server = Server::from_corefile(text, &setup);
    assert_eq!(server.is_ok(), is_right, "{found:?}");
    if let Ok(mut server) = server {
        let query = Ask::new("www.example.com", Rtype::A).compose();
        let outcome = server.serve(&query, &ServeOptions::default(), reply);
        assert!(outcome.reply_info().is_some());
        Seen::of(reply);
    }
    is_right
}

/// The example of `examples/`, and the file that it names.
fn example() -> (String, BTreeMap<String, String>) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    (read("Corefile"), BTreeMap::from([("web-tier.json".to_owned(), read("web-tier.json"))]))
}

/// What is shown when a test fails on it.
struct Shown<T: Debug>(T);

impl<T: Debug> Drop for Shown<T> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("by this: {:?}", self.0);
        }
    }
}

/// Where drops are counted, beside the codes.
const DROPPED: usize = 255;
