//! A TCP socket.

use std::io;
use std::net::SocketAddr;
use tokio::net::TcpListener;

pub fn listen(address: &SocketAddr) -> io::Result<TcpListener> {
    TcpListener::bind(address)
}
