//! The first error ends the stream, before and after.

use futures::{Future, Stream};
use std::io;
use tokio::codec::{FramedRead, LinesCodec};
use tokio::io::AsyncRead;

pub fn lines<R: AsyncRead>(reader: R) -> impl Future<Item = (), Error = io::Error> {
    FramedRead::new(reader, LinesCodec::new()).for_each(|line| {
        println!("{line}");
        Ok(())
    })
}
