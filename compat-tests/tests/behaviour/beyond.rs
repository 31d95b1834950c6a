//! Facts from real 0.1 code: B58–B64.

use std::io::{self, Read};
use std::process::{Command, Stdio, exit};
use std::time::Duration;

use crate::claims::{Legacy, Modern, shown};
use crate::common::{Process, in_children};
use crate::drive::on_tokio;

#[test]
fn b58_a_full_buffer_ends_read_buf_and_in_tokio_1_grows() {
    let sent = [b'x'; 100];
    assert_eq!(b58_legacy(&sent), 64);
    shown(58, Legacy, "a buffer of 64 bytes holds at most 64");
    assert_eq!(on_tokio(b58_modern(&sent[..])), 100);
    assert_eq!(on_tokio(b58_modern_limited(&sent[..])), 64);
    shown(58, Modern, "the capacity limits nothing");
}

#[allow(unstable_name_collisions)] // std's `Read` is about to have a `read_buf` of its own
fn b58_legacy(mut source: &[u8]) -> usize {
    use {bytes_legacy as bytes, tokio_legacy as tokio};
    // region: b58_legacy
    use bytes::BytesMut;
    use tokio::io::AsyncRead;

    let mut received = BytesMut::with_capacity(64);
    while source.read_buf(&mut received).unwrap() != 0.into() {} // `Ready(0)` when it is full
    received.len() // never more than 64
    // endregion: b58_legacy
}

async fn b58_modern(mut source: impl tokio::io::AsyncRead + Unpin) -> usize {
    // region: b58_modern
    use bytes::BytesMut;
    use tokio::io::AsyncReadExt;

    let mut received = BytesMut::with_capacity(64);
    while source.read_buf(&mut received).await.unwrap() != 0 {}
    received.len() // whatever the peer sends
    // endregion: b58_modern
}

async fn b58_modern_limited(mut source: impl tokio::io::AsyncRead + Unpin) -> usize {
    // region: b58_modern_limited
    use bytes::{BufMut, BytesMut};
    use tokio::io::AsyncReadExt;

    let mut received = BytesMut::with_capacity(64).limit(64);
    while source.read_buf(&mut received).await.unwrap() != 0 {}
    received.into_inner().len() // never more than 64
    // endregion: b58_modern_limited
}

#[test]
fn b58_remaining_mut_is_the_free_capacity_and_in_bytes_1_all_memory() {
    use bytes::BufMut as _;
    use bytes_legacy::BufMut as _;

    let mut legacy = bytes_legacy::BytesMut::with_capacity(64);
    legacy.put_slice(&[0; 60]);
    assert_eq!(legacy.remaining_mut(), 4);

    let mut modern = bytes::BytesMut::with_capacity(64);
    modern.put_slice(&[0; 60]);
    assert_eq!(modern.remaining_mut(), usize::MAX / 2 - 60);
}

/// Sends SIGINT to this thread, which has handled it when this returns: two of them are never taken for one.
fn interrupt_myself() {
    signal_hook::low_level::raise(signal_hook::consts::SIGINT).unwrap();
}

#[test]
fn b59_a_second_ctrl_c_is_kept_by_the_stream_and_lost_between_two_calls_of_tokio_1() {
    let [legacy, modern, stream] = in_children!(b59_legacy, b59_modern, b59_modern_stream).map(Process::ends);
    assert!(legacy.said("the second came"), "{legacy:?}");
    shown(59, Legacy, "is kept for the next");
    assert!(modern.said("the second was lost"), "{modern:?}");
    assert!(stream.said("the second came"), "{stream:?}");
    shown(59, Modern, "one that comes between two calls is lost");
}

fn b59_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let mut runtime = tokio::runtime::current_thread::Runtime::new().unwrap();
    let busy = interrupt_myself;
    // region: b59_legacy
    use futures::Stream;
    use tokio_signal::ctrl_c;

    let interrupts = runtime.block_on(ctrl_c()).unwrap();
    busy(); // Ctrl-C is pressed meanwhile
    let (_first, interrupts) = runtime.block_on(interrupts.into_future()).ok().unwrap();
    busy(); // and again
    let (_second, _) = runtime.block_on(interrupts.into_future()).ok().unwrap();
    println!("the second came");
    // endregion: b59_legacy
}

fn b59_modern() {
    use tokio::signal::unix::{SignalKind, signal};
    on_tokio(async {
        let mut witness = signal(SignalKind::interrupt()).unwrap();
        let mut busy = async || {
            interrupt_myself();
            witness.recv().await.unwrap(); // now tokio has told whoever listens
        };
        // region: b59_modern
        use tokio::signal::ctrl_c;
        use tokio::time::timeout;

        let (first, ()) = tokio::join!(biased; ctrl_c(), busy()); // Ctrl-C is pressed meanwhile
        first.unwrap();
        busy().await; // and again, while nobody listens
        if timeout(Duration::from_millis(100), ctrl_c()).await.is_err() {
            println!("the second was lost");
        }
        // endregion: b59_modern
    });
}

fn b59_modern_stream() {
    on_tokio(async {
        let busy = async || interrupt_myself();
        // region: b59_modern_stream
        use tokio::signal::unix::{SignalKind, signal};

        let mut interrupts = signal(SignalKind::interrupt()).unwrap();
        busy().await;
        interrupts.recv().await.unwrap();
        busy().await;
        interrupts.recv().await.unwrap();
        println!("the second came");
        // endregion: b59_modern_stream
    });
}

#[test]
fn b60_what_was_written_to_stdout_is_out_and_in_tokio_1_may_be_lost_at_exit() {
    let [legacy, modern, flushed] = in_children!(b60_legacy, b60_modern, b60_modern_flush).map(Process::ends);
    assert!(legacy.said("last words"), "{legacy:?}");
    shown(60, Legacy, "a full line is out");
    assert!(!modern.said("last words"), "{modern:?}");
    assert!(flushed.said("last words"), "{flushed:?}");
    shown(60, Modern, "`process::exit` can come first");
    assert_eq!([legacy.code, modern.code, flushed.code], [Some(3); 3]);
}

fn b60_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b60_legacy
    use futures::Future;
    use tokio::io::{stdout, write_all};

    tokio::run(
        write_all(stdout(), "last words\n").map_err(drop).map(|_| exit(3)), // the words are out
    );
    // endregion: b60_legacy
}

/// Runs `future` on a runtime whose only thread for blocking work is busy until `exit`, or, with
/// `patience`, for a while.
fn with_a_busy_blocking_thread(patience: Option<Duration>, future: impl Future) {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.max_blocking_threads(1).build().unwrap();
    runtime.spawn_blocking(move || match patience {
        Some(patience) => std::thread::sleep(patience),
        None => std::thread::park(),
    });
    runtime.block_on(future);
}

fn b60_modern() {
    with_a_busy_blocking_thread(None, async {
        // region: b60_modern
        use tokio::io::{AsyncWriteExt, stdout};

        stdout().write_all(b"last words\n").await.unwrap();
        exit(3); // another thread was still to write the words
        // endregion: b60_modern
    });
}

fn b60_modern_flush() {
    with_a_busy_blocking_thread(Some(Duration::from_millis(50)), async {
        // region: b60_modern_flush
        use tokio::io::{AsyncWriteExt, stdout};

        let mut stdout = stdout();
        stdout.write_all(b"last words\n").await.unwrap();
        stdout.flush().await.unwrap();
        exit(3); // the words are out
        // endregion: b60_modern_flush
    });
}

/// A writer of 0.1 that is never ready.
struct Stuck;

impl io::Write for Stuck {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::WouldBlock.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::WouldBlock.into())
    }
}

impl tokio_legacy::io::AsyncWrite for Stuck {
    fn shutdown(&mut self) -> futures_legacy::Poll<(), io::Error> {
        Ok(futures_legacy::Async::NotReady)
    }
}

#[test]
fn b61_start_send_refuses_what_is_too_much_and_in_futures_03_takes_all() {
    use tokio_util::codec::{BytesCodec, FramedWrite};

    // 8 KiB are the limit of both buffers; a frame has 1 KiB.
    let codec = tokio_legacy::codec::BytesCodec::new();
    let to_a_slow_peer = tokio_legacy::codec::FramedWrite::new(Stuck, codec);
    assert_eq!(b61_legacy(to_a_slow_peer), 8);
    shown(61, Legacy, "answers `NotReady` and hands the item back");

    let (slow_peer, _other_end) = tokio::io::duplex(1);
    assert_eq!(b61_modern_unasked(FramedWrite::new(slow_peer, BytesCodec::new())), 1000);
    let (slow_peer, _other_end) = tokio::io::duplex(1);
    let accepted = b61_modern(FramedWrite::new(slow_peer, BytesCodec::new()));
    assert_eq!(on_tokio(accepted), 8);
    shown(61, Modern, "takes whatever `start_send` gives it");
}

fn b61_legacy<S>(mut sink: S) -> usize
where
    S: futures_legacy::Sink<SinkItem = bytes_legacy::Bytes, SinkError = io::Error>,
{
    use bytes_legacy as bytes;
    let frame = || bytes::Bytes::from(vec![b'x'; 1024]);
    // region: b61_legacy
    let mut accepted = 0;
    while accepted < 1000 && sink.start_send(frame()).unwrap().is_ready() {
        accepted += 1;
    }
    accepted // 8: then `NotReady` hands the frame back
    // endregion: b61_legacy
}

fn b61_modern_unasked<S>(mut sink: S) -> usize
where
    S: futures::Sink<bytes::Bytes, Error = io::Error> + Unpin,
{
    let frame = || bytes::Bytes::from(vec![b'x'; 1024]);
    // region: b61_modern_unasked
    use futures::SinkExt;

    let mut accepted = 0;
    while accepted < 1000 && sink.start_send_unpin(frame()).is_ok() {
        accepted += 1;
    }
    accepted // 1000: the buffer grows
    // endregion: b61_modern_unasked
}

async fn b61_modern<S>(mut sink: S) -> usize
where
    S: futures::Sink<bytes::Bytes, Error = io::Error> + Unpin,
{
    let frame = || bytes::Bytes::from(vec![b'x'; 1024]);
    // region: b61_modern
    use futures::SinkExt;
    use std::future::poll_fn;
    use std::task::Poll;

    poll_fn(|cx| {
        let mut accepted = 0;
        while accepted < 1000 && sink.poll_ready_unpin(cx).is_ready() {
            sink.start_send_unpin(frame()).unwrap();
            accepted += 1;
        }
        Poll::Ready(accepted) // 8: then `poll_ready` is pending
    })
    .await
    // endregion: b61_modern
}

/// A reader of 0.1 that has one word, and then is not ready.
struct OneWord(&'static [u8]);

impl Read for OneWord {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buf)? {
            0 => Err(io::ErrorKind::WouldBlock.into()),
            n => Ok(n),
        }
    }
}

impl tokio_legacy::io::AsyncRead for OneWord {}

#[test]
fn b62_copy_flushes_at_the_end_and_in_tokio_1_whenever_it_waits() {
    assert_eq!(b62_legacy(OneWord(b"ping")), b"");
    shown(62, Legacy, "Once, at the end of the reader");
    on_tokio(async {
        let (reader, mut other_end) = tokio::io::duplex(64);
        let word = tokio::io::AsyncWriteExt::write_all(&mut other_end, b"ping");
        word.await.unwrap();
        assert_eq!(b62_modern(reader), b"ping");
    });
    shown(62, Modern, "Whenever the reader has nothing for now");
}

/// Returns the bytes that have passed the buffer when the reader is not ready.
fn b62_legacy(reader: OneWord) -> Vec<u8> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b62_legacy
    use futures::Future;
    use std::io::{BufWriter, Cursor};
    use tokio::io::copy;

    let mut writer = BufWriter::new(Cursor::new(Vec::new()));
    assert!(copy(reader, &mut writer).poll().unwrap().is_not_ready());
    writer.get_ref().get_ref().clone() // nothing yet
    // endregion: b62_legacy
}

/// Returns the bytes that have passed the buffer when the reader is not ready.
fn b62_modern(mut reader: tokio::io::DuplexStream) -> Vec<u8> {
    // region: b62_modern
    use futures::FutureExt;
    use tokio::io::{BufWriter, copy};

    let mut writer = BufWriter::new(Vec::new());
    assert!(copy(&mut reader, &mut writer).now_or_never().is_none());
    writer.get_ref().clone() // all that was read
    // endregion: b62_modern
}

#[test]
fn b63_dropping_a_buf_writer_writes_its_rest_and_in_tokio_1_loses_it() {
    use std::net::{TcpListener, TcpStream};
    let connection = || {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let peer = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        (listener.accept().unwrap().0, peer)
    };
    let mut received = String::new();

    let (stream, mut peer) = connection();
    b63_legacy(tokio_legacy::net::TcpStream::from_std(stream, &Default::default()).unwrap());
    peer.read_to_string(&mut received).unwrap();
    assert_eq!(received, "hello, goodbye");
    shown(63, Legacy, "writes its rest when it is dropped");

    let (stream, mut peer) = connection();
    stream.set_nonblocking(true).unwrap();
    on_tokio(async {
        let stream = tokio::net::TcpStream::from_std(stream).unwrap();
        b63_modern(stream).await;
    });
    received.clear();
    peer.read_to_string(&mut received).unwrap();
    assert_eq!(received, "hello, ");
    shown(63, Modern, "drops its rest");
}

fn b63_legacy(stream: tokio_legacy::net::TcpStream) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b63_legacy
    use futures::Future;
    use std::io::BufWriter;
    use tokio::io::{flush, write_all};
    use tokio::runtime::current_thread::block_on_all;

    let said = write_all(BufWriter::new(stream), "hello, ")
        .and_then(|(writer, _)| flush(writer))
        .and_then(|writer| write_all(writer, "goodbye"))
        .map(drop); // std's `BufWriter` tries to write its rest
    block_on_all(said).unwrap();
    // endregion: b63_legacy
}

async fn b63_modern(stream: tokio::net::TcpStream) {
    // region: b63_modern
    use tokio::io::{AsyncWriteExt, BufWriter};

    let mut writer = BufWriter::new(stream);
    writer.write_all(b"hello, ").await.unwrap();
    writer.flush().await.unwrap();
    writer.write_all(b"goodbye").await.unwrap();
    drop(writer); // lost, without `writer.flush().await` or `shutdown`
    // endregion: b63_modern
}

/// Returns a child process that copies its standard input to its output.
fn echo() -> Command {
    let mut command = Command::new("cat");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

#[test]
fn b64_waiting_for_a_child_keeps_its_stdin_open_and_in_tokio_1_closes_it() {
    assert_eq!(&b64_legacy(), b"echo");
    shown(64, Legacy, "leaves its standard input open");
    on_tokio(b64_modern());
    shown(64, Modern, "closes the child's standard input first");
}

/// Returns the output of the child after it was waited for.
fn b64_legacy() -> [u8; 4] {
    use {futures_legacy as futures, tokio_legacy as tokio};

    use futures::{Async, Future};
    use tokio::runtime::current_thread::Runtime;
    use tokio_process::CommandExt;

    let polled = futures::lazy(|| {
        let mut command = echo();
        // region: b64_legacy
        let mut child = command.spawn_async().unwrap();
        let waiting = child.poll().unwrap();
        assert_eq!(waiting, Async::NotReady); // for ever: the child waits for the end of its input
        let stdin = child.stdin().take().unwrap(); // still open
        // endregion: b64_legacy
        let stdout = child.stdout().take().unwrap();
        tokio::io::write_all(stdin, b"echo")
            .and_then(|(stdin, _)| tokio::io::read_exact(stdout, [0; 4]).map(|(_, given_back)| (stdin, given_back)))
            .map(|(_stdin, given_back)| (child, given_back))
    });
    let (_child, given_back) = Runtime::new().unwrap().block_on(polled).unwrap();
    given_back
}

async fn b64_modern() {
    let command = echo();
    // region: b64_modern
    use tokio::process::Command;

    let mut child = Command::from(command).spawn().unwrap();
    let status = child.wait().await.unwrap(); // closes the child's standard input first
    assert!(status.success());
    assert!(child.stdin.is_none());
    // endregion: b64_modern
}
