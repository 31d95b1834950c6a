//! The other direction: code of tokio 1 inside a process on 0.1.

use std::future::{Future, poll_fn};
use std::io::{self, Read, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_legacy::{AsyncSink, Future as LegacyFuture, Sink as LegacySink, StartSend, Stream as LegacyStream};
use futures_sink::Sink;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

use crate::current::{CurrentWaker, legacy};
use crate::tasks::Tasks;

/// Serves code of tokio 1 inside a process that runs on 0.1.
///
/// Its threads serve the sockets and timers of tokio 1, and `tokio::spawn` of tokio 1 creates tasks there. The futures
/// themselves are polled by whichever thread of 0.1 holds them.
///
/// ```
/// use std::time::Duration;
///
/// use futures_legacy::Future;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let modern = bridge::Modern::start()?;
/// let new = async {
///     tokio::time::sleep(Duration::from_millis(1)).await;
///     Ok::<_, std::io::Error>("new code, new timer, old runtime")
/// };
/// let old = modern.handle().future(new).map(|text| assert!(text.starts_with("new code")));
/// tokio_legacy::run(old.map_err(|error| panic!("{error}")));
///
/// // On a runtime of one's own; `idle` waits for its tasks.
/// let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
/// let modern = bridge::Modern::with_runtime(runtime);
/// let _task = modern.handle().spawn(async { tokio::time::sleep(Duration::from_millis(1)).await });
/// modern.idle().wait().expect("it cannot fail");
/// # Ok(())
/// # }
/// ```
///
/// When this is dropped, its tasks are dropped at their next await, its timers and sockets are no longer served, and
/// nobody waits for them. Use [`Modern::idle`] to wait for the tasks first.
#[derive(Debug)]
pub struct Modern {
    /// `None` only during the drop.
    runtime: Option<Runtime>,
    handle: ModernHandle,
}

impl Modern {
    /// Starts a tokio 1 runtime with one worker thread.
    ///
    /// # Errors
    ///
    /// When the operating system has no more threads or file descriptors.
    pub fn start() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("tokio-1").enable_all().build()?;
        Ok(Self::with_runtime(runtime))
    }

    /// Uses a runtime that was built elsewhere with `enable_all`, and that drives itself, which means that it has
    /// worker threads.
    #[must_use]
    pub fn with_runtime(runtime: Runtime) -> Self {
        let handle = ModernHandle::new(runtime.handle().clone());
        Self { runtime: Some(runtime), handle }
    }

    /// Returns the handle with which futures of tokio 1 are started.
    #[must_use]
    pub fn handle(&self) -> &ModernHandle {
        &self.handle
    }

    /// Returns a future of 0.1 that ends once every task of [`ModernHandle::spawn`] has ended, and that then ends the
    /// runtime.
    ///
    /// Tasks that start in the meantime are waited for too; later ones are refused. Tasks that code of tokio 1 started
    /// with `tokio::spawn` are unknown here, and are dropped.
    pub fn idle(self) -> impl LegacyFuture<Item = (), Error = ()> + Send {
        let tasks = Arc::clone(&self.handle.tasks);
        let handle = self.handle.clone();
        handle.future(async move {
            let _ended = self;
            poll_fn(|context| tasks.poll_idle(context)).await;
            Ok(())
        })
    }
}

impl Drop for Modern {
    fn drop(&mut self) {
        self.handle.tasks.close();
        if let Some(runtime) = self.runtime.take() {
            // Waiting could mean waiting for the very thread that drops the runtime.
            runtime.shutdown_background();
        }
    }
}

/// Starts code of tokio 1 on a [`Modern`], or on a runtime that already exists.
///
/// ```
/// use futures::StreamExt as _;
/// use futures_legacy::{Future as _, Sink as _, Stream as _};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let modern = bridge::Modern::start()?;
/// let handle = modern.handle();
///
/// assert_eq!(handle.future(async { Ok::<_, ()>(1) }).wait(), Ok(1));
/// let items = handle.stream(futures::stream::iter([Ok::<_, ()>(1), Ok(2)]));
/// assert_eq!(items.collect().wait(), Ok(vec![1, 2]));
/// let (sender, receiver) = futures::channel::mpsc::unbounded();
/// handle.sink(sender).send(3).wait()?;
/// assert_eq!(handle.stream(receiver.map(Ok::<_, ()>)).collect().wait(), Ok(vec![3]));
///
/// // A task, and one that code of tokio 1 spawns by itself.
/// assert_eq!(handle.spawn(async { "from a task" }).wait()?, "from a task");
/// handle.enter(|| tokio::spawn(async {}));
///
/// // A byte stream of tokio 1 as 0.1 writes to it.
/// let (ours, _theirs) = tokio::io::duplex(64);
/// tokio_legacy::io::write_all(handle.io(ours), "hello").wait()?;
/// modern.idle().wait().expect("it cannot fail");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ModernHandle {
    runtime: tokio::runtime::Handle,
    tasks: Arc<Tasks>,
}

impl ModernHandle {
    /// Returns a handle that lets tokio 1 code use `runtime`, which somebody else drives and ends.
    ///
    /// ```
    /// use futures_legacy::Future;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let runtime = tokio::runtime::Runtime::new()?;
    /// let handle = bridge::ModernHandle::new(runtime.handle().clone());
    /// assert_eq!(handle.future(async { Ok::<_, ()>("new code") }).wait(), Ok("new code"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn new(runtime: tokio::runtime::Handle) -> Self {
        Self { runtime, tasks: Arc::new(Tasks::new()) }
    }

    /// Runs `body` with the thread-local state that code of tokio 1 relies on. Use it when code of 0.1 calls
    /// constructors or `tokio::spawn` of tokio 1.
    ///
    /// # Panics
    ///
    /// When `body` panics.
    pub fn enter<T>(&self, body: impl FnOnce() -> T) -> T {
        let _entered = self.runtime.enter();
        body()
    }

    /// Returns a future of 0.1 that polls `future`.
    pub fn future<F, T, E>(&self, future: F) -> Carried<F>
    where
        F: Future<Output = Result<T, E>>,
    {
        Carried::new(future, self)
    }

    /// Returns a stream of 0.1 that polls `stream`; its items have to be results.
    pub fn stream<S, T, E>(&self, stream: S) -> Carried<S>
    where
        S: Stream<Item = Result<T, E>>,
    {
        Carried::new(stream, self)
    }

    /// Returns a sink of 0.1 that feeds `sink`.
    pub fn sink<S, T>(&self, sink: S) -> CarriedSink<S, T>
    where
        S: Sink<T>,
    {
        CarriedSink { carried: Carried::new(sink, self), item: std::marker::PhantomData }
    }

    /// Returns a byte stream of 0.1 that reads and writes `io`.
    pub fn io<T>(&self, io: T) -> Carried<T>
    where
        T: AsyncRead + AsyncWrite,
    {
        Carried::new(io, self)
    }

    /// Spawns a task of tokio 1, and returns a future of 0.1 of its result. The task goes on even if that future is
    /// dropped.
    ///
    /// Once the runtime has ended, the task is dropped without being polled, and the future reports that it was
    /// cancelled.
    pub fn spawn<F>(&self, future: F) -> Carried<JoinHandle<F::Output>>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        let counted = self.tasks.begin().then(|| Counted(Arc::clone(&self.tasks)));
        let refused = counted.is_none();
        let task = self.runtime.spawn(async move {
            let _counted = counted;
            future.await
        });
        if refused {
            task.abort();
        }
        Carried::new(task, self)
    }
}

/// A task that is counted for as long as this value lives.
struct Counted(Arc<Tasks>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// A present-day object as its counterpart of 0.1: a future, a stream, or a byte stream.
#[derive(Debug)]
#[must_use = "futures and streams do nothing unless polled"]
pub struct Carried<T> {
    /// `None` only during the drop.
    inner: Option<Pin<Box<T>>>,
    waker: CurrentWaker,
    handle: ModernHandle,
}

impl<T> Carried<T> {
    fn new(inner: T, handle: &ModernHandle) -> Self {
        Self { inner: Some(Box::pin(inner)), waker: CurrentWaker::default(), handle: handle.clone() }
    }

    /// Runs `body` as a poll by the current task of 0.1.
    ///
    /// # Panics
    ///
    /// When called outside a task of 0.1.
    fn with<R>(&mut self, body: impl FnOnce(Pin<&mut T>, &mut Context<'_>) -> R) -> R {
        let waker = self.waker.get();
        let inner = self.inner.as_mut().expect("it is polled before it is dropped").as_mut();
        let _entered = self.handle.runtime.enter();
        body(inner, &mut Context::from_waker(waker))
    }
}

impl<T> Drop for Carried<T> {
    fn drop(&mut self) {
        let inner = self.inner.take();
        // A `Drop` of tokio 1 may spawn.
        self.handle.enter(|| drop(inner));
    }
}

impl<F, T, E> LegacyFuture for Carried<F>
where
    F: Future<Output = Result<T, E>>,
{
    type Item = T;
    type Error = E;

    fn poll(&mut self) -> futures_legacy::Poll<T, E> {
        legacy(self.with(F::poll))
    }
}

impl<S, T, E> LegacyStream for Carried<S>
where
    S: Stream<Item = Result<T, E>>,
{
    type Item = T;
    type Error = E;

    fn poll(&mut self) -> futures_legacy::Poll<Option<T>, E> {
        legacy(self.with(S::poll_next).map(Option::transpose))
    }
}

/// Converts `Pending` to `WouldBlock`, which is what 0.1 reports when it reads and writes.
fn or_would_block<T>(poll: Poll<io::Result<T>>) -> io::Result<T> {
    match poll {
        Poll::Ready(result) => result,
        Poll::Pending => Err(io::ErrorKind::WouldBlock.into()),
    }
}

impl<T: AsyncRead> Read for Carried<T> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let mut buffer = ReadBuf::new(bytes);
        or_would_block(self.with(|io, context| io.poll_read(context, &mut buffer)))?;
        Ok(buffer.filled().len())
    }
}

impl<T: AsyncWrite> Write for Carried<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        or_would_block(self.with(|io, context| io.poll_write(context, bytes)))
    }

    fn flush(&mut self) -> io::Result<()> {
        or_would_block(self.with(T::poll_flush))
    }
}

impl<T: AsyncRead> tokio_io::AsyncRead for Carried<T> {}

impl<T: AsyncWrite> tokio_io::AsyncWrite for Carried<T> {
    /// Shuts down as tokio 1 does: a `TcpStream` tells its peer that no more data will follow, which that of 0.1 does
    /// not.
    fn shutdown(&mut self) -> futures_legacy::Poll<(), io::Error> {
        legacy(self.with(T::poll_shutdown))
    }
}

/// A present-day sink as one of 0.1.
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct CarriedSink<S, T> {
    carried: Carried<S>,
    item: std::marker::PhantomData<fn(T)>,
}

impl<S: Sink<T>, T> LegacySink for CarriedSink<S, T> {
    type SinkItem = T;
    type SinkError = S::Error;

    fn start_send(&mut self, item: T) -> StartSend<T, S::Error> {
        self.carried.with(|mut sink, context| match sink.as_mut().poll_ready(context) {
            Poll::Ready(Ok(())) => sink.start_send(item).map(|()| AsyncSink::Ready),
            Poll::Ready(Err(error)) => Err(error),
            Poll::Pending => Ok(AsyncSink::NotReady(item)),
        })
    }

    fn poll_complete(&mut self) -> futures_legacy::Poll<(), S::Error> {
        legacy(self.carried.with(S::poll_flush))
    }

    fn close(&mut self) -> futures_legacy::Poll<(), S::Error> {
        legacy(self.carried.with(S::poll_close))
    }
}

impl<S, T, Item, E> LegacyStream for CarriedSink<S, T>
where
    S: Stream<Item = Result<Item, E>>,
{
    type Item = Item;
    type Error = E;

    fn poll(&mut self) -> futures_legacy::Poll<Option<Item>, E> {
        self.carried.poll()
    }
}
