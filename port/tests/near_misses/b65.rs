//! What the timeout is around waits for the peer.

use futures::Future;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::util::FutureExt;

pub fn connect(address: &SocketAddr) -> impl Future<Item = TcpStream, Error = ()> {
    TcpStream::connect(address).timeout(Duration::from_secs(5)).map_err(drop)
}
