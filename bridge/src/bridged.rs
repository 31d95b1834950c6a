//! Futures, streams, sinks and byte streams of 0.1 as their present-day counterparts.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_legacy::{Async, AsyncSink, Future as LegacyFuture, Sink as LegacySink, Stream as LegacyStream};
use futures_sink::Sink;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::Handle;
use crate::polled::{Polled, today};

/// An object of 0.1 as its present-day counterpart: a [`Future`], a [`Stream`], or [`AsyncRead`] and [`AsyncWrite`].
///
/// Made by [`Handle::compat`], [`Handle::stream`] and [`Handle::io`]. Whenever the inner object is polled, and when it
/// is dropped, it finds the sockets, timers, spawning and blocking sections of 0.1.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> std::io::Result<()> {
/// use futures::StreamExt;
/// use futures_legacy::stream::iter_ok;
///
/// let bridge = bridge::Bridge::new(tokio::runtime::Handle::current())?;
/// let old = iter_ok::<_, ()>([1, 2, 3]);
/// let numbers: Vec<_> = bridge.handle().stream(old).collect().await;
/// assert_eq!(numbers, [Ok(1), Ok(2), Ok(3)]);
///
/// // Byte streams can be reached, and taken out again.
/// let mut bridged = bridge.handle().io(std::io::Cursor::new(vec![1, 2, 3]));
/// bridged.get_mut().set_position(2);
/// assert_eq!(bridged.get_ref().position(), 2);
/// assert_eq!(bridged.into_inner().into_inner(), [1, 2, 3]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "futures and streams do nothing unless polled"]
pub struct Bridged<T> {
    polled: Polled<T>,
}

impl<T> Bridged<T> {
    pub(crate) fn new(inner: T, handle: &Handle) -> Self {
        Self { polled: Polled::new(inner, handle) }
    }

    /// Returns a reference to the inner object.
    #[must_use]
    pub fn get_ref(&self) -> &T {
        self.polled.get_ref()
    }

    /// Returns a mutable reference to the inner object. Polling it through this reference happens outside the bridge.
    #[must_use]
    pub fn get_mut(&mut self) -> &mut T {
        self.polled.get_mut()
    }

    /// Takes the inner object out of the bridge.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.polled.into_inner()
    }
}

impl<F: LegacyFuture> Future for Bridged<F> {
    type Output = Result<F::Item, F::Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        today(self.polled.with(context, F::poll))
    }
}

impl<S: LegacyStream> Stream for Bridged<S> {
    type Item = Result<S::Item, S::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        today(self.polled.with(context, S::poll)).map(Result::transpose)
    }
}

/// Converts a result of 0.1: the error `WouldBlock` becomes `Pending`.
fn unless_blocked<T>(result: io::Result<T>) -> Poll<io::Result<T>> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Poll::Pending,
        result => Poll::Ready(result),
    }
}

impl<T: tokio_io::AsyncRead> AsyncRead for Bridged<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let unfilled = buffer.initialize_unfilled();
        let count = ready!(unless_blocked(self.polled.with(context, |io| io.read(unfilled))))?;
        // A reader that claims more bytes than its buffer holds causes a panic here, as in `tokio::io`.
        buffer.advance(count);
        Poll::Ready(Ok(()))
    }
}

impl<T: tokio_io::AsyncWrite> AsyncWrite for Bridged<T> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        unless_blocked(self.polled.with(context, |io| io.write(bytes)))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        unless_blocked(self.polled.with(context, io::Write::flush))
    }

    /// Calls `shutdown` of 0.1, which does nothing for its `TcpStream`: the peer sees the end only when the stream is
    /// dropped.
    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.polled.with(context, tokio_io::AsyncWrite::shutdown) {
            Ok(Async::Ready(())) => Poll::Ready(Ok(())),
            Ok(Async::NotReady) => Poll::Pending,
            Err(error) => unless_blocked(Err(error)),
        }
    }
}

/// A sink of 0.1 as a present-day sink; also a stream if the inner object is both, as `Framed` is.
///
/// Made by [`Handle::sink`]. It buffers one item, since a present-day sink says that it is ready before it is given an
/// item.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> std::io::Result<()> {
/// use futures::SinkExt;
///
/// let bridge = bridge::Bridge::new(tokio::runtime::Handle::current())?;
/// let old: Vec<u32> = Vec::new(); // a sink of 0.1
/// let mut sink = bridge.handle().sink(old);
/// assert_eq!(sink.send(1).await, Ok(()));
/// assert_eq!(*sink.get_ref(), [1]);
/// assert_eq!(sink.feed(2).await, Ok(()));
/// assert_eq!(sink.flush().await, Ok(()));
/// assert_eq!(sink.into_inner(), [1, 2]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct BridgedSink<S: LegacySink> {
    polled: Polled<S>,
    /// Item that the sink of 0.1 has not accepted yet.
    item: Option<S::SinkItem>,
}

// For the same reason as `Polled`.
impl<S: LegacySink> Unpin for BridgedSink<S> {}

impl<S: LegacySink> BridgedSink<S> {
    pub(crate) fn new(inner: S, handle: &Handle) -> Self {
        Self { polled: Polled::new(inner, handle), item: None }
    }

    /// Returns a reference to the inner sink.
    #[must_use]
    pub fn get_ref(&self) -> &S {
        self.polled.get_ref()
    }

    /// Takes the inner sink out of the bridge. An item that it has not accepted yet, because nothing was flushed since,
    /// is lost.
    #[must_use]
    pub fn into_inner(self) -> S {
        self.polled.into_inner()
    }

    /// Passes the buffered item to the sink of 0.1, then runs `finish`.
    fn drain(
        &mut self,
        context: &Context<'_>,
        finish: impl FnOnce(&mut S) -> futures_legacy::Poll<(), S::SinkError>,
    ) -> Poll<Result<(), S::SinkError>> {
        let item = &mut self.item;
        today(self.polled.with(context, |sink| {
            if let Some(next) = item.take() {
                if let AsyncSink::NotReady(refused) = sink.start_send(next)? {
                    *item = Some(refused);
                    return Ok(Async::NotReady);
                }
            }
            finish(sink)
        }))
    }
}

impl<S: LegacySink> Sink<S::SinkItem> for BridgedSink<S> {
    type Error = S::SinkError;

    fn poll_ready(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), S::SinkError>> {
        if self.item.is_none() {
            return Poll::Ready(Ok(()));
        }
        self.drain(context, |_| Ok(Async::Ready(())))
    }

    fn start_send(mut self: Pin<&mut Self>, item: S::SinkItem) -> Result<(), S::SinkError> {
        assert!(self.item.is_none(), "`start_send` without `poll_ready`");
        self.item = Some(item);
        Ok(())
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), S::SinkError>> {
        self.drain(context, S::poll_complete)
    }

    fn poll_close(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), S::SinkError>> {
        self.drain(context, S::close)
    }
}

impl<S: LegacySink + LegacyStream> Stream for BridgedSink<S> {
    type Item = Result<S::Item, S::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        today(self.polled.with(context, LegacyStream::poll)).map(Result::transpose)
    }
}
