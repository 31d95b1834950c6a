//! A byte stream of our own around another one: what passes is turned by thirteen letters, in both directions.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};

fn turn(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => (byte - b'a' + 13) % 26 + b'a',
        other => other,
    }
}

// region: read
struct Turned<S> {
    inner: S,
}

impl<S: AsyncRead + Unpin> AsyncRead for Turned<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        // The buffer may hold what came before: only what is new is ours.
        let before = into.filled().len();
        ready!(Pin::new(&mut self.inner).poll_read(cx, into))?;
        into.filled_mut()[before..].iter_mut().for_each(|byte| *byte = turn(*byte));
        Poll::Ready(Ok(()))
    }
}
// endregion: read

// region: write
impl<S: AsyncWrite + Unpin> AsyncWrite for Turned<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let turned: Vec<u8> = bytes.iter().map(|byte| turn(*byte)).collect();
        Pin::new(&mut self.inner).poll_write(cx, &turned)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
// endregion: write

#[tokio::main]
async fn main() -> io::Result<()> {
    // The greeting comes in two pieces, and the second read ends inside of the second.
    let mut pieces = Turned { inner: b"ury".chain(&b"yb jbeyq"[..]) };
    let mut hello = [0; 5];
    pieces.read_exact(&mut hello).await?;
    println!("{}", String::from_utf8_lossy(&hello));
    let mut rest = Vec::new();
    pieces.read_to_end(&mut rest).await?;
    println!("{}", String::from_utf8_lossy(&rest));

    let mut turned = Turned { inner: Vec::new() };
    turned.write_all(b"hello").await?;
    turned.shutdown().await?;
    println!("{}", String::from_utf8_lossy(&turned.inner));
    Ok(())
}
