//! A datagram server: `udp_echo ADDR` sends each datagram back, or its first 512 bytes.

use std::{env, io};

use tokio::net::UdpSocket;

/// The longest datagram that comes back whole, in bytes.
const MAX_DATAGRAM: usize = 512;

// region: echo
async fn serve(socket: &UdpSocket) -> io::Result<()> {
    let mut buf = [0; MAX_DATAGRAM];
    loop {
        let (n, peer) = socket.recv_from(&mut buf).await?;
        println!("{n} bytes");
        socket.send_to(&buf[..n], peer).await?;
    }
}
// endregion: echo

#[tokio::main]
async fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7029");
    let socket = UdpSocket::bind(addr).await?;
    eprintln!("listening on {}", socket.local_addr()?);
    serve(&socket).await
}
