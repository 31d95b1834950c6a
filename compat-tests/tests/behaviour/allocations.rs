//! The system's allocator, with counters for each thread.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

struct Counting;

/// Allocations of a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Allocations {
    /// Number of allocations, including those that enlarge one.
    pub(crate) count: usize,
    /// Sum of their sizes in bytes.
    pub(crate) bytes: usize,
}

thread_local! {
    // Constant and without a destructor: reading it allocates nothing, at any time of a thread.
    static SO_FAR: Cell<Allocations> = const { Cell::new(Allocations { count: 0, bytes: 0 }) };
}

/// Returns the allocations of this thread during `body`.
pub(crate) fn during(body: impl FnOnce()) -> Allocations {
    let before = SO_FAR.get();
    body();
    let after = SO_FAR.get();
    Allocations { count: after.count - before.count, bytes: after.bytes - before.bytes }
}

fn count(bytes: usize) {
    let Allocations { count, bytes: sum } = SO_FAR.get();
    SO_FAR.set(Allocations { count: count + 1, bytes: sum + bytes });
}

// SAFETY: every call goes to the system's allocator unchanged; counting neither allocates nor
// unwinds.
#[allow(unsafe_code)] // there is no other way to see what another crate allocates
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        count(new_size);
        unsafe { System.realloc(ptr, layout, new_size) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        unsafe { System.dealloc(ptr, layout) }
    }
}
