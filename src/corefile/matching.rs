//! Lines to rules of the grammar.
//!
//! - [`match_lines`]: parses the lines of a block
//! - [`ParsedLine`]: a line with its rule and its arguments

use super::diagnostic::Diagnostic;
use super::grammar::{Argument, ArgumentKind, Rule};
use super::lexer::Token;
use super::tree::Line;
use crate::dns::{name, rtype};
use crate::text::Position;

/// A line that follows a rule.
#[derive(Clone, Debug)]
pub(super) struct ParsedLine<'a> {
    pub(super) rule: &'static Rule,
    pub(super) at: Position,
    /// The words of each argument of the rule.
    pub(super) arguments: Vec<&'a [Token]>,
    pub(super) block: Vec<ParsedLine<'a>>,
    /// Whether its block has lines with errors, which are left out.
    pub(super) is_partial: bool,
}

impl<'a> ParsedLine<'a> {
    /// The word of the rule; empty for a rule without a word.
    pub(super) fn word(&self) -> &'static str {
        self.rule.word.unwrap_or_default()
    }

    /// The first word of an argument.
    pub(super) fn word_at(&self, argument: usize) -> &'a Token {
        &self.arguments[argument][0]
    }

    /// The value of a named argument, or the word of a flag, if the line has it.
    pub(super) fn option(&self, name: &str) -> Option<&'a Token> {
        let index = self.rule.arguments.iter().position(|argument| match argument {
            Argument::Named(word, _) | Argument::Flag(word) => *word == name,
            _ => false,
        });
        self.arguments[index?].last()
    }
}

/// Parses lines by rules. Lines with errors are left out.
pub(super) fn match_lines<'a>(
    lines: &'a [Line],
    rules: &'static [Rule],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ParsedLine<'a>> {
    let mut parsed: Vec<ParsedLine<'a>> = Vec::new();
    for line in lines {
        let Some(rule) = find_rule(line, rules) else {
            let expected = format!("one of {}", words(rules).join(", "));
            diagnostics.push(Diagnostic::error(line.name().at, line.name().found(), &expected));
            continue;
        };
        let is_repeated = rule.once && parsed.iter().any(|other| std::ptr::eq(other.rule, rule));
        if is_repeated {
            let found = format!("a second '{}'", line.name().text);
            diagnostics.push(Diagnostic::error(line.name().at, found, "it to stand once"));
        }
        match match_line(line, rule, diagnostics) {
            Ok(line) if !is_repeated => parsed.push(line),
            Ok(_) => {}
            Err(error) => diagnostics.push(error),
        }
    }
    parsed
}

fn find_rule(line: &Line, rules: &'static [Rule]) -> Option<&'static Rule> {
    rules.iter().find(|rule| rule.word.is_none_or(|word| line.name().text == word))
}

/// The words that a line may start with.
pub(super) fn words(rules: &[Rule]) -> Vec<&'static str> {
    rules.iter().filter_map(|rule| rule.word).collect()
}

fn match_line<'a>(
    line: &'a Line,
    rule: &'static Rule,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<ParsedLine<'a>, Diagnostic> {
    let words = &line.words[usize::from(rule.word.is_some())..];
    let arguments = split_arguments(words, rule, line.end())?;
    check_kinds(&arguments, rule)?;
    let before = diagnostics.len();
    let block = match (&line.block, &rule.block[..]) {
        (Some(_), []) => {
            return Err(Diagnostic::error(line.end(), "a block", "the line to end"));
        }
        (Some(lines), rules) => match_lines(lines, rules, diagnostics),
        (None, _) => Vec::new(),
    };
    let is_partial = diagnostics.len() > before;
    Ok(ParsedLine { rule, at: line.name().at, arguments, block, is_partial })
}

/// Splits words into the arguments of a rule: options from the end of the line, the others from its
/// start.
fn split_arguments<'a>(
    words: &'a [Token],
    rule: &Rule,
    end: Position,
) -> Result<Vec<&'a [Token]>, Diagnostic> {
    let options = rule.arguments.iter().position(is_option).unwrap_or(rule.arguments.len());
    let (positional, options) = rule.arguments.split_at(options);
    let required = positional.iter().filter(|argument| is_required(argument)).count();
    let (words, options) = split_options(words, options, required);
    let mut arguments = split_positional(words, positional, rule, end)?;
    arguments.extend(options);
    Ok(arguments)
}

fn split_positional<'a>(
    words: &'a [Token],
    arguments: &[Argument],
    rule: &Rule,
    end: Position,
) -> Result<Vec<&'a [Token]>, Diagnostic> {
    let (mut split, mut rest) = (Vec::with_capacity(rule.arguments.len()), words);
    for argument in arguments {
        let count = if let Argument::One(_) = argument { rest.len().min(1) } else { rest.len() };
        if count == 0 && is_required(argument) {
            return Err(missing(argument, rule, end));
        }
        let (own, later) = rest.split_at(count);
        split.push(own);
        rest = later;
    }
    match rest.first() {
        Some(extra) => {
            let expected = format!("the line to end ({})", rule.synopsis());
            Err(Diagnostic::error(extra.at, extra.found(), &expected))
        }
        None => Ok(split),
    }
}

fn is_option(argument: &Argument) -> bool {
    matches!(argument, Argument::Named(..) | Argument::Flag(_))
}

fn is_required(argument: &Argument) -> bool {
    matches!(argument, Argument::One(_) | Argument::Many(_))
}

/// Splits the words of each option from the end. Returns the words before them, and the words of
/// each option.
fn split_options<'a>(
    words: &'a [Token],
    options: &[Argument],
    required: usize,
) -> (&'a [Token], Vec<&'a [Token]>) {
    let (mut rest, mut split) = (words, Vec::with_capacity(options.len()));
    for option in options.iter().rev() {
        let (before, own) = rest.split_at(rest.len() - option_len(option, rest, required));
        split.push(own);
        rest = before;
    }
    split.reverse();
    (rest, split)
}

/// The number of words at the end that are an option, with the `required` words before it.
fn option_len(option: &Argument, words: &[Token], required: usize) -> usize {
    let has = |word: &str, len: usize| {
        let index = words.len().checked_sub(len).filter(|&index| index >= required);
        index.is_some_and(|index| words[index].text == word)
    };
    match option {
        Argument::Named(word, _) if has(word, 2) => 2,
        Argument::Flag(word) if has(word, 1) => 1,
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

/// Checks each word by the kind of its argument.
fn check_kinds(arguments: &[&[Token]], rule: &Rule) -> Result<(), Diagnostic> {
    for (argument, words) in rule.arguments.iter().zip(arguments) {
        let (kind, words) = match argument {
            Argument::One(kind) | Argument::Many(kind) | Argument::Any(kind) => (kind, *words),
            Argument::Named(_, kind) => (kind, words.get(1..).unwrap_or_default()),
            Argument::Flag(_) => continue,
        };
        if let Some(wrong) = words.iter().find(|word| !is_kind(&word.text, *kind)) {
            return Err(Diagnostic::error(wrong.at, wrong.found(), &kind.expected()));
        }
    }
    Ok(())
}

fn is_kind(text: &str, kind: ArgumentKind) -> bool {
    match kind {
        ArgumentKind::Name(_) => text == "@" || name::from_presentation(text).is_ok(),
        ArgumentKind::Type => rtype::from_mnemonic(text).is_some(),
        ArgumentKind::Number(_, least, most) => {
            let is_digits = text.bytes().all(|octet| octet.is_ascii_digit());
            is_digits && text.parse().is_ok_and(|number: u64| (least..=most).contains(&number))
        }
        ArgumentKind::Choice(words) => words.contains(&text),
        ArgumentKind::Word(_) => !text.is_empty(),
        ArgumentKind::Text(_) => true,
    }
}
