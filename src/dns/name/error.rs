//! Errors of names, in Route 53's words.

use std::fmt;

/// A text that is not a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NameError {
    kind: NameErrorKind,
    name: Box<str>,
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameErrorKind {
    /// A character that needs an octal escape, or an invalid escape.
    UnsupportedCharacter {
        /// The offset of the character in the text, in bytes.
        offset: usize,
    },
    /// Two dots side by side, or an empty text.
    EmptyLabel,
    /// A label of more than 63 octets.
    LongLabel,
    /// A name of more than 255 octets.
    LongName,
}

impl NameError {
    pub(super) fn new(kind: NameErrorKind, name: &str) -> Self {
        Self { kind, name: name.into() }
    }

    /// What is wrong.
    pub fn kind(&self) -> NameErrorKind {
        self.kind
    }

    /// The text.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        f.write_str("FATAL problem: ")?;
        match self.kind {
            NameErrorKind::UnsupportedCharacter { offset } => {
                let character = name[offset..].chars().next().unwrap_or_default();
                let problem = "UnsupportedCharacter (Value contains unsupported characters)";
                write!(f, "{problem} encountered with '{character}' in '{name}'")
            }
            NameErrorKind::EmptyLabel => {
                write!(f, "DomainLabelEmpty (Domain label is empty) encountered with '{name}'")
            }
            NameErrorKind::LongLabel => write!(
                f,
                "DomainLabelTooLong (Domain label is longer than 63 octets) encountered with '{name}'"
            ),
            NameErrorKind::LongName => write!(
                f,
                "DomainNameTooLong (Domain name is longer than 255 octets) encountered with '{name}'"
            ),
        }
    }
}

impl std::error::Error for NameError {}
