//! Query octets to what they ask, by the parser of the crate `domain`.
//!
//! Source: RFC 1035 section 4.1; RFC 9619 (one question); RFC 6891 sections 6.1.1 (one
//! OPT, owned by the root) and 6.1.3 (BADVERS); RFC 8906 sections 3 and 4.

use domain::base::iana::{Class, Opcode, OptRcode, Rtype};
use domain::base::message::{RecordSection, Section};
use domain::base::name::ToLabelIter;
use domain::base::opt::{Opt, OptRecord};
use domain::base::wire::ParseError;
use domain::base::{Header, Message, Name, ParsedRecord};

use super::edns::Edns;

/// Octets of a message header.
pub(super) const HEADER_LEN: usize = 12;

/// What octets that came in are.
#[derive(Debug)]
pub enum Reading<'a> {
    /// A question that wants an answer.
    Ask(QueryMeta<'a>, Question<'a>),
    /// A query that is refused with a code.
    Refuse(QueryMeta<'a>, OptRcode),
    /// No query: a response, or shorter than a header.
    Drop,
}

/// What a reply repeats of its query.
#[derive(Clone, Copy, Debug)]
pub struct QueryMeta<'a> {
    /// ID, opcode and flags.
    pub header: Header,
    /// The question section as it came, letter case and all; empty where there is none
    /// that could be read.
    pub question: &'a [u8],
    /// The client's OPT record.
    pub edns: Option<Edns>,
    /// Octets of the query.
    pub len: usize,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The name, with its letter case.
    pub name: &'a Name<[u8]>,
    /// The type.
    pub qtype: Rtype,
    /// The class.
    pub qclass: Class,
}

/// Reads a query.
pub fn read(octets: &[u8]) -> Reading<'_> {
    let Ok(message) = Message::from_slice(octets) else { return Reading::Drop };
    let header = message.header();
    if header.qr() {
        return Reading::Drop;
    }
    let question = question(message, octets);
    let raw = question.map_or(&[][..], |asked| &octets[HEADER_LEN..question_end(&asked)]);
    let envelope = QueryMeta { header, question: raw, edns: None, len: octets.len() };
    match (header.opcode(), question, records(message, question)) {
        (Opcode::QUERY, Some(asked), Ok(edns)) => judge(QueryMeta { edns, ..envelope }, asked),
        (Opcode::QUERY, ..) => Reading::Refuse(envelope, OptRcode::FORMERR),
        (_, _, edns) => {
            let edns = edns.unwrap_or_default();
            Reading::Refuse(QueryMeta { edns, ..envelope }, OptRcode::NOTIMP)
        }
    }
}

/// Refuses what parses and is still not for us.
fn judge<'a>(envelope: QueryMeta<'a>, asked: Question<'a>) -> Reading<'a> {
    let is_transfer = matches!(asked.qtype, Rtype::AXFR | Rtype::IXFR);
    match envelope.edns {
        Some(edns) if edns.is_newer() => Reading::Refuse(envelope, OptRcode::BADVERS),
        _ if asked.qclass != Class::IN || is_transfer => {
            Reading::Refuse(envelope, OptRcode::REFUSED)
        }
        _ => Reading::Ask(envelope, asked),
    }
}

/// The one question, where there is exactly one, and its name is not compressed.
fn question<'a>(message: &Message<[u8]>, octets: &'a [u8]) -> Option<Question<'a>> {
    let asked = message.sole_question().ok()?;
    let (qname, qtype, qclass) = (asked.qname(), asked.qtype(), asked.qclass());
    let end = HEADER_LEN + usize::from(qname.compose_len());
    let is_plain = !qname.is_compressed();
    let name = octets.get(HEADER_LEN..end).filter(|_| is_plain)?;
    Some(Question { name: Name::from_slice(name).ok()?, qtype, qclass })
}

fn question_end(asked: &Question<'_>) -> usize {
    HEADER_LEN + asked.name.as_slice().len() + 4
}

/// Walks the records behind the question to the message's end and gives what the OPT
/// record says. Other records are skipped: a query has no use for them.
fn records(
    message: &Message<[u8]>,
    question: Option<Question<'_>>,
) -> Result<Option<Edns>, ParseError> {
    if let Some(asked) = question.filter(|_| has_no_records(message)) {
        return at_end(message, question_end(&asked), None);
    }
    let mut section = message.answer()?;
    for _ in [Section::Answer, Section::Authority] {
        if opt_of(&mut section)?.is_some() {
            return Err(ParseError::form_error("OPT outside the additional section"));
        }
        section = section.next_section()?.ok_or(ParseError::ShortInput)?;
    }
    let edns = opt_of(&mut section)?;
    at_end(message, section.pos(), edns)
}

/// Whether the header says so, as it does for most queries; it need not be right.
fn has_no_records(message: &Message<[u8]>) -> bool {
    let counts = message.header_counts();
    [counts.ancount(), counts.nscount(), counts.arcount()] == [0; 3]
}

fn at_end(
    message: &Message<[u8]>,
    pos: usize,
    edns: Option<Edns>,
) -> Result<Option<Edns>, ParseError> {
    match pos == message.as_slice().len() {
        true => Ok(edns),
        false => Err(ParseError::form_error("octets behind the message")),
    }
}

/// The section's OPT record, of which there may be one. Leaves the section at its end.
fn opt_of(section: &mut RecordSection<'_, [u8]>) -> Result<Option<Edns>, ParseError> {
    let mut found = None;
    for record in section {
        let record = record?;
        if record.rtype() == Rtype::OPT && found.replace(opt(&record)?).is_some() {
            return Err(ParseError::form_error("two OPT records"));
        }
    }
    Ok(found)
}

fn opt(record: &ParsedRecord<'_, [u8]>) -> Result<Edns, ParseError> {
    let opt = record.to_record::<Opt<&[u8]>>()?.map(OptRecord::from);
    match opt {
        Some(opt) if record.owner().is_root() => Ok(Edns {
            udp_size: opt.udp_payload_size(),
            version: opt.version(),
            dnssec_ok: opt.dnssec_ok(),
        }),
        _ => Err(ParseError::form_error("OPT of another owner than the root")),
    }
}
