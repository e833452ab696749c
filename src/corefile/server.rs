//! A whole Corefile: server blocks with their zones, and what runs in each.

use super::ParseOptions;
use super::diagnostic::{CorefileError, Diagnostic};
use super::grammar::{DIRECTIVES, OTHER_DIRECTIVES};
use super::import::expand;
use super::lexer::{Token, tokenize};
use super::matching::{ParsedLine, match_lines, words};
use super::server_key::{self, ServerKey};
use super::stanza::{self, Stanza};
use super::tree::{Block, Line, parse_blocks};
use crate::dns::{Name, name};

/// A Corefile that can be used.
#[derive(Clone, Debug)]
pub struct Corefile {
    /// The server blocks.
    pub blocks: Vec<ServerBlock>,
    /// What is worth saying all the same.
    pub warnings: Vec<Diagnostic>,
}

/// One server block.
#[derive(Clone, Debug)]
pub struct ServerBlock {
    /// The zones whose queries it gets.
    pub keys: Vec<ServerKey>,
    /// What runs in it, in the order of the chain.
    pub directives: Vec<Directive>,
}

/// One directive, read.
#[derive(Clone, Debug)]
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

/// What is logged, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogOptions {
    /// Names at and below which queries are logged; all where the list is empty.
    pub names: Vec<Name>,
    /// The format; the common one where there is none.
    pub format: Option<String>,
    /// Classes of responses; all where the list is empty.
    pub classes: Vec<String>,
}

/// Reads a Corefile, with every error in it.
pub fn parse(text: &str, setup: &ParseOptions<'_>) -> Result<Corefile, CorefileError> {
    let (blocks, found) = read(text, setup);
    match found.iter().any(Diagnostic::is_error) {
        true => Err(CorefileError(found)),
        false => Ok(Corefile { blocks, warnings: found }),
    }
}

/// All that is wrong with a Corefile, or worth saying, in its order. Changes nothing.
pub fn check(text: &str, setup: &ParseOptions<'_>) -> Vec<Diagnostic> {
    read(text, setup).1
}

fn read(text: &str, setup: &ParseOptions<'_>) -> (Vec<ServerBlock>, Vec<Diagnostic>) {
    let tree = tokenize(text, setup.environment)
        .and_then(|tokens| parse_blocks(&tokens))
        .and_then(|blocks| expand(blocks, setup));
    let (mut found, mut seed, mut read) = (Vec::new(), setup.seed, Vec::<ServerBlock>::new());
    match tree {
        Err(error) => found.push(error),
        Ok(tree) => {
            for block in &tree {
                let server = read_block(block, &read, setup, &mut seed, &mut found);
                read.push(server);
            }
        }
    }
    found.sort_by_key(|diagnostic| diagnostic.at);
    found.dedup();
    (read, found)
}

fn read_block(
    block: &Block,
    others: &[ServerBlock],
    setup: &ParseOptions<'_>,
    seed: &mut u64,
    found: &mut Vec<Diagnostic>,
) -> ServerBlock {
    let keys = read_keys(block, others, found);
    let lines = own_lines(&block.lines, found);
    let origins: Vec<Name> = keys.iter().map(|key| key.zone.clone()).collect();
    let matched = match_lines(&lines, &DIRECTIVES, found);
    let in_order = DIRECTIVES
        .iter()
        .flat_map(|rule| matched.iter().filter(move |line| std::ptr::eq(line.rule, rule)));
    let directives = in_order.map(|line| directive(line, &origins, setup, seed, found)).collect();
    ServerBlock { keys, directives }
}

fn read_keys(block: &Block, others: &[ServerBlock], found: &mut Vec<Diagnostic>) -> Vec<ServerKey> {
    let mut keys: Vec<ServerKey> = Vec::new();
    for word in &block.keys {
        let mut known = others.iter().flat_map(|other| &other.keys).chain(&keys);
        match server_key::parse(word) {
            Ok(new) if known.any(|known| new.contains(known)) => {
                let again = format!("{} again", word.found());
                found.push(Diagnostic::error(word.at, again, "each zone and port once"));
            }
            Ok(new) => keys.extend(new),
            Err(error) => found.push(error),
        }
    }
    keys
}

/// The lines that this host runs; it says which it skips, and which nobody knows.
fn own_lines(lines: &[Line], found: &mut Vec<Diagnostic>) -> Vec<Line> {
    let known = words(&DIRECTIVES);
    let mut own = Vec::new();
    for line in lines {
        let word = line.name();
        match word.text.as_str() {
            text if known.contains(&text) => own.push(line.clone()),
            text if OTHER_DIRECTIVES.contains(&text) => {
                let what = format!("'{text}' is a CoreDNS plugin that this host skips");
                found.push(Diagnostic::warning(word.at, what));
            }
            _ => {
                let expected = format!("a directive: one of {}", known.join(", "));
                found.push(Diagnostic::error(word.at, word.found(), &expected));
            }
        }
    }
    own
}

fn directive(
    line: &ParsedLine<'_>,
    origins: &[Name],
    setup: &ParseOptions<'_>,
    seed: &mut u64,
    found: &mut Vec<Diagnostic>,
) -> Directive {
    match line.word() {
        "errors" => Directive::Errors,
        "log" => Directive::Log(log(line)),
        "prometheus" => Directive::Prometheus,
        "any" => Directive::Any,
        "whoami" => Directive::Whoami,
        _ => Directive::Multivalue(stanza::read(line, origins, setup, seed, found)),
    }
}

/// `log [NAMES...] [FORMAT]`: the format is what holds a brace.
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
