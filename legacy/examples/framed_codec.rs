//! A codec of our own: each line is a number, each reply the sum so far, and a line that is no number costs only itself.

extern crate bytes_legacy as bytes;
extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::net::SocketAddr;
use std::{env, io, mem, str};

use bytes::BytesMut;
use futures::{Future, Stream};
use tokio::codec::{Decoder, Encoder};
use tokio::net::{TcpListener, TcpStream};

/// The longest line that is read, in bytes, with its end.
const MAX_LINE: usize = 64;

// region: codec
#[derive(Default)]
struct Numbers {
    overlong: bool,
}

impl Decoder for Numbers {
    type Item = i32;
    type Error = io::Error;

    fn decode(&mut self, input: &mut BytesMut) -> io::Result<Option<i32>> {
        let Some(end) = input.iter().position(|byte| *byte == b'\n') else {
            if input.len() > MAX_LINE {
                self.overlong = true;
                input.clear();
            }
            return Ok(None);
        };
        let line = input.split_to(end + 1);
        let overlong = mem::take(&mut self.overlong) || line.len() > MAX_LINE;
        let number = str::from_utf8(&line).ok().filter(|_| !overlong);
        match number.and_then(|number| number.trim().parse().ok()) {
            Some(number) => Ok(Some(number)),
            None => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

impl Encoder for Numbers {
    type Item = String;
    type Error = io::Error;

    fn encode(&mut self, reply: String, output: &mut BytesMut) -> io::Result<()> {
        output.extend_from_slice(reply.as_bytes());
        output.extend_from_slice(b"\n");
        Ok(())
    }
}
// endregion: codec

// region: session
fn session(socket: TcpStream) -> impl Future<Item = (), Error = io::Error> {
    let (replies, numbers) = Numbers::default().framed(socket).split();
    let mut sum = 0;
    numbers
        .then(move |number| match number {
            Ok(number) => {
                sum += i64::from(number);
                Ok(format!("sum {sum}"))
            }
            // The stream goes on behind the error.
            Err(ref e) if e.kind() == io::ErrorKind::InvalidData => Ok("error: not a number".to_owned()),
            Err(e) => Err(e),
        })
        .forward(replies)
        .map(|_closed| ())
}
// endregion: session

fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7019");
    let addr: SocketAddr = addr.parse().map_err(io::Error::other)?;
    let listener = TcpListener::bind(&addr)?;
    eprintln!("listening on {}", listener.local_addr()?);

    let server = listener
        .incoming()
        .for_each(|socket| {
            tokio::spawn(session(socket).map_err(|e| eprintln!("session: {e}")));
            Ok(())
        })
        .map_err(|e| eprintln!("accept: {e}"));
    tokio::run(server);
    Ok(())
}
