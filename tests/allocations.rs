//! No allocation per query after warm-up: counted by the allocator itself.
#![allow(unsafe_code, reason = "an allocator that counts is an unsafe trait")]

mod support;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use domain::base::iana::Rtype;
use multivalue::wire::{Exchange, Options};
use support::{Ask, zone};

thread_local!(static COUNT: Cell<usize> = const { Cell::new(0) });

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: every call is the system allocator's own; counting touches a cell alone.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// Every kind of answer, those of the builder too, and what is refused.
#[test]
fn no_query_allocates_after_warm_up() {
    let (mut zone, mut exchange, mut reply) = (zone(), Exchange::default(), Vec::new());
    let asked = [
        ("www.example.com", Rtype::A),
        ("only.example.com", Rtype::A),
        ("any.wild.example.com", Rtype::TXT),
        ("alias.example.com", Rtype::A),
        ("mail.example.com", Rtype::MX),
        ("nowhere.example.com", Rtype::A),
        ("empty.example.com", Rtype::A),
        ("host.child.example.com", Rtype::A),
        ("www.example.com", Rtype::AXFR),
        ("www.example.org", Rtype::A),
    ];
    let queries = asked.map(|(name, qtype)| {
        Ask { edns: Some((1232, 0, true)), ..Ask::new(name, qtype) }.compose()
    });
    let mut serve = |query: &[u8]| {
        exchange.serve(&mut zone, query, &Options::default(), &mut reply);
    };
    queries.iter().for_each(|query| serve(query));
    for (query, (name, qtype)) in queries.iter().zip(asked) {
        let before = COUNT.get();
        (0..100).for_each(|_| serve(query));
        assert_eq!(COUNT.get() - before, 0, "{name} {qtype}");
    }
    let before = COUNT.get();
    drop(vec![0; 10]);
    assert_eq!(COUNT.get() - before, 1, "the allocator counts");
}
