//! A task that may move between threads keeps a lock of `std` while it waits.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use futures::Future;
use futures::future::lazy;
use tokio::timer::Delay;

static COUNT: Mutex<u32> = Mutex::new(0);

pub fn guard_across_await() {
    // region: guard_across_await
    tokio::spawn(lazy(|| {
        let mut count = COUNT.lock().unwrap_or_else(PoisonError::into_inner);

        Delay::new(Instant::now()).map_err(|e| eprintln!("timer error = {e:?}")).map(move |()| *count += 1)
    }));
    // endregion: guard_across_await
}
