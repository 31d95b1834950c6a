//! The task that removes keys whose deadline has passed.

use std::sync::Arc;
use std::time::Duration;

use engine::Server;

use crate::notifier::Notifier;
use crate::wait::Sleep;

/// Sleeps until the next key is due, removes due keys in small portions, and ends when the server stops.
// region: expire
pub async fn expire(server: Arc<Server>) {
    let notifier = Arc::new(Notifier::default());
    server.set_purge_notifier(notifier.clone());
    while !server.is_stopping() {
        match server.purge().rest {
            // More keys are due, but commands that wait for a lock or for this thread come first.
            Some(Duration::ZERO) => tokio::task::yield_now().await,
            Some(rest) => tokio::select! {
                () = notifier.notified() => {}
                () = Sleep::new(rest, server.pace(), false) => {}
            },
            None => notifier.notified().await,
        }
    }
}
// endregion: expire
