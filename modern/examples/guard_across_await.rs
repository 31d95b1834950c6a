//! A lock of `std` is held within one step of a task; to hold a lock while waiting, it has to be an asynchronous one.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync;
use tokio::task::JoinSet;
use tokio::time::sleep;

async fn pause() {
    sleep(Duration::from_millis(5)).await;
}

#[tokio::main]
async fn main() {
    count().await;
    write_pairs().await;
}

// region: scoped
/// The count is changed in one step: a lock of `std` is right, and cheap.
async fn count() {
    let count = Arc::new(Mutex::new(0));

    let mut tasks = JoinSet::new();
    for _ in 0..10 {
        let count = Arc::clone(&count);
        tasks.spawn(async move {
            // The guard is dropped at the end of the statement.
            *count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
            pause().await;
        });
    }

    tasks.join_all().await;
    println!("counted to {}", count.lock().unwrap_or_else(PoisonError::into_inner));
}
// endregion: scoped

// region: held
/// Nothing may come between the two lines, and the task waits between them.
async fn write_pairs() {
    let lock = Arc::new(sync::Mutex::new(0));

    let mut tasks = JoinSet::new();
    for _ in 0..4 {
        let lock = Arc::clone(&lock);
        tasks.spawn(async move {
            let mut pairs = lock.lock().await;
            *pairs += 1;
            println!("pair {} begins", *pairs);
            pause().await;
            println!("pair {} ends", *pairs);
        });
    }

    tasks.join_all().await;
}
// endregion: held
