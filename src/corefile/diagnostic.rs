//! Errors and warnings of a Corefile, with their positions.

use std::fmt;

use serde::Serialize;

use crate::text::Position;

/// Whether a Corefile can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, but may not be as intended.
    Warning,
}

/// An error or a warning of a Corefile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Diagnostic {
    /// Its position.
    #[serde(flatten)]
    pub at: Position,
    /// Whether the Corefile can run.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub severity: Severity,
    /// What was found and what was expected.
    pub message: String,
}

impl Diagnostic {
    /// `found this, expected that`
    pub(super) fn error(at: Position, found: impl fmt::Display, expected: &str) -> Self {
        let message = format!("found {found}, expected {expected}");
        Self { at, severity: Severity::Error, message }
    }

    /// An error with a message of its own.
    pub(super) fn refusal(at: Position, message: String) -> Self {
        Self { at, severity: Severity::Error, message }
    }

    /// A warning.
    pub(super) fn warning(at: Position, message: String) -> Self {
        Self { at, severity: Severity::Warning, message }
    }

    pub(super) fn into_warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// Whether the Corefile cannot run.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl Severity {
    /// Its word.
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
        let severity = if self.is_error() { "" } else { "warning: " };
        write!(f, "{}: {severity}{}", self.at, self.message)
    }
}

/// A Corefile that cannot run: all its diagnostics. Displays the errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorefileError(pub Vec<Diagnostic>);

impl fmt::Display for CorefileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors = self.0.iter().filter(|diagnostic| diagnostic.is_error());
        let lines: Vec<String> = errors.map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for CorefileError {}
