//! Costs of blocking, spawning and waking: B30, B31, B66.

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, RwLock};
use std::task::Poll;
use std::time::Duration;

use tokio_executor::park::Park;
use tokio_threadpool::park::{DefaultPark, DefaultUnpark, ParkError};

use crate::allocations::{Allocations, during};
use crate::claims::{Legacy, Modern, shown, shown_both};
use crate::common::{GLANCE, PATIENCE, panic_message};
use crate::compiler::{Tokio, errors};

#[test]
fn b30_blocking_sections_may_borrow_in_legacy_and_in_block_in_place() {
    assert_eq!(b30_legacy(), "hello");
    shown(30, Legacy, "borrows from its task");
    assert_eq!(b30_modern(), "hello");
    assert_eq!(b30_modern_in_place(), "hello");
    shown(30, Modern, "has to own what it uses");
}

fn b30_legacy() -> String {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let name = "hello".to_owned();
    // region: b30_legacy
    use futures::future::poll_fn;
    use tokio::runtime::Runtime;
    use tokio_threadpool::blocking;

    let mut runtime = Runtime::new().unwrap();
    let section = poll_fn(move || {
        let borrowed = &name;
        blocking(|| borrowed.clone())
    });
    let copy = runtime.block_on(section).unwrap();
    // endregion: b30_legacy
    copy
}

#[tokio::main]
async fn b30_modern() -> String {
    let name = "hello".to_owned();
    // region: b30_modern
    use tokio::task::spawn_blocking;

    // The closure has to own what it uses.
    let copy = spawn_blocking(move || name.clone()).await.unwrap();
    // endregion: b30_modern
    copy
}

#[tokio::main]
async fn b30_modern_in_place() -> String {
    let name = "hello".to_owned();
    // region: b30_modern_in_place
    use tokio::task::block_in_place;

    let borrowed = &name;
    let copy = block_in_place(|| borrowed.clone());
    // endregion: b30_modern_in_place
    copy
}

#[test]
fn b30_spawn_blocking_refuses_to_borrow() {
    let borrows = errors(Tokio::Modern, B30_MODERN_REFUSED);
    assert!(borrows.contains("error[E0373]"), "{borrows}");
    let owns = B30_MODERN_REFUSED.replace("||", "move ||");
    assert_eq!(errors(Tokio::Modern, &owns), "");
}

const B30_MODERN_REFUSED: &str = r"
// region: b30_modern_refused
use tokio::task::spawn_blocking;

#[tokio::main]
async fn main() {
    let name = String::new();
    let copy = spawn_blocking(|| name.clone()); // error[E0373]
    copy.await.unwrap();
}
// endregion: b30_modern_refused
";

#[test]
fn b30_legacy_blocking_and_block_in_place_need_a_thread_pool_and_spawn_blocking_does_not() {
    assert_eq!(b30_legacy_on_current_thread(), "`blocking` annotation used from outside the context of a thread pool");
    assert_eq!(
        panic_message(b30_modern_in_place_on_current_thread),
        "can call blocking only when running on the multi-threaded runtime"
    );
    assert_eq!(b30_modern_on_current_thread(), 7);
}

fn b30_legacy_on_current_thread() -> String {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b30_legacy_on_current_thread
    use futures::future::poll_fn;
    use tokio::runtime::current_thread;
    use tokio_threadpool::blocking;

    let section = poll_fn(|| blocking(|| 7));
    let error = current_thread::block_on_all(section).unwrap_err();
    // endregion: b30_legacy_on_current_thread
    error.to_string()
}

#[tokio::main(flavor = "current_thread")]
async fn b30_modern_in_place_on_current_thread() {
    // region: b30_modern_in_place_on_current_thread
    tokio::task::block_in_place(|| 7); // panics
    // endregion: b30_modern_in_place_on_current_thread
}

#[tokio::main(flavor = "current_thread")]
async fn b30_modern_on_current_thread() -> i32 {
    tokio::task::spawn_blocking(|| 7).await.unwrap()
}

#[test]
fn b30_a_hundred_blocking_sections_run_at_a_time_in_legacy_and_512_in_modern() {
    limit_is(100, b30_legacy_limit);
    limit_is(512, b30_modern_limit);
}

/// Asserts that exactly `limit` of the blocking sections of `start` begin before one has ended.
fn limit_is<R>(limit: usize, start: fn(usize, &Arc<dyn Fn() + Send + Sync>) -> R) {
    let runtime; // dropped last: it waits for sections that wait for the gate
    let (begin, begun) = mpsc::channel();
    let gate = Arc::new(RwLock::new(()));
    let for_sections = Arc::clone(&gate);
    let closed = gate.write().unwrap();
    let section: Arc<dyn Fn() + Send + Sync> = Arc::new(move || {
        begin.send(()).unwrap();
        drop(for_sections.read());
    });
    runtime = start(limit + 10, &section);
    for _ in 0..limit {
        begun.recv_timeout(PATIENCE).unwrap();
    }
    assert_eq!(begun.recv_timeout(GLANCE), Err(RecvTimeoutError::Timeout));
    drop(closed);
    for _ in 0..10 {
        begun.recv_timeout(PATIENCE).unwrap();
    }
    drop(runtime);
}

fn b30_legacy_limit(sections: usize, section: &Arc<dyn Fn() + Send + Sync>) -> tokio_legacy::runtime::Runtime {
    use futures_legacy::future::poll_fn;
    use tokio_legacy::runtime::Runtime;
    use tokio_threadpool::blocking;

    let mut runtime = Runtime::new().unwrap();
    for _ in 0..sections {
        let section = Arc::clone(section);
        runtime.spawn(poll_fn(move || blocking(|| section()).map_err(drop)));
    }
    runtime
}

fn b30_modern_limit(sections: usize, section: &Arc<dyn Fn() + Send + Sync>) -> tokio::runtime::Runtime {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for _ in 0..sections {
        let section = Arc::clone(section);
        runtime.spawn_blocking(move || section());
    }
    runtime
}

#[test]
fn b31_a_spawn_allocates_twice_in_legacy_and_once_in_modern() {
    let legacy = b31_legacy();
    let modern = b31_modern();
    assert_eq!((legacy.count, modern.count), (2, 1));
    shown_both(31, "Two allocations", "One allocation");
    // Sizes depend on the width of a pointer and on the alignment to cache lines.
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    assert_eq!((legacy.bytes, modern.bytes), (72 + 120, 256));
}

/// Captured variables of a future, of 72 bytes.
type Captured = [u64; 9];

/// Number of spawns that are measured. The cheapest counts, since a queue sometimes grows as well.
const SPAWNS: usize = 20;

fn b31_legacy() -> Allocations {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let (report, reports) = mpsc::channel();
    tokio::run(futures::future::lazy(move || {
        for _ in 0..SPAWNS {
            // region: b31_legacy
            use futures::future::poll_fn;

            let captured: Captured = [1; 9];
            let future = poll_fn(move || {
                black_box(captured);
                Ok(().into())
            });
            assert_eq!(size_of_val(&future), 72);
            let cost = during(|| {
                tokio::spawn(future);
            });
            // endregion: b31_legacy
            report.send(cost).unwrap();
        }
        Ok(())
    }));
    reports.into_iter().min().unwrap()
}

#[tokio::main]
async fn b31_modern() -> Allocations {
    let mut costs = Vec::new();
    for _ in 0..SPAWNS {
        // region: b31_modern
        use std::future::poll_fn;

        let captured: Captured = [1; 9];
        let future = poll_fn(move |_| {
            black_box(captured);
            Poll::Ready(())
        });
        assert_eq!(size_of_val(&future), 72);
        let cost = during(|| {
            tokio::spawn(future);
        });
        // endregion: b31_modern
        costs.push(cost);
    }
    costs.into_iter().min().unwrap()
}

/// Number of wake-ups of a sleeping worker.
const WAKE_UPS: usize = 20;

#[test]
fn b66_a_worker_looks_once_more_before_it_sleeps_and_in_tokio_1_sleeps() {
    let (looked, slept) = b66_legacy();
    assert!(looked >= WAKE_UPS, "{looked} looks");
    assert!(slept >= WAKE_UPS, "{slept} sleeps");
    shown(66, Legacy, "looks for I/O once without waiting");
    assert_eq!(b66_modern(), WAKE_UPS, "a wake-up is one sleep less");
    shown(66, Modern, "sleeps as soon as its queues are empty");
}

/// Counters of a worker's waits.
struct Counted {
    inner: DefaultPark,
    looked: Arc<AtomicUsize>,
    slept: Arc<Sleeps>,
}

impl Park for Counted {
    type Unpark = DefaultUnpark;
    type Error = ParkError;

    fn unpark(&self) -> DefaultUnpark {
        self.inner.unpark()
    }

    fn park(&mut self) -> Result<(), ParkError> {
        self.slept.one_more();
        self.inner.park()
    }

    fn park_timeout(&mut self, limit: Duration) -> Result<(), ParkError> {
        if limit.is_zero() {
            self.looked.fetch_add(1, Ordering::Relaxed);
        }
        self.inner.park_timeout(limit)
    }
}

/// Counts the times that a worker has gone to sleep, and waits for the next one.
#[derive(Default)]
struct Sleeps {
    count: Mutex<usize>,
    grown: Condvar,
}

impl Sleeps {
    fn one_more(&self) {
        *self.count.lock().unwrap() += 1;
        self.grown.notify_all();
    }

    fn count(&self) -> usize {
        *self.count.lock().unwrap()
    }

    fn wait_for_more_than(&self, seen: usize) -> usize {
        let (count, _) =
            self.grown.wait_timeout_while(self.count.lock().unwrap(), PATIENCE, |count| *count <= seen).unwrap();
        assert!(*count > seen, "the worker does not go to sleep");
        *count
    }
}

/// Returns the number of polls of the reactor that did not wait, and of sleeps.
fn b66_legacy() -> (usize, usize) {
    use futures_legacy as futures;
    let (looked, slept) = (Arc::new(AtomicUsize::new(0)), Arc::new(Sleeps::default()));
    let counters = (Arc::clone(&looked), Arc::clone(&slept));
    let counted = move || {
        let (looked, slept) = (Arc::clone(&counters.0), Arc::clone(&counters.1));
        Counted { inner: DefaultPark::new(), looked, slept }
    };
    let (done, is_done) = mpsc::channel();
    // region: b66_legacy
    use futures::{Stream, sync::mpsc::unbounded};
    use tokio_threadpool::Builder;

    // The waits of the only worker are counted: `park`, and `park_timeout` of zero.
    let pool = Builder::new().pool_size(1).custom_park(move |_| counted()).build();
    let (wake, woken) = unbounded();
    pool.spawn(woken.for_each(move |()| {
        done.send(()).unwrap();
        Ok(())
    }));
    let mut asleep = slept.wait_for_more_than(0);
    for _ in 0..WAKE_UPS {
        wake.unbounded_send(()).unwrap();
        is_done.recv().unwrap();
        asleep = slept.wait_for_more_than(asleep);
    }
    // endregion: b66_legacy
    (looked.load(Ordering::Relaxed), slept.count() - 1)
}

/// Returns the number of sleeps for [`WAKE_UPS`] wake-ups.
fn b66_modern() -> usize {
    let slept = Arc::new(Sleeps::default());
    let counter = Arc::clone(&slept);
    let (done, is_done) = mpsc::channel();
    // region: b66_modern
    use tokio::runtime::Builder;
    use tokio::sync::mpsc::unbounded_channel;

    let runtime =
        Builder::new_multi_thread().worker_threads(1).on_thread_park(move || counter.one_more()).build().unwrap();
    let (wake, mut woken) = unbounded_channel();
    runtime.spawn(async move {
        while woken.recv().await.is_some() {
            done.send(()).unwrap();
        }
    });
    let first = slept.wait_for_more_than(0);
    let mut asleep = first;
    for _ in 0..WAKE_UPS {
        wake.send(()).unwrap();
        is_done.recv().unwrap();
        asleep = slept.wait_for_more_than(asleep);
    }
    // endregion: b66_modern
    asleep - first
}
