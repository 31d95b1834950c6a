//! Polls objects of 0.1 on behalf of a present-day task.

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use futures_legacy::Async;
use futures_legacy::executor::{self, Notify, Spawn};

use crate::Handle;

/// An object of 0.1 that is polled, and dropped, inside a bridge.
pub(crate) struct Polled<T> {
    /// `None` only during the drop.
    spawn: Option<Spawn<T>>,
    /// Notifier with which it was last polled; it is kept as long as the same task polls.
    notifier: Option<Arc<Notifier>>,
    handle: Handle,
}

// Nothing in 0.1 relies on pinning, so the object may be moved between two polls.
impl<T> Unpin for Polled<T> {}

impl<T> Polled<T> {
    pub(crate) fn new(inner: T, handle: &Handle) -> Self {
        Self { spawn: Some(executor::spawn(inner)), notifier: None, handle: handle.clone() }
    }

    /// Runs `body` as a poll by the task of `context`.
    pub(crate) fn with<R>(&mut self, context: &Context<'_>, body: impl FnOnce(&mut T) -> R) -> R {
        let notifier = match self.notifier.take() {
            Some(notifier) if notifier.0.will_wake(context.waker()) => notifier,
            _ => Arc::new(Notifier(context.waker().clone())),
        };
        let notifier = self.notifier.insert(notifier);
        let spawn = self.spawn.as_mut().expect("it is polled before it is dropped");
        self.handle.enter(|| spawn.poll_fn_notify(notifier, 0, body))
    }

    pub(crate) fn get_ref(&self) -> &T {
        self.spawn.as_ref().expect("it is used before it is dropped").get_ref()
    }

    pub(crate) fn get_mut(&mut self) -> &mut T {
        self.spawn.as_mut().expect("it is used before it is dropped").get_mut()
    }

    pub(crate) fn into_inner(mut self) -> T {
        self.spawn.take().expect("it is used before it is dropped").into_inner()
    }
}

impl<T> Drop for Polled<T> {
    fn drop(&mut self) {
        if let Some(spawn) = self.spawn.take() {
            // A `Drop` of 0.1 may spawn.
            self.handle.enter(|| drop(spawn));
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Polled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get_ref().fmt(f)
    }
}

/// A present-day waker in the form that 0.1 notifies.
struct Notifier(Waker);

impl Notify for Notifier {
    fn notify(&self, _: usize) {
        self.0.wake_by_ref();
    }
}

/// Converts a poll of 0.1 to a present-day one.
pub(crate) fn today<T, E>(poll: futures_legacy::Poll<T, E>) -> Poll<Result<T, E>> {
    match poll {
        Ok(Async::Ready(item)) => Poll::Ready(Ok(item)),
        Ok(Async::NotReady) => Poll::Pending,
        Err(error) => Poll::Ready(Err(error)),
    }
}
