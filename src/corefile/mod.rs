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
mod lexer;
mod matching;
mod origins;
mod records;
mod server;
mod server_key;
mod source;
mod stanza;
mod tree;
mod value;

pub use crate::text::Position;
pub use compose::{ComposeError, compose};
pub use diagnostic::{CorefileError, Diagnostic, Severity};
pub use files::{Environment, Files, ParseOptions};
pub use grammar::{Argument, ArgumentKind, DIRECTIVES, OTHER_DIRECTIVES, Rule, reference};
pub use server::{Corefile, Directive, LogOptions, ServerBlock, check, parse};
pub use server_key::ServerKey;
pub use stanza::Stanza;
