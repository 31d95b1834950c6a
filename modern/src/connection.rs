//! A socket and the bytes on their way through it.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use engine::frame::FrameError;
use engine::limits::REPLIES_PER_WRITE;
use engine::{Conversation, Frame, Next, Now, RequestBuffer, buffer};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};

use crate::socket::Socket;

/// One connection: requests that have come, and replies that go.
#[derive(Debug)]
pub struct Connection {
    socket: Socket,
    /// Bytes received and not yet executed.
    requests: RequestBuffer,
    /// Replies; the first `written` bytes are gone already.
    replies: Vec<u8>,
    written: usize,
}

/// What [`Connection::exchange`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exchange {
    /// So many bytes came.
    Read(usize),
    /// The peer sends no more.
    Eof,
    /// All that was pending is written.
    Written,
}

impl Connection {
    /// A connection over a connected socket.
    pub fn new(socket: impl Into<Socket>) -> Self {
        Self { socket: socket.into(), requests: RequestBuffer::default(), replies: Vec::new(), written: 0 }
    }

    /// Lets `conversation` execute what has come and append its replies.
    pub fn turn(&mut self, conversation: &mut Conversation, now: Now) -> Next {
        if self.replies.capacity() == 0 {
            self.replies = buffer::take_replies();
        }
        let next = conversation.turn(&mut self.requests, &mut self.replies, self.written, now);
        if self.replies.is_empty() {
            buffer::release_replies(&mut self.replies);
        }
        next
    }

    /// Bytes of replies that are not written yet.
    fn pending(&self) -> usize {
        self.replies.len() - self.written
    }

    /// Writes what is pending and, if `read`, reads once, as the socket becomes ready for either.
    ///
    /// Without reading, or when much was pending, it ends when all is written; with nothing to do,
    /// never.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    // region: exchange
    pub fn exchange(&mut self, read: bool) -> impl Future<Output = io::Result<Exchange>> {
        poll_fn(move |cx| self.poll_exchange(cx, read))
    }

    fn poll_exchange(&mut self, cx: &mut Context<'_>, read: bool) -> Poll<io::Result<Exchange>> {
        let pending = self.pending();
        let flushed = self.poll_flush(cx)?;
        if read && (pending < REPLIES_PER_WRITE || flushed.is_pending()) {
            return self.poll_read(cx);
        }
        if pending > 0 && flushed.is_ready() { Poll::Ready(Ok(Exchange::Written)) } else { Poll::Pending }
    }

    /// Reads once. The buffer is taken for each poll and given back when nothing came, so that an
    /// idle connection holds none; `read(&mut buf).await` would hold it for as long as it waits.
    fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Exchange>> {
        let mut room = ReadBuf::new(self.requests.unfilled());
        let polled = Pin::new(&mut self.socket).poll_read(cx, &mut room);
        let count = room.filled().len();
        match polled {
            Poll::Ready(Ok(())) if count > 0 => {
                self.requests.filled(count);
                Poll::Ready(Ok(Exchange::Read(count)))
            }
            other => {
                self.requests.release_if_empty();
                other.map_ok(|()| Exchange::Eof)
            }
        }
    }

    fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.pending() > 0 {
            let Poll::Ready(count) = Pin::new(&mut self.socket).poll_write(cx, &self.replies[self.written..])? else {
                // Moved when that is no more than what was written, so it costs nothing in the end.
                if self.written >= self.pending() {
                    self.replies.drain(..self.written);
                    self.written = 0;
                }
                return Poll::Pending;
            };
            if count == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.written += count;
        }
        if self.replies.capacity() > 0 {
            buffer::release_replies(&mut self.replies);
            self.written = 0;
        }
        Poll::Ready(Ok(()))
    }
    // endregion: exchange

    /// Writes what the socket takes at once.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub async fn try_flush(&mut self) -> io::Result<()> {
        poll_fn(|cx| match self.poll_flush(cx) {
            Poll::Pending => Poll::Ready(Ok(())),
            flushed => flushed,
        })
        .await
    }

    /// Writes all replies.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub async fn flush(&mut self) -> io::Result<()> {
        poll_fn(|cx| self.poll_flush(cx)).await
    }

    /// Says that no more replies come, and reads what the peer still sends until it has seen that. A
    /// socket closed with unread bytes would reset the connection and lose replies on their way.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub async fn finish(&mut self) -> io::Result<()> {
        self.socket.shutdown().await?;
        loop {
            self.requests.clear();
            if self.exchange(true).await? == Exchange::Eof {
                return Ok(());
            }
        }
    }

    /// The next frame, or `None` when the peer has closed between two frames.
    ///
    /// # Errors
    ///
    /// When the bytes are no frame, or end within one.
    // region: read_frame
    pub async fn read_frame(&mut self) -> io::Result<Option<Frame>> {
        loop {
            if let Some(frame) = self.requests.next_frame().map_err(invalid)? {
                return Ok(Some(frame));
            }
            if self.exchange(true).await? == Exchange::Eof {
                return if self.requests.is_empty() { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
            }
        }
    }

    /// Writes a frame.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub async fn write_frame(&mut self, frame: &Frame) -> io::Result<()> {
        self.queue_frame(frame);
        self.flush().await
    }
    // endregion: read_frame

    /// Appends a frame to what goes with the next write, so that many share one.
    pub fn queue_frame(&mut self, frame: &Frame) {
        frame.encode(&mut self.replies);
    }
}

fn invalid(error: FrameError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
