//! The doorbell of a task.

use engine::Doorbell;
use tokio::sync::Notify;

/// Wakes the one task that waits in [`Bell::rung`].
// region: bell
#[derive(Debug, Default)]
pub struct Bell {
    notify: Notify,
}

impl Bell {
    /// Waits for a ring. One that came before is not lost; several are one.
    pub async fn rung(&self) {
        self.notify.notified().await;
    }
}

impl Doorbell for Bell {
    fn ring(&self) {
        self.notify.notify_one();
    }
}
// endregion: bell
