//! Memory that is never given back: an instance goes with its picture.
//!
//! Since nothing is done to give memory back, the compiler drops all that would only lead there,
//! a sixth of the file.

#![cfg(target_arch = "wasm32")]

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::{memory_grow, memory_size};
use std::cell::Cell;

use crate::refusal::decline;

/// The memory that no data stand in, one piece behind the other.
struct Heap {
    next: Cell<usize>,
    end: Cell<usize>,
}

#[global_allocator]
static HEAP: Heap = Heap { next: Cell::new(0), end: Cell::new(0) };

/// Octets of a page of wasm.
const PAGE: usize = 65_536;
/// Octets after which a request is left to the whole file, which gives memory back.
const MOST: usize = 64 << 20;

impl Heap {
    /// Grows to this end. Nobody else grows the memory.
    fn reach(&self, end: usize) {
        let pages = (end - self.end.get()).div_ceil(PAGE);
        if end > MOST || memory_grow::<0>(pages) == usize::MAX {
            decline()
        }
        self.end.set(self.end.get() + pages * PAGE);
    }
}

// An instance has one thread.
unsafe impl Sync for Heap {}

// No two pieces overlap: each begins where the one before it ended, or behind that.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if self.end.get() == 0 {
            self.end.set(memory_size::<0>() * PAGE);
            self.next.set(self.end.get());
        }
        let start = self.next.get().next_multiple_of(layout.align());
        let end = start + layout.size();
        if end > self.end.get() {
            self.reach(end);
        }
        self.next.set(end);
        start as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
