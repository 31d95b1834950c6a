//! TCP and Unix sockets as one type.

#![cfg_attr(not(feature = "server"), allow(unused, reason = "without a server nobody listens"))]

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
#[cfg(feature = "server")]
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

#[cfg(feature = "server")]
use engine::client::Peer;
use engine::limits::BACKLOG;
#[cfg(feature = "server")]
use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpSocket, TcpStream, UnixListener, UnixStream};

/// Listens on `address` with a backlog of 1,024: so many connections may wait to be accepted. tokio's own `bind` sets
/// 128.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> std::io::Result<()> {
/// let listener = modern::socket::listen("127.0.0.1:0".parse().unwrap())?;
/// assert!(listener.local_addr()?.ip().is_loopback());
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// The operating system's error: the address is in use, or not of this machine.
///
/// # Panics
///
/// Outside a tokio runtime whose builder was told `enable_io`.
// region: listen
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
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
    Failing(std::sync::Mutex<Vec<io::Error>>, TcpListener),
}

impl Listener {
    /// Listens on a Unix socket at `path`, with `mode` as its permissions. A socket that a server
    /// left there is replaced. The file is removed when the listener is dropped.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> std::io::Result<()> {
    /// let path = std::env::temp_dir().join(format!("modern-listener-{}.sock", std::process::id()));
    /// let listener = modern::socket::Listener::unix(&path, Some(0o600))?;
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
    ///
    /// # Panics
    ///
    /// Outside a tokio runtime whose builder was told `enable_io`.
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
    pub(crate) async fn accept(&self) -> io::Result<(Socket, Peer)> {
        match self {
            #[cfg(test)]
            Self::Failing(errors, listener) => {
                let error = errors.lock().ok().and_then(|mut errors| errors.pop());
                error.map_or(Ok(()), Err)?;
                let (socket, address) = listener.accept().await?;
                Ok((Socket::Tcp(socket), Peer::tcp(address, NOWHERE, 0)))
            }
            Self::Tcp(listener) => {
                let (socket, address) = listener.accept().await?;
                // These fail when the peer has gone already, which does not concern the listener.
                let _ = socket.set_nodelay(true);
                let local = socket.local_addr().unwrap_or(NOWHERE);
                let peer = Peer::tcp(address, local, socket.as_raw_fd());
                Ok((Socket::Tcp(socket), peer))
            }
            Self::Unix(listener, file) => {
                let (socket, _) = listener.accept().await?;
                let peer = Peer::unix(&file.shown, socket.as_raw_fd());
                Ok((Socket::Unix(socket), peer))
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
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> std::io::Result<()> {
    /// use modern::socket::{Socket, listen};
    ///
    /// let listener = listen(([127, 0, 0, 1], 0).into())?;
    /// let socket = Socket::from(tokio::net::TcpStream::connect(listener.local_addr()?).await?);
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
                SockRef::from(socket).set_tcp_keepalive(&host::sockets::keepalive(seconds))
            }
            _ => Ok(()),
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tcp(socket) => Pin::new(socket).poll_read(cx, buf),
            Self::Unix(socket) => Pin::new(socket).poll_read(cx, buf),
        }
    }
}

impl AsyncWrite for Socket {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Tcp(socket) => Pin::new(socket).poll_write(cx, buf),
            Self::Unix(socket) => Pin::new(socket).poll_write(cx, buf),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tcp(socket) => Pin::new(socket).poll_shutdown(cx),
            Self::Unix(socket) => Pin::new(socket).poll_shutdown(cx),
        }
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
