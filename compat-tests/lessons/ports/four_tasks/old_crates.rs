//! Wrong: the old crates' names were kept.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

#[tokio::main]
async fn main() {
    for i in 0..4 {
        tokio::spawn(async move { println!("Hello from task {i}") }).await.unwrap();
    }
}
