//! Wrong: the result is asked for once instead of being awaited.

use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = oneshot::channel();
    tokio::spawn(async move {
        let _ = tx.send("hello from spawned task");
    });
    if let Ok(msg) = rx.try_recv() {
        println!("Got `{msg}`");
    }
}
