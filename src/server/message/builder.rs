//! Replies of any shape, by the builder of the crate `domain`, with name compression.
//!
//! What does not fit goes in this order: records in Additional, records in Authority that
//! a positive answer can do without, then all records, with TC set (RFC 2181 section 9).
//! A referral that cannot hold its glue sets TC (RFC 9471 section 3.1).

use domain::base::iana::OptRcode;
use domain::base::message_builder::{
    AdditionalBuilder, AnswerBuilder, AuthorityBuilder, MessageBuilder, OptBuilder, PushError,
    RecordSectionBuilder, StaticCompressor,
};
use domain::base::name::Name;
use domain::base::{Header, Question};

use super::action::ReplyInfo;
use super::edns::{OPT_LEN, UDP_SIZE};
use super::query::QueryMeta;
use super::reply_record::ReplyRecord;

/// The reply in the making: the caller's buffer with a table of the names in it.
type Target<'o> = StaticCompressor<&'o mut Vec<u8>>;

/// What stands in a reply's header, and what its sections are for.
#[derive(Clone, Copy, Debug)]
pub struct ReplyHeader {
    /// The response code.
    pub rcode: OptRcode,
    /// AA.
    pub authoritative: bool,
}

impl ReplyHeader {
    fn is_referral(self) -> bool {
        !self.authoritative && self.rcode == OptRcode::NOERROR
    }
}

/// Writes a reply of at most `limit` octets into `out`, which is overwritten. Allocates
/// nothing once `out` has grown.
pub fn compose<'e>(
    envelope: &QueryMeta<'_>,
    head: ReplyHeader,
    limit: usize,
    [answer, authority, additional]: [&mut dyn Iterator<Item = ReplyRecord<'e>>; 3],
    out: &mut Vec<u8>,
) -> ReplyInfo {
    let mut builder = start(envelope, head, limit, out);
    let mut sent =
        ReplyInfo { authoritative: head.authoritative, ..ReplyInfo::empty(0, head.rcode) };
    let fitted = push_answer(&mut builder, answer, &mut sent).is_ok();
    let mut authorities = builder.authority();
    let fitted = fitted && push_authority(&mut authorities, authority, &mut sent).is_ok();
    if !fitted {
        authorities = authorities.answer().tc_rewind_into().authority();
        sent = ReplyInfo { truncated: true, min_ttl: 0, answers: 0, ..sent };
    }
    let mut additionals = authorities.additional();
    if fitted && push_all(&mut additionals, additional).is_err() {
        additionals.rewind();
        sent.truncated = head.is_referral();
        additionals.header_mut().set_tc(sent.truncated);
    }
    sent.len = finish(additionals, envelope, head.rcode);
    sent
}

/// Header and question, with room left for our OPT record.
fn start<'o>(
    envelope: &QueryMeta<'_>,
    head: ReplyHeader,
    limit: usize,
    out: &'o mut Vec<u8>,
) -> AnswerBuilder<Target<'o>> {
    let target = StaticCompressor::new(out);
    let Ok(mut builder) = MessageBuilder::from_target(target);
    *builder.header_mut() = header(envelope, head);
    let mut questions = builder.question();
    if let Some(asked) = question(envelope.question) {
        questions.push(asked).unwrap_or_default();
    }
    let mut answer = questions.answer();
    let reserved = if envelope.edns.is_some() { OPT_LEN } else { 0 };
    // The builder's limit is the first length that is too long.
    answer.set_push_limit(limit.saturating_sub(reserved) + 1);
    answer
}

/// What a reply repeats of its query's header, and its own part. RA, AD and Z are clear.
pub(super) fn header(envelope: &QueryMeta<'_>, head: ReplyHeader) -> Header {
    let mut header = Header::new();
    header.set_id(envelope.header.id());
    header.set_qr(true);
    header.set_opcode(envelope.header.opcode());
    header.set_rd(envelope.header.rd());
    header.set_cd(envelope.header.cd());
    header.set_aa(head.authoritative);
    header.set_rcode(head.rcode.rcode());
    header
}

fn question(octets: &[u8]) -> Option<Question<&Name<[u8]>>> {
    let (name, &[type_high, type_low, class_high, class_low]) = octets.split_last_chunk()?;
    let qtype = u16::from_be_bytes([type_high, type_low]);
    let qclass = u16::from_be_bytes([class_high, class_low]);
    Some(Question::new(Name::from_slice(name).ok()?, qtype.into(), qclass.into()))
}

fn push_answer<'e>(
    builder: &mut AnswerBuilder<Target<'_>>,
    entries: &mut dyn Iterator<Item = ReplyRecord<'e>>,
    sent: &mut ReplyInfo,
) -> Result<(), PushError> {
    for entry in entries {
        push(builder, entry)?;
        sent.min_ttl = if sent.answers == 0 { entry.ttl } else { sent.min_ttl.min(entry.ttl) };
        sent.answers += 1;
    }
    Ok(())
}

/// Authority; where the answer is empty it is what the reply is about, and the SOA in it
/// says for how long.
fn push_authority<'e>(
    builder: &mut AuthorityBuilder<Target<'_>>,
    entries: &mut dyn Iterator<Item = ReplyRecord<'e>>,
    sent: &mut ReplyInfo,
) -> Result<(), PushError> {
    for entry in entries {
        match push(builder, entry) {
            Ok(()) if sent.answers == 0 => sent.min_ttl = entry.ttl,
            Ok(()) => {}
            Err(error) if sent.answers == 0 => return Err(error),
            Err(_) => {
                builder.rewind();
                break;
            }
        }
    }
    Ok(())
}

fn push_all<'e, 'o>(
    section: &mut impl RecordSectionBuilder<Target<'o>>,
    entries: &mut dyn Iterator<Item = ReplyRecord<'e>>,
) -> Result<(), PushError> {
    for entry in entries {
        push(section, entry)?;
    }
    Ok(())
}

fn push<'o>(
    section: &mut impl RecordSectionBuilder<Target<'o>>,
    entry: ReplyRecord<'_>,
) -> Result<(), PushError> {
    section.push((entry.owner, entry.ttl(), entry.data))
}

/// Our OPT record, for which room was left.
fn finish(
    mut builder: AdditionalBuilder<Target<'_>>,
    envelope: &QueryMeta<'_>,
    rcode: OptRcode,
) -> usize {
    builder.clear_push_limit();
    if let Some(edns) = envelope.edns {
        let opt = |opt: &mut OptBuilder<'_, Target<'_>>| {
            opt.set_udp_payload_size(UDP_SIZE);
            opt.set_dnssec_ok(edns.dnssec_ok);
            opt.set_rcode(rcode);
            Ok(())
        };
        builder.opt(opt).unwrap_or_default();
    }
    builder.as_slice().len()
}
