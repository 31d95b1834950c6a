//! A codec of our own: each line is a number, each reply the sum so far, and a line that is no number costs only itself.

use std::{env, io, mem, str};

use bytes::BytesMut;
use futures::{FutureExt, SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::codec::{Decoder, Encoder, Framed};

/// The longest line that is read, in bytes, with its end.
const MAX_LINE: usize = 64;

// region: codec
#[derive(Default)]
struct Numbers {
    overlong: bool,
}

struct NotANumber;

impl Decoder for Numbers {
    // `Framed` ends after an `Err` of the codec; what the session is to outlive is part of the item.
    type Item = Result<i32, NotANumber>;
    type Error = io::Error;

    fn decode(&mut self, input: &mut BytesMut) -> io::Result<Option<Self::Item>> {
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
            Some(number) => Ok(Some(Ok(number))),
            None => Ok(Some(Err(NotANumber))),
        }
    }
}

impl Encoder<String> for Numbers {
    type Error = io::Error;

    fn encode(&mut self, reply: String, output: &mut BytesMut) -> io::Result<()> {
        output.extend_from_slice(reply.as_bytes());
        output.extend_from_slice(b"\n");
        Ok(())
    }
}
// endregion: codec

// region: session
async fn session(socket: TcpStream) -> io::Result<()> {
    let mut framed = Framed::new(socket, Numbers::default());
    let mut sum = 0;
    loop {
        // What is there already; only a wait is worth a flush.
        let number = match framed.next().now_or_never() {
            Some(number) => number,
            None => {
                framed.flush().await?;
                framed.next().await
            }
        };
        let Some(number) = number else { break };
        let reply = match number? {
            Ok(number) => {
                sum += i64::from(number);
                format!("sum {sum}")
            }
            Err(NotANumber) => "error: not a number".to_owned(),
        };
        framed.feed(reply).await?;
    }
    framed.close().await
}
// endregion: session

#[tokio::main]
async fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7019");
    let listener = TcpListener::bind(addr).await?;
    eprintln!("listening on {}", listener.local_addr()?);

    loop {
        let (socket, _) = listener.accept().await?;
        tokio::spawn(async move {
            if let Err(e) = session(socket).await {
                eprintln!("session: {e}");
            }
        });
    }
}
