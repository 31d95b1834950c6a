//! Errors that are retried, and the effect of `shutdown` on an inner writer: B63, B103.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::claims::{Legacy, Modern, shown};
use crate::drive::on_tokio;

/// A reader and writer of either generation that records its calls. Each second read is interrupted.
#[derive(Default)]
struct Noting {
    reads: u32,
    asked: Vec<&'static str>,
}

impl io::Read for Noting {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.reads += 1;
        match self.reads {
            2 => Err(io::ErrorKind::Interrupted.into()),
            1 | 3 => {
                into[0] = b'x';
                Ok(1)
            }
            _ => Ok(0),
        }
    }
}

impl io::Write for Noting {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        self.asked.push("write");
        Ok(from.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.asked.push("flush");
        Ok(())
    }
}

impl tokio_legacy::io::AsyncRead for Noting {}

impl tokio_legacy::io::AsyncWrite for Noting {
    fn shutdown(&mut self) -> futures_legacy::Poll<(), io::Error> {
        self.asked.push("shutdown");
        Ok(().into())
    }
}

impl tokio::io::AsyncRead for Noting {
    fn poll_read(self: Pin<&mut Self>, _: &mut Context<'_>, into: &mut tokio::io::ReadBuf<'_>) -> Poll<io::Result<()>> {
        let length = io::Read::read(self.get_mut(), into.initialize_unfilled())?;
        into.advance(length);
        Poll::Ready(Ok(()))
    }
}

impl tokio::io::AsyncWrite for Noting {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(io::Write::write(self.get_mut(), from))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(io::Write::flush(self.get_mut()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.asked.push("shutdown");
        Poll::Ready(Ok(()))
    }
}

#[test]
fn b103_an_interrupted_read_is_an_error_and_in_tokio_1_read_again() {
    assert_eq!(b103_legacy(Noting::default()), Err(io::ErrorKind::Interrupted));
    assert_eq!(b103_legacy_copy(), Err(io::ErrorKind::Interrupted));
    assert_eq!(b103_legacy_to_end(), 2);
    shown(103, Legacy, "hand `Interrupted` on");
    on_tokio(b103_modern(Noting::default())).unwrap();
    assert_eq!(on_tokio(tokio::io::copy(&mut Noting::default(), &mut Vec::new())).unwrap(), 2);
    shown(103, Modern, "They try again");
}

fn b103_legacy(reader: Noting) -> Result<(), io::ErrorKind> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b103_legacy
    use futures::Future;
    use tokio::io::read_exact;

    // The second `read` of this reader is interrupted.
    let read = read_exact(reader, [0; 2]).wait(); // Err: Interrupted
    // endregion: b103_legacy
    read.map(drop).map_err(|error| error.kind())
}

fn b103_legacy_copy() -> Result<u64, io::ErrorKind> {
    use futures_legacy::Future as _;
    let copied = tokio_legacy::io::copy(Noting::default(), io::Cursor::new(Vec::new())).wait();
    copied.map(|(length, ..)| length).map_err(|error| error.kind())
}

/// Returns the number of bytes read. It uses std's `read_to_end`, which retries.
fn b103_legacy_to_end() -> usize {
    use futures_legacy::Future as _;
    tokio_legacy::io::read_to_end(Noting::default(), Vec::new()).wait().unwrap().1.len()
}

async fn b103_modern(mut reader: Noting) -> io::Result<()> {
    // region: b103_modern
    use tokio::io::AsyncReadExt;

    let mut bytes = [0; 2];
    reader.read_exact(&mut bytes).await?; // reads a third time
    // endregion: b103_modern
    Ok(())
}

#[test]
fn b63_the_shutdown_of_a_buf_writer_flushes_what_is_beneath_and_in_tokio_1_does_not() {
    use futures_legacy::Future as _;
    use tokio::io::AsyncWriteExt as _;

    let written = tokio_legacy::io::write_all(io::BufWriter::new(Noting::default()), "x");
    let writer = written.and_then(|(writer, _)| tokio_legacy::io::shutdown(writer)).wait().unwrap();
    assert_eq!(writer.get_ref().asked, ["write", "flush", "shutdown"]);
    shown(63, Legacy, "`shutdown` flushes the writer beneath");

    let mut writer = tokio::io::BufWriter::new(Noting::default());
    on_tokio(async {
        writer.write_all(b"x").await?;
        writer.shutdown().await
    })
    .unwrap();
    assert_eq!(writer.get_ref().asked, ["write", "shutdown"]);
    shown(63, Modern, "without a flush of the writer beneath");
}
