//! Sizes of reads and writes, and frames that a codec or a buffer refuses: B62, B79, B82, B90, B101, B102.

use std::cell::Cell;
use std::io;
use std::path::Path;
use std::rc::Rc;

use crate::claims::{Legacy, Modern, shown};
use crate::common::panic_message;
use crate::drive::on_tokio;

/// A reader of either generation at its end, which records the size of the read.
struct Asked(Rc<Cell<usize>>);

impl io::Read for Asked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.set(into.len());
        Ok(0)
    }
}

impl tokio_legacy::io::AsyncRead for Asked {}

impl tokio::io::AsyncRead for Asked {
    fn poll_read(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        into: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<io::Result<()>> {
        self.0.set(into.remaining());
        std::task::Poll::Ready(Ok(()))
    }
}

#[test]
fn b62_copy_reads_2048_bytes_at_a_time_and_in_tokio_1_8192() {
    use futures_legacy::Future as _;

    let asked = Rc::new(Cell::new(0));
    tokio_legacy::io::copy(Asked(asked.clone()), io::Cursor::new(Vec::new())).wait().unwrap();
    assert_eq!(asked.get(), 2048);
    shown(62, Legacy, "a buffer of 2,048 bytes");
    on_tokio(tokio::io::copy(&mut Asked(asked.clone()), &mut Vec::new())).unwrap();
    assert_eq!(asked.get(), 8192);
    shown(62, Modern, "8,192");
}

const FIVE_MIB: usize = 5 * 1024 * 1024;

#[test]
fn b79_one_call_moves_all_of_five_mib_and_in_tokio_1_two() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file");
    std::fs::File::create(&path).unwrap().set_len(FIVE_MIB as u64).unwrap();
    assert_eq!(b79_legacy(&path), (FIVE_MIB, FIVE_MIB));
    shown(79, Legacy, "as many bytes as the buffer has");
    assert_eq!(on_tokio(b79_modern(&path)), (2 * 1024 * 1024, 2 * 1024 * 1024));
    shown(79, Modern, "2 MiB at the most");
}

fn b79_legacy(path: &Path) -> (usize, usize) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let path = path.to_owned();
    // region: b79_legacy
    use futures::{Future, future};
    use tokio::fs::OpenOptions;
    use tokio::io::AsyncWrite;

    let opened = OpenOptions::new().read(true).write(true).open(path);
    let moved =
        opened.and_then(|file| tokio::io::read(file, vec![0; FIVE_MIB])).and_then(|(mut file, buffer, read)| {
            let writing = future::poll_fn(move || file.poll_write(&buffer));
            writing.map(move |written| (read, written)) // 5 MiB each
        });
    // endregion: b79_legacy
    tokio::runtime::Runtime::new().unwrap().block_on(moved).unwrap()
}

async fn b79_modern(path: &Path) -> (usize, usize) {
    // region: b79_modern
    use tokio::fs::OpenOptions;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let mut file = OpenOptions::new().read(true).write(true).open(path).await.unwrap();
    let mut buffer = vec![0; FIVE_MIB];
    let read = file.read(&mut buffer).await.unwrap(); // 2 MiB
    let written = file.write(&buffer).await.unwrap(); // 2 MiB; `write_all` goes on
    // endregion: b79_modern
    (read, written)
}

#[test]
fn b82_a_length_field_too_small_for_the_frame_panics_and_in_tokio_util_is_an_error() {
    let text = panic_message(b82_legacy);
    assert!(!text.is_empty());
    shown(82, Legacy, "panics");
    let (error, limit) = b82_modern();
    assert_eq!((error.as_str(), limit), ("frame size too big", 255));
    shown(82, Modern, "an error, `frame size too big`");
}

fn b82_legacy() {
    use tokio_legacy as tokio;
    // region: b82_legacy
    use bytes_legacy::{Bytes, BytesMut};
    use tokio::codec::{Encoder, length_delimited::Builder};

    let mut codec = Builder::new().length_field_length(1).new_codec();
    let mut into = BytesMut::new();
    let _ = codec.encode(Bytes::from(vec![0; 300]), &mut into); // panics: 300 does not fit into a byte
    // endregion: b82_legacy
}

fn b82_modern() -> (String, usize) {
    // region: b82_modern
    use bytes::{Bytes, BytesMut};
    use tokio_util::codec::{Encoder, LengthDelimitedCodec};

    let mut codec = LengthDelimitedCodec::builder().length_field_length(1).new_codec();
    let mut into = BytesMut::new();
    let refused = codec.encode(Bytes::from(vec![0; 300]), &mut into);
    let limit = codec.max_frame_length(); // 255: it follows the field
    // endregion: b82_modern
    (refused.unwrap_err().to_string(), limit)
}

#[test]
fn b90_a_short_slice_is_a_copy_and_in_bytes_1_keeps_the_whole_buffer() {
    assert!(b90_legacy());
    shown(90, Legacy, "copies up to 31 bytes");
    assert!(!b90_modern());
    assert!(b90_modern_copy());
    shown(90, Modern, "shares the buffer");
}

/// Returns whether the buffer is free once only the slice is left.
fn b90_legacy() -> bool {
    use bytes_legacy as bytes;
    // region: b90_legacy
    use bytes::Bytes;
    use std::collections::HashSet;

    let mut seen = HashSet::new();
    let request: Bytes = vec![b'x'; 65_536].into();
    seen.insert(request.slice(0, 5)); // a copy, inside the handle
    let is_free = request.try_mut().is_ok(); // nobody else holds the buffer
    // endregion: b90_legacy
    assert!(seen.contains(&b"xxxxx"[..]));
    is_free
}

#[allow(clippy::mutable_key_type)] // nobody changes what a `Bytes` shows
fn b90_modern() -> bool {
    // region: b90_modern
    use bytes::Bytes;
    use std::collections::HashSet;

    let mut seen = HashSet::new();
    let request: Bytes = vec![b'x'; 65_536].into();
    seen.insert(request.slice(0..5)); // keeps 64 KiB for as long as it lives
    let is_free = request.is_unique();
    // endregion: b90_modern
    assert!(seen.contains(&b"xxxxx"[..]));
    is_free
}

#[allow(clippy::mutable_key_type)] // as above
fn b90_modern_copy() -> bool {
    use bytes::Bytes;
    let mut seen = std::collections::HashSet::new();
    let request = Bytes::from(vec![b'x'; 65_536]);
    // region: b90_modern_copy
    seen.insert(Bytes::copy_from_slice(&request[0..5]));
    // endregion: b90_modern_copy
    request.is_unique()
}

#[test]
fn b101_a_number_too_large_for_its_bytes_panics_and_in_bytes_1_loses_its_upper_ones() {
    let text = panic_message(b101_legacy);
    assert_eq!(text, "assertion failed: pack_size(n) <= nbytes && nbytes <= 8");
    shown(101, Legacy, "panics");
    assert_eq!(b101_modern(), [0x45, 0x67]);
    shown(101, Modern, "the lowest bytes");
    // Of a negative one the upper bytes are lost on both sides.
    let mut legacy = Vec::new();
    bytes_legacy::BufMut::put_int_be(&mut legacy, -70_000, 2);
    let mut modern = Vec::new();
    bytes::BufMut::put_int(&mut modern, -70_000, 2);
    assert_eq!(legacy, modern);
}

fn b101_legacy() {
    use bytes_legacy as bytes;
    // region: b101_legacy
    use bytes::BufMut;

    let mut frame = Vec::new();
    frame.put_uint_be(0x0123_4567, 2); // panics
    // endregion: b101_legacy
}

fn b101_modern() -> Vec<u8> {
    // region: b101_modern
    use bytes::BufMut;

    let mut frame = Vec::new();
    frame.put_uint(0x0123_4567, 2); // 0x4567
    // endregion: b101_modern
    frame
}

#[test]
fn b102_split_to_beyond_the_length_takes_what_is_there_and_in_bytes_1_panics() {
    assert_eq!(b102_legacy(), 2);
    shown(102, Legacy, "yields what there is");
    assert_eq!(panic_message(b102_modern), "split_to out of bounds: 10 <= 2");
    shown(102, Modern, "panics");
}

/// Returns the length of the frame.
fn b102_legacy() -> usize {
    use bytes_legacy as bytes;
    // region: b102_legacy
    use bytes::BytesMut;

    let mut received = BytesMut::with_capacity(64);
    received.extend_from_slice(b"ab");
    let frame = received.split_to(10); // "ab"
    // endregion: b102_legacy
    frame.len()
}

fn b102_modern() {
    // region: b102_modern
    use bytes::BytesMut;

    let mut received = BytesMut::with_capacity(64);
    received.extend_from_slice(b"ab");
    drop(received.split_to(10)); // panics
    // endregion: b102_modern
}
