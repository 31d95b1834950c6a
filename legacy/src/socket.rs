//! TCP and Unix sockets as one type.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr};
use std::os::fd::AsRawFd;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use engine::client::Peer;
use futures::{Async, Poll};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::reactor::PollEvented2 as PollEvented;

/// Listens on `address`; 1,024 connections may wait to be accepted.
///
/// # Errors
///
/// What the operating system says: the address is in use, or not of this machine.
// region: listen
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    TcpListener::bind(&address)
}
// endregion: listen

/// Where connections come from.
#[derive(Debug)]
pub enum Listener {
    /// A TCP port.
    Tcp(TcpListener),
    /// A Unix socket and its path.
    Unix(UnixListener, Arc<str>),
}

impl Listener {
    /// Listens on a Unix socket at `path`, with `mode` as its permissions. A socket that a server
    /// left there is replaced.
    ///
    /// # Errors
    ///
    /// What the operating system says.
    pub fn unix(path: &Path, mode: Option<u32>) -> io::Result<Self> {
        engine::options::prepare_unix_socket(path)?;
        let listener = UnixListener::bind(path)?;
        engine::options::set_mode(path, mode)?;
        Ok(Self::Unix(listener, path.display().to_string().into()))
    }

    /// The next connection.
    pub(crate) fn poll_accept(&mut self) -> Poll<(Socket, Peer), io::Error> {
        match self {
            Self::Tcp(listener) => {
                let (socket, address) = futures::try_ready!(listener.poll_accept_std());
                socket.set_nodelay(true)?;
                let peer = Peer::tcp(address, socket.local_addr()?, socket.as_raw_fd());
                let socket = PollEvented::new(mio::net::TcpStream::from_stream(socket)?);
                Ok(Async::Ready((Socket::Accepted(socket), peer)))
            }
            Self::Unix(listener, path) => {
                let (socket, _) = futures::try_ready!(listener.poll_accept());
                let peer = Peer::unix(path, socket.as_raw_fd());
                Ok(Async::Ready((Socket::Unix(socket), peer)))
            }
        }
    }
}

impl From<TcpListener> for Listener {
    fn from(listener: TcpListener) -> Self {
        Self::Tcp(listener)
    }
}

/// One connection's socket.
#[derive(Debug)]
pub enum Socket {
    /// TCP, accepted: what a [`TcpStream`] has inside, so that its readiness is ours to clear.
    Accepted(PollEvented<mio::net::TcpStream>),
    /// TCP, connected.
    Tcp(TcpStream),
    /// Unix.
    Unix(UnixStream),
}

impl Socket {
    /// Probes a silent peer every so many seconds; 0 for never.
    ///
    /// # Errors
    ///
    /// What the operating system says.
    pub fn set_keepalive(&self, seconds: u32) -> io::Result<()> {
        match self {
            Self::Accepted(socket) if seconds > 0 => {
                let every = Duration::from_secs(u64::from(seconds));
                socket.get_ref().set_keepalive(Some(every))
            }
            _ => Ok(()),
        }
    }
}

impl Read for Socket {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Accepted(socket) => socket.read(buf),
            Self::Tcp(socket) => socket.read(buf),
            Self::Unix(socket) => socket.read(buf),
        }
    }
}

impl AsyncRead for Socket {
    /// Takes a short read for "drained", as tokio 1 does. A `TcpStream` of 0.1 waits only after the
    /// kernel has said `WouldBlock`, which costs a `recv` for each request of a quiet connection.
    // region: short_read
    fn poll_read(&mut self, buf: &mut [u8]) -> Poll<usize, io::Error> {
        let polled = match self.read(buf) {
            Ok(count) => Ok(Async::Ready(count)),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(Async::NotReady),
            Err(error) => Err(error),
        };
        if let (Self::Accepted(socket), Ok(Async::Ready(count))) = (self, &polled) {
            // Not at the end of the stream, where there is nothing to wait for.
            if (1..buf.len()).contains(count) {
                socket.clear_read_ready(mio::Ready::readable())?;
            }
        }
        polled
    }
    // endregion: short_read
}

impl Write for Socket {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        match self {
            Self::Accepted(socket) => socket.write(buf),
            Self::Tcp(socket) => socket.write(buf),
            Self::Unix(socket) => socket.write(buf),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AsyncWrite for Socket {
    /// Sends FIN. The `TcpStream` of 0.1 does nothing here, and its peer sees no end until the drop.
    fn shutdown(&mut self) -> Poll<(), io::Error> {
        match self {
            Self::Accepted(socket) => socket.get_ref().shutdown(Shutdown::Write)?,
            Self::Tcp(socket) => TcpStream::shutdown(socket, Shutdown::Write)?,
            Self::Unix(socket) => UnixStream::shutdown(socket, Shutdown::Write)?,
        }
        Ok(Async::Ready(()))
    }
}

impl From<TcpStream> for Socket {
    fn from(socket: TcpStream) -> Self {
        Self::Tcp(socket)
    }
}
