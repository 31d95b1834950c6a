//! A datagram server: `udp_echo ADDR` sends each datagram back, or its first 512 bytes.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::net::SocketAddr;
use std::{env, io};

use futures::Future;
use futures::future::{Loop, loop_fn};
use tokio::net::UdpSocket;

/// The longest datagram that comes back whole, in bytes.
const MAX_DATAGRAM: usize = 512;

// region: echo
fn serve(socket: UdpSocket) -> impl Future<Item = (), Error = io::Error> {
    // Socket and buffer go into each operation and come back with its result.
    loop_fn((socket, vec![0; MAX_DATAGRAM]), |(socket, buf)| {
        socket
            .recv_dgram(buf)
            .and_then(|(socket, mut buf, n, peer)| {
                println!("{n} bytes");
                buf.truncate(n);
                socket.send_dgram(buf, &peer)
            })
            .map(|(socket, mut buf)| {
                buf.resize(MAX_DATAGRAM, 0);
                Loop::Continue((socket, buf))
            })
    })
}
// endregion: echo

fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7029");
    let addr: SocketAddr = addr.parse().map_err(io::Error::other)?;
    let socket = UdpSocket::bind(&addr)?;
    eprintln!("listening on {}", socket.local_addr()?);
    tokio::run(serve(socket).map_err(|e| eprintln!("socket: {e}")));
    Ok(())
}
