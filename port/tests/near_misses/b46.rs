//! Both halves live as long as the copy between them.

use futures::Future;
use std::io;
use tokio::io::{AsyncRead, copy};
use tokio::net::TcpStream;

pub fn echo(stream: TcpStream) -> impl Future<Item = u64, Error = io::Error> {
    let (reader, writer) = stream.split();
    copy(reader, writer).map(|(n, ..)| n)
}
