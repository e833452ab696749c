//! The `multivalue` stanza to its zones.
//!
//! The stanza and its files become one [`ZoneSource`], as a Corefile and Route 53's listings
//! describe the same zones. `source` finds the position of each violation.
//!
//! [`ZoneSource`]: crate::route53::ZoneSource

use super::diagnostic::Diagnostic;
use super::files::ParseOptions;
use super::lexer::Token;
use super::matching::ParsedLine;
use super::source::StanzaSource;
use crate::dns::{Name, name};
use crate::route53::HostedZone;

/// A `multivalue` directive.
#[derive(Clone, Debug)]
pub struct Stanza {
    /// Its zones, ready to answer.
    pub zones: Vec<HostedZone>,
    /// Names whose queries go on to the next directive if a zone has no answer; all names if the
    /// list is empty.
    pub fallthrough: Option<Vec<Name>>,
}

/// Parses a stanza. `origins` are the zones of its server block, `seed` is that of the next zone.
pub(super) fn parse(
    line: &ParsedLine<'_>,
    origins: &[Name],
    options: &ParseOptions<'_>,
    seed: &mut u64,
    diagnostics: &mut Vec<Diagnostic>,
) -> Stanza {
    let own: Vec<Name> = line.arguments[0].iter().filter_map(parse_name).collect();
    let names = if own.is_empty() { origins } else { &own };
    let mut zones = Vec::new();
    for name in names {
        let source = StanzaSource::read(line, name, options, diagnostics);
        zones.extend(source.import(*seed, diagnostics));
        *seed = seed.wrapping_add(1);
    }
    let fallthrough = line.block.iter().find(|option| option.word() == "fallthrough");
    let fallthrough =
        fallthrough.map(|option| option.arguments[0].iter().filter_map(parse_name).collect());
    Stanza { zones, fallthrough }
}

/// An absolute name; its final dot may be left out, as everywhere in CoreDNS.
fn parse_name(word: &Token) -> Option<Name> {
    name::from_presentation(&word.text).ok()
}
