//! A byte stream of our own around another one: what passes is turned by thirteen letters, in both directions.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{self, Cursor, Read, Write};

use futures::{Async, Future, Poll};
use tokio::io::{AsyncRead, AsyncWrite, read_exact, read_to_end, shutdown, write_all};

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

/// `AsyncRead` of 0.1 stands on `std::io::Read`: what is not there yet is an error, `WouldBlock`.
impl<S: Read> Read for Turned<S> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        into[..count].iter_mut().for_each(|byte| *byte = turn(*byte));
        Ok(count)
    }
}

impl<S: AsyncRead> AsyncRead for Turned<S> {}
// endregion: read

// region: write
impl<S: Write> Write for Turned<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let turned: Vec<u8> = bytes.iter().map(|byte| turn(*byte)).collect();
        self.inner.write(&turned)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<S: AsyncWrite> AsyncWrite for Turned<S> {
    fn shutdown(&mut self) -> Poll<(), io::Error> {
        let Async::Ready(()) = self.inner.shutdown()? else { return Ok(Async::NotReady) };
        Ok(Async::Ready(()))
    }
}
// endregion: write

fn main() {
    // The greeting comes in two pieces, and the second read ends inside of the second.
    let pieces = Turned { inner: b"ury".chain(&b"yb jbeyq"[..]) };
    let read = read_exact(pieces, [0; 5])
        .map(|(rest, hello)| {
            println!("{}", String::from_utf8_lossy(&hello));
            rest
        })
        .and_then(|rest| read_to_end(rest, Vec::new()))
        .map(|(_, rest)| println!("{}", String::from_utf8_lossy(&rest)));
    let written = write_all(Turned { inner: Cursor::new(Vec::new()) }, b"hello")
        .and_then(|(turned, _)| shutdown(turned))
        .map(|turned| println!("{}", String::from_utf8_lossy(turned.inner.get_ref())));
    tokio::run(read.and_then(|()| written).map_err(|e| eprintln!("{e}")));
}
