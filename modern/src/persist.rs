//! The two tasks of the append-only file: one syncs the file, the other rewrites it.

use std::sync::Arc;
use std::time::Duration;

use engine::Server;
use engine::persistence::{Duty, Rest};
use tokio::task::spawn_blocking;

use crate::notifier::Notifier;
use crate::wait::{Sleep, pause};

/// Pause after a panic, which may happen again at once.
const PAUSE: Duration = Duration::from_millis(100);

/// Does the work of `duty` whenever there is some, on a thread that may wait for the disk. Ends when the server has
/// stopped and everything is synced.
// region: persist
pub async fn persist(server: Arc<Server>, duty: Duty) {
    let notifier = Arc::new(Notifier::default());
    server.set_log_notifier(duty, notifier.clone());
    loop {
        match server.log_rest(duty) {
            Rest::Work => tend(Arc::clone(&server), duty).await,
            Rest::Sleep(rest) => tokio::select! {
                () = notifier.notified() => {}
                () = Sleep::new(rest, server.pace(), false) => {}
            },
            Rest::Wait => notifier.notified().await,
            Rest::End => return,
        }
    }
}

/// Waits for the disk on a thread of tokio's pool for blocking work, so that no worker thread of the runtime has to.
async fn tend(server: Arc<Server>, duty: Duty) {
    if spawn_blocking(move || server.tend_log(duty)).await.is_err() {
        pause(PAUSE).await;
    }
}
// endregion: persist
