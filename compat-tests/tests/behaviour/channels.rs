//! Channels: B32, B36, B37.

use crate::claims::{Legacy, Modern, shown};
use crate::common::panic_message;
use crate::drive::on_tokio;

#[test]
fn b32_an_mpsc_channel_of_n_holds_one_more_for_each_sender_and_in_tokio_1_exactly_n() {
    assert_eq!(b32_legacy(), 4);
    shown(32, Legacy, "holds n messages and one more for each live sender");
    assert_eq!(b32_modern(), 2);

    assert_eq!(b32_futures_channel(2), 4, "futures 0.3 kept the old way");
    assert_eq!(b32_futures_channel(0), 2);
    shown(32, Modern, "holds exactly n, however many senders there are");
    let (mut tx, _rx) = tokio_legacy::sync::mpsc::channel(2);
    let held = std::iter::from_fn(|| tx.try_send(()).ok()).count();
    assert_eq!(held, 2, "tokio 0.1's own channel had the new way");
}

fn b32_legacy() -> usize {
    use futures_legacy as futures;
    // region: b32_legacy
    use futures::sync::mpsc;

    let (mut tx, _rx) = mpsc::channel(2);
    let mut second = tx.clone();
    let mut held = 0;
    while tx.try_send("message").is_ok() {
        held += 1;
    }
    while second.try_send("message").is_ok() {
        held += 1;
    }
    held // 4: two, and one more for each sender
    // endregion: b32_legacy
}

fn b32_modern() -> usize {
    // region: b32_modern
    use tokio::sync::mpsc;

    let (tx, _rx) = mpsc::channel(2);
    let second = tx.clone();
    let mut held = 0;
    while tx.try_send("message").is_ok() {
        held += 1;
    }
    while second.try_send("message").is_ok() {
        held += 1;
    }
    held // 2, however many senders
    // endregion: b32_modern
}

fn b32_futures_channel(capacity: usize) -> usize {
    let (mut tx, _rx) = futures::channel::mpsc::channel(capacity);
    let mut second = tx.clone();
    std::iter::from_fn(|| tx.try_send(()).ok()).count() + std::iter::from_fn(|| second.try_send(()).ok()).count()
}

#[test]
fn b32_an_mpsc_channel_of_zero_works_and_in_tokio_1_panics() {
    let (mut tx, _rx) = futures_legacy::sync::mpsc::channel(0);
    assert!(tx.try_send(()).is_ok());
    let text = panic_message(|| tokio::sync::mpsc::channel::<()>(0));
    assert_eq!(text, "mpsc bounded channel requires buffer > 0");
}

#[test]
fn b32_an_unsync_channel_of_zero_accepts_nothing() {
    use futures_legacy::{Async, Future as _, Sink as _, Stream as _, lazy, unsync};

    let accepted = lazy(|| {
        let (mut tx, mut rx) = unsync::mpsc::channel(0);
        assert_eq!(rx.poll(), Ok(Async::NotReady), "a receiver waits");
        Ok::<_, ()>(tx.start_send(()).unwrap().is_ready())
    });
    assert_eq!(accepted.wait(), Ok(false));
}

#[test]
fn b36_try_recv_of_an_empty_oneshot_is_ok_none_and_in_tokio_1_an_error() {
    let (tx, mut rx) = futures_legacy::sync::oneshot::channel();
    assert_eq!(b36_legacy(&mut rx), "not yet");
    tx.send(7).unwrap();
    assert_eq!(b36_legacy(&mut rx), "answered");
    let (_, mut rx) = futures_legacy::sync::oneshot::channel();
    assert_eq!(b36_legacy(&mut rx), "gave up");
    shown(36, Legacy, "`Ok(None)` says that nothing was sent yet");

    let (tx, mut rx) = tokio::sync::oneshot::channel();
    assert_eq!(b36_modern(&mut rx), "not yet");
    assert!(rx.try_recv().is_err());
    tx.send(7).unwrap();
    assert_eq!(b36_modern(&mut rx), "answered");
    let (_, mut rx) = tokio::sync::oneshot::channel();
    assert_eq!(b36_modern(&mut rx), "gave up");
    shown(36, Modern, "`Err(TryRecvError::Empty)` says that nothing was sent yet");

    let (_tx, mut rx) = futures::channel::oneshot::channel::<u32>();
    assert_eq!(rx.try_recv(), Ok(None), "futures 0.3 kept the old way");
}

fn b36_legacy(rx: &mut futures_legacy::sync::oneshot::Receiver<u32>) -> &'static str {
    use futures_legacy as futures;
    // region: b36_legacy
    use futures::sync::oneshot::Canceled;

    match rx.try_recv() {
        Ok(Some(_)) => "answered",
        Ok(None) => "not yet",
        Err(Canceled) => "gave up",
    }
    // endregion: b36_legacy
}

fn b36_modern(rx: &mut tokio::sync::oneshot::Receiver<u32>) -> &'static str {
    // region: b36_modern
    use tokio::sync::oneshot::error::TryRecvError;

    match rx.try_recv() {
        Ok(_) => "answered",
        Err(TryRecvError::Empty) => "not yet",
        Err(TryRecvError::Closed) => "gave up",
    }
    // endregion: b36_modern
}

#[test]
fn b37_a_watch_receiver_yields_the_initial_value_first_and_in_tokio_1_only_changes() {
    assert_eq!(b37_legacy(), ["initial", "changed"]);
    shown(37, Legacy, "the first poll yields the value that the channel was made with");
    assert_eq!(on_tokio(b37_modern()), ["changed"]);
    assert_eq!(on_tokio(b37_modern_stream()), ["initial", "changed"]);
    shown(37, Modern, "waits for a value that was sent after");
}

fn b37_legacy() -> Vec<&'static str> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b37_legacy
    use futures::Stream;
    use tokio::sync::watch;

    let (mut tx, rx) = watch::channel("initial");
    let mut seen = Vec::new();
    for value in rx.wait().map(Result::unwrap) {
        seen.push(value); // "initial", "changed"
        if value == "changed" {
            break;
        }
        tx.broadcast("changed").unwrap();
    }
    // endregion: b37_legacy
    seen
}

async fn b37_modern() -> Vec<&'static str> {
    use futures::FutureExt as _;
    // region: b37_modern
    use tokio::sync::watch;

    let (tx, mut rx) = watch::channel("initial");
    let mut seen = Vec::new();
    assert!(rx.changed().now_or_never().is_none()); // the first value is no change
    tx.send("changed").unwrap();
    rx.changed().await.unwrap();
    seen.push(*rx.borrow_and_update()); // "changed"
    // endregion: b37_modern
    seen
}

async fn b37_modern_stream() -> Vec<&'static str> {
    // region: b37_modern_stream
    use tokio::sync::watch;
    use tokio_stream::StreamExt;
    use tokio_stream::wrappers::WatchStream;

    let (tx, rx) = watch::channel("initial");
    let mut values = WatchStream::new(rx);
    let mut seen = Vec::new();
    while let Some(value) = values.next().await {
        seen.push(value); // "initial", "changed"
        if value == "changed" {
            break;
        }
        tx.send("changed").unwrap();
    }
    // endregion: b37_modern_stream
    seen
}
