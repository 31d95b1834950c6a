//! The notifier of a task.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use engine::Notify;
use futures::task::AtomicTask;
use futures::{Async, Future, Poll};

/// Wakes the one task that waits in [`Notifier::poll_notified`].
///
/// ```
/// # extern crate futures_legacy as futures;
/// use std::sync::Arc;
/// use engine::Notify;
/// use futures::Future;
/// use legacy::notifier::Notifier;
///
/// let notifier = Arc::new(Notifier::default());
/// notifier.notify(); // one that nobody waits for yet is kept
/// notifier.notified().wait().unwrap();
/// ```
// region: notifier
#[derive(Debug, Default)]
pub struct Notifier {
    notified: AtomicBool,
    task: AtomicTask,
}

impl Notifier {
    /// Is ready after a notification. One that came before the call counts; several count as one.
    pub fn poll_notified(&self) -> Async<()> {
        // The task is registered first, so that a notification between the two steps is not missed.
        self.task.register();
        if self.notified.load(Ordering::Acquire) && self.notified.swap(false, Ordering::AcqRel) {
            Async::Ready(())
        } else {
            Async::NotReady
        }
    }

    /// Waits for a notification.
    pub fn notified(self: &Arc<Self>) -> Notified {
        Notified { notifier: Arc::clone(self) }
    }
}

impl Notify for Notifier {
    fn notify(&self) {
        self.notified.store(true, Ordering::Release);
        self.task.notify();
    }
}
// endregion: notifier

/// The future of [`Notifier::notified`]. It owns its notifier, since a future of 0.1 that is spawned cannot borrow.
#[derive(Debug)]
#[must_use = "futures do nothing unless polled"]
pub struct Notified {
    notifier: Arc<Notifier>,
}

impl Future for Notified {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        Ok(self.notifier.poll_notified())
    }
}
