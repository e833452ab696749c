//! The grammar of server blocks, as data: the parser follows it, errors quote it, and the reference
//! in the documentation is printed from it.
//!
//! - [`Rule`]: one directive or option; [`Argument`], [`ArgumentKind`]: its arguments
//! - [`DIRECTIVES`]: all rules; [`OTHER_DIRECTIVES`]: the words of CoreDNS without a rule
//! - [`reference()`]: the rules as text

mod directives;

use std::fmt::Write;

pub use directives::{DIRECTIVES, OTHER_DIRECTIVES};

/// A directive or an option.
#[derive(Debug)]
pub struct Rule {
    /// The first word; `None` if a line starts with an argument.
    pub word: Option<&'static str>,
    /// The arguments after the word.
    pub arguments: &'static [Argument],
    /// The rules of the lines in its block; empty if it has no block.
    pub block: &'static [Rule],
    /// A description.
    pub about: &'static str,
    /// Whether a block may contain it only once.
    pub once: bool,
}

/// An argument of one or more words.
#[derive(Clone, Copy, Debug)]
pub enum Argument {
    /// One word.
    One(ArgumentKind),
    /// One or more words.
    Many(ArgumentKind),
    /// Any number of words.
    Any(ArgumentKind),
    /// A name and a value, such as `ttl 60`: optional, at the end of the line.
    Named(&'static str, ArgumentKind),
    /// A word: optional, at the end of the line.
    Flag(&'static str),
}

/// The words that an argument accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// An owner name or a zone.
    Name(&'static str),
    /// A record type of Route 53.
    Type,
    /// A whole number from the first bound to the second.
    Number(&'static str, u64, u64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Any word or string that is not empty.
    Word(&'static str),
    /// Any word or string.
    Text(&'static str),
}

impl Rule {
    /// The line in the reference and in errors.
    pub fn synopsis(&self) -> String {
        let word = self.word.map(str::to_owned);
        let arguments = self.arguments.iter().map(|argument| argument.synopsis());
        word.into_iter().chain(arguments).collect::<Vec<_>>().join(" ")
    }
}

impl Argument {
    fn synopsis(self) -> String {
        match self {
            Self::One(kind) => kind.synopsis(),
            Self::Many(kind) => format!("{}...", kind.synopsis()),
            Self::Any(kind) => format!("[{}...]", kind.synopsis()),
            Self::Named(word, kind) => format!("[{word} {}]", kind.synopsis()),
            Self::Flag(word) => format!("[{word}]"),
        }
    }
}

impl ArgumentKind {
    fn synopsis(self) -> String {
        match self {
            Self::Name(title) | Self::Number(title, ..) | Self::Word(title) | Self::Text(title) => {
                title.to_owned()
            }
            Self::Type => "TYPE".to_owned(),
            Self::Choice(words) => words.join("|"),
        }
    }

    /// The accepted words, for errors.
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

/// The reference: every directive with its options, one a line.
pub fn reference() -> String {
    let mut text = String::new();
    DIRECTIVES.iter().for_each(|rule| write_rule(&mut text, rule, 0));
    text
}

fn write_rule(text: &mut String, rule: &Rule, depth: usize) {
    let indent = "    ".repeat(depth);
    let brace = if rule.block.is_empty() { "" } else { " {" };
    let line = format!("{indent}{}{brace}", rule.synopsis());
    writeln!(text, "{line:<COMMENT_COLUMN$} # {}", rule.about).unwrap_or_default();
    rule.block.iter().for_each(|inner| write_rule(text, inner, depth + 1));
    if !rule.block.is_empty() {
        writeln!(text, "{indent}}}").unwrap_or_default();
    }
}

/// The column of the comments in the reference.
const COMMENT_COLUMN: usize = 64;
