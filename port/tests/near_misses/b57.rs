//! A buffer that a request leaves room in.

use futures::Future;
use std::io;
use tokio::io::{AsyncRead, read};

pub fn request<R: AsyncRead>(reader: R) -> impl Future<Item = usize, Error = io::Error> {
    read(reader, vec![0; 8192]).map(|(_, _, n)| n)
}
