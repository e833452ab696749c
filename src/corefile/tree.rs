//! Tokens to server blocks and lines.
//!
//! - [`parse_blocks`], [`Block`]: the server blocks of a file
//! - [`parse_lines`], [`Line`]: the lines of an imported file
//!
//! A line ends where the text line ends; if its last word is `{`, a block of lines follows. Blanks
//! or commas separate the keys of a server block, which may continue on the next line after a
//! comma. The braces of a single server block are optional.
//!
//! Source: corefile(5).

use super::diagnostic::Diagnostic;
use super::lexer::Token;
use crate::text::Position;

/// A server block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) keys: Vec<Token>,
    pub(super) lines: Vec<Line>,
}

/// A line of at least one word, with an optional block.
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

    /// The position after the last word, for errors about a missing word.
    pub(super) fn end(&self) -> Position {
        let last = &self.words[self.words.len() - 1];
        let width = last.text.chars().count() as u32 + if last.quoted { 2 } else { 0 };
        Position { column: last.at.column + width, ..last.at }
    }
}

/// Parses the server blocks of a file.
pub(super) fn parse_blocks(tokens: &[Token]) -> Result<Vec<Block>, Diagnostic> {
    let mut parser = BlockParser { tokens, next: 0, depth: 0 };
    let mut blocks = Vec::new();
    while parser.peek().is_some() {
        blocks.push(parser.block(blocks.is_empty())?);
    }
    Ok(blocks)
}

/// Parses the lines of an imported file.
pub(super) fn parse_lines(tokens: &[Token]) -> Result<Vec<Line>, Diagnostic> {
    BlockParser { tokens, next: 0, depth: 0 }.lines_to_end()
}

struct BlockParser<'a> {
    tokens: &'a [Token],
    next: usize,
    /// The number of open blocks.
    depth: usize,
}

impl<'a> BlockParser<'a> {
    fn block(&mut self, is_first: bool) -> Result<Block, Diagnostic> {
        let keys = self.keys()?;
        match self.peek() {
            Some(brace) if brace.is("{") => Ok(Block { keys, lines: self.braced_lines()? }),
            Some(other) if !is_first => Err(Diagnostic::error(other.at, other.found(), "'{'")),
            _ => Ok(Block { keys, lines: self.lines_to_end()? }),
        }
    }

    fn keys(&mut self) -> Result<Vec<Token>, Diagnostic> {
        let (mut keys, mut continues) = (Vec::<Token>::new(), false);
        while let Some(token) = self.peek() {
            let is_new_line = keys.last().is_some_and(|last| last.end_line < token.at.line);
            if token.is("{") || (is_new_line && !continues) {
                break;
            }
            if token.is("}") {
                return Err(Diagnostic::error(token.at, "'}'", "a zone"));
            }
            self.next += 1;
            continues = token.text.ends_with(',');
            let text = token.text.trim_end_matches(',').to_owned();
            keys.push(Token { text, ..token.clone() });
        }
        match self.peek().or(keys.last()) {
            Some(token) if continues || keys.is_empty() => {
                Err(Diagnostic::error(token.at, token.found(), "a zone"))
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

    fn lines_to_end(&mut self) -> Result<Vec<Line>, Diagnostic> {
        let lines = self.lines()?;
        match self.peek() {
            Some(brace) => {
                Err(Diagnostic::error(brace.at, "'}'", "a directive, as no '{' is open"))
            }
            None => Ok(lines),
        }
    }

    fn braced_lines(&mut self) -> Result<Vec<Line>, Diagnostic> {
        self.open()?;
        let lines = self.lines()?;
        self.close()?;
        Ok(lines)
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
        Ok(Line { words, block: Some(self.braced_lines()?) })
    }

    /// Parses `{`, the last token of its line.
    fn open(&mut self) -> Result<(), Diagnostic> {
        let brace = &self.tokens[self.next];
        self.next += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Diagnostic::error(brace.at, "'{'", "blocks that are not so deep"));
        }
        self.expect_new_line(brace, "the line to end behind '{'")
    }

    /// Parses `}`, the only token of its line.
    fn close(&mut self) -> Result<(), Diagnostic> {
        let Some(brace) = self.peek() else {
            let last = &self.tokens[self.tokens.len() - 1];
            let at = Position { line: last.end_line, column: last.at.column };
            return Err(Diagnostic::error(at, "the end of the file", "'}'"));
        };
        self.next += 1;
        self.depth -= 1;
        self.expect_new_line(brace, "the line to end behind '}'")
    }

    fn expect_new_line(&self, brace: &Token, expected: &str) -> Result<(), Diagnostic> {
        match self.peek() {
            Some(token) if token.at.line == brace.at.line => {
                Err(Diagnostic::error(token.at, token.found(), expected))
            }
            _ => Ok(()),
        }
    }

    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.next)
    }
}

/// The most nested blocks; the grammar needs four.
const MAX_DEPTH: usize = 16;
