//! Query octets to a question, with the parser of the crate `domain`.
//!
//! Source: RFC 1035 section 4.1; RFC 9619 (one question); RFC 6891 sections 6.1.1 (one OPT
//! record, owned by the root) and 6.1.3 (BADVERS); RFC 7871 section 6 (FORMERR); RFC 8906
//! sections 3 and 4.

use domain::base::iana::{Class, Opcode, OptRcode, Rtype};
use domain::base::message::{RecordSection, Section};
use domain::base::name::ToLabelIter;
use domain::base::opt::{Opt, OptRecord};
use domain::base::wire::ParseError;
use domain::base::{Header, Message, ParsedRecord};

use super::edns::Edns;
use crate::dns::NameRef;

/// The result of [`parse`].
#[derive(Debug)]
pub enum ParsedQuery<'a> {
    /// A question for a zone.
    Question(QueryMeta<'a>, Question<'a>),
    /// An invalid or unsupported query. The reply has this code and no records.
    Error(QueryMeta<'a>, OptRcode),
    /// A response, or fewer octets than a header. There is no reply.
    Ignored,
}

/// The parts of a query that its reply repeats.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct QueryMeta<'a> {
    /// ID, opcode and flags.
    pub header: Header,
    /// The question section, octet for octet; empty if it is unreadable.
    pub question: &'a [u8],
    /// The OPT record.
    pub edns: Option<Edns>,
    /// Length of the query in octets.
    pub len: usize,
}

/// The question of a query.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Question<'a> {
    /// Name, in the letter case of the query.
    pub name: &'a NameRef,
    /// Type.
    pub qtype: Rtype,
    /// Class.
    pub qclass: Class,
}

/// Parses a query.
pub fn parse(octets: &[u8]) -> ParsedQuery<'_> {
    let Ok(message) = Message::from_slice(octets) else { return ParsedQuery::Ignored };
    let header = message.header();
    if header.qr() {
        return ParsedQuery::Ignored;
    }
    let question = sole_question(message, octets);
    let raw = question.map_or(&[][..], |question| &octets[HEADER_LEN..question.end()]);
    let meta = QueryMeta { header, question: raw, edns: None, len: octets.len() };
    match (header.opcode(), question, find_edns(message, question)) {
        (Opcode::QUERY, Some(question), Ok(edns)) => validate(QueryMeta { edns, ..meta }, question),
        (Opcode::QUERY, ..) => ParsedQuery::Error(meta, OptRcode::FORMERR),
        (_, _, edns) => {
            let edns = edns.unwrap_or_default();
            ParsedQuery::Error(QueryMeta { edns, ..meta }, OptRcode::NOTIMP)
        }
    }
}

/// Rejects well-formed queries that this server does not support.
fn validate<'a>(meta: QueryMeta<'a>, question: Question<'a>) -> ParsedQuery<'a> {
    let is_transfer = matches!(question.qtype, Rtype::AXFR | Rtype::IXFR);
    match meta.edns {
        Some(edns) if edns.is_newer() => ParsedQuery::Error(meta, OptRcode::BADVERS),
        Some(edns) if edns.is_malformed => ParsedQuery::Error(meta, OptRcode::FORMERR),
        _ if question.qclass != Class::IN || is_transfer => {
            ParsedQuery::Error(meta, OptRcode::REFUSED)
        }
        _ => ParsedQuery::Question(meta, question),
    }
}

/// The question, if there is exactly one and its name is not compressed.
fn sole_question<'a>(message: &Message<[u8]>, octets: &'a [u8]) -> Option<Question<'a>> {
    let question = message.sole_question().ok()?;
    let (qname, qtype, qclass) = (question.qname(), question.qtype(), question.qclass());
    let end = HEADER_LEN + usize::from(qname.compose_len());
    let is_uncompressed = !qname.is_compressed();
    let name = octets.get(HEADER_LEN..end).filter(|_| is_uncompressed)?;
    Some(Question { name: NameRef::from_slice(name).ok()?, qtype, qclass })
}

impl Question<'_> {
    /// Offset of the first octet after the question.
    fn end(&self) -> usize {
        HEADER_LEN + self.name.as_slice().len() + TYPE_AND_CLASS_LEN
    }
}

/// Finds the OPT record. Parses all other records as well, up to the end of the message, and
/// ignores them.
fn find_edns(
    message: &Message<[u8]>,
    question: Option<Question<'_>>,
) -> Result<Option<Edns>, ParseError> {
    if let Some(question) = question.filter(|_| has_no_records(message)) {
        return check_end(message, question.end(), None);
    }
    let mut section = message.answer()?;
    for _ in [Section::Answer, Section::Authority] {
        if edns_of(&mut section)?.is_some() {
            return Err(ParseError::form_error("OPT outside the additional section"));
        }
        section = section.next_section()?.ok_or(ParseError::ShortInput)?;
    }
    let edns = edns_of(&mut section)?;
    check_end(message, section.pos(), edns)
}

/// Whether the header counts no records. Most queries have none.
fn has_no_records(message: &Message<[u8]>) -> bool {
    let counts = message.header_counts();
    [counts.ancount(), counts.nscount(), counts.arcount()] == [0; 3]
}

fn check_end(
    message: &Message<[u8]>,
    pos: usize,
    edns: Option<Edns>,
) -> Result<Option<Edns>, ParseError> {
    match pos == message.as_slice().len() {
        true => Ok(edns),
        false => Err(ParseError::form_error("octets after the message")),
    }
}

/// The one OPT record of a section. Leaves the section at its end.
fn edns_of(section: &mut RecordSection<'_, [u8]>) -> Result<Option<Edns>, ParseError> {
    let mut found = None;
    for record in section {
        let record = record?;
        if record.rtype() == Rtype::OPT && found.replace(edns(&record)?).is_some() {
            return Err(ParseError::form_error("two OPT records"));
        }
    }
    Ok(found)
}

fn edns(record: &ParsedRecord<'_, [u8]>) -> Result<Edns, ParseError> {
    let opt = record.to_record::<Opt<&[u8]>>()?.map(OptRecord::from);
    match opt.filter(|_| record.owner().is_root()) {
        Some(opt) => Ok(Edns::parse(&opt)),
        None => Err(ParseError::form_error("OPT with an owner other than the root")),
    }
}

/// Octets of a message header.
pub(super) const HEADER_LEN: usize = 12;
/// Octets of a question after its name: type and class.
pub(super) const TYPE_AND_CLASS_LEN: usize = 4;
