//! A byte stream of 0.1 that plays what a peer sends, piece by piece, and notes what is written to it.

use std::collections::VecDeque;
use std::io::{self, Read, Write};

use futures01::{Async, Poll};
use tokio_io::{AsyncRead, AsyncWrite};

use crate::leaf::note;

/// The stream. A piece that is empty is a moment at which nothing has come yet.
#[derive(Debug)]
pub(crate) struct Wire(VecDeque<&'static [u8]>);

/// Makes one.
pub(crate) fn wire(pieces: &[&'static [u8]]) -> Wire {
    Wire(pieces.iter().copied().collect())
}

impl Read for Wire {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(piece) = self.0.pop_front() else {
            note("end");
            return Ok(0);
        };
        if piece.is_empty() {
            note("nothing yet");
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let count = piece.len().min(into.len());
        into[..count].copy_from_slice(&piece[..count]);
        if count < piece.len() {
            self.0.push_front(&piece[count..]);
        }
        note(format!("{count} bytes are read"));
        Ok(count)
    }
}

impl AsyncRead for Wire {}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        note(format!("{bytes:?} are written"));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AsyncWrite for Wire {
    fn shutdown(&mut self) -> Poll<(), io::Error> {
        note("shut down");
        Ok(Async::Ready(()))
    }
}
