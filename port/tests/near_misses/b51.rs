//! A stream has no datagrams.

use tokio::codec::{Framed, LinesCodec};
use tokio::net::TcpStream;

pub fn framed(stream: TcpStream) -> Framed<TcpStream, LinesCodec> {
    Framed::new(stream, LinesCodec::new())
}
