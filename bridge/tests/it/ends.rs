//! Ends of a bridge: idle, dropped, with or before its runtime, from inside.

use std::sync::mpsc;
use std::time::Instant;

use bridge::Bridge;
use futures_legacy::future::{Executor as _, lazy, poll_fn};
use futures_legacy::{Async, Future as _};
use tokio_legacy::timer::Delay;

use crate::{PATIENCE, everywhere, one_thread, soon, workers};

const SHUT_DOWN: &str = "timer is shutdown";

/// Returns a timer of 0.1 that nobody waits out, and what tells that it has been polled.
fn distant() -> (impl futures_legacy::Future<Item = (), Error = String> + Send, mpsc::Receiver<()>) {
    let (begun, has_begun) = mpsc::channel();
    let mut delay = Delay::new(Instant::now() + PATIENCE * 10);
    let task = poll_fn(move || {
        let polled = delay.poll();
        let _ = begun.send(());
        polled.map_err(|error| error.to_string())
    });
    (task, has_begun)
}

#[test]
fn a_late_spawn_is_waited_for_and_a_later_one_refused() {
    everywhere(|bridge| async move {
        let handle = bridge.handle().clone();
        let (late, done) = (handle.clone(), mpsc::channel());
        handle.spawn(soon().map(move |()| late.spawn(soon().map(move |()| done.0.send(()).unwrap()))));
        bridge.idle().await;
        assert_eq!(done.1.try_recv(), Ok(()));
        let refused = handle.execute(lazy(|| -> Result<(), ()> { panic!("it runs") })).unwrap_err();
        assert_eq!(refused.kind(), futures_legacy::future::ExecuteErrorKind::Shutdown);
        handle.spawn(lazy(|| -> Result<(), ()> { panic!("it runs") }));
        let error = handle.enter(|| {
            use tokio_executor::Executor as _;
            tokio_executor::DefaultExecutor::current().spawn(Box::new(soon())).unwrap_err()
        });
        assert!(error.is_shutdown());
    });
}

#[test]
fn a_timer_after_idle_says_that_it_is_shut_down() {
    everywhere(|bridge| async move {
        let handle = bridge.handle().clone();
        bridge.idle().await;
        let delay = Delay::new(Instant::now() + PATIENCE);
        assert_eq!(handle.compat(delay).await.unwrap_err().to_string(), SHUT_DOWN);
    });
}

#[test]
fn a_socket_that_outlives_the_bridge_reports_an_error() {
    everywhere(|bridge| async move {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let handle = bridge.handle().clone();
        let connect = tokio_legacy::net::TcpStream::connect(&listener.local_addr().unwrap());
        let socket = handle.compat(connect).await.unwrap();
        let waiting = tokio::spawn(handle.compat(tokio_legacy::io::read_exact(socket, [0; 1])));
        tokio::task::yield_now().await;
        drop(bridge);
        assert!(waiting.await.unwrap().is_err());
    });
}

#[test]
fn who_waits_for_a_timer_is_told_when_the_bridge_goes() {
    for start in [Bridge::new, Bridge::with_thread] {
        let runtime = workers();
        let bridge = start(runtime.handle().clone()).unwrap();
        let (task, has_begun) = distant();
        let waiting = runtime.spawn(bridge.handle().compat(task));
        has_begun.recv_timeout(PATIENCE).unwrap();
        drop(bridge);
        assert_eq!(runtime.block_on(waiting).unwrap().unwrap_err(), SHUT_DOWN);
    }
}

/// The future is polled by another runtime, and outlives that of the bridge.
#[test]
fn who_waits_for_a_timer_is_told_when_the_runtime_goes_first() {
    let (first, second) = (workers(), workers());
    let bridge = Bridge::new(first.handle().clone()).unwrap();
    let (task, has_begun) = distant();
    let waiting = second.spawn(bridge.handle().compat(task));
    has_begun.recv_timeout(PATIENCE).unwrap();
    drop(first);
    assert_eq!(second.block_on(waiting).unwrap().unwrap_err(), SHUT_DOWN);
    // Its tasks are gone, and their end is known.
    bridge.handle().spawn(soon());
    second.block_on(bridge.idle());
}

#[test]
fn a_bridge_on_one_runtime_is_polled_by_another() {
    let (first, second) = (workers(), one_thread());
    for start in [Bridge::new, Bridge::with_thread] {
        let bridge = start(first.handle().clone()).unwrap();
        let (thread, ran_on) = mpsc::channel();
        let old = lazy(move || {
            let spawned = lazy(move || thread.send(std::thread::current().id()).map_err(|_| ()));
            tokio_legacy::spawn(spawned);
            soon()
        });
        assert_eq!(second.block_on(bridge.handle().compat(old)), Ok(()));
        assert_ne!(ran_on.recv_timeout(PATIENCE).unwrap(), std::thread::current().id(), "its tasks are the first's");
        second.block_on(bridge.idle());
    }
}

#[test]
fn a_bridge_may_be_dropped_inside_its_own_task() {
    for runtime in [workers(), one_thread()] {
        for start in [Bridge::new, Bridge::with_thread] {
            let bridge = start(runtime.handle().clone()).unwrap();
            let handle = bridge.handle().clone();
            let (done, is_done) = tokio::sync::oneshot::channel();
            handle.spawn(soon().then(move |_| {
                drop(bridge);
                done.send(()).map_err(|_| ())
            }));
            runtime.block_on(async { tokio::time::timeout(PATIENCE, is_done).await }).unwrap().unwrap();
        }
    }
}

/// `notify` of the future that is woken runs inside of the driver, and drops it there.
#[test]
fn a_bridge_may_be_dropped_by_a_wake_up() {
    struct DropsTheBridge(std::sync::Mutex<Option<Bridge>>, mpsc::Sender<()>);

    impl futures_legacy::executor::Notify for DropsTheBridge {
        fn notify(&self, _: usize) {
            drop(self.0.lock().unwrap().take());
            let _ = self.1.send(());
        }
    }

    for start in [Bridge::new, Bridge::with_thread] {
        let runtime = workers();
        let bridge = start(runtime.handle().clone()).unwrap();
        let handle = bridge.handle().clone();
        let (done, is_done) = mpsc::channel();
        let notify = std::sync::Arc::new(DropsTheBridge(Some(bridge).into(), done));
        let mut delay = futures_legacy::executor::spawn(soon());
        handle.enter(|| assert_eq!(delay.poll_future_notify(&notify, 0), Ok(Async::NotReady)));
        is_done.recv_timeout(PATIENCE).unwrap();
    }
}

#[test]
fn two_bridges_serve_their_own_and_one_ends_without_the_other() {
    everywhere(|first| async move {
        let second = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let (one, two) = (first.handle().clone(), second.handle().clone());
        assert_eq!(tokio::join!(one.compat(soon()), two.compat(soon())), (Ok(()), Ok(())));
        first.idle().await;
        assert_eq!(two.compat(soon()).await, Ok(()));
        second.idle().await;
    });
}

#[test]
fn a_panic_ends_its_own_task_and_idle_ends() {
    everywhere(|bridge| async move {
        bridge.handle().spawn(lazy(|| -> Result<(), ()> { panic!("on purpose") }));
        bridge.handle().spawn(soon());
        bridge.idle().await;
    });
}

#[test]
fn without_io_in_the_runtime_it_says_so_and_a_thread_serves() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let text = crate::panic_message(|| Bridge::new(runtime.handle().clone()));
    assert!(text.contains("IO is disabled"), "{text}");
    let bridge = Bridge::with_thread(runtime.handle().clone()).unwrap();
    assert_eq!(runtime.block_on(bridge.handle().compat(soon())), Ok(()));
}

#[test]
fn run_returns_when_the_last_task_has_ended_and_a_panic_ends_one_task() {
    let (report, reported) = mpsc::channel();
    bridge::run(lazy(move || {
        let late = report.clone();
        tokio_legacy::spawn(soon().and_then(move |()| {
            tokio_legacy::spawn(soon().map(move |()| late.send("late").unwrap()));
            Ok(())
        }));
        tokio_legacy::spawn(lazy(|| -> Result<(), ()> { panic!("a task of its own") }));
        report.send("first").unwrap();
        Ok(())
    }));
    assert_eq!(reported.iter().collect::<Vec<_>>(), ["first", "late"]);
}
