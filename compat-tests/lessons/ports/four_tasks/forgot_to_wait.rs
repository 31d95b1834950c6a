//! Wrong: nothing waits for the tasks.

use std::time::Duration;

use tokio::time::sleep;

#[tokio::main]
async fn main() {
    for i in 0..4 {
        tokio::spawn(async move {
            sleep(Duration::from_millis(10)).await;
            println!("Hello from task {i}");
        });
    }
}
