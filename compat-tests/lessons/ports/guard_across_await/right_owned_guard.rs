//! Right: an owned guard, as on the old side, and a loop over handles.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::sleep;

#[tokio::main]
async fn main() {
    let count = Arc::new(AtomicU32::new(0));
    let tasks = (0..10).map(|_| {
        let count = Arc::clone(&count);
        tokio::spawn(async move { count.fetch_add(1, Ordering::Relaxed) })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    println!("counted to {}", count.load(Ordering::Relaxed));

    let lock = Arc::new(Mutex::new(0));
    let tasks = (0..4).map(|_| {
        let lock = Arc::clone(&lock);
        tokio::spawn(async move {
            let mut pairs = lock.lock_owned().await;
            *pairs += 1;
            println!("pair {} begins", *pairs);
            sleep(Duration::from_millis(5)).await;
            println!("pair {} ends", *pairs);
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
}
