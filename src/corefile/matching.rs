//! Lines against rules: which rule a line follows, and the words of each argument.

use super::diagnostic::Diagnostic;
use super::grammar::{Argument, Kind, Rule};
use super::lexer::Token;
use super::tree::Line;
use crate::dns::name;
use crate::text::Position;

/// A line that follows its rule.
#[derive(Clone, Debug)]
pub(super) struct Matched<'a> {
    pub(super) rule: &'static Rule,
    pub(super) at: Position,
    /// The words of each argument of the rule, in its order.
    pub(super) arguments: Vec<&'a [Token]>,
    pub(super) block: Vec<Matched<'a>>,
    /// Lines of its block were left out, and it has been said why.
    pub(super) is_partial: bool,
}

impl<'a> Matched<'a> {
    /// The rule's word; empty for one that starts with an argument.
    pub(super) fn word(&self) -> &'static str {
        self.rule.word.unwrap_or_default()
    }

    /// The one word of an argument.
    pub(super) fn word_at(&self, argument: usize) -> &'a Token {
        &self.arguments[argument][0]
    }

    /// The words of an option's value or a flag, where it is there.
    pub(super) fn option(&self, name: &str) -> Option<&'a Token> {
        let place = self.rule.arguments.iter().position(|argument| match argument {
            Argument::Option(word, _) | Argument::Flag(word) => *word == name,
            _ => false,
        });
        self.arguments[place?].last()
    }
}

/// Matches lines against rules; what does not follow them is said and left out.
pub(super) fn match_lines<'a>(
    lines: &'a [Line],
    rules: &'static [Rule],
    found: &mut Vec<Diagnostic>,
) -> Vec<Matched<'a>> {
    let mut matched: Vec<Matched<'a>> = Vec::new();
    for line in lines {
        let Some(rule) = find(line, rules) else {
            let expected = format!("one of {}", words(rules).join(", "));
            found.push(Diagnostic::error(line.name().at, line.name().found(), &expected));
            continue;
        };
        let is_twice = rule.once && matched.iter().any(|old| std::ptr::eq(old.rule, rule));
        if is_twice {
            let twice = format!("a second '{}'", line.name().text);
            found.push(Diagnostic::error(line.name().at, twice, "it to stand once"));
        }
        match match_line(line, rule, found) {
            Ok(line) if !is_twice => matched.push(line),
            Ok(_) => {}
            Err(error) => found.push(error),
        }
    }
    matched
}

fn find(line: &Line, rules: &'static [Rule]) -> Option<&'static Rule> {
    rules.iter().find(|rule| rule.word.is_none_or(|word| line.name().text == word))
}

/// The words that a line of these rules may start with.
pub(super) fn words(rules: &[Rule]) -> Vec<&'static str> {
    rules.iter().filter_map(|rule| rule.word).collect()
}

/// Matches a line against its rule.
pub(super) fn match_line<'a>(
    line: &'a Line,
    rule: &'static Rule,
    found: &mut Vec<Diagnostic>,
) -> Result<Matched<'a>, Diagnostic> {
    let arguments = &line.words[usize::from(rule.word.is_some())..];
    let arguments = split(arguments, rule, line.end())?;
    let known = found.len();
    let block = match (&line.block, rule.block) {
        (Some(_), []) => {
            return Err(Diagnostic::error(line.end(), "a block", "the line to end"));
        }
        (Some(lines), rules) => match_lines(lines, rules, found),
        (None, _) => Vec::new(),
    };
    let is_partial = found.len() > known;
    Ok(Matched { rule, at: line.name().at, arguments, block, is_partial })
}

/// Gives each argument its words: options from the line's end, the rest from its start.
fn split<'a>(
    words: &'a [Token],
    rule: &'static Rule,
    end: Position,
) -> Result<Vec<&'a [Token]>, Diagnostic> {
    let positional = rule.arguments.iter().take_while(|argument| !is_option(argument)).count();
    let least = rule.arguments.iter().filter(|argument| is_needed(argument)).count();
    let (mut rest, mut options) = (words, Vec::new());
    for argument in rule.arguments[positional..].iter().rev() {
        let taken = option(argument, rest, least);
        rest = &rest[..rest.len() - taken];
        options.push(&words[rest.len()..rest.len() + taken]);
    }
    let mut split = Vec::with_capacity(rule.arguments.len());
    for argument in &rule.arguments[..positional] {
        let taken = match argument {
            Argument::One(_) => rest.len().min(1),
            _ => rest.len(),
        };
        if taken == 0 && is_needed(argument) {
            return Err(missing(argument, rule, end));
        }
        split.push(&rest[..taken]);
        rest = &rest[taken..];
    }
    if let Some(extra) = rest.first() {
        let expected = format!("the line to end ({})", rule.synopsis());
        return Err(Diagnostic::error(extra.at, extra.found(), &expected));
    }
    split.extend(options.into_iter().rev());
    check(&split, rule)?;
    Ok(split)
}

fn is_option(argument: &Argument) -> bool {
    matches!(argument, Argument::Option(..) | Argument::Flag(_))
}

fn is_needed(argument: &Argument) -> bool {
    matches!(argument, Argument::One(_) | Argument::Many(_))
}

/// How many words at the end are this option, with at least `least` words before them.
fn option(argument: &Argument, words: &[Token], least: usize) -> usize {
    let is = |back: usize, word: &str| {
        let place = words.len().checked_sub(back).filter(|&place| place >= least);
        place.is_some_and(|place| words[place].text == word)
    };
    match argument {
        Argument::Option(word, _) if is(2, word) => 2,
        Argument::Flag(word) if is(1, word) => 1,
        _ => 0,
    }
}

fn missing(argument: &Argument, rule: &Rule, end: Position) -> Diagnostic {
    let kind = match argument {
        Argument::One(kind) | Argument::Many(kind) => kind.expected(),
        _ => String::new(),
    };
    let expected = format!("{kind}, as in: {}", rule.synopsis());
    Diagnostic::error(end, "the end of the line", &expected)
}

/// Judges each word by its kind.
fn check(split: &[&[Token]], rule: &Rule) -> Result<(), Diagnostic> {
    for (argument, words) in rule.arguments.iter().zip(split) {
        let (kind, words) = match argument {
            Argument::One(kind) | Argument::Many(kind) | Argument::Any(kind) => (kind, *words),
            Argument::Option(_, kind) => (kind, words.get(1..).unwrap_or_default()),
            Argument::Flag(_) => continue,
        };
        if let Some(wrong) = words.iter().find(|word| !is_kind(&word.text, *kind)) {
            return Err(Diagnostic::error(wrong.at, wrong.found(), &kind.expected()));
        }
    }
    Ok(())
}

fn is_kind(text: &str, kind: Kind) -> bool {
    match kind {
        Kind::Name(_) => text == "@" || name::from_presentation(text).is_ok(),
        Kind::Type => crate::dns::rtype::from_mnemonic(text).is_some(),
        Kind::Number(_, least, most) => {
            let digits = text.bytes().all(|octet| octet.is_ascii_digit());
            digits && text.parse().is_ok_and(|number: u64| (least..=most).contains(&number))
        }
        Kind::Choice(words) => words.contains(&text),
        Kind::Word(_) => !text.is_empty(),
        Kind::Text(_) => true,
    }
}
