//! A runtime of many threads.

use std::future::Future;
use std::io;

use futures_legacy::future::ExecuteError;
use futures_legacy::sync::oneshot;
use futures_legacy::{Async, Future as LegacyFuture, Poll};
use tokio_executor::{Executor, SpawnError, TypedExecutor};

use super::Builder;
use crate::context::alone;
use crate::current::Current;
use crate::handle::{Bridge, Handle};

/// Runs tasks of 0.1 on the threads of a tokio 1 runtime: the `tokio::runtime::Runtime` of 0.1.
///
/// Dropping it drops all tasks, and waits until none is being polled; so do not drop it inside one of its own tasks.
///
/// ```
/// use futures_legacy::Future;
/// use futures_legacy::future::{lazy, ok};
/// use futures_legacy::sync::oneshot;
///
/// # fn main() -> std::io::Result<()> {
/// let mut runtime = bridge::runtime::Runtime::new()?;
/// let (done, is_done) = oneshot::channel();
/// runtime.spawn(lazy(|| done.send("from a task").map_err(drop)));
/// assert_eq!(runtime.block_on(is_done), Ok("from a task"));
///
/// // Futures of today go beside those of 0.1.
/// runtime.spawn_async(async { Ok(()) });
/// assert_eq!(runtime.block_on_async(async { Err::<(), _>("no") }), Err("no"));
///
/// // Tasks are also spawned from elsewhere, and all of them waited for.
/// let executor = runtime.executor();
/// std::thread::spawn(move || executor.spawn(ok(()))).join().unwrap();
/// assert_eq!(runtime.block_on_all(ok::<_, ()>("the last task has ended")), Ok("the last task has ended"));
///
/// assert_eq!(bridge::runtime::Runtime::new()?.block_on_all_async(async { Ok::<_, ()>(7) }), Ok(7));
///
/// // Or without a future to wait for.
/// bridge::runtime::Runtime::new()?.shutdown_on_idle().wait().unwrap();
/// bridge::runtime::Runtime::new()?.shutdown_now().wait().unwrap();
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Runtime {
    /// `None` once it is shut down.
    inner: Option<Inner>,
}

#[derive(Debug)]
struct Inner {
    bridge: Bridge,
    runtime: tokio::runtime::Runtime,
}

impl Inner {
    /// Drops all tasks, and waits for those that are being polled.
    fn end_now(self) {
        self.bridge.close();
        // First, so that no task learns that its timer and its sockets are no longer served.
        drop(self.runtime);
        drop(self.bridge);
    }

    /// Waits for all tasks.
    fn end_on_idle(self) {
        self.runtime.block_on(self.bridge.idle());
        drop(self.runtime);
    }

    /// Has a thread of its own end the runtime, since tokio 1 refuses that to its own threads.
    fn elsewhere(self, end: fn(Self)) -> Shutdown {
        let (tell, ended) = oneshot::channel();
        let spawned = std::thread::Builder::new().name("tokio-shutdown".to_owned()).spawn(move || {
            end(self);
            // Nobody may want to know.
            let _ = tell.send(());
        });
        match spawned {
            Ok(_) => Shutdown { ended },
            Err(error) => panic!("no thread can be started: {error}"),
        }
    }
}

impl Runtime {
    /// Starts a runtime with the settings of [`Builder::new`].
    ///
    /// # Errors
    ///
    /// When the operating system has no more file descriptors.
    ///
    /// # Panics
    ///
    /// When the operating system has no more threads.
    pub fn new() -> io::Result<Self> {
        Builder::new().build()
    }

    pub(super) fn started(bridge: Bridge, runtime: tokio::runtime::Runtime) -> Self {
        Self { inner: Some(Inner { bridge, runtime }) }
    }

    fn inner(&self) -> &Inner {
        self.inner.as_ref().expect("it is there until it is shut down")
    }

    fn take(&mut self) -> Inner {
        self.inner.take().expect("it is there until it is shut down")
    }

    /// Returns an executor of 0.1 that spawns tasks on this runtime, from any thread.
    #[must_use]
    pub fn executor(&self) -> TaskExecutor {
        TaskExecutor { handle: self.inner().bridge.handle().clone() }
    }

    /// Spawns a task.
    pub fn spawn<F>(&mut self, future: F) -> &mut Self
    where
        F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
    {
        self.inner().bridge.handle().spawn(future);
        self
    }

    /// Runs a future as a task, and waits for it alone: other tasks go on.
    ///
    /// # Errors
    ///
    /// The error of the future.
    ///
    /// # Panics
    ///
    /// When the future panics, with `Canceled`; and when it is called inside of a task of 0.1.
    #[allow(clippy::unwrap_used)] // for the words of 0.1
    pub fn block_on<F, R, E>(&mut self, future: F) -> Result<R, E>
    where
        F: LegacyFuture<Item = R, Error = E> + Send + 'static,
        R: Send + 'static,
        E: Send + 'static,
    {
        let mut entered = alone("nested block_on");
        let (tell, ended) = oneshot::channel();
        self.spawn(future.then(move |result| tell.send(result).map_err(drop)));
        entered.block_on(ended).unwrap()
    }

    /// Runs a future as a task, and waits for it and for all other tasks.
    ///
    /// # Errors
    ///
    /// The error of the future, once all tasks have ended.
    ///
    /// # Panics
    ///
    /// As [`block_on`](Self::block_on).
    #[allow(clippy::unwrap_used)] // for the words of 0.1
    pub fn block_on_all<F, R, E>(mut self, future: F) -> Result<R, E>
    where
        F: LegacyFuture<Item = R, Error = E> + Send + 'static,
        R: Send + 'static,
        E: Send + 'static,
    {
        let mut entered = alone("nested block_on_all");
        let (tell, ended) = oneshot::channel();
        self.spawn(future.then(move |result| tell.send(result).map_err(drop)));
        let result = entered.block_on(ended).unwrap();
        let _ = entered.block_on(self.shutdown_on_idle());
        result
    }

    /// Does the same as [`spawn`](Self::spawn), for a future of today.
    pub fn spawn_async<F>(&mut self, future: F) -> &mut Self
    where
        F: Future<Output = Result<(), ()>> + Send + 'static,
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
        F: Future<Output = Result<R, E>> + Send + 'static,
        R: Send + 'static,
        E: Send + 'static,
    {
        self.block_on(Current::new(future))
    }

    /// Does the same as [`block_on_all`](Self::block_on_all), for a future of today.
    ///
    /// # Errors
    ///
    /// The error of the future, once all tasks have ended.
    ///
    /// # Panics
    ///
    /// As [`block_on`](Self::block_on).
    pub fn block_on_all_async<F, R, E>(self, future: F) -> Result<R, E>
    where
        F: Future<Output = Result<R, E>> + Send + 'static,
        R: Send + 'static,
        E: Send + 'static,
    {
        self.block_on_all(Current::new(future))
    }

    /// Ends the runtime as soon as it has no tasks, be the returned future polled or not.
    ///
    /// # Panics
    ///
    /// When the operating system has no more threads.
    pub fn shutdown_on_idle(mut self) -> Shutdown {
        self.take().elsewhere(Inner::end_on_idle)
    }

    /// Ends the runtime: tasks that wait are dropped, and those that are being polled when they wait.
    ///
    /// # Panics
    ///
    /// When the operating system has no more threads.
    pub fn shutdown_now(mut self) -> Shutdown {
        let inner = self.take();
        inner.bridge.close();
        inner.elsewhere(Inner::end_now)
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        let Some(inner) = self.inner.take() else { return };
        if tokio::runtime::Handle::try_current().is_err() {
            return inner.end_now();
        }
        let _ = inner.elsewhere(Inner::end_now).wait();
    }
}

/// Spawns tasks on a [`Runtime`]: the `tokio::runtime::TaskExecutor` of 0.1, and an executor of it.
///
/// ```
/// use futures_legacy::future::{Executor as _, ok};
///
/// # fn main() -> std::io::Result<()> {
/// let runtime = bridge::runtime::Runtime::new()?;
/// let executor = runtime.executor();
/// executor.spawn(ok(()));
/// executor.spawn_async(async { Ok(()) });
/// drop(runtime);
/// assert!(executor.execute(ok(())).is_err(), "nothing runs there any more");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct TaskExecutor {
    handle: Handle,
}

impl TaskExecutor {
    /// Spawns a task.
    ///
    /// # Panics
    ///
    /// When the runtime has ended. As an executor of 0.1 it returns an error then.
    #[allow(clippy::unwrap_used)] // for the words of 0.1
    pub fn spawn<F>(&self, future: F)
    where
        F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
    {
        TypedExecutor::spawn(&mut self.handle.clone(), future).unwrap();
    }

    /// Does the same as [`spawn`](Self::spawn), for a future of today.
    ///
    /// # Panics
    ///
    /// As [`spawn`](Self::spawn).
    pub fn spawn_async<F>(&self, future: F)
    where
        F: Future<Output = Result<(), ()>> + Send + 'static,
    {
        self.spawn(Current::new(future));
    }
}

impl<F> futures_legacy::future::Executor<F> for TaskExecutor
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    fn execute(&self, future: F) -> Result<(), ExecuteError<F>> {
        futures_legacy::future::Executor::execute(&self.handle, future)
    }
}

impl Executor for TaskExecutor {
    fn spawn(&mut self, future: Box<dyn LegacyFuture<Item = (), Error = ()> + Send>) -> Result<(), SpawnError> {
        Executor::spawn(&mut self.handle, future)
    }
}

impl<F> TypedExecutor<F> for TaskExecutor
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    fn spawn(&mut self, future: F) -> Result<(), SpawnError> {
        TypedExecutor::spawn(&mut self.handle, future)
    }
}

/// The end of a [`Runtime`]: a future of 0.1 that is ready once all of its threads have ended.
#[derive(Debug)]
#[must_use = "it tells when the runtime has ended"]
pub struct Shutdown {
    ended: oneshot::Receiver<()>,
}

impl LegacyFuture for Shutdown {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        match self.ended.poll() {
            Ok(Async::NotReady) => Ok(Async::NotReady),
            // It is also gone if a destructor of a task has panicked on the way.
            Ok(Async::Ready(())) | Err(_) => Ok(Async::Ready(())),
        }
    }
}
