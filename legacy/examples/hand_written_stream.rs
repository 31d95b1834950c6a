//! A stream written by hand: it cuts the chunks of a socket into lines, and outlives a line that is not text.

extern crate bytes_legacy as bytes;
extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{self, Write};
use std::net::TcpListener;
use std::thread;

use bytes::BytesMut;
use futures::{Async, Future, Poll, Stream, try_ready};
use tokio::codec::{BytesCodec, FramedRead};
use tokio::net::TcpStream;
use tokio::runtime::current_thread::Runtime;

// region: stream
/// Yields the lines of a stream of chunks; the last one needs no line end.
struct Lines<S> {
    chunks: S,
    buffer: BytesMut,
    ended: bool,
}

impl<S> Stream for Lines<S>
where
    S: Stream<Item = BytesMut, Error = io::Error>,
{
    type Item = String;
    type Error = io::Error;

    fn poll(&mut self) -> Poll<Option<String>, io::Error> {
        loop {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let line = self.buffer.split_to(end + 1);
                return Ok(Async::Ready(Some(text(&line[..end])?)));
            }
            if self.ended {
                let rest = self.buffer.take();
                return Ok(Async::Ready(match rest.is_empty() {
                    true => None,
                    false => Some(text(&rest)?),
                }));
            }
            match try_ready!(self.chunks.poll()) {
                Some(chunk) => self.buffer.unsplit(chunk),
                None => self.ended = true,
            }
        }
    }
}
// endregion: stream

fn text(line: &[u8]) -> io::Result<String> {
    String::from_utf8(line.to_vec()).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "a line is not text"))
}

fn lines(socket: TcpStream) -> Lines<FramedRead<TcpStream, BytesCodec>> {
    Lines { chunks: FramedRead::new(socket, BytesCodec::new()), buffer: BytesMut::new(), ended: false }
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    let peer = thread::spawn(move || -> io::Result<()> {
        for _ in 0..2 {
            let (mut socket, _) = listener.accept()?;
            for piece in [&b"one\ntw"[..], b"o\n\xff\nfo", b"ur\nfive"] {
                // The second reader hangs up at the bad line.
                let _ = socket.write_all(piece);
            }
        }
        Ok(())
    });

    let mut runtime = Runtime::new()?;
    // region: go_on
    let every_line = TcpStream::connect(&addr).and_then(|socket| {
        lines(socket)
            .then(|line| {
                match line {
                    Ok(line) => println!("line: {line}"),
                    Err(e) => println!("error: {e}"),
                }
                Ok(())
            })
            .for_each(Ok)
    });
    runtime.block_on(every_line)?;
    // endregion: go_on

    // region: stop
    let until_an_error = TcpStream::connect(&addr).and_then(|socket| {
        lines(socket).for_each(|line| {
            println!("line: {line}");
            Ok(())
        })
    });
    if let Err(e) = runtime.block_on(until_an_error) {
        println!("stopped: {e}");
    }
    // endregion: stop
    peer.join().expect("the peer does not panic")
}
