//! No allocation per query after warm-up: counted by the allocator itself.

#[path = "support/allocator.rs"]
mod allocator;
mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use allocator::calls;
use domain::base::iana::Rtype;
use domain::base::opt::ClientSubnet;
use multivalue::corefile::ParseOptions;
use multivalue::route53::ChangeBatch;
use multivalue::routing::Location;
use multivalue::server::{Responder, ServeOptions};
use multivalue::{HostedZone, Server};
use support::{Ask, zone};

/// Adds aliases, chosen by weight, one behind another before the multivalue group.
fn with_tree(mut zone: HostedZone) -> HostedZone {
    let change = |name: &str, id: &str, target: &str| {
        format!(
            r#"{{"Action": "CREATE", "ResourceRecordSet": {{"Name": "{name}.example.com",
            "Type": "A", "SetIdentifier": "{id}", "Weight": 1, "AliasTarget": {{
            "HostedZoneId": "Z3EXAMPLE", "DNSName": "{target}.example.com",
            "EvaluateTargetHealth": true}}}}}}"#
        )
    };
    let changes = [
        change("tree", "one", "branch"),
        change("tree", "two", "only"),
        change("branch", "one", "www"),
        change("branch", "two", "only"),
    ];
    let batch = format!("{{\"Changes\": [{}]}}", changes.join(", "));
    let batch: ChangeBatch = serde_json::from_str(&batch).unwrap();
    zone.change(&batch).unwrap();
    zone
}

/// The same through the chain of a Corefile, each query counted and logged.
#[test]
fn no_query_of_a_server_allocates_after_warm_up() {
    let text = "example.com {\nprometheus\nerrors\nlog\nany\nmultivalue {\n\
        simple www A 60 192.0.2.1 192.0.2.2\nsimple mail MX 60 \"10 www\"\n}\n}\n. {\nwhoami\n}";
    let files = std::collections::BTreeMap::new();
    let setup = ParseOptions { files: &files, environment: None, seed: 1 };
    let mut server = Server::from_corefile(text, &setup).unwrap();
    let (lines, mut reply) = (Arc::new(AtomicUsize::new(0)), Vec::new());
    let seen = Arc::clone(&lines);
    server.on_log(move |line| {
        seen.fetch_add(line.len(), Ordering::Relaxed);
    });
    let client = Some([192, 0, 2, 53].into());
    let mut location = Location::default();
    location.country = Some("DE".to_owned());
    let location = Some(&location);
    let options = ServeOptions { client, port: 5353, location, ..ServeOptions::default() };
    let subnet = Some(ClientSubnet::new(24, 0, [198, 51, 100, 0].into()));
    for (name, qtype) in [
        ("wWw.example.com", Rtype::A),
        ("www.example.com", Rtype::ANY),
        ("mail.example.com", Rtype::MX),
        ("nowhere.example.com", Rtype::A),
        ("www.example.com", Rtype::AXFR),
        ("www.example.org", Rtype::AAAA),
    ] {
        let edns = Some((1232, 0, true));
        let query = Ask { edns, subnet, ..Ask::new(name, qtype) }.compose();
        let mut serve = || {
            server.serve(&query, &options, &mut reply);
        };
        serve();
        let before = calls();
        (0..100).for_each(|_| serve());
        assert_eq!(calls() - before, 0, "{name} {qtype}");
    }
    let logged = lines.load(Ordering::Relaxed);
    assert!(logged > 400 * 50, "{logged} octets were logged");
}

/// Every kind of answer, those of the builder too, and what is refused.
#[test]
fn no_query_allocates_after_warm_up() {
    let (mut zone, mut responder, mut reply) =
        (with_tree(zone()), Responder::default(), Vec::new());
    let asked = [
        ("www.example.com", Rtype::A),
        ("only.example.com", Rtype::A),
        ("any.wild.example.com", Rtype::TXT),
        ("alias.example.com", Rtype::A),
        ("tree.example.com", Rtype::A),
        ("mail.example.com", Rtype::MX),
        ("nowhere.example.com", Rtype::A),
        ("empty.example.com", Rtype::A),
        ("host.child.example.com", Rtype::A),
        ("www.example.com", Rtype::AXFR),
        ("www.example.org", Rtype::A),
    ];
    let queries = asked.map(|(name, qtype)| {
        Ask { edns: Some((1232, 0, true)), ..Ask::new(name, qtype) }.compose()
    });
    let mut serve = |query: &[u8]| {
        responder.serve(zone.zone_mut(), query, &ServeOptions::default(), &mut reply);
    };
    queries.iter().for_each(|query| serve(query));
    for (query, (name, qtype)) in queries.iter().zip(asked) {
        let before = calls();
        (0..100).for_each(|_| serve(query));
        assert_eq!(calls() - before, 0, "{name} {qtype}");
    }
    let before = calls();
    drop(vec![0; 10]);
    assert_eq!(calls() - before, 1, "the allocator counts");
}
