//! The read is awaited to its end.

use futures::Future;
use std::io;
use tokio::io::{AsyncRead, read_exact};

pub fn header<R: AsyncRead>(reader: R) -> impl Future<Item = [u8; 4], Error = io::Error> {
    read_exact(reader, [0; 4]).map(|(_, header)| header)
}
