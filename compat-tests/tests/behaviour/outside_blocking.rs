//! Blocking for a future on a thread that should run tasks, and aborts: B17–B19.

use std::sync::mpsc;
use std::time::Duration;

use rustix::process::Signal;

use crate::claims::{Legacy, Modern, shown};
use crate::common::{Process, in_children, panic_message};

#[test]
fn b17_block_on_inside_a_runtime_panics_in_both() {
    let (report, reports) = mpsc::channel();
    b17_legacy_nested(report);
    assert_eq!(
        reports.recv().unwrap(),
        "nested block_on: EnterError { reason: \"attempted to run an executor \
         while another executor is already running\" }"
    );
    shown(17, Legacy, "nested block_on: EnterError");
    assert_eq!(
        panic_message(b17_modern_nested),
        "Cannot start a runtime from within a runtime. This happens because a function \
         (like `block_on`) attempted to block the current thread while the thread is being used \
         to drive asynchronous tasks. \
         If you are in an async function, use `.await` on the future instead of blocking on it."
    );
    shown(17, Modern, "Cannot start a runtime from within a runtime.");
}

fn b17_legacy_nested(report: mpsc::Sender<String>) {
    use futures::future;
    use {futures_legacy as futures, tokio_legacy as tokio};

    tokio::run(future::lazy(move || {
        let message = panic_message(|| {
            // region: b17_legacy_nested
            use tokio::runtime::Runtime;

            let mut inner = Runtime::new().unwrap();
            let _: Result<(), ()> = inner.block_on(future::ok(())); // panics
            // endregion: b17_legacy_nested
        });
        report.send(message).unwrap();
        Ok(())
    }));
}

#[tokio::main]
async fn b17_modern_nested() {
    // region: b17_modern_nested
    let handle = tokio::runtime::Handle::current();
    handle.block_on(async {});
    // endregion: b17_modern_nested
}

#[test]
fn b17_waiting_for_a_timer_inside_a_task_hangs_in_legacy_and_often_in_modern() {
    let [legacy, modern, one_worker, woken, in_place] =
        in_children!(b17_legacy, b17_modern, b17_modern_one_worker, b17_modern_woken, b17_modern_in_place);
    legacy.hangs_after("waiting");
    one_worker.hangs_after("waiting");
    woken.hangs_after("waiting");
    for works in [modern.ends(), in_place.ends()] {
        assert!(works.said("waited"), "{works:?}");
    }
}

fn b17_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b17_legacy
    use futures::{Future, future};
    use std::time::Instant;
    use tokio::runtime::Builder;
    use tokio::timer::Delay;

    let mut runtime = Builder::new().core_threads(4).build().unwrap();
    runtime.spawn(future::lazy(|| {
        let delay = Delay::new(Instant::now() + Duration::from_millis(10));
        println!("waiting");
        delay.wait().unwrap(); // for ever
        println!("waited");
        Ok(())
    }));
    runtime.shutdown_on_idle().wait().unwrap();
    // endregion: b17_legacy
}

fn b17_modern() {
    // region: b17_modern
    use futures::executor::block_on;
    use tokio::time::sleep;

    #[tokio::main(worker_threads = 4)]
    async fn run() {
        let task = tokio::spawn(async {
            println!("waiting");
            block_on(sleep(Duration::from_millis(10)));
            println!("waited");
        });
        task.await.unwrap();
    }
    // endregion: b17_modern
    run();
}

fn b17_modern_one_worker() {
    use futures::executor::block_on;
    use tokio::time::sleep;

    // region: b17_modern_one_worker
    #[tokio::main(worker_threads = 1)]
    async fn run() {
        let task = tokio::spawn(async {
            println!("waiting");
            block_on(sleep(Duration::from_millis(10))); // for ever
            println!("waited");
        });
        task.await.unwrap();
    }
    // endregion: b17_modern_one_worker
    run();
}

fn b17_modern_woken() {
    use futures::executor::block_on;
    use tokio::time::sleep;

    // region: b17_modern_woken
    #[tokio::main(worker_threads = 4)]
    async fn run() {
        let task = tokio::spawn(async {
            for _ in 0..100 {
                sleep(Duration::from_millis(10)).await;
                println!("waiting");
                // For ever: the worker that woke for the first timer holds this task,
                // and has woken nobody else to watch over timers and sockets.
                block_on(sleep(Duration::from_millis(10)));
            }
        });
        task.await.unwrap();
    }
    // endregion: b17_modern_woken
    run();
}

fn b17_modern_in_place() {
    use futures::executor::block_on;
    use tokio::time::sleep;

    // region: b17_modern_in_place
    use tokio::task::{block_in_place, spawn_blocking};

    #[tokio::main(worker_threads = 1)]
    async fn run() {
        let task = tokio::spawn(async {
            sleep(Duration::from_millis(10)).await;
            block_in_place(|| block_on(sleep(Duration::from_millis(10))));
            let elsewhere = spawn_blocking(|| {
                let later = async { sleep(Duration::from_millis(10)).await };
                block_on(later);
            });
            elsewhere.await.unwrap();
            println!("waited");
        });
        task.await.unwrap();
    }
    // endregion: b17_modern_in_place
    run();
}

#[test]
fn b18_waiting_in_a_task_for_a_task_spawned_just_before() {
    let [legacy, modern, in_place, displaced] =
        in_children!(b18_legacy, b18_modern, b18_modern_in_place, b18_modern_displaced);
    let legacy = legacy.ends();
    assert!(legacy.said("waited"), "{legacy:?}");
    shown(18, Legacy, "another one takes the new task");
    modern.hangs_after("waiting");
    let in_place = in_place.ends();
    assert!(in_place.said("waited"), "{in_place:?}");
    let displaced = displaced.ends();
    assert!(displaced.said("waited"), "{displaced:?}");
    shown(18, Modern, "It hangs, even with four workers");
}

fn b18_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b18_legacy
    use futures::{Future, future, sync::oneshot};
    use tokio::runtime::Builder;

    let mut runtime = Builder::new().core_threads(4).build().unwrap();
    runtime.spawn(future::lazy(|| {
        let (send, receive) = oneshot::channel();
        tokio::spawn(future::lazy(|| send.send(7).map_err(drop)));
        println!("waiting");
        receive.wait().unwrap();
        println!("waited");
        Ok(())
    }));
    runtime.shutdown_on_idle().wait().unwrap();
    // endregion: b18_legacy
}

fn b18_modern() {
    // region: b18_modern
    use futures::executor::block_on;

    #[tokio::main(worker_threads = 4)]
    async fn run() {
        let outer = tokio::spawn(async {
            let inner = tokio::spawn(async { 7 });
            println!("waiting");
            block_on(inner).unwrap(); // for ever
            println!("waited");
        });
        outer.await.unwrap();
    }
    // endregion: b18_modern
    run();
}

fn b18_modern_in_place() {
    use futures::executor::block_on;
    #[tokio::main(worker_threads = 4)]
    async fn run() {
        let outer = tokio::spawn(async {
            // region: b18_modern_in_place
            use tokio::task::block_in_place;

            let inner = tokio::spawn(async { 7 });
            println!("waiting");
            block_in_place(|| block_on(inner)).unwrap();
            println!("waited");
            // endregion: b18_modern_in_place
        });
        outer.await.unwrap();
    }
    run();
}

/// Shows that the slot is the cause: the next spawn moves the task to a queue from which others can take it.
fn b18_modern_displaced() {
    use futures::executor::block_on;

    #[tokio::main(worker_threads = 4)]
    async fn run() {
        let outer = tokio::spawn(async {
            let inner = tokio::spawn(async { 7 });
            tokio::spawn(async {});
            block_on(inner).unwrap();
            println!("waited");
        });
        outer.await.unwrap();
    }
    run();
}

#[test]
fn b19_the_oneshot_channel_of_legacy_tokio_aborts() {
    let [tokio01, futures01, modern] = in_children!(b19_legacy, b19_legacy_futures, b19_modern).map(Process::ends);
    assert_eq!(tokio01.signal, Some(Signal::ABORT.as_raw()), "{tokio01:?}");
    let why = "attempted to leave type `futures::task_impl::Task` uninitialized, which is invalid";
    assert!(tokio01.stderr.contains(why), "{tokio01:?}");
    assert!(!tokio01.said("7"), "{tokio01:?}");
    assert!(futures01.said("7"), "{futures01:?}");
    shown(19, Legacy, "aborts the process");
    assert!(modern.said("7"), "{modern:?}");
    shown(19, Modern, "`tokio::sync::oneshot` works");
}

fn b19_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b19_legacy
    use futures::Future;
    use tokio::sync::oneshot;

    let (send, receive) = oneshot::channel(); // aborts the process
    send.send(7).unwrap();
    println!("{}", receive.wait().unwrap());
    // endregion: b19_legacy
}

fn b19_legacy_futures() {
    use futures_legacy as futures;
    // region: b19_legacy_futures
    use futures::Future;
    use futures::sync::oneshot;

    let (send, receive) = oneshot::channel();
    send.send(7).unwrap();
    println!("{}", receive.wait().unwrap());
    // endregion: b19_legacy_futures
}

#[tokio::main]
async fn b19_modern() {
    // region: b19_modern
    use tokio::sync::oneshot;

    let (send, receive) = oneshot::channel();
    send.send(7).unwrap();
    println!("{}", receive.await.unwrap());
    // endregion: b19_modern
}
