//! What is wrong in a Corefile, and where.

use std::fmt;

use serde::Serialize;

use crate::text::Position;

/// Whether a Corefile can be used all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, though perhaps not as was meant.
    Warning,
}

/// One thing that is wrong in a Corefile, or worth saying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Diagnostic {
    /// Where.
    #[serde(flatten)]
    pub at: Position,
    /// Whether the Corefile can be used all the same.
    #[cfg_attr(feature = "typescript", ts(inline))]
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

impl Severity {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// `line:column: found this, expected that`
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
