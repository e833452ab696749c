//! The boundary of the file of pictures: one zone for one picture, data packed into octets.
//!
//! Each call reads what the host has packed into the room, and gives the length of what it packed
//! there. An instance serves one picture and goes with all of its memory, so that a zone is given
//! away for its tally, or for the source that it is read as. What this build does not do, or
//! refuses, it declines by stopping; see `refusal`.

#![allow(unsafe_code)]

mod memory;
mod packed;

use std::cell::RefCell;

use self::packed::{Packed, pack};
use crate::health::Observation;
use crate::refusal::decline;
use crate::route53::{CountOptions, HostedZone, ZoneSource};
use crate::shape::{self, Document, Kind, Node, Shape};
use crate::zone::PartialTally;

/// What an instance holds.
struct Picture {
    room: Vec<u8>,
    zone: Option<HostedZone>,
    tally: Option<PartialTally>,
}

thread_local! {
    static PICTURE: RefCell<Picture> =
        const { RefCell::new(Picture { room: Vec::new(), zone: None, tally: None }) };
}

/// Makes room for so many octets, and gives its address.
#[unsafe(no_mangle)]
pub extern "C" fn room(octets: usize) -> usize {
    with(|picture| {
        picture.room.resize(octets, 0);
        picture.room.as_ptr() as usize
    })
}

/// The address of the room as it is now.
#[unsafe(no_mangle)]
pub extern "C" fn place() -> usize {
    with(|picture| picture.room.as_ptr() as usize)
}

/// Makes the zone from a source.
#[unsafe(no_mangle)]
pub extern "C" fn import(seed: u64) {
    with(|picture| {
        let source: ZoneSource = read(picture.given());
        picture.zone = Some(granted(HostedZone::import(source, seed)));
    });
}

/// Takes one result of a check: its ID, and whether it passed.
#[unsafe(no_mangle)]
pub extern "C" fn observe() {
    with(|picture| {
        let [id, ok] = picture.given().items();
        let id = text(id);
        let Kind::Flag(ok) = ok.kind() else { decline() };
        let observation = Observation { ok: Some(ok), ..Observation::default() };
        granted(picture.zone().observe(&id, &observation));
    });
}

/// Answers one query, of a name and a type.
#[unsafe(no_mangle)]
pub extern "C" fn resolve() -> usize {
    with(|picture| {
        let [name, rtype] = picture.given().items().map(text);
        let answer = granted(picture.zone().resolve(&name, &rtype, None));
        picture.give(answer.into())
    })
}

/// Reports on all checks.
#[unsafe(no_mangle)]
pub extern "C" fn health() -> usize {
    with(|picture| {
        let reports = picture.zone().health();
        picture.give(reports.into())
    })
}

/// Starts a tally that is counted in pieces: a name, a type, and options; the zone is given away
/// for it.
#[unsafe(no_mangle)]
pub extern "C" fn start(seed: u64) {
    with(|picture| {
        let [name, rtype, options] = picture.given().items();
        let (name, rtype, options): (_, _, CountOptions) = (text(name), text(rtype), read(options));
        let options = granted(options.with_seed(Some(seed)));
        picture.tally = Some(granted(picture.take().into_tally(&name, &rtype, &options)));
    });
}

/// Counts so many queries more; gives how many are left.
#[unsafe(export_name = "goOn")]
pub extern "C" fn go_on(queries: u32) -> f64 {
    with(|picture| picture.tally.as_mut().unwrap_or_else(decline).go_on(queries.into()) as f64)
}

/// What has been counted.
#[unsafe(no_mangle)]
pub extern "C" fn counted() -> usize {
    with(|picture| {
        let tally = picture.tally.as_ref().unwrap_or_else(decline).tally();
        picture.give(tally.into())
    })
}

/// The source that makes the zone again; the zone is given away for it.
#[unsafe(no_mangle)]
pub extern "C" fn export() -> usize {
    with(|picture| {
        let source = picture.take().into_source();
        picture.give(source.into())
    })
}

fn with<T>(ask: impl FnOnce(&mut Picture) -> T) -> T {
    PICTURE.with_borrow_mut(ask)
}

impl Picture {
    fn given(&self) -> Packed<'_> {
        Packed(&self.room)
    }

    fn zone(&mut self) -> &mut HostedZone {
        self.zone.as_mut().unwrap_or_else(decline)
    }

    fn take(&mut self) -> HostedZone {
        self.zone.take().unwrap_or_else(decline)
    }

    fn give(&mut self, document: Document) -> usize {
        self.room.clear();
        pack(&document, &mut self.room);
        self.room.len()
    }
}

fn granted<T, E>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|_| decline())
}

fn read<T: Shape + Default>(node: Packed<'_>) -> T {
    granted(shape::read(&node))
}

fn text(node: Packed<'_>) -> String {
    node.text().unwrap_or_else(decline)
}
