//! The doorbell of a task.

use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use engine::Doorbell;
use futures::task::AtomicWaker;

/// Wakes the one task that waits in [`Bell::rung`].
///
/// `tokio::sync::Notify` does the same for many tasks, with a list behind a mutex that is locked twice
/// for each wait; every connection waits for its bell beside every read, so it has the cheaper half.
// region: bell
#[derive(Debug, Default)]
pub struct Bell {
    rung: AtomicBool,
    waker: AtomicWaker,
}

impl Bell {
    /// Ready after a ring. One that came before is not lost; several are one.
    pub fn poll_rung(&self, cx: &mut Context<'_>) -> Poll<()> {
        // Registered first: a ring between the two is seen by the one or the other.
        self.waker.register(cx.waker());
        if self.rung.load(Ordering::Acquire) && self.rung.swap(false, Ordering::AcqRel) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }

    /// Waits for a ring.
    pub fn rung(&self) -> impl Future<Output = ()> {
        poll_fn(|cx| self.poll_rung(cx))
    }
}

impl Doorbell for Bell {
    fn ring(&self) {
        self.rung.store(true, Ordering::Release);
        self.waker.wake();
    }
}
// endregion: bell
