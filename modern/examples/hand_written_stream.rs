//! A stream written by hand: it cuts the chunks of a socket into lines, and outlives a line that is not text.

use std::io::{self, Write};
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::thread;

use bytes::BytesMut;
use futures::{Stream, StreamExt, TryStreamExt};
use pin_project_lite::pin_project;
use tokio::net::TcpStream;
use tokio_util::codec::{BytesCodec, FramedRead};

// region: stream
pin_project! {
    /// Yields the lines of a stream of chunks; the last one needs no line end.
    struct Lines<S> {
        #[pin]
        chunks: S,
        buffer: BytesMut,
        ended: bool,
    }
}

impl<S> Stream for Lines<S>
where
    S: Stream<Item = io::Result<BytesMut>>,
{
    type Item = io::Result<String>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut this = self.project();
        loop {
            if let Some(end) = this.buffer.iter().position(|byte| *byte == b'\n') {
                let line = this.buffer.split_to(end + 1);
                return Poll::Ready(Some(text(&line[..end])));
            }
            if *this.ended {
                let rest = this.buffer.split();
                return Poll::Ready(match rest.is_empty() {
                    true => None,
                    false => Some(text(&rest)),
                });
            }
            match ready!(this.chunks.as_mut().poll_next(cx)?) {
                Some(chunk) => this.buffer.unsplit(chunk),
                None => *this.ended = true,
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

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
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

    // region: go_on
    let mut every_line = lines(TcpStream::connect(addr).await?);
    // `Some(Ok(line))` in the head of the loop would end it, in silence, at the first error.
    while let Some(line) = every_line.next().await {
        match line {
            Ok(line) => println!("line: {line}"),
            Err(e) => println!("error: {e}"),
        }
    }
    // endregion: go_on

    // region: stop
    let until_an_error = lines(TcpStream::connect(addr).await?).try_for_each(async |line| {
        println!("line: {line}");
        Ok(())
    });
    if let Err(e) = until_an_error.await {
        println!("stopped: {e}");
    }
    // endregion: stop
    peer.join().expect("the peer does not panic")
}
