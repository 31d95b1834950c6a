//! A socket without a backlog.

use std::io;
use tokio::net::UdpSocket;

pub fn socket() -> io::Result<UdpSocket> {
    UdpSocket::bind(&([127, 0, 0, 1], 0).into())
}
