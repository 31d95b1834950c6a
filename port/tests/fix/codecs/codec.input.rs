//! `Encoder` and `Decoder`: an error behind which the stream goes on, an end in the middle of a frame, an encoder that
//! looks at what waits already, and one that fails half-way. The codec is framed by 0.1, and called by itself.

use std::io;

use bytes04::{BufMut, BytesMut};
use futures01::{Async, AsyncSink, Sink, Stream};
use tokio_codec::{Decoder, Encoder, Framed, FramedRead};

use crate::leaf::note;
use crate::wire::{Wire, wire};

/// A length in one byte, then the bytes; a sum of all that waits follows what is sent.
#[derive(Debug, Default)]
struct Frames {
    decoded: usize,
}

impl Decoder for Frames {
    type Item = BytesMut;
    type Error = io::Error;

    fn decode(&mut self, input: &mut BytesMut) -> Result<Option<Self::Item>, Self::Error> {
        note(format!("decode {:?}", &input[..]));
        let length = match input.first() {
            Some(0) => {
                let rest = input.take();
                note(format!("{} bytes are thrown away", rest.len()));
                return Err(io::ErrorKind::InvalidData.into());
            }
            Some(length) => usize::from(*length),
            None => return Ok(None),
        };
        if input.len() < length + 1 {
            return Ok(None);
        }
        input.advance(1);
        self.decoded += 1;
        Ok(Some(input.split_to(length)))
    }

    fn decode_eof(&mut self, input: &mut BytesMut) -> Result<Option<BytesMut>, io::Error> {
        note(format!("the end, with {:?}", &input[..]));
        match self.decode(input)? {
            None if !input.is_empty() => Ok(Some(input.take())),
            frame => Ok(frame),
        }
    }
}

impl Encoder for Frames {
    // What is sent.
    type Item = Vec<u8>;
    type Error = io::Error;

    fn encode(&mut self, item: Self::Item, output: &mut BytesMut) -> io::Result<()> {
        let item: Self::Item = item;
        output.reserve(item.len() + 3);
        output.put_u8(item.len() as u8);
        if item.len() > 3 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        output.put_slice(&item);
        let sum = output.iter().map(|byte| u16::from(*byte)).sum();
        output.put_u16_be(sum);
        Ok(())
    }
}

/// Each line is a word.
struct Words;

impl<'a> Decoder for Words {
    type Item = String;
    type Error = io::Error;

    fn decode(&mut self, input: &mut BytesMut) -> io::Result<Option<String>> {
        let Some(end) = input.iter().position(|byte| *byte == b'\n') else { return Ok(None) };
        let line = input.split_to(end + 1);
        Ok(Some(String::from_utf8_lossy(&line[..end]).into_owned()))
    }
}

mod inner {
    use super::*;
    use std::marker::PhantomData;
    use tokio_codec::{Decoder as Reads, Encoder as Writes};

    /// Anything that is shown, with a line end.
    #[derive(Debug, PartialEq)]
    pub(super) struct Shown<T>(pub(super) PhantomData<T>);

    impl<T> Writes for Shown<T>
    where
        T: std::fmt::Display,
    {
        type Error = io::Error;
        type Item = Option<T>;

        fn encode(&mut self, item: Option<T>, output: &mut BytesMut) -> Result<(), <Self as Writes>::Error> {
            match item {
                Some(item) => output.extend_from_slice(format!("{item}\n").as_bytes()),
                None => output.clear(),
            }
            Ok(())
        }
    }

    impl<T: std::str::FromStr> Reads for Shown<T> {
        type Item = T;
        type Error = io::Error;

        fn decode(&mut self, input: &mut BytesMut) -> io::Result<Option<T>> {
            let word = Reads::decode(&mut Words, input)?;
            Ok(word.and_then(|word| word.parse().ok()))
        }
    }

    pub(super) fn reads<D: Reads<Item = u8>>(decoder: D) -> D {
        decoder
    }
}

fn shown() {
    let mut framed = inner::reads(inner::Shown::<u8>(std::marker::PhantomData)).framed(wire(&[b"1\n2", b"\nx\n3\n"]));
    read(&mut framed);
    for item in [Some(4), Some(5), None, Some(6)] {
        note(format!("{:?}", framed.start_send(item).is_ok()));
    }
    note(format!("{:?}", framed.poll_complete()));
}

fn read<S: Stream<Error = io::Error>>(stream: &mut S)
where
    S::Item: std::fmt::Debug,
{
    for _ in 0..8 {
        match stream.poll() {
            Ok(Async::Ready(None)) => return note("no more"),
            Ok(Async::Ready(Some(frame))) => note(format!("frame {frame:?}")),
            Ok(Async::NotReady) => note("not ready"),
            Err(error) => note(format!("error {}", error.kind())),
        }
    }
}

fn framed(io: Wire) -> Framed<Wire, Frames> {
    Frames::default().framed(io)
}

fn frames() {
    let mut framed = framed(wire(&[b"\x02ab\x01", b"", b"c\x00xyz", b"\x03de", b"f", b"\x05gh"]));
    read(&mut framed);
    note(format!("{} frames", framed.codec().decoded));
    for item in [b"ab".to_vec(), b"abcd".to_vec(), b"".to_vec()] {
        match framed.start_send(item) {
            Ok(AsyncSink::Ready) => note("sent"),
            Ok(AsyncSink::NotReady(_)) => note("full"),
            Err(error) => note(format!("error {}", error.kind())),
        }
    }
    note(format!("{:?}", framed.poll_complete()));
    note(format!("{:?}", framed.close()));
    let parts = framed.into_parts();
    note(format!("{:?} {:?} {:?}", parts.codec, &parts.read_buf[..], &parts.write_buf[..]));
}

fn words() {
    read(&mut FramedRead::new(wire(&[b"one\ntw", b"o\nthree\n"]), Words));
    read(&mut FramedRead::new(wire(&[b"one\ntw"]), Words));
}

fn alone() {
    let mut codec = Frames::default();
    let mut output = BytesMut::new();
    codec.encode(b"x".to_vec(), &mut output).unwrap();
    let mut input = BytesMut::from(vec![1, b'y', 2]);
    let frame = codec.decode(&mut input).unwrap();
    note(format!("{output:?} {frame:?} {input:?}"));
}

pub(crate) fn run_all() {
    frames();
    words();
    alone();
    shown();
}
