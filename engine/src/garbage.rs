//! Memory that takes long to free: millions of keys, values of hundreds of megabytes.
//!
//! A thread that serves connections should not be the one to free it. The engine has no other thread, so the
//! process may offer one.

use std::sync::OnceLock;

/// A process's way to free memory by a thread that nobody waits for. None of the calls may wait.
pub trait Collector: Send + Sync {
    /// Frees `garbage`, or passes it to another thread.
    fn collect(&self, garbage: Box<dyn Send>);

    /// Returns how many bytes were freed that the process may still have. Some may be in use again.
    fn kept(&self) -> usize {
        0
    }

    /// Gives what was freed back to the operating system before its time, if it is much. Called where that and
    /// what is in use pass `max-memory` together: twenty requests of a million arguments each, under a limit of
    /// 100 MB, take the process to 183 MB without it.
    fn give_back(&self) {}
}

/// Set by [`collect_with`]. One for the process, as its allocator is.
static COLLECTOR: OnceLock<Box<dyn Collector>> = OnceLock::new();

/// Hands everything that takes long to free to `collector` from now on. Without one, memory is freed where it is
/// no longer needed. A second call changes nothing.
pub fn collect_with(collector: impl Collector + 'static) {
    let _ = COLLECTOR.set(Box::new(collector));
}

/// Frees `garbage`, or has it freed by whoever [`collect_with`] named.
pub(crate) fn free_elsewhere<T: Send + 'static>(garbage: T) {
    if let Some(collector) = COLLECTOR.get() {
        collector.collect(Box::new(garbage));
    }
}

/// Returns how many bytes were freed that the process may still have.
pub(crate) fn kept() -> usize {
    COLLECTOR.get().map_or(0, |collector| collector.kept())
}

/// Has memory that was freed given back at once, if it is much.
pub(crate) fn give_back_now() {
    if let Some(collector) = COLLECTOR.get() {
        collector.give_back();
    }
}
