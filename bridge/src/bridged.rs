//! Futures, streams, sinks and byte streams of 0.1, as those of today.

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

/// Something of 0.1 as its counterpart of today: a [`Future`], a [`Stream`], or [`AsyncRead`] and [`AsyncWrite`].
///
/// Made by [`Handle::compat`], [`Handle::stream`] and [`Handle::io`]. Whatever is inside finds sockets, timers, spawns and
/// blocking sections of 0.1 whenever it is polled, and when it is dropped.
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

    /// Returns what is inside.
    #[must_use]
    pub fn get_ref(&self) -> &T {
        self.polled.get_ref()
    }

    /// Returns what is inside. It is polled outside of the bridge.
    #[must_use]
    pub fn get_mut(&mut self) -> &mut T {
        self.polled.get_mut()
    }

    /// Takes it out of the bridge.
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

/// `WouldBlock` of 0.1 in today's words.
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
        // What a reader claims beyond its buffer panics here, as in `tokio::io`.
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

    /// Calls `shutdown` of 0.1, which for its `TcpStream` does nothing: the peer sees the end when the stream is dropped.
    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.polled.with(context, tokio_io::AsyncWrite::shutdown) {
            Ok(Async::Ready(())) => Poll::Ready(Ok(())),
            Ok(Async::NotReady) => Poll::Pending,
            Err(error) => unless_blocked(Err(error)),
        }
    }
}

/// A sink of 0.1 as one of today, and a stream where it is both, as `Framed` is.
///
/// Made by [`Handle::sink`]. It holds one item, since a sink of today says that it is ready before it is given one.
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct BridgedSink<S: LegacySink> {
    polled: Polled<S>,
    /// Item that the sink of 0.1 has not taken yet.
    item: Option<S::SinkItem>,
}

// As `Polled`.
impl<S: LegacySink> Unpin for BridgedSink<S> {}

impl<S: LegacySink> BridgedSink<S> {
    pub(crate) fn new(inner: S, handle: &Handle) -> Self {
        Self { polled: Polled::new(inner, handle), item: None }
    }

    /// Returns what is inside.
    #[must_use]
    pub fn get_ref(&self) -> &S {
        self.polled.get_ref()
    }

    /// Takes it out of the bridge. An item that it has not taken yet, because nothing was flushed since, is lost.
    #[must_use]
    pub fn into_inner(self) -> S {
        self.polled.into_inner()
    }

    /// Hands the sink of 0.1 what it has not taken, then runs `finish`.
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
