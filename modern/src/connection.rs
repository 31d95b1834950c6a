//! A socket with its buffers.

use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use engine::frame::FrameError;
use engine::limits::{BYTES_PER_POLL, REPLIES_PER_WRITE};
#[cfg(feature = "server")]
use engine::{Conversation, Next};
use engine::{Frame, ReplyBuffer, RequestBuffer};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};

use crate::socket::Socket;

/// One connection with its buffers for requests and replies.
///
/// ```
/// use engine::Frame;
/// use modern::connection::Connection;
/// use tokio::net::{TcpListener, TcpStream};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let listener = TcpListener::bind("127.0.0.1:0").await?;
/// let mut client = Connection::new(TcpStream::connect(listener.local_addr()?).await?);
/// let mut server = Connection::new(listener.accept().await?.0);
///
/// client.write_frame(&Frame::command(["GET", "hello"])).await?;
/// assert_eq!(server.read_frame().await?, Some(Frame::command(["GET", "hello"])));
/// server.write_frame(&Frame::Null).await?;
/// assert_eq!(client.read_frame().await?, Some(Frame::Null));
/// drop(client);
/// server.finish().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Connection {
    socket: Socket,
    /// Bytes that were received and are not executed yet.
    requests: RequestBuffer,
    /// Replies that are not written yet.
    replies: ReplyBuffer,
    /// `true` if the last write left some of them behind.
    stuck: bool,
    /// Number of bytes read and written since the task last waited for the socket. A narrow type, since an idle
    /// connection has to be small.
    moved: u32,
}

/// Result of [`Connection::exchange`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Exchange {
    /// The number of bytes that were read.
    Read(usize),
    /// The peer has closed its sending side.
    Eof,
    /// Replies were written that a turn may have waited for, or the socket takes no more of them for now.
    Written,
}

impl Connection {
    /// Returns a connection over a connected socket.
    pub fn new(socket: impl Into<Socket>) -> Self {
        let (requests, replies) = (RequestBuffer::default(), ReplyBuffer::default());
        Self { socket: socket.into(), requests, replies, stuck: false, moved: 0 }
    }

    /// Lets `conversation` execute the requests that were received and append its replies.
    #[cfg(feature = "server")]
    pub fn turn(&mut self, conversation: &mut Conversation) -> Next {
        conversation.turn(&mut self.requests, &mut self.replies)
    }

    /// Writes pending replies and, if `read`, reads once, whichever the socket is ready for.
    ///
    /// It returns [`Exchange::Written`], without having read, in these cases: everything is written and there is
    /// nothing to read; the socket takes no more for now, or does again after that; much was written. With nothing to
    /// write and nothing to read it never returns.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    // region: exchange
    pub fn exchange(&mut self, read: bool) -> impl Future<Output = io::Result<Exchange>> {
        poll_fn(move |cx| self.poll_exchange(cx, read))
    }

    fn poll_exchange(&mut self, cx: &mut Context<'_>, read: bool) -> Poll<io::Result<Exchange>> {
        let pending = self.replies.unwritten().len();
        let was_stuck = std::mem::take(&mut self.stuck);
        if pending > 0 {
            self.stuck = self.poll_flush(cx)?.is_pending();
            let written = pending - self.replies.unwritten().len();
            let stuck_now = self.stuck && !was_stuck;
            if stuck_now || written > 0 && (!read || was_stuck || written >= REPLIES_PER_WRITE) {
                return Poll::Ready(Ok(Exchange::Written));
            }
        }
        if read { self.poll_read(cx) } else { Poll::Pending }
    }

    /// Reads once. The buffer is taken for each poll and given back when nothing came, so that an idle connection holds
    /// none; `read(&mut buf).await` would hold one for as long as it waits.
    fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Exchange>> {
        if self.moved >= BYTES_PER_POLL {
            return self.let_others_run(cx);
        }
        let mut room = ReadBuf::new(self.requests.unfilled());
        let polled = Pin::new(&mut self.socket).poll_read(cx, &mut room);
        let count = room.filled().len();
        match polled {
            Poll::Ready(Ok(())) if count > 0 => {
                self.requests.filled(count);
                self.moved = self.moved.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
                Poll::Ready(Ok(Exchange::Read(count)))
            }
            other => {
                self.requests.release_unused();
                self.moved = 0;
                other.map_ok(|()| Exchange::Eof)
            }
        }
    }

    fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.replies.unwritten().is_empty() {
            if self.moved >= BYTES_PER_POLL {
                return self.let_others_run(cx);
            }
            let Poll::Ready(count) = Pin::new(&mut self.socket).poll_write(cx, self.replies.unwritten())? else {
                self.moved = 0;
                return Poll::Pending;
            };
            if count == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.replies.advance(count);
            self.moved = self.moved.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        }
        Poll::Ready(Ok(()))
    }

    /// Makes this task wait until other tasks have run and the runtime has polled the sockets. Without it a socket that
    /// is always ready would keep the thread for long: tokio's own budget counts operations, and one of them may move a
    /// megabyte.
    fn let_others_run<T>(&mut self, cx: &mut Context<'_>) -> Poll<T> {
        self.moved = 0;
        let _ = pin!(tokio::task::yield_now()).poll(cx);
        Poll::Pending
    }
    // endregion: exchange

    /// Writes as much as the socket takes without waiting.
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

    /// Closes the sending side, and reads and drops what the peer sends until it closes its own. A socket that is
    /// closed with unread bytes would reset the connection, and replies that the peer has not read yet would be lost.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub async fn finish(mut self) -> io::Result<()> {
        self.socket.shutdown().await?;
        loop {
            self.requests.clear();
            if self.exchange(true).await? == Exchange::Eof {
                return Ok(());
            }
        }
    }

    /// Returns the next frame, or `None` when the peer has closed between two frames.
    ///
    /// # Errors
    ///
    /// When the bytes are no frame, or end within one.
    // region: read_frame
    pub async fn read_frame(&mut self) -> io::Result<Option<Frame>> {
        poll_fn(|cx| self.poll_frame(cx)).await
    }

    /// Does the same as [`Self::read_frame`] for hand-written futures and streams, which keep the connection.
    ///
    /// # Errors
    ///
    /// As for [`Self::read_frame`].
    pub(crate) fn poll_frame(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Option<Frame>>> {
        loop {
            if let Some(frame) = self.received_frame()? {
                return Poll::Ready(Ok(Some(frame)));
            }
            if ready!(self.poll_exchange(cx, true))? == Exchange::Eof {
                let cut = !self.requests.is_empty();
                return Poll::Ready(if cut { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(None) });
            }
        }
    }

    /// Returns the next frame, if it was received already.
    ///
    /// # Errors
    ///
    /// When the bytes are no frame.
    pub(crate) fn received_frame(&mut self) -> io::Result<Option<Frame>> {
        self.requests.next_frame().map_err(invalid)
    }

    /// Writes a frame.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub async fn write_frame(&mut self, frame: &Frame) -> io::Result<()> {
        frame.encode(self.replies.tail());
        self.flush().await
    }
    // endregion: read_frame

    /// Appends `bytes` to those that the next write sends, so that many requests share one write.
    #[cfg(feature = "client")]
    pub(crate) fn queue(&mut self, bytes: &[u8]) {
        self.replies.append(bytes);
    }
}

fn invalid(error: FrameError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
