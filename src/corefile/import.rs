//! `import`: the lines of a snippet or a file in place of the line that names it.
//!
//! A snippet is a server block whose only key stands in parentheses; it may be used behind
//! it. Lines of another file have the place of the `import` that brought them.
//!
//! Source: "Import" and "Snippets" in corefile(5).

use std::collections::BTreeMap;

use super::ParseOptions;
use super::diagnostic::Diagnostic;
use super::lexer::{Token, tokenize};
use super::tree::{Block, Line, parse_lines};
use crate::text::Position;

/// Imports inside imports; more is a circle.
const MAX_DEPTH: usize = 16;
/// Lines that imports may bring, so that imports of imports end.
const MAX_LINES: usize = 100_000;

/// Takes the snippets out of a file's blocks and puts lines in place of imports.
pub(super) fn expand(
    blocks: Vec<Block>,
    setup: &ParseOptions<'_>,
) -> Result<Vec<Block>, Diagnostic> {
    let mut importer = Importer { snippets: BTreeMap::new(), setup, count: 0 };
    let mut expanded = Vec::new();
    for Block { keys, lines } in blocks {
        let lines = importer.lines(lines, 0)?;
        match snippet_name(&keys) {
            Some(name) if importer.snippets.contains_key(name) => {
                let again = format!("{} again", keys[0].found());
                return Err(Diagnostic::error(keys[0].at, again, "each snippet once"));
            }
            Some(name) => drop(importer.snippets.insert(name.to_owned(), lines)),
            None => expanded.push(Block { keys, lines }),
        }
    }
    Ok(expanded)
}

fn snippet_name(keys: &[Token]) -> Option<&str> {
    let [key] = keys else { return None };
    key.text.strip_prefix('(')?.strip_suffix(')').filter(|name| !name.is_empty())
}

struct Importer<'a> {
    snippets: BTreeMap<String, Vec<Line>>,
    setup: &'a ParseOptions<'a>,
    count: usize,
}

impl Importer<'_> {
    fn lines(&mut self, lines: Vec<Line>, depth: usize) -> Result<Vec<Line>, Diagnostic> {
        let mut expanded = Vec::new();
        for mut line in lines {
            if line.name().is("import") {
                expanded.extend(self.import(&line, depth)?);
                continue;
            }
            if let Some(block) = line.block.take() {
                line.block = Some(self.lines(block, depth)?);
            }
            expanded.push(line);
        }
        Ok(expanded)
    }

    /// The lines that an import stands for. Those of a snippet have been expanded where it
    /// was defined; those of a file are expanded here.
    fn import(&mut self, line: &Line, depth: usize) -> Result<Vec<Line>, Diagnostic> {
        let [_, source] = &line.words[..] else {
            return Err(Diagnostic::error(line.end(), "no single name", "import SNIPPET|FILE"));
        };
        let lines = match self.snippets.get(&source.text) {
            Some(lines) => lines.clone(),
            None => self.file(source, depth)?,
        };
        self.count += size(&lines);
        match self.count > MAX_LINES {
            true => {
                Err(Diagnostic::error(source.at, source.found(), "imports that are not so many"))
            }
            false => Ok(lines),
        }
    }

    fn file(&mut self, source: &Token, depth: usize) -> Result<Vec<Line>, Diagnostic> {
        let Some(text) = self.setup.files.text(&source.text) else {
            let expected = "a snippet above it, or a file that the host passes";
            return Err(Diagnostic::error(source.at, source.found(), expected));
        };
        if depth == MAX_DEPTH {
            return Err(Diagnostic::error(
                source.at,
                source.found(),
                "imports that are not so deep",
            ));
        }
        let inside = |error: Diagnostic| {
            let Position { line, column } = error.at;
            let message = format!("in {} at {line}:{column}: {}", source.found(), error.message);
            Diagnostic { at: source.at, message, ..error }
        };
        let tokens = tokenize(&text, self.setup.environment).map_err(inside)?;
        let mut read = parse_lines(&tokens).map_err(inside)?;
        read.iter_mut().for_each(|line| place(line, source.at));
        self.lines(read, depth + 1)
    }
}

fn size(lines: &[Line]) -> usize {
    lines.iter().map(|line| 1 + size(line.block.as_deref().unwrap_or_default())).sum()
}

/// Gives every word of a line the place of its import.
fn place(line: &mut Line, at: Position) {
    line.words.iter_mut().for_each(|word| word.at = at);
    line.block.iter_mut().flatten().for_each(|inner| place(inner, at));
}
