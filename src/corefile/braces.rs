//! A missing blank before `{`, as in `example.com{`.
//!
//! CoreDNS takes `example.com{` for one word, so that a later brace closes nothing.

use super::diagnostic::Diagnostic;
use super::lexer::Token;
use crate::text::Position;

/// Parses tokens. An error that a missing blank causes is at the word without it.
pub(super) fn parse<T>(
    tokens: &[Token],
    parse: impl Fn(&[Token]) -> Result<T, Diagnostic>,
) -> Result<T, Diagnostic> {
    parse(tokens).map_err(|error| {
        let joined = tokens.iter().enumerate().find(|(index, _)| is_joined(tokens, *index));
        match joined {
            Some((_, word)) if parse(&split(tokens)).is_ok() => missing_blank(word),
            _ => error,
        }
    })
}

/// Whether a token is a word at the end of its line, with a brace at its own end.
fn is_joined(tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    let ends_line = tokens.get(index + 1).is_none_or(|next| next.at.line > token.end_line);
    ends_line && ends_in_brace(token)
}

/// Whether a word has a brace at its end.
pub(super) fn ends_in_brace(token: &Token) -> bool {
    !token.quoted && token.text.len() > 1 && token.text.ends_with('{')
}

pub(super) fn missing_blank(word: &Token) -> Diagnostic {
    Diagnostic::error(word.at, word.found(), "a blank before '{'")
}

/// The tokens with the missing blanks.
fn split(tokens: &[Token]) -> Vec<Token> {
    let mut all = Vec::with_capacity(tokens.len() + 1);
    for (index, token) in tokens.iter().enumerate() {
        match token.text.strip_suffix('{').filter(|_| is_joined(tokens, index)) {
            None => all.push(token.clone()),
            Some(word) => {
                let column = token.at.column + word.chars().count() as u32;
                let at = Position { column, ..token.at };
                all.push(Token { text: word.to_owned(), ..token.clone() });
                all.push(Token { text: "{".to_owned(), at, ..token.clone() });
            }
        }
    }
    all
}
