//! Memory that takes long to free: millions of keys, values of hundreds of megabytes.
//!
//! Threads that serve connections should not spend their time on freeing it. The engine has no other thread, so the
//! process may offer one.
//!
//! **What waits for that thread is bounded.** No limit counts it, and the thread may get no processor time for a while,
//! or be busy with a million keys. Each message of 1 MB leaves a buffer of 1 MB behind, so a publisher would meanwhile
//! make the process larger by a gigabyte in a few seconds. Garbage beyond the bound is freed by the thread that made it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Largest number of bytes of garbage that may wait for the collector: a few buffers of a megabyte, which is little
/// beside a `max-memory` of 100 MB.
const MOST_WAITING: usize = 8 << 20;

/// Frees memory on a thread that nobody waits for. None of the calls may wait.
///
/// ```
/// use std::sync::mpsc::{Sender, channel};
/// use engine::garbage::Collector;
///
/// /// Frees on a thread of its own.
/// struct Thread(Sender<Box<dyn Send>>);
///
/// impl Collector for Thread {
///     fn collect(&self, garbage: Box<dyn Send>) {
///         // Without the thread it is freed here, with the error.
///         let _ = self.0.send(garbage);
///     }
/// }
///
/// let (sender, garbage) = channel();
/// let thread = std::thread::spawn(move || garbage.into_iter().count());
/// let collector = Thread(sender);
/// collector.collect(Box::new(vec![0; 1_000_000]));
/// assert_eq!(collector.kept(), 0, "it does not count");
/// collector.give_back(); // does nothing here
/// drop(collector);
/// assert_eq!(thread.join().unwrap(), 1);
/// ```
pub trait Collector: Send + Sync {
    /// Frees `garbage`, or passes it to another thread.
    ///
    /// Garbage counts as waiting until it is dropped. While more than 8 MB wait, the engine frees on its own threads
    /// and does not call this.
    fn collect(&self, garbage: Box<dyn Send>);

    /// Returns the number of freed bytes that the process may still hold. Some may be in use again.
    fn kept(&self) -> usize {
        0
    }

    /// Gives freed memory back to the operating system at once, if it is much. Called when freed memory and memory in
    /// use together exceed `max-memory`: without it, under a limit of 100 MB, twenty requests of a million arguments
    /// each make the process grow to 183 MB.
    fn give_back(&self) {}
}

/// Set by [`collect_with`]. There is one for the process, like its allocator.
static COLLECTOR: OnceLock<Box<dyn Collector>> = OnceLock::new();

/// Bytes of garbage that the collector has been given and not freed yet.
static WAITING: AtomicUsize = AtomicUsize::new(0);

/// Garbage on its way to the collector. The fields are dropped in this order, so it counts until it is freed.
struct Waiting<T> {
    _garbage: T,
    _counted: Counted,
}

/// A number of bytes in [`WAITING`], which are subtracted when this is dropped.
struct Counted(usize);

impl Drop for Counted {
    fn drop(&mut self) {
        WAITING.fetch_sub(self.0, Relaxed);
    }
}

/// Sets the collector that gets everything that takes long to free. Without one, memory is freed at once, on the
/// current thread. A second call changes nothing.
///
/// ```
/// use engine::garbage::{Collector, collect_with};
///
/// struct Nobody;
///
/// impl Collector for Nobody {
///     fn collect(&self, garbage: Box<dyn Send>) {
///         std::thread::spawn(|| drop(garbage));
///     }
/// }
///
/// collect_with(Nobody);
/// ```
pub fn collect_with(collector: impl Collector + 'static) {
    let _ = COLLECTOR.set(Box::new(collector));
}

/// Frees `garbage`, which consists of many blocks with about `bytes` bytes together, or passes it to the collector that
/// [`collect_with`] has set. However large it is, the collector gets it unless too much waits already, since freeing
/// millions of blocks takes a second.
pub(crate) fn free_elsewhere<T: Send + 'static>(garbage: T, bytes: usize) {
    pass_on(garbage, bytes, MOST_WAITING.saturating_add(bytes));
}

/// Does the same as [`free_elsewhere`] with one block, or a few. One that would make too much wait is freed at once: the
/// allocator of the servers takes 40 µs for a gigabyte, since it gives memory back to the operating system later.
pub(crate) fn free_block_elsewhere<T: Send + 'static>(block: T, bytes: usize) {
    pass_on(block, bytes, MOST_WAITING);
}

/// Passes garbage to the collector, if then at most `most` bytes wait there; otherwise frees it.
fn pass_on<T: Send + 'static>(garbage: T, bytes: usize, most: usize) {
    let Some(collector) = COLLECTOR.get() else { return };
    let waiting = WAITING.fetch_add(bytes, Relaxed).saturating_add(bytes);
    let garbage = Waiting { _garbage: garbage, _counted: Counted(bytes) };
    if waiting <= most {
        collector.collect(Box::new(garbage));
    }
}

/// Returns the number of bytes that nobody uses and that the process may still hold: those that wait for the collector,
/// and those that were freed.
pub(crate) fn kept() -> usize {
    COLLECTOR.get().map_or(0, |collector| WAITING.load(Relaxed) + collector.kept())
}

/// Gives freed memory back to the operating system at once, if it is much.
pub(crate) fn give_back_now() {
    if let Some(collector) = COLLECTOR.get() {
        collector.give_back();
    }
}
