//! Ten tasks read one string: an `Arc` for each of them, and the string is stored once.

use std::sync::Arc;

use tokio::task::JoinSet;

#[tokio::main]
async fn main() {
    // region: body
    let data = Arc::new("shared data".to_owned());

    let mut tasks = JoinSet::new();
    for _ in 0..10 {
        let data = Arc::clone(&data);
        tasks.spawn(async move {
            println!("{data}");
        });
    }
    tasks.join_all().await;

    println!("owners left: {}", Arc::strong_count(&data));
    // endregion: body
}
