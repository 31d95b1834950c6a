//! The handle of a task: its value, its panic, its cancellation, and what becomes of the task when the handle is dropped.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::panic::AssertUnwindSafe;

use futures::Future;
use futures::future::lazy;
use futures::sync::oneshot;
use tokio::executor::DefaultExecutor;

fn main() {
    tokio::run(
        value()
            .and_then(|()| panic_in_a_task())
            .and_then(|()| abort())
            .and_then(|()| drop_to_cancel())
            .and_then(|()| drop_to_detach()),
    );
}

// region: value
fn value() -> impl Future<Item = (), Error = ()> {
    lazy(|| {
        let handle = oneshot::spawn(
            lazy(|| {
                // A real task would wait for something here.
                Ok("return value")
            }),
            &DefaultExecutor::current(),
        );

        // What goes on beside the task stands here.

        handle.map(|out| println!("GOT {out}"))
    })
}
// endregion: value

// region: panic
fn panic_in_a_task() -> impl Future<Item = (), Error = ()> {
    lazy(|| {
        let task = lazy(|| -> Result<(), ()> { panic!("out of luck") });
        // Without `catch_unwind`, the wait for the handle panics in its turn, with words of its own.
        let handle = oneshot::spawn(AssertUnwindSafe(task).catch_unwind(), &DefaultExecutor::current());

        handle.then(|end| {
            if let Err(payload) = end {
                println!("The task panicked: {:?}", payload.downcast_ref::<&str>());
            }
            Ok(())
        })
    })
}
// endregion: panic

// region: abort
fn abort() -> impl Future<Item = (), Error = ()> {
    lazy(|| {
        let (abort, aborted) = oneshot::channel::<()>();
        let (tx, rx) = oneshot::channel::<()>();
        // The task and the order to end it, whichever is first; `tx` goes down with the task.
        let task = futures::empty().map(move |()| {
            let _ = tx.send(());
        });
        tokio::spawn(task.select(aborted.map_err(|_| ())).then(|_| Ok(())));

        let _ = abort.send(());
        rx.then(|end| {
            println!("The task was cancelled: {}", end.is_err());
            Ok(())
        })
    })
}
// endregion: abort

// region: drop_to_cancel
fn drop_to_cancel() -> impl Future<Item = (), Error = ()> {
    lazy(|| {
        let (go, gone) = oneshot::channel::<()>();
        let (done, end) = oneshot::channel();
        let task = gone.then(|_| done.send(()));
        let handle = oneshot::spawn(task, &DefaultExecutor::current());

        drop(handle);
        end.then(|end| {
            println!("Dropped to cancel: the task reached its end: {}", end.is_ok());
            drop(go);
            Ok(())
        })
    })
}
// endregion: drop_to_cancel

// region: drop_to_detach
fn drop_to_detach() -> impl Future<Item = (), Error = ()> {
    lazy(|| {
        let (go, gone) = oneshot::channel::<()>();
        let (done, end) = oneshot::channel();
        let task = gone.then(|_| done.send(()));
        let handle = oneshot::spawn(task, &DefaultExecutor::current());

        handle.forget();
        let _ = go.send(());
        end.then(|end| {
            println!("Dropped to detach: the task reached its end: {}", end.is_ok());
            Ok(())
        })
    })
}
// endregion: drop_to_detach
