//! A task that may move between threads keeps a lock of `std` while it waits.

use std::sync::{Mutex, PoisonError};

use tokio::task::yield_now;

static COUNT: Mutex<u32> = Mutex::new(0);

pub async fn guard_across_await() {
    // region: guard_across_await
    tokio::spawn(async {
        let mut count = COUNT.lock().unwrap_or_else(PoisonError::into_inner);

        yield_now().await;

        *count += 1;
    });
    // endregion: guard_across_await
}
