//! Operations on sockets that both servers need and neither runtime offers.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use engine::Config;
use rustix::io::Errno;
use socket2::TcpKeepalive;

/// The largest number of seconds that Linux accepts for either of its two intervals (`MAX_TCP_KEEPIDLE`).
const MAX_KEEPALIVE: u32 = 32_767;

/// Returns the settings with which Redis probes a peer: the first time after `seconds` of silence, then each time after
/// a third of that, until the third probe without an answer. More seconds than the kernel accepts are cut to as many as
/// it accepts.
///
/// ```
/// let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// let stream = std::net::TcpStream::connect(listener.local_addr()?)?;
/// let socket = socket2::SockRef::from(&stream);
/// socket.set_tcp_keepalive(&host::sockets::keepalive(300))?;
/// assert!(socket.keepalive()?);
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use]
pub fn keepalive(seconds: u32) -> TcpKeepalive {
    let idle = seconds.clamp(1, MAX_KEEPALIVE);
    let every = (idle / 3).max(1);
    TcpKeepalive::new()
        .with_time(Duration::from_secs(idle.into()))
        .with_interval(Duration::from_secs(every.into()))
        .with_retries(3)
}

/// Returns whether an error of `accept` concerns only the connection that it would have returned. If so, accept the
/// next one at once, without a pause.
///
/// In this way the kernel reports what happened to a connection before it was accepted (`accept(2)`). Each such error
/// takes its connection out of the backlog, so they come to an end. All other errors may last, such as a lack of file
/// descriptors or memory.
///
/// ```
/// use std::io::Error;
/// use host::sockets::is_of_one_connection;
///
/// let aborted = Error::from_raw_os_error(rustix::io::Errno::CONNABORTED.raw_os_error());
/// assert!(is_of_one_connection(&aborted));
/// let no_descriptors = Error::from_raw_os_error(rustix::io::Errno::MFILE.raw_os_error());
/// assert!(!is_of_one_connection(&no_descriptors), "it would come again at once");
/// ```
#[must_use]
pub fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        Errno::from_io_error(error),
        Some(
            Errno::CONNABORTED
                | Errno::CONNRESET
                | Errno::PROTO
                | Errno::NOPROTOOPT
                | Errno::HOSTDOWN
                | Errno::NONET
                | Errno::HOSTUNREACH
                | Errno::NETDOWN
                | Errno::NETUNREACH
                | Errno::TIMEDOUT
                | Errno::INTR
                // The firewall has refused it.
                | Errno::PERM
        )
    )
}

/// Makes room for a Unix socket at `path`: removes the socket that a server left there.
///
/// ```
/// use std::os::unix::net::UnixListener;
/// use host::sockets::prepare_unix_socket;
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("server.sock");
/// drop(UnixListener::bind(&path)?); // leaves its file
/// prepare_unix_socket(&path)?;
/// let listener = UnixListener::bind(&path)?;
/// assert!(prepare_unix_socket(&path).is_err(), "somebody listens there");
/// # drop(listener);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// When there is something other than a socket, or a server still listens on it.
pub fn prepare_unix_socket(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::FileTypeExt;
    match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(found) if !found.file_type().is_socket() => Err(io::ErrorKind::AlreadyExists.into()),
        Ok(_) if std::os::unix::net::UnixStream::connect(path).is_ok() => Err(io::ErrorKind::AddrInUse.into()),
        Ok(_) => std::fs::remove_file(path),
    }
}

/// Sets the permissions of a Unix socket, where any are given.
///
/// ```
/// use std::os::unix::fs::PermissionsExt;
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("server.sock");
/// let listener = std::os::unix::net::UnixListener::bind(&path)?;
/// host::sockets::set_mode(&path, Some(0o600))?;
/// assert_eq!(path.metadata()?.permissions().mode() & 0o777, 0o600);
/// # drop(listener);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// The operating system's error.
pub fn set_mode(path: &Path, mode: Option<u32>) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    match mode {
        Some(mode) => std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)),
        None => Ok(()),
    }
}

/// Returns the error as one line for the person who started the server.
///
/// ```
/// let error = std::io::Error::from_raw_os_error(rustix::io::Errno::ADDRINUSE.raw_os_error());
/// let told = host::sockets::cannot_listen(&engine::Config::default(), &error);
/// assert_eq!(told.to_string(), "cannot listen on 127.0.0.1:6379: address already in use");
/// ```
#[must_use]
pub fn cannot_listen(config: &Config, error: &io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("cannot listen on {}: {}", SocketAddr::from((config.bind, config.port)), plain(error)),
    )
}

/// Returns the same for a Unix socket.
///
/// ```
/// let error = std::io::Error::from_raw_os_error(rustix::io::Errno::ACCESS.raw_os_error());
/// let told = host::sockets::cannot_listen_on_unix("/run/server.sock".as_ref(), &error);
/// assert_eq!(told.to_string(), "cannot listen on /run/server.sock: permission denied");
/// ```
#[must_use]
pub fn cannot_listen_on_unix(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot listen on {}: {}", path.display(), plain(error)))
}

/// Returns the operating system's words without Rust's `(os error 98)`.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lack_of_descriptors_or_memory_is_of_the_listener() {
        for errno in [Errno::MFILE, Errno::NFILE, Errno::NOBUFS, Errno::NOMEM, Errno::INVAL, Errno::NOTSOCK] {
            assert!(!is_of_one_connection(&errno.into()), "{errno}");
        }
        assert!(!is_of_one_connection(&io::Error::other("not of the kernel")));
    }

    #[test]
    fn a_peer_that_went_away_is_of_its_connection() {
        for errno in [Errno::CONNABORTED, Errno::PROTO, Errno::NETDOWN, Errno::PERM] {
            assert!(is_of_one_connection(&errno.into()), "{errno}");
        }
    }
}
