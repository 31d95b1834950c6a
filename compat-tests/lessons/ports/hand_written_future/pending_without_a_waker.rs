//! A future written by hand: it connects, then reads the first line, one state after the other.

use std::io::{self, Write};
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::thread;

use pin_project_lite::pin_project;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::net::TcpStream;

// region: states
pin_project! {
    /// Resolves to the first line that a peer sends.
    #[project = GreetingProjection]
    enum Greeting<C, S> {
        Connecting { #[pin] connect: C },
        Reading { stream: S, line: Vec<u8> },
    }
}
// endregion: states

// region: poll
impl<C, S> Future for Greeting<C, S>
where
    C: Future<Output = io::Result<S>>,
    S: AsyncRead + Unpin,
{
    type Output = io::Result<String>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            let next = match self.as_mut().project() {
                GreetingProjection::Connecting { connect } => {
                    let stream = ready!(connect.poll(cx))?;
                    println!("connected");
                    let line = Vec::new();
                    Greeting::Reading { stream, line }
                }
                GreetingProjection::Reading { stream, line } => {
                    let mut chunk = [0; 64];
                    let mut chunk = ReadBuf::new(&mut chunk);
                    ready!(Pin::new(stream).poll_read(cx, &mut chunk))?;
                    if chunk.filled().is_empty() {
                        return Poll::Ready(Err(io::ErrorKind::UnexpectedEof.into()));
                    }
                    line.extend_from_slice(chunk.filled());
                    match first_line(line) {
                        Some(line) => return Poll::Ready(Ok(line)),
                        None => return Poll::Pending,
                    }
                }
            };
            self.set(next);
        }
    }
}
// endregion: poll

fn first_line(received: &[u8]) -> Option<String> {
    let end = received.iter().position(|byte| *byte == b'\n')?;
    let line = String::from_utf8_lossy(&received[..end]);
    Some(line.trim_end().to_owned())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
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

    for _ in 0..2 {
        let connect = TcpStream::connect(addr);
        match (Greeting::Connecting { connect }).await {
            Ok(line) => println!("greeting: {line}"),
            Err(e) => println!("no greeting: {}", e.kind()),
        }
    }
    peer.join().expect("the peer does not panic")
}
