//! The task that removes keys whose deadline has passed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::{Now, Server};
use futures::future::{self, loop_fn, Either, Loop};
use futures::Future;
use tokio::timer::Delay;

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
        let now = Now::from_system();
        let rest = match server.purge(now).next {
            // More is due: the commands that wait for a lock or for this thread come first. A worker
            // of 0.1 looks at its sockets only when it has nothing else to do, so yielding would not
            // let them through; a millisecond of rest does.
            Some(due) if due < now.millis() => Either::A(sleep_past(Some(now.millis()), now)),
            due => Either::B(bell.rung().select(sleep_past(due, now)).map(|_| ()).map_err(|_| ())),
        };
        Either::B(rest.map(|()| Loop::Continue((server, bell))))
    })
}
// endregion: expire

/// Waits until the millisecond after a deadline, which is the first in which its key is gone; for
/// ever without a deadline.
fn sleep_past(due: Option<u64>, now: Now) -> impl Future<Item = (), Error = ()> {
    match due {
        Some(due) => {
            let millis = due.saturating_sub(now.millis()) + 1;
            Either::A(Delay::new(Instant::now() + Duration::from_millis(millis)).map_err(|_| ()))
        }
        None => Either::B(future::empty()),
    }
}
