//! The pairs on tokio 0.1.

use std::io::{self, Read};
use std::path::PathBuf;

use futures::{Async, Future, Poll, try_ready};
use tokio_io::try_nb;
use tokio_legacy::fs::File;
use tokio_legacy::io::{ReadExact, WriteAll, read_exact, write_all};
use tokio_legacy::net::TcpStream;

// region: named_futures
pub(crate) enum Exchange {
    Sending(WriteAll<TcpStream, Vec<u8>>),
    Receiving(ReadExact<TcpStream, [u8; 4]>),
}

impl Exchange {
    pub(crate) fn new(stream: TcpStream, request: Vec<u8>) -> Self {
        Exchange::Sending(write_all(stream, request))
    }
}

impl Future for Exchange {
    type Item = [u8; 4];
    type Error = io::Error;

    fn poll(&mut self) -> Poll<[u8; 4], io::Error> {
        loop {
            *self = match self {
                Exchange::Sending(sending) => {
                    let (stream, _request) = try_ready!(sending.poll());
                    Exchange::Receiving(read_exact(stream, [0; 4]))
                }
                Exchange::Receiving(receiving) => {
                    let (_stream, reply) = try_ready!(receiving.poll());
                    return Ok(Async::Ready(reply));
                }
            };
        }
    }
}
// endregion: named_futures

// region: try_nb
pub(crate) struct FirstByte(pub(crate) TcpStream);

impl Future for FirstByte {
    type Item = u8;
    type Error = io::Error;

    fn poll(&mut self) -> Poll<u8, io::Error> {
        let mut byte = [0];
        match try_nb!(self.0.read(&mut byte)) {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(Async::Ready(byte[0])),
        }
    }
}
// endregion: try_nb

// region: shared_output
pub(crate) fn ask_twice(
    answer: impl Future<Item = String, Error = io::Error>,
) -> impl Future<Item = usize, Error = io::ErrorKind> {
    let first = answer.shared();
    let second = first.clone();
    first.join(second).map(|(first, second)| first.len() + second.len()).map_err(|error| error.kind())
}
// endregion: shared_output

// region: file_write
pub(crate) fn save(path: PathBuf, text: &'static [u8]) -> impl Future<Item = (), Error = io::Error> {
    File::create(path).and_then(move |file| write_all(file, text)).map(|(_file, _text)| ())
}
// endregion: file_write
