//! A stream has no datagrams: the end of one read is not the end of a frame.

use tokio::codec::{FramedRead, LinesCodec};
use tokio::net::TcpStream;

pub fn framed(stream: TcpStream) -> FramedRead<TcpStream, LinesCodec> {
    FramedRead::new(stream, LinesCodec::new())
}
