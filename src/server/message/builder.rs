//! Replies of any shape, with the builder of the crate `domain` and name compression.
//!
//! If a reply is too long, sections go in this order: Additional; then Authority, if there is
//! an answer; then all records, with TC set (RFC 2181 section 9). A referral without its glue
//! sets TC (RFC 9471 section 3.1).

use domain::base::iana::OptRcode;
use domain::base::message_builder::{
    AdditionalBuilder, AnswerBuilder, AuthorityBuilder, MessageBuilder, PushError, StaticCompressor,
};
use domain::base::{Header, Question};

use super::action::ReplyInfo;
use super::query::QueryMeta;
use super::reply_record::ReplyRecord;
use crate::dns::NameRef;

/// The caller's buffer, with `domain`'s table of the names in it.
type Target<'o> = StaticCompressor<&'o mut Vec<u8>>;
/// The records of one section.
pub(super) type Records<'i, 'r> = &'i mut dyn Iterator<Item = ReplyRecord<'r>>;

/// Header fields of a reply, beside the ones copied from the query.
#[derive(Clone, Copy, Debug)]
pub struct ReplyHeader {
    /// Response code.
    pub rcode: OptRcode,
    /// The AA bit.
    pub authoritative: bool,
}

impl ReplyHeader {
    fn is_referral(self) -> bool {
        !self.authoritative && self.rcode == OptRcode::NOERROR
    }
}

/// The records of a reply.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sections<'a> {
    /// Answer section.
    pub answer: &'a [ReplyRecord<'a>],
    /// Authority section.
    pub authority: &'a [ReplyRecord<'a>],
    /// Additional section, without the OPT record.
    pub additional: &'a [ReplyRecord<'a>],
}

/// Writes a reply of at most `limit` octets into `out`, which is overwritten. Adds the OPT
/// record if the query has one. Does not allocate once `out` has its size.
pub fn compose(
    meta: &QueryMeta<'_>,
    header: ReplyHeader,
    limit: usize,
    sections: Sections<'_>,
    out: &mut Vec<u8>,
) -> ReplyInfo {
    let Sections { answer, authority, additional } = sections;
    let [mut answer, mut authority, mut additional] =
        [answer, authority, additional].map(|records| records.iter().copied());
    compose_records(meta, header, limit, [&mut answer, &mut authority, &mut additional], out)
}

/// Writes a reply without records into `out`, which is overwritten.
pub fn compose_error(meta: &QueryMeta<'_>, rcode: OptRcode, out: &mut Vec<u8>) -> ReplyInfo {
    let header = ReplyHeader { rcode, authoritative: false };
    compose(meta, header, usize::MAX >> 1, Sections::default(), out)
}

/// Writes the records of three sections; see [`compose`].
pub(super) fn compose_records(
    meta: &QueryMeta<'_>,
    header: ReplyHeader,
    limit: usize,
    [answer, authority, additional]: [Records<'_, '_>; 3],
    out: &mut Vec<u8>,
) -> ReplyInfo {
    let mut builder = start(meta, header, limit, out);
    let mut info =
        ReplyInfo { authoritative: header.authoritative, ..ReplyInfo::empty(0, header.rcode) };
    let fits = push_answer(&mut builder, answer, &mut info).is_ok();
    let mut builder = builder.authority();
    let fits = fits && push_authority(&mut builder, authority, &mut info).is_ok();
    if !fits {
        builder = builder.answer().tc_rewind_into().authority();
        info = ReplyInfo { truncated: true, min_ttl: 0, answers: 0, ..info };
    }
    let mut builder = builder.additional();
    if fits && push_all(&mut builder, additional).is_err() {
        builder.rewind();
        info.truncated = header.is_referral();
        builder.header_mut().set_tc(info.truncated);
    }
    info.len = finish(builder, meta, header.rcode);
    info
}

/// Writes header and question, and reserves the octets of the OPT record.
fn start<'o>(
    meta: &QueryMeta<'_>,
    header: ReplyHeader,
    limit: usize,
    out: &'o mut Vec<u8>,
) -> AnswerBuilder<Target<'o>> {
    let target = StaticCompressor::new(out);
    let Ok(mut builder) = MessageBuilder::from_target(target);
    *builder.header_mut() = message_header(meta, header);
    let mut questions = builder.question();
    if let Some(question) = question(meta.question) {
        questions.push(question).unwrap_or_default();
    }
    let mut answer = questions.answer();
    let reserved = meta.edns.map_or(0, |edns| edns.reply_len());
    // The builder's limit is the first length that is too long.
    answer.set_push_limit(limit.saturating_sub(reserved) + 1);
    answer
}

/// The header of a reply. RA, AD and Z are clear.
pub(super) fn message_header(meta: &QueryMeta<'_>, reply: ReplyHeader) -> Header {
    let mut header = Header::new();
    header.set_id(meta.header.id());
    header.set_qr(true);
    header.set_opcode(meta.header.opcode());
    header.set_rd(meta.header.rd());
    header.set_cd(meta.header.cd());
    header.set_aa(reply.authoritative);
    header.set_rcode(reply.rcode.rcode());
    header
}

fn question(octets: &[u8]) -> Option<Question<&NameRef>> {
    let (name, &[type_high, type_low, class_high, class_low]) = octets.split_last_chunk()?;
    let qtype = u16::from_be_bytes([type_high, type_low]);
    let qclass = u16::from_be_bytes([class_high, class_low]);
    Some(Question::new(NameRef::from_slice(name).ok()?, qtype.into(), qclass.into()))
}

fn push_answer(
    builder: &mut AnswerBuilder<Target<'_>>,
    records: Records<'_, '_>,
    info: &mut ReplyInfo,
) -> Result<(), PushError> {
    for record in records {
        builder.push(record.parts())?;
        info.min_ttl = if info.answers == 0 { record.ttl } else { info.min_ttl.min(record.ttl) };
        info.answers += 1;
    }
    Ok(())
}

/// Writes the authority section. It is optional after an answer. In a negative answer it is
/// required, and its SOA has the TTL of the reply.
fn push_authority(
    builder: &mut AuthorityBuilder<Target<'_>>,
    records: Records<'_, '_>,
    info: &mut ReplyInfo,
) -> Result<(), PushError> {
    for record in records {
        match builder.push(record.parts()) {
            Ok(()) if info.answers == 0 => info.min_ttl = record.ttl,
            Ok(()) => {}
            Err(error) if info.answers == 0 => return Err(error),
            Err(_) => {
                builder.rewind();
                break;
            }
        }
    }
    Ok(())
}

fn push_all(
    builder: &mut AdditionalBuilder<Target<'_>>,
    records: Records<'_, '_>,
) -> Result<(), PushError> {
    for record in records {
        builder.push(record.parts())?;
    }
    Ok(())
}

/// Adds the OPT record, whose octets are reserved. Returns the length of the reply.
fn finish(
    mut builder: AdditionalBuilder<Target<'_>>,
    meta: &QueryMeta<'_>,
    rcode: OptRcode,
) -> usize {
    builder.clear_push_limit();
    if let Some(edns) = meta.edns {
        builder.opt(|opt| edns.build_reply(rcode, opt)).unwrap_or_default();
    }
    builder.as_slice().len()
}
