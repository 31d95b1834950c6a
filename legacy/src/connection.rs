//! A socket with its buffers.

use std::io;

use engine::frame::FrameError;
use engine::limits::{BYTES_PER_POLL, REPLIES_PER_WRITE};
#[cfg(feature = "server")]
use engine::{Conversation, Next};
use engine::{Frame, ReplyBuffer, RequestBuffer};
use futures::future::poll_fn;
use futures::{Async, Future, Poll, try_ready};
use tokio::io::{AsyncRead, AsyncWrite};

use crate::socket::Socket;
use crate::yield_now::YieldNow;

/// One connection with its buffers for requests and replies. Methods that wait take the connection and return it.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// use engine::Frame;
/// use futures::{Future, Stream};
/// use legacy::connection::Connection;
/// use tokio::net::{TcpListener, TcpStream};
///
/// # fn main() -> std::io::Result<()> {
/// let listener = TcpListener::bind(&([127, 0, 0, 1], 0).into())?;
/// let client = TcpStream::connect(&listener.local_addr()?)
///     .and_then(|socket| Connection::new(socket).write_frame(&Frame::command(["GET", "hello"])))
///     .and_then(Connection::read_frame)
///     .map(|(reply, _)| assert_eq!(reply, Some(Frame::Null)));
/// let server = listener
///     .incoming()
///     .into_future()
///     .map_err(|(error, _)| error)
///     .and_then(|(socket, _)| Connection::new(socket.expect("a client connects")).read_frame())
///     .and_then(|(request, connection)| {
///         assert_eq!(request, Some(Frame::command(["GET", "hello"])));
///         connection.write_frame(&Frame::Null)
///     })
///     .and_then(Connection::finish);
/// # let mut runtime = tokio::runtime::Runtime::new()?;
/// # runtime.block_on(client.join(server).map(drop))
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
    yields: YieldNow,
}

/// Result of [`Connection::poll_exchange`].
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
        Self { socket: socket.into(), requests, replies, stuck: false, moved: 0, yields: YieldNow::default() }
    }

    /// Lets `conversation` execute the requests that were received and append its replies.
    #[cfg(feature = "server")]
    pub fn turn(&mut self, conversation: &mut Conversation) -> Next {
        conversation.turn(&mut self.requests, &mut self.replies)
    }

    /// Writes pending replies and, if `read`, reads once, whichever the socket is ready for.
    ///
    /// It is ready with [`Exchange::Written`], without having read, in these cases: everything is written and there is
    /// nothing to read; the socket takes no more for now, or does again after that; much was written. With nothing to
    /// write and nothing to read it is never ready.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    // region: exchange
    pub fn poll_exchange(&mut self, read: bool) -> Poll<Exchange, io::Error> {
        let pending = self.replies.unwritten().len();
        let was_stuck = std::mem::take(&mut self.stuck);
        if pending > 0 {
            self.stuck = self.poll_flush()?.is_not_ready();
            let written = pending - self.replies.unwritten().len();
            let stuck_now = self.stuck && !was_stuck;
            if stuck_now || written > 0 && (!read || was_stuck || written >= REPLIES_PER_WRITE) {
                return Ok(Async::Ready(Exchange::Written));
            }
        }
        if read { self.poll_read() } else { Ok(Async::NotReady) }
    }

    /// Reads once. The buffer is taken for each poll and given back when nothing came, so that an idle connection holds
    /// none; `io::read(socket, buf)` would hold one for as long as it waits.
    fn poll_read(&mut self) -> Poll<Exchange, io::Error> {
        if self.moved >= BYTES_PER_POLL {
            return Ok(self.let_others_run());
        }
        let polled = self.socket.poll_read(self.requests.unfilled());
        match polled {
            Ok(Async::Ready(count)) if count > 0 => {
                self.requests.filled(count);
                self.moved = self.moved.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
                Ok(Async::Ready(Exchange::Read(count)))
            }
            other => {
                self.requests.release_unused();
                self.moved = 0;
                other.map(|polled| polled.map(|_| Exchange::Eof))
            }
        }
    }

    fn poll_flush(&mut self) -> Poll<(), io::Error> {
        while !self.replies.unwritten().is_empty() {
            if self.moved >= BYTES_PER_POLL {
                return Ok(self.let_others_run());
            }
            let Async::Ready(count) = self.socket.poll_write(self.replies.unwritten())? else {
                self.moved = 0;
                return Ok(Async::NotReady);
            };
            if count == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            self.replies.advance(count);
            self.moved = self.moved.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        }
        Ok(Async::Ready(()))
    }

    /// Makes this task wait until other tasks have run and the reactor has polled the sockets. Without it a socket that
    /// is always ready would keep the thread, since 0.1 has no budget for tasks.
    pub(crate) fn let_others_run<T>(&mut self) -> Async<T> {
        self.moved = 0;
        self.yields.yield_now()
    }
    // endregion: exchange

    /// Writes as much as the socket takes without waiting.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub fn try_flush(&mut self) -> io::Result<()> {
        self.poll_flush().map(|_| ())
    }

    /// Writes all replies.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub fn flush(self) -> impl Future<Item = Self, Error = io::Error> {
        self.owned(Self::poll_flush).map(|((), connection)| connection)
    }

    /// Closes the sending side, and reads and drops what the peer sends until it closes its own. A socket that is
    /// closed with unread bytes would reset the connection, and replies that the peer has not read yet would be lost.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub fn finish(self) -> impl Future<Item = (), Error = io::Error> {
        self.owned(|connection| connection.socket.shutdown())
            .and_then(|((), connection)| {
                connection.owned(|connection| {
                    loop {
                        connection.requests.clear();
                        if try_ready!(connection.poll_exchange(true)) == Exchange::Eof {
                            return Ok(Async::Ready(()));
                        }
                    }
                })
            })
            .map(|_| ())
    }

    /// Returns the next frame, or `None` when the peer has closed between two frames.
    ///
    /// # Errors
    ///
    /// When the bytes are no frame, or end within one.
    // region: read_frame
    pub fn read_frame(self) -> impl Future<Item = (Option<Frame>, Self), Error = io::Error> {
        self.owned(Self::poll_frame)
    }

    /// Does the same as [`Self::read_frame`] for hand-written futures and streams, which keep the connection.
    ///
    /// # Errors
    ///
    /// As for [`Self::read_frame`].
    pub(crate) fn poll_frame(&mut self) -> Poll<Option<Frame>, io::Error> {
        loop {
            if let Some(frame) = self.received_frame()? {
                return Ok(Async::Ready(Some(frame)));
            }
            if try_ready!(self.poll_exchange(true)) == Exchange::Eof {
                return if self.requests.is_empty() {
                    Ok(Async::Ready(None))
                } else {
                    Err(io::ErrorKind::UnexpectedEof.into())
                };
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
    pub fn write_frame(mut self, frame: &Frame) -> impl Future<Item = Self, Error = io::Error> {
        frame.encode(self.replies.tail());
        self.flush()
    }
    // endregion: read_frame

    /// Appends `bytes` to those that the next write sends, so that many requests share one write.
    #[cfg(feature = "client")]
    pub(crate) fn queue(&mut self, bytes: &[u8]) {
        self.replies.append(bytes);
    }

    /// Waits for `poll`. A future of 0.1 cannot borrow across a wait, so this one takes the connection, and returns it
    /// with the result of `poll`.
    fn owned<T>(
        self,
        mut poll: impl FnMut(&mut Self) -> Poll<T, io::Error>,
    ) -> impl Future<Item = (T, Self), Error = io::Error> {
        let mut connection = Some(self);
        poll_fn(move || {
            let ready = try_ready!(poll(connection.as_mut().expect("not polled after it was ready")));
            Ok(Async::Ready((ready, connection.take().expect("not polled after it was ready"))))
        })
    }
}

fn invalid(error: FrameError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
