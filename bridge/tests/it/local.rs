//! Tasks that are not `Send`, on a `LocalSet`.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use bridge::{Bridge, Local};
use futures_legacy::Future as _;
use futures_legacy::future::lazy;
use tokio::task::LocalSet;
use tokio_legacy::runtime::current_thread;

use crate::{everywhere, one_thread, soon, words};

/// Runs `body` with a `Local` everywhere; the bridge ends behind it.
fn locally<F: Future<Output = ()>>(body: impl Fn(Local) -> F) {
    everywhere(|bridge| async {
        LocalSet::new().run_until(async { body(Local::new(bridge.handle())).await }).await;
        bridge.idle().await;
    });
}

#[test]
fn a_task_spawns_another_that_is_not_send_and_both_wait_for_timers() {
    locally(|local| async move {
        let seen = Rc::new(RefCell::new(Vec::new()));
        let (outer, inner) = (Rc::clone(&seen), Rc::clone(&seen));
        local.spawn(lazy(move || {
            current_thread::spawn(soon().map(move |()| inner.borrow_mut().push("inner")));
            soon().map(move |()| outer.borrow_mut().push("outer"))
        }));
        local.idle().await;
        seen.borrow_mut().sort_unstable();
        assert_eq!(*seen.borrow(), ["inner", "outer"]);
    });
}

#[test]
fn task_executor_and_spawn_of_legacy_make_tasks_of_this_thread() {
    locally(|local| async move {
        let here = std::thread::current().id();
        let count = Rc::new(Cell::new(0));
        let counted = Rc::clone(&count);
        let result = local.run_until(lazy(move || {
            let spawned = current_thread::TaskExecutor::current().spawn_local(Box::new(lazy(move || {
                counted.set(counted.get() + 1);
                Ok(())
            })));
            assert!(spawned.is_ok());
            let (done, is_done) = futures_legacy::sync::oneshot::channel();
            tokio_legacy::spawn(lazy(move || done.send(std::thread::current().id()).map_err(|_| ())));
            is_done
        }));
        assert_eq!(result.await, Ok(here));
        local.idle().await;
        assert_eq!(count.get(), 1);
    });
}

#[test]
fn other_threads_spawn_by_its_handle() {
    locally(|local| async move {
        let handle = local.handle();
        let (done, is_done) = tokio::sync::oneshot::channel();
        std::thread::scope(|scope| {
            scope.spawn(move || handle.spawn(soon().then(|_| done.send(7).map_err(|_| ()))).unwrap());
        });
        assert_eq!(is_done.await, Ok(7));
        local.idle().await;
    });
}

#[test]
fn several_wait_at_once() {
    locally(|local| async move {
        let one = local.run_until(soon().map(|()| 1));
        let two = local.run_until(soon().map(|()| 2));
        let other = local.clone();
        let (one, two, ()) = tokio::join!(one, two, other.idle());
        assert_eq!((one, two), (Ok(1), Ok(2)));
    });
}

#[test]
fn a_panic_ends_it_and_reaches_who_waits() {
    let runtime = one_thread();
    LocalSet::new().block_on(&runtime, async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let local = Local::new(bridge.handle());
        let kept = Rc::new(());
        let dropped = Rc::downgrade(&kept);
        local.spawn(futures_legacy::future::poll_fn(move || {
            let _kept = &kept;
            Ok(futures_legacy::Async::NotReady)
        }));
        local.spawn(lazy(|| -> Result<(), ()> { panic!("on purpose") }));
        let waiting = local.clone();
        let ended = tokio::task::spawn_local(async move { waiting.idle().await }).await;
        assert_eq!(words(&*ended.unwrap_err().into_panic()), "on purpose");
        assert!(dropped.upgrade().is_none(), "the other tasks are dropped");
    });
}

#[test]
fn its_tasks_are_dropped_with_it() {
    let runtime = one_thread();
    LocalSet::new().block_on(&runtime, async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let local = Local::new(bridge.handle());
        let kept = Rc::new(());
        let dropped = Rc::downgrade(&kept);
        local.spawn(lazy(move || {
            drop(soon());
            let _kept = kept;
            futures_legacy::future::empty()
        }));
        tokio::task::yield_now().await;
        drop(local);
        assert!(dropped.upgrade().is_none());
    });
}

#[test]
fn outside_of_a_local_set_it_says_so() {
    let runtime = one_thread();
    let bridge = Bridge::new(runtime.handle().clone()).unwrap();
    let text = crate::panic_message(|| Local::new(bridge.handle()));
    assert_eq!(text, "`spawn_local` called from outside of a `task::LocalSet` or `runtime::LocalRuntime`");
}
