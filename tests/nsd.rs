//! Differential: one zone of simple rows, served by us and by NSD; every owner name, names
//! that do not exist, empty non-terminals, wildcards, delegations and CNAME chains, each with
//! twelve types, over UDP and TCP, with EDNS and without. Codes, flags, sections as sets,
//! TTLs and OPT are equal, but for what `known` names.
//!
//! Needs the program `nsd` in the path, or its place in the variable `NSD` (Debian: nsd).

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream, UdpSocket};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use domain::base::iana::{Class, Rtype};
use multivalue::Server;
use multivalue::corefile::Setup;
use multivalue::wire::{Options, Transport};
use support::{Ask, Seen};

/// The zone: name, type, TTL, values as zone files have them.
const ROWS: &[(&str, &str, u32, &[&str])] = &[
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

#[test]
fn equal_to_nsd() {
    let nsd = Nsd::start();
    let mut server = server();
    let own = ROWS.iter().map(|(name, ..)| *name);
    let mut names: Vec<String> = own.chain(NAMES.iter().copied()).map(absolute).collect();
    names.extend(["example.org", "com", "xexample.com"].map(str::to_owned));
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
    assert!(compared > 3900, "{compared}");
    let shown = different.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(different.is_empty(), "{} of {compared} differ:\n{shown}", different.len());
}

/// The probes of RFC 8906 section 8, and some like them, against NSD in the same run: the
/// same code, flags, counts and OPT.
#[test]
fn rfc_8906_probes_as_nsd_answers_them() {
    let nsd = Nsd::start();
    let mut server = server();
    let plain = Ask::new("example.com", Rtype::SOA).compose();
    let flag = |at: usize, bit: u8| {
        let mut query = plain.clone();
        query[at] |= bit;
        query
    };
    let probes: Vec<(&str, Vec<u8>)> = vec![
        ("8.1.1 SOA", plain.clone()),
        ("8.1.2 unknown type", Ask::new("example.com", Rtype::from_int(1000)).compose()),
        ("8.1.3.1 CD", flag(3, 0x10)),
        ("8.1.3.2 AD", flag(3, 0x20)),
        ("8.1.3.3 the last reserved bit", flag(3, 0x40)),
        ("8.1.3.4 RD", flag(2, 0x01)),
        ("8.1.4 opcode 15 alone", b"\x12\x34\x78\0\0\0\0\0\0\0\0\0".to_vec()),
        ("8.2.1 EDNS", with_opt(&plain, 0, 0, &[])),
        ("8.2.2 version 1", with_opt(&plain, 1, 0, &[])),
        ("8.2.3 an unknown option", with_opt(&plain, 0, 0, b"\0\x64\0\0")),
        ("8.2.4 unknown flags", with_opt(&plain, 0, 0x0040, &[])),
        ("8.2.5 version 1 and unknown flags", with_opt(&plain, 1, 0x0040, &[])),
        ("8.2.6 version 1 and an unknown option", with_opt(&plain, 1, 0, b"\0\x64\0\0")),
        ("8.2.7 DO", with_opt(&plain, 0, 0x8000, &[])),
        ("8.2.8 version 1 and DO", with_opt(&plain, 1, 0x8000, &[])),
        ("8.2.9 cookie, subnet and expire", with_opt(&plain, 0, 0, DEFINED_OPTIONS)),
        ("class CH", Ask { class: Class::CH, ..Ask::new("example.com", Rtype::TXT) }.compose()),
        ("a question cut short", plain[..plain.len() - 1].to_vec()),
        ("a header without question", b"\x12\x34\0\0\0\0\0\0\0\0\0\0".to_vec()),
        ("two OPT", {
            let mut query = with_opt(&with_opt(&plain, 0, 0, &[]), 0, 0, &[]);
            query[11] = 2;
            query
        }),
    ];
    let mut different = Vec::new();
    for (what, query) in probes {
        for transport in [Transport::Udp, Transport::Tcp] {
            let theirs = nsd.ask(&query, transport).map(|reply| probed(&reply));
            let ours = Some(probed(&ask(&mut server, &query, transport)));
            let is_known =
                KNOWN.iter().any(|(known, over, _)| *known == what && over.contains(&transport));
            if (ours != theirs) != is_known {
                different.push(format!("{what} {transport:?}: ours {ours:?}, theirs {theirs:?}"));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// Probes that differ by design: over which transports, and why.
const KNOWN: &[(&str, &[Transport], &str)] = &[
    ("8.1.4 opcode 15 alone", &[Transport::Tcp], "NSD closes at less than a question"),
    ("a header without question", &[Transport::Tcp], "NSD closes at less than a question"),
    ("8.2.8 version 1 and DO", &[Transport::Udp, Transport::Tcp], "we copy DO (RFC 3225)"),
    ("two OPT", &[Transport::Udp, Transport::Tcp], "we repeat a question that could be read"),
];

/// Client subnet, expire and cookie (RFC 7871, 7314, 7873).
const DEFINED_OPTIONS: &[u8] =
    b"\0\x08\0\x04\0\x01\0\0\0\x09\0\0\0\x0a\0\x08\x01\x02\x03\x04\x05\x06\x07\x08";

fn with_opt(query: &[u8], version: u8, flags: u16, options: &[u8]) -> Vec<u8> {
    let len = u16::try_from(options.len()).unwrap().to_be_bytes();
    let [high, low] = flags.to_be_bytes();
    let fixed = [0, 0, 41, 4, 208, 0, version, high, low];
    let mut query = [query, &fixed, &len, options].concat();
    query[11] = 1;
    query
}

/// Flags and code of the header, its counts of question and answer, and OPT without size.
fn probed(reply: &[u8]) -> ([u8; 4], [u8; 4], Option<(u8, bool)>) {
    let (mut head, counts): ([u8; 4], _) =
        (reply[..4].try_into().unwrap(), reply[4..8].try_into().unwrap());
    head[3] &= !0x10; // we copy CD, as RFC 4035 section 3.1.6 asks; NSD clears it
    let opt = domain::base::Message::from_slice(reply).unwrap().opt();
    (head, counts, opt.map(|opt| (opt.version(), opt.dnssec_ok())))
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
    // Sizes that each side advertises are its own.
    seen.opt = seen.opt.map(|(_, version, dnssec_ok)| (0, version, dnssec_ok));
    seen
}

fn absolute(name: &str) -> String {
    if name == "@" { "example.com".to_owned() } else { format!("{name}.example.com") }
}

fn ask(server: &mut Server, query: &[u8], transport: Transport) -> Vec<u8> {
    let mut reply = Vec::new();
    server.serve(query, &Options { transport, ..Options::default() }, &mut reply);
    reply
}

/// Our side, from a Corefile.
fn server() -> Server {
    let rows: String = ROWS
        .iter()
        .map(|(name, rtype, ttl, values)| {
            let values: Vec<String> =
                values.iter().map(|value| format!("\"{}\"", value.replace('"', "\\\""))).collect();
            format!("simple {name} {rtype} {ttl} {}\n", values.join(" "))
        })
        .collect();
    let text = format!("example.com {{\nmultivalue {{\n{rows}}}\n}}\n");
    let files = BTreeMap::new();
    let setup = Setup { files: &files, environment: None, seed: 1 };
    Server::from_corefile(&text, &setup).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// NSD on a loopback port, stopped when dropped.
struct Nsd {
    child: Child,
    port: u16,
    folder: PathBuf,
}

impl Nsd {
    fn start() -> Self {
        let port = free_port();
        let folder = std::env::temp_dir().join(format!("multivalue-nsd-{port}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("zone"), zone_file()).unwrap();
        fs::write(folder.join("nsd.conf"), config(&folder.to_string_lossy(), port)).unwrap();
        let program = std::env::var("NSD").unwrap_or_else(|_| "nsd".to_owned());
        let child = Command::new(&program)
            .args(["-d", "-c"])
            .arg(folder.join("nsd.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let child = child.unwrap_or_else(|error| {
            panic!("{program}: {error}; install the Debian package nsd, or set NSD to its program")
        });
        let nsd = Self { child, port, folder };
        nsd.wait();
        nsd
    }

    /// Until it answers, for ten seconds at most.
    fn wait(&self) {
        let (query, start) = (Ask::new("example.com", Rtype::SOA).compose(), Instant::now());
        while self.udp(&query, Duration::from_millis(100)).is_none() {
            let log = self.folder.join("nsd.log");
            let said = || fs::read_to_string(&log).unwrap_or_default();
            assert!(start.elapsed() < Duration::from_secs(10), "NSD does not answer: {}", said());
        }
    }

    fn ask(&self, query: &[u8], transport: Transport) -> Option<Vec<u8>> {
        match transport {
            Transport::Udp => self.udp(query, Duration::from_secs(1)),
            _ => self.tcp(query).ok(),
        }
    }

    fn udp(&self, query: &[u8], wait: Duration) -> Option<Vec<u8>> {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        socket.set_read_timeout(Some(wait)).unwrap();
        socket.send_to(query, (Ipv4Addr::LOCALHOST, self.port)).unwrap();
        let mut reply = vec![0; 4096];
        let len = socket.recv(&mut reply).ok()?;
        reply.truncate(len);
        Some(reply)
    }

    fn tcp(&self, query: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        let len = u16::try_from(query.len()).unwrap().to_be_bytes();
        stream.write_all(&[&len[..], query].concat())?;
        let mut len = [0; 2];
        stream.read_exact(&mut len)?;
        let mut reply = vec![0; u16::from_be_bytes(len).into()];
        stream.read_exact(&mut reply)?;
        Ok(reply)
    }
}

impl Drop for Nsd {
    fn drop(&mut self) {
        // NSD takes its children with it on SIGTERM, which `Child::kill` is not.
        let stopped = Command::new("kill").arg(self.child.id().to_string()).status();
        if stopped.is_ok() {
            self.child.wait().unwrap();
        }
        fs::remove_dir_all(&self.folder).unwrap_or_default();
    }
}

/// A port that nobody has, over UDP or TCP.
fn free_port() -> u16 {
    let free = || {
        let tcp = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?;
        let port = tcp.local_addr().ok()?.port();
        UdpSocket::bind((Ipv4Addr::LOCALHOST, port)).ok().map(|_| port)
    };
    (0..20).find_map(|_| free()).expect("a free port on loopback")
}

fn zone_file() -> String {
    let mut text = "$ORIGIN example.com.\n".to_owned();
    for (name, rtype, ttl, values) in ROWS {
        for value in *values {
            let value = if *rtype == "TXT" { format!("\"{value}\"") } else { (*value).to_owned() };
            text.push_str(&format!("{name} {ttl} IN {rtype} {value}\n"));
        }
    }
    text
}

fn config(folder: &str, port: u16) -> String {
    format!(
        "server:\n ip-address: 127.0.0.1@{port}\n zonesdir: \"{folder}\"\n database: \"\"\n \
         pidfile: \"{folder}/nsd.pid\"\n logfile: \"{folder}/nsd.log\"\n \
         xfrdfile: \"{folder}/xfrd.state\"\n zonelistfile: \"{folder}/zone.list\"\n \
         xfrdir: \"{folder}\"\n username: \"\"\n server-count: 1\n tcp-count: 100\n \
         rrl-ratelimit: 0\n minimal-responses: no\n round-robin: no\nremote-control:\n control-enable: no\n\
         zone:\n name: example.com\n zonefile: zone\n"
    )
}
