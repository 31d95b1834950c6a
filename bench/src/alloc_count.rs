//! An allocator that counts what passes through it, for the part that measures the runtimes.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

static COUNTING: AtomicBool = AtomicBool::new(false);
static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static ALLOCATED: AtomicU64 = AtomicU64::new(0);
static FREED: AtomicU64 = AtomicU64::new(0);

/// The system's allocator with a count of calls and bytes, once [`start`] was called.
#[derive(Debug)]
pub struct CountingAllocator;

/// Calls and bytes since [`start`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Calls that asked for memory, growth included.
    pub allocations: u64,
    /// Bytes asked for.
    pub allocated: u64,
    /// Bytes given back.
    pub freed: u64,
}

impl Count {
    /// Returns what happened between `earlier` and this count.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Self {
        Self {
            allocations: self.allocations - earlier.allocations,
            allocated: self.allocated - earlier.allocated,
            freed: self.freed - earlier.freed,
        }
    }

    /// Returns the bytes asked for and not given back; negative when more was freed.
    #[must_use]
    pub fn live(&self) -> i64 {
        self.allocated as i64 - self.freed as i64
    }
}

/// Begins to count; before it a call costs one load and a branch more than the system's.
pub fn start() {
    COUNTING.store(true, Relaxed);
}

/// Returns the count so far.
#[must_use]
pub fn count() -> Count {
    Count { allocations: ALLOCATIONS.load(Relaxed), allocated: ALLOCATED.load(Relaxed), freed: FREED.load(Relaxed) }
}

fn note(allocated: usize, freed: usize) {
    if COUNTING.load(Relaxed) {
        if allocated > 0 {
            ALLOCATIONS.fetch_add(1, Relaxed);
            ALLOCATED.fetch_add(allocated as u64, Relaxed);
        }
        FREED.fetch_add(freed as u64, Relaxed);
    }
}

// SAFETY: every call goes to `System` unchanged; counting touches no memory but its atomics.
#[allow(unsafe_code)] // an allocator cannot be written without it
unsafe impl GlobalAlloc for CountingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size(), 0);
        // SAFETY: the caller keeps `alloc`'s contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note(layout.size(), 0);
        // SAFETY: the caller keeps `alloc_zeroed`'s contract.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(size, layout.size());
        // SAFETY: the caller keeps `realloc`'s contract.
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        note(0, layout.size());
        // SAFETY: the caller keeps `dealloc`'s contract.
        unsafe { System.dealloc(block, layout) }
    }
}
