//! The bridge, and what is started with it.

use std::future::{Future as _, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::Arc;

use futures_legacy::future::{ExecuteError, ExecuteErrorKind};
use futures_legacy::{Future as LegacyFuture, Sink as LegacySink, Stream as LegacyStream};
use tokio_executor::{Executor, SpawnError, TypedExecutor};

use crate::bridged::{Bridged, BridgedSink};
use crate::context::within;
use crate::driver::{Driver, Started};
use crate::tasks::Tasks;

/// Serves code of 0.1 inside a tokio 1 runtime.
///
/// When it is dropped it serves no more: what still waits for a timer of 0.1 gets `timer is shutdown`, sockets of 0.1
/// report an error, and `tokio::spawn` of 0.1 is refused with `SpawnError`. The same follows when the runtime goes first.
/// It may be dropped anywhere, also inside of its own tasks. Use [`Bridge::idle`] to wait for the tasks first.
///
/// There may be several, on one runtime or on many. Code of one that is polled inside of another uses what it finds: the
/// outer one.
#[derive(Debug)]
pub struct Bridge {
    handle: Handle,
    /// Held for what its drop does.
    _driver: Driver,
}

impl Bridge {
    /// Starts serving sockets and timers of 0.1 by a task of `runtime`, which tasks of 0.1 go to as well.
    ///
    /// On Windows, and wherever else the reactor of 0.1 has no descriptor, a thread serves them: see
    /// [`Bridge::with_thread`].
    ///
    /// # Errors
    ///
    /// When the operating system has no file descriptor left.
    ///
    /// # Panics
    ///
    /// When `runtime` was built without `enable_io` or without `enable_time`. [`Bridge::with_thread`] needs neither.
    pub fn new(runtime: tokio::runtime::Handle) -> io::Result<Self> {
        let started = Driver::start(&runtime)?;
        Ok(Self::started(runtime, started))
    }

    /// As [`Bridge::new`], with a thread that serves sockets and timers.
    ///
    /// Costs a wake-up of another thread for each event. For event sources that are no file descriptors (a
    /// `mio::Registration` of mio 0.6: tokio 1 cannot wait for those), and for a runtime that is not always driven.
    ///
    /// # Errors
    ///
    /// When the operating system has no thread or no file descriptor left.
    pub fn with_thread(runtime: tokio::runtime::Handle) -> io::Result<Self> {
        Ok(Self::started(runtime, Driver::start_thread()?))
    }

    fn started(runtime: tokio::runtime::Handle, (driver, reactor, timer): Started) -> Self {
        let inner = Inner { runtime, reactor, timer, tasks: Tasks::new() };
        Self { handle: Handle { inner: Arc::new(inner) }, _driver: driver }
    }

    /// Returns what futures and tasks of 0.1 are started with.
    #[must_use]
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Waits until every task of 0.1 has ended, as `tokio::run` of 0.1 did, and ends the bridge.
    ///
    /// Tasks that begin meanwhile are waited for; later ones are refused.
    pub async fn idle(self) {
        poll_fn(|context| self.handle.inner.tasks.poll_idle(context)).await;
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        self.handle.inner.tasks.close();
    }
}

/// Starts futures and tasks of 0.1 on a [`Bridge`]; an executor of 0.1 whose tasks are tasks of tokio 1.
///
/// ```
/// use futures::{SinkExt as _, StreamExt as _};
/// use futures_legacy::sync::{mpsc, oneshot};
/// use futures_legacy::{future, stream, Future as _};
/// use tokio::io::AsyncWriteExt as _;
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let bridge = bridge::Bridge::new(tokio::runtime::Handle::current())?;
/// let handle = bridge.handle();
///
/// assert_eq!(handle.compat(future::ok::<_, ()>(1)).await, Ok(1));
/// let items: Vec<_> = handle.stream(stream::iter_ok::<_, ()>([1, 2])).collect().await;
/// assert_eq!(items, [Ok(1), Ok(2)]);
/// let (sender, receiver) = mpsc::unbounded();
/// handle.sink(sender).send(3).await?;
/// assert_eq!(handle.stream(receiver).next().await, Some(Ok(3)));
///
/// // A task, and one that code of 0.1 spawns by itself.
/// let (tell, told) = oneshot::channel();
/// handle.spawn(future::lazy(|| tell.send("from a task").map_err(drop)));
/// assert_eq!(handle.compat(told.map_err(drop)).await, Ok("from a task"));
/// handle.enter(|| tokio_legacy::spawn(future::ok(())));
///
/// // A socket of 0.1 as tokio 1 writes to it.
/// let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// let socket = handle.compat(tokio_legacy::net::TcpStream::connect(&listener.local_addr()?)).await?;
/// handle.io(socket).write_all(b"hello").await?;
/// bridge.idle().await;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Handle {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    runtime: tokio::runtime::Handle,
    reactor: tokio_reactor::Handle,
    timer: tokio_timer::timer::Handle,
    tasks: Tasks,
}

impl Handle {
    /// Runs `body` with what code of 0.1 looks for in the thread: for constructors, and for timers and `tokio::spawn` of
    /// 0.1 that code of today calls.
    ///
    /// A thread that has a runtime of 0.1, or another bridge, keeps it. `tokio::run` and the thread pool's `block_on` of
    /// 0.1 work inside, and block this thread; those of its `current_thread` want [`thread`](crate::thread()).
    ///
    /// # Panics
    ///
    /// Where `body` does.
    pub fn enter<T>(&self, body: impl FnOnce() -> T) -> T {
        within(&self.inner.reactor, &self.inner.timer, &mut Spawning(self), body)
    }

    /// As [`Handle::enter`], with another executor under `tokio::spawn`.
    #[cfg(feature = "current-thread")]
    pub(crate) fn enter_with<E: Executor, T>(&self, executor: &mut E, body: impl FnOnce() -> T) -> T {
        within(&self.inner.reactor, &self.inner.timer, executor, body)
    }

    /// Returns a future of today that polls `future`, with what code of 0.1 looks for in the thread.
    ///
    /// Any executor may poll it. The task that serves sockets and timers runs on the runtime of the bridge, so that has
    /// to be driven.
    ///
    /// # Panics
    ///
    /// The future that it returns panics where `future` does.
    pub fn compat<F: LegacyFuture>(&self, future: F) -> Bridged<F> {
        Bridged::new(future, self)
    }

    /// Returns a stream of today, whose items are results, that polls `stream`.
    pub fn stream<S: LegacyStream>(&self, stream: S) -> Bridged<S> {
        Bridged::new(stream, self)
    }

    /// Returns a sink of today that fills `sink`. Where `sink` is also a stream, as `Framed` is, so is what it returns.
    pub fn sink<S: LegacySink>(&self, sink: S) -> BridgedSink<S> {
        BridgedSink::new(sink, self)
    }

    /// Returns a byte stream of tokio 1 that reads and writes `io`.
    pub fn io<T>(&self, io: T) -> Bridged<T>
    where
        T: tokio_io::AsyncRead + tokio_io::AsyncWrite,
    {
        Bridged::new(io, self)
    }

    /// Spawns a task of 0.1 on the tokio 1 runtime. When the bridge has ended, the task is dropped unpolled; as an
    /// executor of 0.1 the handle says so with an error.
    pub fn spawn<F>(&self, future: F)
    where
        F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
    {
        let _ = self.try_spawn(future);
    }

    /// Returns the task when the bridge takes none any more.
    fn try_spawn<F>(&self, future: F) -> Result<(), F>
    where
        F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
    {
        let Some(counted) = Counted::begin(self) else {
            return Err(future);
        };
        let task = self.compat(future);
        self.inner.runtime.spawn(async move {
            // In this order, so that the task is counted off when it has been dropped: its `Drop` may spawn.
            let _counted = counted;
            let mut task = task;
            // Whoever spawns in 0.1 has dealt with the error: its type is `()`.
            let _ = poll_fn(|context| Pin::new(&mut task).poll(context)).await;
        });
        Ok(())
    }

    /// Returns whether tasks are still taken.
    fn check(&self) -> Result<(), SpawnError> {
        if self.inner.tasks.is_closed() {
            return Err(SpawnError::shutdown());
        }
        Ok(())
    }
}

/// A task, for as long as it is counted.
struct Counted(Handle);

impl Counted {
    fn begin(handle: &Handle) -> Option<Self> {
        handle.inner.tasks.begin().then(|| Self(handle.clone()))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.inner.tasks.end();
    }
}

/// The executor under `tokio::spawn` inside of a bridge.
struct Spawning<'a>(&'a Handle);

impl Executor for Spawning<'_> {
    fn spawn(&mut self, future: Box<dyn LegacyFuture<Item = (), Error = ()> + Send>) -> Result<(), SpawnError> {
        self.0.try_spawn(future).map_err(|_| SpawnError::shutdown())
    }

    fn status(&self) -> Result<(), SpawnError> {
        self.0.check()
    }
}

impl Executor for Handle {
    fn spawn(&mut self, future: Box<dyn LegacyFuture<Item = (), Error = ()> + Send>) -> Result<(), SpawnError> {
        Spawning(self).spawn(future)
    }

    fn status(&self) -> Result<(), SpawnError> {
        self.check()
    }
}

impl<F> TypedExecutor<F> for Handle
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    fn spawn(&mut self, future: F) -> Result<(), SpawnError> {
        self.try_spawn(future).map_err(|_| SpawnError::shutdown())
    }

    fn status(&self) -> Result<(), SpawnError> {
        self.check()
    }
}

impl<F> futures_legacy::future::Executor<F> for Handle
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    fn execute(&self, future: F) -> Result<(), ExecuteError<F>> {
        self.try_spawn(future).map_err(|future| ExecuteError::new(ExecuteErrorKind::Shutdown, future))
    }
}
