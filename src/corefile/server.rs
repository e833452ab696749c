//! A Corefile: server blocks with their zones and directives.

use super::braces;
use super::diagnostic::{CorefileError, Diagnostic};
use super::files::ParseOptions;
use super::grammar::{DIRECTIVES, OTHER_DIRECTIVES};
use super::import::expand;
use super::lexer::{Token, tokenize};
use super::matching::{ParsedLine, match_lines, words};
use super::server_key::{self, ServerKey};
use super::stanza::{self, Stanza};
use super::tree::{Block, Line, parse_blocks};
use crate::dns::{Name, name};

/// A Corefile without errors.
#[derive(Clone, Debug)]
pub struct Corefile {
    /// The server blocks.
    pub blocks: Vec<ServerBlock>,
    /// The warnings.
    pub warnings: Vec<Diagnostic>,
}

/// A server block.
#[derive(Clone, Debug)]
pub struct ServerBlock {
    /// The zones whose queries it gets.
    pub keys: Vec<ServerKey>,
    /// Its directives, in the order of the chain.
    pub directives: Vec<Directive>,
}

/// A directive.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Directive {
    /// `errors`
    Errors,
    /// `log`
    Log(LogOptions),
    /// `prometheus`
    Prometheus,
    /// `any`
    Any,
    /// `whoami`
    Whoami,
    /// `multivalue`
    Multivalue(Stanza),
}

/// The `log` directive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogOptions {
    /// Names whose queries are logged, with the names below them; all names if the list is empty.
    pub names: Vec<Name>,
    /// The format; by default the common one.
    pub format: Option<String>,
    /// Classes of responses; all classes if the list is empty.
    pub classes: Vec<String>,
}

/// Parses a Corefile. An error has all diagnostics.
pub fn parse(text: &str, options: &ParseOptions<'_>) -> Result<Corefile, CorefileError> {
    let (blocks, diagnostics) = parse_all(text, options);
    match diagnostics.iter().any(Diagnostic::is_error) {
        true => Err(CorefileError(diagnostics)),
        false => Ok(Corefile { blocks, warnings: diagnostics }),
    }
}

/// All diagnostics of a Corefile, in the order of their positions.
pub fn check(text: &str, options: &ParseOptions<'_>) -> Vec<Diagnostic> {
    parse_all(text, options).1
}

fn parse_all(text: &str, options: &ParseOptions<'_>) -> (Vec<ServerBlock>, Vec<Diagnostic>) {
    let tree = tokenize(text, options.environment)
        .and_then(|tokens| braces::parse(&tokens, parse_blocks))
        .and_then(|blocks| expand(blocks, options));
    let mut parser = Parser { options, seed: options.seed, diagnostics: Vec::new() };
    let mut servers = Vec::<ServerBlock>::new();
    match tree {
        Err(error) => parser.diagnostics.push(error),
        Ok(tree) => {
            for block in &tree {
                let server = parser.block(block, &servers);
                servers.push(server);
            }
        }
    }
    let mut diagnostics = parser.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.at);
    diagnostics.dedup();
    (servers, diagnostics)
}

struct Parser<'a> {
    options: &'a ParseOptions<'a>,
    /// Seed of the next zone.
    seed: u64,
    diagnostics: Vec<Diagnostic>,
}

impl Parser<'_> {
    fn block(&mut self, block: &Block, others: &[ServerBlock]) -> ServerBlock {
        let keys = self.keys(block, others);
        let lines = self.known_lines(&block.lines);
        let origins: Vec<Name> = keys.iter().map(|key| key.zone.clone()).collect();
        let matched = match_lines(&lines, &DIRECTIVES, &mut self.diagnostics);
        let in_order = DIRECTIVES
            .iter()
            .flat_map(|rule| matched.iter().filter(move |line| std::ptr::eq(line.rule, rule)));
        let directives = in_order.map(|line| self.directive(line, &origins)).collect();
        ServerBlock { keys, directives }
    }

    fn keys(&mut self, block: &Block, others: &[ServerBlock]) -> Vec<ServerKey> {
        let mut keys: Vec<ServerKey> = Vec::new();
        for word in &block.keys {
            let mut known = others.iter().flat_map(|other| &other.keys).chain(&keys);
            match server_key::parse(word) {
                Ok(new) if known.any(|known| new.contains(known)) => {
                    let again = format!("{} again", word.found());
                    self.error(word, &again, "each zone and port once");
                }
                Ok(new) => keys.extend(new),
                Err(_) if braces::ends_in_brace(word) => {
                    self.diagnostics.push(braces::missing_blank(word));
                }
                Err(error) => self.diagnostics.push(error),
            }
        }
        keys
    }

    /// The lines of directives that this host runs.
    fn known_lines(&mut self, lines: &[Line]) -> Vec<Line> {
        let known = words(&DIRECTIVES);
        let mut own = Vec::new();
        for line in lines {
            let word = line.name();
            match word.text.as_str() {
                text if known.contains(&text) => own.push(line.clone()),
                text if OTHER_DIRECTIVES.contains(&text) => {
                    let message = format!("'{text}' is a CoreDNS plugin that this host skips");
                    self.diagnostics.push(Diagnostic::warning(word.at, message));
                }
                _ => {
                    let expected = format!("a directive: one of {}", known.join(", "));
                    self.error(word, &word.found(), &expected);
                }
            }
        }
        own
    }

    fn directive(&mut self, line: &ParsedLine<'_>, origins: &[Name]) -> Directive {
        match line.word() {
            "errors" => Directive::Errors,
            "log" => Directive::Log(log(line)),
            "prometheus" => Directive::Prometheus,
            "any" => Directive::Any,
            "whoami" => Directive::Whoami,
            _ => {
                let Self { options, seed, diagnostics } = self;
                Directive::Multivalue(stanza::parse(line, origins, options, seed, diagnostics))
            }
        }
    }

    fn error(&mut self, word: &Token, found: &str, expected: &str) {
        self.diagnostics.push(Diagnostic::error(word.at, found, expected));
    }
}

/// `log [NAMES...] [FORMAT]`: the format is the word with a brace.
fn log(line: &ParsedLine<'_>) -> LogOptions {
    let is_format = |word: &&Token| word.text.contains('{');
    let arguments = line.arguments[0];
    let names = arguments.iter().filter(|word| !is_format(word));
    let classes = line.block.iter().flat_map(|option| option.arguments[0]);
    LogOptions {
        names: names.filter_map(|word| name::from_presentation(&word.text).ok()).collect(),
        format: arguments.iter().find(is_format).map(|word| word.text.clone()),
        classes: classes.map(|word| word.text.clone()).collect(),
    }
}
