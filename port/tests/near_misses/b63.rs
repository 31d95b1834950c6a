//! The writer is flushed at its end.

use futures::Future;
use std::io::{self, BufWriter};
use tokio::io::{AsyncWrite, flush, write_all};

pub fn say<W: AsyncWrite>(writer: W) -> impl Future<Item = (), Error = io::Error> {
    write_all(BufWriter::new(writer), "goodbye").and_then(|(writer, _)| flush(writer)).map(drop)
}
