//! Joined futures: which one is polled when another wakes, and after the end of all: B28, B29.

use std::cell::Cell;

use crate::claims::{Legacy, Modern, shown, shown_both};
use crate::common::panic_message;

/// Number of wake-ups of the busy future of B28 before it is done.
const WAKES: u32 = 10;

/// Counters of the two futures of B28.
#[derive(Default)]
struct Seen {
    /// Number of polls of the waiting future, which nothing ever wakes.
    polls: Cell<u32>,
    /// `true` once the busy future has been woken [`WAKES`] times.
    done: Cell<bool>,
}

/// The two futures of B28 in 0.1, and a function that polls a future until the busy one is done.
mod legacy {
    use super::{Seen, WAKES};
    use futures_legacy::{Async, Future, future::poll_fn, task};

    pub(super) fn busy(seen: &Seen) -> impl Future<Item = (), Error = ()> {
        let mut wakes = 0;
        poll_fn(move || {
            if wakes == WAKES {
                seen.done.set(true);
                return Ok(Async::Ready(()));
            }
            wakes += 1;
            task::current().notify();
            Ok(Async::NotReady)
        })
    }

    pub(super) fn waiting(seen: &Seen) -> impl Future<Item = (), Error = ()> {
        poll_fn(|| {
            seen.polls.set(seen.polls.get() + 1);
            Ok(Async::NotReady)
        })
    }

    pub(super) fn run_until_done(seen: &Seen, mut poll: impl FnMut()) {
        let until_done = poll_fn(|| {
            poll();
            let is_done = seen.done.get();
            Ok::<_, ()>(if is_done { Async::Ready(()) } else { Async::NotReady })
        });
        until_done.wait().unwrap();
    }
}

/// The two futures of B28 in 0.3, and a function that polls a future until the busy one is done.
mod modern {
    use super::{Seen, WAKES};
    use futures::executor::block_on;
    use std::future::poll_fn;
    use std::pin::pin;
    use std::task::Poll;

    pub(super) async fn busy(seen: &Seen) {
        for _ in 0..WAKES {
            let mut is_woken = false;
            poll_fn(|context| {
                if is_woken {
                    return Poll::Ready(());
                }
                is_woken = true;
                context.waker().wake_by_ref();
                Poll::Pending
            })
            .await;
        }
        seen.done.set(true);
    }

    pub(super) async fn waiting(seen: &Seen) {
        poll_fn(|_| {
            seen.polls.set(seen.polls.get() + 1);
            Poll::<()>::Pending
        })
        .await;
    }

    pub(super) fn run_until_done<T>(seen: &Seen, future: impl Future<Output = T>) {
        let mut future = pin!(future);
        block_on(poll_fn(|context| {
            let _ = future.as_mut().poll(context);
            let is_done = seen.done.get();
            if is_done { Poll::Ready(()) } else { Poll::Pending }
        }));
    }
}

#[test]
fn b28_join_polls_every_unfinished_child_at_each_wake_in_both() {
    for join in [b28_legacy, b28_modern, b28_modern_macro] {
        let seen = Seen::default();
        join(&seen);
        assert_eq!(seen.polls.get(), 1 + WAKES);
    }
    shown_both(28, "poll every unfinished future at each wake", "The same for `join3`");
}

#[test]
fn b28_futures_unordered_polls_only_the_woken_child_in_both() {
    for collect in [b28_legacy_unordered, b28_modern_unordered] {
        let seen = Seen::default();
        collect(&seen);
        assert_eq!(seen.polls.get(), 1);
    }
}

fn b28_legacy(seen: &Seen) {
    use futures_legacy as futures;
    use legacy::{busy, run_until_done, waiting};
    // region: b28_legacy
    use futures::{Future, future};

    // Each time `busy` is woken, `waiting` is polled as well.
    let mut all = busy(seen).join3(waiting(seen), future::ok(()));
    // endregion: b28_legacy
    run_until_done(seen, || assert!(all.poll().unwrap().is_not_ready()));
}

fn b28_modern(seen: &Seen) {
    use modern::{busy, run_until_done, waiting};
    // region: b28_modern
    use futures::future;

    // Each time `busy` is woken, `waiting` is polled as well.
    let all = future::join3(busy(seen), waiting(seen), future::ready(()));
    // endregion: b28_modern
    run_until_done(seen, all);
}

fn b28_modern_macro(seen: &Seen) {
    use modern::{busy, run_until_done, waiting};
    let all = async { tokio::join!(busy(seen), waiting(seen), std::future::ready(())) };
    run_until_done(seen, all);
}

fn b28_legacy_unordered(seen: &Seen) {
    use futures_legacy as futures;
    use legacy::{busy, run_until_done, waiting};
    // region: b28_legacy_unordered
    use futures::stream::{FuturesUnordered, Stream};

    let mut all = FuturesUnordered::<Box<dyn futures::Future<Item = (), Error = ()>>>::new();
    all.push(Box::new(busy(seen)));
    all.push(Box::new(waiting(seen))); // is polled once
    // endregion: b28_legacy_unordered
    run_until_done(seen, || assert!(all.poll().is_ok()));
}

fn b28_modern_unordered(seen: &Seen) {
    use modern::{busy, run_until_done, waiting};
    // region: b28_modern_unordered
    use futures::future::{FutureExt as _, LocalBoxFuture};
    use futures::stream::{FuturesUnordered, StreamExt as _};

    let mut all = FuturesUnordered::<LocalBoxFuture<'_, ()>>::new();
    all.push(busy(seen).boxed_local());
    all.push(waiting(seen).boxed_local()); // is polled once
    // endregion: b28_modern_unordered
    run_until_done(seen, async { while all.next().await.is_some() {} });
}

#[test]
fn b28_join_all_of_more_than_thirty_polls_only_the_woken_child_in_modern() {
    for (join_all, futures, polls) in [
        (b28_legacy_join_all as fn(&Seen, usize), 31, 1 + WAKES),
        (b28_modern_join_all, 30, 1 + WAKES),
        (b28_modern_join_all, 31, 1),
    ] {
        let seen = Seen::default();
        join_all(&seen, futures);
        // All but the first wait, and share a counter.
        assert_eq!(seen.polls.get(), polls * (futures as u32 - 1));
    }
}

fn b28_legacy_join_all(seen: &Seen, futures: usize) {
    use futures_legacy::{Future, future::join_all};
    use legacy::{busy, run_until_done, waiting};

    let mut all: Vec<Box<dyn Future<Item = (), Error = ()>>> = vec![Box::new(busy(seen))];
    all.resize_with(futures, || Box::new(waiting(seen)));
    let mut all = join_all(all);
    run_until_done(seen, || assert!(all.poll().unwrap().is_not_ready()));
}

fn b28_modern_join_all(seen: &Seen, futures: usize) {
    use futures::future::{FutureExt as _, join_all};
    use modern::{busy, run_until_done, waiting};

    let mut all = vec![busy(seen).boxed_local()];
    all.resize_with(futures, || waiting(seen).boxed_local());
    run_until_done(seen, join_all(all));
}

#[test]
fn b29_polling_after_completion_panics_except_for_the_receivers_of_futures() {
    assert_eq!(panic_message(b29_legacy), "cannot poll Map twice");
    // The message is that of the first inner future that panics.
    assert_eq!(panic_message(b29_legacy_inner), "cannot poll Result twice");
    b29_legacy_receiver();
    shown(29, Legacy, "cannot poll Map twice");
    assert_eq!(panic_message(b29_modern), "Map must not be polled after it returned `Poll::Ready`");
    assert_eq!(panic_message(b29_modern_async), "`async fn` resumed after completion");
    assert_eq!(panic_message(b29_modern_receiver), "called after complete");
    assert_eq!(panic_message(b29_modern_handle), "JoinHandle polled after completion");
    b29_modern_futures_receiver();
    shown(29, Modern, "resumed after completion");
}

fn b29_legacy() {
    use futures_legacy as futures;
    // region: b29_legacy
    use futures::{Async, Future, future};

    let one = future::poll_fn(|| Ok::<_, ()>(Async::Ready(1)));
    let mut future = one.map(|one| one + 1);
    assert_eq!(future.poll(), Ok(Async::Ready(2)));
    let _ = future.poll(); // panics
    // endregion: b29_legacy
}

fn b29_legacy_inner() {
    use futures_legacy::{Async, Future as _, future};

    let mut future = future::ok::<_, ()>(1).and_then(|one| Ok(one + 1));
    assert_eq!(future.poll(), Ok(Async::Ready(2)));
    let _ = future.poll();
}

fn b29_legacy_receiver() {
    use futures_legacy as futures;
    // region: b29_legacy_receiver
    use futures::{Async, Future, sync::oneshot};

    let (send, mut receive) = oneshot::channel();
    send.send(7).unwrap();
    assert_eq!(receive.poll(), Ok(Async::Ready(7)));
    assert_eq!(receive.poll(), Err(oneshot::Canceled));
    // endregion: b29_legacy_receiver
}

fn b29_modern() {
    // region: b29_modern
    use futures::{FutureExt as _, future};

    let mut future = future::ready(1).map(|one| one + 1);
    assert_eq!((&mut future).now_or_never(), Some(2));
    let _ = (&mut future).now_or_never(); // panics
    // endregion: b29_modern
}

fn b29_modern_async() {
    // region: b29_modern_async
    use futures::FutureExt as _;

    async fn two() -> u32 {
        2
    }
    let mut future = Box::pin(two());
    assert_eq!((&mut future).now_or_never(), Some(2));
    let _ = (&mut future).now_or_never(); // panics
    // endregion: b29_modern_async
}

fn b29_modern_receiver() {
    // region: b29_modern_receiver
    use futures::FutureExt as _;
    use tokio::sync::oneshot;

    let (send, mut receive) = oneshot::channel();
    send.send(7).unwrap();
    assert_eq!((&mut receive).now_or_never(), Some(Ok(7)));
    let _ = (&mut receive).now_or_never(); // panics
    // endregion: b29_modern_receiver
}

fn b29_modern_futures_receiver() {
    // region: b29_modern_futures_receiver
    use futures::{FutureExt as _, channel::oneshot};

    let (send, mut receive) = oneshot::channel();
    send.send(7).unwrap();
    assert_eq!((&mut receive).now_or_never(), Some(Ok(7)));
    assert_eq!((&mut receive).now_or_never(), Some(Err(oneshot::Canceled)));
    // endregion: b29_modern_futures_receiver
}

#[tokio::main]
async fn b29_modern_handle() {
    // region: b29_modern_handle
    let mut handle = tokio::spawn(async { 7 });
    assert_eq!((&mut handle).await.unwrap(), 7);
    let _ = handle.await; // panics
    // endregion: b29_modern_handle
}
