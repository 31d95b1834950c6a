//! An operation that is tried again after a growing pause, as long as its error may pass and attempts are left.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread;
use std::time::{Duration, Instant};

use futures::Future;
use futures::future::{self, Either, Loop, loop_fn};
use tokio::net::TcpStream;
use tokio::runtime::current_thread::Runtime;
use tokio::timer::Delay;

const ATTEMPTS: u32 = 4;
const FIRST_PAUSE: Duration = Duration::from_millis(5);

// region: retry
fn retry<F, O>(operation: F) -> impl Future<Item = O::Item, Error = io::Error>
where
    F: FnMut() -> O,
    O: Future<Error = io::Error>,
{
    let first = (operation, 1, FIRST_PAUSE);
    loop_fn(first, |(mut operation, attempt, pause)| {
        operation().then(move |result| match result {
            Ok(item) => Either::A(future::ok(Loop::Break(item))),
            Err(e) if attempt == ATTEMPTS || !may_pass(&e) => Either::A(future::err(e)),
            Err(e) => {
                println!("attempt {attempt}: {}, next in {pause:?}", e.kind());
                let next = (operation, attempt + 1, pause * 2);
                let delay = Delay::new(Instant::now() + pause);
                let delay = delay.map_err(io::Error::other);
                Either::B(delay.map(|()| Loop::Continue(next)))
            }
        })
    })
}
// endregion: retry

fn may_pass(e: &io::Error) -> bool {
    e.kind() != io::ErrorKind::InvalidData
}

fn fetch(addr: SocketAddr) -> impl Future<Item = String, Error = io::Error> {
    TcpStream::connect(&addr).and_then(|socket| tokio::io::read_to_end(socket, Vec::new())).and_then(
        |(_socket, answer)| {
            if answer.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            String::from_utf8(answer).map_err(|_| io::ErrorKind::InvalidData.into())
        },
    )
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

fn main() -> io::Result<()> {
    let peers = [peer([b"", b"", b"ready"])?, peer([b"", b"\xff"])?, peer([b"", b"", b"", b""])?];
    let mut runtime = Runtime::new()?;
    for addr in peers {
        match runtime.block_on(retry(|| fetch(addr))) {
            Ok(answer) => println!("answer: {answer}"),
            Err(e) => println!("given up: {}", e.kind()),
        }
    }
    Ok(())
}
