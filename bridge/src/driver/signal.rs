//! A wake-up for one task, which is kept until the task has seen it.

use std::task::{Context, Waker};

use crate::sync::{Mutex, MutexGuard, PoisonError};

/// Wakes the one task that watches it.
///
/// [`raise`](Signal::raise) may be called from any thread, [`take`](Signal::take) from one task. A signal that is raised
/// while the task runs is found by its next `take`; several that were raised meanwhile are found as one.
#[derive(Debug)]
pub(crate) struct Signal {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    raised: bool,
    waker: Option<Waker>,
}

impl Signal {
    pub(crate) fn new() -> Self {
        Self { state: Mutex::new(State { raised: false, waker: None }) }
    }

    /// Wakes the task that watches, or lets its next look succeed.
    pub(crate) fn raise(&self) {
        let mut state = self.lock();
        state.raised = true;
        let waker = state.waker.take();
        drop(state);
        // Not under the lock: a waker may do anything, such as raise again.
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Returns whether the signal was raised since the last call, and otherwise has the task of `context` woken by the
    /// next one.
    pub(crate) fn take(&self, context: &Context<'_>) -> bool {
        let mut state = self.lock();
        if state.raised {
            state.raised = false;
            return true;
        }
        match &state.waker {
            Some(waker) if waker.will_wake(context.waker()) => {}
            _ => state.waker = Some(context.waker().clone()),
        }
        false
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing that can panic happens under the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
