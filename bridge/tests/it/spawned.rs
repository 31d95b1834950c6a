//! Futures of today as tasks of whatever runs code of 0.1.

use std::sync::mpsc;
use std::thread;

use futures_legacy::Future as _;
use futures_legacy::future::lazy;
use tokio_legacy::runtime::current_thread;

use crate::{PATIENCE, everywhere, panic_message, soon};

/// Returns a future of today that is woken by another thread, and then says so.
async fn woken(name: &'static str, says: mpsc::Sender<&'static str>) -> Result<(), ()> {
    let (tell, told) = futures::channel::oneshot::channel();
    thread::spawn(move || tell.send(()));
    told.await.map_err(drop)?;
    says.send(name).map_err(drop)
}

#[test]
fn a_program_ends_with_the_last_task_that_was_spawned_by_a_task() {
    let (says, said) = mpsc::channel();
    bridge::run_async(async move {
        let inner = says.clone();
        bridge::spawn_async(async move {
            bridge::spawn_async(woken("inner", inner.clone()));
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
        bridge.handle().enter(|| bridge::spawn_async(woken("a task", says)));
        bridge.idle().await;
        assert_eq!(said.try_recv(), Ok("a task"));
    });
}

#[test]
fn a_runtime_of_the_old_generation_runs_it_too() {
    let (says, said) = mpsc::channel();
    let other = says.clone();
    tokio_legacy::run(lazy(move || {
        bridge::spawn_async(woken("on many threads", says));
        Ok(())
    }));
    assert_eq!(said.recv_timeout(PATIENCE), Ok("on many threads"));
    let spawns = lazy(move || {
        bridge::spawn_async(woken("on this thread", other));
        Ok::<_, ()>(())
    });
    current_thread::block_on_all(soon().then(|_| spawns)).unwrap();
    assert_eq!(said.try_recv(), Ok("on this thread"));
}

#[test]
fn a_panic_ends_its_task_alone() {
    let (says, said) = mpsc::channel();
    bridge::run_async(async move {
        bridge::spawn_async(async { panic!("a task of its own") });
        bridge::spawn_async(woken("the other", says));
        panic!("the first");
    });
    assert_eq!(said.try_recv(), Ok("the other"));
}

#[test]
fn outside_of_everything_it_panics_as_that_of_the_old_generation() {
    let new = panic_message(|| bridge::spawn_async(async { Ok(()) }));
    let old = panic_message(|| tokio_legacy::spawn(lazy(|| Ok(()))));
    assert_eq!(new, old.to_string());
}

#[test]
fn runtimes_take_futures_of_both_generations() {
    let (says, said) = mpsc::channel();
    let mut runtime = bridge::runtime::Runtime::new().unwrap();
    runtime.spawn_async(woken("spawned", says.clone())).executor().spawn_async(woken("by an executor", says.clone()));
    assert_eq!(runtime.block_on_async(async { Err::<(), _>("an error") }), Err("an error"));
    assert_eq!(runtime.block_on_all_async(async { Ok::<_, ()>(7) }), Ok(7));
    let mut all: Vec<_> = said.try_iter().collect();
    all.sort_unstable();
    assert_eq!(all, ["by an executor", "spawned"]);

    let mut runtime = bridge::runtime::current_thread::Runtime::new().unwrap();
    runtime.spawn_async(woken("here", says.clone()));
    let (handle, elsewhere) = (runtime.handle(), says.clone());
    thread::spawn(move || handle.spawn_async(woken("from elsewhere", elsewhere))).join().unwrap().unwrap();
    let not_send = std::rc::Rc::new(7);
    assert_eq!(runtime.block_on_async(async { Ok::<_, ()>(*not_send) }), Ok(7));
    runtime.run().unwrap();
    bridge::runtime::current_thread::run_async(woken("alone", says));
    let mut all: Vec<_> = said.iter().collect();
    all.sort_unstable();
    assert_eq!(all, ["alone", "from elsewhere", "here"]);
}
