//! Who is polled, run and dropped when: B24–B29.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::mpsc;

use crate::common::panic_message;

#[test]
fn b24_a_function_runs_at_its_call_in_legacy_and_an_async_one_at_its_first_poll() {
    let calls = Rc::new(Cell::new(0));
    b24_legacy(&calls);
    assert_eq!(calls.get(), 1);

    let calls = Rc::new(Cell::new(0));
    b24_modern(&calls);
    assert_eq!(calls.get(), 0);
}

fn b24_legacy(calls: &Cell<u32>) {
    use futures_legacy as futures;
    // region: b24_legacy
    use futures::{Future, future};

    fn send(calls: &Cell<u32>) -> impl Future<Item = (), Error = ()> + use<> {
        calls.set(calls.get() + 1);
        future::ok(())
    }

    let sent = send(calls); // is called
    drop(sent);
    // endregion: b24_legacy
}

fn b24_modern(calls: &Cell<u32>) {
    // region: b24_modern
    async fn send(calls: &Cell<u32>) {
        calls.set(calls.get() + 1);
    }

    let sent = send(calls); // nothing has happened
    drop(sent);
    // endregion: b24_modern
}

#[test]
fn b25_captures_are_dropped_stage_by_stage_in_legacy_and_at_the_end_of_the_scope_in_modern() {
    assert!(!b25_legacy());
    assert!(b25_modern());
    assert!(!b25_modern_drop());
}

/// Whether the permit is held while the request waits for its answer.
fn b25_legacy() -> bool {
    use futures_legacy as futures;
    // region: b25_legacy
    use futures::{Async, Future, future};

    let permit = Rc::new(());
    let held = Rc::downgrade(&permit);
    let mut request = future::lazy(move || {
        assert_eq!(Rc::strong_count(&permit), 1);
        Ok::<(), ()>(())
    })
    .and_then(|()| future::empty::<(), ()>());
    assert_eq!(request.poll(), Ok(Async::NotReady));
    // The first stage is over, and the permit is free.
    let is_held = held.upgrade().is_some();
    // endregion: b25_legacy
    is_held
}

/// Whether the permit is held while the request waits for its answer.
fn b25_modern() -> bool {
    // region: b25_modern
    use futures::{FutureExt as _, future};
    use std::pin::pin;

    let permit = Rc::new(());
    let held = Rc::downgrade(&permit);
    let mut request = pin!(async move {
        assert_eq!(Rc::strong_count(&permit), 1);
        future::pending::<()>().await;
    });
    assert_eq!(request.as_mut().now_or_never(), None);
    // The permit is held to the end of the block.
    let is_held = held.upgrade().is_some();
    // endregion: b25_modern
    is_held
}

/// Whether the permit is held while the request waits for its answer.
fn b25_modern_drop() -> bool {
    use futures::{FutureExt as _, future};
    use std::pin::pin;

    let permit = Rc::new(());
    let held = Rc::downgrade(&permit);
    // region: b25_modern_drop
    let mut request = pin!(async move {
        assert_eq!(Rc::strong_count(&permit), 1);
        drop(permit);
        future::pending::<()>().await;
    });
    // endregion: b25_modern_drop
    assert_eq!(request.as_mut().now_or_never(), None);
    held.upgrade().is_some()
}

#[test]
fn b26_tasks_run_in_the_order_of_their_spawns_in_legacy_and_the_last_one_first_in_modern() {
    let order = |run: fn(mpsc::Sender<u32>)| {
        let (report, reports) = mpsc::channel();
        run(report);
        reports.iter().collect::<Vec<_>>()
    };
    assert_eq!(order(b26_legacy), [1, 2, 3]);
    assert_eq!(order(b26_legacy_on_current_thread), [1, 2, 3]);
    assert_eq!(order(b26_modern), [3, 1, 2]);
    assert_eq!(order(b26_modern_on_current_thread), [1, 2, 3]);
}

fn b26_legacy(report: mpsc::Sender<u32>) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b26_legacy
    use futures::{Future, future};
    use tokio::runtime::Builder;

    let mut runtime = Builder::new().core_threads(1).build().unwrap();
    runtime.spawn(future::lazy(move || {
        for number in [1, 2, 3] {
            let report = report.clone();
            tokio::spawn(future::lazy(move || report.send(number).map_err(drop)));
        }
        Ok(())
    })); // 1, 2, 3
    // endregion: b26_legacy
    runtime.shutdown_on_idle().wait().unwrap();
}

fn b26_legacy_on_current_thread(report: mpsc::Sender<u32>) {
    use futures_legacy::future;
    use tokio_legacy::runtime::current_thread;

    current_thread::run(future::lazy(move || {
        for number in [1, 2, 3] {
            let report = report.clone();
            current_thread::spawn(future::lazy(move || report.send(number).map_err(drop)));
        }
        Ok(())
    }));
}

#[tokio::main(worker_threads = 1)]
async fn b26_modern(report: mpsc::Sender<u32>) {
    // region: b26_modern
    use tokio_util::task::TaskTracker;

    let tasks = TaskTracker::new();
    let same = tasks.clone();
    tasks.spawn(async move {
        for number in [1, 2, 3] {
            let report = report.clone();
            same.spawn(async move { report.send(number) });
        }
    }); // 3, 1, 2 on a runtime with one worker
    tasks.close();
    tasks.wait().await;
    // endregion: b26_modern
}

#[tokio::main(flavor = "current_thread")]
async fn b26_modern_on_current_thread(report: mpsc::Sender<u32>) {
    for number in [1, 2, 3] {
        let report = report.clone();
        tokio::spawn(async move { report.send(number) });
    }
    drop(report);
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
}

/// How many items wait in the channels of B27.
const ITEMS: u32 = 10_000;

#[test]
fn b27_a_task_that_drains_a_ready_channel_starves_its_neighbour_except_on_a_modern_channel() {
    assert_eq!(b27_legacy(), ITEMS);
    assert_eq!(b27_modern(), 128);
    assert_eq!(b27_modern_unconstrained(), ITEMS);
    assert_eq!(b27_modern_futures_channel(), ITEMS);
}

/// How many items the first task has taken when the second one runs for the first time.
fn b27_legacy() -> u32 {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let (taken, seen) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let (by_neighbour, taken_so_far) = (Rc::clone(&seen), Rc::clone(&taken));
    // region: b27_legacy
    use futures::{Stream, future, sync::mpsc};
    use tokio::runtime::current_thread;

    let (send, receive) = mpsc::unbounded();
    (0..ITEMS).for_each(|item| send.unbounded_send(item).unwrap());
    drop(send);
    current_thread::run(future::lazy(move || {
        current_thread::spawn(receive.for_each(move |_item| {
            taken.set(taken.get() + 1);
            Ok(())
        }));
        current_thread::spawn(future::lazy(move || {
            by_neighbour.set(taken_so_far.get()); // 10,000
            Ok(())
        }));
        Ok(())
    }));
    // endregion: b27_legacy
    seen.get()
}

/// How many items the first task has taken when the second one runs for the first time.
#[tokio::main(flavor = "current_thread")]
async fn b27_modern() -> u32 {
    let taken = Rc::new(Cell::new(0));
    let taken_so_far = Rc::clone(&taken);
    let tasks = task::LocalSet::new();
    let _context = tasks.enter();
    // region: b27_modern
    use tokio::{sync::mpsc, task};

    let (send, mut receive) = mpsc::unbounded_channel();
    (0..ITEMS).for_each(|item| send.send(item).unwrap());
    drop(send);
    task::spawn_local(async move {
        while let Some(_item) = receive.recv().await {
            taken.set(taken.get() + 1);
        }
    });
    let neighbour = task::spawn_local(async move { taken_so_far.get() }); // 128
    // endregion: b27_modern
    tasks.run_until(neighbour).await.unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn b27_modern_unconstrained() -> u32 {
    use tokio::{sync::mpsc, task};

    let taken = Rc::new(Cell::new(0));
    let taken_so_far = Rc::clone(&taken);
    let tasks = task::LocalSet::new();
    let _context = tasks.enter();
    let (send, mut receive) = mpsc::unbounded_channel();
    (0..ITEMS).for_each(|item| send.send(item).unwrap());
    drop(send);
    // region: b27_modern_unconstrained
    task::spawn_local(task::unconstrained(async move {
        while let Some(_item) = receive.recv().await {
            taken.set(taken.get() + 1);
        }
    }));
    let neighbour = task::spawn_local(async move { taken_so_far.get() }); // 10,000
    // endregion: b27_modern_unconstrained
    tasks.run_until(neighbour).await.unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn b27_modern_futures_channel() -> u32 {
    let taken = Rc::new(Cell::new(0));
    let taken_so_far = Rc::clone(&taken);
    let tasks = task::LocalSet::new();
    let _context = tasks.enter();
    // region: b27_modern_futures_channel
    use futures::{StreamExt as _, channel::mpsc};
    use tokio::task;

    let (send, mut receive) = mpsc::unbounded();
    (0..ITEMS).for_each(|item| send.unbounded_send(item).unwrap());
    drop(send);
    task::spawn_local(async move {
        while let Some(_item) = receive.next().await {
            taken.set(taken.get() + 1);
        }
    });
    let neighbour = task::spawn_local(async move { taken_so_far.get() }); // 10,000
    // endregion: b27_modern_futures_channel
    tasks.run_until(neighbour).await.unwrap()
}

/// How often the busy future of B28 is woken before it is done.
const WAKES: u32 = 10;

/// What the two futures of B28 show.
#[derive(Default)]
struct Seen {
    /// How often the waiting future was polled. Nothing ever wakes it.
    polls: Cell<u32>,
    /// Whether the busy future has been woken [`WAKES`] times.
    done: Cell<bool>,
}

/// The two futures of B28 in 0.1, and what polls a future until the busy one is done.
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
            Ok::<_, ()>(if is_done {
                Async::Ready(())
            } else {
                Async::NotReady
            })
        });
        until_done.wait().unwrap();
    }
}

/// The two futures of B28 in 0.3, and what polls a future until the busy one is done.
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
            if is_done {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
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
        // All but the first wait, and count together.
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
    // The words are those of the first future inside that objects.
    assert_eq!(panic_message(b29_legacy_inner), "cannot poll Result twice");
    b29_legacy_receiver();
    assert_eq!(
        panic_message(b29_modern),
        "Map must not be polled after it returned `Poll::Ready`"
    );
    assert_eq!(
        panic_message(b29_modern_async),
        "`async fn` resumed after completion"
    );
    assert_eq!(panic_message(b29_modern_receiver), "called after complete");
    assert_eq!(
        panic_message(b29_modern_handle),
        "JoinHandle polled after completion"
    );
    b29_modern_futures_receiver();
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
