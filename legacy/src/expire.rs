//! The task that removes keys whose deadline has passed.

use std::sync::Arc;
use std::time::Duration;

use engine::Server;
use futures::future::{self, loop_fn, Either, Loop};
use futures::Future;
use tokio::clock;
use tokio::timer::Delay;
use tracing::warn;

use crate::bell::Bell;

/// Sleeps until the next key is due, removes what is due in small portions, and ends when the server
/// stops.
// region: expire
pub fn expire(server: Arc<Server>) -> impl Future<Item = (), Error = ()> {
    let bell = Arc::new(Bell::default());
    server.set_purge_doorbell(bell.clone());
    loop_fn((server, bell), |(server, bell)| {
        if server.is_stopping() {
            return Either::A(future::ok(Loop::Break(())));
        }
        let rest = match server.purge().rest {
            // More is due: the commands that wait for a lock or for this thread come first. A worker
            // of 0.1 looks at its sockets only when it has nothing else to do, so yielding would not
            // let them through; a millisecond of rest does.
            Some(Duration::ZERO) => Either::A(sleep(Duration::from_millis(1), &bell)),
            Some(rest) => Either::A(sleep(rest, &bell)),
            None => Either::B(bell.rung()),
        };
        Either::B(rest.map(|()| Loop::Continue((server, bell))))
    })
}
// endregion: expire

/// Sleeps for a time, or until a ring. Should the timer fail, as one of 0.1 may, the ring is what is left.
fn sleep(rest: Duration, bell: &Arc<Bell>) -> impl Future<Item = (), Error = ()> {
    let delay = Delay::new(clock::now() + rest).or_else(|error| {
        warn!("the timer failed: {error}");
        future::empty()
    });
    bell.rung().select(delay).then(|_| Ok(()))
}
