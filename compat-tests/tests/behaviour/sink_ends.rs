//! Sinks and streams at their end: errors and turns of B39, `chunks` of B35, B70, B71, B78, B84, B91, B92.

use std::io;
use std::sync::{Arc, Mutex};

use crate::claims::{Legacy, Modern, shown};
use crate::drive::on_tokio;

#[test]
fn b39_an_error_of_buffered_comes_at_once_and_in_futures_03_in_its_turn() {
    assert_eq!(b39_legacy_error(), [Err("failed")]);
    assert_eq!(b39_legacy_turns(), ["B", "A", "B", "A"]);
    shown(39, Legacy, "an error is yielded at once");
    assert_eq!(b39_modern_error(), [Ok("slow"), Err("failed"), Ok("third")]);
    assert_eq!(b39_modern_turns(), ["B", "B", "A", "B"]);
    shown(39, Modern, "an error waits for its turn");
}

/// Returns the items of `buffered` for a slow answer, an error and a third answer.
fn b39_legacy_error() -> Vec<Result<&'static str, &'static str>> {
    use futures_legacy as futures;
    let (answer, slow) = futures::sync::oneshot::channel();
    // region: b39_legacy_error
    use futures::{Future, Stream, future, stream};

    let answers: Vec<Box<dyn Future<Item = _, Error = _>>> =
        vec![Box::new(slow.map_err(|_| "gone")), Box::new(future::err("failed")), Box::new(future::ok("third"))];
    let mut answers = stream::iter_ok(answers).buffered(3).wait();
    let first = answers.next(); // Err("failed"), while the slow one is still waited for
    // endregion: b39_legacy_error
    answer.send("slow").unwrap();
    first.into_iter().collect()
}

fn b39_modern_error() -> Vec<Result<&'static str, &'static str>> {
    let (answer, slow) = futures::channel::oneshot::channel();
    // region: b39_modern_error
    use futures::{FutureExt as _, StreamExt as _, TryFutureExt as _, future, stream};

    let answers =
        [slow.map_err(|_| "gone").boxed(), future::ready(Err("failed")).boxed(), future::ready(Ok("third")).boxed()];
    let mut answers = stream::iter(answers).buffered(3);
    assert_eq!(answers.next().now_or_never(), None); // the error waits behind the slow one
    // endregion: b39_modern_error
    answer.send("slow").unwrap();
    futures::executor::block_on(answers.collect())
}

fn b39_legacy_turns() -> Vec<&'static str> {
    use futures_legacy as futures;
    // region: b39_legacy_turns
    use futures::{Async, Stream, stream, task};

    let mut has_waited = false;
    let left = stream::poll_fn(move || -> futures::Poll<Option<&str>, ()> {
        if has_waited {
            return Ok(Async::Ready(Some("A")));
        }
        has_waited = true; // pending once
        task::current().notify();
        Ok(Async::NotReady)
    });
    let right = stream::repeat("B");
    let turns = left.select(right).take(4); // B A B A
    // endregion: b39_legacy_turns
    turns.wait().map(Result::unwrap).collect()
}

fn b39_modern_turns() -> Vec<&'static str> {
    // region: b39_modern_turns
    use futures::{StreamExt as _, stream};
    use std::task::Poll;

    let mut has_waited = false;
    let left = stream::poll_fn(move |cx| {
        if has_waited {
            return Poll::Ready(Some("A"));
        }
        has_waited = true; // pending once
        cx.waker().wake_by_ref();
        Poll::Pending
    });
    let right = stream::repeat("B");
    let turns = stream::select(left, right).take(4); // B B A B
    // endregion: b39_modern_turns
    futures::executor::block_on(turns.collect())
}

#[test]
fn b35_chunks_with_an_error_in_the_middle() {
    use futures::{StreamExt as _, TryStreamExt as _};
    use futures_legacy::Stream as _;
    let outcomes = || vec![Ok(1), Ok(2), Err("three"), Ok(4)];

    let legacy: Vec<_> = futures_legacy::stream::iter_result(outcomes()).chunks(4).wait().collect();
    assert_eq!(legacy, [Ok(vec![1, 2]), Err("three"), Ok(vec![4])]);
    shown(35, Legacy, "`chunks` yields what it had before the error, and then the error");

    let chunks = futures::stream::iter(outcomes()).try_chunks(4);
    let chunks: Vec<_> = on_tokio(chunks.map_err(|e| (e.0, e.1)).collect());
    assert_eq!(chunks, [Err((vec![1, 2], "three")), Ok(vec![4])]);
    shown(35, Modern, "`try_chunks` yields one error with the items inside it");
}

#[test]
fn b35_throttle_lets_an_error_pass_at_once_and_in_tokio_stream_waits_behind_it() {
    use futures::StreamExt as _;
    use futures_legacy::Stream as _;
    use std::time::{Duration, Instant};
    const PAUSE: Duration = Duration::from_millis(20);
    let outcomes = || vec![Ok(1), Err("two"), Ok(3)];

    let legacy = tokio_legacy::runtime::current_thread::block_on_all(futures_legacy::lazy(|| {
        let start = Instant::now();
        let items = futures_legacy::stream::iter_result(outcomes());
        let paced = tokio_legacy::util::StreamExt::throttle(items, PAUSE).then(move |_| Ok::<_, ()>(start.elapsed()));
        paced.collect()
    }))
    .unwrap();
    assert!(legacy[2] >= PAUSE); // one pause, behind the first item
    shown(35, Legacy, "`throttle` waits behind items alone");

    let modern = crate::drive::on_paused_tokio(async {
        let start = tokio::time::Instant::now();
        let paced = tokio_stream::StreamExt::throttle(futures::stream::iter(outcomes()), PAUSE);
        paced.map(|_| start.elapsed()).collect::<Vec<_>>().await
    });
    assert!(modern[2] >= 2 * PAUSE, "{modern:?}");
    shown(35, Modern, "`throttle` waits behind an error, too");
}

#[test]
fn b70_closing_a_sender_does_nothing_and_in_futures_03_disconnects_the_channel() {
    assert_eq!(b70_legacy(), [1, 2, 3]);
    shown(70, Legacy, "later sends arrive");
    assert_eq!(b70_modern(), [1]);
    assert_eq!(b70_modern_unbounded(), [1]);
    shown(70, Modern, "disconnects the channel");
}

fn b70_legacy() -> Vec<u32> {
    use futures_legacy as futures;
    // region: b70_legacy
    use futures::{Future, Sink, Stream, stream, sync::mpsc};

    let (sender, receiver) = mpsc::unbounded();
    let mut other = sender.clone();
    let numbers = stream::iter_ok::<_, mpsc::SendError<u32>>(vec![1]);
    drop(numbers.forward(sender.clone()).wait().unwrap()); // closes it
    other.close().unwrap();
    sender.unbounded_send(2).unwrap();
    other.unbounded_send(3).unwrap();
    // endregion: b70_legacy
    drop((sender, other));
    receiver.wait().map(Result::unwrap).collect()
}

fn b70_modern() -> Vec<u32> {
    // region: b70_modern
    use futures::{FutureExt as _, SinkExt as _, StreamExt as _, channel::mpsc};

    let (mut sender, receiver) = mpsc::channel(8);
    sender.try_send(1).unwrap();
    sender.close().now_or_never().unwrap().unwrap();
    assert!(sender.try_send(2).unwrap_err().is_disconnected());
    // endregion: b70_modern
    futures::executor::block_on(receiver.collect())
}

fn b70_modern_unbounded() -> Vec<u32> {
    // region: b70_modern_unbounded
    use futures::{FutureExt as _, StreamExt as _, channel::mpsc, stream};

    let (sender, receiver) = mpsc::unbounded();
    let other = sender.clone();
    // Into a reference: the channel closes for every clone.
    stream::iter([Ok(1)]).forward(&sender).now_or_never().unwrap().unwrap();
    assert!(other.unbounded_send(2).unwrap_err().is_disconnected());
    // endregion: b70_modern_unbounded
    futures::executor::block_on(receiver.collect())
}

/// A sink and stream of either generation that keeps the items that it gets.
#[derive(Clone, Debug, Default)]
struct Keeping(Arc<Mutex<Vec<u32>>>);

impl Keeping {
    fn kept(&self) -> Vec<u32> {
        self.0.lock().unwrap().clone()
    }
}

mod keeping_legacy {
    use futures_legacy::{Async, AsyncSink, Poll, Sink, StartSend, Stream};

    impl Sink for super::Keeping {
        type SinkItem = u32;
        type SinkError = ();

        fn start_send(&mut self, item: u32) -> StartSend<u32, ()> {
            self.0.lock().unwrap().push(item);
            Ok(AsyncSink::Ready)
        }

        fn poll_complete(&mut self) -> Poll<(), ()> {
            Ok(Async::Ready(()))
        }

        fn close(&mut self) -> Poll<(), ()> {
            Ok(Async::Ready(()))
        }
    }

    impl Stream for super::Keeping {
        type Item = u32;
        type Error = ();

        fn poll(&mut self) -> Poll<Option<u32>, ()> {
            Ok(Async::Ready(None))
        }
    }
}

mod keeping_modern {
    use futures::{Sink, Stream};
    use std::pin::Pin;
    use std::task::{Context, Poll};

    impl Sink<u32> for super::Keeping {
        type Error = ();

        fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            Poll::Ready(Ok(()))
        }

        fn start_send(self: Pin<&mut Self>, item: u32) -> Result<(), ()> {
            self.0.lock().unwrap().push(item);
            Ok(())
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            Poll::Ready(Ok(()))
        }
    }

    impl Stream for super::Keeping {
        type Item = u32;

        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u32>> {
            Poll::Ready(None)
        }
    }
}

#[test]
fn b71_an_item_given_to_a_half_is_in_the_sink_and_in_futures_03_may_sit_in_the_half() {
    assert_eq!(b71_legacy(Keeping::default()), [1]);
    shown(71, Legacy, "has handed it to the sink");
    assert_eq!(b71_modern(Keeping::default()), [0; 0]);
    assert_eq!(b71_modern_flushed(Keeping::default()), [1]);
    shown(71, Modern, "keeps the item");
}

fn b71_legacy(sink: Keeping) -> Vec<u32> {
    use futures_legacy as futures;
    // region: b71_legacy
    use futures::{Future, Sink, Stream, future};

    let given = future::lazy(move || {
        let (mut sink, stream) = sink.split();
        sink.start_send(1).unwrap();
        Ok::<_, ()>(sink.reunite(stream).unwrap()) // 1 is in the sink
    });
    // endregion: b71_legacy
    given.wait().unwrap().kept()
}

fn b71_modern(sink: Keeping) -> Vec<u32> {
    // region: b71_modern
    use futures::{FutureExt as _, SinkExt as _, StreamExt as _};

    let (mut half, stream) = sink.split();
    half.feed(1).now_or_never().unwrap().unwrap();
    let sink = half.reunite(stream).unwrap(); // 1 was in the half, and is gone
    // endregion: b71_modern
    sink.kept()
}

fn b71_modern_flushed(sink: Keeping) -> Vec<u32> {
    // region: b71_modern_flushed
    use futures::{FutureExt as _, SinkExt as _, StreamExt as _};

    let (mut half, stream) = sink.split();
    half.send(1).now_or_never().unwrap().unwrap(); // `feed` and `flush`
    let sink = half.reunite(stream).unwrap();
    // endregion: b71_modern_flushed
    sink.kept()
}

/// A reader that ends, and has more bytes when it is read again.
struct EndsAndGoesOn(u32);

impl io::Read for EndsAndGoesOn {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0 += 1;
        if self.0 == 1 {
            return Ok(0);
        }
        into[..5].copy_from_slice(b"more\n");
        Ok(5)
    }
}

impl tokio_legacy::io::AsyncRead for EndsAndGoesOn {}

impl tokio::io::AsyncRead for EndsAndGoesOn {
    fn poll_read(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        into: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<io::Result<()>> {
        let count = io::Read::read(&mut *self, into.initialize_unfilled())?;
        into.advance(count);
        std::task::Poll::Ready(Ok(()))
    }
}

#[test]
fn b78_a_framed_read_that_has_ended_stays_ended_and_in_tokio_util_reads_on() {
    assert_eq!(b78_legacy(EndsAndGoesOn(0)), [None, None]);
    shown(78, Legacy, "yields `None` for ever");
    assert_eq!(on_tokio(b78_modern(EndsAndGoesOn(0))), [None, Some("more".to_owned())]);
    shown(78, Modern, "reads again");
}

fn b78_legacy(file: EndsAndGoesOn) -> [Option<String>; 2] {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b78_legacy
    use futures::Stream;
    use tokio::codec::{FramedRead, LinesCodec};

    let mut lines = FramedRead::new(file, LinesCodec::new()).wait();
    let seen = [lines.next(), lines.next()]; // None, None
    // endregion: b78_legacy
    seen.map(Option::transpose).map(Result::unwrap)
}

async fn b78_modern(file: EndsAndGoesOn) -> [Option<String>; 2] {
    // region: b78_modern
    use futures::StreamExt;
    use tokio_util::codec::{FramedRead, LinesCodec};

    let mut lines = FramedRead::new(file, LinesCodec::new());
    let seen = [lines.next().await, lines.next().await]; // None, and what came meanwhile
    // endregion: b78_modern
    seen.map(Option::transpose).map(Result::unwrap)
}

#[test]
fn b84_an_error_before_forward_loses_the_buffered_replies_and_a_loop_sends_them() {
    let mut received = Vec::new();
    b84_legacy(&mut received);
    assert_eq!(received, b"");
    b84_legacy_send_all(&mut received);
    assert_eq!(received, b"");
    shown(84, Legacy, "drop the sink with all that is still in its buffer");

    assert_eq!(on_tokio(b84_modern_forward()), b"");
    assert_eq!(on_tokio(b84_modern_send_all()), (b"".to_vec(), b"one\n".to_vec()));
    assert_eq!(on_tokio(b84_modern()), b"one\ntwo\n");
    shown(84, Modern, "a loop around `send` has sent them");
}

/// A socket of 0.1 that keeps the bytes that are written to it.
struct LegacySocket<'a>(&'a mut Vec<u8>);

impl io::Write for LegacySocket<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl tokio_legacy::io::AsyncWrite for LegacySocket<'_> {
    fn shutdown(&mut self) -> futures_legacy::Poll<(), io::Error> {
        Ok(futures_legacy::Async::Ready(()))
    }
}

fn b84_legacy(socket: &mut Vec<u8>) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let socket = LegacySocket(socket);
    // region: b84_legacy
    use futures::{Future, Stream, stream};
    use tokio::codec::{FramedWrite, LinesCodec};

    let replies: Vec<io::Result<String>> =
        vec![Ok("one".to_owned()), Ok("two".to_owned()), Err(io::ErrorKind::InvalidData.into())];
    let sink = FramedWrite::new(socket, LinesCodec::new());
    let sent = stream::iter_result(replies).forward(sink).wait(); // the error; "one" and "two" are lost
    // endregion: b84_legacy
    assert!(sent.is_err());
}

/// The same with `send_all`.
fn b84_legacy_send_all(socket: &mut Vec<u8>) {
    use futures_legacy::{Future as _, Sink as _, stream};
    let replies: Vec<io::Result<String>> = vec![Ok("one".to_owned()), Err(io::ErrorKind::InvalidData.into())];
    let sink = tokio_legacy::codec::FramedWrite::new(LegacySocket(socket), tokio_legacy::codec::LinesCodec::new());
    assert!(sink.send_all(stream::iter_result(replies)).wait().is_err());
}

/// Returns the bytes that were received after the error of `send_all`, and after a flush.
async fn b84_modern_send_all() -> (Vec<u8>, Vec<u8>) {
    use futures::SinkExt;
    let replies = [Ok("one"), Err(tokio_util::codec::LinesCodecError::MaxLineLengthExceeded)];
    let mut received = Vec::new();
    let mut sink = tokio_util::codec::FramedWrite::new(&mut received, tokio_util::codec::LinesCodec::new());
    // region: b84_modern_send_all
    let sent = sink.send_all(&mut futures::stream::iter(replies)).await; // the error; "one" is in the buffer
    let at_the_error = sink.get_ref().len(); // 0
    SinkExt::<&str>::flush(&mut sink).await.unwrap(); // now it is sent
    // endregion: b84_modern_send_all
    assert!(sent.is_err());
    let at_the_error = sink.get_ref()[..at_the_error].to_vec();
    drop(sink);
    (at_the_error, received)
}

async fn b84_modern_forward() -> Vec<u8> {
    let (socket, mut peer) = tokio::io::duplex(64);
    // region: b84_modern_forward
    use futures::{StreamExt as _, stream};
    use tokio_util::codec::{FramedWrite, LinesCodec};

    let replies = [Ok("one"), Ok("two"), Err(io::Error::from(io::ErrorKind::InvalidData).into())];
    let sink = FramedWrite::new(socket, LinesCodec::new());
    let sent = stream::iter(replies).forward(sink).await; // as before
    // endregion: b84_modern_forward
    assert!(sent.is_err());
    let mut received = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(&mut peer, &mut received).await.unwrap();
    received
}

async fn b84_modern() -> Vec<u8> {
    let (socket, mut peer) = tokio::io::duplex(64);
    let replies = [Ok("one"), Ok("two"), Err(io::ErrorKind::InvalidData)];
    // region: b84_modern
    use futures::{SinkExt as _, StreamExt as _, stream};
    use tokio_util::codec::{FramedWrite, LinesCodec};

    let mut replies = stream::iter(replies);
    let mut sink = FramedWrite::new(socket, LinesCodec::new());
    while let Some(Ok(reply)) = replies.next().await {
        sink.send(reply).await.unwrap(); // "one" and "two" go out
    }
    // endregion: b84_modern
    drop(sink);
    let mut received = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(&mut peer, &mut received).await.unwrap();
    received
}

#[test]
fn b91_an_error_that_was_peeked_at_is_gone_and_in_futures_03_comes_again() {
    assert_eq!(b91_legacy(), (Err("failed"), vec![Ok(2)]));
    shown(91, Legacy, "takes it out of the stream");
    assert_eq!(b91_modern(), (Err("failed"), vec![Err("failed"), Ok(2)]));
    shown(91, Modern, "leaves it there");
}

type Peeked = (Result<u32, &'static str>, Vec<Result<u32, &'static str>>);

/// Returns the result of `peek`, and the next items.
fn b91_legacy() -> Peeked {
    use futures_legacy as futures;
    // region: b91_legacy
    use futures::{Stream, future, stream};

    let mut numbers = stream::iter_result([Err("failed"), Ok(2)]).peekable();
    let seen = future::poll_fn(|| numbers.peek().map(|peeked| peeked.map(Option::<&u32>::copied)));
    // endregion: b91_legacy
    let seen = futures::Future::wait(seen).map(Option::unwrap);
    (seen, numbers.wait().collect()) // Err("failed"), then 2 alone
}

fn b91_modern() -> Peeked {
    // region: b91_modern
    use futures::{StreamExt as _, stream};
    use std::pin::pin;

    let mut numbers = pin!(stream::iter([Err("failed"), Ok(2)]).peekable());
    let seen = futures::executor::block_on(numbers.as_mut().peek()).copied();
    // endregion: b91_modern
    (seen.unwrap(), futures::executor::block_on(numbers.collect())) // Err("failed"), then it again, then 2
}

#[test]
fn b92_fanout_gives_an_item_to_the_one_that_is_open_and_in_futures_03_to_none() {
    assert_eq!(b92_legacy(), [1]);
    shown(92, Legacy, "the first sink has it already");
    assert!(b92_modern().is_empty());
    shown(92, Modern, "neither gets it");
}

/// Returns the items that the open one of two sinks has received.
fn b92_legacy() -> Vec<u32> {
    use futures_legacy as futures;
    // region: b92_legacy
    use futures::{Future, Sink, Stream, sync::mpsc};

    let (open, received) = mpsc::unbounded();
    let (closed, _) = mpsc::unbounded();
    assert!(open.fanout(closed).send(1).wait().is_err());
    // endregion: b92_legacy
    received.wait().map(Result::unwrap).collect()
}

fn b92_modern() -> Vec<u32> {
    // region: b92_modern
    use futures::{SinkExt as _, StreamExt as _, channel::mpsc};

    let (open, received) = mpsc::unbounded();
    let (closed, _) = mpsc::unbounded();
    let mut both = open.fanout(closed);
    assert!(futures::executor::block_on(both.send(1)).is_err());
    // endregion: b92_modern
    drop(both);
    futures::executor::block_on(received.collect())
}
