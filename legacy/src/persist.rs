//! The two tasks of the append-only file: one syncs the file, the other rewrites it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use engine::persistence::{Duty, Rest};
use engine::{Pace, Server};
use futures::future::{self, Either, Loop, loop_fn, poll_fn};
use futures::{Async, Future};
use tokio_threadpool::blocking;
use tracing::warn;

use crate::notifier::Notifier;
use crate::wait::{Sleep, pause};

/// Pause after a panic, which may happen again at once.
const PAUSE: Duration = Duration::from_millis(100);

/// Does the work of `duty` whenever there is some, on a thread that may wait for the disk. Ends when the server has
/// stopped and everything is synced.
// region: persist
pub fn persist(server: Arc<Server>, duty: Duty) -> impl Future<Item = (), Error = ()> {
    let notifier = Arc::new(Notifier::default());
    server.set_log_notifier(duty, notifier.clone());
    loop_fn((server, notifier), move |(server, notifier)| {
        let rest = match server.log_rest(duty) {
            Rest::Work => Either::A(tend(Arc::clone(&server), duty)),
            Rest::Sleep(rest) => Either::B(Either::A(sleep(rest, server.pace(), &notifier))),
            Rest::Wait => Either::B(Either::B(notifier.notified())),
            Rest::End => return Either::A(future::ok(Loop::Break(()))),
        };
        Either::B(rest.map(|()| Loop::Continue((server, notifier))))
    })
}

/// Waits for the disk in a blocking section, before which the worker thread hands its other tasks to another thread.
/// Outside a thread pool of 0.1 there is no other thread, and the whole runtime waits.
fn tend(server: Arc<Server>, duty: Duty) -> impl Future<Item = (), Error = ()> {
    let work = move || catch_unwind(AssertUnwindSafe(|| server.tend_log(duty))).is_ok();
    let tended = poll_fn(move || match blocking(&work) {
        Ok(polled) => Ok(polled),
        Err(_) => Ok(Async::Ready(work())),
    });
    tended.and_then(|is_done| {
        if is_done {
            return Either::A(future::ok(()));
        }
        Either::B(pause(PAUSE).then(|_| Ok(())))
    })
}
// endregion: persist

/// Sleeps for `rest`, or until a notification. Timers of 0.1 can fail; then only a notification ends the sleep.
fn sleep(rest: Duration, pace: Pace, notifier: &Arc<Notifier>) -> impl Future<Item = (), Error = ()> {
    let sleep = Sleep::new(rest, pace).or_else(|error| {
        warn!("the timer failed: {error}");
        future::empty()
    });
    notifier.notified().select(sleep).then(|_| Ok(()))
}
