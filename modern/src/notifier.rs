//! The notifier of a task.

use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use engine::Notify;
use futures_util::task::AtomicWaker;

/// Wakes the one task that waits in [`Notifier::notified`].
///
/// `tokio::sync::Notify` does the same for many tasks, with a list behind a mutex that is locked twice
/// for each wait; every connection waits for its notifier beside every read, so it has the cheaper half.
///
/// ```
/// use std::sync::Arc;
/// use engine::Notify;
/// use modern::notifier::Notifier;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let notifier = Arc::new(Notifier::default());
/// notifier.notify(); // one that nobody waits for yet is kept
/// notifier.notified().await;
/// # }
/// ```
// region: notifier
#[derive(Debug, Default)]
pub struct Notifier {
    notified: AtomicBool,
    waker: AtomicWaker,
}

impl Notifier {
    /// Returns ready after a notification. One that came before is not lost; several are one.
    pub fn poll_notified(&self, cx: &mut Context<'_>) -> Poll<()> {
        // Registered first: a notification between the two is seen by the one or the other.
        self.waker.register(cx.waker());
        if self.notified.load(Ordering::Acquire) && self.notified.swap(false, Ordering::AcqRel) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }

    /// Waits for a notification.
    pub fn notified(&self) -> impl Future<Output = ()> {
        poll_fn(|cx| self.poll_notified(cx))
    }
}

impl Notify for Notifier {
    fn notify(&self) {
        self.notified.store(true, Ordering::Release);
        self.waker.wake();
    }
}
// endregion: notifier
