//! B32–B39: channels, sinks and streams.

#![allow(
    unreachable_pub,
    reason = "what the guide quotes reads as a user would have written it"
)]

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use crate::drive::{on_paused_tokio, on_tokio, panic_text};

/// What was asked of a sink, in order.
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

mod legacy {
    use super::{Asked, Duration};
    use ::futures_legacy as futures;
    use ::tokio_legacy as tokio;

    use ::futures_legacy::future::lazy;
    use ::futures_legacy::sync::{mpsc, oneshot};
    use ::futures_legacy::{
        Async, AsyncSink, Future, Poll, Sink, StartSend, Stream, stream, unsync,
    };
    use ::tokio_legacy::runtime::current_thread;
    use ::tokio_legacy::sync::watch;
    use ::tokio_legacy::util::StreamExt;

    /// A sink that notes what is asked of it.
    pub(super) struct Noting(pub(super) Asked);

    impl Sink for Noting {
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

    // region: b32_legacy
    pub fn messages_held_by_a_channel_of_two() -> usize {
        let (mut tx, _rx) = mpsc::channel(2);
        let mut second = tx.clone();
        let mut held = 0;
        while tx.try_send("message").is_ok() {
            held += 1;
        }
        while second.try_send("message").is_ok() {
            held += 1;
        }
        held // two, and one more for each sender
    }
    // endregion: b32_legacy

    pub(super) fn messages_held_by_a_channel_of_none() -> usize {
        let (mut tx, _rx) = mpsc::channel(0);
        std::iter::from_fn(|| tx.try_send(()).ok()).count()
    }

    pub(super) fn messages_held_by_tokios_own_channel_of_two() -> usize {
        let (mut tx, _rx) = tokio::sync::mpsc::channel(2);
        std::iter::from_fn(|| tx.try_send(()).ok()).count()
    }

    /// Whether an unsync channel of capacity 0 takes a message while its receiver waits.
    pub(super) fn unsync_channel_of_none_accepts() -> bool {
        lazy(|| {
            let (mut tx, mut rx) = unsync::mpsc::channel(0);
            assert_eq!(rx.poll(), Ok(Async::NotReady));
            Ok::<_, ()>(tx.start_send(()).unwrap().is_ready())
        })
        .wait()
        .unwrap()
    }

    // region: b33_legacy
    pub fn send_two_batches<S>(sink: S) -> impl Future<Item = S, Error = ()>
    where
        S: Sink<SinkItem = u32, SinkError = ()>,
    {
        sink.send_all(stream::iter_ok(vec![1, 2])) // closes the sink
            .and_then(|(sink, _)| sink.send_all(stream::iter_ok(vec![3])))
            .map(|(sink, _)| sink)
    }
    // endregion: b33_legacy

    pub(super) fn forward(sink: Noting) {
        let _ended = stream::iter_ok::<_, ()>(vec![1])
            .forward(sink)
            .wait()
            .unwrap();
    }

    // region: b34_legacy
    pub fn send_two<S>(sink: S) -> impl Future<Item = S, Error = ()>
    where
        S: Sink<SinkItem = u32, SinkError = ()>,
    {
        sink.send(1).and_then(|sink| sink.send(2)) // item, flush, item, flush
    }
    // endregion: b34_legacy

    pub(super) type Outcome = Result<u32, &'static str>;

    pub(super) fn all<S: Stream>(stream: S) -> Vec<Result<S::Item, S::Error>> {
        stream.then(Ok::<_, ()>).collect().wait().unwrap()
    }

    // region: b35_legacy
    pub fn first_two(numbers: Vec<Outcome>) -> Vec<Outcome> {
        let mut seen = Vec::new();
        let mut two = stream::iter_result(numbers).take(2).wait();
        while let Some(outcome) = two.next() {
            seen.push(outcome); // an error does not count as one of the two
        }
        seen
    }

    pub fn sum_of(numbers: Vec<Outcome>) -> (u32, Result<(), &'static str>) {
        let mut sum = 0;
        let end = stream::iter_result(numbers)
            .for_each(|n| {
                sum += n;
                Ok(())
            })
            .wait();
        (sum, end) // ended by the first error
    }
    // endregion: b35_legacy

    pub(super) fn skip_one(numbers: Vec<Outcome>) -> Vec<Outcome> {
        all(stream::iter_result(numbers).skip(1))
    }

    pub(super) fn pairs(numbers: Vec<Outcome>) -> Vec<Result<(u32, char), &'static str>> {
        all(stream::iter_result(numbers).zip(stream::iter_ok(vec!['a', 'b'])))
    }

    pub(super) fn chunks(numbers: Vec<Outcome>) -> Vec<Result<Vec<u32>, &'static str>> {
        all(stream::iter_result(numbers).chunks(2))
    }

    // region: b36_legacy
    pub fn poll_for_a_reply(rx: &mut oneshot::Receiver<u32>) -> &'static str {
        match rx.try_recv() {
            Ok(Some(_)) => "answered",
            Ok(None) => "still working",
            Err(oneshot::Canceled) => "gave up",
        }
    }
    // endregion: b36_legacy

    pub(super) fn try_recv_early_late_and_never() -> [&'static str; 3] {
        let (tx, mut rx) = oneshot::channel();
        let early = poll_for_a_reply(&mut rx);
        tx.send(7).unwrap();
        let late = poll_for_a_reply(&mut rx);
        let (tx, mut rx) = oneshot::channel();
        drop(tx);
        [early, late, poll_for_a_reply(&mut rx)]
    }

    // region: b37_legacy
    pub fn settings_applied() -> Vec<&'static str> {
        let (mut tx, rx) = watch::channel("initial");
        let mut rx = rx.wait();
        let first = rx.next().unwrap().unwrap();
        tx.broadcast("changed").unwrap();
        let second = rx.next().unwrap().unwrap();
        vec![first, second]
    }
    // endregion: b37_legacy

    // region: b38_legacy
    pub fn three_timeouts_of_a_silent_peer() -> usize {
        let (_tx, silent) = mpsc::unbounded::<u32>();
        let elapsed = silent
            .timeout(Duration::from_millis(5))
            .then(|outcome| Ok::<_, ()>(outcome.is_err()))
            .take(3) // each gap of 5 ms is reported
            .filter(|elapsed| *elapsed)
            .collect();
        current_thread::block_on_all(elapsed).unwrap().len()
    }
    // endregion: b38_legacy

    // region: b39_legacy
    pub fn in_order<F>(requests: Vec<F>) -> impl Future<Item = Vec<F::Item>, Error = F::Error>
    where
        F: Future,
    {
        stream::iter_ok(requests).buffered(3).collect()
    }

    pub fn as_they_come<F>(requests: Vec<F>) -> impl Future<Item = Vec<F::Item>, Error = F::Error>
    where
        F: Future,
    {
        stream::iter_ok(requests).buffer_unordered(3).collect()
    }

    pub fn merged(left: Vec<u32>, right: Vec<u32>) -> impl Stream<Item = u32, Error = ()> {
        stream::iter_ok(left).select(stream::iter_ok(right))
    }
    // endregion: b39_legacy

    /// Runs `work` over three requests that are answered in the order 3, 2, 1 after its first poll.
    pub(super) fn answer_backwards<F, W>(work: F) -> Vec<u32>
    where
        F: FnOnce(Vec<oneshot::Receiver<u32>>) -> W,
        W: Future<Item = Vec<u32>, Error = oneshot::Canceled>,
    {
        let (txs, rxs): (Vec<_>, Vec<_>) = (1..=3).map(|_| oneshot::channel()).unzip();
        let work = work(rxs);
        current_thread::block_on_all(lazy(move || {
            current_thread::spawn(lazy(move || {
                for (tx, answer) in txs.into_iter().rev().zip([3, 2, 1]) {
                    tx.send(answer).unwrap();
                }
                futures::future::ok(())
            }));
            work
        }))
        .unwrap()
    }
}

mod modern {
    use super::{Asked, Duration};
    use futures::channel::mpsc as futures_mpsc;
    use futures::{FutureExt, Sink, SinkExt, Stream, StreamExt, TryStreamExt, future, stream};
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use tokio::sync::{mpsc, oneshot, watch};

    /// A sink that notes what is asked of it.
    pub(super) struct Noting(pub(super) Asked);

    impl Sink<u32> for Noting {
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

    // region: b32_modern
    pub fn messages_held_by_a_channel_of_two() -> usize {
        let (tx, _rx) = mpsc::channel(2);
        let second = tx.clone();
        let mut held = 0;
        while tx.try_send("message").is_ok() {
            held += 1;
        }
        while second.try_send("message").is_ok() {
            held += 1;
        }
        held // two, however many senders
    }
    // endregion: b32_modern

    pub(super) fn messages_held_by_futures_channel(capacity: usize) -> usize {
        let (mut tx, _rx) = futures_mpsc::channel(capacity);
        let mut second = tx.clone();
        std::iter::from_fn(|| tx.try_send(()).ok()).count()
            + std::iter::from_fn(|| second.try_send(()).ok()).count()
    }

    pub(super) fn channel_of_none() {
        let _ = mpsc::channel::<()>(0);
    }

    // region: b33_modern
    pub async fn send_two_batches<S>(mut sink: S) -> Result<S, ()>
    where
        S: Sink<u32, Error = ()> + Unpin,
    {
        sink.send_all(&mut stream::iter([1, 2]).map(Ok)).await?; // flushes, and no more
        sink.send_all(&mut stream::iter([3]).map(Ok)).await?;
        sink.close().await?;
        Ok(sink)
    }
    // endregion: b33_modern

    pub(super) async fn forward(sink: Noting) {
        stream::iter([1]).map(Ok).forward(sink).await.unwrap();
    }

    // region: b34_modern
    pub async fn send_two<S>(sink: &mut S) -> Result<(), ()>
    where
        S: Sink<u32, Error = ()> + Unpin,
    {
        sink.send(1).await?;
        sink.send(2).await // item, flush, item, flush
    }

    pub async fn feed_two<S>(sink: &mut S) -> Result<(), ()>
    where
        S: Sink<u32, Error = ()> + Unpin,
    {
        sink.feed(1).await?;
        sink.feed(2).await?;
        sink.flush().await // item, item, flush
    }
    // endregion: b34_modern

    pub(super) type Outcome = Result<u32, &'static str>;

    // region: b35_modern
    pub async fn first_two(numbers: Vec<Outcome>) -> Vec<Outcome> {
        let mut seen = Vec::new();
        let mut two = stream::iter(numbers).take(2);
        while let Some(outcome) = two.next().await {
            seen.push(outcome); // an error is one of the two
        }
        seen
    }

    pub async fn sum_of(numbers: Vec<Outcome>) -> (u32, Result<(), &'static str>) {
        let mut sum = 0;
        let end = stream::iter(numbers)
            .try_for_each(|n| {
                sum += n;
                future::ok(())
            })
            .await;
        (sum, end) // `for_each` would have gone on to the last item
    }
    // endregion: b35_modern

    pub(super) async fn sum_by_for_each(numbers: Vec<Outcome>) -> u32 {
        let mut sum = 0;
        stream::iter(numbers)
            .for_each(|n| {
                sum += n.unwrap_or_default();
                future::ready(())
            })
            .await;
        sum
    }

    pub(super) async fn skip_one(numbers: Vec<Outcome>) -> Vec<Outcome> {
        stream::iter(numbers).skip(1).collect().await
    }

    pub(super) async fn pairs(numbers: Vec<Outcome>) -> Vec<(Outcome, char)> {
        stream::iter(numbers)
            .zip(stream::iter(['a', 'b']))
            .collect()
            .await
    }

    pub(super) async fn chunks(numbers: Vec<Outcome>) -> Vec<Vec<Outcome>> {
        stream::iter(numbers).chunks(2).collect().await
    }

    // region: b36_modern
    pub fn poll_for_a_reply(rx: &mut oneshot::Receiver<u32>) -> &'static str {
        match rx.try_recv() {
            Ok(_) => "answered",
            Err(oneshot::error::TryRecvError::Empty) => "still working",
            Err(oneshot::error::TryRecvError::Closed) => "gave up",
        }
    }
    // endregion: b36_modern

    pub(super) fn try_recv_early_late_and_never() -> [&'static str; 3] {
        let (tx, mut rx) = oneshot::channel();
        let early = poll_for_a_reply(&mut rx);
        tx.send(7).unwrap();
        let late = poll_for_a_reply(&mut rx);
        let (tx, mut rx) = oneshot::channel();
        drop(tx);
        [early, late, poll_for_a_reply(&mut rx)]
    }

    // region: b37_modern
    pub async fn settings_applied() -> Vec<&'static str> {
        let (tx, mut rx) = watch::channel("initial");
        assert!(rx.changed().now_or_never().is_none()); // the first value is no change
        let first = *rx.borrow_and_update();
        tx.send("changed").unwrap();
        rx.changed().await.unwrap();
        let second = *rx.borrow_and_update();
        vec![first, second]
    }
    // endregion: b37_modern

    pub(super) async fn first_of_a_watch_stream() -> Option<&'static str> {
        let (_tx, rx) = watch::channel("initial");
        tokio_stream::wrappers::WatchStream::new(rx).next().await
    }

    // region: b38_modern
    pub async fn timeouts_of_a_silent_peer() -> usize {
        let (_tx, silent) = futures_mpsc::unbounded::<u32>();
        let timeouts = tokio_stream::StreamExt::timeout(silent, Duration::from_millis(5));
        let mut timeouts = std::pin::pin!(timeouts);
        let an_hour = Duration::from_secs(3600);
        let mut reported = 0;
        while let Ok(Some(Err(_elapsed))) = tokio::time::timeout(an_hour, timeouts.next()).await {
            reported += 1; // once, then silence until the next item
        }
        reported
    }
    // endregion: b38_modern

    pub(super) async fn repeating_timeouts_of_a_silent_peer() -> usize {
        let (_tx, silent) = futures_mpsc::unbounded::<u32>();
        let every_5_ms = tokio::time::interval(Duration::from_millis(5));
        tokio_stream::StreamExt::timeout_repeating(silent, every_5_ms)
            .take(3)
            .filter(|outcome| future::ready(outcome.is_err()))
            .count()
            .await
    }

    // region: b39_modern
    pub async fn in_order<F: Future>(requests: Vec<F>) -> Vec<F::Output> {
        stream::iter(requests).buffered(3).collect().await
    }

    pub async fn as_they_come<F: Future>(requests: Vec<F>) -> Vec<F::Output> {
        stream::iter(requests).buffer_unordered(3).collect().await
    }

    pub fn merged(left: Vec<u32>, right: Vec<u32>) -> impl Stream<Item = u32> {
        stream::select(stream::iter(left), stream::iter(right))
    }
    // endregion: b39_modern

    /// Runs `work` over three requests that are answered in the order 3, 2, 1 after its first poll.
    pub(super) async fn answer_backwards<W>(
        work: impl FnOnce(Vec<oneshot::Receiver<u32>>) -> W,
    ) -> Vec<u32>
    where
        W: Future<Output = Vec<Result<u32, oneshot::error::RecvError>>>,
    {
        let (txs, rxs): (Vec<_>, Vec<_>) = (1..=3).map(|_| oneshot::channel()).unzip();
        let answers = async {
            for (tx, answer) in txs.into_iter().rev().zip([3, 2, 1]) {
                tx.send(answer).unwrap();
            }
        };
        let (done, ()) = tokio::join!(biased; work(rxs), answers);
        done.into_iter().map(Result::unwrap).collect()
    }
}

#[test]
fn b32_an_mpsc_channel_of_n_holds_n_plus_one_for_each_sender_and_in_tokio_1_exactly_n() {
    assert_eq!(legacy::messages_held_by_a_channel_of_two(), 4);
    assert_eq!(legacy::messages_held_by_a_channel_of_none(), 1);
    assert_eq!(legacy::messages_held_by_tokios_own_channel_of_two(), 2);
    assert!(!legacy::unsync_channel_of_none_accepts());

    assert_eq!(modern::messages_held_by_a_channel_of_two(), 2);
    assert_eq!(modern::messages_held_by_futures_channel(2), 4);
    assert_eq!(modern::messages_held_by_futures_channel(0), 2);
}

#[test]
fn b32_an_mpsc_channel_of_zero_panics_in_tokio_1() {
    let text = panic_text(modern::channel_of_none);
    assert_eq!(text, "mpsc bounded channel requires buffer > 0");
}

#[test]
fn b33_send_all_closes_the_sink_and_in_futures_03_only_flushes() {
    use futures_legacy::Future as _;
    let asked = Asked::default();

    legacy::send_two_batches(legacy::Noting(asked.clone()))
        .wait()
        .unwrap();
    assert_eq!(asked.take(), ["item", "item", "close", "item", "close"]);

    on_tokio(modern::send_two_batches(modern::Noting(asked.clone()))).unwrap();
    assert_eq!(
        asked.take(),
        ["item", "item", "flush", "item", "flush", "close"]
    );
}

#[test]
fn b33_forward_closes_the_sink_in_both() {
    let asked = Asked::default();
    legacy::forward(legacy::Noting(asked.clone()));
    assert_eq!(asked.take().last(), Some(&"close"));
    on_tokio(modern::forward(modern::Noting(asked.clone())));
    assert_eq!(asked.take().last(), Some(&"close"));
}

#[test]
fn b34_send_flushes_in_both_and_feed_does_not() {
    use futures_legacy::Future as _;
    let asked = Asked::default();

    legacy::send_two(legacy::Noting(asked.clone()))
        .wait()
        .unwrap();
    assert_eq!(asked.take(), ["item", "flush", "item", "flush"]);

    let mut sink = modern::Noting(asked.clone());
    on_tokio(modern::send_two(&mut sink)).unwrap();
    assert_eq!(asked.take(), ["item", "flush", "item", "flush"]);
    on_tokio(modern::feed_two(&mut sink)).unwrap();
    assert_eq!(asked.take(), ["item", "item", "flush"]);
}

#[test]
fn b35_stream_errors_stand_beside_the_items_and_in_futures_03_are_items() {
    let numbers = || vec![Ok(1), Err("two"), Ok(3), Ok(4)];

    assert_eq!(legacy::first_two(numbers()), [Ok(1), Err("two"), Ok(3)]);
    assert_eq!(legacy::sum_of(numbers()), (1, Err("two")));
    assert_eq!(legacy::skip_one(numbers()), [Err("two"), Ok(3), Ok(4)]);
    assert_eq!(
        legacy::pairs(numbers()),
        [Ok((1, 'a')), Err("two"), Ok((3, 'b'))]
    );
    assert_eq!(
        legacy::chunks(numbers()),
        [Ok(vec![1]), Err("two"), Ok(vec![3, 4])]
    );

    assert_eq!(on_tokio(modern::first_two(numbers())), [Ok(1), Err("two")]);
    assert_eq!(on_tokio(modern::sum_of(numbers())), (1, Err("two")));
    assert_eq!(on_tokio(modern::sum_by_for_each(numbers())), 1 + 3 + 4);
    assert_eq!(
        on_tokio(modern::pairs(numbers())),
        [(Ok(1), 'a'), (Err("two"), 'b')]
    );
    assert_eq!(
        on_tokio(modern::chunks(numbers())),
        [vec![Ok(1), Err("two")], vec![Ok(3), Ok(4)]]
    );
}

#[test]
fn b35_skip_counts_items_only_and_in_futures_03_errors_too() {
    let numbers = || vec![Err("one"), Ok(2), Ok(3)];
    assert_eq!(legacy::skip_one(numbers()), [Err("one"), Ok(3)]);
    assert_eq!(on_tokio(modern::skip_one(numbers())), [Ok(2), Ok(3)]);
}

#[test]
fn b36_try_recv_of_an_empty_oneshot_is_ok_none_and_in_tokio_1_an_error() {
    let expected = ["still working", "answered", "gave up"];
    assert_eq!(legacy::try_recv_early_late_and_never(), expected);
    assert_eq!(modern::try_recv_early_late_and_never(), expected);

    let (_tx, mut rx) = futures::channel::oneshot::channel::<()>();
    assert_eq!(rx.try_recv(), Ok(None));
    let (_tx, mut rx) = tokio::sync::oneshot::channel::<()>();
    assert!(rx.try_recv().is_err());
}

#[test]
fn b37_a_watch_receiver_yields_the_initial_value_first_and_in_tokio_1_only_changes() {
    assert_eq!(legacy::settings_applied(), ["initial", "changed"]);
    assert_eq!(on_tokio(modern::settings_applied()), ["initial", "changed"]);
    assert_eq!(on_tokio(modern::first_of_a_watch_stream()), Some("initial"));
}

#[test]
fn b38_a_stream_timeout_repeats_and_in_tokio_stream_reports_each_gap_once() {
    assert_eq!(legacy::three_timeouts_of_a_silent_peer(), 3);
    assert_eq!(on_paused_tokio(modern::timeouts_of_a_silent_peer()), 1);
    assert_eq!(
        on_paused_tokio(modern::repeating_timeouts_of_a_silent_peer()),
        3
    );
}

#[test]
fn b39_buffered_and_select_keep_their_order_in_both() {
    use futures::StreamExt as _;
    use futures_legacy::Stream as _;

    assert_eq!(legacy::answer_backwards(legacy::in_order), [1, 2, 3]);
    assert_eq!(legacy::answer_backwards(legacy::as_they_come), [3, 2, 1]);
    let merged = legacy::merged(vec![1, 2, 3], vec![10, 20]);
    let merged: Vec<_> = merged.wait().map(Result::unwrap).collect();
    assert_eq!(merged, [1, 10, 2, 20, 3]);

    let in_order = modern::answer_backwards(modern::in_order);
    assert_eq!(on_tokio(in_order), [1, 2, 3]);
    let as_they_come = modern::answer_backwards(modern::as_they_come);
    assert_eq!(on_tokio(as_they_come), [3, 2, 1]);
    let merged: Vec<_> = on_tokio(modern::merged(vec![1, 2, 3], vec![10, 20]).collect());
    assert_eq!(merged, [1, 10, 2, 20, 3]);
}
