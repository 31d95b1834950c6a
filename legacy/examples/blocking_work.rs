//! Work that blocks or computes for long: on a pool of its own, or in place, with the worker's tasks handed on.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::panic::AssertUnwindSafe;
use std::sync::mpsc;

use futures::Future;
use futures::future::{join_all, lazy, poll_fn};
use futures_cpupool::{Builder, CpuPool};
use tokio::runtime;
use tokio_threadpool::{BlockingError, blocking};

/// Returns the number of primes below `limit`.
fn primes(limit: u32) -> usize {
    let divisible = |n: u32| (2..n).take_while(|d| d * d <= n).any(|d| n % d == 0);
    (2..limit).filter(|n| !divisible(*n)).count()
}

// region: pool
fn counts(pool: &CpuPool) -> impl Future<Item = Vec<usize>, Error = ()> {
    let limits = [100, 1_000, 10_000];
    let pool = pool.clone();
    join_all(limits.map(|limit| pool.spawn_fn(move || Ok(primes(limit)))))
}
// endregion: pool

// region: panic
fn panicked(pool: &CpuPool) -> bool {
    // The panic goes on in whoever waits for the work.
    let work = pool.spawn_fn(|| -> Result<(), ()> { panic!("the work fails") });
    AssertUnwindSafe(work).catch_unwind().wait().is_err()
}
// endregion: panic

// region: dropped
fn dropped_before_its_turn() {
    let pool = Builder::new().pool_size(1).create();
    let (go, gate) = mpsc::channel::<()>();
    let first = pool.spawn_fn(move || gate.recv().map_err(|_| ()));
    let second = pool.spawn_fn(|| {
        println!("this is not printed");
        Ok::<_, ()>(())
    });
    // The drop cancels it.
    drop(second);
    go.send(()).expect("the first is waiting");
    first.wait().expect("the gate was opened");
    pool.spawn_fn(|| Ok::<_, ()>(())).wait().expect("the pool is idle");
    println!("the second never ran");
}
// endregion: dropped

// region: in_place
fn in_place(mut numbers: Vec<u32>) -> impl Future<Item = (), Error = BlockingError> {
    let (go, gate) = mpsc::channel::<()>();
    // On the same worker, which is the only one.
    tokio::spawn(lazy(move || go.send(()).map_err(|_| ())));
    poll_fn(move || {
        blocking(|| {
            gate.recv().expect("the task runs although its worker is blocked");
            numbers.sort_unstable();
            println!("sorted: {numbers:?}");
        })
    })
}
// endregion: in_place

fn main() {
    let pool = CpuPool::new_num_cpus();
    println!("primes: {:?}", counts(&pool).wait());
    println!("panicked: {}", panicked(&pool));
    dropped_before_its_turn();

    let mut runtime = runtime::Builder::new().core_threads(1).build().expect("a runtime can be started");
    runtime.block_on(lazy(|| in_place(vec![3, 1, 2]))).expect("the pool is not shutting down");
}
