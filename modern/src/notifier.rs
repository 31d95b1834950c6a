//! The notifier of a task.

use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use engine::Notify;
use futures_util::task::AtomicWaker;

/// Wakes the one task that waits in [`Notifier::notified`].
///
/// `tokio::sync::Notify` does the same for many tasks, and locks a mutex twice for each wait. A connection waits for
/// its notifier with every read, so this one is cheaper: it wakes one task and needs no list.
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
    /// Is ready after a notification. One that came before the call counts; several count as one.
    pub fn poll_notified(&self, cx: &mut Context<'_>) -> Poll<()> {
        // The waker is registered first, so that a notification between the two steps is not missed.
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
