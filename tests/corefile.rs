//! Corefiles: what reads, and what does not and where.

#[path = "support/corefile.rs"]
mod support;
#[path = "support/wrong.rs"]
mod wrong;

use std::collections::BTreeMap;

use domain::base::iana::Rtype;
use multivalue::corefile::{
    Argument, ArgumentKind, DIRECTIVES, Directive, OTHER_DIRECTIVES, ParseOptions, Rule, check,
    parse, reference,
};
use multivalue::health::HealthStatus::{Healthy, Unhealthy};
use multivalue::routing::Outcome;
use multivalue::zone::Rcode;
use multivalue::{HostedZone, Server};
use support::{WHOLE, files, read};
use wrong::WRONG;

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
    let statuses = |zone: &HostedZone| -> Vec<_> {
        zone.health().into_iter().map(|report| report.status).collect()
    };
    assert_eq!(statuses(&zone), [Healthy, Healthy, Unhealthy], "one of two is enough");
    zone.set_health("tcp", Some("Unhealthy")).unwrap();
    assert_eq!(statuses(&zone), [Unhealthy; 3]);
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
    assert_eq!(answers(""), (Rcode::NoError, 8, false));
    assert_eq!(answers("max_answers 3"), (Rcode::NoError, 3, false));
    assert_eq!(answers("max_answers 255"), (Rcode::NoError, 9, false));
    assert_eq!(answers("health c unhealthy"), (Rcode::NoError, 8, true));
    assert_eq!(answers("health c unhealthy\nall_down open"), (Rcode::NoError, 8, true));
    assert_eq!(answers("health c unhealthy\nall_down closed"), (Rcode::NoError, 0, false));
    let mut closed = zone_of("health c unhealthy\nall_down closed");
    let answer = closed.resolve("example.com", "A", None).unwrap();
    assert!(answer.rows.iter().all(|row| row.outcome == Outcome::Unhealthy), "{:?}", answer.rows);
    assert_eq!(answer.authority[0].rtype, Rtype::SOA);
    assert!(closed.tally("example.com", "A", &Default::default()).is_err());
    closed.set_health("c", None).unwrap();
    assert_eq!(closed.resolve("example.com", "A", None).unwrap().answer.len(), 8);
}

/// Snippets and files, by `import`, in a server block and in a stanza.
#[test]
fn imports() {
    let text = "(common) {\nany\n}\nexample.com {\nimport common\nmultivalue {\nimport rows\n}\n}";
    let corefile = read(text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(corefile.blocks.len(), 1);
    let [Directive::Any, Directive::Multivalue(stanza)] = &corefile.blocks[0].directives[..] else {
        panic!("{:?}", corefile.blocks)
    };
    let answer = stanza.zones[0].clone().resolve("imported.example.com", "A", None).unwrap();
    assert_eq!(answer.answer.len(), 1);
    let wrong = wrong(&text.replace("import rows", "import wrong"));
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].starts_with("7:8: found 'nonsense', expected one of route53"), "{wrong:?}");
}

#[test]
fn an_environment_only_where_the_host_passes_one() {
    let text = "example.com:{$PORT} {\n    whoami\n}";
    let environment = BTreeMap::from([("PORT".to_owned(), "5353".to_owned())]);
    let files = BTreeMap::new();
    let setup = ParseOptions { files: &files, environment: Some(&environment), seed: 1 };
    assert_eq!(parse(text, &setup).unwrap().blocks[0].keys[0].port, 5353);
    assert_eq!(wrong(text), ["1:1: found 'example.com:{$PORT}', expected a port from 1 to 65535"]);
}

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
    walk(&DIRECTIVES, &mut Vec::new(), &mut |rule, parents| {
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
    walk(&DIRECTIVES, &mut Vec::new(), &mut |rule, _| {
        rules += 1;
        assert!(text.contains(&rule.synopsis()), "{}", rule.synopsis());
        assert!(text.contains(rule.about));
    });
    assert_eq!(text.lines().filter(|line| line.contains(" # ")).count(), rules);
}

/// As the documents print it: `npm run docs` puts the file into docs/corefile.md.
#[test]
fn the_documents_print_the_reference() {
    let printed = include_str!("../docs/data/corefile.txt");
    assert_eq!(printed, reference(), "put the right side into docs/data/corefile.txt");
}

/// The examples of the README and of the guide are Corefiles without errors and warnings.
#[test]
fn the_examples_of_the_documents_boot() {
    let documents = [include_str!("../README.md"), include_str!("../docs/dns-server.md")];
    let fences: Vec<&str> =
        documents.iter().flat_map(|document| document.split("```corefile\n").skip(1)).collect();
    assert_eq!(fences.len(), 2);
    let file = |name: &str| {
        let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
        (name.to_owned(), std::fs::read_to_string(path).unwrap())
    };
    let files = BTreeMap::from([file("web-tier.json"), file("simple.json")]);
    for fence in fences {
        let (text, _) = fence.split_once("```").unwrap();
        let setup = ParseOptions { files: &files, environment: None, seed: 1 };
        assert_eq!(check(text, &setup), [], "{text}");
        Server::from_corefile(text, &setup).unwrap_or_else(|error| panic!("{text}\n{error}"));
    }
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
    let found = check(text, &ParseOptions { files: &files, environment: None, seed: 1 });
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
        walk(&rule.block, parents, see);
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

fn good_word(kind: ArgumentKind) -> String {
    match kind {
        ArgumentKind::Name(_) => "www".to_owned(),
        ArgumentKind::Type => "A".to_owned(),
        ArgumentKind::Number(_, least, _) => least.to_string(),
        ArgumentKind::Choice(words) => words[0].to_owned(),
        ArgumentKind::Word(title) | ArgumentKind::Text(title) => title.replace(' ', "_"),
    }
}

fn bad_word(kind: ArgumentKind) -> Option<&'static str> {
    match kind {
        ArgumentKind::Name(_) => Some("a..b"),
        ArgumentKind::Word(_) | ArgumentKind::Text(_) => None,
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
        ": InvalidInput: ",
        ": InvalidChangeBatch: ",
        ": NoSuchHealthCheck: ",
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
