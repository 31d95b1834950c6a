//! The crate `bridge`: features of 0.1 that code finds there, and features that it does not.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use bridge::Bridge;
use futures_legacy::future::{Executor as _, lazy, ok};
use futures_legacy::{Future as _, Stream as _};
use tokio_legacy::runtime::current_thread;
use tokio_legacy::timer::{Delay, Interval};

use crate::{PATIENCE, modern};

fn soon() -> Delay {
    Delay::new(Instant::now() + Duration::from_millis(1))
}

#[test]
fn timers_sockets_and_spawns_of_legacy_work_in_tokio_1() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let peer = thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        stream.write_all(b"hello").unwrap();
        stream.read(&mut [0]).unwrap()
    });
    let greeting = modern().block_on(async {
        // region: bridge
        use tokio_legacy::io::read_exact;
        use tokio_legacy::net::TcpStream;
        use tokio_legacy::util::FutureExt as _;

        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let (answer, answered) = futures_legacy::sync::oneshot::channel();
        let old = lazy(move || {
            let exchange = soon()
                .map_err(|error| panic!("{error}"))
                .and_then(move |()| TcpStream::connect(&address))
                .and_then(|stream| read_exact(stream, [0; 5]))
                .timeout(PATIENCE)
                .then(|read| answer.send(read.unwrap().1).map_err(|_| ()));
            tokio_legacy::spawn(exchange); // a task of tokio 1
            answered
        });
        let greeting = bridge.handle().compat(old).await.unwrap();
        bridge.idle().await; // every task has ended, as when `tokio::run` returned
        // endregion: bridge
        greeting
    });
    assert_eq!(&greeting, b"hello");
    assert_eq!(peer.join().unwrap(), 0);
}

#[test]
fn it_works_on_a_current_thread_runtime_too() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let ticks = Interval::new_interval(Duration::from_millis(1)).take(3).collect();
        assert_eq!(bridge.handle().compat(ticks).await.unwrap().len(), 3);
    });
}

#[test]
fn code_of_tokio_1_works_inside_and_the_task_is_one_of_its_own() {
    modern().block_on(async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let old = lazy(|| {
            let (send, receive) = futures_legacy::sync::oneshot::channel();
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(1)).await;
                send.send("from tokio 1").unwrap();
            });
            receive
        });
        assert_eq!(bridge.handle().compat(old).await, Ok("from tokio 1"));
    });
}

#[test]
fn idle_waits_for_tasks_that_tasks_have_spawned() {
    let (done, is_done) = mpsc::channel();
    modern().block_on(async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        bridge.handle().spawn(soon().map_err(|error| panic!("{error}")).and_then(move |()| {
            tokio_legacy::spawn(soon().map_err(|error| panic!("{error}")).map(move |()| done.send(()).unwrap()));
            Ok(())
        }));
        bridge.idle().await;
    });
    assert_eq!(is_done.try_recv(), Ok(()));
}

#[test]
fn a_blocking_section_and_a_file_of_legacy_work_on_many_threads() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old");
    let (written, section) = modern().block_on(async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        // The future of `block_on` does not run on a worker, so the section needs a task.
        let handle = bridge.handle().clone();
        tokio::spawn(async move {
            let write = tokio_legacy::fs::write(path.clone(), b"old").map(move |_| std::fs::read(path).unwrap());
            let written = handle.compat(write).await.unwrap();
            let section = futures_legacy::future::poll_fn(|| tokio_threadpool::blocking(|| 7));
            (written, handle.compat(section).await.unwrap())
        })
        .await
        .unwrap()
    });
    assert_eq!((written.as_slice(), section), (b"old".as_slice(), 7));
}

#[test]
fn a_blocking_section_of_legacy_is_refused_on_one_thread() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let section = futures_legacy::future::poll_fn(|| tokio_threadpool::blocking(|| 7));
        let error = bridge.handle().compat(section).await.unwrap_err();
        assert_eq!(error.to_string(), "`blocking` annotation used from outside the context of a thread pool");
    });
}

#[test]
fn its_handle_is_an_executor_of_legacy() {
    let runtime = modern();
    let bridge = Bridge::new(runtime.handle().clone()).unwrap();
    let (done, is_done) = mpsc::channel();
    let task = soon().map_err(|error| panic!("{error}")).map(move |()| done.send(()).unwrap());
    assert!(bridge.handle().execute(task).is_ok());
    assert_eq!(is_done.recv_timeout(PATIENCE), Ok(()));
}

#[test]
fn a_panic_ends_its_own_task_only() {
    let runtime = modern();
    let bridge = Bridge::new(runtime.handle().clone()).unwrap();
    let (done, is_done) = mpsc::channel();
    bridge.handle().spawn(lazy(|| -> Result<(), ()> { panic!("on purpose") }));
    bridge.handle().spawn(soon().map_err(|error| panic!("{error}")).map(move |()| done.send(()).unwrap()));
    assert_eq!(is_done.recv_timeout(PATIENCE), Ok(()));
    runtime.block_on(bridge.idle());
}

#[test]
fn a_timer_that_outlives_the_bridge_is_shut_down() {
    let runtime = modern();
    let bridge = Bridge::new(runtime.handle().clone()).unwrap();
    let (begun, has_begun) = mpsc::channel();
    let mut delay = Delay::new(Instant::now() + PATIENCE * 10);
    let task = futures_legacy::future::poll_fn(move || {
        let polled = delay.poll();
        let _ = begun.send(());
        polled
    });
    let waiting = runtime.spawn(bridge.handle().compat(task));
    has_begun.recv_timeout(PATIENCE).unwrap();
    drop(bridge);
    assert_eq!(runtime.block_on(waiting).unwrap().unwrap_err().to_string(), "timer is shutdown");
}

#[test]
fn tasks_that_are_not_send_have_their_place_on_a_local_set() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        // Elsewhere nothing runs them.
        let old = lazy(|| Ok::<_, ()>(current_thread::TaskExecutor::current().spawn_local(Box::new(ok(())))));
        assert!(bridge.handle().compat(old).await.unwrap().unwrap_err().is_shutdown());
        // region: local
        let local = bridge::Local::new(bridge.handle());
        let shared = std::rc::Rc::new(7); // not `Send`
        let (answer, answered) = futures_legacy::sync::oneshot::channel();
        local.spawn(lazy(move || {
            current_thread::spawn(soon().then(move |_| answer.send(*shared).map_err(|_| ())));
            Ok(())
        }));
        assert_eq!(local.run_until(answered).await, Ok(7));
        local.idle().await;
        // endregion: local
    });
}

#[test]
fn a_thread_pool_of_legacy_can_be_waited_for_inside() {
    modern().block_on(async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let old = lazy(|| {
            let mut runtime = tokio_legacy::runtime::Runtime::new().unwrap();
            runtime.block_on(soon().map(|()| "on its own threads"))
        });
        assert_eq!(bridge.handle().compat(old).await.unwrap(), "on its own threads");
    });
}

#[test]
fn a_current_thread_runtime_of_legacy_wants_a_thread_of_its_own() {
    modern().block_on(async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let old = lazy(|| Ok::<_, ()>(crate::panic_message(|| current_thread::block_on_all(soon()))));
        let refused = bridge.handle().compat(old).await.unwrap();
        assert_eq!(refused, "default Tokio reactor already set for execution context");
        // region: thread
        let ended = bridge::thread(|| current_thread::block_on_all(soon())).unwrap().await;
        assert!(ended.unwrap().is_ok()); // `Err` would hold what it panicked with
        // endregion: thread
    });
}
