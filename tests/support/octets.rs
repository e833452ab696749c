//! Mutated queries: what the DNS parser may be sent, from nearly right to nonsense, seeded.
#![allow(clippy::ptr_arg, reason = "mutations have one type, so that they make one table")]

use domain::base::iana::{Class, Rtype};
use domain::base::opt::ClientSubnet;
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoroshiro128PlusPlus;

use crate::support::Ask;

/// A stream of queries, each with up to two mutations.
pub(crate) struct Queries(Xoroshiro128PlusPlus);

impl Queries {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Xoroshiro128PlusPlus::seed_from_u64(seed))
    }

    pub(crate) fn next(&mut self) -> Vec<u8> {
        let mut query = self.good();
        for _ in 0..self.0.random_range(0..=2) {
            let mutate = self.pick(MUTATIONS);
            mutate(self, &mut query);
        }
        query
    }

    /// True once in `n` calls.
    pub(crate) fn once_in(&mut self, n: u32) -> bool {
        self.0.random_ratio(1, n)
    }

    fn good(&mut self) -> Vec<u8> {
        let edns = (
            self.pick(&[0, 512, 1232, 65_535]),
            self.pick(&[0, 0, 0, 0, 0, 1, 255]),
            self.once_in(2),
        );
        let class = if self.once_in(10) { Class::CH } else { Class::IN };
        let qtype = self.pick(TYPES);
        let edns = self.once_in(2).then_some(edns);
        let subnet = ClientSubnet::new(self.pick(&[0, 20, 24, 32]), 0, [198, 51, 100, 7].into());
        let subnet = self.once_in(2).then_some(subnet);
        Ask { class, edns, subnet, ..Ask::new(self.pick(NAMES), qtype) }.compose()
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.0.random_range(0..list.len())]
    }

    /// A place in the octets, or their end.
    fn place(&mut self, octets: &[u8]) -> usize {
        self.0.random_range(0..=octets.len())
    }

    /// A place in the octets and one behind it.
    fn range(&mut self, octets: &[u8]) -> std::ops::Range<usize> {
        let (one, other) = (self.place(octets), self.place(octets));
        one.min(other)..one.max(other)
    }

    fn noise(&mut self, most: usize) -> Vec<u8> {
        (0..self.0.random_range(0..=most)).map(|_| self.0.random()).collect()
    }

    /// Overwrites octets from a place, as far as there are some.
    fn put(query: &mut [u8], place: usize, octets: &[u8]) {
        query.iter_mut().skip(place).zip(octets).for_each(|(old, new)| *old = *new);
    }
}

type Mutation = fn(&mut Queries, &mut Vec<u8>);

const MUTATIONS: &[Mutation] = &[
    flip, replace, cut, remove, repeat, insert, splice, count, opcode, pointer, label, option,
    record, question,
];

fn flip(from: &mut Queries, query: &mut Vec<u8>) {
    let place = from.place(query);
    let bit = 1 << from.0.random_range(0..8);
    query.iter_mut().skip(place).take(1).for_each(|octet| *octet ^= bit);
}

fn replace(from: &mut Queries, query: &mut Vec<u8>) {
    let (place, noise) = (from.place(query), from.noise(4));
    Queries::put(query, place, &noise);
}

fn cut(from: &mut Queries, query: &mut Vec<u8>) {
    let place = from.place(query);
    query.truncate(place);
}

fn remove(from: &mut Queries, query: &mut Vec<u8>) {
    let range = from.range(query);
    query.drain(range);
}

/// A stretch of it twice.
fn repeat(from: &mut Queries, query: &mut Vec<u8>) {
    let (range, place) = (from.range(query), from.place(query));
    let again = query[range].to_vec();
    query.splice(place..place, again);
}

/// Noise within, which is as long as a message can be now and then.
fn insert(from: &mut Queries, query: &mut Vec<u8>) {
    let most = if from.once_in(500) { 65_000 } else { 40 };
    let (place, noise) = (from.place(query), from.noise(most));
    query.splice(place..place, noise);
}

/// Its start, and the end of another.
fn splice(from: &mut Queries, query: &mut Vec<u8>) {
    let other = from.good();
    let (start, end) = (from.place(query), from.place(&other));
    query.truncate(start);
    query.extend_from_slice(&other[end..]);
}

/// Another count of one of the four sections.
fn count(from: &mut Queries, query: &mut Vec<u8>) {
    let (section, count) = (from.pick(&[4, 6, 8, 10]), from.pick(&[0u16, 1, 2, 255, 256, 65_535]));
    Queries::put(query, section, &count.to_be_bytes());
}

fn opcode(from: &mut Queries, query: &mut Vec<u8>) {
    let flags: [u8; 2] = from.0.random();
    Queries::put(query, 2, &flags);
}

/// A compression pointer: back, forth, to itself, beyond the end.
fn pointer(from: &mut Queries, query: &mut Vec<u8>) {
    let (place, target) = (from.place(query).max(12), from.0.random_range(0..=0x3fff_u16));
    let near = u16::try_from(from.place(query)).unwrap_or(0x3fff) & 0x3fff;
    let target = if from.once_in(4) { target } else { near };
    Queries::put(query, place, &(0xc000 | target).to_be_bytes());
}

/// Another length of the question's first or second label.
fn label(from: &mut Queries, query: &mut Vec<u8>) {
    let second = 13 + usize::from(*query.get(12).unwrap_or(&0));
    let (place, length) =
        (from.pick(&[12, second]), from.pick(&[0, 1, 2, 62, 63, 64, 127, 128, 191, 255]));
    Queries::put(query, place, &[length]);
}

/// An OPT record whose lengths need not fit: of its data, and of an option within.
fn option(from: &mut Queries, query: &mut Vec<u8>) {
    let noise = from.noise(12);
    let right = u16::try_from(noise.len()).unwrap();
    let (outer, inner) =
        (from.pick(&[right + 4, right, 0, 3, 65_535]), from.pick(&[right, 0, 1, 65_535]));
    let owner = from.pick(&[0, 0, 0, 1, 0xc0]);
    query.extend([owner, 0, 41, 4, 208, 0, 0, 0, 0]);
    query.extend([outer.to_be_bytes(), [0, 10], inner.to_be_bytes()].concat());
    query.extend(noise);
    more(query, 10);
}

/// A whole record, in whichever section.
fn record(from: &mut Queries, query: &mut Vec<u8>) {
    let (kind, noise) = (from.pick(TYPES).to_int().to_be_bytes(), from.noise(20));
    let length = u16::try_from(noise.len()).unwrap().to_be_bytes();
    query.extend([&[0xc0, 12][..], &kind, &[0, 1, 0, 0, 0, 60], &length, &noise].concat());
    more(query, from.pick(&[6, 8, 10]));
}

/// The question again, in front.
fn question(_: &mut Queries, query: &mut Vec<u8>) {
    let end = query.iter().skip(12).position(|octet| *octet == 0).map_or(12, |zero| 12 + zero + 5);
    let again = query.get(12..end).unwrap_or_default().to_vec();
    query.splice(12.min(query.len())..12.min(query.len()), again);
    more(query, 4);
}

/// One more in a count of the header.
fn more(query: &mut [u8], count: usize) {
    if let Some(low) = query.get_mut(count + 1) {
        *low = low.wrapping_add(1);
    }
}

const NAMES: &[&str] = &[
    "www.example.com",
    "alias.example.com",
    "loop.example.com",
    "mail.example.com",
    "any.wild.example.com",
    "empty.example.com",
    "host.child.example.com",
    "nowhere.example.com",
    "example.com",
    "db.example.org",
    "www.example.org",
    "www.example.net",
    ".",
];

const TYPES: &[Rtype] = &[
    Rtype::A,
    Rtype::A,
    Rtype::AAAA,
    Rtype::MX,
    Rtype::TXT,
    Rtype::NS,
    Rtype::SOA,
    Rtype::DS,
    Rtype::CNAME,
    Rtype::ANY,
    Rtype::OPT,
    Rtype::TSIG,
    Rtype::AXFR,
    Rtype::from_int(65_280),
];
