//! Text to tokens, by CoreDNS' rules.
//!
//! Tokens stand between blanks. One that starts with `"` goes on to the next `"`, line
//! ends included; in it `\"` is a quote, and no other escape is known. `#` outside quotes
//! starts a comment, even inside a word. `{$NAME}` and `{%NAME%}` stand for a variable of
//! the environment, where the host passes one.
//!
//! Source: "Comments" and "Environment variables" in corefile(5); the lexer of CoreDNS'
//! fork of Caddy, whose behaviour the tests of this room repeat.

use std::iter::Peekable;
use std::str::Chars;

use super::diagnostic::Diagnostic;
use super::files::Environment;
use crate::text::Position;

/// One word or one quoted string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) at: Position,
    /// The line that it ends in; a quoted string may span lines.
    pub(super) end_line: u32,
    pub(super) quoted: bool,
}

impl Token {
    /// Whether it is this word or brace, and not a quoted string.
    pub(super) fn is(&self, word: &str) -> bool {
        !self.quoted && self.text == word
    }

    /// How an error names it.
    pub(super) fn found(&self) -> String {
        match self.text.char_indices().nth(FOUND_LEN) {
            Some((end, _)) => format!("'{}...'", &self.text[..end]),
            None => format!("'{}'", self.text),
        }
    }
}

/// Characters of a token that an error repeats.
const FOUND_LEN: usize = 60;

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
            token.text = expand(&token.text, environment);
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
            // A carriage return separates nothing.
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
                Some('\\') if self.rest.next_if_eq(&'"').is_some() => {
                    self.at.column += 1;
                    text.push('"');
                }
                Some('\\') if self.rest.peek() == Some(&'\\') => {
                    self.next();
                    text.push_str("\\\\");
                }
                Some(other) => text.push(other),
                None => return Err(Diagnostic::error(at, "a quote that nothing ends", CLOSING)),
            }
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

/// What stands for variables, replaced; one that is not set is empty, as in CoreDNS.
fn expand(text: &str, environment: &dyn Environment) -> String {
    let mut expanded = text.to_owned();
    for (open, close) in [("{$", "}"), ("{%", "%}")] {
        let mut from = 0;
        while let Some(start) = expanded[from..].find(open).map(|at| from + at) {
            let Some(len) = expanded[start..].find(close) else { break };
            let name = &expanded[start + open.len()..start + len];
            let value = environment.value(name).unwrap_or_default().into_owned();
            expanded.replace_range(start..start + len + close.len(), &value);
            from = start + value.len();
        }
    }
    expanded
}

const CLOSING: &str = "a closing quote";

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let environment: std::collections::BTreeMap<_, _> =
            [("PORT".to_owned(), "5300".to_owned())].into();
        let tokens = tokenize(text, Some(&environment)).unwrap();
        tokens.into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn the_rules() {
        let table: [(&str, &[&str]); 12] = [
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
        ];
        for (text, expected) in table {
            assert_eq!(texts(text), expected, "{text:?}");
        }
    }

    #[test]
    fn positions() {
        let tokens = tokenize("a \"b\nc\" d\n  é f", None).unwrap();
        let places: Vec<_> = tokens.iter().map(|t| (t.at.line, t.at.column, t.end_line)).collect();
        assert_eq!(places, [(1, 1, 1), (1, 3, 2), (2, 4, 2), (3, 3, 3), (3, 5, 3)]);
        let error = tokenize("a\n \"b", None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "2:2: found a quote that nothing ends, expected a closing quote"
        );
    }

    #[test]
    fn without_an_environment_a_variable_is_text() {
        assert_eq!(tokenize("{$PORT}", None).unwrap()[0].text, "{$PORT}");
    }
}
