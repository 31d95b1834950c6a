//! An allocator that counts calls and bytes, for the part that measures the runtimes.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

static COUNTING: AtomicBool = AtomicBool::new(false);
static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static ALLOCATED: AtomicU64 = AtomicU64::new(0);
static FREED: AtomicU64 = AtomicU64::new(0);

/// The system's allocator, which also counts calls and bytes once [`start`] has been called.
#[derive(Debug)]
pub struct CountingAllocator;

/// Calls and bytes since [`start`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Calls that asked for memory, including those that grow a block.
    pub allocations: u64,
    /// Bytes asked for.
    pub allocated: u64,
    /// Bytes freed.
    pub freed: u64,
}

impl Count {
    /// Returns what was counted between `earlier` and this count.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Self {
        Self {
            allocations: self.allocations - earlier.allocations,
            allocated: self.allocated - earlier.allocated,
            freed: self.freed - earlier.freed,
        }
    }

    /// Returns the bytes allocated and not freed; negative when more was freed.
    #[must_use]
    pub fn live(&self) -> i64 {
        self.allocated as i64 - self.freed as i64
    }
}

/// Starts counting. Until then, a call costs one load and one branch more than the system's.
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

// SAFETY: every call is passed to `System` unchanged; counting touches no memory but its atomics.
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
