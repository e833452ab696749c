//! The grammar of what stands in a server block, as data: the parser follows it, errors
//! quote it, and the reference in the documents is printed from it.
//!
//! Source: the `multivalue` stanza is this project's; the other directives are CoreDNS'
//! plugins of the same name, as their manual pages give them.

use std::fmt::Write;

/// One directive or option: its word, what follows it, and what its block may hold.
#[derive(Debug)]
pub struct Rule {
    /// The first word; none where the line starts with an argument.
    pub word: Option<&'static str>,
    /// What stands behind the word.
    pub arguments: &'static [Argument],
    /// Rules for the lines of its block; empty where it has none.
    pub block: &'static [Rule],
    /// What it does.
    pub about: &'static str,
    /// Whether it may stand but once in its block.
    pub once: bool,
}

/// Words of a line.
#[derive(Clone, Copy, Debug)]
pub enum Argument {
    /// One word.
    One(Kind),
    /// One word or more.
    Many(Kind),
    /// Any number of words.
    Any(Kind),
    /// Two words at the line's end, which may be left out.
    Option(&'static str, Kind),
    /// A word at the line's end, which may be left out.
    Flag(&'static str),
}

/// What a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An owner name or a zone.
    Name(&'static str),
    /// A record type that Route 53 has.
    Type,
    /// A whole number within these bounds.
    Number(&'static str, u64, u64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Any word or string that is not empty; errors call it by this name.
    Word(&'static str),
    /// Any word or string.
    Text(&'static str),
}

impl Kind {
    /// How the reference writes it.
    fn synopsis(self) -> String {
        match self {
            Self::Name(title) | Self::Number(title, ..) | Self::Word(title) | Self::Text(title) => {
                title.to_owned()
            }
            Self::Type => "TYPE".to_owned(),
            Self::Choice(words) => words.join("|"),
        }
    }

    /// How an error asks for it.
    pub(super) fn expected(self) -> String {
        match self {
            Self::Name(title) => format!("a domain name ({title})"),
            Self::Type => "a record type that Route 53 has, such as A or AAAA (TYPE)".to_owned(),
            Self::Number(title, least, most) => {
                format!("a whole number from {least} to {most} ({title})")
            }
            Self::Choice([word]) => format!("'{word}'"),
            Self::Choice(words) => format!("one of {}", words.join(", ")),
            Self::Word(title) | Self::Text(title) => title.to_owned(),
        }
    }
}

impl Argument {
    fn synopsis(self) -> String {
        match self {
            Self::One(kind) => kind.synopsis(),
            Self::Many(kind) => format!("{}...", kind.synopsis()),
            Self::Any(kind) => format!("[{}...]", kind.synopsis()),
            Self::Option(word, kind) => format!("[{word} {}]", kind.synopsis()),
            Self::Flag(word) => format!("[{word}]"),
        }
    }
}

impl Rule {
    /// The line as the reference and errors write it.
    pub fn synopsis(&self) -> String {
        let arguments = self.arguments.iter().map(|argument| argument.synopsis());
        let words: Vec<String> =
            self.word.map(str::to_owned).into_iter().chain(arguments).collect();
        words.join(" ")
    }
}

/// The reference: every directive with its options, one a line, as it stands in the
/// documents.
pub fn reference() -> String {
    let mut text = String::new();
    DIRECTIVES.iter().for_each(|rule| write_rule(&mut text, rule, 0));
    text
}

fn write_rule(text: &mut String, rule: &Rule, depth: usize) {
    let indent = "    ".repeat(depth);
    let brace = if rule.block.is_empty() { "" } else { " {" };
    let line = format!("{indent}{}{brace}", rule.synopsis());
    writeln!(text, "{line:<WIDTH$} # {}", rule.about).unwrap_or_default();
    rule.block.iter().for_each(|inner| write_rule(text, inner, depth + 1));
    if !rule.block.is_empty() {
        writeln!(text, "{indent}}}").unwrap_or_default();
    }
}

/// Where the reference puts its comments.
const WIDTH: usize = 64;

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

const fn row(arguments: &'static [Argument], about: &'static str) -> Rule {
    Rule { word: None, arguments, block: &[], about, once: false }
}

use Argument::{Any, Flag, Many, One, Option as Opt};

const NAME: Argument = One(Kind::Name("NAME"));
const TTL_KIND: Kind = Kind::Number("TTL", 0, 2_147_483_647);
const ID: Argument = One(Kind::Word("ID"));
const VALUES: Argument = Many(Kind::Text("VALUE"));
const ON_CHECK: Argument = Opt("check", Kind::Word("CHECK"));
const TTL_HERE: Argument = Opt("ttl", TTL_KIND);
const GROUP: &[Argument] = &[NAME, One(Kind::Type), One(TTL_KIND)];
/// TallyTarget `alias TARGET`, which may stand in place of values.
const HEALTH_OF_TARGET: Argument = Flag("evaluate_target_health");
const YES_NO: Kind = Kind::Choice(&["yes", "no"]);

/// The directives that a server block may hold. This is the order of the chain, whatever the
/// order in a Corefile: CoreDNS' (plugin.cfg), with `multivalue` where `route53` stands there.
pub const DIRECTIVES: &[Rule] = &[
    once(
        "prometheus",
        &[Any(Kind::Word("ADDRESS"))],
        "counts queries; the host serves the figures",
    ),
    once("errors", &[], "logs queries that end in an error"),
    rule(
        "log",
        &[Any(Kind::Word("NAME|FORMAT"))],
        &[once(
            "class",
            &[Many(Kind::Choice(&["all", "success", "denial", "error"]))],
            "responses to log",
        )],
        "logs queries in the common format",
    ),
    once("any", &[], "answers ANY with one HINFO record"),
    rule("multivalue", &[Any(Kind::Name("ZONES"))], STANZA, "answers from zones as Route 53 does"),
    once("whoami", &[], "answers with the client's address, port and transport"),
];

const STANZA: &[Rule] = &[
    rule(
        "route53",
        &[One(Kind::Word("FILE"))],
        &[],
        "rows as list-resource-record-sets prints them",
    ),
    rule(
        "health_checks",
        &[One(Kind::Word("FILE"))],
        &[],
        "checks as list-health-checks prints them",
    ),
    rule(
        "simple",
        &[NAME, One(Kind::Type), One(TTL_KIND), VALUES, HEALTH_OF_TARGET],
        &[],
        "all values, in random order",
    ),
    rule(
        "multivalue",
        GROUP,
        &[row(&[ID, VALUES, TTL_HERE, ON_CHECK], "one value a row")],
        "up to eight healthy rows, drawn at random",
    ),
    rule(
        "failover",
        GROUP,
        &[
            once(
                "primary",
                &[ID, VALUES, HEALTH_OF_TARGET, TTL_HERE, ON_CHECK],
                "answers while it is healthy",
            ),
            once(
                "secondary",
                &[ID, VALUES, HEALTH_OF_TARGET, TTL_HERE, ON_CHECK],
                "answers while the primary is not",
            ),
        ],
        "a primary and a secondary row",
    ),
    rule(
        "weighted",
        GROUP,
        &[row(
            &[
                One(Kind::Number("WEIGHT", 0, 255)),
                ID,
                VALUES,
                HEALTH_OF_TARGET,
                TTL_HERE,
                ON_CHECK,
            ],
            "drawn in proportion to its weight",
        )],
        "one healthy row",
    ),
    rule(
        "check",
        &[
            One(Kind::Word("CHECK")),
            One(Kind::Choice(&["http", "https", "tcp", "calculated", "recovery_control"])),
            Many(Kind::Word("URL|ADDRESS:PORT|N CHILD...|ARN")),
        ],
        CHECK,
        "a health check",
    ),
    rule(
        "health",
        &[One(Kind::Word("CHECK")), One(Kind::Choice(&["healthy", "unhealthy"]))],
        &[],
        "starting status of a check",
    ),
    once(
        "max_answers",
        &[One(Kind::Number("N", 1, 255))],
        "records in a multivalue answer; default 8",
    ),
    once(
        "all_down",
        &[One(Kind::Choice(&["open", "closed"]))],
        "all or none when every row is down; default open",
    ),
    once("seed", &[One(Kind::Number("N", 0, u64::MAX))], "makes draws repeat; never in production"),
    once("fallthrough", &[Any(Kind::Name("ZONES"))], "passes on what the zone does not have"),
];

const CHECK: &[Rule] = &[
    once("interval", &[One(Kind::Choice(&["10", "30"]))], "seconds between requests"),
    once("threshold", &[One(Kind::Number("N", 1, 10))], "results that change its mind"),
    once("search", &[One(Kind::Text("TEXT"))], "text that the body must hold"),
    once("host", &[One(Kind::Word("NAME"))], "host header, where the URL holds an address"),
    once("inverted", &[Any(YES_NO)], "swaps the status"),
    once("disabled", &[Any(YES_NO)], "counts as healthy"),
    once("latency", &[Any(YES_NO)], "measures latency"),
    once("sni", &[Any(YES_NO)], "sends the host name in the TLS hello"),
    once("regions", &[Many(Kind::Word("REGION"))], "where the checkers are"),
    once(
        "reference",
        &[One(Kind::Word("TEXT"))],
        "CallerReference; by default the name of the check",
    ),
    once(
        "version",
        &[One(Kind::Number("N", 0, u32::MAX as u64))],
        "HealthCheckVersion; by default 1",
    ),
];

/// CoreDNS' plugins and parser words that this host does not run (plugin.cfg).
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
