//! The bridge, and the handle that starts code of 0.1 on it.

use std::any::Any;
use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_legacy::future::{ExecuteError, ExecuteErrorKind};
use futures_legacy::{Future as LegacyFuture, Sink as LegacySink, Stream as LegacyStream};
use tokio_executor::{Executor, SpawnError, TypedExecutor};

use crate::bridged::{Bridged, BridgedSink};
use crate::context::within;
use crate::driver::{Driver, Started};
use crate::tasks::Tasks;

/// Serves code of 0.1 inside a tokio 1 runtime.
///
/// A dropped bridge serves nothing any more: code that still waits for a timer of 0.1 gets `timer is shutdown`, sockets
/// of 0.1 report an error, and `tokio::spawn` of 0.1 fails with `SpawnError`. The same happens if the runtime ends
/// first. A bridge may be dropped anywhere, even inside its own tasks. Use [`Bridge::idle`] to wait for the tasks
/// first.
///
/// There may be several bridges, on one runtime or on many. Code of one bridge that is polled inside another uses the
/// outer one.
///
/// ```
/// use std::time::{Duration, Instant};
///
/// use futures_legacy::Future as _;
/// use tokio::runtime;
/// use tokio_legacy::timer::Delay;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
/// let delay = || Delay::new(Instant::now() + Duration::from_millis(1)).map_err(|error| panic!("{error}"));
///
/// let bridge = bridge::Bridge::new(runtime.handle().clone())?;
/// bridge.handle().spawn(delay());
/// runtime.block_on(bridge.idle()); // waits for the task
///
/// // A runtime without timers and sockets: a thread serves those of 0.1.
/// let bare = runtime::Builder::new_current_thread().build()?;
/// let bridge = bridge::Bridge::with_thread(bare.handle().clone())?;
/// assert_eq!(bare.block_on(bridge.handle().compat(delay())), Ok::<(), ()>(()));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Bridge {
    handle: Handle,
    /// Held because dropping it stops the driver.
    driver: Driver,
}

impl Bridge {
    /// Starts a task of `runtime` that serves sockets and timers of 0.1. Tasks of 0.1 run on `runtime` too.
    ///
    /// On Windows, and on any other system where the reactor of 0.1 has no descriptor, a thread serves them: see
    /// [`Bridge::with_thread`].
    ///
    /// # Errors
    ///
    /// When the operating system has no more file descriptors.
    ///
    /// # Panics
    ///
    /// When `runtime` was built without `enable_io` or without `enable_time`. [`Bridge::with_thread`] needs neither.
    pub fn new(runtime: tokio::runtime::Handle) -> io::Result<Self> {
        Self::for_runtime(runtime, None)
    }

    /// Does the same as [`Bridge::new`], with a handler of panics.
    pub(crate) fn for_runtime(runtime: tokio::runtime::Handle, panics: Option<PanicHandler>) -> io::Result<Self> {
        let started = Driver::start(&runtime)?;
        Ok(Self::started(runtime, started, panics))
    }

    /// Does the same as [`Bridge::new`], but with a thread that serves sockets and timers.
    ///
    /// Each event costs a wake-up of another thread. Use it for event sources that are not file descriptors (a
    /// `mio::Registration` of mio 0.6, for which tokio 1 cannot wait), and for a runtime that is not driven all the
    /// time.
    ///
    /// # Errors
    ///
    /// When the operating system has no more threads or file descriptors.
    pub fn with_thread(runtime: tokio::runtime::Handle) -> io::Result<Self> {
        Ok(Self::started(runtime, Driver::start_thread()?, None))
    }

    fn started(
        runtime: tokio::runtime::Handle,
        (driver, reactor, timer): Started,
        panics: Option<PanicHandler>,
    ) -> Self {
        let inner = Inner { runtime, reactor, timer, tasks: Tasks::new(), panics };
        Self { handle: Handle { inner: Arc::new(inner) }, driver }
    }

    /// Accepts no more tasks, and leaves the end of the runtime unsaid to those that it has: they are dropped with it.
    pub(crate) fn close(&self) {
        self.handle.inner.tasks.close();
        self.driver.outlive();
    }

    /// Returns the handle with which futures and tasks of 0.1 are started.
    #[must_use]
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Waits until every task of 0.1 has ended, as `tokio::run` of 0.1 did, then ends the bridge.
    ///
    /// Tasks that start in the meantime are waited for too; later ones are refused.
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
    panics: Option<PanicHandler>,
}

/// Is called with the payload of each task that panics.
#[derive(Clone)]
pub(crate) struct PanicHandler(pub(crate) Arc<dyn Fn(Box<dyn Any + Send>) + Send + Sync>);

impl PanicHandler {
    /// Polls a task, which is dropped while its panic unwinds if it has one, and is over then.
    fn poll<F: Future + Unpin>(&self, task: &mut Option<F>, context: &mut Context<'_>) -> Poll<()> {
        let polled = catch_unwind(AssertUnwindSafe(|| {
            let Some(mut polled) = task.take() else { return Poll::Ready(()) };
            let is_ready = Pin::new(&mut polled).poll(context).is_ready();
            if is_ready {
                return Poll::Ready(());
            }
            *task = Some(polled);
            Poll::Pending
        }));
        polled.unwrap_or_else(|panic| {
            (self.0)(panic);
            Poll::Ready(())
        })
    }
}

impl fmt::Debug for PanicHandler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PanicHandler")
    }
}

impl Handle {
    /// Runs `body` with the thread-local state that code of 0.1 relies on. Use it when present-day code calls
    /// constructors, timers or `tokio::spawn` of 0.1.
    ///
    /// A thread that already has a runtime of 0.1, or another bridge, keeps it. Inside, `tokio::run` and the thread
    /// pool's `block_on` of 0.1 work, and block this thread; those of its `current_thread` need
    /// [`thread`](crate::thread()).
    ///
    /// # Panics
    ///
    /// When `body` panics.
    pub fn enter<T>(&self, body: impl FnOnce() -> T) -> T {
        within(&self.inner.reactor, &self.inner.timer, &mut Spawning(self), body)
    }

    /// Does the same as [`Handle::enter`], with another executor for `tokio::spawn`.
    #[cfg(feature = "current-thread")]
    pub(crate) fn enter_with<E: Executor, T>(&self, executor: &mut E, body: impl FnOnce() -> T) -> T {
        within(&self.inner.reactor, &self.inner.timer, executor, body)
    }

    /// Returns a present-day future that polls `future` with the thread-local state that code of 0.1 relies on.
    ///
    /// Any executor may poll it. However, the task that serves sockets and timers runs on the bridge's runtime, so that
    /// runtime has to be driven.
    ///
    /// # Panics
    ///
    /// The returned future panics when `future` does.
    pub fn compat<F: LegacyFuture>(&self, future: F) -> Bridged<F> {
        Bridged::new(future, self)
    }

    /// Returns a present-day stream that polls `stream`, and whose items are results.
    pub fn stream<S: LegacyStream>(&self, stream: S) -> Bridged<S> {
        Bridged::new(stream, self)
    }

    /// Returns a present-day sink that feeds `sink`. If `sink` is also a stream, as `Framed` is, so is the returned
    /// object.
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

    /// Spawns a task of 0.1 on the tokio 1 runtime. Once the bridge has ended, the task is dropped without being
    /// polled; used as an executor of 0.1, the handle reports that as an error.
    pub fn spawn<F>(&self, future: F)
    where
        F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
    {
        let _ = self.try_spawn(future);
    }

    /// Spawns a task, or returns it as the error if the bridge accepts no more tasks.
    fn try_spawn<F>(&self, future: F) -> Result<(), F>
    where
        F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
    {
        let Some(counted) = Counted::begin(self) else {
            return Err(future);
        };
        let task = self.compat(future);
        let panics = self.inner.panics.clone();
        self.inner.runtime.spawn(async move {
            // Declared first, so that it is dropped last and the task is counted until it has been dropped: its `Drop`
            // may spawn.
            let _counted = counted;
            let mut task = task;
            if let Some(handler) = panics {
                let mut task = Some(task);
                return poll_fn(|context| handler.poll(&mut task, context)).await;
            }
            // Code that spawns in 0.1 has already dealt with the error: its type is `()`.
            let _ = poll_fn(|context| Pin::new(&mut task).poll(context)).await;
        });
        Ok(())
    }

    /// Returns an error if no more tasks are accepted.
    fn check(&self) -> Result<(), SpawnError> {
        if self.inner.tasks.is_closed() {
            return Err(SpawnError::shutdown());
        }
        Ok(())
    }
}

/// A task that is counted for as long as this value lives.
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

/// The executor behind `tokio::spawn` inside a bridge.
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
