//! The result of a task comes back through a oneshot channel.

use tokio::sync::oneshot;

#[tokio::main]
async fn main() {
    // region: body
    let (tx, rx) = oneshot::channel();

    tokio::spawn(async move {
        // An error here would mean that nobody wants the answer any more.
        let _ = tx.send("hello from spawned task");
    });

    match rx.await {
        Ok(msg) => println!("Got `{msg}`"),
        Err(e) => println!("error = {e:?}"),
    }
    // endregion: body
}
