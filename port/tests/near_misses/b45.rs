//! The socket's own method sent FIN in 0.1 as well.

use std::io;
use std::net::Shutdown;
use tokio::net::TcpStream;

pub fn end(stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)
}
