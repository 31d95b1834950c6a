//! A sink written by hand: it gathers lines into batches and writes a batch when it is full, flushed or closed.

use std::io::{self, Read};
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::thread;

use futures::{Sink, SinkExt, stream};
use pin_project_lite::pin_project;
use tokio::io::AsyncWrite;
use tokio::net::TcpStream;

/// From this many bytes on, a batch takes no further line.
const FULL: usize = 12;

// region: sink
pin_project! {
    /// Writes lines in batches.
    struct Batches<W> {
        #[pin]
        writer: W,
        batch: Vec<u8>,
    }
}

impl<W: AsyncWrite> Sink<&'static str> for Batches<W> {
    type Error = io::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.batch.len() >= FULL {
            true => self.poll_flush(cx),
            false => Poll::Ready(Ok(())),
        }
    }

    fn start_send(self: Pin<&mut Self>, line: &'static str) -> io::Result<()> {
        let batch = self.project().batch;
        batch.extend_from_slice(line.as_bytes());
        batch.push(b'\n');
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut this = self.project();
        while !this.batch.is_empty() {
            match ready!(this.writer.as_mut().poll_write(cx, this.batch)?) {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                n => {
                    println!("wrote {n} bytes");
                    this.batch.drain(..n);
                }
            }
        }
        this.writer.poll_flush(cx)
    }

    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.as_mut().poll_flush(cx))?;
        ready!(self.project().writer.poll_shutdown(cx))?;
        println!("closed");
        Poll::Ready(Ok(()))
    }
}
// endregion: sink

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    let peer = thread::spawn(move || -> io::Result<String> {
        let mut received = String::new();
        listener.accept()?.0.read_to_string(&mut received)?;
        Ok(received)
    });

    // region: send_all
    let mut batches = Batches { writer: TcpStream::connect(addr).await?, batch: Vec::new() };
    batches.send("first line, longer than a batch").await?;
    let lines = ["one", "two", "three", "four", "five"];
    batches.send_all(&mut stream::iter(lines.map(Ok))).await?;
    // `send_all` only flushes now; without this line the peer would wait for the end.
    batches.close().await?;
    // endregion: send_all

    let received = peer.join().expect("the peer does not panic")?;
    println!("the peer received {} lines", received.lines().count());
    Ok(())
}
