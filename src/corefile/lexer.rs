//! Text to tokens and back, by CoreDNS's rules.
//!
//! - [`tokenize`]: a text to [`Token`]s
//! - [`to_token`]: a text as one token; [`is_unwritable`]: a text that no token can hold
//!
//! White space separates tokens. A token that starts with `"` ends at the next `"` and may span
//! lines; `\"` in it is a quote, and there are no other escapes. `#` outside of quotes starts a
//! comment, even inside a word. `{$NAME}` and `{%NAME%}` are environment variables, if the host
//! passes an environment.
//!
//! Source: "Comments" and "Environment variables" in corefile(5); the lexer of CoreDNS's fork of
//! Caddy.

use std::iter::Peekable;
use std::str::Chars;

use super::diagnostic::Diagnostic;
use super::files::Environment;
use crate::text::Position;

/// A word or a quoted string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) at: Position,
    /// The line of the end; a quoted string may span lines.
    pub(super) end_line: u32,
    pub(super) quoted: bool,
}

impl Token {
    /// Whether the token is this word or brace, not quoted.
    pub(super) fn is(&self, word: &str) -> bool {
        !self.quoted && self.text == word
    }

    /// The text in quotes, shortened, for errors.
    pub(super) fn found(&self) -> String {
        match self.text.char_indices().nth(MAX_FOUND_CHARS) {
            Some((end, _)) => format!("'{}...'", &self.text[..end]),
            None => format!("'{}'", self.text),
        }
    }

    /// An error in the file that the token names: `in 'file' at line:column: message`.
    pub(super) fn error_in_file(&self, position: Position, message: &str) -> Diagnostic {
        Diagnostic::refusal(self.at, format!("in {} at {position}: {message}", self.found()))
    }
}

/// Splits a text into tokens.
pub(super) fn tokenize(
    text: &str,
    environment: Option<&dyn Environment>,
) -> Result<Vec<Token>, Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = Position { line: 1, column: 1 };
    let mut lexer = Lexer { rest: text.chars().peekable(), at: start };
    let mut tokens = Vec::new();
    while let Some(mut token) = lexer.token()? {
        if let Some(environment) = environment {
            token.text = expand_variables(&token.text, environment);
        }
        tokens.push(token);
    }
    Ok(tokens)
}

struct Lexer<'a> {
    rest: Peekable<Chars<'a>>,
    at: Position,
}

impl Lexer<'_> {
    fn token(&mut self) -> Result<Option<Token>, Diagnostic> {
        self.skip_blanks();
        match self.rest.peek() {
            None => Ok(None),
            Some('"') => self.quoted().map(Some),
            Some(_) => Ok(Some(self.word())),
        }
    }

    /// Skips white space and comments.
    fn skip_blanks(&mut self) {
        while let Some(&next) = self.rest.peek() {
            match next {
                '#' => self.skip_comment(),
                blank if blank.is_whitespace() => drop(self.next()),
                _ => return,
            }
        }
    }

    fn skip_comment(&mut self) {
        while self.rest.peek().is_some_and(|&next| next != '\n') {
            self.next();
        }
    }

    fn word(&mut self) -> Token {
        let (at, mut text) = (self.at, String::new());
        while let Some(&next) = self.rest.peek() {
            if next == '#' || (next.is_whitespace() && next != '\r') {
                break;
            }
            self.next();
            // CoreDNS drops carriage returns, and does not split at them.
            text.extend((next != '\r').then_some(next));
        }
        Token { text, at, end_line: at.line, quoted: false }
    }

    fn quoted(&mut self) -> Result<Token, Diagnostic> {
        let (at, mut text) = (self.at, String::new());
        self.next();
        loop {
            match self.next() {
                Some('"') => return Ok(Token { text, at, end_line: self.at.line, quoted: true }),
                Some('\\') => text.push_str(self.after_backslash()),
                Some(other) => text.push(other),
                None => {
                    let found = "a quote that nothing ends";
                    return Err(Diagnostic::error(at, found, "a closing quote"));
                }
            }
        }
    }

    /// `\"` is a quote, and `\\` is two backslashes, the second of which escapes nothing.
    fn after_backslash(&mut self) -> &'static str {
        match self.rest.peek() {
            Some('"') => {
                self.next();
                "\""
            }
            Some('\\') => {
                self.next();
                "\\\\"
            }
            _ => "\\",
        }
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest.next()?;
        match next {
            '\n' => self.at = Position { line: self.at.line + 1, column: 1 },
            _ => self.at.column += 1,
        }
        Some(next)
    }
}

/// Replaces variables by their values. As in CoreDNS, a variable that is not set is empty, and `{$}`
/// and `{%}` end the search.
fn expand_variables(text: &str, environment: &dyn Environment) -> String {
    let mut expanded = text.to_owned();
    for (open, close) in [("{$", "}"), ("{%", "%}")] {
        let mut from = 0;
        while let Some(start) = expanded[from..].find(open).map(|at| from + at) {
            let len = expanded[start..].find(close).filter(|&len| len > open.len());
            let Some(end) = len.map(|len| start + len) else { break };
            let name = &expanded[start + open.len()..end];
            let value = environment.value(name).unwrap_or_default().into_owned();
            expanded.replace_range(start..end + close.len(), &value);
            from = start + value.len();
        }
    }
    expanded
}

/// Writes a text as a token, in quotes where it needs them.
pub(super) fn to_token(text: &str) -> String {
    let is_plain = !text.is_empty()
        && !text.starts_with('"')
        && !text.contains(|c: char| c.is_whitespace() || c == '#')
        && !text.contains("{$")
        && !text.contains("{%")
        && !matches!(text, "{" | "}");
    match is_plain {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('"', "\\\"")),
    }
}

/// Whether no token can hold a text: it needs quotes and has an odd number of backslashes before a
/// quote or the end, where the last one would escape the quote.
pub(super) fn is_unwritable(text: &str) -> bool {
    let is_odd = |part: &str| part.bytes().rev().take_while(|octet| *octet == b'\\').count() % 2;
    to_token(text).starts_with('"') && text.split('"').any(|part| is_odd(part) == 1)
}

/// The most characters of a token in an error.
const MAX_FOUND_CHARS: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<String> {
        let environment: std::collections::BTreeMap<_, _> =
            [("PORT".to_owned(), "5300".to_owned())].into();
        let tokens = tokenize(text, Some(&environment)).unwrap();
        tokens.into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn rules_of_coredns() {
        let table: [(&str, &[&str]); 13] = [
            ("a b\tc\nd", &["a", "b", "c", "d"]),
            ("a # b \" c\nd", &["a", "d"]),
            ("a#b c\nd", &["a", "d"]),
            ("\"a b\" c", &["a b", "c"]),
            ("\"a\nb\" c", &["a\nb", "c"]),
            (r#""a \"b\" \c" d"#, &["a \"b\" \\c", "d"]),
            (r#""a\\" d"#, &["a\\\\", "d"]),
            ("\"a\"b", &["a", "b"]),
            ("a\"b c\"", &["a\"b", "c\""]),
            ("\"\" \"#\"", &["", "#"]),
            ("\u{feff}a\r\nb", &["a", "b"]),
            ("x:{$PORT} {%PORT%} {$NONE}y {$", &["x:5300", "5300", "y", "{$"]),
            ("{$} {%} {%%} {%}%}", &["{$}", "{%}", "{%%}", "{%}%}"]),
        ];
        for (text, expected) in table {
            assert_eq!(texts(text), expected, "{text:?}");
        }
    }

    #[test]
    fn positions() {
        let tokens = tokenize("a \"b\nc\" d\n  é f", None).unwrap();
        let positions: Vec<_> =
            tokens.iter().map(|t| (t.at.line, t.at.column, t.end_line)).collect();
        assert_eq!(positions, [(1, 1, 1), (1, 3, 2), (2, 4, 2), (3, 3, 3), (3, 5, 3)]);
        let error = tokenize("a\n \"b", None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "2:2: found a quote that nothing ends, expected a closing quote"
        );
    }

    #[test]
    fn a_variable_is_text_without_an_environment() {
        assert_eq!(tokenize("{$PORT}", None).unwrap()[0].text, "{$PORT}");
    }

    proptest! {
        /// A text survives as a token, unless it is unwritable.
        #[test]
        fn tokens_hold_their_texts(text in "[ab\\\\\" #{}$%\n]{0,8}") {
            let tokens = tokenize(&to_token(&text), None);
            let is_same = tokens.is_ok_and(|tokens| tokens.len() == 1 && tokens[0].text == text);
            prop_assert_eq!(is_same, !is_unwritable(&text));
        }
    }
}
