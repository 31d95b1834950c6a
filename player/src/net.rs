//! Streams to services: TCP and Unix sockets.

use std::fmt;
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use socket2::{Domain, SockRef, Socket, Type};

use crate::tcp_info::{Fate, fate};

/// Number of connections that may wait to be accepted. It should be no smaller than that of the recorded service.
const BACKLOG: i32 = 4096;

/// Address at which a service listens.
///
/// ```
/// use wire_player::net::Address;
///
/// let address: Address = "127.0.0.1:6379".parse()?;
/// assert_eq!(address, Address::from(std::net::SocketAddr::from(([127, 0, 0, 1], 6379))));
/// let address: Address = "unix:/run/service.sock".parse()?;
/// assert_eq!(address, Address::Unix("/run/service.sock".into()));
/// assert!("127.0.0.1".parse::<Address>().is_err(), "there is no port");
/// # Ok::<(), wire_player::net::BadAddress>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Address {
    /// A TCP port.
    Tcp(SocketAddr),
    /// A Unix socket.
    Unix(PathBuf),
}

/// Reason why a text is not an address.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BadAddress {
    /// The host cannot be resolved, or there is no port.
    #[error("{address}: {source}")]
    Resolve {
        /// Text that was given.
        address: String,
        /// The error.
        source: io::Error,
    },
    /// The host name resolves to no address.
    #[error("{0} has no address")]
    NoAddress(String),
}

/// Parses `HOST:PORT`, `unix:PATH`, or a path with a slash in it.
impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        if let Some(path) = text.strip_prefix("unix:").or_else(|| text.contains('/').then_some(text)) {
            return Ok(Self::Unix(path.into()));
        }
        let resolved = text.to_socket_addrs();
        let mut resolved = resolved.map_err(|source| BadAddress::Resolve { address: text.to_owned(), source })?;
        resolved.next().map(Self::Tcp).ok_or_else(|| BadAddress::NoAddress(text.to_owned()))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

impl From<SocketAddr> for Address {
    fn from(address: SocketAddr) -> Self {
        Self::Tcp(address)
    }
}

impl From<TcpStream> for Stream {
    fn from(stream: TcpStream) -> Self {
        Self::Tcp(stream)
    }
}

/// A connected stream.
///
/// ```
/// use std::io::{ErrorKind, Read, Write};
/// use std::net::Shutdown;
/// use std::time::Duration;
/// use wire_player::net::{Listener, Stream};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let listener = Listener::bind(&"127.0.0.1:0".parse()?)?;
/// listener.set_nonblocking(true)?;
/// assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock, "nobody has connected");
/// listener.set_nonblocking(false)?;
///
/// let mut client = Stream::connect(&listener.address()?, Duration::from_secs(10))?;
/// let mut server = listener.accept()?;
/// assert!(server.tcp().is_some_and(|stream| stream.nodelay().is_ok_and(|on| on)));
///
/// client.set_nonblocking(true)?;
/// assert_eq!(client.read(&mut [0]).unwrap_err().kind(), ErrorKind::WouldBlock);
/// client.set_nonblocking(false)?;
///
/// client.set_write_timeout(Some(Duration::from_secs(10)))?;
/// client.write_all(b"hello")?;
/// client.shutdown(Shutdown::Write)?;
/// server.set_read_timeout(Some(Duration::from_secs(10)))?;
/// let mut received = String::new();
/// server.read_to_string(&mut received)?;
/// assert_eq!(received, "hello");
///
/// server.reset_when_dropped()?;
/// drop(server);
/// assert_eq!(client.read(&mut [0]).unwrap_err().kind(), ErrorKind::ConnectionReset);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Stream {
    /// Over TCP, with `TCP_NODELAY`.
    Tcp(TcpStream),
    /// Over a Unix socket.
    Unix(UnixStream),
}

impl Stream {
    /// Connects.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn connect(address: &Address, timeout: Duration) -> io::Result<Self> {
        match address {
            Address::Tcp(address) => {
                let stream = TcpStream::connect_timeout(address, timeout)?;
                stream.set_nodelay(true)?;
                Ok(Self::Tcp(stream))
            }
            Address::Unix(path) => UnixStream::connect(path).map(Self::Unix),
        }
    }

    /// Returns the TCP stream, if it is one.
    #[must_use]
    pub fn tcp(&self) -> Option<&TcpStream> {
        match self {
            Self::Tcp(stream) => Some(stream),
            Self::Unix(_) => None,
        }
    }

    /// Turns non-blocking mode on or off. In that mode, reads and writes return at once instead of waiting.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn set_nonblocking(&self, on: bool) -> io::Result<()> {
        match self {
            Self::Tcp(stream) => stream.set_nonblocking(on),
            Self::Unix(stream) => stream.set_nonblocking(on),
        }
    }

    /// Limits the time that each read may take; `None` removes the limit.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn set_read_timeout(&self, timeout: Option<Duration>) -> io::Result<()> {
        match self {
            Self::Tcp(stream) => stream.set_read_timeout(timeout),
            Self::Unix(stream) => stream.set_read_timeout(timeout),
        }
    }

    /// Limits the time that each write may take; `None` removes the limit.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn set_write_timeout(&self, timeout: Option<Duration>) -> io::Result<()> {
        match self {
            Self::Tcp(stream) => stream.set_write_timeout(timeout),
            Self::Unix(stream) => stream.set_write_timeout(timeout),
        }
    }

    /// Closes one direction or both. A peer that has gone is not an error.
    ///
    /// # Errors
    ///
    /// Other errors of the operating system.
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {
        let done = match self {
            Self::Tcp(stream) => stream.shutdown(how),
            Self::Unix(stream) => stream.shutdown(how),
        };
        match done {
            Err(error) if error.kind() != io::ErrorKind::NotConnected => Err(error),
            _ => Ok(()),
        }
    }

    /// Returns whether the peer has closed both directions, as far as the system knows. Meaningful for Unix sockets
    /// only.
    pub(crate) fn peer_has_closed(&self) -> bool {
        let mut polled = [PollFd::new(self, PollFlags::empty())];
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut polled, Some(&at_once)).is_ok() && polled[0].revents().contains(PollFlags::HUP)
    }

    /// Waits until it is known whether the peer accepts the written bytes. Returns `false` if the peer has closed. If
    /// this is still unknown after `limit`, the peer is assumed to be reading.
    pub(crate) fn peer_takes_it(&self, limit: Duration) -> bool {
        let Self::Tcp(stream) = self else { return !self.peer_has_closed() };
        let end = Instant::now() + limit;
        loop {
            match fate(stream) {
                Fate::Acknowledged => return true,
                Fate::Refused => return false,
                Fate::Unknown if Instant::now() > end => return true,
                Fate::Unknown => std::thread::sleep(Duration::from_millis(1)),
            }
        }
    }

    /// Makes a TCP stream close with RST when it is dropped.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn reset_when_dropped(&self) -> io::Result<()> {
        match self {
            Self::Tcp(stream) => SockRef::from(stream).set_linger(Some(Duration::ZERO)),
            Self::Unix(_) => Ok(()),
        }
    }
}

impl AsFd for Stream {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Tcp(stream) => stream.as_fd(),
            Self::Unix(stream) => stream.as_fd(),
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(stream) => stream.read(buffer),
            Self::Unix(stream) => stream.read(buffer),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(stream) => stream.write(bytes),
            Self::Unix(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// As with the standard library's streams, two threads can read and write through shared references.
impl Read for &Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Stream::Tcp(stream) => (&*stream).read(buffer),
            Stream::Unix(stream) => (&*stream).read(buffer),
        }
    }
}

impl Write for &Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Stream::Tcp(stream) => (&*stream).write(bytes),
            Stream::Unix(stream) => (&*stream).write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A listening socket, for TCP or Unix.
///
/// ```
/// use std::io::{Read, Write};
/// use std::time::Duration;
/// use wire_player::net::{Address, Listener, Stream};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let address: Address = "127.0.0.1:0".parse()?;
/// let listener = Listener::bind(&address)?;
/// let mut client = Stream::connect(&listener.address()?, Duration::from_secs(10))?;
/// let mut server = listener.accept()?;
/// client.write_all(b"hello")?;
/// client.shutdown(std::net::Shutdown::Write)?;
/// server.set_read_timeout(Some(Duration::from_secs(10)))?;
/// let mut received = String::new();
/// server.read_to_string(&mut received)?;
/// assert_eq!(received, "hello");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Listener {
    /// A TCP socket.
    Tcp(TcpListener),
    /// A Unix socket, whose file is removed on drop.
    Unix(UnixListener, PathBuf),
}

impl Listener {
    /// Listens.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn bind(address: &Address) -> io::Result<Self> {
        match address {
            Address::Tcp(address) => {
                let socket = Socket::new(Domain::for_address(*address), Type::STREAM, None)?;
                socket.set_reuse_address(true)?;
                socket.bind(&(*address).into())?;
                socket.listen(BACKLOG)?;
                Ok(Self::Tcp(socket.into()))
            }
            Address::Unix(path) => UnixListener::bind(path).map(|listener| Self::Unix(listener, path.clone())),
        }
    }

    /// Returns the address that the socket listens on, with the actual port.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn address(&self) -> io::Result<Address> {
        match self {
            Self::Tcp(listener) => listener.local_addr().map(Address::Tcp),
            Self::Unix(_, path) => Ok(Address::Unix(path.clone())),
        }
    }

    /// Accepts the next connection.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn accept(&self) -> io::Result<Stream> {
        match self {
            Self::Tcp(listener) => {
                let (stream, _) = listener.accept()?;
                stream.set_nodelay(true)?;
                stream.set_nonblocking(false)?;
                Ok(Stream::Tcp(stream))
            }
            Self::Unix(listener, _) => {
                let (stream, _) = listener.accept()?;
                stream.set_nonblocking(false)?;
                Ok(Stream::Unix(stream))
            }
        }
    }

    /// Turns non-blocking mode on or off. In that mode, [`accept`](Self::accept) returns at once if no connection is
    /// waiting.
    ///
    /// ```
    /// use wire_player::net::Listener;
    ///
    /// let listener = Listener::bind(&"127.0.0.1:0".parse()?)?;
    /// listener.set_nonblocking(true)?;
    /// assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "nobody has connected");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn set_nonblocking(&self, on: bool) -> io::Result<()> {
        match self {
            Self::Tcp(listener) => listener.set_nonblocking(on),
            Self::Unix(listener, _) => listener.set_nonblocking(on),
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Self::Unix(_, path) = self {
            // Another process may already have removed the file.
            let _ = std::fs::remove_file(path);
        }
    }
}
