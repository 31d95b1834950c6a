//! What blocking and spawning cost: B30, B31.

use std::hint::black_box;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, RwLock};
use std::task::Poll;

use crate::allocations::{Allocations, during};
use crate::common::{GLANCE, PATIENCE, panic_message};
use crate::compiler::{Tokio, errors};

#[test]
fn b30_blocking_sections_may_borrow_in_legacy_and_in_block_in_place() {
    assert_eq!(b30_legacy(), "hello");
    assert_eq!(b30_modern(), "hello");
    assert_eq!(b30_modern_in_place(), "hello");
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

/// Asserts that `limit` of the blocking sections that `start` starts begin before one has ended.
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
    // Sizes depend on the width of a pointer and on the alignment to cache lines.
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    assert_eq!((legacy.bytes, modern.bytes), (72 + 120, 256));
}

/// What a future of 72 bytes holds.
type Captured = [u64; 9];

/// How many spawns are measured. The cheapest counts: now and then a queue grows as well.
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
