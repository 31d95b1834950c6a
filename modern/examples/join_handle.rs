//! The handle of a task: its value, its panic, its cancellation, and what becomes of the task when the handle is dropped.

use std::future;

use tokio::sync::oneshot;
use tokio_util::task::AbortOnDropHandle;

#[tokio::main]
async fn main() {
    value().await;
    panic_in_a_task().await;
    abort().await;
    drop_to_cancel().await;
    drop_to_detach().await;
}

// region: value
async fn value() {
    let handle = tokio::spawn(async {
        // A real task would wait for something here.
        "return value"
    });

    // What goes on beside the task stands here.

    if let Ok(out) = handle.await {
        println!("GOT {out}");
    }
}
// endregion: value

// region: panic
async fn panic_in_a_task() {
    let handle = tokio::spawn(async { panic!("out of luck") });

    if let Err(error) = handle.await
        && error.is_panic()
    {
        println!("The task panicked: {:?}", error.into_panic().downcast_ref::<&str>());
    }
}
// endregion: panic

// region: abort
async fn abort() {
    let handle = tokio::spawn(future::pending::<()>());

    handle.abort();
    let end = handle.await;
    println!("The task was cancelled: {}", end.is_err_and(|error| error.is_cancelled()));
}
// endregion: abort

// region: drop_to_cancel
async fn drop_to_cancel() {
    let (_go, gone) = oneshot::channel::<()>();
    let (done, end) = oneshot::channel();
    let handle = tokio::spawn(async move {
        let _ = gone.await;
        let _ = done.send(());
    });

    // A bare handle would leave the task alone.
    drop(AbortOnDropHandle::new(handle));
    println!("Dropped to cancel: the task reached its end: {}", end.await.is_ok());
}
// endregion: drop_to_cancel

// region: drop_to_detach
async fn drop_to_detach() {
    let (go, gone) = oneshot::channel::<()>();
    let (done, end) = oneshot::channel();
    let handle = tokio::spawn(async move {
        let _ = gone.await;
        let _ = done.send(());
    });

    drop(handle);
    let _ = go.send(());
    println!("Dropped to detach: the task reached its end: {}", end.await.is_ok());
}
// endregion: drop_to_detach
