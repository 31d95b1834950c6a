//! The promises of the bridge, on real runtimes of both generations.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

// What code of 0.1 finds in the thread.
mod context;
// Streams, sinks and byte streams, both ways.
mod streams;
// What needs nothing but a reactor: Unix sockets, child processes, signals.
mod reactor;
// Tasks that are not `Send`.
#[cfg(feature = "current-thread")]
mod local;
// `bridge::runtime` beside `tokio::runtime` of 0.1.
#[cfg(feature = "current-thread")]
mod current_thread;
mod pool;
// Futures of today that code of 0.1 runs.
#[cfg(feature = "current-thread")]
mod spawned;
// Code that brings a runtime of its own.
mod runtimes;
// Code of tokio 1 inside a process on 0.1.
mod modern;
// How a bridge ends.
mod ends;
// Many connections, many timers.
mod scale;

use std::future::Future;
use std::time::{Duration, Instant};

use bridge::Bridge;
use futures_legacy::Future as _;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio_legacy::timer::Delay;

/// Longest time that something which ought to happen may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Returns a tokio 1 runtime with two workers.
fn workers() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// Returns a tokio 1 runtime with the calling thread alone.
fn one_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// Runs `body` on each kind of runtime with each kind of bridge.
fn everywhere<F: Future<Output = ()>>(body: impl Fn(Bridge) -> F) {
    for runtime in [workers(), one_thread()] {
        for start in [Bridge::new, Bridge::with_thread] {
            runtime.block_on(async {
                let ended = tokio::time::timeout(PATIENCE, body(start(Handle::current()).unwrap())).await;
                ended.expect("it ends");
            });
        }
    }
}

/// Returns a timer of 0.1 that fires after a millisecond.
fn soon() -> impl futures_legacy::Future<Item = (), Error = ()> + Send {
    Delay::new(Instant::now() + Duration::from_millis(1)).map_err(|error| panic!("{error}"))
}

/// Returns the text with which `body` panics. Panics when it does not.
fn panic_message<T>(body: impl FnOnce() -> T) -> String {
    let payload = std::panic::catch_unwind(std::panic::AssertUnwindSafe(body)).err().expect("a panic");
    words(&*payload)
}

fn words(payload: &(dyn std::any::Any + Send)) -> String {
    match payload.downcast_ref::<String>() {
        Some(text) => text.clone(),
        None => (*payload.downcast_ref::<&str>().expect("text")).to_owned(),
    }
}
