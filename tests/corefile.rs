//! Corefiles: what reads, and what does not and where.

#[path = "support/corefile.rs"]
mod support;

use std::collections::BTreeMap;

use multivalue::corefile::{
    Argument, DIRECTIVES, Directive, Kind, OTHER_DIRECTIVES, Rule, Setup, check, parse, reference,
};
use support::{WHOLE, files, read};

#[test]
fn a_whole_file() {
    let corefile = read(WHOLE).unwrap_or_else(|error| panic!("{error}"));
    let block = &corefile.blocks[0];
    let keys: Vec<_> = block.keys.iter().map(|key| (key.scheme.as_str(), key.port)).collect();
    assert_eq!(keys, [("dns", 5300), ("tls", 53)]);
    let warnings: Vec<String> = corefile.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings, ["8:5: warning: 'cache' is a CoreDNS plugin that this host skips"]);
    let [.., Directive::Multivalue(stanza), Directive::Whoami] = &block.directives[..] else {
        panic!("the chain's order: {:?}", block.directives)
    };
    assert_eq!(stanza.fallthrough.as_ref().unwrap()[0].to_string(), "sub.example.com");
    let mut zone = stanza.zones[0].clone();
    let pool = zone.resolve("pool.example.com", "A", None).unwrap();
    assert_eq!((pool.answer.len(), pool.answer[0].ttl), (1, 60), "one of three is up");
    let texts = zone.resolve("example.com", "TXT", None).unwrap();
    let mut data: Vec<_> = texts.answer.iter().map(|record| record.data.as_str()).collect();
    data.sort_unstable();
    assert_eq!(data, ["\"plain\"", "\"v=spf1 -all\""]);
    zone.set_health("tcp", Some("Unhealthy")).unwrap();
    let reports: Vec<_> = zone.health().into_iter().map(|report| report.status).collect();
    assert_eq!(reports, ["Healthy", "Unhealthy", "Unhealthy"]);
}

/// `max_answers` and `all_down`, our additions; their defaults are Route 53's.
#[test]
fn limits() {
    let zone_of = |options: &str| {
        let rows: String = (1..=9).map(|n| format!("r{n} 192.0.2.{n} check c\n")).collect();
        let text = format!(
            "example.com {{\nmultivalue {{\nmultivalue @ A 60 {{\n{rows}}}\ncheck c tcp 192.0.2.1:80\n{options}\n}}\n}}"
        );
        match &read(&text).unwrap().blocks[0].directives[0] {
            Directive::Multivalue(stanza) => stanza.zones[0].clone(),
            other => panic!("{other:?}"),
        }
    };
    let answers = |options: &str| {
        let answer = zone_of(options).resolve("example.com", "A", None).unwrap();
        (answer.rcode, answer.answer.len(), answer.fail_open)
    };
    assert_eq!(answers(""), ("NOERROR", 8, false));
    assert_eq!(answers("max_answers 3"), ("NOERROR", 3, false));
    assert_eq!(answers("max_answers 255"), ("NOERROR", 9, false));
    assert_eq!(answers("health c unhealthy"), ("NOERROR", 8, true));
    assert_eq!(answers("health c unhealthy\nall_down open"), ("NOERROR", 8, true));
    assert_eq!(answers("health c unhealthy\nall_down closed"), ("NOERROR", 0, false));
    let mut closed = zone_of("health c unhealthy\nall_down closed");
    let answer = closed.resolve("example.com", "A", None).unwrap();
    assert!(answer.rows.iter().all(|row| row.outcome == "unhealthy"), "{:?}", answer.rows);
    assert_eq!(answer.authority[0].rtype, "SOA");
    assert!(closed.tally("example.com", "A", &Default::default()).is_err());
    closed.set_health("c", None).unwrap();
    assert_eq!(closed.resolve("example.com", "A", None).unwrap().answer.len(), 8);
}

#[test]
fn an_environment_only_where_the_host_passes_one() {
    let text = "example.com:{$PORT} {\n    whoami\n}";
    let environment = BTreeMap::from([("PORT".to_owned(), "5353".to_owned())]);
    let files = BTreeMap::new();
    let setup = Setup { files: &files, environment: Some(&environment), seed: 1 };
    assert_eq!(parse(text, &setup).unwrap().blocks[0].keys[0].port, 5353);
    assert_eq!(wrong(text), ["1:1: found 'example.com:{$PORT}', expected a port from 1 to 65535"]);
}

/// What is wrong, between the braces of `example.com { multivalue { ... } }` where it starts
/// with a blank, else as a whole file; and where and what the error says.
const WRONG: &[(&str, &str)] = &[
    ("{\n", "1:1: found '{', expected a zone"),
    ("}", "1:1: found '}', expected a zone"),
    ("example.com,", "1:1: found 'example.com', expected a zone"),
    ("example.com {", "1:13: found the end of the file, expected '}'"),
    ("example.com {\n whoami", "2:2: found the end of the file, expected '}'"),
    ("example.com {\n whoami }", "2:9: found '}', expected '}' in a line of its own"),
    ("example.com {\n}\n}", "3:1: found '}', expected a zone"),
    ("example.com\nwhoami\n}", "3:1: found '}', expected a directive, as no '{' is open"),
    ("example.com { whoami\n}", "1:15: found 'whoami', expected the line to end behind '{'"),
    ("example.com {\n} whoami", "2:3: found 'whoami', expected the line to end behind '}'"),
    ("example.com {\n {\n }\n}", "2:2: found '{', expected a word before it"),
    ("a {\n}\nb\nwhoami", "4:1: found 'whoami', expected '{'"),
    ("a {\n}\nA.:53 {\n}", "3:1: found 'A.:53' again, expected each zone and port once"),
    (
        "example.com {\n log \"{type}\n}",
        "2:6: found a quote that nothing ends, expected a closing quote",
    ),
    ("ftp://example.com {\n}", "1:1: found 'ftp://example.com', expected a transport: one of"),
    ("example.com:0 {\n}", "1:1: found 'example.com:0', expected a port from 1 to 65535"),
    ("exa..mple {\n}", "1:1: found 'exa..mple', expected a zone"),
    ("(snippet) {\n}", "1:1: found '(snippet)', expected a zone"),
    (
        "example.com {\n whoam\n}",
        "2:2: found 'whoam', expected a directive: one of prometheus, errors, log,",
    ),
    ("example.com {\n whoami now\n}", "2:9: found 'now', expected the line to end (whoami)"),
    ("example.com {\n any\n any\n}", "3:2: found a second 'any', expected it to stand once"),
    ("example.com {\n any {\n }\n}", "2:5: found a block, expected the line to end"),
    (
        "example.com {\n log {\n class good\n}\n}",
        "3:8: found 'good', expected one of all, success, denial, error",
    ),
    (
        " simpel @ A 60 192.0.2.1",
        "3:2: found 'simpel', expected one of route53, health_checks, simple",
    ),
    (
        " simple",
        "3:8: found the end of the line, expected a domain name (NAME), as in: simple NAME TYPE TTL VALUE...",
    ),
    (" simple a..b A 60 192.0.2.1", "3:9: found 'a..b', expected a domain name (NAME)"),
    (" simple @ AA 60 192.0.2.1", "3:11: found 'AA', expected a record type that Route 53 has"),
    (
        " simple @ A -1 192.0.2.1",
        "3:13: found '-1', expected a whole number from 0 to 2147483647 (TTL)",
    ),
    (" simple @ A 60", "3:15: found the end of the line, expected VALUE"),
    (" simple @ A 60 192.0.2.256", "3:2: found what Route 53 refuses: Invalid Resource Record"),
    (
        " simple @ A 60 192.0.2.1 192.0.2.1",
        "3:2: found what Route 53 refuses: Duplicate Resource Record",
    ),
    (
        " simple www.example.org. A 60 192.0.2.1",
        "3:2: found what Route 53 refuses: RRSet with DNS name www.example.org.",
    ),
    (" simple @ CNAME 60 www", "3:2: found what Route 53 refuses: RRSet of type CNAME"),
    (" simple @ A 60 alias", "3:16: found 'alias', expected one target behind 'alias'"),
    (" simple @ TXT 60 literal", "3:18: found 'literal', expected values behind it"),
    (
        " simple @ A 60 192.0.2.1 evaluate_target_health",
        "3:26: found 'evaluate_target_health', expected it behind 'alias TARGET' alone",
    ),
    (
        " multivalue @ A 60",
        "3:2: found 'multivalue' without rows, expected a block of rows (ID VALUE...",
    ),
    (" multivalue @ A 60 {\n one\n }", "4:5: found the end of the line, expected VALUE"),
    (
        " multivalue @ A 60 {\n one 192.0.2.1 192.0.2.2\n }",
        "4:2: found what Route 53 refuses: RRSet with DNS name example.com., type A, SetIdentifier one cannot be created because a multivalue answer row holds one value",
    ),
    (
        " multivalue @ A 60 {\n one 192.0.2.1 ttl soon\n }",
        "4:20: found 'soon', expected a whole number from 0 to 2147483647 (TTL)",
    ),
    (
        " multivalue @ A 60 {\n one 192.0.2.1\n one 192.0.2.2\n }",
        "5:2: found what Route 53 refuses: RRSet with DNS name example.com., type A, SetIdentifier one stands twice",
    ),
    (" multivalue @ CNAME 60 {\n one www\n }", "4:2: found what Route 53 refuses: RRSet"),
    (
        " failover @ A 60 {\n first one 192.0.2.1\n }",
        "4:2: found 'first', expected one of primary, secondary",
    ),
    (
        " failover @ A 60 {\n primary one 192.0.2.1\n }",
        "4:2: found what Route 53 refuses: A non-alias primary",
    ),
    (
        " failover @ A 60 {\n secondary a 192.0.2.1\n secondary b 192.0.2.2\n }",
        "5:2: found a second 'secondary', expected it to stand once",
    ),
    (
        " weighted @ A 60 {\n 256 one 192.0.2.1\n }",
        "4:2: found '256', expected a whole number from 0 to 255 (WEIGHT)",
    ),
    (" check web http ftp://192.0.2.1", "3:17: found 'ftp://192.0.2.1', expected a URL of http://"),
    (" check web https https://:443/", "3:18: found 'https://:443/', expected a URL with a host"),
    (" check web tcp 192.0.2.1", "3:16: found '192.0.2.1', expected ADDRESS:PORT"),
    (" check web tcp 192.0.2.1:99999", "3:16: found '192.0.2.1:99999', expected ADDRESS:PORT"),
    (" check web smtp 192.0.2.1", "3:12: found 'smtp', expected one of http, https, tcp"),
    (
        " check web calculated some a b",
        "3:23: found 'some', expected how many children must be healthy",
    ),
    (" check web tcp 192.0.2.1:80 {\n interval 20\n }", "4:11: found '20', expected one of 10, 30"),
    (
        " check web tcp 192.0.2.1:80 {\n search text\n }",
        "3:2: found a text to search for in a TCP check, expected it in http and https checks alone",
    ),
    (
        " check web tcp 192.0.2.1:80\n check web tcp 192.0.2.1:81",
        "4:2: found what Route 53 refuses: Invalid request: health check web stands twice",
    ),
    (" health web sick", "3:13: found 'sick', expected one of healthy, unhealthy"),
    (
        " health web healthy",
        "3:2: found what Route 53 refuses: No health check exists with the specified ID: web",
    ),
    (" max_answers 0", "3:14: found '0', expected a whole number from 1 to 255 (N)"),
    (" all_down maybe", "3:11: found 'maybe', expected one of open, closed"),
    (
        " seed 18446744073709551616",
        "3:7: found '18446744073709551616', expected a whole number from 0",
    ),
    (" route53 none.json", "3:10: found 'none.json', expected a file that the host passes"),
    (" route53 broken.json", "3:10: found 'broken.json': "),
];

#[test]
fn sixty_wrong_files_say_where() {
    assert!(WRONG.len() >= 40, "{}", WRONG.len());
    for (text, expected) in WRONG {
        let whole = match text.starts_with(' ') {
            true => format!("example.com {{\nmultivalue {{\n{text}\n}}\n}}\n"),
            false => (*text).to_owned(),
        };
        let found = wrong(&whole);
        let first = found.first().unwrap_or_else(|| panic!("accepted: {whole}"));
        assert!(first.starts_with(expected), "{whole}\n  said     {first}\n  expected {expected}");
    }
}

#[test]
fn every_error_is_said_not_the_first_alone() {
    let text = "example.com {\nwhat\nmultivalue {\nsimple @ A 60 x\nsimple a A 60 y\nseed z\n}\n}";
    let lines: Vec<String> = wrong(text).iter().map(|line| line[..3].to_owned()).collect();
    assert_eq!(lines, ["2:1", "4:1", "5:1", "6:6"]);
}

/// From the grammar itself: each rule with nothing behind its word, with too much, and with
/// a wrong word in each place, is refused at that word; with right ones it is not.
#[test]
fn every_rule_of_the_grammar_is_what_the_parser_follows() {
    let mut rules = 0;
    walk(DIRECTIVES, &mut Vec::new(), &mut |rule, parents| {
        rules += 1;
        let right = sample(rule, None);
        let found = grammar_errors(&right.join(" "), rule, parents);
        assert!(found.is_empty(), "{}: {found:?}", rule.synopsis());
        for (place, argument) in rule.arguments.iter().enumerate() {
            let Argument::One(kind) = argument else { continue };
            let Some(bad) = bad_word(*kind) else { continue };
            let words = sample(rule, Some((place, bad)));
            let at = usize::from(rule.word.is_some()) + place;
            let column = words[..at].iter().map(|word| word.len() + 1).sum::<usize>() + 1;
            let found = grammar_errors(&words.join(" "), rule, parents);
            let place = format!(":{column}: found '{bad}'");
            assert!(found.iter().any(|error| error.contains(&place)), "{words:?}: {found:?}");
        }
        let missing = rule.word.filter(|_| {
            matches!(rule.arguments.first(), Some(Argument::One(_) | Argument::Many(_)))
        });
        if let Some(word) = missing {
            let found = grammar_errors(word, rule, parents);
            let at = format!(":{}: found the end of the line", word.len() + 1);
            assert!(found.iter().any(|error| error.contains(&at)), "{word}: {found:?}");
        }
    });
    assert!(rules > 30, "{rules}");
}

/// The reference prints every rule once, and its first words are what errors offer.
#[test]
fn the_reference_is_the_grammar() {
    let text = reference();
    let mut rules = 0;
    walk(DIRECTIVES, &mut Vec::new(), &mut |rule, _| {
        rules += 1;
        assert!(text.contains(&rule.synopsis()), "{}", rule.synopsis());
        assert!(text.contains(rule.about));
    });
    assert_eq!(text.lines().filter(|line| line.contains(" # ")).count(), rules);
}

#[test]
fn another_plugin_of_coredns_is_a_warning() {
    for word in OTHER_DIRECTIVES {
        let corefile = read(&format!("example.com {{\n{word} a {{\nb\n}}\nwhoami\n}}")).unwrap();
        let warning = format!("2:1: warning: '{word}' is a CoreDNS plugin that this host skips");
        assert_eq!(corefile.warnings[0].to_string(), warning);
        assert_eq!(corefile.blocks[0].directives.len(), 1);
    }
}

#[test]
fn a_check_that_nothing_configures_is_a_warning() {
    let text = "example.com {\nmultivalue {\nmultivalue @ A 60 {\na 192.0.2.1 check typo\n}\n}\n}";
    let warnings = read(text).unwrap().warnings;
    let expected = "4:1: warning: no check 'typo' is configured: its rows count as healthy";
    assert_eq!(warnings[0].to_string(), expected);
}

fn wrong(text: &str) -> Vec<String> {
    let files = files();
    let found = check(text, &Setup { files: &files, environment: None, seed: 1 });
    found.iter().filter(|found| found.is_error()).map(ToString::to_string).collect()
}

/// Calls `see` with each rule and the rules that its blocks stand in.
fn walk(
    rules: &'static [Rule],
    parents: &mut Vec<&'static Rule>,
    see: &mut dyn FnMut(&'static Rule, &[&'static Rule]),
) {
    for rule in rules {
        see(rule, parents);
        parents.push(rule);
        walk(rule.block, parents, see);
        parents.pop();
    }
}

/// A line of this rule, with one argument replaced.
fn sample(rule: &Rule, replaced: Option<(usize, &str)>) -> Vec<String> {
    let argument = |(place, argument): (usize, &Argument)| match (replaced, argument) {
        (Some((wrong, word)), _) if wrong == place => Some(word.to_owned()),
        (_, Argument::One(kind) | Argument::Many(kind)) => Some(good_word(*kind)),
        _ => None,
    };
    let arguments = rule.arguments.iter().enumerate().filter_map(argument);
    rule.word.map(str::to_owned).into_iter().chain(arguments).collect()
}

fn good_word(kind: Kind) -> String {
    match kind {
        Kind::Name(_) => "www".to_owned(),
        Kind::Type => "A".to_owned(),
        Kind::Number(_, least, _) => least.to_string(),
        Kind::Choice(words) => words[0].to_owned(),
        Kind::Word(title) | Kind::Text(title) => title.replace(' ', "_"),
    }
}

fn bad_word(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Name(_) => Some("a..b"),
        Kind::Word(_) | Kind::Text(_) => None,
        _ => Some("nonsense"),
    }
}

/// What the parser says of a line of this rule inside its parents' blocks, but for what
/// Route 53 or the host makes of well-formed words.
fn grammar_errors(line: &str, rule: &Rule, parents: &[&'static Rule]) -> Vec<String> {
    let mut text = "example.com {\n".to_owned();
    for parent in parents {
        text.push_str(&format!("{} {{\n", sample(parent, None).join(" ")));
    }
    let own = format!("{}:", parents.len() + 2);
    text.push_str(line);
    if !rule.block.is_empty() && rule.word != Some("check") {
        text.push_str(" {\n}");
    }
    text.push_str(&"\n}".repeat(parents.len() + 1));
    let meaning = [
        "Route 53 refuses",
        "without rows",
        "a URL",
        "how many children",
        "expected ADDRESS:PORT",
        "a file",
        "'aws",
    ];
    let found = wrong(&text).into_iter().filter(|error| error.starts_with(&own));
    found.filter(|error| !meaning.iter().any(|known| error.contains(known))).collect()
}
