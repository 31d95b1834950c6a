//! Memory that takes long to free: millions of keys, values of hundreds of megabytes.
//!
//! A thread that serves connections should not be the one to free it. The engine has no other thread, so the
//! process may offer one.

use std::sync::OnceLock;

type Collect = Box<dyn Fn(Box<dyn Send>) + Send + Sync>;

/// Set by [`collect_with`]. One for the process, as its allocator is.
static COLLECT: OnceLock<Collect> = OnceLock::new();

/// Hands everything that takes long to free to `collect` from now on, which should pass it to another thread and
/// must not wait. Without it, memory is freed where it is no longer needed. A second call changes nothing.
pub fn collect_with(collect: impl Fn(Box<dyn Send>) + Send + Sync + 'static) {
    let _ = COLLECT.set(Box::new(collect));
}

/// Frees `garbage`, or has it freed by whoever [`collect_with`] named.
pub(crate) fn free_elsewhere<T: Send + 'static>(garbage: T) {
    if let Some(collect) = COLLECT.get() {
        collect(Box::new(garbage));
    }
}
