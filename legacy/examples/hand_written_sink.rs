//! A sink written by hand: it gathers lines into batches and writes a batch when it is full, flushed or closed.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{self, Read};
use std::net::TcpListener;
use std::thread;

use futures::{Async, AsyncSink, Future, Poll, Sink, StartSend, stream, try_ready};
use tokio::io::AsyncWrite;
use tokio::net::TcpStream;
use tokio::runtime::current_thread::Runtime;

/// From this many bytes on, a batch takes no further line.
const FULL: usize = 12;

// region: sink
/// Writes lines in batches.
struct Batches<W> {
    writer: W,
    batch: Vec<u8>,
}

impl<W: AsyncWrite> Sink for Batches<W> {
    type SinkItem = &'static str;
    type SinkError = io::Error;

    fn start_send(&mut self, line: &'static str) -> StartSend<&'static str, io::Error> {
        if self.batch.len() >= FULL && self.poll_complete()?.is_not_ready() {
            return Ok(AsyncSink::NotReady(line));
        }
        self.batch.extend_from_slice(line.as_bytes());
        self.batch.push(b'\n');
        Ok(AsyncSink::Ready)
    }

    fn poll_complete(&mut self) -> Poll<(), io::Error> {
        while !self.batch.is_empty() {
            match try_ready!(self.writer.poll_write(&self.batch)) {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                n => {
                    println!("wrote {n} bytes");
                    self.batch.drain(..n);
                }
            }
        }
        self.writer.poll_flush()
    }

    fn close(&mut self) -> Poll<(), io::Error> {
        try_ready!(self.poll_complete());
        try_ready!(self.writer.shutdown());
        println!("closed");
        Ok(Async::Ready(()))
    }
}
// endregion: sink

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    let peer = thread::spawn(move || -> io::Result<String> {
        let mut received = String::new();
        listener.accept()?.0.read_to_string(&mut received)?;
        Ok(received)
    });

    // region: send_all
    let send = TcpStream::connect(&addr)
        .map(|writer| Batches { writer, batch: Vec::new() })
        .and_then(|batches| batches.send("first line, longer than a batch"))
        .and_then(|batches| {
            let lines = vec!["one", "two", "three", "four", "five"];
            batches.send_all(stream::iter_ok::<_, io::Error>(lines))
        })
        // `send_all` has closed the sink, but only the drop of the socket sends the end.
        .map(|(batches, _lines)| drop(batches));
    Runtime::new()?.block_on(send)?;
    // endregion: send_all

    let received = peer.join().expect("the peer does not panic")?;
    println!("the peer received {} lines", received.lines().count());
    Ok(())
}
