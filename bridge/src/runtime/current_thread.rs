//! A runtime on the calling thread, for tasks that need not be `Send`: `tokio::runtime::current_thread` of 0.1.
//!
//! The executor is that of 0.1, so that tasks run in the same order, and a panic of one ends the call in which it runs.
//! Where that executor has nothing to do, it drives a tokio 1 runtime of this thread, which serves sockets and timers of
//! both generations and runs the tasks of tokio 1.

use std::error::Error;
use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use futures_legacy::Future as LegacyFuture;
use futures_legacy::future::{ExecuteError, ExecuteErrorKind};
use tokio_current_thread::CurrentThread;
use tokio_executor::park::{Park, Unpark};
use tokio_executor::{SpawnError, TypedExecutor};

pub use tokio_current_thread::{TaskExecutor, spawn};

use crate::context::alone;
use crate::current::Current;
use crate::driver::Signal;
use crate::handle::Bridge;

/// Runs tasks of 0.1 on the thread that calls it: the `tokio::runtime::current_thread::Runtime` of 0.1.
///
/// Tasks run only while [`block_on`](Self::block_on) or [`run`](Self::run) does. Dropping it drops its tasks.
///
/// ```
/// use std::cell::Cell;
/// use std::rc::Rc;
///
/// use bridge::runtime::current_thread::{self, Runtime};
/// use futures_legacy::future::{lazy, ok};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut runtime = Runtime::new()?;
/// let seen = Rc::new(Cell::new(0)); // not `Send`
/// let (first, second) = (Rc::clone(&seen), Rc::clone(&seen));
/// runtime.spawn(lazy(move || {
///     first.set(first.get() + 1);
///     current_thread::spawn(lazy(move || Ok(second.set(second.get() + 1))));
///     Ok(())
/// }));
/// assert_eq!(runtime.block_on(ok::<_, ()>("needs no other task")), Ok("needs no other task"));
///
/// // Futures of today go beside those of 0.1.
/// let third = Rc::clone(&seen);
/// runtime.spawn_async(async move { Ok(third.set(third.get() + 1)) });
/// assert_eq!(runtime.block_on_async(async { Ok::<_, ()>(7) }), Ok(7));
///
/// // Other threads spawn by a handle.
/// let handle = runtime.handle();
/// std::thread::spawn(move || handle.spawn(ok(()))).join().unwrap()?;
/// runtime.run()?; // until the last task has ended
/// assert_eq!(seen.get(), 3);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Runtime {
    executor: CurrentThread<Driven>,
}

impl Runtime {
    /// Starts a runtime on this thread.
    ///
    /// # Errors
    ///
    /// When the operating system has no more file descriptors.
    pub fn new() -> io::Result<Self> {
        Builder::new().build()
    }

    /// Returns a handle with which other threads spawn tasks here.
    #[must_use]
    pub fn handle(&self) -> Handle {
        Handle(self.executor.handle())
    }

    /// Spawns a task, which runs when the runtime does.
    pub fn spawn<F>(&mut self, future: F) -> &mut Self
    where
        F: LegacyFuture<Item = (), Error = ()> + 'static,
    {
        self.executor.spawn(future);
        self
    }

    /// Runs a future, and other tasks meanwhile, until the future ends. The others go on at the next call.
    ///
    /// # Errors
    ///
    /// The error of the future.
    ///
    /// # Panics
    ///
    /// When the future or a task panics, with its panic. When it is called inside of another runtime or of a task.
    pub fn block_on<F: LegacyFuture>(&mut self, future: F) -> Result<F::Item, F::Error> {
        let done = self.enter(|executor| executor.block_on(future));
        done.map_err(|error| error.into_inner().expect("unexpected execution error"))
    }

    /// Does the same as [`spawn`](Self::spawn), for a future of today.
    pub fn spawn_async<F>(&mut self, future: F) -> &mut Self
    where
        F: Future<Output = Result<(), ()>> + 'static,
    {
        self.spawn(Current::new(future))
    }

    /// Does the same as [`block_on`](Self::block_on), for a future of today.
    ///
    /// # Errors
    ///
    /// The error of the future.
    ///
    /// # Panics
    ///
    /// As [`block_on`](Self::block_on).
    pub fn block_on_async<F, R, E>(&mut self, future: F) -> Result<R, E>
    where
        F: Future<Output = Result<R, E>>,
    {
        self.block_on(Current::new(future))
    }

    /// Runs all tasks until the last has ended.
    ///
    /// # Errors
    ///
    /// None, as things are: the driver cannot fail.
    ///
    /// # Panics
    ///
    /// When a task panics, with its panic. When it is called inside of another runtime or of a task.
    pub fn run(&mut self) -> Result<(), RunError> {
        self.enter(CurrentThread::run).map_err(|inner| RunError { inner })
    }

    fn enter<R>(&mut self, body: impl FnOnce(&mut CurrentThread<Driven>) -> R) -> R {
        drop(alone("Multiple executors at once"));
        let driven = self.executor.get_park();
        let (runtime, bridge) = (driven.runtime().handle().clone(), driven.bridge.handle().clone());
        let _entered = runtime.enter();
        bridge.enter_with(&mut TaskExecutor::current(), || body(&mut self.executor))
    }
}

/// Builds a [`Runtime`]: the `tokio::runtime::current_thread::Builder` of 0.1, without its `clock`.
///
/// ```
/// # fn main() -> std::io::Result<()> {
/// let mut runtime = bridge::runtime::current_thread::Builder::new().build()?;
/// assert_eq!(runtime.block_on(futures_legacy::future::ok::<_, ()>(7)), Ok(7));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Builder {}

impl Builder {
    /// Returns the settings of 0.1.
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }

    /// Starts a runtime on this thread.
    ///
    /// # Errors
    ///
    /// When the operating system has no more file descriptors.
    pub fn build(&mut self) -> io::Result<Runtime> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let bridge = Bridge::new(runtime.handle().clone())?;
        let driven = Driven { bridge, runtime: Some(runtime), signal: Arc::new(Signal::new()) };
        Ok(Runtime { executor: CurrentThread::new_with_park(driven) })
    }
}

/// Spawns tasks on a [`Runtime`] from other threads; an executor of 0.1.
///
/// ```
/// use futures_legacy::future::ok;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let runtime = bridge::runtime::current_thread::Runtime::new()?;
/// let handle = runtime.handle();
/// handle.status()?;
/// handle.spawn(ok(()))?;
/// handle.spawn_async(async { Ok(()) })?;
/// drop(runtime);
/// assert!(handle.spawn(ok(())).is_err() && handle.status().is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Handle(tokio_current_thread::Handle);

impl Handle {
    /// Spawns a task.
    ///
    /// # Errors
    ///
    /// When the runtime has ended.
    pub fn spawn<F>(&self, future: F) -> Result<(), SpawnError>
    where
        F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
    {
        self.0.spawn(future)
    }

    /// Does the same as [`spawn`](Self::spawn), for a future of today.
    ///
    /// # Errors
    ///
    /// When the runtime has ended.
    pub fn spawn_async<F>(&self, future: F) -> Result<(), SpawnError>
    where
        F: Future<Output = Result<(), ()>> + Send + 'static,
    {
        self.spawn(Current::new(future))
    }

    /// Returns whether a task may be spawned, as far as this handle knows: it learns of the end of the runtime by a spawn.
    ///
    /// # Errors
    ///
    /// When a spawn by this handle was refused.
    pub fn status(&self) -> Result<(), SpawnError> {
        self.0.status()
    }
}

impl<F> futures_legacy::future::Executor<F> for Handle
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    fn execute(&self, future: F) -> Result<(), ExecuteError<F>> {
        if self.status().is_err() {
            return Err(ExecuteError::new(ExecuteErrorKind::Shutdown, future));
        }
        // As in 0.1, a runtime that ends between the two calls drops the task.
        let _ = self.spawn(future);
        Ok(())
    }
}

impl<F> TypedExecutor<F> for Handle
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    fn spawn(&mut self, future: F) -> Result<(), SpawnError> {
        Self::spawn(self, future)
    }
}

/// Runs a future on a new runtime of this thread, and then all tasks that it spawned. An error of the future ends it at
/// once.
///
/// ```
/// use std::time::{Duration, Instant};
///
/// use tokio_legacy::timer::Delay;
///
/// let delay = Delay::new(Instant::now() + Duration::from_millis(1));
/// assert!(bridge::runtime::current_thread::block_on_all(delay).is_ok());
/// ```
///
/// # Errors
///
/// The error of the future.
///
/// # Panics
///
/// As [`Runtime::block_on`], and when the operating system has no more file descriptors.
pub fn block_on_all<F: LegacyFuture>(future: F) -> Result<F::Item, F::Error> {
    let mut runtime = Runtime::new().expect("failed to start runtime on current thread");
    let item = runtime.block_on(future)?;
    runtime.run().expect("failed to resolve remaining futures");
    Ok(item)
}

/// Does the same as [`block_on_all`], for a future of today.
///
/// ```
/// use bridge::runtime::current_thread::{block_on_all_async, spawn_async};
///
/// let done = block_on_all_async(async {
///     let not_send = std::rc::Rc::new(7);
///     spawn_async(async move { Ok(println!("{not_send}")) });
///     Ok::<_, ()>("with all tasks")
/// });
/// assert_eq!(done, Ok("with all tasks"));
/// ```
///
/// # Errors
///
/// The error of the future.
///
/// # Panics
///
/// As [`block_on_all`].
pub fn block_on_all_async<F, R, E>(future: F) -> Result<R, E>
where
    F: Future<Output = Result<R, E>>,
{
    block_on_all(Current::new(future))
}

/// Does the same as [`spawn`], for a future of today.
///
/// ```
/// use bridge::runtime::current_thread::{run_async, spawn_async};
///
/// run_async(async {
///     spawn_async(async { Ok(println!("a task on this thread")) });
///     Ok(())
/// });
/// ```
///
/// # Panics
///
/// When no runtime of this module runs on this thread.
pub fn spawn_async<F>(future: F)
where
    F: Future<Output = Result<(), ()>> + 'static,
{
    spawn(Current::new(future));
}

/// Does the same as [`run`], for a future of today.
///
/// ```
/// bridge::runtime::current_thread::run_async(async { Ok(println!("on this thread")) });
/// ```
///
/// # Panics
///
/// As [`run`].
pub fn run_async<F>(future: F)
where
    F: Future<Output = Result<(), ()>> + 'static,
{
    run(Current::new(future));
}

/// Runs a future as a task of a new runtime of this thread, and all tasks that it spawns.
///
/// ```
/// bridge::runtime::current_thread::run(futures_legacy::future::lazy(|| Ok(println!("on this thread"))));
/// ```
///
/// # Panics
///
/// As [`Runtime::run`], and when the operating system has no more file descriptors.
pub fn run<F>(future: F)
where
    F: LegacyFuture<Item = (), Error = ()> + 'static,
{
    let mut runtime = Runtime::new().expect("failed to start runtime on current thread");
    runtime.spawn(future);
    runtime.run().expect("failed to resolve remaining futures");
}

/// Error of [`Runtime::run`], for which there is no cause as things are.
#[derive(Debug)]
pub struct RunError {
    inner: tokio_current_thread::RunError,
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl Error for RunError {}

/// Waits, for the executor of 0.1, in a runtime of tokio 1.
#[derive(Debug)]
struct Driven {
    bridge: Bridge,
    /// `None` only during the drop.
    runtime: Option<tokio::runtime::Runtime>,
    signal: Arc<Signal>,
}

impl Driven {
    fn runtime(&self) -> &tokio::runtime::Runtime {
        self.runtime.as_ref().expect("it is used before it is dropped")
    }

    /// Looks for events without waiting for any.
    fn look(&self) {
        self.runtime().block_on(async {
            // Finds the events, and then runs what serves those of 0.1.
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
        });
    }
}

impl Park for Driven {
    type Unpark = Raise;
    type Error = std::convert::Infallible;

    fn unpark(&self) -> Raise {
        Raise(Arc::clone(&self.signal))
    }

    fn park(&mut self) -> Result<(), Self::Error> {
        if self.signal.is_raised() {
            // Tasks that keep each other busy must not keep events away.
            self.look();
        }
        self.runtime().block_on(poll_fn(|context| match self.signal.take(context) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }));
        Ok(())
    }

    fn park_timeout(&mut self, duration: Duration) -> Result<(), Self::Error> {
        self.look();
        if !duration.is_zero() {
            let raised = poll_fn(|context| match self.signal.take(context) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            });
            // Elapsed or not: the executor looks at its tasks.
            let _ = self.runtime().block_on(async { tokio::time::timeout(duration, raised).await });
        }
        Ok(())
    }
}

impl Drop for Driven {
    fn drop(&mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        if tokio::runtime::Handle::try_current().is_ok() {
            // Inside of a runtime of tokio 1, which refuses to wait for another's blocking tasks.
            return runtime.shutdown_background();
        }
        drop(runtime);
    }
}

/// Has the executor look at its tasks again.
struct Raise(Arc<Signal>);

impl Unpark for Raise {
    fn unpark(&self) {
        self.0.raise();
    }
}
