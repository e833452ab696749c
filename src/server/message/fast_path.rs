//! Replies with one RRset whose data hold no compressible names: most replies.
//!
//! The owner of each answer is a pointer to the question (RFC 1035 section 4.1.4). Record data
//! are copied in wire format. The zone's NS records follow in Authority; a target below the
//! zone's name ends in a pointer to it. Does not allocate once the buffer has its size.

use domain::base::iana::OptRcode;

use super::action::ReplyInfo;
use super::builder::{ReplyHeader, message_header};
use super::query::{HEADER_LEN, QueryMeta, TYPE_AND_CLASS_LEN};
use super::reply_record::compressible_names;
use crate::zone::{Owner, Rcode, Record, Response, Rrset, Zone};

/// A record up to its data. The last two octets are the length of the data.
type RecordHeader = [u8; RECORD_HEADER_LEN];

/// Whether [`compose`] can write this response.
pub(super) fn applies(zone: &Zone, response: &Response) -> bool {
    let one_set = |records: &[Record], owner| {
        let first = records.first().map(|record| record.set);
        records.iter().all(|record| record.owner == owner && Some(record.set) == first)
    };
    let has_plain_data = |record: &Record| {
        let rtype = zone.set(record.set).rtype();
        compressible_names(rtype).is_none()
    };
    response.rcode == Rcode::NoError
        && response.additional.is_empty()
        && one_set(&response.answer, Owner::Query)
        && one_set(&response.authority, Owner::Set)
        && response.answer.first().is_some_and(has_plain_data)
}

/// Writes a reply of at most `limit` octets into `out`, which is overwritten.
pub(super) fn compose(
    meta: &QueryMeta<'_>,
    zone: &Zone,
    response: &Response,
    limit: usize,
    out: &mut Vec<u8>,
) -> ReplyInfo {
    let room = limit.saturating_sub(meta.edns.map_or(0, |edns| edns.reply_len()));
    out.clear();
    out.extend_from_slice(&[0; HEADER_LEN]);
    out.extend_from_slice(meta.question);
    let question_end = out.len();
    let ttl = push_answer(zone, &response.answer, out);
    let truncated = out.len() > room;
    if truncated {
        out.truncate(question_end);
    }
    let answers = if truncated { 0 } else { response.answer.len() as u16 };
    let authorities = match truncated {
        true => 0,
        false => push_authority(zone, &response.authority, meta.question, room, out),
    };
    finish(meta, truncated, [1, answers, authorities, 0], out);
    ReplyInfo {
        authoritative: true,
        truncated,
        answers,
        min_ttl: if truncated { 0 } else { ttl },
        ..ReplyInfo::empty(out.len(), OptRcode::NOERROR)
    }
}

/// Writes the answer section. Returns the TTL of the RRset.
fn push_answer(zone: &Zone, records: &[Record], out: &mut Vec<u8>) -> u32 {
    let Some(first) = records.first() else { return 0 };
    let set = zone.set(first.set);
    let header = record_header(QUESTION_POINTER, set, first.ttl);
    for record in records {
        let rdata = set.value(record.value).rdata();
        out.extend_from_slice(&with_rdlength(header, rdata.len()));
        out.extend_from_slice(rdata);
    }
    first.ttl
}

/// Writes the zone's NS records, if all fit. Returns their number.
fn push_authority(
    zone: &Zone,
    records: &[Record],
    question: &[u8],
    room: usize,
    out: &mut Vec<u8>,
) -> u16 {
    let Some(first) = records.first() else { return 0 };
    let (start, set) = (out.len(), zone.set(first.set));
    // The name of the question ends in the zone's name.
    let labels_before = question.len().saturating_sub(TYPE_AND_CLASS_LEN + set.name().len());
    let apex = POINTER | (HEADER_LEN + labels_before) as u16;
    let header = record_header(apex, set, first.ttl);
    for record in records {
        push_name_server(set, record, header, apex, out);
    }
    if out.len() <= room {
        return records.len() as u16;
    }
    out.truncate(start);
    0
}

/// Writes one NS record. A target below the zone's name ends in the pointer `apex`.
fn push_name_server(
    set: &Rrset,
    record: &Record,
    header: RecordHeader,
    apex: u16,
    out: &mut Vec<u8>,
) {
    let value = set.value(record.value);
    let rdata = value.rdata();
    // Comparing the last octets first is faster than comparing labels.
    let end = rdata.len().checked_sub(set.name().len()).map(|start| &rdata[start..]);
    let is_below = end.is_some_and(|end| end.eq_ignore_ascii_case(set.name().as_slice()))
        && value.target().is_some_and(|target| target.ends_with(set.name()));
    let (labels, pointer) = match is_below {
        true => (&rdata[..rdata.len() - set.name().len()], &apex.to_be_bytes()[..]),
        false => (rdata, &[][..]),
    };
    out.extend_from_slice(&with_rdlength(header, labels.len() + pointer.len()));
    out.extend_from_slice(labels);
    out.extend_from_slice(pointer);
}

fn record_header(owner: u16, set: &Rrset, ttl: u32) -> RecordHeader {
    let mut octets = [0; RECORD_HEADER_LEN];
    octets[..2].copy_from_slice(&owner.to_be_bytes());
    octets[2..4].copy_from_slice(&set.rtype().to_int().to_be_bytes());
    octets[4..6].copy_from_slice(&IN);
    octets[6..10].copy_from_slice(&ttl.to_be_bytes());
    octets
}

fn with_rdlength(mut header: RecordHeader, length: usize) -> RecordHeader {
    header[10..].copy_from_slice(&(length as u16).to_be_bytes());
    header
}

/// Writes the message header, and the OPT record if the query has one.
fn finish(meta: &QueryMeta<'_>, truncated: bool, mut counts: [u16; 4], out: &mut Vec<u8>) {
    let rcode = OptRcode::NOERROR;
    let mut header = message_header(meta, ReplyHeader { rcode, authoritative: true });
    header.set_tc(truncated);
    if let Some(edns) = meta.edns {
        edns.append_reply(rcode, out);
        counts[3] += 1;
    }
    out[..4].copy_from_slice(header.as_slice());
    for (octets, count) in out[4..HEADER_LEN].chunks_exact_mut(2).zip(counts) {
        octets.copy_from_slice(&count.to_be_bytes());
    }
}

/// The two bits that mark a pointer to a name.
const POINTER: u16 = 0xc000;
/// A pointer to the name of the question.
const QUESTION_POINTER: u16 = POINTER | HEADER_LEN as u16;
/// Octets of a record before its data, if the owner is a pointer.
const RECORD_HEADER_LEN: usize = 12;
/// Class IN.
const IN: [u8; 2] = [0, 1];
