//! Corefiles: text to server blocks, and a zone back to text.
//!
//! - [`parse`], [`check`]: a whole file, every error with its line and column
//! - [`compose`]: a zone as a `multivalue` stanza; reading it gives the same zone
//! - [`Files`], [`Environment`]: where the files and variables that it names come from
//! - [`DIRECTIVES`], [`reference()`]: the grammar as data, and as the documents print it
//!
//! Nothing here reads files, a clock or an environment: the host passes what there is.
//!
//! Source: corefile(5); the stanza is this project's.

mod check;
mod compose;
mod diagnostic;
mod files;
mod grammar;
mod import;
mod lexer;
mod matching;
mod rows;
mod server;
mod server_key;
mod stanza;
mod tree;
mod value;

pub use crate::text::Position;
pub use compose::{ComposeError, compose};
pub use diagnostic::{CorefileError, Diagnostic, Severity};
pub use files::{Environment, Files};
pub use grammar::{Argument, ArgumentKind, DIRECTIVES, OTHER_DIRECTIVES, Rule, reference};
pub use server::{Corefile, Directive, LogOptions, ServerBlock, check, parse};
pub use server_key::ServerKey;
pub use stanza::Stanza;

/// What a host passes along with a Corefile.
#[derive(Clone, Copy)]
pub struct ParseOptions<'a> {
    /// The files that it may name: texts by the names it has for them, or a loader.
    pub files: &'a dyn Files,
    /// The variables that it may name; none where the host passes no environment.
    pub environment: Option<&'a dyn Environment>,
    /// Seed of the first zone; each further zone has the next number.
    pub seed: u64,
}
