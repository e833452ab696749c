//! `import`: replaced with the lines of a snippet or a file.
//!
//! A snippet is a server block whose only key is in parentheses. It is known after its block.
//! Lines of a file have the position of their `import`.
//!
//! Source: "Import" and "Snippets" in corefile(5).

use std::collections::BTreeMap;

use super::braces;
use super::diagnostic::Diagnostic;
use super::files::ParseOptions;
use super::lexer::{Token, tokenize};
use super::tree::{Block, Line, parse_lines};
use crate::text::Position;

/// Most imports inside imports; more is a circle.
const MAX_DEPTH: usize = 16;
/// Most lines of all imports, so that imports of imports end.
const MAX_LINES: usize = 100_000;

/// Removes the snippets from a file's blocks and replaces the imports.
pub(super) fn expand(
    blocks: Vec<Block>,
    options: &ParseOptions<'_>,
) -> Result<Vec<Block>, Diagnostic> {
    let mut importer = Importer { snippets: BTreeMap::new(), options, count: 0 };
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
    options: &'a ParseOptions<'a>,
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

    /// The lines of an import. Those of a snippet have no imports any more.
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
        let Some(text) = self.options.files.text(&source.text) else {
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
        let in_file = |error: Diagnostic| source.error_in_file(error.at, &error.message);
        let tokens = tokenize(&text, self.options.environment).map_err(in_file)?;
        let mut lines = braces::parse(&tokens, parse_lines).map_err(in_file)?;
        lines.iter_mut().for_each(|line| place(line, source.at));
        self.lines(lines, depth + 1)
    }
}

fn size(lines: &[Line]) -> usize {
    lines.iter().map(|line| 1 + size(line.block.as_deref().unwrap_or_default())).sum()
}

/// Moves every word of a line to the position of its import.
fn place(line: &mut Line, at: Position) {
    line.words.iter_mut().for_each(|word| word.at = at);
    line.block.iter_mut().flatten().for_each(|inner| place(inner, at));
}
