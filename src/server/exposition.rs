//! Prometheus' text format, version 0.0.4.
//!
//! Source: "Text-based format" in Prometheus' documentation.

use std::fmt::Write;

/// Metrics in the text format.
#[derive(Default)]
pub(super) struct Exposition {
    text: String,
}

impl Exposition {
    /// Starts a metric. `kind` is `counter`, `gauge` or `histogram`.
    pub(super) fn metric(&mut self, name: &str, kind: &str, help: &str) {
        writeln!(self.text, "# HELP {name} {help}\n# TYPE {name} {kind}").unwrap_or_default();
    }

    /// Adds a sample. `labels` are in the text format.
    pub(super) fn sample(&mut self, name: &str, labels: &str, value: u64) {
        writeln!(self.text, "{name}{{{labels}}} {value}").unwrap_or_default();
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// Escapes the value of a label.
pub(super) fn escape(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}
