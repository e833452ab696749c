//! One query to the sections of a response. Records are indices here: the explained answer and the
//! wire format are both made from them.
//!
//! Source: RFC 1034 section 4.3.2; RFC 2308 section 3 (SOA in negative answers); RFC 6604 (the
//! code of a CNAME chain is that of its last name); "DNS behavior" in the Developer Guide (NS in
//! Authority, addresses in Additional).

use domain::base::iana::Rtype;
use serde::Serialize;

use super::alias::{self, Step};
use super::{Lookup, Query, Rrset, Zone};
use crate::dns::{NameRef, RecordData};
use crate::routing::DrawRng;

/// A response code that a zone gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum Rcode {
    /// The name exists.
    #[default]
    NoError,
    /// The name does not exist.
    NxDomain,
    /// The name is outside the zone.
    Refused,
}

impl Rcode {
    /// The mnemonic of the IANA registry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoError => "NOERROR",
            Self::NxDomain => "NXDOMAIN",
            Self::Refused => "REFUSED",
        }
    }
}

/// The owner name of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The name asked, with its letter case.
    Query,
    /// The target of this value: the next name of a CNAME chain.
    Target {
        /// The CNAME RRset.
        set: usize,
        /// Its value.
        value: u32,
    },
    /// The name of the RRset.
    Set,
}

/// A record of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Owner name.
    pub owner: Owner,
    /// The RRset.
    pub set: usize,
    /// The value in the RRset.
    pub value: u32,
    /// Time to live, in seconds.
    pub ttl: u32,
}

/// The sections of a response. Reused from query to query.
#[derive(Clone, Debug, Default)]
pub struct Response {
    /// Response code.
    pub rcode: Rcode,
    /// AA: neither outside the zone nor a referral.
    pub authoritative: bool,
    /// Answer section, in wire order.
    pub answer: Vec<Record>,
    /// Authority section.
    pub authority: Vec<Record>,
    /// Additional section: addresses of names in the other sections.
    pub additional: Vec<Record>,
    /// The RRset drawn from, behind all aliases.
    pub set: Option<usize>,
    /// The way to it, from the RRset asked.
    pub path: Vec<Step>,
    /// The values drawn from it, in random order.
    pub drawn: Vec<u32>,
}

impl Zone {
    /// Answers one query into `response`, which is overwritten. Allocates nothing once its sections
    /// have grown.
    pub fn respond(&mut self, query: &Query<'_>, rng: &mut DrawRng, response: &mut Response) {
        response.clear();
        let mut owner = Owner::Query;
        loop {
            let found = self.lookup_owner(owner, query.name, query.rtype);
            let Lookup::Found(set) = found else {
                return self.end_of_chain(found, owner, response);
            };
            let Some(set) = self.draw(set, owner, query, rng, response) else {
                return self.positive(set, response); // the chain is a loop
            };
            if response.drawn.is_empty() {
                return self.end_of_chain(Lookup::NoData, owner, response); // fail-closed
            }
            match self.next_owner(set, query.rtype, response) {
                Some(next) => owner = next,
                None => return self.positive(set, response),
            }
        }
    }

    fn lookup_owner(&self, owner: Owner, name: &NameRef, rtype: Rtype) -> Lookup {
        match owner {
            Owner::Target { set, value } => match self.set(set).value(value).target() {
                Some(target) => self.lookup(target.for_slice(), rtype),
                None => Lookup::Outside,
            },
            _ => self.lookup(name, rtype),
        }
    }

    /// Draws from an RRset, or from the one behind its aliases, and appends the records to the
    /// answer. Returns the RRset drawn from; `None` if the answer has it already. All records of
    /// an RRset get one TTL (RFC 2181 section 5.2): the least of those drawn.
    fn draw(
        &mut self,
        set: usize,
        owner: Owner,
        query: &Query<'_>,
        rng: &mut DrawRng,
        response: &mut Response,
    ) -> Option<usize> {
        let Step { set, record } =
            alias::follow(self.sets(), set, query.context, rng, &mut response.path);
        if response.answer.iter().any(|record| record.set == set) {
            response.path.clear();
            return None;
        }
        let Rrset { routing, ttls, .. } = &mut self.sets_mut()[set];
        response.set = Some(set);
        routing.draw(record, rng, &mut response.drawn);
        let ttl = response.drawn.iter().map(|&value| ttls[value as usize]).min().unwrap_or(0);
        let records = response.drawn.iter().map(|&value| Record { owner, set, value, ttl });
        response.answer.extend(records);
        Some(set)
    }

    /// The next name of a CNAME chain.
    fn next_owner(&self, set: usize, rtype: Rtype, response: &Response) -> Option<Owner> {
        let asks_cname = matches!(rtype, Rtype::CNAME | Rtype::ANY);
        let is_link = self.set(set).rtype == Rtype::CNAME && !asks_cname;
        let value = *response.drawn.first()?;
        is_link.then_some(Owner::Target { set, value })
    }

    /// Completes a response whose chain ends without an RRset.
    fn end_of_chain(&self, end: Lookup, owner: Owner, response: &mut Response) {
        response.authoritative =
            owner != Owner::Query || !matches!(end, Lookup::Outside | Lookup::Referral(_));
        match end {
            Lookup::Referral(cut) => self.referral(cut, response),
            Lookup::Outside if owner == Owner::Query => response.rcode = Rcode::Refused,
            Lookup::Outside | Lookup::Found(_) => {}
            Lookup::NoData => self.negative(response),
            Lookup::NxDomain => {
                response.rcode = Rcode::NxDomain;
                self.negative(response);
            }
        }
    }

    /// A positive answer: the zone's NS in Authority, known addresses in Additional.
    fn positive(&self, set: usize, response: &mut Response) {
        response.authoritative = true;
        if let Some(ns) = self.apex().ns.filter(|&ns| ns != set) {
            response.authority.extend(self.all_records(ns));
        }
        self.add_addresses(response);
    }

    fn referral(&self, cut: usize, response: &mut Response) {
        response.authority.extend(self.all_records(cut));
        self.add_addresses(response);
    }

    /// The SOA with the negative TTL: the lesser of its TTL and its MINIMUM (RFC 2308 section 3).
    fn negative(&self, response: &mut Response) {
        if let Some(set) = self.apex().soa {
            let ttl = self.set(set).ttl(0).min(minimum(self.set(set).value(0)));
            response.authority.push(Record { owner: Owner::Set, set, value: 0, ttl });
        }
    }

    fn all_records(&self, set: usize) -> impl Iterator<Item = Record> + '_ {
        let Rrset { values, ttls, .. } = self.set(set);
        let ttl = ttls.iter().copied().min().unwrap_or(0);
        (0..values.len() as u32).map(move |value| Record { owner: Owner::Set, set, value, ttl })
    }

    /// Adds the addresses of names in Answer and Authority, glue included, each RRset once.
    fn add_addresses(&self, response: &mut Response) {
        let Response { answer, authority, additional, .. } = response;
        for record in answer.iter().chain(authority.iter()) {
            for &set in self.set(record.set).addresses(record.value) {
                let is_known = answer.iter().chain(additional.iter()).any(|old| old.set == set);
                if !is_known {
                    additional.extend(self.all_records(set));
                }
            }
        }
    }
}

impl Response {
    /// The RRset asked: the first of the path.
    pub fn asked(&self) -> Option<usize> {
        self.path.first().map(|step| step.set).or(self.set)
    }

    fn clear(&mut self) {
        self.rcode = Rcode::NoError;
        self.authoritative = false;
        self.set = None;
        self.path.clear();
        self.drawn.clear();
        self.answer.clear();
        self.authority.clear();
        self.additional.clear();
    }
}

/// MINIMUM of a SOA: the last four octets of its data (RFC 1035 section 3.3.13).
fn minimum(soa: &RecordData) -> u32 {
    let last = soa.rdata().last_chunk();
    last.map_or(u32::MAX, |octets| u32::from_be_bytes(*octets))
}
