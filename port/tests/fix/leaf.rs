//! Futures of 0.1 and values that note what happens to them.

use std::cell::RefCell;

use futures01::{Async, Future, Poll, task};

thread_local! {
    static NOTES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Notes something.
pub(crate) fn note(what: impl Into<String>) {
    NOTES.with(|notes| notes.borrow_mut().push(what.into()));
}

/// Runs something, and returns what it noted.
pub(crate) fn trace(run: impl FnOnce()) -> Vec<String> {
    NOTES.with(|notes| notes.borrow_mut().clear());
    run();
    NOTES.with(RefCell::take)
}

/// Notes its drop.
#[derive(Debug)]
pub(crate) struct Noisy(pub(crate) &'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        note(format!("drop of {}", self.0));
    }
}

impl Noisy {
    /// Notes that it is used.
    pub(crate) fn touch(&self) -> usize {
        note(format!("{} is used", self.0));
        self.0.len()
    }
}

/// A future that is ready at the second poll. It notes its making, polls and drop.
pub(crate) struct Leaf<T, E> {
    name: &'static str,
    pending: bool,
    result: Option<Result<T, E>>,
}

/// Makes one.
pub(crate) fn leaf<T, E>(name: &'static str, result: Result<T, E>) -> Leaf<T, E> {
    note(format!("{name} is made"));
    Leaf { name, pending: true, result: Some(result) }
}

impl<T, E> Future for Leaf<T, E> {
    type Item = T;
    type Error = E;

    fn poll(&mut self) -> Poll<T, E> {
        note(format!("{} is polled", self.name));
        if std::mem::take(&mut self.pending) {
            task::current().notify();
            return Ok(Async::NotReady);
        }
        self.result.take().unwrap().map(Async::Ready)
    }
}

impl<T, E> Drop for Leaf<T, E> {
    fn drop(&mut self) {
        // Of one that is done the drop is a matter of its own: see `finished`.
        if self.result.is_some() {
            note(format!("{} is dropped", self.name));
        }
    }
}

/// A future that is ready at once, and holds something that notes its drop.
pub(crate) struct Holding(#[allow(dead_code)] pub(crate) Noisy);

impl Future for Holding {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        Ok(Async::Ready(()))
    }
}

/// Makes a future, says that it was made, and runs it.
pub(crate) fn run<F>(make: impl FnOnce() -> F)
where
    F: Future,
    F::Item: std::fmt::Debug,
    F::Error: std::fmt::Debug,
{
    let future = make();
    note("it is made");
    let result = future.wait();
    note(format!("it yields {result:?}"));
}

/// Makes a future, polls it once, and drops it.
pub(crate) fn give_up<F>(make: impl FnOnce() -> F)
where
    F: Future,
{
    let mut future = futures01::executor::spawn(make());
    let _ = future.poll_future_notify(&std::sync::Arc::new(Nobody), 0);
    note("it is given up");
    drop(future);
    note("it is gone");
}

struct Nobody;

impl futures01::executor::Notify for Nobody {
    fn notify(&self, _: usize) {}
}
