//! The hot path: an answer of one Rrset whose data hold no compressed names, written
//! straight into the reply.
//!
//! The owner of each record is a pointer to the question (RFC 1035 section 4.1.4), its
//! data are copied as they were composed when the zone was loaded; the zone's NS follow
//! in Authority, their names cut where they end in the zone's. Nothing is allocated once
//! the reply has grown.

use domain::base::iana::OptRcode;

use super::action::ReplyInfo;
use super::builder::{ReplyHeader, header};
use super::edns::OPT_LEN;
use super::query::{HEADER_LEN, QueryMeta};
use super::reply_record::names;
use crate::zone::{self, Owner, Record, Response, Rrset, Zone};

/// A pointer to the question's name.
const QUESTION_POINTER: u16 = 0xc000 | HEADER_LEN as u16;
/// A pointer is two octets that start with two set bits.
const POINTER: u16 = 0xc000;
/// Octets of a record before its data, where the owner is a pointer.
const FIXED_LEN: usize = 12;
/// Class IN.
const IN: [u8; 2] = [0, 1];

/// Whether a response can be written here.
pub(super) fn is_plain(zone: &Zone, response: &Response) -> bool {
    let one_set = |records: &[Record], owner| {
        let first = records.first().map(|record| record.set);
        records.iter().all(|record| record.owner == owner && Some(record.set) == first)
    };
    response.rcode == zone::Rcode::NoError
        && response.additional.is_empty()
        && one_set(&response.answer, Owner::Query)
        && one_set(&response.authority, Owner::Set)
        && response
            .answer
            .first()
            .is_some_and(|record| names(zone.set(record.set).rtype()).is_none())
}

/// Writes the reply into `out`, which is overwritten, in at most `limit` octets.
pub(super) fn compose(
    envelope: &QueryMeta<'_>,
    zone: &Zone,
    response: &Response,
    limit: usize,
    out: &mut Vec<u8>,
) -> ReplyInfo {
    let room = limit.saturating_sub(envelope.edns.map_or(0, |_| OPT_LEN));
    out.clear();
    out.extend_from_slice(&[0; HEADER_LEN]);
    out.extend_from_slice(envelope.question);
    let question_end = out.len();
    let ttl = push_answer(zone, &response.answer, out);
    let truncated = out.len() > room;
    if truncated {
        out.truncate(question_end);
    }
    let answers = if truncated { 0 } else { response.answer.len() as u16 };
    let authorities = match truncated {
        true => 0,
        false => push_authority(zone, &response.authority, envelope.question, room, out),
    };
    finish(envelope, truncated, [1, answers, authorities, 0], out);
    ReplyInfo {
        authoritative: true,
        truncated,
        answers,
        min_ttl: if truncated { 0 } else { ttl },
        ..ReplyInfo::empty(out.len(), OptRcode::NOERROR)
    }
}

/// The answer section; gives its one TTL.
fn push_answer(zone: &Zone, records: &[Record], out: &mut Vec<u8>) -> u32 {
    let Some(first) = records.first() else { return 0 };
    let set = zone.set(first.set);
    let fixed = fixed(QUESTION_POINTER, set, first.ttl);
    for record in records {
        let data = set.value(record.value).rdata();
        out.extend_from_slice(&with_length(fixed, data.len()));
        out.extend_from_slice(data);
    }
    first.ttl
}

/// The zone's NS, all or none; gives how many.
fn push_authority(
    zone: &Zone,
    records: &[Record],
    question: &[u8],
    room: usize,
    out: &mut Vec<u8>,
) -> u16 {
    let Some(first) = records.first() else { return 0 };
    let (start, set) = (out.len(), zone.set(first.set));
    // The zone's name ends the question's, before its type and class.
    let above = question.len().saturating_sub(4 + set.name().len());
    let apex = POINTER | (HEADER_LEN + above) as u16;
    let fixed = fixed(apex, set, first.ttl);
    for record in records {
        push_target(set, record, (fixed, apex), out);
    }
    if out.len() <= room {
        return records.len() as u16;
    }
    out.truncate(start);
    0
}

/// The record of a name server, whose name is cut where it ends in the zone's.
fn push_target(
    set: &Rrset,
    record: &Record,
    (fixed, apex): ([u8; FIXED_LEN], u16),
    out: &mut Vec<u8>,
) {
    let value = set.value(record.value);
    let data = value.rdata();
    // The octets at the end tell most strangers before labels are compared.
    let end = data.len().checked_sub(set.name().len()).map(|start| &data[start..]);
    let is_below = end.is_some_and(|end| end.eq_ignore_ascii_case(set.name().as_slice()))
        && value.target().is_some_and(|target| target.ends_with(set.name()));
    let (own, pointer) = match is_below {
        true => (&data[..data.len() - set.name().len()], &apex.to_be_bytes()[..]),
        false => (data, &[][..]),
    };
    out.extend_from_slice(&with_length(fixed, own.len() + pointer.len()));
    out.extend_from_slice(own);
    out.extend_from_slice(pointer);
}

/// A record up to its data, the length of which is left open.
fn fixed(owner: u16, set: &Rrset, ttl: u32) -> [u8; FIXED_LEN] {
    let mut octets = [0; FIXED_LEN];
    octets[..2].copy_from_slice(&owner.to_be_bytes());
    octets[2..4].copy_from_slice(&set.rtype().to_int().to_be_bytes());
    octets[4..6].copy_from_slice(&IN);
    octets[6..10].copy_from_slice(&ttl.to_be_bytes());
    octets
}

fn with_length(mut fixed: [u8; FIXED_LEN], length: usize) -> [u8; FIXED_LEN] {
    fixed[10..].copy_from_slice(&(length as u16).to_be_bytes());
    fixed
}

/// The header, and our OPT record.
fn finish(envelope: &QueryMeta<'_>, truncated: bool, mut counts: [u16; 4], out: &mut Vec<u8>) {
    let rcode = OptRcode::NOERROR;
    let mut header = header(envelope, ReplyHeader { rcode, authoritative: true });
    header.set_tc(truncated);
    if let Some(edns) = envelope.edns {
        out.extend_from_slice(&edns.reply(rcode));
        counts[3] += 1;
    }
    out[..4].copy_from_slice(header.as_slice());
    for (octets, count) in out[4..HEADER_LEN].chunks_exact_mut(2).zip(counts) {
        octets.copy_from_slice(&count.to_be_bytes());
    }
}
