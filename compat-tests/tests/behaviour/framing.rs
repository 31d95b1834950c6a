//! Frames over TCP and UDP: B50, B51, B88, B98.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, UdpSocket as StdUdp};

use crate::claims::{Legacy, Modern, shown};
use crate::common::{Process, in_children};
use crate::drive::on_tokio;

const ANY_PORT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// Returns the lines of `seen`, with `"!"` for an error.
fn lines<E>(seen: impl IntoIterator<Item = Result<String, E>>) -> Vec<String> {
    seen.into_iter().map(|line| line.unwrap_or_else(|_| "!".to_owned())).collect()
}

#[test]
fn b50_frames_go_on_after_a_decode_error_and_in_tokio_util_end() {
    let not_utf8 = b"one\n\xff\nthree\n";
    let too_long = b"one\nmore than eight\nthree\n";

    assert_eq!(lines(b50_legacy(not_utf8)), ["one", "!", "three"]);
    assert_eq!(lines(b50_legacy(too_long)), ["one", "!", "three"]);
    shown(50, Legacy, "goes on with the next frame");

    assert_eq!(lines(on_tokio(b50_modern(not_utf8))), ["one", "!"]);
    assert_eq!(lines(on_tokio(b50_modern(too_long))), ["one", "!"]);
    let gone_on = on_tokio(b50_modern_going_on(not_utf8));
    assert_eq!(lines(gone_on), ["one", "!", "three"]);
    let gone_on = on_tokio(b50_modern_going_on(too_long));
    assert_eq!(lines(gone_on), ["one", "!", "three"]);
    shown(50, Modern, "yields the error and then `None`");
}

fn b50_legacy(received: &'static [u8]) -> Vec<io::Result<String>> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b50_legacy
    use futures::Stream;
    use tokio::codec::{FramedRead, LinesCodec};

    let mut seen = Vec::new();
    let lines = FramedRead::new(received, LinesCodec::new_with_max_length(8));
    for line in lines.wait() {
        seen.push(line); // what follows a bad line is seen, too
    }
    // endregion: b50_legacy
    seen
}

type Lines = Vec<Result<String, tokio_util::codec::LinesCodecError>>;

async fn b50_modern(received: &[u8]) -> Lines {
    // region: b50_modern
    use tokio_stream::StreamExt;
    use tokio_util::codec::{FramedRead, LinesCodec};

    let mut seen = Vec::new();
    let mut lines = FramedRead::new(received, LinesCodec::new_with_max_length(8));
    while let Some(line) = lines.next().await {
        seen.push(line); // the bad line is the last
    }
    // endregion: b50_modern
    seen
}

async fn b50_modern_going_on(received: &[u8]) -> Lines {
    // region: b50_modern_going_on
    use tokio_stream::StreamExt;
    use tokio_util::codec::{FramedRead, LinesCodec};

    let mut seen = Vec::new();
    let mut lines = FramedRead::new(received, LinesCodec::new_with_max_length(8));
    let mut failed = false;
    loop {
        match lines.next().await {
            Some(line) => {
                failed = line.is_err();
                seen.push(line);
            }
            None if failed => failed = false, // the pause after an error, not the end
            None => break,
        }
    }
    // endregion: b50_modern_going_on
    seen
}

#[test]
fn b50_an_end_inside_a_frame_is_an_error_at_every_poll_and_in_tokio_util_once() {
    let promised_five = b"\0\0\0\x05ab";
    let errors = b50_legacy_end_inside(promised_five);
    assert_eq!(errors, ["bytes remaining on stream"; 3]);

    let seen = on_tokio(b50_modern_end_inside(promised_five));
    assert_eq!(seen, [Some("bytes remaining on stream".to_owned()), None, None]);
}

fn b50_legacy_end_inside(received: &'static [u8]) -> Vec<String> {
    use {futures_legacy as futures, tokio_legacy as tokio};

    use futures::Stream;
    use tokio::codec::{FramedRead, LengthDelimitedCodec};

    let frames = FramedRead::new(received, LengthDelimitedCodec::new());
    let three = frames.wait().take(3);
    three.map(|frame| frame.unwrap_err().to_string()).collect()
}

async fn b50_modern_end_inside(received: &[u8]) -> Vec<Option<String>> {
    use tokio_stream::StreamExt as _;
    use tokio_util::codec::{FramedRead, LengthDelimitedCodec};

    let mut frames = FramedRead::new(received, LengthDelimitedCodec::new());
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(frames.next().await.map(|frame| frame.unwrap_err().to_string()));
    }
    seen
}

#[test]
fn b50_an_error_of_the_reader_is_passed_by_and_in_tokio_util_followed_by_none() {
    let [one, failed, two] = [Some(Ok("one".to_owned())), Some(Err(io::ErrorKind::Other)), Some(Ok("two".to_owned()))];
    assert_eq!(b50_legacy_reader(), [one.clone(), failed.clone(), two.clone()]);
    shown(50, Legacy, "an error of the reader");
    assert_eq!(on_tokio(b50_modern_reader()), [one, failed, None, two]);
    shown(50, Modern, "the error and then `None`");
}

/// A reader of either generation that returns a line, an error, and another line.
struct Stumbling(Vec<io::Result<&'static [u8]>>);

impl Stumbling {
    fn new() -> Self {
        Self(vec![Ok(b"two\n"), Err(io::ErrorKind::Other.into()), Ok(b"one\n")])
    }
}

impl io::Read for Stumbling {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.0.pop().unwrap_or(Ok(b""))?;
        into[..bytes.len()].copy_from_slice(bytes);
        Ok(bytes.len())
    }
}

impl tokio_legacy::io::AsyncRead for Stumbling {}

impl tokio::io::AsyncRead for Stumbling {
    fn poll_read(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        into: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<io::Result<()>> {
        into.put_slice(self.0.pop().unwrap_or(Ok(b""))?);
        std::task::Poll::Ready(Ok(()))
    }
}

fn b50_legacy_reader() -> Vec<Option<Result<String, io::ErrorKind>>> {
    use futures_legacy::Stream as _;
    use tokio_legacy::codec::{FramedRead, LinesCodec};
    let mut lines = FramedRead::new(Stumbling::new(), LinesCodec::new()).wait();
    (0..3).map(|_| lines.next().map(|line| line.map_err(|error| error.kind()))).collect()
}

async fn b50_modern_reader() -> Vec<Option<Result<String, io::ErrorKind>>> {
    use tokio_stream::StreamExt as _;
    use tokio_util::codec::{FramedRead, LinesCodec, LinesCodecError};
    let mut lines = FramedRead::new(Stumbling::new(), LinesCodec::new());
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(lines.next().await.map(|line| {
            line.map_err(|error| match error {
                LinesCodecError::Io(error) => error.kind(),
                LinesCodecError::MaxLineLengthExceeded => io::ErrorKind::InvalidData,
            })
        }));
    }
    seen
}

/// Returns a socket that has received two datagrams: one of two lines, and one of a single line.
fn two_datagrams() -> StdUdp {
    let receiver = StdUdp::bind(ANY_PORT).unwrap();
    let sender = StdUdp::bind(ANY_PORT).unwrap();
    let to = receiver.local_addr().unwrap();
    sender.send_to(b"one\ntwo\n", to).unwrap();
    sender.send_to(b"three\n", to).unwrap();
    receiver.set_nonblocking(true).unwrap();
    receiver
}

#[test]
fn b51_udp_framed_gives_one_frame_of_a_datagram_and_in_tokio_util_all() {
    assert_eq!(b51_legacy(two_datagrams()), ["one", "three"]);
    assert_eq!(b51_legacy_repeating(two_datagrams()), ["one", "two"]);
    shown(51, Legacy, "one frame of each datagram");
    assert_eq!(on_tokio(b51_modern(two_datagrams())), ["one", "two"]);
    shown(51, Modern, "tokio-util's `UdpFramed` decodes all");
}

fn b51_legacy(socket: StdUdp) -> Vec<String> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b51_legacy
    use futures::Stream;
    use tokio::codec::LinesCodec;
    use tokio::net::{UdpFramed, UdpSocket};
    use tokio::runtime::current_thread::block_on_all;

    let socket = UdpSocket::from_std(socket, &Default::default()).unwrap();
    let lines = UdpFramed::new(socket, LinesCodec::new()).map(|(line, _from)| line);
    block_on_all(lines.take(2).collect()).unwrap() // "one", "three": "two" is lost
    // endregion: b51_legacy
}

fn b51_legacy_repeating(socket: StdUdp) -> Vec<String> {
    use {futures_legacy as futures, tokio_legacy as tokio};

    use futures::Stream;
    use tokio::codec::LinesCodec;
    use tokio::net::{UdpFramed, UdpSocket};
    use tokio::runtime::current_thread::block_on_all;

    let socket = UdpSocket::from_std(socket, &Default::default()).unwrap();
    let lines = UdpFramed::with_decode(socket, LinesCodec::new(), true).map(|(line, _)| line);
    block_on_all(lines.take(2).collect()).unwrap()
}

async fn b51_modern(socket: StdUdp) -> Vec<String> {
    // region: b51_modern
    use futures::TryStreamExt;
    use tokio::net::UdpSocket;
    use tokio_stream::StreamExt;
    use tokio_util::codec::LinesCodec;
    use tokio_util::udp::UdpFramed;

    let socket = UdpSocket::from_std(socket).unwrap();
    let lines = UdpFramed::new(socket, LinesCodec::new()).map_ok(|(line, _from)| line);
    lines.take(2).try_collect().await.unwrap() // "one", "two", and "three" is next
    // endregion: b51_modern
}

#[test]
fn b98_a_datagram_without_a_whole_frame_ends_udp_framed_and_in_tokio_util_is_decoded_as_an_end() {
    assert_eq!(b98_legacy(datagrams([b"one", b"two\n"])), [""; 0]);
    assert_eq!(b98_legacy(datagrams([b"", b"two\n"])), [""; 0]);
    shown(98, Legacy, "the stream ends");
    assert_eq!(on_tokio(b98_modern(datagrams([b"one", b"two\n"]))), ["one", "two"]);
    assert_eq!(
        on_tokio(b98_modern_length_delimited(datagrams([&[0, 0, 0, 9, 1], &[0, 0, 0, 1, b'a']]))),
        [Err("bytes remaining on stream".to_owned()), Err("bytes remaining on stream".to_owned())]
    );
    assert_eq!(on_tokio(b98_modern_first(datagrams([b"", b"two\n"]))), "two");
    shown(98, Modern, "`decode_eof`");
}

/// Returns a socket that has received two datagrams.
fn datagrams(contents: [&[u8]; 2]) -> StdUdp {
    let receiver = StdUdp::bind(ANY_PORT).unwrap();
    let sender = StdUdp::bind(ANY_PORT).unwrap();
    for content in contents {
        sender.send_to(content, receiver.local_addr().unwrap()).unwrap();
    }
    receiver.set_nonblocking(true).unwrap();
    receiver
}

fn b98_legacy(socket: StdUdp) -> Vec<String> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b98_legacy
    use futures::Stream;
    use tokio::codec::LinesCodec;
    use tokio::net::{UdpFramed, UdpSocket};
    use tokio::runtime::current_thread::block_on_all;

    // It has received "one" without a line end, and then "two\n".
    let socket = UdpSocket::from_std(socket, &Default::default()).unwrap();
    let lines = UdpFramed::new(socket, LinesCodec::new()).map(|(line, _from)| line);
    block_on_all(lines.collect()).unwrap() // nothing, and the loop is over
    // endregion: b98_legacy
}

async fn b98_modern(socket: StdUdp) -> Vec<String> {
    // region: b98_modern
    use futures::TryStreamExt;
    use tokio::net::UdpSocket;
    use tokio_stream::StreamExt;
    use tokio_util::codec::LinesCodec;
    use tokio_util::udp::UdpFramed;

    let socket = UdpSocket::from_std(socket).unwrap();
    let lines = UdpFramed::new(socket, LinesCodec::new()).map_ok(|(line, _from)| line);
    lines.take(2).try_collect().await.unwrap() // "one", "two", and it goes on
    // endregion: b98_modern
}

async fn b98_modern_first(socket: StdUdp) -> String {
    use tokio_stream::StreamExt as _;
    let socket = tokio::net::UdpSocket::from_std(socket).unwrap();
    let mut lines = tokio_util::udp::UdpFramed::new(socket, tokio_util::codec::LinesCodec::new());
    lines.next().await.unwrap().unwrap().0
}

async fn b98_modern_length_delimited(socket: StdUdp) -> Vec<Result<String, String>> {
    use tokio_stream::StreamExt as _;
    let socket = tokio::net::UdpSocket::from_std(socket).unwrap();
    let frames = tokio_util::udp::UdpFramed::new(socket, tokio_util::codec::LengthDelimitedCodec::new());
    let words = frames.map(|frame| match frame {
        Ok((frame, _)) => Ok(String::from_utf8_lossy(&frame).into_owned()),
        Err(error) => Err(error.to_string()),
    });
    words.take(2).collect().await
}

#[test]
fn b88_a_line_beyond_the_limit_that_has_not_ended_is_decoded_for_ever_and_in_tokio_util_refused_once() {
    let [legacy] = in_children!(b88_legacy);
    assert_eq!(b88_modern(), (true, true));
    shown(88, Modern, "skips the rest of the line as it comes");
    Process::hangs_after(legacy, "refused, and polled again");
    shown(88, Legacy, "never returns");
}

fn b88_legacy() {
    use {bytes_legacy as bytes, tokio_legacy as tokio};
    // region: b88_legacy
    use bytes::BytesMut;
    use tokio::codec::{Decoder, LinesCodec};

    let mut lines = LinesCodec::new_with_max_length(4);
    let mut received = BytesMut::from("a line with no end yet");
    lines.decode(&mut received).unwrap_err(); // line length limit exceeded
    println!("refused, and polled again");
    let next = lines.decode(&mut received); // never returns
    // endregion: b88_legacy
    println!("{next:?}");
}

/// Returns whether a line without an end was refused, and whether the next poll waits for more.
fn b88_modern() -> (bool, bool) {
    // region: b88_modern
    use bytes::BytesMut;
    use tokio_util::codec::{Decoder, LinesCodec};

    let mut lines = LinesCodec::new_with_max_length(4);
    let mut received = BytesMut::from("a line with no end yet");
    let refused = lines.decode(&mut received); // Err(MaxLineLengthExceeded)
    let next = lines.decode(&mut received); // Ok(None): the rest is skipped as it comes
    // endregion: b88_modern
    (refused.is_err(), matches!(next, Ok(None)))
}
