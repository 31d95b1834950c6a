//! Figures of a connection that the kernel tells.

use std::io;
use std::net::TcpStream;

/// Returns how many segments with payload the kernel has received for `stream` since it was
/// connected.
///
/// # Errors
///
/// `Unsupported` where the kernel does not count them: Linux does since 4.6.
#[cfg(target_os = "linux")]
pub fn segments_received(stream: &TcpStream) -> io::Result<u32> {
    use std::os::fd::AsRawFd;

    #[allow(unsafe_code)] // neither std nor socket2 asks for TCP_INFO
    // SAFETY: `tcp_info` is plain numbers, for which zero is a value; `info` and `len` are ours, and `len` is the size
    // of `info`.
    let (failed, info, len) = unsafe {
        let mut info: libc::tcp_info = std::mem::zeroed();
        let mut len = size_of_val(&info) as libc::socklen_t;
        let (option, at) = (libc::TCP_INFO, (&raw mut info).cast());
        (libc::getsockopt(stream.as_raw_fd(), libc::IPPROTO_TCP, option, at, &raw mut len), info, len)
    };
    if failed != 0 {
        return Err(io::Error::last_os_error());
    }
    let needed = std::mem::offset_of!(libc::tcp_info, tcpi_data_segs_in) + size_of::<u32>();
    if (len as usize) < needed {
        return Err(io::ErrorKind::Unsupported.into());
    }
    Ok(info.tcpi_data_segs_in)
}

/// Returns `Unsupported`: only Linux counts segments.
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
    use std::net::TcpListener;

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
}
