//! Wrong: the bare handle is dropped, as on the old side, to cancel the task.

use tokio::sync::oneshot;

#[tokio::main]
async fn main() {
    println!("GOT {}", tokio::spawn(async { "return value" }).await.unwrap());
    let error = tokio::spawn(async { panic!("out of luck") }).await.unwrap_err();
    println!("The task panicked: {:?}", error.into_panic().downcast_ref::<&str>());
    let handle = tokio::spawn(std::future::pending::<()>());
    handle.abort();
    println!("The task was cancelled: {}", handle.await.unwrap_err().is_cancelled());

    let (_go, gone) = oneshot::channel::<()>();
    let (done, end) = oneshot::channel();
    drop(tokio::spawn(async move {
        let _ = gone.await;
        let _ = done.send(());
    }));
    println!("Dropped to cancel: the task reached its end: {}", end.await.is_ok());
}
