//! The thread that binds is the one that serves.

use futures::{Future, Stream, lazy};
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::runtime::current_thread::block_on_all;

pub fn serve(address: SocketAddr) {
    let served = lazy(move || TcpListener::bind(&address)).and_then(|listener| listener.incoming().for_each(|_| Ok(())));
    let _ = block_on_all(served);
}
