//! The doorbell of a task.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

use engine::Doorbell;
use futures::task::AtomicTask;
use futures::{Async, Future, Poll};

/// Wakes the one task that waits in [`Bell::poll_rung`].
// region: bell
#[derive(Debug, Default)]
pub struct Bell {
    rung: AtomicBool,
    task: AtomicTask,
}

impl Bell {
    /// Ready after a ring. One that came before is not lost; several are one.
    pub fn poll_rung(&self) -> Async<()> {
        // Registered first: a ring between the two is seen by the one or the other.
        self.task.register();
        if self.rung.load(Ordering::Acquire) && self.rung.swap(false, Ordering::AcqRel) {
            Async::Ready(())
        } else {
            Async::NotReady
        }
    }

    /// Waits for a ring.
    pub fn rung(self: &Arc<Self>) -> Rung {
        Rung { bell: Arc::clone(self) }
    }
}

impl Doorbell for Bell {
    fn ring(&self) {
        self.rung.store(true, Ordering::Release);
        self.task.notify();
    }
}
// endregion: bell

/// The future of [`Bell::rung`]. It owns its bell, as everything that a task of 0.1 waits for has to.
#[derive(Debug)]
#[must_use = "futures do nothing unless polled"]
pub struct Rung {
    bell: Arc<Bell>,
}

impl Future for Rung {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        Ok(self.bell.poll_rung())
    }
}
