//! Memory that takes long to free: millions of keys, values of hundreds of megabytes.
//!
//! Threads that serve connections should not spend their time on freeing it. The engine has no other thread, so the
//! process may offer one.

use std::sync::OnceLock;

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

/// Frees `garbage`, or passes it to the collector that [`collect_with`] has set.
pub(crate) fn free_elsewhere<T: Send + 'static>(garbage: T) {
    if let Some(collector) = COLLECTOR.get() {
        collector.collect(Box::new(garbage));
    }
}

/// Returns the number of freed bytes that the process may still hold.
pub(crate) fn kept() -> usize {
    COLLECTOR.get().map_or(0, |collector| collector.kept())
}

/// Gives freed memory back to the operating system at once, if it is much.
pub(crate) fn give_back_now() {
    if let Some(collector) = COLLECTOR.get() {
        collector.give_back();
    }
}
