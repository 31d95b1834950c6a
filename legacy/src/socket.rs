//! TCP and Unix sockets as one type.

#![cfg_attr(not(feature = "server"), allow(unused, reason = "without a server nobody listens"))]

use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, SocketAddrV4};
use std::os::fd::{AsRawFd, BorrowedFd};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[cfg(feature = "server")]
use engine::client::Peer;
use futures::{Async, Poll};
#[cfg(feature = "server")]
use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};

/// Listens on `address` with a backlog of 1,024: so many connections may wait to be accepted.
///
/// ```
/// let listener = legacy::socket::listen("127.0.0.1:0".parse().unwrap())?;
/// assert!(listener.local_addr()?.ip().is_loopback());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// The operating system's error: the address is in use, or does not belong to this machine.
// region: listen
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    TcpListener::bind(&address)
}
// endregion: listen

/// Local address of a connection whose socket does not tell one any more.
#[cfg(feature = "server")]
const NOWHERE: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 0));

/// Source of connections.
#[derive(Debug)]
#[non_exhaustive]
pub enum Listener {
    /// A TCP port.
    Tcp(TcpListener),
    /// A Unix socket and its file.
    Unix(UnixListener, SocketFile),
    /// A TCP port that returns these errors first.
    #[cfg(test)]
    Failing(Vec<io::Error>, TcpListener),
}

impl Listener {
    /// Listens on a Unix socket at `path`, with `mode` as its permissions. A socket that a server
    /// left there is replaced. The file is removed when the listener is dropped.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let path = std::env::temp_dir().join(format!("legacy-listener-{}.sock", std::process::id()));
    /// let listener = legacy::socket::Listener::unix(&path, Some(0o600))?;
    /// assert!(path.exists());
    /// drop(listener);
    /// assert!(!path.exists());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The operating system's error.
    #[cfg(feature = "server")]
    pub fn unix(path: &Path, mode: Option<u32>) -> io::Result<Self> {
        host::sockets::prepare_unix_socket(path)?;
        let listener = UnixListener::bind(path)?;
        host::sockets::set_mode(path, mode)?;
        Ok(Self::Unix(listener, SocketFile::new(path)))
    }

    /// Returns the address of a TCP listener.
    #[cfg(feature = "server")]
    pub(crate) fn address(&self) -> Option<SocketAddr> {
        match self {
            #[cfg(test)]
            Self::Failing(_, listener) => listener.local_addr().ok(),
            Self::Tcp(listener) => listener.local_addr().ok(),
            Self::Unix(..) => None,
        }
    }

    /// Returns the next connection.
    #[cfg(feature = "server")]
    pub(crate) fn poll_accept(&mut self) -> Poll<(Socket, Peer), io::Error> {
        match self {
            #[cfg(test)]
            Self::Failing(errors, listener) => {
                errors.pop().map_or(Ok(()), Err)?;
                let (socket, address) = futures::try_ready!(listener.poll_accept());
                Ok(Async::Ready((Socket::Tcp(socket), Peer::tcp(address, NOWHERE, 0))))
            }
            Self::Tcp(listener) => {
                let (socket, address) = futures::try_ready!(listener.poll_accept());
                // These fail when the peer has gone already, which does not concern the listener.
                let _ = socket.set_nodelay(true);
                let local = socket.local_addr().unwrap_or(NOWHERE);
                let peer = Peer::tcp(address, local, socket.as_raw_fd());
                Ok(Async::Ready((Socket::Tcp(socket), peer)))
            }
            Self::Unix(listener, file) => {
                let (socket, _) = futures::try_ready!(listener.poll_accept());
                let peer = Peer::unix(&file.shown, socket.as_raw_fd());
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

/// The file of a Unix socket. It is removed when this is dropped, unless another file has taken its place.
#[derive(Debug)]
pub struct SocketFile {
    path: PathBuf,
    /// The path as `CLIENT LIST` shows it.
    shown: Arc<str>,
    /// Device and inode of the file.
    identity: Option<(u64, u64)>,
}

#[cfg(feature = "server")]
impl SocketFile {
    fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), shown: path.display().to_string().into(), identity: identity(path) }
    }
}

impl Drop for SocketFile {
    fn drop(&mut self) {
        if self.identity.is_some() && identity(&self.path) == self.identity {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::symlink_metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

/// The socket of a connection.
#[derive(Debug)]
#[non_exhaustive]
pub enum Socket {
    /// TCP.
    Tcp(TcpStream),
    /// Unix.
    Unix(UnixStream),
}

#[cfg(feature = "server")]
impl Socket {
    /// Probes a peer that has been silent for `seconds`; 0 turns that off.
    ///
    /// The `set_keepalive` of 0.1 sets the time of silence, and leaves the interval between probes at
    /// the kernel's 75 seconds.
    ///
    /// ```
    /// # extern crate futures_legacy as futures;
    /// # extern crate tokio_legacy as tokio;
    /// # fn main() -> std::io::Result<()> {
    /// use futures::Future;
    /// use legacy::socket::{Socket, listen};
    ///
    /// let listener = listen(([127, 0, 0, 1], 0).into())?;
    /// let socket = Socket::from(tokio::net::TcpStream::connect(&listener.local_addr()?).wait()?);
    /// socket.set_keepalive(300)?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn set_keepalive(&self, seconds: u32) -> io::Result<()> {
        match self {
            Self::Tcp(socket) if seconds > 0 => {
                // SAFETY: the descriptor is the socket's, which lives longer than this.
                #[allow(unsafe_code)] // the sockets of 0.1 are older than `AsFd`
                let descriptor = unsafe { BorrowedFd::borrow_raw(socket.as_raw_fd()) };
                SockRef::from(&descriptor).set_tcp_keepalive(&host::sockets::keepalive(seconds))
            }
            _ => Ok(()),
        }
    }
}

impl Read for Socket {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(socket) => socket.read(buf),
            Self::Unix(socket) => socket.read(buf),
        }
    }
}

impl AsyncRead for Socket {}

impl Write for Socket {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(socket) => socket.write(buf),
            Self::Unix(socket) => socket.write(buf),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AsyncWrite for Socket {
    /// Sends FIN. The `shutdown` of the `TcpStream` of 0.1 does nothing, so its peer would see no end before the drop.
    fn shutdown(&mut self) -> Poll<(), io::Error> {
        match self {
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

impl From<UnixStream> for Socket {
    fn from(socket: UnixStream) -> Self {
        Self::Unix(socket)
    }
}
