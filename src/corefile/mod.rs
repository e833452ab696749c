//! Corefiles: text to server blocks, and a zone back to text.
//!
//! - [`parse`], [`check`]: a Corefile, with the position of every error
//! - [`compose`]: a zone as a `multivalue` stanza that parses to the same zone
//! - [`Files`], [`Environment`]: the files and variables of the host
//! - [`DIRECTIVES`], [`reference()`]: the grammar, as data and as the documents print it
//!
//! No I/O: the host passes files and variables.
//!
//! Source: corefile(5). The stanza is an addition of this project.

mod braces;
mod check;
mod compose;
mod diagnostic;
mod files;
mod grammar;
mod import;
mod key;
mod lexer;
mod matching;
mod origins;
mod records;
mod server;
mod source;
mod stanza;
mod tree;
mod value;

pub use crate::text::Position;
pub use compose::{ComposeError, compose};
pub use diagnostic::{CorefileError, Diagnostic, Severity};
pub use files::{Environment, Files};
pub use grammar::{Argument, DIRECTIVES, Kind, OTHER_DIRECTIVES, Rule, reference};
pub use key::Key;
pub use server::{Corefile, Directive, Log, ServerBlock, check, parse};
pub use stanza::Stanza;

/// The host's part of a Corefile.
#[derive(Clone, Copy)]
pub struct ParseOptions<'a> {
    /// The files that the Corefile may name.
    pub files: &'a dyn Files,
    /// The variables that the Corefile may name.
    pub environment: Option<&'a dyn Environment>,
    /// Seed of the first zone. Each further zone has the next number.
    pub seed: u64,
}
