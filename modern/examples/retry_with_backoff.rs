//! An operation that is tried again after a growing pause, as long as its error may pass and attempts are left.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread;
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::time::sleep;

const ATTEMPTS: u32 = 4;
const FIRST_PAUSE: Duration = Duration::from_millis(5);

// region: retry
async fn retry<T>(mut operation: impl AsyncFnMut() -> io::Result<T>) -> io::Result<T> {
    let mut attempt = 1;
    let mut pause = FIRST_PAUSE;
    loop {
        match operation().await {
            Ok(item) => return Ok(item),
            Err(e) if attempt == ATTEMPTS || !may_pass(&e) => return Err(e),
            Err(e) => println!("attempt {attempt}: {}, next in {pause:?}", e.kind()),
        }
        sleep(pause).await;
        attempt += 1;
        pause *= 2;
    }
}
// endregion: retry

fn may_pass(e: &io::Error) -> bool {
    e.kind() != io::ErrorKind::InvalidData
}

async fn fetch(addr: SocketAddr) -> io::Result<String> {
    let mut answer = Vec::new();
    let mut socket = TcpStream::connect(addr).await?;
    socket.read_to_end(&mut answer).await?;
    if answer.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    String::from_utf8(answer).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Gives each of `answers` to one connection.
fn peer<const N: usize>(answers: [&'static [u8]; N]) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    thread::spawn(move || -> io::Result<()> {
        for answer in answers {
            listener.accept()?.0.write_all(answer)?;
        }
        Ok(())
    });
    Ok(addr)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let peers = [peer([b"", b"", b"ready"])?, peer([b"", b"\xff"])?, peer([b"", b"", b"", b""])?];
    for addr in peers {
        match retry(async || fetch(addr).await).await {
            Ok(answer) => println!("answer: {answer}"),
            Err(e) => println!("given up: {}", e.kind()),
        }
    }
    Ok(())
}
