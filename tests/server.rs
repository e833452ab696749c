//! A Corefile at work: chains, zones, logs and figures, with DNS messages in and out.

mod support;

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver};

use domain::base::iana::{OptRcode, Rtype};
use multivalue::Server;
use multivalue::corefile::ParseOptions;
use multivalue::server::{Action, ServeOptions, Transport};
use support::{Ask, Seen};

const ZONES: &str = r#"
example.com {
    prometheus
    errors
    log
    any
    multivalue {
        multivalue www A 60 {
            one 192.0.2.1 check web
            two 192.0.2.2 check web
        }
        simple www.child A 60 192.0.2.3
        check web tcp 192.0.2.1:80
        seed 1
    }
}
child.example.com {
    multivalue {
        simple www A 60 192.0.2.4
        fallthrough gone.child.example.com
    }
    whoami
}
example.org {
    log www.example.org "{name} {rcode}" {
        class denial
    }
    multivalue {
        fallthrough
    }
}
"#;

#[test]
fn the_longest_zone_answers() {
    let mut server = server(ZONES);
    assert_eq!(server.zones(), ["example.com.", "child.example.com.", "example.org."]);
    let answer = |server: &mut Server, name| ask(server, name, Rtype::A).1.answer;
    assert_eq!(answer(&mut server, "www.example.com").len(), 2);
    let deep = answer(&mut server, "www.child.example.com");
    assert_eq!(deep, ["www.child.example.com. 60 A 192.0.2.4"]);
    assert_eq!(ask(&mut server, "xexample.com", Rtype::A).1.rcode, OptRcode::REFUSED);
}

#[test]
fn a_change_is_seen_by_the_next_query() {
    let mut server = server(ZONES);
    let set = |server: &mut Server, status| {
        server.zone("Example.com").unwrap().set_health("web", status).unwrap();
    };
    set(&mut server, Some("Unhealthy"));
    let (outcome, _) = ask(&mut server, "www.example.com", Rtype::A);
    assert!(outcome.reply_info().is_some_and(|sent| sent.fail_open && sent.drawn == 2));
    set(&mut server, None);
    let (outcome, _) = ask(&mut server, "www.example.com", Rtype::A);
    assert!(outcome.reply_info().is_some_and(|sent| !sent.fail_open && sent.min_ttl == 60));
    assert!(server.zone("example.net").is_none());
}

/// What a zone does not have goes on where `fallthrough` says so, and NEXT tells a host
/// that nobody here took it, with the reply for a host that asks nobody else.
#[test]
fn fallthrough() {
    let mut server = server(ZONES);
    let (outcome, seen) = ask(&mut server, "x.gone.child.example.com", Rtype::A);
    assert!(matches!(outcome, Action::Answer(_)), "whoami took it: {outcome:?}");
    assert_eq!((seen.rcode, seen.additional.len()), (OptRcode::NOERROR, 1));
    let (outcome, seen) = ask(&mut server, "x.child.example.com", Rtype::A);
    assert!(matches!(outcome, Action::Answer(_)), "{outcome:?}");
    assert_eq!(seen.rcode, OptRcode::NXDOMAIN);
    let (outcome, seen) = ask(&mut server, "x.example.org", Rtype::A);
    assert!(matches!(outcome, Action::Next(_)), "{outcome:?}");
    assert_eq!((seen.rcode, seen.authority.len()), (OptRcode::NXDOMAIN, 1));
    let (outcome, seen) = ask(&mut server, "example.org", Rtype::A);
    assert!(matches!(outcome, Action::Answer(_)), "a name that exists: {outcome:?}");
    assert_eq!(seen.rcode, OptRcode::NOERROR);
    assert!(matches!(ask(&mut server, "example.net", Rtype::A).0, Action::Next(_)));
}

#[test]
fn any_is_one_hinfo() {
    let (_, seen) = ask(&mut server(ZONES), "www.example.com", Rtype::ANY);
    assert_eq!(seen.answer.len(), 1);
    assert!(seen.answer[0].starts_with("www.example.com. 8482 HINFO"), "{:?}", seen.answer);
}

/// Address, port and transport in Additional, nothing in Answer, AA: as CoreDNS answers.
#[test]
fn whoami() {
    let mut server = server(". {\nwhoami\n}");
    let table = [
        ("192.0.2.1", Transport::Udp, "A", "_udp.x.example.net. 0 SRV"),
        ("2001:db8::1", Transport::Tcp, "AAAA", "_tcp.x.example.net. 0 SRV"),
    ];
    for (client, transport, rtype, service) in table {
        let client = Some(client.parse().unwrap());
        let options = ServeOptions { client, transport, port: 53, ..ServeOptions::default() };
        let (_, seen) = ask_with(&mut server, &Ask::new("x.example.net", Rtype::TXT), &options);
        assert_eq!((seen.aa, seen.answer.len()), (true, 0));
        assert_eq!(seen.additional, [format!("x.example.net. 0 {rtype}"), service.to_owned()]);
    }
    let mut reply = Vec::new();
    let options = ServeOptions {
        client: Some([192, 0, 2, 9].into()),
        port: 40_000,
        ..ServeOptions::default()
    };
    server.serve(&Ask::new("a", Rtype::A).compose(), &options, &mut reply);
    let srv = b"\x04_udp\xc0\x0c\0\x21\0\x01\0\0\0\0\0\x07\0\0\0\0\x9c\x40\0";
    assert!(reply.ends_with(srv), "{reply:02x?}");
    let (_, seen) = ask(&mut server, ".", Rtype::A);
    assert_eq!(seen.additional, ["_udp. 0 SRV"]);
}

/// CoreDNS' common format, and what `errors` says.
#[test]
fn lines() {
    let mut server = server(ZONES);
    let lines = log_of(&mut server);
    let edns = Some((4096, 0, true));
    let options = ServeOptions {
        client: Some("2001:db8::1".parse().unwrap()),
        port: 50_759,
        ..ServeOptions::default()
    };
    ask_with(&mut server, &Ask { edns, ..Ask::new("wWw.example.com", Rtype::A) }, &options);
    ask(&mut server, "nowhere.example.com", Rtype::AAAA);
    ask(&mut server, "www.example.org", Rtype::A);
    ask(&mut server, "ftp.example.org", Rtype::A);
    ask(&mut server, "example.org", Rtype::SOA);
    let found: Vec<String> = lines.try_iter().collect();
    assert_eq!(
        found[0],
        "[INFO] [2001:db8::1]:50759 - 4660 \"A IN www.example.com. udp 44 true 4096\" NOERROR qr,aa 218 -"
    );
    assert!(
        found[1].starts_with(
            "[INFO] -:0 - 4660 \"AAAA IN nowhere.example.com. udp 37 false 512\" NXDOMAIN qr,aa "
        ),
        "{}",
        found[1]
    );
    assert_eq!(found[2..], ["[INFO] www.example.org. NXDOMAIN"]);
}

/// A brace that nothing closes is text, as everything outside of braces.
#[test]
fn a_format_with_an_open_brace() {
    let mut server = server("example.com {\nlog \"{name} ends {type\"\nwhoami\n}");
    let lines = log_of(&mut server);
    ask(&mut server, "example.com", Rtype::A);
    assert_eq!(lines.try_iter().collect::<Vec<_>>(), ["[INFO] example.com. ends {type"]);
}

#[test]
fn a_query_that_nobody_answers_is_an_error() {
    let mut server = server("example.com {\nerrors\nmultivalue example.org\n}");
    let lines = log_of(&mut server);
    let (outcome, seen) = ask(&mut server, "www.example.com", Rtype::A);
    assert!(matches!(outcome, Action::Next(_)), "{outcome:?}");
    assert_eq!(seen.rcode, OptRcode::REFUSED);
    assert_eq!(
        lines.try_iter().collect::<Vec<_>>(),
        ["[ERROR] 5 www.example.com. A: no next plugin found"]
    );
}

#[test]
fn figures() {
    let mut server = server(ZONES);
    (0..3).for_each(|_| drop(ask(&mut server, "www.example.com", Rtype::A)));
    ask(&mut server, "x.example.com", Rtype::CAA);
    ask(&mut server, "www.example.com", Rtype::AXFR);
    ask(&mut server, "www.child.example.com", Rtype::A);
    let text = server.metrics();
    let own = "server=\"dns://:53\",view=\"\",zone=\"example.com.\"";
    for line in [
        "coredns_dns_requests_total{family=\"1\",proto=\"udp\",server=\"dns://:53\",type=\"A\",view=\"\",zone=\"example.com.\"} 3".to_owned(),
        "coredns_dns_requests_total{family=\"1\",proto=\"udp\",server=\"dns://:53\",type=\"other\",view=\"\",zone=\"example.com.\"} 1".to_owned(),
        format!("coredns_dns_responses_total{{plugin=\"multivalue\",rcode=\"NOERROR\",{own}}} 3"),
        format!("coredns_dns_responses_total{{plugin=\"multivalue\",rcode=\"NXDOMAIN\",{own}}} 1"),
        "coredns_dns_responses_total{plugin=\"\",rcode=\"REFUSED\",server=\"dns://:53\",view=\"\",zone=\"dropped\"} 1".to_owned(),
        format!("coredns_dns_request_size_bytes_bucket{{proto=\"udp\",{own},le=\"100\"}} 4"),
        format!("coredns_dns_request_size_bytes_count{{proto=\"udp\",{own}}} 4"),
        format!("coredns_plugin_enabled{{name=\"multivalue\",{own}}} 1"),
        "coredns_multivalue_responses_total{policy=\"multivalue\",zone=\"example.com.\"} 3".to_owned(),
        "coredns_multivalue_records_drawn_total{zone=\"example.com.\"} 6".to_owned(),
        "coredns_multivalue_rows{health=\"healthy\",zone=\"example.com.\"} 2".to_owned(),
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\nnot in\n{text}");
    }
    assert!(!text.contains("requests_total{family=\"1\",proto=\"udp\",server=\"dns://:53\",type=\"A\",view=\"\",zone=\"child"), "no prometheus there");
}

/// Every line is a comment or a sample whose metric has been described above it.
#[test]
fn figures_are_in_the_text_format() {
    let mut server = server(ZONES);
    ask(&mut server, "www.example.com", Rtype::A);
    let text = server.metrics();
    let (mut described, mut samples) = (Vec::new(), 0);
    for line in text.lines() {
        match line.strip_prefix("# TYPE ") {
            Some(head) => described.push(head.split_once(' ').unwrap().0.to_owned()),
            None if line.starts_with("# HELP ") => {}
            None => {
                let (name, rest) = line.split_once('{').unwrap();
                let (_, value) = rest.rsplit_once("} ").unwrap();
                value.parse::<u64>().unwrap();
                let last = described.last().unwrap();
                assert!(name.starts_with(last.as_str()), "{name} under {last}");
                samples += 1;
            }
        }
    }
    assert!(samples > 40, "{samples}");
}

/// A wrong Corefile makes no server, and the old one answers on.
#[test]
fn a_wrong_file_makes_no_server() {
    let files = BTreeMap::new();
    let setup = ParseOptions { files: &files, environment: None, seed: 1 };
    let error = Server::from_corefile("example.com {\n what\n}", &setup).err().unwrap();
    assert!(error.to_string().starts_with("2:2: found 'what', expected"), "{error}");
    assert_eq!(Server::check(ZONES, &setup), []);
}

/// The example of `examples/`, with its neighbours as the files it may name.
#[test]
fn the_example_boots() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let files = BTreeMap::from([("web-tier.json".to_owned(), read("web-tier.json"))]);
    let setup = ParseOptions { files: &files, environment: None, seed: 1 };
    assert_eq!(Server::check(&read("Corefile"), &setup), []);
    let mut server = Server::from_corefile(&read("Corefile"), &setup).unwrap();
    assert_eq!(ask(&mut server, "www.example.com", Rtype::A).1.answer.len(), 8);
    let up = ask(&mut server, "www.example.org", Rtype::A).1.answer;
    assert!(up.len() == 2 && up.iter().all(|record| record.contains("192.0.2.")), "{up:?}");
    let mail = ask(&mut server, "example.org", Rtype::MX).1;
    assert_eq!((mail.answer.len(), mail.additional.len()), (2, 1));
    assert!(ask(&mut server, "example.net", Rtype::A).1.aa, "whoami");
}

/// One seed, one answer: a server's zone draws as the zone of that seed does.
#[test]
fn a_seed_is_a_zones_seed() {
    let text = ZONES.replace("seed 1\n", "");
    let files = BTreeMap::new();
    let served = |seed| {
        let setup = ParseOptions { files: &files, environment: None, seed };
        let mut server = Server::from_corefile(&text, &setup).unwrap();
        (0..20).map(|_| ask(&mut server, "www.example.com", Rtype::A).1.answer).collect::<Vec<_>>()
    };
    assert_eq!(served(7), served(7));
    assert_ne!(served(7), served(8));
}

/// The lines that a server logs from now on.
fn log_of(server: &mut Server) -> Receiver<String> {
    let (sink, lines) = mpsc::channel();
    server.on_log(move |line| sink.send(line.to_owned()).unwrap());
    lines
}

fn server(text: &str) -> Server {
    let files = BTreeMap::new();
    let setup = ParseOptions { files: &files, environment: None, seed: 42 };
    Server::from_corefile(text, &setup).unwrap_or_else(|error| panic!("{error}"))
}

fn ask(server: &mut Server, name: &str, qtype: Rtype) -> (Action, Seen) {
    ask_with(server, &Ask::new(name, qtype), &ServeOptions::default())
}

fn ask_with(server: &mut Server, asked: &Ask<'_>, options: &ServeOptions) -> (Action, Seen) {
    let mut reply = Vec::new();
    let outcome = server.serve(&asked.compose(), options, &mut reply);
    (outcome, Seen::of(&reply))
}
