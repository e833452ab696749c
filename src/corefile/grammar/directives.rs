//! The rules of all directives.
//!
//! Source: the manual pages of CoreDNS's plugins. The `multivalue` stanza is this project's.

use super::Argument::{self, Any, Flag, Many, Named, One};
use super::{ArgumentKind, Rule};

/// The directives of a server block, in the order of the plugin chain, which does not depend on the
/// order in a Corefile. The order is that of CoreDNS (plugin.cfg), with `multivalue` at the position
/// of `route53`.
pub const DIRECTIVES: &[Rule] = &[
    once(
        "prometheus",
        &[Any(ArgumentKind::Word("ADDRESS"))],
        "counts queries; the host serves the figures",
    ),
    once("errors", &[], "logs queries that end in an error"),
    rule(
        "log",
        &[Any(ArgumentKind::Word("NAME|FORMAT"))],
        &[once(
            "class",
            &[Many(ArgumentKind::Choice(&["all", "success", "denial", "error"]))],
            "responses to log",
        )],
        "logs queries in the common format",
    ),
    once("any", &[], "answers ANY with one HINFO record"),
    rule(
        "multivalue",
        &[Any(ArgumentKind::Name("ZONES"))],
        STANZA,
        "answers from zones as Route 53 does",
    ),
    once("whoami", &[], "answers with the client's address, port and transport"),
];

/// The `multivalue` stanza.
const STANZA: &[Rule] = &[
    rule(
        "route53",
        &[One(ArgumentKind::Word("FILE"))],
        &[],
        "rows as list-resource-record-sets prints them",
    ),
    rule(
        "health_checks",
        &[One(ArgumentKind::Word("FILE"))],
        &[],
        "checks as list-health-checks prints them",
    ),
    rule(
        "simple",
        &[NAME, One(ArgumentKind::Type), One(TTL_KIND), VALUES, EVALUATE_TARGET],
        &[],
        "all values, in random order",
    ),
    rule(
        "multivalue",
        RRSET,
        &[record(&[ID, VALUES, OWN_TTL, ON_CHECK], "one value a row")],
        "up to eight healthy rows, drawn at random",
    ),
    rule(
        "failover",
        RRSET,
        &[
            once(
                "primary",
                &[ID, VALUES, EVALUATE_TARGET, OWN_TTL, ON_CHECK],
                "answers while it is healthy",
            ),
            once(
                "secondary",
                &[ID, VALUES, EVALUATE_TARGET, OWN_TTL, ON_CHECK],
                "answers while the primary is not",
            ),
        ],
        "a primary and a secondary row",
    ),
    rule(
        "weighted",
        RRSET,
        &[record(
            &[
                One(ArgumentKind::Number("WEIGHT", 0, 255)),
                ID,
                VALUES,
                EVALUATE_TARGET,
                OWN_TTL,
                ON_CHECK,
            ],
            "drawn in proportion to its weight",
        )],
        "one healthy row",
    ),
    rule(
        "check",
        &[
            One(ArgumentKind::Word("CHECK")),
            One(ArgumentKind::Choice(&["http", "https", "tcp", "calculated", "recovery_control"])),
            Many(ArgumentKind::Word("URL|ADDRESS:PORT|N CHILD...|ARN")),
        ],
        CHECK,
        "a health check",
    ),
    rule(
        "health",
        &[One(ArgumentKind::Word("CHECK")), One(ArgumentKind::Choice(&["healthy", "unhealthy"]))],
        &[],
        "starting status of a check",
    ),
    once(
        "max_answers",
        &[One(ArgumentKind::Number("N", 1, 255))],
        "records in a multivalue answer; default 8",
    ),
    once(
        "all_down",
        &[One(ArgumentKind::Choice(&["open", "closed"]))],
        "all or none when every row is down; default open",
    ),
    once(
        "seed",
        &[One(ArgumentKind::Number("N", 0, u64::MAX))],
        "makes draws repeat; never in production",
    ),
    once(
        "fallthrough",
        &[Any(ArgumentKind::Name("ZONES"))],
        "passes on what the zone does not have",
    ),
];

/// The options of a health check.
const CHECK: &[Rule] = &[
    once("interval", &[One(ArgumentKind::Choice(&["10", "30"]))], "seconds between requests"),
    once("threshold", &[One(ArgumentKind::Number("N", 1, 10))], "results that change its mind"),
    once("search", &[One(ArgumentKind::Text("TEXT"))], "text that the body must hold"),
    once("host", &[One(ArgumentKind::Word("NAME"))], "host header, where the URL holds an address"),
    once("inverted", &[Any(YES_NO)], "swaps the status"),
    once("disabled", &[Any(YES_NO)], "counts as healthy"),
    once("latency", &[Any(YES_NO)], "measures latency"),
    once("sni", &[Any(YES_NO)], "sends the host name in the TLS hello"),
    once("regions", &[Many(ArgumentKind::Word("REGION"))], "where the checkers are"),
    once(
        "reference",
        &[One(ArgumentKind::Word("TEXT"))],
        "CallerReference; by default the name of the check",
    ),
    once(
        "version",
        &[One(ArgumentKind::Number("N", 0, u32::MAX as u64))],
        "HealthCheckVersion; by default 1",
    ),
];

const NAME: Argument = One(ArgumentKind::Name("NAME"));
const TTL_KIND: ArgumentKind = ArgumentKind::Number("TTL", 0, 2_147_483_647);
const ID: Argument = One(ArgumentKind::Word("ID"));
/// Values, or `alias TARGET`.
const VALUES: Argument = Many(ArgumentKind::Text("VALUE"));
const ON_CHECK: Argument = Named("check", ArgumentKind::Word("CHECK"));
const OWN_TTL: Argument = Named("ttl", TTL_KIND);
/// After `alias TARGET` only.
const EVALUATE_TARGET: Argument = Flag("evaluate_target_health");
const RRSET: &[Argument] = &[NAME, One(ArgumentKind::Type), One(TTL_KIND)];
const YES_NO: ArgumentKind = ArgumentKind::Choice(&["yes", "no"]);

const fn rule(
    word: &'static str,
    arguments: &'static [Argument],
    block: &'static [Rule],
    about: &'static str,
) -> Rule {
    Rule { word: Some(word), arguments, block, about, once: false }
}

const fn once(word: &'static str, arguments: &'static [Argument], about: &'static str) -> Rule {
    Rule { word: Some(word), arguments, block: &[], about, once: true }
}

/// A line without a first word: one record of an RRset.
const fn record(arguments: &'static [Argument], about: &'static str) -> Rule {
    Rule { word: None, arguments, block: &[], about, once: false }
}

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
