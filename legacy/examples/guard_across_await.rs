//! A lock of `std` is held within one step of a task; to hold a lock while waiting, it has to be an asynchronous one.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures::Future;
use futures::future::{join_all, lazy, poll_fn};
use futures::sync::oneshot;
use tokio::executor::DefaultExecutor;
use tokio::sync::lock::Lock;
use tokio::timer::Delay;

fn pause() -> impl Future<Item = (), Error = ()> {
    Delay::new(Instant::now() + Duration::from_millis(5)).map_err(|e| eprintln!("timer error = {e:?}"))
}

fn main() {
    tokio::run(count().and_then(|()| write_pairs()));
}

// region: scoped
/// The count is changed in one step: a lock of `std` is right, and cheap.
fn count() -> impl Future<Item = (), Error = ()> {
    lazy(|| {
        let count = Arc::new(Mutex::new(0));

        let tasks: Vec<_> = (0..10)
            .map(|_| {
                let count = Arc::clone(&count);
                let task = lazy(move || {
                    // The guard is dropped at the end of the statement.
                    *count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                    pause()
                });
                oneshot::spawn(task, &DefaultExecutor::current())
            })
            .collect();

        join_all(tasks).map(move |_| {
            println!("counted to {}", count.lock().unwrap_or_else(PoisonError::into_inner));
        })
    })
}
// endregion: scoped

// region: held
/// Nothing may come between the two lines, and the task waits between them.
fn write_pairs() -> impl Future<Item = (), Error = ()> {
    lazy(|| {
        let lock = Lock::new(0);

        let tasks: Vec<_> = (0..4)
            .map(|_| {
                let mut lock = lock.clone();
                let task = poll_fn(move || Ok(lock.poll_lock()))
                    .and_then(|mut pairs| {
                        *pairs += 1;
                        println!("pair {} begins", *pairs);
                        // The guard goes through the chain, from stage to stage.
                        pause().map(move |()| pairs)
                    })
                    .map(|pairs| println!("pair {} ends", *pairs));
                oneshot::spawn(task, &DefaultExecutor::current())
            })
            .collect();

        join_all(tasks).map(|_| ())
    })
}
// endregion: held
