//! Wrong: the task that holds the sender is aborted by its handle.

use tokio::sync::oneshot;
use tokio_util::task::AbortOnDropHandle;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, rx) = oneshot::channel();
    drop(AbortOnDropHandle::new(tokio::spawn(async move {
        let _ = tx.send("hello from spawned task");
    })));
    match rx.await {
        Ok(msg) => println!("Got `{msg}`"),
        Err(e) => println!("error = {e:?}"),
    }
}
