//! The grammar of server blocks, as data: the parser follows it, errors quote it, and the reference
//! in the documentation is printed from it.
//!
//! - [`Rule`]: one directive or option; [`Argument`], [`ArgumentKind`]: its arguments
//! - [`DIRECTIVES`]: all rules; [`OTHER_DIRECTIVES`]: the words of CoreDNS without a rule
//! - [`reference()`]: the rules as text

mod directives;
mod policy_rules;
mod rule;

use std::fmt::Write;

pub use directives::{DIRECTIVES, OTHER_DIRECTIVES};
pub use rule::{Argument, ArgumentKind, Rule};

/// The reference: every directive with its options, one a line.
pub fn reference() -> String {
    let mut text = String::new();
    DIRECTIVES.iter().for_each(|rule| write_rule(&mut text, rule, 0));
    text
}

fn write_rule(text: &mut String, rule: &Rule, depth: usize) {
    let indent = "    ".repeat(depth);
    let brace = if rule.block.is_empty() { "" } else { " {" };
    let line = format!("{indent}{}{brace}", rule.synopsis());
    writeln!(text, "{line:<COMMENT_COLUMN$} # {}", rule.about).unwrap_or_default();
    rule.block.iter().for_each(|inner| write_rule(text, inner, depth + 1));
    if !rule.block.is_empty() {
        writeln!(text, "{indent}}}").unwrap_or_default();
    }
}

/// The column of the comments in the reference.
const COMMENT_COLUMN: usize = 64;
