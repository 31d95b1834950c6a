//! tokio 0.1 code running inside a tokio 1 runtime.
//!
//! An adapter such as `futures::compat` turns a future of 0.1 into one that can be awaited, and no more: its timers
//! answer `timer is shutdown`, and its `tokio::spawn` panics, for what they look for in the thread is not there. A
//! [`Bridge`] puts it there whenever the future is polled: sockets and timers of 0.1 are served by a thread of the
//! bridge, `tokio::spawn` of 0.1 makes a task of tokio 1, and a blocking section of 0.1 becomes `block_in_place`.
//!
//! ```
//! use std::time::{Duration, Instant};
//!
//! use futures_legacy::Future;
//! use tokio_legacy::timer::Delay;
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let bridge = bridge::Bridge::new(tokio::runtime::Handle::current())?;
//! let old = Delay::new(Instant::now() + Duration::from_millis(5)).map(|()| "old code, old timer, new runtime");
//! assert_eq!(bridge.handle().compat(old).await?, "old code, old timer, new runtime");
//! bridge.idle().await;
//! # Ok(())
//! # }
//! ```
//!
//! It does not help code that starts a runtime of 0.1 itself (that may go on a thread of its own), nor
//! `current_thread::spawn`, whose tasks need not be `Send`. What a task of 0.1 does at a panic is what one of tokio 1
//! does: the task is gone, the others go on.

mod driver;

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures::compat::{Compat01As03, Future01CompatExt};
use futures_legacy::{Async, Future as LegacyFuture};
use tokio::runtime::RuntimeFlavor;
use tokio_executor::{Executor, SpawnError, TypedExecutor};
use tokio_threadpool::blocking::BlockingError;
use tokio_util::task::TaskTracker;

use driver::Driver;

/// Serves code of 0.1 inside a tokio 1 runtime.
///
/// When it is dropped its thread ends: what still waits for a timer of 0.1 gets `timer is shutdown`, and sockets of 0.1
/// are served no more. Use [`Bridge::idle`] to wait for the tasks first.
#[derive(Debug)]
pub struct Bridge {
    handle: Handle,
    driver: Driver,
}

impl Bridge {
    /// Starts the thread that serves sockets and timers of 0.1; tasks go to `runtime`.
    ///
    /// # Errors
    ///
    /// When the operating system has no thread or no file descriptor left.
    pub fn new(runtime: tokio::runtime::Handle) -> io::Result<Self> {
        let (driver, reactor, timer) = Driver::start()?;
        let handle = Handle { runtime, reactor, timer, tasks: TaskTracker::new() };
        Ok(Self { handle, driver })
    }

    /// What futures and tasks of 0.1 are started with.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Waits until every task of 0.1 has ended, as `tokio::run` of 0.1 did, then stops the thread.
    pub async fn idle(self) {
        self.handle.tasks.close();
        self.handle.tasks.wait().await;
        drop(self.driver);
    }
}

/// Starts futures and tasks of 0.1 on a [`Bridge`]; an executor of 0.1 whose tasks are tasks of tokio 1.
///
/// Like every handle of tokio 1 it does not tell when the runtime has shut down: the task is then dropped unpolled,
/// where executors of 0.1 answered with an error.
#[derive(Clone, Debug)]
pub struct Handle {
    runtime: tokio::runtime::Handle,
    reactor: tokio_reactor::Handle,
    timer: tokio_timer::timer::Handle,
    tasks: TaskTracker,
}

impl Handle {
    /// A future of today that polls `future`, with what code of 0.1 looks for in the thread.
    ///
    /// # Panics
    ///
    /// The future that it returns panics where `future` does, and when it is polled outside of tokio 1 and `future`
    /// enters a blocking section.
    pub fn compat<F: LegacyFuture>(&self, future: F) -> Bridged<F> {
        Bridged { future: future.compat(), handle: self.clone() }
    }

    /// Spawns a task of 0.1 on the tokio 1 runtime.
    pub fn spawn<F>(&self, future: F)
    where
        F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
    {
        let task = self.compat(future);
        self.tasks.spawn_on(
            async {
                // Whoever spawns in 0.1 has dealt with the error: its type is `()`.
                let _ = task.await;
            },
            &self.runtime,
        );
    }

    /// Runs `body` with what code of 0.1 looks for in the thread.
    fn within<T>(&self, body: impl FnOnce() -> T) -> T {
        // A thread that has been entered has a context already: that of this bridge, or of a runtime of 0.1.
        let Ok(mut entered) = tokio_executor::enter() else {
            return body();
        };
        let _reactor = tokio_reactor::set_default(&self.reactor);
        let _timer = tokio_timer::timer::set_default(&self.timer);
        let _blocking = tokio_threadpool::blocking::set_default(blocking);
        tokio_executor::with_default(&mut self.clone(), &mut entered, |_| body())
    }
}

/// A blocking section of 0.1, as 0.1 calls it: a worker may be blocked once its other tasks have been given away.
fn blocking(section: &mut dyn FnMut()) -> futures_legacy::Poll<(), BlockingError> {
    if tokio::runtime::Handle::current().runtime_flavor() == RuntimeFlavor::CurrentThread {
        return Err(BlockingError::new());
    }
    tokio::task::block_in_place(section);
    Ok(Async::Ready(()))
}

impl Executor for Handle {
    fn spawn(&mut self, future: Box<dyn LegacyFuture<Item = (), Error = ()> + Send>) -> Result<(), SpawnError> {
        Handle::spawn(self, future);
        Ok(())
    }
}

impl<F> TypedExecutor<F> for Handle
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    fn spawn(&mut self, future: F) -> Result<(), SpawnError> {
        Handle::spawn(self, future);
        Ok(())
    }
}

impl<F> futures_legacy::future::Executor<F> for Handle
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    fn execute(&self, future: F) -> Result<(), futures_legacy::future::ExecuteError<F>> {
        self.spawn(future);
        Ok(())
    }
}

/// The future of [`Handle::compat`].
#[derive(Debug)]
#[must_use = "futures do nothing unless polled"]
pub struct Bridged<F> {
    future: Compat01As03<F>,
    handle: Handle,
}

impl<F> Future for Bridged<F>
where
    F: LegacyFuture,
{
    type Output = Result<F::Item, F::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        // Futures of 0.1 do not know of pinning, and neither does what holds them.
        let Self { future, handle } = self.get_mut();
        handle.within(|| Pin::new(future).poll(cx))
    }
}
