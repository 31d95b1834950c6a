//! The buffer is given room before each read: its capacity is no limit.

use bytes::BytesMut;
use futures::Poll;
use std::io;
use tokio::io::AsyncRead;

pub fn fill<R: AsyncRead>(reader: &mut R, buffer: &mut BytesMut) -> Poll<usize, io::Error> {
    buffer.reserve(1024);
    reader.read_buf(buffer)
}
