//! It gives way once after each chunk: the task is woken, and polled again at the end of the queue.

use std::io::{self, Write};
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::thread;

use bytes::BytesMut;
use futures::{Stream, StreamExt, TryStreamExt};
use tokio::net::TcpStream;
use tokio_util::codec::{BytesCodec, FramedRead};

struct Lines<S> {
    chunks: S,
    buffer: BytesMut,
    ended: bool,
}

impl<S: Stream<Item = io::Result<BytesMut>> + Unpin> Stream for Lines<S> {
    type Item = io::Result<String>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<String>>> {
        loop {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let line = self.buffer.split_to(end + 1);
                return Poll::Ready(Some(text(&line[..end])));
            }
            if self.ended {
                let rest = self.buffer.split();
                return Poll::Ready(if rest.is_empty() { None } else { Some(text(&rest)) });
            }
            match ready!(self.chunks.poll_next_unpin(cx)) {
                Some(Ok(chunk)) => {
                    self.buffer.unsplit(chunk);
                    cx.waker().wake_by_ref();
                    return Poll::Pending;
                }
                Some(Err(e)) => return Poll::Ready(Some(Err(e))),
                None => self.ended = true,
            }
        }
    }
}

fn text(line: &[u8]) -> io::Result<String> {
    String::from_utf8(line.to_vec()).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "a line is not text"))
}

fn lines(socket: TcpStream) -> Lines<FramedRead<TcpStream, BytesCodec>> {
    Lines { chunks: FramedRead::new(socket, BytesCodec::new()), buffer: BytesMut::new(), ended: false }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    let peer = thread::spawn(move || -> io::Result<()> {
        for _ in 0..2 {
            let (mut socket, _) = listener.accept()?;
            for piece in [&b"one\ntw"[..], b"o\n\xff\nfo", b"ur\nfive"] {
                let _ = socket.write_all(piece);
            }
        }
        Ok(())
    });

    let mut every = lines(TcpStream::connect(addr).await?);
    while let Some(line) = every.next().await {
        match line {
            Ok(line) => println!("line: {line}"),
            Err(e) => println!("error: {e}"),
        }
    }

    let until_an_error = lines(TcpStream::connect(addr).await?).try_for_each(|line| async move {
        println!("line: {line}");
        Ok(())
    });
    if let Err(e) = until_an_error.await {
        println!("stopped: {e}");
    }
    peer.join().expect("the peer does not panic")
}
