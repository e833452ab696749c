//! The system's allocator, counting for each thread what it is asked for.
#![allow(dead_code, reason = "each test crate uses its part")]
#![allow(unsafe_code, reason = "an allocator is an unsafe trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
    static LIVE: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Allocations of this thread so far.
pub(crate) fn calls() -> usize {
    CALLS.get()
}

/// Octets that this thread has allocated and not given back.
pub(crate) fn live() -> usize {
    LIVE.get()
}

/// The most octets that were live since the last call of this.
pub(crate) fn take_peak() -> usize {
    PEAK.replace(LIVE.get())
}

struct Counting;

// SAFETY: every call is the system allocator's own; counting touches cells alone.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        CALLS.set(CALLS.get() + 1);
        // What another thread allocated may be given back here: wrapping keeps sums right.
        LIVE.set(LIVE.get().wrapping_add(layout.size()));
        PEAK.set(PEAK.get().max(LIVE.get()));
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.set(LIVE.get().wrapping_sub(layout.size()));
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}
