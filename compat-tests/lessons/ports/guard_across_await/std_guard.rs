//! Wrong: the lock of `std` is held across the await.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

#[tokio::main]
async fn main() {
    let lock = Arc::new(Mutex::new(0));
    for _ in 0..4 {
        let lock = Arc::clone(&lock);
        tokio::spawn(async move {
            let mut pairs = lock.lock().unwrap();
            *pairs += 1;
            println!("pair {} begins", *pairs);
            sleep(Duration::from_millis(5)).await;
            println!("pair {} ends", *pairs);
        });
    }
}
