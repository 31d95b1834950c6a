//! A wake-up for one task, kept until the task has seen it.

use std::task::{Context, Waker};

use crate::sync::{Mutex, MutexGuard, PoisonError};

/// Wakes the one task that watches it.
///
/// [`raise`](Signal::raise) may be called from any thread, [`take`](Signal::take) only from one task. If the signal is
/// raised while the task is running, the next `take` finds it; if it is raised several times, `take` finds it once.
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

    /// Wakes the task that is watching, or lets its next `take` succeed.
    pub(crate) fn raise(&self) {
        let mut state = self.lock();
        state.raised = true;
        let waker = state.waker.take();
        drop(state);
        // Not under the lock, since a waker may do anything, such as raise the signal again.
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Returns whether the signal was raised since the last call. If not, has the task of `context` woken when it is
    /// raised next.
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

    /// Returns whether the signal is raised, and leaves it so.
    #[cfg(feature = "current-thread")]
    pub(crate) fn is_raised(&self) -> bool {
        self.lock().raised
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing that can panic happens under the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
