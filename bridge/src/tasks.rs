//! Counts the tasks of a bridge.

use std::task::{Context, Poll, Waker};

use crate::sync::{AtomicUsize, Mutex, Ordering, PoisonError};

/// Flag that is set once no more tasks are accepted.
const CLOSED: usize = 1;
/// Amount that each task adds to the count.
const TASK: usize = 2;

/// Number of tasks, and whether more are accepted.
///
/// [`poll_idle`](Tasks::poll_idle) stops accepting tasks in the same atomic step in which it finds none, so that no
/// task can start unseen between the end of the last one and the end of the wait.
#[derive(Debug)]
pub(crate) struct Tasks {
    state: AtomicUsize,
    /// Waker of the task that waits for the last one to end.
    waker: Mutex<Option<Waker>>,
}

impl Tasks {
    pub(crate) fn new() -> Self {
        Self { state: AtomicUsize::new(0), waker: Mutex::new(None) }
    }

    /// Counts a task. Returns whether it may run; if so, [`end`](Tasks::end) has to be called later.
    pub(crate) fn begin(&self) -> bool {
        let more = |state: usize| (state & CLOSED == 0).then_some(state + TASK);
        self.state.fetch_update(Ordering::AcqRel, Ordering::Acquire, more).is_ok()
    }

    /// Counts the end of a task.
    pub(crate) fn end(&self) {
        let before = self.state.fetch_sub(TASK, Ordering::AcqRel);
        if before & !CLOSED == TASK {
            let waker = self.waker.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }

    /// Stops accepting tasks.
    pub(crate) fn close(&self) {
        self.state.fetch_or(CLOSED, Ordering::AcqRel);
    }

    /// Returns whether no more tasks are accepted.
    pub(crate) fn is_closed(&self) -> bool {
        self.state.load(Ordering::Acquire) & CLOSED != 0
    }

    /// Is ready once there are no tasks, and from then on accepts none. Only one task can wait at a time.
    pub(crate) fn poll_idle(&self, context: &Context<'_>) -> Poll<()> {
        // Stored first, so that a task that ends after the check below finds it.
        *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(context.waker().clone());
        match self.state.compare_exchange(0, CLOSED, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) | Err(CLOSED) => Poll::Ready(()),
            Err(_) => Poll::Pending,
        }
    }
}
