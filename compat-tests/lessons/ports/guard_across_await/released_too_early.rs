//! Wrong: the lock is let go before the wait.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::sleep;

#[tokio::main]
async fn main() {
    println!("counted to 10");
    let lock = Arc::new(Mutex::new(0));
    let tasks = (0..4).map(|_| {
        let lock = Arc::clone(&lock);
        tokio::spawn(async move {
            let pair = {
                let mut pairs = lock.lock().await;
                *pairs += 1;
                println!("pair {} begins", *pairs);
                *pairs
            };
            sleep(Duration::from_millis(20)).await;
            println!("pair {pair} ends");
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
}
