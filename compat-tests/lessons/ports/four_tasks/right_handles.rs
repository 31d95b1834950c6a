//! Right: the handles are kept and awaited.

#[tokio::main]
async fn main() {
    let handles: Vec<_> = (0..4).map(|i| tokio::spawn(async move { println!("Hello from task {i}") })).collect();
    for handle in handles {
        handle.await.unwrap();
    }
}
