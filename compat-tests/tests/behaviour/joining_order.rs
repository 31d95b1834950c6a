//! The order in which tasks run and values are dropped: B24–B27, B99.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::mpsc;
use std::task::{Context, Poll};

use crate::claims::{Legacy, Modern, shown};
use crate::compiler::{Tokio, errors};

#[test]
fn b24_a_function_runs_at_its_call_in_legacy_and_an_async_one_at_its_first_poll() {
    let calls = Rc::new(Cell::new(0));
    b24_legacy(&calls);
    assert_eq!(calls.get(), 1);
    shown(24, Legacy, "runs at the call");

    let calls = Rc::new(Cell::new(0));
    b24_modern(&calls);
    assert_eq!(calls.get(), 0);
    shown(24, Modern, "runs when the future is first polled");
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
    shown(25, Legacy, "when its stage is over");
    assert!(b25_modern());
    assert!(!b25_modern_drop());
    shown(25, Modern, "lives to the end of its scope");
}

/// Returns whether the permit is held while the request waits for its answer.
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

/// Returns whether the permit is held while the request waits for its answer.
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

/// Returns whether the permit is held while the request waits for its answer.
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
fn b25_a_guard_that_was_used_and_dropped_by_name_keeps_a_task_from_being_send() {
    let refused = errors(Tokio::Modern, B25_MODERN_REFUSED);
    assert!(refused.contains("future cannot be sent between threads safely"), "{refused}");
    assert_eq!(errors(Tokio::Modern, B25_MODERN_SCOPE), "");
}

const B25_MODERN_REFUSED: &str = r"
use std::sync::{Arc, Mutex};

fn count(counter: Arc<Mutex<u32>>) {
    // region: b25_modern_refused
    tokio::spawn(async move {
        let mut guard = counter.lock().unwrap();
        *guard += 1;
        drop(guard); // unlocked, and still not `Send`
        tokio::task::yield_now().await;
    });
    // endregion: b25_modern_refused
}

fn main() { count(Arc::default()) }
";

const B25_MODERN_SCOPE: &str = r"
use std::sync::{Arc, Mutex};

fn count(counter: Arc<Mutex<u32>>) {
    // region: b25_modern_scope
    tokio::spawn(async move {
        {
            let mut guard = counter.lock().unwrap();
            *guard += 1;
        }
        tokio::task::yield_now().await;
    });
    // endregion: b25_modern_scope
}

fn main() { count(Arc::default()) }
";

#[test]
fn b26_tasks_run_in_the_order_of_their_spawns_in_legacy_and_the_last_one_first_in_modern() {
    let order = |run: fn(mpsc::Sender<u32>)| {
        let (report, reports) = mpsc::channel();
        run(report);
        reports.iter().collect::<Vec<_>>()
    };
    assert_eq!(order(b26_legacy), [1, 2, 3]);
    assert_eq!(order(b26_legacy_on_current_thread), [1, 2, 3]);
    shown(26, Legacy, "in the order of their spawns");
    assert_eq!(order(b26_modern), [3, 1, 2]);
    assert_eq!(order(b26_modern_on_current_thread), [1, 2, 3]);
    shown(26, Modern, "third, first, second");
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

/// Number of items that wait in the channels of B27.
const ITEMS: u32 = 10_000;

#[test]
fn b27_a_task_that_drains_a_ready_channel_starves_its_neighbour_except_on_a_modern_channel() {
    assert_eq!(b27_legacy(), ITEMS);
    shown(27, Legacy, "It keeps its worker");
    assert_eq!(b27_modern(), 128);
    assert_eq!(b27_modern_unconstrained(), ITEMS);
    assert_eq!(b27_modern_futures_channel(), ITEMS);
    // The item included after which the budget was found empty.
    assert_eq!(b27_modern_budget(), 129);
    shown(27, Modern, "give way after 128 items");
}

/// Returns the number of items that the first task has taken when the second one runs for the first time.
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

/// Returns the number of items that the first task has taken when the second one runs for the first time.
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

#[tokio::main(flavor = "current_thread")]
async fn b27_modern_budget() -> u32 {
    use futures::{StreamExt as _, channel::mpsc};
    let taken = Rc::new(Cell::new(0));
    let taken_so_far = Rc::clone(&taken);
    let tasks = task::LocalSet::new();
    let _context = tasks.enter();
    let (send, mut receive) = mpsc::unbounded();
    (0..ITEMS).for_each(|item| send.unbounded_send(item).unwrap());
    drop(send);
    // region: b27_modern_budget
    use tokio::task::{self, coop};

    task::spawn_local(async move {
        while let Some(_item) = receive.next().await {
            taken.set(taken.get() + 1);
            coop::consume_budget().await;
        }
    });
    let neighbour = task::spawn_local(async move { taken_so_far.get() }); // 129
    // endregion: b27_modern_budget
    tasks.run_until(neighbour).await.unwrap()
}

#[test]
fn b99_map_keeps_the_finished_future_while_its_closure_runs_and_in_futures_03_drops_it_first() {
    assert!(b99_legacy());
    shown(99, Legacy, "is still there while their closure runs");
    assert!(!b99_modern());
    assert!(!b99_modern_await());
    shown(99, Modern, "before their closure runs");
}

/// Returns whether the permit of a request is held while the closure of `map` runs.
fn b99_legacy() -> bool {
    use futures_legacy as futures;
    // region: b99_legacy
    use futures::{Async, Future, Poll};

    struct Request {
        _permit: Rc<()>,
    }

    impl Future for Request {
        type Item = ();
        type Error = ();

        fn poll(&mut self) -> Poll<(), ()> {
            Ok(Async::Ready(()))
        }
    }

    let permit = Rc::new(());
    let request = Request { _permit: permit.clone() };
    let is_held = request.map(|()| Rc::strong_count(&permit) > 1).wait(); // true
    // endregion: b99_legacy
    is_held.unwrap()
}

/// The same request on std's `Future`.
struct Request {
    _permit: Rc<()>,
}

impl Future for Request {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        Poll::Ready(())
    }
}

/// Returns whether the permit of a request is held while the closure of `map` runs.
fn b99_modern() -> bool {
    // region: b99_modern
    use futures::FutureExt;

    let permit = Rc::new(());
    let request = Request { _permit: permit.clone() };
    let is_held = request.map(|()| Rc::strong_count(&permit) > 1); // false
    // endregion: b99_modern
    futures::executor::block_on(is_held)
}

/// Returns whether the permit of a request is held after its `await`.
fn b99_modern_await() -> bool {
    futures::executor::block_on(async {
        let permit = Rc::new(());
        Request { _permit: permit.clone() }.await;
        Rc::strong_count(&permit) > 1
    })
}
