//! What is read is a socket.

use futures::Future;
use std::io;
use tokio::io::read;
use tokio::net::TcpStream;

pub fn some(stream: TcpStream) -> impl Future<Item = usize, Error = io::Error> {
    read(stream, vec![0; 4096]).map(|(_, _, n)| n)
}
