//! Futures of today as tasks of whatever runs code of 0.1.

use std::future::Future;
use std::sync::mpsc;
use std::thread;

use futures_legacy::Future as _;
use futures_legacy::future::lazy;
use tokio_legacy::runtime::current_thread;

use crate::{PATIENCE, everywhere, panic_message, soon};

/// Returns a future of today that is woken by another thread, and then says so.
fn woken(name: &'static str, says: mpsc::Sender<&'static str>) -> impl Future<Output = Result<(), ()>> + Send {
    async move {
        let (tell, told) = futures::channel::oneshot::channel();
        thread::spawn(move || tell.send(()));
        told.await.map_err(drop)?;
        says.send(name).map_err(drop)
    }
}

#[test]
fn a_program_ends_with_the_last_task_that_was_spawned_by_a_task() {
    let (says, said) = mpsc::channel();
    bridge::run_async(async move {
        let inner = says.clone();
        bridge::spawn(async move {
            bridge::spawn(woken("inner", inner.clone()));
            woken("outer", inner).await
        });
        tokio::task::yield_now().await;
        says.send("main").map_err(drop)
    });
    // All senders are gone, so that this ends.
    let mut all: Vec<_> = said.iter().collect();
    all.sort_unstable();
    assert_eq!(all, ["inner", "main", "outer"]);
}

#[test]
fn a_bridge_waits_for_what_is_spawned_in_it() {
    everywhere(|bridge| async move {
        let (says, said) = mpsc::channel();
        bridge.handle().enter(|| bridge::spawn(woken("a task", says)));
        bridge.idle().await;
        assert_eq!(said.try_recv(), Ok("a task"));
    });
}

#[test]
fn a_runtime_of_the_old_generation_runs_it_too() {
    let (says, said) = mpsc::channel();
    let other = says.clone();
    tokio_legacy::run(lazy(move || Ok(bridge::spawn(woken("on many threads", says)))));
    assert_eq!(said.recv_timeout(PATIENCE), Ok("on many threads"));
    let spawns = lazy(move || Ok::<_, ()>(bridge::spawn(woken("on this thread", other))));
    current_thread::block_on_all(soon().then(|_| spawns)).unwrap();
    assert_eq!(said.try_recv(), Ok("on this thread"));
}

#[test]
fn a_panic_ends_its_task_alone() {
    let (says, said) = mpsc::channel();
    bridge::run_async(async move {
        bridge::spawn(async { panic!("a task of its own") });
        bridge::spawn(woken("the other", says));
        panic!("the first");
    });
    assert_eq!(said.try_recv(), Ok("the other"));
}

#[test]
fn outside_of_everything_it_panics_as_that_of_the_old_generation() {
    let new = panic_message(|| bridge::spawn(async { Ok(()) }));
    let old = panic_message(|| tokio_legacy::spawn(lazy(|| Ok(()))));
    assert_eq!(new, old.to_string());
}
