//! Right: the handles are kept and awaited.

use std::env;
use std::time::Duration;

use tokio::time::sleep;

#[tokio::main]
async fn main() {
    let pause = Duration::from_millis(env::args().nth(1).map_or(10, |ms| ms.parse().unwrap()));
    let task = |i: u32| async move {
        sleep((4 - i) * pause).await;
        println!("Hello from task {i}");
    };
    let handles: Vec<_> = (0..4).map(|i| tokio::spawn(task(i))).collect();
    for handle in handles {
        handle.await.unwrap();
    }
}
