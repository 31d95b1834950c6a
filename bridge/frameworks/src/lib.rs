//! Peers for the tests: blocking, so that they are of neither generation.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// Longest time that something which ought to happen may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Runs `body` on a tokio 1 runtime with two workers, and a bridge on it.
///
/// # Panics
///
/// When `body` does, or takes longer than [`PATIENCE`].
pub fn on_tokio_1<F: std::future::Future>(body: impl FnOnce(bridge::Bridge) -> F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let bridge = bridge::Bridge::new(runtime.handle().clone()).unwrap();
    let body = runtime.block_on(async { tokio::time::timeout(PATIENCE, body(bridge)).await }).expect("it ends in time");
    runtime.shutdown_background();
    body
}

/// Returns the answer of a server to `GET path` over a connection of its own.
///
/// # Panics
///
/// When it does not answer.
pub fn get(address: SocketAddr, path: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    exchange(address, request.as_bytes())
}

/// Returns the answer of a server to `request`, read until it closes.
///
/// # Panics
///
/// When it does not answer.
pub fn exchange(address: SocketAddr, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request).unwrap();
    let mut response = Vec::new();
    stream.read_to_end(&mut response).unwrap();
    String::from_utf8_lossy(&response).into_owned()
}

/// Returns a server for one connection, which `serve` plays on a thread.
///
/// # Panics
///
/// When no port is free.
pub fn peer(serve: impl FnOnce(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || serve(listener.accept().unwrap().0));
    address
}

/// Returns a server that answers one request with `hello`.
pub fn http_peer() -> SocketAddr {
    peer(|mut stream| {
        let mut request = Vec::new();
        let mut byte = [0];
        while !request.ends_with(b"\r\n\r\n") {
            stream.read_exact(&mut byte).unwrap();
            request.push(byte[0]);
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\nhello").unwrap();
    })
}
