//! A program's own handlers in the chains of a server.

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use domain::base::iana::{OptRcode, Rtype};
use multivalue::Server;
use multivalue::corefile::ParseOptions;
use multivalue::dns::RecordData;
use multivalue::server::{
    Action, Context, Handler, HandlerOutcome, Next, Placement, ReplyHeader, ReplyRecord, Request,
    Sections, ServeOptions, compose,
};
use support::{Ask, Seen};

const COREFILE: &str = "
example.com {
    prometheus
    errors
    multivalue {
        simple www A 60 192.0.2.1
    }
}
example.org {
    log
    whoami
}
";

/// Answers TXT queries with a text; passes all others.
#[derive(Clone)]
struct Text(RecordData);

impl Text {
    fn new(text: &str) -> Self {
        Self(RecordData::from_presentation(Rtype::TXT, text).unwrap())
    }
}

impl Handler for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome {
        if request.question.qtype != Rtype::TXT {
            return next.serve(request, context, reply);
        }
        let owner = request.question.name;
        let answer = [ReplyRecord { owner, ttl: 30, rtype: Rtype::TXT, rdata: self.0.rdata() }];
        let header = ReplyHeader { rcode: OptRcode::NOERROR, authoritative: true };
        let sections = Sections { answer: &answer, ..Sections::default() };
        HandlerOutcome::Answer(compose(request.meta, header, request.limit(), sections, reply))
    }
}

#[test]
fn it_answers_in_every_chain() {
    let mut server = server();
    server.insert_handler(Placement::Before("multivalue"), Text::new("\"hello\"")).unwrap();
    for name in ["www.example.com", "nowhere.example.com", "example.org"] {
        let (action, seen) = ask(&mut server, &Ask::new(name, Rtype::TXT));
        assert_eq!(seen.answer, [format!("{name}. 30 TXT \"hello\"")]);
        let info = *action.reply_info().unwrap();
        assert_eq!((info.answers, info.min_ttl, info.authoritative), (1, 30, true));
    }
    let edns = Some((1232, 0, true));
    let (_, seen) = ask(&mut server, &Ask { edns, ..Ask::new("example.com", Rtype::TXT) });
    assert_eq!(seen.opt, Some((1232, 0, true)));
}

#[test]
fn other_queries_pass() {
    let mut server = server();
    server.insert_handler(Placement::First, Text::new("\"hello\"")).unwrap();
    let (_, seen) = ask(&mut server, &Ask::new("www.example.com", Rtype::A));
    assert_eq!(seen.answer, ["www.example.com. 60 A 192.0.2.1"]);
    let (_, seen) = ask(&mut server, &Ask::new("www.example.net", Rtype::TXT));
    assert_eq!(seen.rcode, OptRcode::REFUSED, "no chain for this name");
}

/// In front of `prometheus` a reply is not counted; after it, it is counted with its plugin.
#[test]
fn metrics_name_it() {
    let text = |placement| {
        let mut server = server();
        server.insert_handler(placement, Text::new("\"hello\"")).unwrap();
        ask(&mut server, &Ask::new("www.example.com", Rtype::TXT));
        server.metrics()
    };
    let counted = "coredns_dns_responses_total{plugin=\"text\",rcode=\"NOERROR\",\
        server=\"dns://:53\",view=\"\",zone=\"example.com.\"} 1";
    assert!(text(Placement::Last).contains("plugin=\"multivalue\",rcode=\"NOERROR\""));
    assert!(text(Placement::After("prometheus")).contains(counted));
    assert!(!text(Placement::First).contains("plugin=\"text\""));
    assert!(text(Placement::First).contains("coredns_plugin_enabled{name=\"text\","));
}

/// The chains have one order, so a place is defined in a chain without the directive too.
#[test]
fn places() {
    let table: [(Placement<'_>, [&str; 2]); 8] = [
        (Placement::First, ["text prometheus errors multivalue", "text log whoami"]),
        (Placement::Last, ["prometheus errors multivalue text", "log whoami text"]),
        (Placement::Before("errors"), ["prometheus text errors multivalue", "text log whoami"]),
        (Placement::After("errors"), ["prometheus errors text multivalue", "text log whoami"]),
        (Placement::Before("log"), ["prometheus errors text multivalue", "text log whoami"]),
        (Placement::After("log"), ["prometheus errors text multivalue", "log text whoami"]),
        (Placement::Before("whoami"), ["prometheus errors multivalue text", "log text whoami"]),
        (Placement::After("whoami"), ["prometheus errors multivalue text", "log whoami text"]),
    ];
    for (placement, expected) in table {
        let mut server = server();
        server.insert_handler(placement, Text::new("\"hello\"")).unwrap();
        assert_eq!(chains(&server), expected, "{placement:?}");
    }
}

/// Handlers before a directive keep the order in which they were inserted.
#[test]
fn several_in_one_place() {
    let mut server = server();
    let count = Count::default();
    server.insert_handler(Placement::Before("multivalue"), count).unwrap();
    server.insert_handler(Placement::Before("multivalue"), Text::new("\"hello\"")).unwrap();
    assert_eq!(chains(&server)[0], "prometheus errors count text multivalue");
}

#[test]
fn a_place_needs_a_known_directive() {
    let error = server().insert_handler(Placement::After("route53"), Text::new("\"\""));
    assert_eq!(error.unwrap_err().to_string(), "unknown directive 'route53'");
}

/// Counts queries and the zones of the server, and fails for a chosen type.
#[derive(Clone, Default)]
struct Count {
    queries: Arc<AtomicU32>,
}

impl Handler for Count {
    fn name(&self) -> &'static str {
        "count"
    }

    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome {
        self.queries.fetch_add(1, Ordering::Relaxed);
        let zones: Vec<String> = context.zones().map(|zone| zone.name().to_string()).collect();
        let key = &request.key.zone;
        context.log(&format!("{} {key} {zones:?}", request.question.name));
        assert!(context.zone_mut(0).is_some() && context.zone_mut(1).is_none());
        if request.question.qtype == Rtype::PTR {
            return HandlerOutcome::Error(OptRcode::SERVFAIL, "no PTR here");
        }
        next.serve(request, context, reply)
    }
}

/// Clones share state behind an `Arc`. The context has the zones and the log.
#[test]
fn the_context() {
    let mut server = server();
    let (queries, lines) = (Arc::new(AtomicU32::new(0)), std::sync::mpsc::channel());
    server.on_log(move |line| lines.0.send(line.to_owned()).unwrap());
    let count = Count { queries: Arc::clone(&queries) };
    server.insert_handler(Placement::Before("multivalue"), count).unwrap();
    ask(&mut server, &Ask::new("www.example.com", Rtype::A));
    ask(&mut server, &Ask::new("example.com", Rtype::PTR));
    let (action, seen) = ask(&mut server, &Ask::new("example.org", Rtype::PTR));
    assert_eq!(queries.load(Ordering::Relaxed), 3);
    assert!(matches!(action, Action::Answer(info) if info.rcode == OptRcode::SERVFAIL));
    assert_eq!((seen.rcode, seen.answer.len()), (OptRcode::SERVFAIL, 0));
    let lines: Vec<String> = lines.1.try_iter().collect();
    assert_eq!(
        lines[..3],
        [
            "www.example.com example.com [\"example.com\"]",
            "example.com example.com [\"example.com\"]",
            "[ERROR] 2 example.com. PTR: no PTR here",
        ]
    );
}

#[test]
fn a_server_moves_to_another_thread() {
    let mut server = server();
    server.insert_handler(Placement::First, Text::new("\"hello\"")).unwrap();
    let served = thread::spawn(move || ask(&mut server, &Ask::new("example.com", Rtype::TXT)).1);
    assert_eq!(served.join().unwrap().answer.len(), 1);
}

fn server() -> Server {
    let options = ParseOptions { files: &BTreeMap::new(), environment: None, seed: 42 };
    Server::from_corefile(COREFILE, &options).unwrap_or_else(|error| panic!("{error}"))
}

fn ask(server: &mut Server, ask: &Ask<'_>) -> (Action, Seen) {
    let mut reply = Vec::new();
    let action = server.serve(&ask.compose(), &ServeOptions::default(), &mut reply);
    (action, Seen::of(&reply))
}

/// The handlers of the two chains, as the metrics list them.
fn chains(server: &Server) -> [String; 2] {
    let metrics = server.metrics();
    ["example.com.", "example.org."].map(|zone| {
        let end = format!("zone=\"{zone}\"}} 1");
        let plugins = metrics.lines().filter(|line| line.ends_with(&end)).filter_map(|line| {
            line.strip_prefix("coredns_plugin_enabled{name=\"")?.split('"').next()
        });
        plugins.collect::<Vec<_>>().join(" ")
    })
}
