//! Many futures at once, and futures that are polled again: B21 beyond thirty, B68, B69, B72, B73.

use crate::claims::{Legacy, Modern, shown};
use crate::common::panic_message;
use crate::drive::on_tokio;

#[test]
fn b21_try_join_all_of_more_than_thirty_sees_an_error_only_in_its_turn() {
    b21_legacy_many();
    shown(21, Legacy, "whichever it is and however many there are");
    b21_modern_many();
    b21_modern_uncounted();
    shown(21, Modern, "becomes an ordered queue");
    assert_eq!(b21_modern_unordered(), Err("failed"));
    assert_eq!(on_tokio(b21_modern_many_join_set()), Err("failed"));
}

fn b21_legacy_many() {
    use futures_legacy as futures;
    // region: b21_legacy_many
    use futures::{Future, future};

    let mut all: Vec<Box<dyn Future<Item = (), Error = &str>>> = vec![Box::new(future::empty())];
    all.resize_with(30, || Box::new(future::ok(())));
    all.push(Box::new(future::err("failed"))); // the 31st; the first is never ready
    let mut all = future::join_all(all);
    assert_eq!(all.poll(), Err("failed"));
    // endregion: b21_legacy_many
}

type Boxed = std::pin::Pin<Box<dyn Future<Output = Result<(), &'static str>> + Send>>;

/// Returns `count` futures, of which the first is never ready and the last has failed.
fn futures_of(count: usize) -> Vec<Boxed> {
    let mut all: Vec<Boxed> = vec![Box::pin(std::future::pending())];
    all.resize_with(count - 1, || Box::pin(std::future::ready(Ok(()))));
    all.push(Box::pin(std::future::ready(Err("failed"))));
    all
}

fn b21_modern_many() {
    let (thirty, thirty_one) = (futures_of(30), futures_of(31));
    // region: b21_modern_many
    use futures::{FutureExt as _, future};

    assert_eq!(future::try_join_all(thirty).now_or_never(), Some(Err("failed")));
    // One more, and the error waits for its turn, behind the first, which is never ready.
    assert_eq!(future::try_join_all(thirty_one).now_or_never(), None);
    // endregion: b21_modern_many
}

/// An iterator without a known length has the same effect with two.
fn b21_modern_uncounted() {
    use futures::{FutureExt as _, future};

    let mut two = futures_of(2).into_iter();
    let uncounted = std::iter::from_fn(move || two.next());
    assert_eq!(future::try_join_all(uncounted).now_or_never(), None);
}

fn b21_modern_unordered() -> Result<Vec<()>, &'static str> {
    let all = futures_of(31);
    // region: b21_modern_unordered
    use futures::{FutureExt as _, TryStreamExt as _, stream::FuturesUnordered};

    // At the first error, whichever it is; results come as they are ready.
    let all = all.into_iter().collect::<FuturesUnordered<_>>().try_collect::<Vec<_>>();
    // endregion: b21_modern_unordered
    all.now_or_never().unwrap()
}

async fn b21_modern_many_join_set() -> Result<(), &'static str> {
    let all = futures_of(31);
    // region: b21_modern_many_join_set
    use tokio::task::JoinSet;

    let mut tasks: JoinSet<Result<(), &str>> = all.into_iter().collect();
    while let Some(ended) = tasks.join_next().await {
        ended.unwrap()?; // the others are dropped with the set
    }
    // endregion: b21_modern_many_join_set
    Ok(())
}

#[test]
fn b68_select_all_hands_the_rest_back_in_its_order_and_in_futures_03_moves_the_last() {
    assert_eq!(b68_legacy(), [0, 1, 2, 3]);
    shown(68, Legacy, "in their order");
    assert_eq!(b68_modern(), [0, 3, 2, 1]);
    shown(68, Modern, "the last one moves into the gap");
}

fn b68_legacy() -> Vec<u32> {
    use futures_legacy as futures;
    // region: b68_legacy
    use futures::{Future, future};

    let mut order = Vec::new();
    let mut rest: Vec<_> = (0..4).map(future::ok::<u32, ()>).collect();
    while !rest.is_empty() {
        let (first, _index, others) = future::select_all(rest).wait().ok().unwrap();
        order.push(first); // 0, 1, 2, 3
        rest = others;
    }
    // endregion: b68_legacy
    order
}

fn b68_modern() -> Vec<u32> {
    // region: b68_modern
    use futures::{executor::block_on, future};

    let mut order = Vec::new();
    let mut rest: Vec<_> = (0..4).map(future::ready).collect();
    while !rest.is_empty() {
        let (first, _index, others) = block_on(future::select_all(rest));
        order.push(first); // 0, 3, 2, 1
        rest = others;
    }
    // endregion: b68_modern
    order
}

#[test]
fn b69_the_first_of_two_errors_wins_and_in_try_join_of_tokio_the_one_that_is_asked_first() {
    assert_eq!(b69_legacy(), "first");
    shown(69, Legacy, "asks the first future first");
    assert_eq!(on_tokio(b69_modern()), "second");
    assert_eq!(on_tokio(b69_modern_biased()), "first");
    assert_eq!(on_tokio(b69_modern_futures()), "first");
    shown(69, Modern, "another branch first at each wake");
}

fn b69_legacy() -> &'static str {
    use futures_legacy as futures;
    // region: b69_legacy
    use futures::{Async, Future, Poll, future, task};

    /// Waits once, then fails.
    fn fails(why: &'static str) -> impl Future<Item = (), Error = &'static str> {
        let mut has_waited = false;
        future::poll_fn(move || -> Poll<(), &'static str> {
            if has_waited {
                return Err(why);
            }
            has_waited = true;
            task::current().notify();
            Ok(Async::NotReady)
        })
    }
    let both = fails("first").join(fails("second"));
    let won = both.wait().unwrap_err(); // "first"
    // endregion: b69_legacy
    won
}

/// Waits once, then fails.
async fn fails(why: &'static str) -> Result<(), &'static str> {
    let mut has_waited = false;
    std::future::poll_fn(|cx| {
        if has_waited {
            return std::task::Poll::Ready(());
        }
        has_waited = true;
        cx.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
    Err(why)
}

async fn b69_modern() -> &'static str {
    // region: b69_modern
    let both: Result<((), ()), _> = tokio::try_join!(fails("first"), fails("second"));
    let won = both.unwrap_err(); // "second"
    // endregion: b69_modern
    won
}

async fn b69_modern_biased() -> &'static str {
    // region: b69_modern_biased
    let both: Result<((), ()), _> = tokio::try_join!(biased; fails("first"), fails("second"));
    // endregion: b69_modern_biased
    both.unwrap_err()
}

async fn b69_modern_futures() -> &'static str {
    // region: b69_modern_futures
    let both = futures::future::try_join(fails("first"), fails("second")).await;
    // endregion: b69_modern_futures
    both.unwrap_err()
}

#[test]
fn b72_a_shared_future_may_be_asked_again_and_in_futures_03_panics() {
    b72_legacy();
    shown(72, Legacy, "is ready again");
    let text = panic_message(b72_modern);
    assert_eq!(text, "Shared future polled again after completion");
    b72_modern_clone();
    shown(72, Modern, "panics");
}

fn b72_legacy() {
    use futures_legacy as futures;
    // region: b72_legacy
    use futures::{Async, Future, future};

    let asked_twice = future::lazy(|| {
        let mut shared = future::ok::<_, ()>(7).shared();
        assert!(matches!(shared.poll(), Ok(Async::Ready(seven)) if *seven == 7));
        assert!(matches!(shared.poll(), Ok(Async::Ready(seven)) if *seven == 7)); // again
        assert!(matches!(shared.peek(), Some(Ok(seven)) if *seven == 7));
        Ok::<_, ()>(())
    });
    // endregion: b72_legacy
    asked_twice.wait().unwrap();
}

fn b72_modern() {
    // region: b72_modern
    use futures::{FutureExt as _, future};

    let mut shared = future::ready(7).shared();
    assert_eq!((&mut shared).now_or_never(), Some(7));
    assert_eq!(shared.peek(), None); // nor do clones that are made of it now have it
    assert_eq!(shared.clone().peek(), None);
    let _ = (&mut shared).now_or_never(); // panics
    // endregion: b72_modern
}

fn b72_modern_clone() {
    // region: b72_modern_clone
    use futures::{FutureExt as _, future};

    let shared = future::ready(7).shared();
    assert_eq!(shared.clone().now_or_never(), Some(7));
    assert_eq!(shared.peek(), Some(&7)); // only a clone was asked
    assert_eq!(shared.clone().now_or_never(), Some(7));
    // endregion: b72_modern_clone
}

#[test]
fn b73_an_unfold_that_has_ended_says_so_again_and_in_futures_03_panics() {
    b73_legacy();
    shown(73, Legacy, "yields `None` at every further poll");
    let text = panic_message(b73_modern);
    assert_eq!(text, "Unfold must not be polled after it returned `Poll::Ready(None)`");
    b73_modern_fuse();
    shown(73, Modern, "panics");
}

fn b73_legacy() {
    use futures_legacy as futures;
    // region: b73_legacy
    use futures::{Async, Stream, stream};

    let mut ended = stream::unfold((), |()| None::<Result<((), ()), ()>>);
    assert_eq!(ended.poll(), Ok(Async::Ready(None)));
    assert_eq!(ended.poll(), Ok(Async::Ready(None)));
    // endregion: b73_legacy
}

fn b73_modern() {
    // region: b73_modern
    use futures::{FutureExt as _, StreamExt as _, stream};

    let mut ended = Box::pin(stream::unfold((), |()| async { None::<((), ())> }));
    assert_eq!(ended.next().now_or_never(), Some(None));
    let _ = ended.next().now_or_never(); // panics
    // endregion: b73_modern
}

fn b73_modern_fuse() {
    // region: b73_modern_fuse
    use futures::{FutureExt as _, StreamExt as _, TryStreamExt as _, stream};

    let mut ended = Box::pin(stream::unfold((), |()| async { None::<((), ())> }).fuse());
    assert_eq!(ended.next().now_or_never(), Some(None));
    assert_eq!(ended.next().now_or_never(), Some(None));

    let mut ended = Box::pin(stream::try_unfold((), |()| async { Ok::<_, ()>(None::<((), ())>) }));
    assert_eq!(ended.try_next().now_or_never(), Some(Ok(None)));
    assert_eq!(ended.try_next().now_or_never(), Some(Ok(None)));
    // endregion: b73_modern_fuse
}
