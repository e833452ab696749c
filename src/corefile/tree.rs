//! Tokens to server blocks, and blocks to lines.
//!
//! A line is words up to the line's end, and a block of lines where its last word is `{`.
//! The keys of a server block are separated by blanks or commas; after a comma they may go
//! on in the next line. The braces of the only server block may be left out.

use super::diagnostic::Diagnostic;
use super::lexer::Token;
use crate::text::Position;

/// One server block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) keys: Vec<Token>,
    pub(super) lines: Vec<Line>,
}

/// One line: at least a word, and perhaps a block.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) words: Vec<Token>,
    pub(super) block: Option<Vec<Line>>,
}

impl Line {
    /// The first word.
    pub(super) fn name(&self) -> &Token {
        &self.words[0]
    }

    /// TallyTarget its last word: where one that is missing was expected.
    pub(super) fn end(&self) -> Position {
        let last = &self.words[self.words.len() - 1];
        let width = last.text.chars().count() as u32 + if last.quoted { 2 } else { 0 };
        Position { column: last.at.column + width, ..last.at }
    }
}

/// The server blocks of a file.
pub(super) fn blocks(tokens: &[Token]) -> Result<Vec<Block>, Diagnostic> {
    let mut reader = Reader { tokens, next: 0, depth: 0 };
    let mut blocks = Vec::new();
    while reader.peek().is_some() {
        blocks.push(reader.block(blocks.is_empty())?);
    }
    Ok(blocks)
}

/// The lines of a file that is imported.
pub(super) fn lines(tokens: &[Token]) -> Result<Vec<Line>, Diagnostic> {
    Reader { tokens, next: 0, depth: 0 }.lines_to_the_end()
}

struct Reader<'a> {
    tokens: &'a [Token],
    next: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn block(&mut self, is_first: bool) -> Result<Block, Diagnostic> {
        let keys = self.keys()?;
        match self.peek() {
            Some(brace) if brace.is("{") => {
                self.open()?;
                let lines = self.lines()?;
                self.close()?;
                Ok(Block { keys, lines })
            }
            Some(other) if !is_first => Err(Diagnostic::error(other.at, other.found(), "'{'")),
            _ => Ok(Block { keys, lines: self.lines_to_the_end()? }),
        }
    }

    fn keys(&mut self) -> Result<Vec<Token>, Diagnostic> {
        let (mut keys, mut goes_on) = (Vec::<Token>::new(), false);
        while let Some(token) = self.peek() {
            let is_new_line = keys.last().is_some_and(|last| last.end_line < token.at.line);
            if token.is("{") || (is_new_line && !goes_on) {
                break;
            }
            if token.is("}") {
                return Err(Diagnostic::error(token.at, "'}'", "a zone"));
            }
            self.next += 1;
            goes_on = token.text.ends_with(',');
            let text = token.text.trim_end_matches(',').to_owned();
            keys.push(Token { text, ..token.clone() });
        }
        match self.peek().or(keys.last()) {
            Some(at) if goes_on || keys.is_empty() => {
                Err(Diagnostic::error(at.at, at.found(), "a zone"))
            }
            _ => Ok(keys),
        }
    }

    fn lines(&mut self) -> Result<Vec<Line>, Diagnostic> {
        let mut lines = Vec::new();
        while self.peek().is_some_and(|token| !token.is("}")) {
            lines.push(self.line()?);
        }
        Ok(lines)
    }

    fn lines_to_the_end(&mut self) -> Result<Vec<Line>, Diagnostic> {
        let lines = self.lines()?;
        match self.peek() {
            Some(brace) => {
                Err(Diagnostic::error(brace.at, "'}'", "a directive, as no '{' is open"))
            }
            None => Ok(lines),
        }
    }

    fn line(&mut self) -> Result<Line, Diagnostic> {
        let mut words: Vec<Token> = Vec::new();
        while let Some(token) = self.peek() {
            if words.last().is_some_and(|last| last.end_line < token.at.line) {
                break;
            }
            if token.is("}") {
                return Err(Diagnostic::error(token.at, "'}'", "'}' in a line of its own"));
            }
            if token.is("{") {
                return self.line_with_block(words);
            }
            words.push(token.clone());
            self.next += 1;
        }
        Ok(Line { words, block: None })
    }

    fn line_with_block(&mut self, words: Vec<Token>) -> Result<Line, Diagnostic> {
        if let (true, Some(brace)) = (words.is_empty(), self.peek()) {
            return Err(Diagnostic::error(brace.at, "'{'", "a word before it"));
        }
        self.open()?;
        let block = Some(self.lines()?);
        self.close()?;
        Ok(Line { words, block })
    }

    /// `{`, which ends its line.
    fn open(&mut self) -> Result<(), Diagnostic> {
        let brace = &self.tokens[self.next];
        self.next += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Diagnostic::error(brace.at, "'{'", "blocks that are not so deep"));
        }
        match self.peek() {
            Some(token) if token.at.line == brace.at.line => {
                Err(Diagnostic::error(token.at, token.found(), "the line to end behind '{'"))
            }
            _ => Ok(()),
        }
    }

    /// `}`, which has a line of its own.
    fn close(&mut self) -> Result<(), Diagnostic> {
        let Some(brace) = self.peek() else {
            let last = &self.tokens[self.tokens.len() - 1];
            let at = Position { line: last.end_line, column: last.at.column };
            return Err(Diagnostic::error(at, "the end of the file", "'}'"));
        };
        self.next += 1;
        self.depth -= 1;
        match self.peek() {
            Some(token) if token.at.line == brace.at.line => {
                Err(Diagnostic::error(token.at, token.found(), "the line to end behind '}'"))
            }
            _ => Ok(()),
        }
    }

    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.next)
    }
}

/// Blocks inside blocks; the grammar needs four.
const MAX_DEPTH: usize = 16;
