//! The task that removes keys whose deadline has passed.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use engine::{Now, Server};
use tokio::time::sleep;

use crate::bell::Bell;

/// Sleeps until the next key is due, removes what is due in small portions, and ends when the server
/// stops.
// region: expire
pub async fn expire(server: Arc<Server>) {
    let bell = Arc::new(Bell::default());
    server.set_purge_doorbell(bell.clone());
    while !server.is_stopping() {
        let now = Now::from_system();
        match server.purge(now).next {
            // More is due: the commands that wait for a lock or for this thread come first.
            Some(due) if due < now.millis() => tokio::task::yield_now().await,
            due => tokio::select! {
                () = bell.rung() => {}
                () = sleep_past(due, now) => {}
            },
        }
    }
}
// endregion: expire

/// Waits until the millisecond after a deadline, which is the first in which its key is gone; for
/// ever without a deadline.
async fn sleep_past(due: Option<u64>, now: Now) {
    match due {
        Some(due) => sleep(Duration::from_millis(due.saturating_sub(now.millis()) + 1)).await,
        None => pending().await,
    }
}
