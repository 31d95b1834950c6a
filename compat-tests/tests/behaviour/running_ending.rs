//! The effect of a runtime's shutdown on tasks, blocking sections and late spawns: B8, B9, B11, B12.

use std::sync::mpsc::{
    self,
    RecvTimeoutError::{Disconnected, Timeout},
};
use std::thread;
use std::time::Duration;

use crate::claims::{Legacy, Modern, shown, shown_both};
use crate::common::{GLANCE, PATIENCE, Section, message, panic_message, section};

#[test]
fn b08_spawning_after_the_shutdown_panics_in_legacy_and_yields_a_cancelled_task_in_modern() {
    assert_eq!(
        panic_message(b08_legacy),
        "called `Result::unwrap()` on an `Err` value: SpawnError { is_shutdown: true }"
    );
    shown(8, Legacy, "panics with `SpawnError { is_shutdown: true }`");
    b08_modern();
    shown(8, Modern, "a handle whose task is cancelled already");
}

fn b08_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b08_legacy
    use futures::{Future, future};
    use tokio::executor::Executor;
    use tokio::runtime::Runtime;

    let runtime = Runtime::new().unwrap();
    let mut executor = runtime.executor();
    runtime.shutdown_now().wait().unwrap();

    let task = Box::new(future::ok(()));
    let error = Executor::spawn(&mut executor, task).unwrap_err();
    assert!(error.is_shutdown());
    executor.spawn(future::ok(())); // the method of the same name panics
    // endregion: b08_legacy
}

fn b08_modern() {
    // region: b08_modern
    use tokio::runtime::{Handle, Runtime};

    let runtime = Runtime::new().unwrap();
    let handle: Handle = runtime.handle().clone();
    drop(runtime);

    let task = handle.spawn(async { unreachable!("it is never polled") });
    let error = futures::executor::block_on(task).unwrap_err();
    assert!(error.is_cancelled());
    // endregion: b08_modern
}

#[test]
fn b09_dropping_a_runtime_inside_a_task_panics_in_modern_only() {
    let (report, reports) = mpsc::channel();
    b09_legacy(report);
    assert_eq!(reports.recv_timeout(PATIENCE), Ok("dropped"));
    shown(9, Legacy, "It shuts down and the task goes on");

    let error = b09_modern().unwrap_err();
    assert!(
        message(&*error.into_panic()).starts_with("Cannot drop a runtime in a context where blocking is not allowed.")
    );
    b09_modern_background().unwrap();
    b09_modern_blocking().unwrap();
    shown(9, Modern, "It panics");
}

fn b09_legacy(report: mpsc::Sender<&'static str>) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b09_legacy
    use futures::future;
    use tokio::runtime::Runtime;

    tokio::run(future::lazy(|| {
        let inner = Runtime::new().unwrap();
        tokio::spawn(future::lazy(move || {
            drop(inner);
            report.send("dropped").unwrap();
            Ok(())
        }));
        Ok(())
    }));
    // endregion: b09_legacy
}

#[tokio::main]
async fn b09_modern() -> Result<(), tokio::task::JoinError> {
    // region: b09_modern
    use tokio::runtime::Runtime;

    let inner = Runtime::new().unwrap();
    let task = tokio::spawn(async move {
        drop(inner); // panics
    });
    // endregion: b09_modern
    task.await
}

#[tokio::main]
async fn b09_modern_background() -> Result<(), tokio::task::JoinError> {
    use tokio::runtime::Runtime;
    let inner = Runtime::new().unwrap();
    // region: b09_modern_background
    let task = tokio::spawn(async move {
        inner.shutdown_background();
    });
    // endregion: b09_modern_background
    task.await
}

#[tokio::main]
async fn b09_modern_blocking() -> Result<(), tokio::task::JoinError> {
    use tokio::runtime::Runtime;
    let inner = Runtime::new().unwrap();
    // region: b09_modern_blocking
    let task = tokio::task::spawn_blocking(move || drop(inner));
    // endregion: b09_modern_blocking
    task.await
}

#[test]
fn b11_a_queued_blocking_closure_is_dropped_in_legacy_and_may_still_run_in_modern() {
    assert!(!b11_legacy());
    shown(11, Legacy, "its closure never runs");
    assert!(b11_modern());
    shown(11, Modern, "may still run while the runtime is being dropped");
}

/// Returns whether the second of two blocking sections ran in a pool that was shut down during the first.
fn b11_legacy() -> bool {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let (first, control) = section();
    let (second, ran) = mpsc::channel();
    let (queued, is_queued) = mpsc::channel();
    // region: b11_legacy
    use futures::{Future, future};
    use tokio::runtime::Builder;
    use tokio_threadpool::blocking;

    let mut runtime = Builder::new().blocking_threads(1).build().unwrap();
    runtime.spawn(future::poll_fn(move || blocking(|| first.run()).map_err(drop)));
    control.begun.recv_timeout(PATIENCE).unwrap();
    runtime.spawn(future::poll_fn(move || {
        let polled = blocking(|| second.send(()).unwrap());
        queued.send(polled.as_ref().unwrap().is_ready()).unwrap();
        polled.map_err(drop)
    }));
    assert_eq!(is_queued.recv_timeout(PATIENCE), Ok(false));
    let shutdown = runtime.shutdown_now();
    drop(control.gate); // the first section ends
    shutdown.wait().unwrap();
    // endregion: b11_legacy
    ran.try_recv().is_ok()
}

/// Returns whether the second of two blocking sections ran in a pool that was shut down during the first.
fn b11_modern() -> bool {
    let (first, control) = section();
    let (second, ran) = mpsc::channel();
    // region: b11_modern
    use tokio::runtime::Builder;

    let runtime = Builder::new_multi_thread().max_blocking_threads(1).build().unwrap();
    runtime.spawn_blocking(move || first.run());
    control.begun.recv_timeout(PATIENCE).unwrap();
    runtime.spawn_blocking(move || second.send(()).unwrap());
    // The shutdown drops this task, and with it what holds the first section.
    runtime.spawn(async move {
        let _gate = control.gate;
        std::future::pending::<()>().await;
    });
    drop(runtime);
    // endregion: b11_modern
    ran.try_recv().is_ok()
}

#[test]
fn b12_a_shutdown_waits_for_the_running_blocking_section() {
    for (shut_down, drops_pending_tasks_first) in
        [(b12_legacy as fn(mpsc::Sender<()>, Section), false), (b12_modern, true), (b12_modern_timeout, true)]
    {
        let (section, control) = section();
        let (guard, pending) = mpsc::channel();
        let (finish, finished) = mpsc::channel();
        thread::spawn(move || {
            shut_down(guard, section);
            finish.send(()).unwrap();
        });
        control.begun.recv_timeout(PATIENCE).unwrap();
        if drops_pending_tasks_first {
            assert_eq!(pending.recv_timeout(PATIENCE), Err(Disconnected));
        }
        assert_eq!(finished.recv_timeout(GLANCE), Err(Timeout));
        if !drops_pending_tasks_first {
            assert_eq!(pending.recv_timeout(Duration::ZERO), Err(Timeout));
        }
        drop(control.gate);
        finished.recv_timeout(PATIENCE).unwrap();
        assert_eq!(control.done.try_recv(), Ok(()));
        assert_eq!(pending.recv_timeout(Duration::ZERO), Err(Disconnected));
    }
    shown_both(12, "drop the pending tasks only when the last worker has stopped", "drop the pending tasks at once");
}

#[test]
fn b12_shutdown_background_and_an_elapsed_shutdown_timeout_leave_the_section_running() {
    for leave in [b12_modern_background, b12_modern_timeout_elapses] {
        let (section, control) = section();
        let (guard, pending) = mpsc::channel();
        leave(guard, section); // returns while the gate is closed
        assert_eq!(pending.recv_timeout(PATIENCE), Err(Disconnected));
        assert_eq!(control.done.recv_timeout(Duration::ZERO), Err(Timeout));
        drop(control.gate);
        control.done.recv_timeout(PATIENCE).unwrap();
    }
}

fn b12_legacy(guard: mpsc::Sender<()>, section: Section) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let (begin, has_begun) = mpsc::channel();
    // region: b12_legacy
    use futures::{Future, future};
    use tokio::runtime::Runtime;
    use tokio_threadpool::blocking;

    let mut runtime = Runtime::new().unwrap();
    runtime.spawn(future::empty::<(), ()>().map(move |()| drop(guard)));
    runtime.spawn(future::poll_fn(move || {
        let section = || {
            begin.send(()).unwrap();
            section.run();
        };
        blocking(section).map_err(drop)
    }));
    has_begun.recv().unwrap();
    // Waits for the section; then drops the task that pends.
    runtime.shutdown_now().wait().unwrap();
    // endregion: b12_legacy
}

fn b12_modern(guard: mpsc::Sender<()>, section: Section) {
    let (begin, has_begun) = mpsc::channel();
    // region: b12_modern
    use std::future;
    use tokio::runtime::Runtime;

    let runtime = Runtime::new().unwrap();
    runtime.spawn(async move {
        future::pending::<()>().await;
        drop(guard);
    });
    runtime.spawn_blocking(move || {
        begin.send(()).unwrap();
        section.run();
    });
    has_begun.recv().unwrap();
    // Drops the task that pends; then waits for the section.
    drop(runtime);
    // endregion: b12_modern
}

/// Returns a runtime with a pending task and a blocking section that has begun.
fn b12_runtime(guard: mpsc::Sender<()>, section: Section) -> tokio::runtime::Runtime {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.spawn(async move {
        std::future::pending::<()>().await;
        drop(guard);
    });
    let (begin, has_begun) = mpsc::channel();
    runtime.spawn_blocking(move || {
        begin.send(()).unwrap();
        section.run();
    });
    has_begun.recv_timeout(PATIENCE).unwrap();
    runtime
}

fn b12_modern_timeout(guard: mpsc::Sender<()>, section: Section) {
    b12_runtime(guard, section).shutdown_timeout(PATIENCE);
}

fn b12_modern_timeout_elapses(guard: mpsc::Sender<()>, section: Section) {
    b12_runtime(guard, section).shutdown_timeout(Duration::from_millis(10));
}

fn b12_modern_background(guard: mpsc::Sender<()>, section: Section) {
    let runtime = b12_runtime(guard, section);
    // region: b12_modern_background
    runtime.shutdown_background(); // returns at once; the section goes on
    // endregion: b12_modern_background
}
