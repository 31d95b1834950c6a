//! Connections to the server: blocking, with a deadline.

use std::io;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use socket2::{Domain, Socket, Type};

use super::LoadError;

/// Time without any byte after which a server counts as failed.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// Number of connections that one source address opens before the next address is used. The kernel's default range has
/// 28,000 ports, and the port of a closed connection stays in use for a minute.
const PER_SOURCE: usize = 14_000;

/// Connects with `TCP_NODELAY`, and with a deadline for reads and writes.
pub(super) fn connect(address: SocketAddr) -> Result<TcpStream, LoadError> {
    let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    prepare(&stream)?;
    Ok(stream)
}

/// Connects as the `nth` of very many, from other loopback addresses since one would run out of ports. None of them is
/// 127.0.0.1, so that the ports of all other load stay free.
pub(super) fn connect_from(address: SocketAddr, nth: usize) -> Result<TcpStream, LoadError> {
    let loopback = matches!(address, SocketAddr::V4(v4) if v4.ip().is_loopback());
    if !loopback {
        return connect(address);
    }
    // Successive processes start at different addresses, since closed connections keep their ports.
    let turn = std::process::id() as usize + nth / PER_SOURCE;
    let source = Ipv4Addr::new(127, 0, 1 + (turn / 250 % 250) as u8, 1 + (turn % 250) as u8);
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&SocketAddr::from((source, 0)).into())?;
    socket.connect_timeout(&address.into(), PATIENCE)?;
    let stream = TcpStream::from(socket);
    prepare(&stream)?;
    Ok(stream)
}

fn prepare(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))
}

/// Sends `request` and reads exactly the bytes of `reply`.
pub(super) fn exchange(stream: &mut TcpStream, request: &[u8], reply: &[u8]) -> Result<(), LoadError> {
    stream.write_all(request)?;
    expect(stream, reply)
}

/// Reads exactly the bytes of `reply`.
pub(super) fn expect(stream: &mut TcpStream, reply: &[u8]) -> Result<(), LoadError> {
    let mut buffer = vec![0; reply.len()];
    match stream.read_exact(&mut buffer) {
        Ok(()) if buffer == reply => Ok(()),
        Ok(()) => Err(unexpected(&buffer)),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Err(LoadError::Silence(PATIENCE)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(unexpected(&buffer)),
        Err(error) => Err(error.into()),
    }
}

/// Returns the error for a reply that is not the expected one.
pub(super) fn unexpected(reply: &[u8]) -> LoadError {
    let head = &reply[..reply.len().min(100)];
    LoadError::Reply(head.escape_ascii().to_string())
}
