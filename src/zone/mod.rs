//! A zone: names to groups, and one query answered.
//!
//! - [`Name`], [`name`]: owner names in Route 53's spelling
//! - [`Value`]: one record's data
//! - [`RecordSet`]: one row, parsed
//! - [`Zone`]: what a query meets: lookup, policy, draw, sections
//! - [`Answer`], [`Tally`]: one query explained, many counted
//!
//! Source: RFC 1034 section 4.3.2 (the algorithm), RFC 4592 (wildcards), RFC 2308
//! (negative answers), and the Amazon Route 53 Developer Guide.

mod alias;
mod answer;
mod build;
mod destination;
pub mod name;
mod odds;
mod record_set;
mod respond;
mod spelling;
mod state;
mod tallied;
mod tally;
mod tree;
mod value;

pub use alias::MAX_ALIASES;
pub use answer::{Answer, AnswerRecord, RowOutcome, TargetOutcome};
pub use destination::SourceError;
pub use name::{Name, NameError};
pub use record_set::{AliasTo, RRset, RecordSet, Routing};
pub use respond::{Owner, Rcode, Record, Response};
pub use state::Zone;
pub use tallied::{ChiSquareTest, Tally, TallyPlace, TallyRow};
pub use tally::{DEFAULT_QUERIES, MAX_QUERIES, PartialTally, PickBy, TallyError, TallyOptions};
pub use tree::Lookup;
pub use value::{Value, ValueError};

use domain::base::iana::Rtype;

/// The record types that Route 53 has (`RRType` in the API reference).
pub const TYPES: [Rtype; 17] = [
    Rtype::A,
    Rtype::AAAA,
    Rtype::CAA,
    Rtype::CNAME,
    Rtype::DS,
    Rtype::HTTPS,
    Rtype::MX,
    Rtype::NAPTR,
    Rtype::NS,
    Rtype::PTR,
    Rtype::SOA,
    Rtype::SPF,
    Rtype::SRV,
    Rtype::SSHFP,
    Rtype::SVCB,
    Rtype::TLSA,
    Rtype::TXT,
];

/// The type that Route 53 spells so.
pub fn parse_type(text: &str) -> Option<Rtype> {
    TYPES.into_iter().find(|rtype| spell_type(*rtype) == text)
}

/// Route 53's spelling of a type.
pub fn spell_type(rtype: Rtype) -> &'static str {
    match rtype {
        Rtype::A => "A",
        Rtype::AAAA => "AAAA",
        Rtype::CAA => "CAA",
        Rtype::CNAME => "CNAME",
        Rtype::DS => "DS",
        Rtype::HTTPS => "HTTPS",
        Rtype::MX => "MX",
        Rtype::NAPTR => "NAPTR",
        Rtype::NS => "NS",
        Rtype::PTR => "PTR",
        Rtype::SOA => "SOA",
        Rtype::SPF => "SPF",
        Rtype::SRV => "SRV",
        Rtype::SSHFP => "SSHFP",
        Rtype::SVCB => "SVCB",
        Rtype::TLSA => "TLSA",
        Rtype::TXT => "TXT",
        _ => "",
    }
}
