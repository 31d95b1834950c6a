//! Work that blocks or computes for long: on a pool of its own, or in place, with the worker's tasks handed on.

use std::sync::mpsc;

use futures::future::try_join_all;
use tokio::runtime::{self, Runtime};
use tokio::task::{JoinError, block_in_place, spawn_blocking};

/// Returns the number of primes below `limit`.
fn primes(limit: u32) -> usize {
    let divisible = |n: u32| (2..n).take_while(|d| d * d <= n).any(|d| n % d == 0);
    (2..limit).filter(|n| !divisible(*n)).count()
}

// region: pool
async fn counts() -> Result<Vec<usize>, JoinError> {
    let limits = [100, 1_000, 10_000];
    // Up to 512 threads: for much work that only computes, a pool such as rayon's is the better place.
    try_join_all(limits.map(|limit| spawn_blocking(move || primes(limit)))).await
}
// endregion: pool

// region: panic
async fn panicked() -> bool {
    // The panic is in the error, and lost if nobody looks at it.
    let work = spawn_blocking(|| panic!("the work fails"));
    work.await.is_err_and(|e: JoinError| e.is_panic())
}
// endregion: panic

// region: dropped
async fn dropped_before_its_turn() -> Result<(), JoinError> {
    let (go, gate) = mpsc::channel::<()>();
    let first = spawn_blocking(move || gate.recv());
    let second = spawn_blocking(|| println!("this is not printed"));
    // A drop alone would let it run; `abort` reaches only what has not begun.
    second.abort();
    go.send(()).expect("the first is waiting");
    first.await?.expect("the gate was opened");
    spawn_blocking(|| ()).await?;
    println!("the second never ran");
    Ok(())
}
// endregion: dropped

// region: in_place
async fn in_place(mut numbers: Vec<u32>) {
    let (go, gate) = mpsc::channel::<()>();
    // On the same worker, which is the only one.
    tokio::spawn(async move { go.send(()) });
    block_in_place(|| {
        gate.recv().expect("the task runs although its worker is blocked");
        numbers.sort_unstable();
    });
    println!("sorted: {numbers:?}");
}
// endregion: in_place

fn runtime(blocking_threads: usize) -> Runtime {
    runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(blocking_threads)
        .build()
        .expect("a runtime can be started")
}

fn main() -> Result<(), JoinError> {
    let many = runtime(512);
    println!("primes: {:?}", many.block_on(counts()));
    println!("panicked: {}", many.block_on(panicked()));
    runtime(1).block_on(dropped_before_its_turn())?;
    many.block_on(many.spawn(in_place(vec![3, 1, 2])))
}
