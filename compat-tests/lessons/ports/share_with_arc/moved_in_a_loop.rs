//! Wrong: the first task takes the `Arc` itself.

use std::sync::Arc;

#[tokio::main]
async fn main() {
    let data = Arc::new("shared data".to_owned());
    for _ in 0..10 {
        tokio::spawn(async move {
            println!("{data}");
        });
    }
}
