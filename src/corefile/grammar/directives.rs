//! The rules of all directives.
//!
//! Source: the manual pages of CoreDNS's plugins. The `multivalue` stanza is this project's.

use std::sync::LazyLock;

use super::policy_rules;
use super::rule::Argument::{Any, Many, One};
use super::rule::{ArgumentKind, Rule};

/// The directives of a server block, in the order of the plugin chain, which does not depend on the
/// order in a Corefile. The order is that of CoreDNS (plugin.cfg), with `multivalue` at the position
/// of `route53`.
pub static DIRECTIVES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    vec![
        Rule::once(
            "prometheus",
            &[Any(ArgumentKind::Word("ADDRESS"))],
            "counts queries; the host serves the figures",
        ),
        Rule::once("errors", &[], "logs queries that end in an error"),
        Rule::repeated(
            "log",
            &[Any(ArgumentKind::Word("NAME|FORMAT"))],
            vec![Rule::once(
                "class",
                &[Many(ArgumentKind::Choice(&["all", "success", "denial", "error"]))],
                "responses to log",
            )],
            "logs queries in the common format",
        ),
        Rule::once("any", &[], "answers ANY with one HINFO record"),
        Rule::repeated(
            "multivalue",
            &[Any(ArgumentKind::Name("ZONES"))],
            stanza(),
            "answers from zones as Route 53 does",
        ),
        Rule::once("whoami", &[], "answers with the client's address, port and transport"),
    ]
});

/// The `multivalue` stanza.
fn stanza() -> Vec<Rule> {
    let mut rules = vec![
        Rule::repeated(
            "route53",
            &[One(ArgumentKind::Word("FILE"))],
            Vec::new(),
            "rows as list-resource-record-sets prints them",
        ),
        Rule::repeated(
            "health_checks",
            &[One(ArgumentKind::Word("FILE"))],
            Vec::new(),
            "checks as list-health-checks prints them",
        ),
    ];
    rules.extend(policy_rules::all());
    rules.extend([
        Rule::repeated(
            "check",
            &[
                One(ArgumentKind::Word("CHECK")),
                One(ArgumentKind::Choice(&[
                    "http",
                    "https",
                    "tcp",
                    "calculated",
                    "recovery_control",
                ])),
                Many(ArgumentKind::Word("URL|ADDRESS:PORT|N CHILD...|ARN")),
            ],
            check_options(),
            "a health check",
        ),
        Rule::repeated(
            "health",
            &[
                One(ArgumentKind::Word("CHECK")),
                One(ArgumentKind::Choice(&["healthy", "unhealthy"])),
            ],
            Vec::new(),
            "starting status of a check",
        ),
        Rule::once(
            "max_answers",
            &[One(ArgumentKind::Number("N", 1, 255))],
            "records in a multivalue answer; default 8",
        ),
        Rule::once(
            "all_down",
            &[One(ArgumentKind::Choice(&["open", "closed"]))],
            "all or none when every row is down; default open",
        ),
        Rule::once(
            "seed",
            &[One(ArgumentKind::Number("N", 0, u64::MAX))],
            "makes draws repeat; never in production",
        ),
        Rule::once(
            "fallthrough",
            &[Any(ArgumentKind::Name("ZONES"))],
            "passes on what the zone does not have",
        ),
    ]);
    rules
}

/// The options of a health check.
fn check_options() -> Vec<Rule> {
    vec![
        Rule::once(
            "interval",
            &[One(ArgumentKind::Choice(&["10", "30"]))],
            "seconds between requests",
        ),
        Rule::once(
            "threshold",
            &[One(ArgumentKind::Number("N", 1, 10))],
            "results that change its mind",
        ),
        Rule::once("search", &[One(ArgumentKind::Text("TEXT"))], "text that the body must hold"),
        Rule::once(
            "host",
            &[One(ArgumentKind::Word("NAME"))],
            "host header, where the URL holds an address",
        ),
        Rule::once("inverted", &[Any(YES_NO)], "swaps the status"),
        Rule::once("disabled", &[Any(YES_NO)], "counts as healthy"),
        Rule::once("latency", &[Any(YES_NO)], "measures latency"),
        Rule::once("sni", &[Any(YES_NO)], "sends the host name in the TLS hello"),
        Rule::once("regions", &[Many(ArgumentKind::Word("REGION"))], "where the checkers are"),
        Rule::once(
            "reference",
            &[One(ArgumentKind::Word("TEXT"))],
            "CallerReference; by default the name of the check",
        ),
        Rule::once(
            "version",
            &[One(ArgumentKind::Number("N", 0, u32::MAX as u64))],
            "HealthCheckVersion; by default 1",
        ),
    ]
}

const YES_NO: ArgumentKind = ArgumentKind::Choice(&["yes", "no"]);

/// The plugins of CoreDNS without a rule here (plugin.cfg), which are skipped.
pub const OTHER_DIRECTIVES: &[&str] = &[
    "acl",
    "auto",
    "autopath",
    "azure",
    "bind",
    "bufsize",
    "cache",
    "cancel",
    "chaos",
    "clouddns",
    "debug",
    "dns64",
    "dnssec",
    "dnstap",
    "erratic",
    "etcd",
    "file",
    "forward",
    "geoip",
    "grpc",
    "grpc_server",
    "header",
    "health",
    "hosts",
    "https",
    "https3",
    "k8s_external",
    "kubernetes",
    "loadbalance",
    "local",
    "loop",
    "metadata",
    "minimal",
    "multisocket",
    "nomad",
    "nsid",
    "on",
    "pprof",
    "proxyproto",
    "quic",
    "ready",
    "reload",
    "rewrite",
    "root",
    "route53",
    "secondary",
    "shed",
    "sign",
    "template",
    "timeouts",
    "tls",
    "trace",
    "transfer",
    "tsig",
    "view",
];
