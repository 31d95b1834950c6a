//! State that code of 0.1 looks for in the thread.

use std::cell::Cell;

use tokio_executor::Executor;

thread_local! {
    /// `true` if a bridge has been entered on this thread.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Says for as long as it lives that the thread is inside of a bridge.
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

/// Runs `body` with a reactor, a timer and an executor of 0.1 as the defaults of the thread.
///
/// A thread that has them already keeps them: those of this or another bridge, or of a runtime of 0.1.
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
    // The mark of an executor is taken back: it would refuse runtimes of 0.1 that the code starts, and they can run here.
    tokio_executor::with_default(executor, &mut entered, |_| tokio_executor::exit(body))
}

/// Returns a blocking section of 0.1, as 0.1 calls it: a worker may be blocked once its other tasks have been given
/// away. away.
#[cfg(feature = "fs")]
fn blocking(section: &mut dyn FnMut()) -> futures_legacy::Poll<(), tokio_threadpool::blocking::BlockingError> {
    use tokio::runtime::{Handle, RuntimeFlavor};

    match Handle::try_current().map(|handle| handle.runtime_flavor()) {
        // The only thread, or one that tokio 1 knows nothing of: 0.1 refuses there as well.
        Ok(RuntimeFlavor::CurrentThread) | Err(_) => Err(tokio_threadpool::blocking::BlockingError::new()),
        Ok(_) => {
            tokio::task::block_in_place(section);
            Ok(futures_legacy::Async::Ready(()))
        }
    }
}
