//! Figures of a connection from the kernel.

use std::io;
use std::net::TcpStream;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};

/// Returns the number of segments with payload that the kernel has received for `stream` since it was connected.
///
/// ```
/// use std::io::{Read, Write};
/// use std::net::{TcpListener, TcpStream};
/// use wire_player::tcp_info::segments_received;
///
/// let listener = TcpListener::bind("127.0.0.1:0")?;
/// let mut client = TcpStream::connect(listener.local_addr()?)?;
/// let (mut server, _) = listener.accept()?;
/// server.write_all(b"one segment")?;
/// client.read_exact(&mut [0; 11])?;
/// assert_eq!(segments_received(&client)?, 1);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// `Unsupported` if the kernel does not count them; Linux has done so since 4.6.
#[cfg(target_os = "linux")]
pub fn segments_received(stream: &TcpStream) -> io::Result<u32> {
    let (info, length) = tcp_info(stream.as_fd())?;
    let needed = std::mem::offset_of!(libc::tcp_info, tcpi_data_segs_in) + size_of::<u32>();
    if length < needed {
        return Err(io::ErrorKind::Unsupported.into());
    }
    Ok(info.tcpi_data_segs_in)
}

/// Returns how many connections the kernel queues for a TCP listener until they are accepted: the requested backlog, or
/// the machine's limit if that is lower.
///
/// ```
/// let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// assert!(wire_player::tcp_info::backlog(&listener)? > 0);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// The operating system's error; `Unsupported` outside Linux.
#[cfg(target_os = "linux")]
pub fn backlog(listener: impl AsFd) -> io::Result<u32> {
    // For a listening socket, Linux stores the limit of its queue in this field.
    tcp_info(listener.as_fd()).map(|(info, _)| info.tcpi_sacked)
}

/// Returns the kernel's information on a TCP socket, and how many bytes of the structure this kernel fills in.
#[cfg(target_os = "linux")]
fn tcp_info(socket: BorrowedFd<'_>) -> io::Result<(libc::tcp_info, usize)> {
    #[allow(unsafe_code)] // neither std nor socket2 nor rustix asks for TCP_INFO
    // SAFETY: `tcp_info` consists of plain numbers, for which zero is valid; `info` and `length` are ours, and `length`
    // is the size of `info`.
    let (failed, info, length) = unsafe {
        let mut info: libc::tcp_info = std::mem::zeroed();
        let mut length = size_of_val(&info) as libc::socklen_t;
        let (option, at) = (libc::TCP_INFO, (&raw mut info).cast());
        (libc::getsockopt(socket.as_raw_fd(), libc::IPPROTO_TCP, option, at, &raw mut length), info, length)
    };
    if failed != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok((info, length as usize))
}

/// Fate of the bytes that were written to a peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The peer's kernel has acknowledged all of them.
    Acknowledged,
    /// The peer's kernel has answered with RST, since no process holds the connection any more.
    Refused,
    /// Not known yet, or not known on this system.
    Unknown,
}

/// Returns the fate of everything that has been written to `stream`.
#[cfg(target_os = "linux")]
pub(crate) fn fate(stream: &TcpStream) -> Fate {
    /// `TCP_CLOSE` of the kernel's `tcp_states.h`.
    const CLOSED: u8 = 7;
    match tcp_info(stream.as_fd()) {
        Ok((info, _)) if info.tcpi_state == CLOSED => Fate::Refused,
        Ok((info, _)) if info.tcpi_unacked == 0 => Fate::Acknowledged,
        _ => Fate::Unknown,
    }
}

/// Returns [`Fate::Unknown`], since only Linux reports the fate.
#[cfg(not(target_os = "linux"))]
pub(crate) fn fate(_stream: &TcpStream) -> Fate {
    Fate::Unknown
}

/// Returns `Unsupported`, since only Linux reports the limit of the queue.
///
/// ```
/// let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// assert!(wire_player::tcp_info::backlog(&listener).is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Always.
#[cfg(not(target_os = "linux"))]
pub fn backlog(_listener: impl AsFd) -> io::Result<u32> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Returns `Unsupported`, since only Linux counts segments.
///
/// ```
/// let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// let client = std::net::TcpStream::connect(listener.local_addr()?)?;
/// assert!(wire_player::tcp_info::segments_received(&client).is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Always.
#[cfg(not(target_os = "linux"))]
pub fn segments_received(_stream: &TcpStream) -> io::Result<u32> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::{Read, Write};
    use std::net::{Shutdown, TcpListener};

    use super::*;

    #[test]
    fn each_segment_counts() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut peer = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (mut server, _) = listener.accept().unwrap();
        server.set_nodelay(true).unwrap();
        server.write_all(b"one").unwrap();
        peer.read_exact(&mut [0; 3]).unwrap();
        assert_eq!(segments_received(&peer).unwrap(), 1);
        server.write_all(b"tw").unwrap();
        server.write_all(b"o").unwrap();
        peer.read_exact(&mut [0; 3]).unwrap();
        assert_eq!(segments_received(&peer).unwrap(), 3);
    }

    #[test]
    fn a_peer_that_has_closed_refuses_what_one_that_has_half_closed_takes() {
        for (how, expected) in [(None, Fate::Refused), (Some(Shutdown::Write), Fate::Acknowledged)] {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let peer = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            let (mut server, _) = listener.accept().unwrap();
            let peer = how.map(|how| peer.shutdown(how).map(|()| peer).unwrap());
            assert_eq!(server.read(&mut [0]).unwrap(), 0);
            server.write_all(b"late").unwrap();
            while fate(&server) == Fate::Unknown {
                std::thread::yield_now();
            }
            assert_eq!(fate(&server), expected);
            drop(peer);
        }
    }
}
