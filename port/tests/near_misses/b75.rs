//! The connect is waited for.

use futures::Future;
use std::io;
use std::net::SocketAddr;
use tokio::net::TcpStream;

pub fn connect(address: &SocketAddr) -> impl Future<Item = (), Error = io::Error> {
    TcpStream::connect(address).map(drop)
}
