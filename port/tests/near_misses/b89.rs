//! The socket has no peer.

use futures::Poll;
use std::io;
use tokio::net::UdpSocket;

pub fn next(socket: &mut UdpSocket, into: &mut [u8]) -> Poll<usize, io::Error> {
    socket.poll_recv(into)
}
