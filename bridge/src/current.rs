//! Futures of today, polled by tasks of 0.1.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use futures_legacy::task::{self, Task};
use futures_legacy::{Async, Future as LegacyFuture};

/// A waker of today for the task of 0.1 that polls; it is kept as long as the same task does.
#[derive(Debug, Default)]
pub(crate) struct CurrentWaker(Option<(Arc<TaskWaker>, Waker)>);

impl CurrentWaker {
    /// Returns the waker of the current task.
    ///
    /// # Panics
    ///
    /// When called outside a task of 0.1.
    pub(crate) fn get(&mut self) -> &Waker {
        let (_, waker) = match self.0.take() {
            Some((task, waker)) if task.0.will_notify_current() => self.0.insert((task, waker)),
            _ => {
                let task = Arc::new(TaskWaker(task::current()));
                let waker = Waker::from(Arc::clone(&task));
                self.0.insert((task, waker))
            }
        };
        waker
    }
}

/// A task of 0.1 in the form of a present-day waker.
#[derive(Debug)]
struct TaskWaker(Task);

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.0.notify();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.notify();
    }
}

/// Converts a present-day poll to one of 0.1.
pub(crate) fn legacy<T, E>(poll: Poll<Result<T, E>>) -> futures_legacy::Poll<T, E> {
    match poll {
        Poll::Ready(result) => result.map(Async::Ready),
        Poll::Pending => Ok(Async::NotReady),
    }
}

/// A future of today as one of 0.1, in whatever polls it.
pub(crate) struct Current<F> {
    future: Pin<Box<F>>,
    waker: CurrentWaker,
}

impl<F> Current<F> {
    pub(crate) fn new(future: F) -> Self {
        Self { future: Box::pin(future), waker: CurrentWaker::default() }
    }
}

impl<F, T, E> LegacyFuture for Current<F>
where
    F: Future<Output = Result<T, E>>,
{
    type Item = T;
    type Error = E;

    fn poll(&mut self) -> futures_legacy::Poll<T, E> {
        legacy(self.future.as_mut().poll(&mut Context::from_waker(self.waker.get())))
    }
}
