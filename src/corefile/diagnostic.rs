//! What is wrong in a Corefile, and where.

use std::fmt;

/// A place in a text; both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

/// Whether a Corefile can be used all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, though perhaps not as was meant.
    Warning,
}

/// One thing that is wrong; prints as `line:column: found this, expected that`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where.
    pub at: Position,
    /// How bad.
    pub severity: Severity,
    /// What was found and what was expected.
    pub message: String,
}

impl Diagnostic {
    /// What was found is not what was expected.
    pub(super) fn error(at: Position, found: impl fmt::Display, expected: &str) -> Self {
        let message = format!("found {found}, expected {expected}");
        Self { at, severity: Severity::Error, message }
    }

    /// Usable, but worth saying.
    pub(super) fn warning(at: Position, message: String) -> Self {
        Self { at, severity: Severity::Warning, message }
    }

    /// Whether it stops the Corefile from being used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.at;
        let severity = if self.is_error() { "" } else { "warning: " };
        write!(f, "{line}:{column}: {severity}{}", self.message)
    }
}

/// All that is wrong, errors first where it prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorefileError(pub Vec<Diagnostic>);

impl fmt::Display for CorefileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors: Vec<_> = self.0.iter().filter(|found| found.is_error()).collect();
        let lines: Vec<String> = errors.iter().map(|found| found.to_string()).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for CorefileError {}
