//! The task that removes keys whose deadline has passed.

use std::sync::Arc;
use std::time::Duration;

use engine::{Pace, Server};
use futures::Future;
use futures::future::{self, Either, Loop, loop_fn};
use tracing::warn;

use crate::notifier::Notifier;
use crate::wait::Sleep;
use crate::yield_now::yield_now;

/// Sleeps until the next key is due, removes due keys in small portions, and ends when the server stops.
// region: expire
pub fn expire(server: Arc<Server>) -> impl Future<Item = (), Error = ()> {
    let notifier = Arc::new(Notifier::default());
    server.set_purge_notifier(notifier.clone());
    loop_fn((server, notifier), |(server, notifier)| {
        if server.is_stopping() {
            return Either::A(future::ok(Loop::Break(())));
        }
        let rest = match server.purge().rest {
            // More keys are due, but commands that wait for a lock or for this thread come first.
            Some(Duration::ZERO) => Either::A(yield_now()),
            Some(rest) => Either::B(Either::A(sleep(rest, server.pace(), &notifier))),
            None => Either::B(Either::B(notifier.notified())),
        };
        Either::B(rest.map(|()| Loop::Continue((server, notifier))))
    })
}
// endregion: expire

/// Sleeps for `rest`, or until a notification. Timers of 0.1 can fail; then only a notification ends the sleep.
fn sleep(rest: Duration, pace: Pace, notifier: &Arc<Notifier>) -> impl Future<Item = (), Error = ()> {
    let sleep = Sleep::new(rest, pace).or_else(|error| {
        warn!("the timer failed: {error}");
        future::empty()
    });
    notifier.notified().select(sleep).then(|_| Ok(()))
}
