//! A future written by hand: it connects, then reads the first line, one state after the other.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{self, Write};
use std::net::TcpListener;
use std::thread;

use futures::{Async, Future, Poll, try_ready};
use tokio::io::AsyncRead;
use tokio::net::TcpStream;
use tokio::runtime::current_thread::Runtime;

// region: states
/// Resolves to the first line that a peer sends.
enum Greeting<C: Future> {
    Connecting { connect: C },
    Reading { stream: C::Item, line: Vec<u8> },
}
// endregion: states

// region: poll
impl<C> Future for Greeting<C>
where
    C: Future<Error = io::Error>,
    C::Item: AsyncRead,
{
    type Item = String;
    type Error = io::Error;

    fn poll(&mut self) -> Poll<String, io::Error> {
        loop {
            let next = match self {
                Greeting::Connecting { connect } => {
                    let stream = try_ready!(connect.poll());
                    println!("connected");
                    let line = Vec::new();
                    Greeting::Reading { stream, line }
                }
                Greeting::Reading { stream, line } => {
                    let mut chunk = [0; 64];
                    let n = try_ready!(stream.poll_read(&mut chunk));
                    if n == 0 {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    line.extend_from_slice(&chunk[..n]);
                    match first_line(line) {
                        Some(line) => return Ok(Async::Ready(line)),
                        None => continue,
                    }
                }
            };
            *self = next;
        }
    }
}
// endregion: poll

fn first_line(received: &[u8]) -> Option<String> {
    let end = received.iter().position(|byte| *byte == b'\n')?;
    let line = String::from_utf8_lossy(&received[..end]);
    Some(line.trim_end().to_owned())
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    let peer = thread::spawn(move || -> io::Result<()> {
        for pieces in [["220 mail.example", " ready\r\n"], ["220 mail.", "example"]] {
            let (mut socket, _) = listener.accept()?;
            for piece in pieces {
                socket.write_all(piece.as_bytes())?;
            }
        }
        Ok(())
    });

    let mut runtime = Runtime::new()?;
    for _ in 0..2 {
        let connect = TcpStream::connect(&addr);
        match runtime.block_on(Greeting::Connecting { connect }) {
            Ok(line) => println!("greeting: {line}"),
            Err(e) => println!("no greeting: {}", e.kind()),
        }
    }
    peer.join().expect("the peer does not panic")
}
