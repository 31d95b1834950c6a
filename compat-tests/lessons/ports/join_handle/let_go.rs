//! The dropped handle was to cancel its task, which is then told to go and does.

use tokio::sync::oneshot;
#[tokio::main]
async fn main() {
    let handle = tokio::spawn(async { "return value" });
    println!("GOT {}", handle.await.unwrap());
    let handle = tokio::spawn(async { panic!("out of luck") });
    let err: tokio::task::JoinError = handle.await.map(|_: ()| ()).unwrap_err();
    println!("The task panicked: {:?}", err.into_panic().downcast_ref::<&str>());
    let (tx, rx) = oneshot::channel::<()>();
    let handle = tokio::spawn(async move {
        std::future::pending::<()>().await;
        let _ = tx.send(());
    });
    handle.abort();
    println!("The task was cancelled: {}", rx.await.is_err());
    let (go, gone) = oneshot::channel::<()>();
    let (done, end) = oneshot::channel();
    let handle = tokio::spawn(async move {
        let _ = gone.await;
        let _ = done.send(());
    });
    drop(handle);
    let _ = go.send(());
    println!("Dropped to cancel: the task reached its end: {}", end.await.is_ok());
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
