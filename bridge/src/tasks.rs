//! Counts the tasks of a bridge.

use std::task::{Context, Poll, Waker};

use crate::sync::{AtomicUsize, Mutex, Ordering, PoisonError};

/// Set once no more tasks are accepted.
const CLOSED: usize = 1;
/// Amount that each task adds.
const TASK: usize = 2;

/// Number of tasks, and whether more may come.
///
/// [`poll_idle`](Tasks::poll_idle) closes in the moment in which it finds none: no task can begin unseen between the last
/// that ended and the end of the wait.
#[derive(Debug)]
pub(crate) struct Tasks {
    state: AtomicUsize,
    /// Waker of the one who waits for the last task.
    waker: Mutex<Option<Waker>>,
}

impl Tasks {
    pub(crate) fn new() -> Self {
        Self { state: AtomicUsize::new(0), waker: Mutex::new(None) }
    }

    /// Counts a task. Returns whether it may run; if so, [`end`](Tasks::end) has to follow.
    pub(crate) fn begin(&self) -> bool {
        let more = |state: usize| (state & CLOSED == 0).then_some(state + TASK);
        self.state.fetch_update(Ordering::AcqRel, Ordering::Acquire, more).is_ok()
    }

    /// Counts a task off.
    pub(crate) fn end(&self) {
        let before = self.state.fetch_sub(TASK, Ordering::AcqRel);
        if before & !CLOSED == TASK {
            let waker = self.waker.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }

    /// Accepts no more tasks.
    pub(crate) fn close(&self) {
        self.state.fetch_or(CLOSED, Ordering::AcqRel);
    }

    /// Returns whether no more tasks are accepted.
    pub(crate) fn is_closed(&self) -> bool {
        self.state.load(Ordering::Acquire) & CLOSED != 0
    }

    /// Is ready when there are no tasks, and accepts none from then on. Serves one waiting task.
    pub(crate) fn poll_idle(&self, context: &Context<'_>) -> Poll<()> {
        // First, so that a task which ends behind the look below finds it.
        *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(context.waker().clone());
        match self.state.compare_exchange(0, CLOSED, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) | Err(CLOSED) => Poll::Ready(()),
            Err(_) => Poll::Pending,
        }
    }
}
