//! A lease that is handed back when it is dropped, and handing it back takes time.

use std::time::Duration;

use tokio::time::sleep;
use tokio_util::task::TaskTracker;

// region: lease
struct Lease {
    name: &'static str,
    /// Waits for what drops have begun.
    returns: TaskTracker,
}

async fn hand_back(name: &'static str) {
    sleep(Duration::from_millis(10)).await;
    println!("{name} is handed back");
}

impl Drop for Lease {
    fn drop(&mut self) {
        // A drop cannot wait: it spawns. Outside a runtime that would panic; `Handle::try_current` tells.
        if tokio::runtime::Handle::try_current().is_ok() {
            self.returns.spawn(hand_back(self.name));
        }
    }
}
// endregion: lease

// region: use
async fn work(returns: TaskTracker) {
    let lease = Lease { name: "a boat", returns };
    println!("rowing {}", lease.name);
    drop(lease);
    println!("gone home");
}

#[tokio::main]
async fn main() {
    let returns = TaskTracker::new();
    work(returns.clone()).await;
    println!("closed");
}
// endregion: use
