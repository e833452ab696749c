//! One query to the sections of a response, with the records as indices: what the
//! explained answer and the wire are both made from.
//!
//! Source: RFC 1034 section 4.3.2; RFC 2308 section 3 (SOA in negative answers);
//! RFC 6604 (the code of a CNAME chain is that of its last name); "DNS behavior" in
//! the Developer Guide (NS in Authority, addresses in Additional).

use domain::base::iana::Rtype;
use serde::Serialize;

use super::{Lookup, Query, Rrset, Zone};
use crate::dns::NameRef;
use crate::dns::RecordData;
use crate::routing::DrawRng;

/// A response code that a zone can give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "UPPERCASE")]
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
    /// The mnemonic of RFC 1035 and its registry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoError => "NOERROR",
            Self::NxDomain => "NXDOMAIN",
            Self::Refused => "REFUSED",
        }
    }
}

/// Whose name a record carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The name that was asked, with its letter case.
    Query,
    /// The target of this value: the next name of a CNAME chain.
    Target {
        /// The CNAME Rrset.
        set: usize,
        /// Its value.
        value: u32,
    },
    /// The Rrset's own name.
    Set,
}

/// One record of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Whose name it carries.
    pub owner: Owner,
    /// The Rrset.
    pub set: usize,
    /// The value in the Rrset.
    pub value: u32,
    /// Time to live, in seconds.
    pub ttl: u32,
}

/// The sections of a response; made to be used again for the next query.
#[derive(Clone, Debug, Default)]
pub struct Response {
    /// Response code.
    pub rcode: Rcode,
    /// Answered with authority: not outside the zone, and no referral.
    pub authoritative: bool,
    /// Answer section, in wire order.
    pub answer: Vec<Record>,
    /// Authority section.
    pub authority: Vec<Record>,
    /// Additional section: addresses that the other sections name.
    pub additional: Vec<Record>,
    /// The Rrset that answered: behind aliases, the last.
    pub set: Option<usize>,
    /// The way to it: each Rrset and the row that was chosen from it, the one that was asked
    /// first.
    pub path: Vec<(usize, usize)>,
    /// The candidates that were drawn from the Rrset that answered, in their random order.
    pub drawn: Vec<u32>,
}

impl Zone {
    /// Answers one query into `response`, which is overwritten; allocates nothing
    /// once its sections have grown.
    pub fn respond(&mut self, query: &Query<'_>, rng: &mut DrawRng, response: &mut Response) {
        let Query { name, rtype, .. } = *query;
        response.clear();
        let mut owner = Owner::Query;
        loop {
            let found = self.lookup_owner(owner, name, rtype);
            let Lookup::Found(set) = found else {
                return self.finish(found, owner, response);
            };
            let Some(set) = self.draw(set, owner, rng, response) else {
                return self.complete(set, response); // the chain has been here before
            };
            if response.drawn.is_empty() {
                return self.finish(Lookup::NoData, owner, response); // all down, and closed
            }
            match self.next_owner(set, rtype, response) {
                Some(next) => owner = next,
                None => return self.complete(set, response),
            }
        }
    }

    fn lookup_owner(&self, owner: Owner, name: &NameRef, rtype: Rtype) -> Lookup {
        match owner {
            Owner::Target { set, value } => match self.sets[set].value(value).target() {
                Some(target) => self.tree.lookup(target.for_slice(), rtype),
                None => Lookup::Outside,
            },
            _ => self.tree.lookup(name, rtype),
        }
    }

    /// One draw from the Rrset's group, or from that of the last of its aliases, appended to
    /// the answer; gives the Rrset drawn from, if it is not there yet. One TTL for the whole
    /// Rrset (RFC 2181 section 5.2): the least of the records that were drawn.
    fn draw(
        &mut self,
        set: usize,
        owner: Owner,
        rng: &mut DrawRng,
        response: &mut Response,
    ) -> Option<usize> {
        let (set, row) = self.follow(set, rng, &mut response.path);
        if response.answer.iter().any(|record| record.set == set) {
            response.path.clear();
            return None;
        }
        let Rrset { group, ttls, .. } = &mut self.sets[set];
        response.set = Some(set);
        group.draw(row, rng, &mut response.drawn);
        let ttl = response.drawn.iter().map(|&value| ttls[value as usize]).min().unwrap_or(0);
        let records = response.drawn.iter().map(|&value| Record { owner, set, value, ttl });
        response.answer.extend(records);
        Some(set)
    }

    /// The next name of a CNAME chain.
    fn next_owner(&self, set: usize, rtype: Rtype, response: &Response) -> Option<Owner> {
        let stays = matches!(rtype, Rtype::CNAME | Rtype::ANY);
        let is_link = self.sets[set].rtype == Rtype::CNAME && !stays;
        let value = *response.drawn.first()?;
        is_link.then_some(Owner::Target { set, value })
    }

    /// The sections of a chain that ends without an Rrset.
    fn finish(&self, end: Lookup, owner: Owner, response: &mut Response) {
        response.authoritative =
            owner != Owner::Query || !matches!(end, Lookup::Outside | Lookup::Referral(_));
        match end {
            Lookup::Referral(cut) => self.refer(cut, response),
            Lookup::Outside if owner == Owner::Query => response.rcode = Rcode::Refused,
            Lookup::Outside | Lookup::Found(_) => {}
            Lookup::NoData => self.deny(response),
            Lookup::NxDomain => {
                response.rcode = Rcode::NxDomain;
                self.deny(response);
            }
        }
    }

    /// A positive answer: the zone's NS in Authority, known addresses in Additional.
    fn complete(&self, set: usize, response: &mut Response) {
        response.authoritative = true;
        if let Some(ns) = self.apex.ns.filter(|&ns| ns != set) {
            response.authority.extend(self.all(ns));
        }
        self.add_addresses(response);
    }

    fn refer(&self, cut: usize, response: &mut Response) {
        response.authority.extend(self.all(cut));
        self.add_addresses(response);
    }

    /// The SOA with the negative TTL: the lesser of its TTL and its MINIMUM.
    fn deny(&self, response: &mut Response) {
        if let Some(set) = self.apex.soa {
            let ttl = self.sets[set].ttl(0).min(minimum(self.sets[set].value(0)));
            response.authority.push(Record { owner: Owner::Set, set, value: 0, ttl });
        }
    }

    fn all(&self, set: usize) -> impl Iterator<Item = Record> + '_ {
        let values = 0..self.sets[set].values.len() as u32;
        let ttl = self.sets[set].ttls.iter().copied().min().unwrap_or(0);
        values.map(move |value| Record { owner: Owner::Set, set, value, ttl })
    }

    /// Addresses of the names that Answer and Authority point at, glue included, each
    /// Rrset once.
    fn add_addresses(&self, response: &mut Response) {
        let Response { answer, authority, additional, .. } = response;
        for record in answer.iter().chain(authority.iter()) {
            for &set in self.sets[record.set].addresses(record.value) {
                let known = |set| answer.iter().chain(additional.iter()).any(|old| old.set == set);
                if !known(set) {
                    additional.extend(self.all(set));
                }
            }
        }
    }
}

impl Response {
    /// The Rrset that was asked: the first of the way to the one that answered.
    pub fn asked(&self) -> Option<usize> {
        self.path.first().map(|&(set, _)| set).or(self.set)
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
