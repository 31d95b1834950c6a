//! The thread-local state that code of 0.1 relies on.

use std::cell::Cell;

use tokio_executor::{Enter, Executor};

thread_local! {
    /// `true` if a bridge has been entered on this thread.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Marks the thread as inside a bridge for as long as the value lives.
struct Inside;

impl Inside {
    fn begin() -> Self {
        INSIDE.set(true);
        Self
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.set(false);
    }
}

/// Marks the thread as one that runs an executor, as 0.1 did for each runtime that waits.
///
/// # Panics
///
/// With `what`, when the thread runs one already, or polls a task of a bridge.
pub(crate) fn alone(what: &str) -> Enter {
    match tokio_executor::enter() {
        // Within a bridge the mark is missing.
        Ok(entered) if !INSIDE.get() => entered,
        _ => panic!("{what}: attempted to run an executor while another executor is already running"),
    }
}

/// Runs `body` with a reactor, a timer and an executor of 0.1 as the defaults of the thread.
///
/// A thread that already has them keeps them: those of this or of another bridge, or those of a runtime of 0.1.
pub(crate) fn within<E, T>(
    reactor: &tokio_reactor::Handle,
    timer: &tokio_timer::timer::Handle,
    executor: &mut E,
    body: impl FnOnce() -> T,
) -> T
where
    E: Executor,
{
    if INSIDE.get() {
        return body();
    }
    let Ok(mut entered) = tokio_executor::enter() else {
        return body();
    };
    let _inside = Inside::begin();
    let _reactor = tokio_reactor::set_default(reactor);
    let _timer = tokio_timer::timer::set_default(timer);
    #[cfg(feature = "fs")]
    let _blocking = tokio_threadpool::blocking::set_default(blocking);
    // The mark that an executor has been entered is removed: with it, code could not start runtimes of 0.1, which can
    // run here.
    tokio_executor::with_default(executor, &mut entered, |_| tokio_executor::exit(body))
}

/// Runs a blocking section of 0.1, in the form that 0.1 calls it. A worker of tokio 1 may block once its other tasks
/// have been handed over to another one.
#[cfg(feature = "fs")]
fn blocking(section: &mut dyn FnMut()) -> futures_legacy::Poll<(), tokio_threadpool::blocking::BlockingError> {
    use tokio::runtime::{Handle, RuntimeFlavor};

    match Handle::try_current().map(|handle| handle.runtime_flavor()) {
        // On the only worker thread, or on a thread unknown to tokio 1, it is refused, as 0.1 does as well.
        Ok(RuntimeFlavor::CurrentThread) | Err(_) => Err(tokio_threadpool::blocking::BlockingError::new()),
        Ok(_) => {
            tokio::task::block_in_place(section);
            Ok(futures_legacy::Async::Ready(()))
        }
    }
}
