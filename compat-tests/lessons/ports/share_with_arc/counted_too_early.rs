//! Wrong: the owners are counted before the tasks have run.

use std::sync::Arc;

use tokio::task::JoinSet;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let data = Arc::new("shared data".to_owned());
    let mut tasks = JoinSet::new();
    for _ in 0..10 {
        let data = Arc::clone(&data);
        tasks.spawn(async move { println!("{data}") });
    }
    println!("owners left: {}", Arc::strong_count(&data));
    tasks.join_all().await;
}
