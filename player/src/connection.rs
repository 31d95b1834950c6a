//! One client connection of the player: a blocking socket that never loses a byte and never waits
//! beyond a deadline.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::framing::{Cut, Cutter, Framing};
use crate::net::{Address, Stream};
use crate::reply::{self, Parsed, Reply};

/// Way in which the peer ended its direction.
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
    /// Nothing, or only the bytes named, arrived in time.
    #[error("no reply within {0:?}{1}")]
    Timeout(Duration, Rest),
    /// The peer closed; bytes named arrived before.
    #[error("{0} instead of a reply{1}")]
    Ended(End, Rest),
    /// The received bytes are no reply.
    #[error("{0}{1}")]
    Malformed(reply::Malformed, Rest),
    /// The received bytes are no frame of the protocol.
    #[error("{0}{1}")]
    Frame(crate::framing::Malformed, Rest),
    /// The socket failed.
    #[error("the socket failed: {0}")]
    Io(#[from] io::Error),
}

/// Bytes that arrived but make no reply.
#[derive(Debug)]
pub struct Rest(Vec<u8>);

impl std::fmt::Display for Rest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        write!(f, "; what arrived is {}", reply::summary_of(&self.0))
    }
}

/// `closed with FIN` or `closed with RST`, as scripts say it.
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
#[derive(Debug)]
pub struct Connection {
    stream: Stream,
    /// Cutter of received bytes.
    cutter: Cutter,
    inbox: Vec<u8>,
    /// Number of bytes of the inbox that have been handed out.
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

    /// Sets the framing of received bytes.
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

    /// Returns the TCP stream, where it is one.
    #[must_use]
    pub fn tcp(&self) -> Option<&TcpStream> {
        self.stream.tcp()
    }

    /// Cuts bytes that are sent from now on into pieces of `size` bytes; `None` ends that.
    pub fn set_pieces(&mut self, size: Option<usize>) {
        self.pieces = size;
    }

    /// Waits so long after each piece: without that the kernel hands several to the peer at once.
    pub fn set_pause(&mut self, pause: Duration) {
        self.pause = pause;
    }

    /// Cuts what is sent next in two at this byte.
    pub fn set_cut(&mut self, at: usize) {
        self.cut_at = Some(at);
    }

    /// Holds bytes back until the next [`send`](Self::send).
    pub fn hold(&mut self, bytes: &[u8]) {
        self.held.extend_from_slice(bytes);
    }

    /// Sends what was held back and `bytes`, in one write unless pieces were asked for.
    ///
    /// Reads meanwhile where the peer will not go on without, so that a long pipeline cannot lock
    /// both sides up. That the peer has closed is not an error here: the next expectation sees it.
    ///
    /// # Errors
    ///
    /// `TimedOut`, when not everything was taken in time; what else the operating system says.
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
                    // Gives the peer the processor, so that most pieces are read one by one.
                    if self.pause.is_zero() { std::thread::yield_now() } else { std::thread::sleep(self.pause) }
                }
            }
        }
        Ok(())
    }

    /// Sends as much of `bytes` as the peer takes within `patience`, and reads nothing meanwhile;
    /// `false` when that was not all.
    ///
    /// # Errors
    ///
    /// The operating system's error; a peer that has gone takes nothing, which is no error.
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

    /// Ends the sending direction.
    ///
    /// # Errors
    ///
    /// The operating system's error; a peer that has gone is no error.
    pub fn half_close(&mut self) -> io::Result<()> {
        self.stream.shutdown(Shutdown::Write)
    }

    /// Sends `bytes` and ends the sending direction with them: over TCP on Linux the FIN is in the last
    /// segment, so that the peer never sees the one without the other.
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
    /// # Errors
    ///
    /// The operating system's error.
    pub fn reset(self) -> io::Result<()> {
        self.stream.reset_when_dropped()
    }

    /// Returns the stream, where nothing has arrived that was not handed out.
    pub(crate) fn into_stream(self) -> Option<Stream> {
        self.unread().is_empty().then_some(self.stream)
    }

    /// The next reply and the bytes in which it came.
    ///
    /// # Errors
    ///
    /// [`Missing`], with the bytes that did arrive.
    pub fn reply(&mut self, timeout: Duration) -> Result<(Reply, Vec<u8>), Missing> {
        let deadline = Instant::now() + timeout;
        let mut needed = 1;
        loop {
            let unread = &self.inbox[self.read..];
            if unread.len() >= needed {
                match reply::parse(unread) {
                    Ok(Parsed::Complete(reply, taken)) => return Ok((reply, self.take(taken))),
                    // A long bulk string is not looked at again for each piece of it.
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

    /// The next frame, whole.
    ///
    /// # Errors
    ///
    /// [`Missing`], with the bytes that did arrive.
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

    /// Waits until there is more than `count` bytes to read; `false` where the peer ends or the time
    /// is up before.
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

    /// The next `count` bytes, or fewer where the peer ends or the time is up before.
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

    /// Returns how the peer ended; `None` when the time is up before, or when bytes come first.
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

    /// Returns how the peer has ended, as far as that was seen; bytes from before it may be unread.
    #[must_use]
    pub fn has_ended(&self) -> Option<End> {
        self.end
    }

    /// Everything that has arrived and was not handed out.
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

    /// Reads once; `false` when nothing came before the deadline.
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
