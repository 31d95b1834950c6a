//! Client connections of the player: blocking sockets that never lose a byte and never wait past a deadline.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::framing::{Cut, Cutter, Framing};
use crate::net::{Address, Stream};
use crate::reply::{self, Parsed, Reply};

/// Way in which the peer closed its sending side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// FIN.
    Fin,
    /// RST.
    Reset,
}

/// Reason why there is no reply.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Missing {
    /// No complete reply arrived in time, only these bytes.
    #[error("no reply within {0:?}{1}")]
    Timeout(Duration, Rest),
    /// The peer closed after sending these bytes.
    #[error("{0} instead of a reply{1}")]
    Ended(End, Rest),
    /// The received bytes are not a valid reply.
    #[error("{0}{1}")]
    Malformed(reply::Malformed, Rest),
    /// The received bytes are not a valid frame of the protocol.
    #[error("{0}{1}")]
    Frame(crate::framing::Malformed, Rest),
    /// The socket failed.
    #[error("the socket failed: {0}")]
    Io(#[from] io::Error),
}

/// Bytes that arrived without forming a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest(Vec<u8>);

impl std::fmt::Display for Rest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        write!(f, "; what arrived is {}", reply::summary_of(&self.0))
    }
}

/// Shows `closed with FIN` or `closed with RST`, as in scripts.
impl std::fmt::Display for End {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Fin => "closed with FIN",
            Self::Reset => "closed with RST",
        })
    }
}

/// A connection to a server.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use std::io::{Read, Write};
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let address = listener.local_addr()?;
/// # std::thread::spawn(move || {
/// #     for mut client in listener.incoming().flatten() {
/// #         while client.read(&mut [0; 64]).is_ok_and(|count| count > 0) {
/// #             let _ = client.write_all(b"+PONG\r\n");
/// #         }
/// #     }
/// # });
/// use std::time::Duration;
/// use wire_player::connection::Connection;
/// use wire_player::reply::{Reply, command};
///
/// let patience = Duration::from_secs(10);
/// let mut connection = Connection::open(address, patience)?;
/// connection.set_pieces(Some(3)); // three bytes at a time
/// connection.set_pieces(None);
/// connection.send(&command(&["PING"]), patience)?;
/// let (reply, bytes) = connection.reply(patience)?;
/// assert_eq!((reply, &bytes[..]), (Reply::Simple(b"PONG".to_vec()), &b"+PONG\r\n"[..]));
/// connection.half_close()?;
/// assert!(connection.end(patience)?.is_some());
/// # Ok(())
/// # }
/// ```
///
/// Bytes can be sent in ways that a careless reader at the other end does not expect:
///
/// ```
/// use std::io::Read;
/// use std::time::Duration;
/// use wire_player::connection::Connection;
///
/// # fn main() -> std::io::Result<()> {
/// let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// let patience = Duration::from_secs(10);
/// let mut connection = Connection::open(listener.local_addr()?, patience)?;
/// let (mut peer, address) = listener.accept()?;
/// assert_eq!(connection.local_address()?, address);
/// assert!(connection.tcp().is_some());
///
/// connection.hold(b"one "); // goes out with the next bytes
/// connection.set_cut(5); // these go out in two parts
/// connection.send(b"two ", patience)?;
/// connection.set_pieces(Some(1));
/// connection.set_pause(Duration::from_millis(1));
/// connection.send(b"three ", patience)?;
/// connection.set_pieces(None);
/// assert!(connection.send_unread(b"four ", patience)?, "the peer has room for it");
/// connection.send_and_half_close(b"five", patience)?;
///
/// let mut received = String::new();
/// peer.read_to_string(&mut received)?;
/// assert_eq!(received, "one two three four five");
/// # Ok(())
/// # }
/// ```
///
/// Received bytes can be taken by frames of any protocol, or by number:
///
/// ```
/// use std::io::Write;
/// use std::time::Duration;
/// use wire_player::connection::{Connection, End};
/// use wire_player::framing::Framing;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// let patience = Duration::from_secs(10);
/// let mut connection = Connection::open(listener.local_addr()?, patience)?;
/// connection.set_framing(&Framing::Lines);
///
/// let (mut peer, _) = listener.accept()?;
/// peer.write_all(b"first\nsecond\nrest")?;
/// assert_eq!(connection.frame(patience)?, b"first\n");
/// assert_eq!(connection.bytes(7, patience)?, b"second\n");
/// assert!(connection.more_than(3, patience)?);
/// assert_eq!(connection.unread(), b"rest");
///
/// drop(peer);
/// assert!(!connection.more_than(4, patience)?, "it has closed");
/// assert_eq!(connection.has_ended(), Some(End::Fin));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Connection {
    stream: Stream,
    /// Cuts received bytes into frames.
    cutter: Cutter,
    inbox: Vec<u8>,
    /// Number of bytes at the front of the inbox that have already been returned.
    read: usize,
    held: Vec<u8>,
    pieces: Option<usize>,
    /// Pause between two pieces.
    pause: Duration,
    cut_at: Option<usize>,
    end: Option<End>,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn open(address: impl Into<Address>, timeout: Duration) -> io::Result<Self> {
        Stream::connect(&address.into(), timeout).map(Self::from)
    }

    /// Sets the framing by which received bytes are cut.
    pub fn set_framing(&mut self, framing: &Framing) {
        self.cutter = Cutter::of_replies(framing);
    }

    /// Returns the address of this end.
    ///
    /// # Errors
    ///
    /// The operating system's error; `Unsupported` for a Unix socket.
    pub fn local_address(&self) -> io::Result<SocketAddr> {
        self.tcp().map_or_else(|| Err(ErrorKind::Unsupported.into()), TcpStream::local_addr)
    }

    /// Returns the TCP stream, if it is one.
    #[must_use]
    pub fn tcp(&self) -> Option<&TcpStream> {
        self.stream.tcp()
    }

    /// Cuts everything sent from now on into pieces of `size` bytes; `None` turns that off.
    pub fn set_pieces(&mut self, size: Option<usize>) {
        self.pieces = size;
    }

    /// Sets the pause after each piece. Without a pause the kernel may deliver several pieces to the peer at once.
    pub fn set_pause(&mut self, pause: Duration) {
        self.pause = pause;
    }

    /// Splits the next send in two at this byte offset.
    pub fn set_cut(&mut self, at: usize) {
        self.cut_at = Some(at);
    }

    /// Holds bytes back until the next [`send`](Self::send).
    pub fn hold(&mut self, bytes: &[u8]) {
        self.held.extend_from_slice(bytes);
    }

    /// Sends the held-back bytes and then `bytes`, in one write unless pieces are set.
    ///
    /// While the peer accepts nothing more, reads what it sends, so that a long pipeline cannot block both sides. A
    /// peer that has closed is not an error here; the next expectation notices it.
    ///
    /// # Errors
    ///
    /// `TimedOut` if the peer did not accept everything in time; other errors of the operating system.
    pub fn send(&mut self, bytes: &[u8], timeout: Duration) -> io::Result<()> {
        let mut all = std::mem::take(&mut self.held);
        all.extend_from_slice(bytes);
        self.cutter.asked(&all);
        let deadline = Instant::now() + timeout;
        let cut = self.cut_at.take().filter(|&at| at > 0 && at < all.len());
        let (front, back) = all.split_at(cut.unwrap_or(0));
        for part in [front, back] {
            for piece in part.chunks(self.pieces.unwrap_or(usize::MAX)) {
                self.write(piece, deadline)?;
                if self.pieces.is_some() || cut.is_some() {
                    // Yields the processor to the peer, so that it reads most of the pieces one by one.
                    if self.pause.is_zero() { std::thread::yield_now() } else { std::thread::sleep(self.pause) }
                }
            }
        }
        Ok(())
    }

    /// Sends as much of `bytes` as the peer accepts within `patience`, without reading anything in the meantime.
    /// Returns whether all of it was sent.
    ///
    /// # Errors
    ///
    /// The operating system's error. A peer that has closed is not an error.
    pub fn send_unread(&mut self, mut bytes: &[u8], patience: Duration) -> io::Result<bool> {
        self.stream.set_write_timeout(Some(patience))?;
        while !bytes.is_empty() {
            match self.stream.write(bytes) {
                Ok(taken) => bytes = &bytes[taken..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error)
                    if is_timeout(&error)
                        || matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset) =>
                {
                    return Ok(false);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    fn write(&mut self, mut bytes: &[u8], deadline: Instant) -> io::Result<()> {
        self.stream.set_write_timeout(Some(Duration::from_millis(20)))?;
        while !bytes.is_empty() {
            match self.stream.write(bytes) {
                Ok(taken) => bytes = &bytes[taken..],
                Err(error) if is_timeout(&error) => {
                    self.receive(Instant::now() + Duration::from_millis(1))?;
                    if Instant::now() > deadline {
                        return Err(ErrorKind::TimedOut.into());
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset) => {
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Closes the sending side.
    ///
    /// # Errors
    ///
    /// The operating system's error; a peer that has closed is not an error.
    pub fn half_close(&mut self) -> io::Result<()> {
        self.stream.shutdown(Shutdown::Write)
    }

    /// Sends `bytes` and closes the sending side. Over TCP on Linux the last segment carries the FIN, so that the peer
    /// never sees the data without it.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub fn send_and_half_close(&mut self, bytes: &[u8], timeout: Duration) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        if let Some(stream) = self.stream.tcp() {
            socket2::SockRef::from(stream).set_tcp_cork(true)?;
        }
        self.send(bytes, timeout)?;
        self.half_close()
    }

    /// Closes with RST.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use wire_player::connection::{Connection, End};
    /// # fn main() -> std::io::Result<()> {
    /// let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    /// let patience = Duration::from_secs(10);
    /// let connection = Connection::open(listener.local_addr()?, patience)?;
    /// let mut peer = Connection::from(wire_player::net::Stream::from(listener.accept()?.0));
    /// connection.reset()?;
    /// assert_eq!(peer.end(patience)?, Some(End::Reset));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn reset(self) -> io::Result<()> {
        self.stream.reset_when_dropped()
    }

    /// Returns the stream; `None` if bytes have arrived that were not returned yet.
    pub(crate) fn into_stream(self) -> Option<Stream> {
        self.unread().is_empty().then_some(self.stream)
    }

    /// Returns the next reply, together with its bytes.
    ///
    /// # Errors
    ///
    /// [`Missing`], which holds the bytes that have arrived.
    pub fn reply(&mut self, timeout: Duration) -> Result<(Reply, Vec<u8>), Missing> {
        let deadline = Instant::now() + timeout;
        let mut needed = 1;
        loop {
            let unread = &self.inbox[self.read..];
            if unread.len() >= needed {
                match reply::parse(unread) {
                    Ok(Parsed::Complete(reply, taken)) => return Ok((reply, self.take(taken))),
                    // Otherwise a long bulk string would be parsed again for each piece that arrives.
                    Ok(Parsed::Incomplete(more)) => needed = more.max(unread.len() + 1),
                    Err(malformed) => {
                        return Err(Missing::Malformed(malformed, self.rest()));
                    }
                }
                continue;
            }
            if let Some(end) = self.end {
                return Err(Missing::Ended(end, self.rest()));
            }
            if !self.receive(deadline)? && Instant::now() >= deadline {
                return Err(Missing::Timeout(timeout, self.rest()));
            }
        }
    }

    /// Returns the next complete frame.
    ///
    /// # Errors
    ///
    /// [`Missing`], which holds the bytes that have arrived.
    pub fn frame(&mut self, timeout: Duration) -> Result<Vec<u8>, Missing> {
        let deadline = Instant::now() + timeout;
        let mut needed = 1;
        loop {
            let unread = &self.inbox[self.read..];
            if unread.len() >= needed || self.end.is_some() && !unread.is_empty() {
                match self.cutter.cut(unread, self.end.is_some()) {
                    Ok(Cut::Frame(length)) => return Ok(self.take(length)),
                    Ok(Cut::Incomplete(more)) => needed = more.max(unread.len() + 1),
                    Err(malformed) => return Err(Missing::Frame(malformed, self.rest())),
                }
            }
            if let Some(end) = self.end {
                return Err(Missing::Ended(end, self.rest()));
            }
            if !self.receive(deadline)? && Instant::now() >= deadline {
                return Err(Missing::Timeout(timeout, self.rest()));
            }
        }
    }

    /// Waits until there are more than `count` bytes to read. Returns `false` if the peer closes or the time runs out
    /// first.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn more_than(&mut self, count: usize, timeout: Duration) -> io::Result<bool> {
        let deadline = Instant::now() + timeout;
        while self.unread().len() <= count && self.end.is_none() && Instant::now() < deadline {
            self.receive(deadline)?;
        }
        Ok(self.unread().len() > count)
    }

    /// Returns the next `count` bytes, or fewer if the peer closes or the time runs out first.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn bytes(&mut self, count: usize, timeout: Duration) -> io::Result<Vec<u8>> {
        let deadline = Instant::now() + timeout;
        while self.inbox.len() - self.read < count && self.end.is_none() && Instant::now() < deadline {
            self.receive(deadline)?;
        }
        let available = self.inbox.len() - self.read;
        Ok(self.take(count.min(available)))
    }

    /// Returns how the peer closed; `None` if the time runs out or bytes arrive first.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn end(&mut self, timeout: Duration) -> io::Result<Option<End>> {
        let deadline = Instant::now() + timeout;
        while self.inbox.len() == self.read && self.end.is_none() && Instant::now() < deadline {
            self.receive(deadline)?;
        }
        Ok(if self.inbox.len() == self.read { self.end } else { None })
    }

    /// Returns how the peer closed, if it is known to have closed. Bytes that it sent before may still be unread.
    #[must_use]
    pub fn has_ended(&self) -> Option<End> {
        self.end
    }

    /// Returns all bytes that have arrived and have not been returned yet.
    #[must_use]
    pub fn unread(&self) -> &[u8] {
        &self.inbox[self.read..]
    }

    fn rest(&self) -> Rest {
        Rest(self.unread().to_vec())
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let taken = self.inbox[self.read..self.read + count].to_vec();
        self.read += count;
        if self.read == self.inbox.len() {
            self.inbox.clear();
            self.read = 0;
        }
        taken
    }

    /// Reads once. Returns `false` if nothing arrived before the deadline.
    fn receive(&mut self, deadline: Instant) -> io::Result<bool> {
        if self.end.is_some() {
            return Ok(false);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        self.stream.set_read_timeout(Some(left.max(Duration::from_millis(1))))?;
        let mut chunk = [0; 65_536];
        match self.stream.read(&mut chunk) {
            Ok(0) => self.end = Some(End::Fin),
            Ok(count) => self.inbox.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => self.end = Some(End::Reset),
            Err(error) if is_timeout(&error) || error.kind() == ErrorKind::Interrupted => {
                return Ok(false);
            }
            Err(error) => return Err(error),
        }
        Ok(true)
    }
}

impl From<Stream> for Connection {
    fn from(stream: Stream) -> Self {
        Self {
            stream,
            cutter: Cutter::of_replies(&Framing::Raw),
            inbox: Vec::new(),
            read: 0,
            held: Vec::new(),
            pieces: None,
            pause: Duration::ZERO,
            cut_at: None,
            end: None,
        }
    }
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}
