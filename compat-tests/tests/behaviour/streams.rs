//! Sinks and streams: B33–B35, B38, B39.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use crate::claims::{Legacy, Modern, shown};
use crate::drive::{on_paused_tokio, on_tokio};

/// Calls of a sink, in order.
#[derive(Clone, Debug, Default)]
struct Asked(Rc<RefCell<Vec<&'static str>>>);

impl Asked {
    fn note(&self, what: &'static str) {
        self.0.borrow_mut().push(what);
    }

    fn take(&self) -> Vec<&'static str> {
        self.0.take()
    }
}

/// A sink of either generation that records its calls.
struct Noting(Asked);

mod noting_legacy {
    use futures_legacy::{Async, AsyncSink, Poll, Sink, StartSend};

    impl Sink for super::Noting {
        type SinkItem = u32;
        type SinkError = ();

        fn start_send(&mut self, _: u32) -> StartSend<u32, ()> {
            self.0.note("item");
            Ok(AsyncSink::Ready)
        }

        fn poll_complete(&mut self) -> Poll<(), ()> {
            self.0.note("flush");
            Ok(Async::Ready(()))
        }

        fn close(&mut self) -> Poll<(), ()> {
            self.0.note("close");
            Ok(Async::Ready(()))
        }
    }
}

mod noting_modern {
    use futures::Sink;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    impl Sink<u32> for super::Noting {
        type Error = ();

        fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            Poll::Ready(Ok(()))
        }

        fn start_send(self: Pin<&mut Self>, _: u32) -> Result<(), ()> {
            self.0.note("item");
            Ok(())
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            self.0.note("flush");
            Poll::Ready(Ok(()))
        }

        fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
            self.0.note("close");
            Poll::Ready(Ok(()))
        }
    }
}

#[test]
fn b33_send_all_closes_the_sink_and_in_futures_03_only_flushes() {
    let asked = Asked::default();
    b33_legacy(Noting(asked.clone()));
    assert_eq!(asked.take(), ["item", "item", "close"]);
    shown(33, Legacy, "closes the sink when the stream ends");

    let mut sink = Noting(asked.clone());
    on_tokio(b33_modern(&mut sink)).unwrap();
    assert_eq!(asked.take(), ["item", "item", "flush"]);
    on_tokio(b33_modern_closing(&mut sink)).unwrap();
    assert_eq!(asked.take(), ["item", "item", "flush", "close"]);
    shown(33, Modern, "flushes the sink and leaves it open");
}

fn b33_legacy<S>(sink: S)
where
    S: futures_legacy::Sink<SinkItem = u32, SinkError = ()>,
{
    use futures_legacy as futures;
    // region: b33_legacy
    use futures::{Future, stream};

    let sent = sink.send_all(stream::iter_ok(vec![1, 2])); // item, item, close
    // endregion: b33_legacy
    drop(sent.wait());
}

async fn b33_modern<S>(sink: &mut S) -> Result<(), ()>
where
    S: futures::Sink<u32, Error = ()> + Unpin,
{
    // region: b33_modern
    use futures::{SinkExt, StreamExt, stream};

    let mut numbers = stream::iter([1, 2]).map(Ok);
    sink.send_all(&mut numbers).await?; // item, item, flush
    // endregion: b33_modern
    Ok(())
}

async fn b33_modern_closing<S>(sink: &mut S) -> Result<(), ()>
where
    S: futures::Sink<u32, Error = ()> + Unpin,
{
    use futures::{SinkExt, StreamExt, stream};
    let mut numbers = stream::iter([1, 2]).map(Ok);
    // region: b33_modern_closing
    sink.send_all(&mut numbers).await?;
    sink.close().await?;
    // endregion: b33_modern_closing
    Ok(())
}

#[test]
fn b33_forward_closes_the_sink_in_both() {
    use futures::StreamExt as _;
    use futures_legacy::{Future as _, Stream as _};

    let asked = Asked::default();
    let numbers = futures_legacy::stream::iter_ok::<_, ()>(vec![1]);
    drop(numbers.forward(Noting(asked.clone())).wait());
    assert_eq!(asked.take().last(), Some(&"close"));

    let numbers = futures::stream::iter([Ok(1)]);
    on_tokio(numbers.forward(Noting(asked.clone()))).unwrap();
    assert_eq!(asked.take().last(), Some(&"close"));
}

#[test]
fn b34_send_flushes_in_both_and_feed_does_not() {
    let asked = Asked::default();
    b34_legacy(Noting(asked.clone()));
    assert_eq!(asked.take(), ["item", "flush", "item", "flush"]);
    shown(34, Legacy, "to send without a flush one calls `start_send`");

    let mut sink = Noting(asked.clone());
    on_tokio(b34_modern(&mut sink)).unwrap();
    assert_eq!(asked.take(), ["item", "flush", "item", "flush"]);
    on_tokio(b34_modern_feed(&mut sink)).unwrap();
    assert_eq!(asked.take(), ["item", "item", "flush"]);
    shown(34, Modern, "`feed` does not");
}

fn b34_legacy<S>(sink: S)
where
    S: futures_legacy::Sink<SinkItem = u32, SinkError = ()>,
{
    use futures_legacy as futures;
    // region: b34_legacy
    use futures::Future;

    let sent = sink.send(1).and_then(|sink| sink.send(2)); // item, flush, item, flush
    // endregion: b34_legacy
    drop(sent.wait());
}

async fn b34_modern<S>(sink: &mut S) -> Result<(), ()>
where
    S: futures::Sink<u32, Error = ()> + Unpin,
{
    // region: b34_modern
    use futures::SinkExt;

    sink.send(1).await?;
    sink.send(2).await?; // item, flush, item, flush
    // endregion: b34_modern
    Ok(())
}

async fn b34_modern_feed<S>(sink: &mut S) -> Result<(), ()>
where
    S: futures::Sink<u32, Error = ()> + Unpin,
{
    // region: b34_modern_feed
    use futures::SinkExt;

    sink.feed(1).await?;
    sink.feed(2).await?;
    sink.flush().await?; // item, item, flush
    // endregion: b34_modern_feed
    Ok(())
}

type Outcome = Result<u32, &'static str>;

#[test]
fn b35_stream_errors_stand_beside_the_items_and_in_futures_03_are_items() {
    let outcomes = || vec![Ok(1), Err("two"), Ok(3), Ok(4)];
    assert_eq!(b35_legacy(outcomes()), [Ok(1), Err("two"), Ok(3)]);
    shown(35, Legacy, "A stream's errors come beside its items");
    assert_eq!(on_tokio(b35_modern(outcomes())), [Ok(1), Err("two")]);
    shown(35, Modern, "counts an `Err` as one of the two");

    assert_eq!(b35_legacy_for_each(outcomes()), (1, Err("two")));
    let (sum, end) = on_tokio(b35_modern_try_for_each(outcomes()));
    assert_eq!((sum, end), (1, Err("two")));
    assert_eq!(on_tokio(b35_modern_for_each(outcomes())), 1 + 3 + 4);
}

fn b35_legacy(outcomes: Vec<Outcome>) -> Vec<Outcome> {
    use futures_legacy as futures;
    // region: b35_legacy
    use futures::{Stream, stream};

    let mut seen = Vec::new();
    for outcome in stream::iter_result(outcomes).take(2).wait() {
        seen.push(outcome); // Ok(1), Err("two"), Ok(3): an error is not one of the two
    }
    // endregion: b35_legacy
    seen
}

async fn b35_modern(outcomes: Vec<Outcome>) -> Vec<Outcome> {
    // region: b35_modern
    use futures::{StreamExt, stream};

    let mut seen = Vec::new();
    let mut two = stream::iter(outcomes).take(2);
    while let Some(outcome) = two.next().await {
        seen.push(outcome); // Ok(1), Err("two")
    }
    // endregion: b35_modern
    seen
}

fn b35_legacy_for_each(outcomes: Vec<Outcome>) -> (u32, Result<(), &'static str>) {
    use futures_legacy as futures;
    // region: b35_legacy_for_each
    use futures::{Future, Stream, stream};

    let mut sum = 0;
    let summing = stream::iter_result(outcomes).for_each(|n| {
        sum += n;
        Ok(())
    });
    let end = summing.wait(); // Err("two"), and the sum is 1
    // endregion: b35_legacy_for_each
    (sum, end)
}

async fn b35_modern_for_each(outcomes: Vec<Outcome>) -> u32 {
    // region: b35_modern_for_each
    use futures::{StreamExt, future, stream};

    let mut sum = 0;
    let summing = stream::iter(outcomes).for_each(|outcome| {
        sum += outcome.unwrap_or(0);
        future::ready(())
    });
    summing.await; // to the last item: the sum is 8
    // endregion: b35_modern_for_each
    sum
}

async fn b35_modern_try_for_each(outcomes: Vec<Outcome>) -> (u32, Result<(), &'static str>) {
    // region: b35_modern_try_for_each
    use futures::{TryStreamExt, future, stream};

    let mut sum = 0;
    let summing = stream::iter(outcomes).try_for_each(|n| {
        sum += n;
        future::ok(())
    });
    let end = summing.await; // Err("two"), and the sum is 1
    // endregion: b35_modern_try_for_each
    (sum, end)
}

#[test]
fn b35_skip_zip_and_chunks_let_errors_pass_and_in_futures_03_count_them() {
    use futures::StreamExt as _;
    use futures_legacy::Stream as _;
    let outcomes = || vec![Err("one"), Ok(2), Ok(3)];
    let legacy = || futures_legacy::stream::iter_result(outcomes());
    let modern = || futures::stream::iter(outcomes());

    let skipped: Vec<_> = legacy().skip(1).wait().collect();
    assert_eq!(skipped, [Err("one"), Ok(3)]);
    let skipped: Vec<_> = on_tokio(modern().skip(1).collect());
    assert_eq!(skipped, [Ok(2), Ok(3)]);

    let letters = futures_legacy::stream::iter_ok(vec!['a', 'b']);
    let pairs: Vec<_> = legacy().zip(letters).wait().collect();
    assert_eq!(pairs, [Err("one"), Ok((2, 'a')), Ok((3, 'b'))]);
    let letters = futures::stream::iter(['a', 'b']);
    let pairs: Vec<_> = on_tokio(modern().zip(letters).collect());
    assert_eq!(pairs, [(Err("one"), 'a'), (Ok(2), 'b')]);

    let chunks: Vec<_> = legacy().chunks(2).wait().collect();
    assert_eq!(chunks, [Err("one"), Ok(vec![2, 3])]);
    let chunks: Vec<_> = on_tokio(modern().chunks(2).collect());
    assert_eq!(chunks, [vec![Err("one"), Ok(2)], vec![Ok(3)]]);
}

const QUIET: Duration = Duration::from_millis(5);

#[test]
fn b38_a_stream_timeout_repeats_and_in_tokio_stream_reports_each_gap_once() {
    assert_eq!(b38_legacy(), 3);
    shown(38, Legacy, "one error for each period of silence");
    assert_eq!(on_paused_tokio(b38_modern()), 1);
    assert_eq!(on_paused_tokio(b38_modern_repeating()), 3);
    shown(38, Modern, "reports a gap once");
}

fn b38_legacy() -> usize {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let (_tx, silent_peer) = futures::sync::mpsc::unbounded::<u32>();
    // region: b38_legacy
    use futures::{Future, Stream};
    use tokio::runtime::current_thread::block_on_all;
    use tokio::util::StreamExt;

    let reports =
        silent_peer.timeout(QUIET).then(|outcome| Ok::<_, ()>(outcome.is_err())).filter(|elapsed| *elapsed).take(3); // one for each 5 ms
    block_on_all(reports.collect().map(|reports| reports.len())).unwrap()
    // endregion: b38_legacy
}

async fn b38_modern() -> usize {
    let (_tx, silent_peer) = tokio::sync::mpsc::unbounded_channel::<u32>();
    let silent_peer = tokio_stream::wrappers::UnboundedReceiverStream::new(silent_peer);
    // region: b38_modern
    use tokio::time::timeout;
    use tokio_stream::StreamExt;

    let mut reports = std::pin::pin!(silent_peer.timeout(QUIET));
    let mut reported = 0;
    while let Ok(Some(Err(_elapsed))) = timeout(1000 * QUIET, reports.next()).await {
        reported += 1; // one, until the next item
    }
    // endregion: b38_modern
    reported
}

async fn b38_modern_repeating() -> usize {
    let (_tx, silent_peer) = tokio::sync::mpsc::unbounded_channel::<u32>();
    let silent_peer = tokio_stream::wrappers::UnboundedReceiverStream::new(silent_peer);
    // region: b38_modern_repeating
    use tokio::time::interval;
    use tokio_stream::StreamExt;

    let reports = silent_peer.timeout_repeating(interval(QUIET)).filter(Result::is_err).take(3); // one for each 5 ms
    reports.collect::<Vec<_>>().await.len()
    // endregion: b38_modern_repeating
}

#[test]
fn b39_buffered_and_select_keep_their_order_in_both() {
    use futures::StreamExt as _;
    use futures_legacy::Stream as _;

    assert_eq!(legacy_answered_backwards(b39_legacy::in_order), [1, 2, 3]);
    assert_eq!(legacy_answered_backwards(b39_legacy::as_answered), [3, 2, 1]);
    let merged = b39_legacy::in_turns(vec![1, 2, 3], vec![10, 20]);
    let merged: Vec<_> = merged.wait().map(Result::unwrap).collect();
    assert_eq!(merged, [1, 10, 2, 20, 3]);

    let answers = modern_answered_backwards(b39_modern::in_order);
    assert_eq!(on_tokio(answers), [1, 2, 3]);
    let answers = modern_answered_backwards(b39_modern::as_answered);
    assert_eq!(on_tokio(answers), [3, 2, 1]);
    let merged = b39_modern::in_turns(vec![1, 2, 3], vec![10, 20]);
    assert_eq!(on_tokio(merged.collect::<Vec<_>>()), [1, 10, 2, 20, 3]);
}

mod b39_legacy {
    use futures_legacy as futures;
    // region: b39_legacy
    use futures::{Future, Stream, stream};

    pub(super) fn in_order<F: Future>(requests: Vec<F>) -> impl Stream<Item = F::Item> {
        stream::iter_ok(requests).buffered(3)
    }

    pub(super) fn as_answered<F: Future>(requests: Vec<F>) -> impl Stream<Item = F::Item> {
        stream::iter_ok(requests).buffer_unordered(3)
    }

    pub(super) fn in_turns(left: Vec<u32>, right: Vec<u32>) -> impl Stream<Item = u32, Error = ()> {
        stream::iter_ok(left).select(stream::iter_ok(right))
    }
    // endregion: b39_legacy
}

mod b39_modern {
    // region: b39_modern
    use futures::{Stream, StreamExt, stream};

    pub(super) fn in_order<F: Future>(requests: Vec<F>) -> impl Stream<Item = F::Output> {
        stream::iter(requests).buffered(3)
    }

    pub(super) fn as_answered<F: Future>(requests: Vec<F>) -> impl Stream<Item = F::Output> {
        stream::iter(requests).buffer_unordered(3)
    }

    pub(super) fn in_turns(left: Vec<u32>, right: Vec<u32>) -> impl Stream<Item = u32> {
        stream::select(stream::iter(left), stream::iter(right))
    }
    // endregion: b39_modern
}

/// Answers three requests in the order 3, 2, 1, after `buffer`'s stream was polled once.
fn legacy_answered_backwards<S>(buffer: impl FnOnce(Vec<futures_legacy::sync::oneshot::Receiver<u32>>) -> S) -> Vec<u32>
where
    S: futures_legacy::Stream<Item = u32>,
{
    use futures_legacy::{Future as _, future::lazy, sync::oneshot};
    use tokio_legacy::runtime::current_thread;

    let (answers, requests): (Vec<_>, Vec<_>) = (0..3).map(|_| oneshot::channel()).unzip();
    let answered = buffer(requests).collect();
    let answering = lazy(move || {
        for (request, answer) in answers.into_iter().rev().zip([3, 2, 1]) {
            request.send(answer).unwrap();
        }
        Ok(())
    });
    current_thread::block_on_all(lazy(move || {
        current_thread::spawn(answering);
        answered.map_err(|_| "a request was dropped")
    }))
    .unwrap()
}

/// Answers three requests in the order 3, 2, 1, after `buffer`'s stream was polled once.
async fn modern_answered_backwards<S>(buffer: impl FnOnce(Vec<tokio::sync::oneshot::Receiver<u32>>) -> S) -> Vec<u32>
where
    S: futures::Stream<Item = Result<u32, tokio::sync::oneshot::error::RecvError>>,
{
    use futures::TryStreamExt as _;

    let (answers, requests): (Vec<_>, Vec<_>) = (0..3).map(|_| tokio::sync::oneshot::channel()).unzip();
    let answering = async {
        for (request, answer) in answers.into_iter().rev().zip([3, 2, 1]) {
            request.send(answer).unwrap();
        }
    };
    let answered = buffer(requests).try_collect();
    let (answered, ()) = tokio::join!(biased; answered, answering);
    answered.unwrap()
}
