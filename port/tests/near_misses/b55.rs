//! One read for each call.

use futures::Poll;
use std::io;
use tokio::io::AsyncRead;

pub fn some<R: AsyncRead>(reader: &mut R, buffer: &mut [u8]) -> Poll<usize, io::Error> {
    reader.poll_read(buffer)
}
