//! Runtimes start, run and return: B1, B2, B7, B10.

use std::sync::mpsc::{self, TryRecvError};
use std::time::Duration;

use crate::claims::{Legacy, Modern, shown, shown_both};
use crate::common::{GLANCE, PATIENCE};
use crate::compiler::{Tokio, errors};

type Report = mpsc::Sender<&'static str>;

/// Duration of the task that is waited for.
const WORK: Duration = Duration::from_millis(50);
/// Duration of the task that is not waited for: longer than any test may take.
const FOREVER: Duration = Duration::from_secs(3600);

#[test]
fn b01_run_returns_when_every_task_has_ended() {
    assert_eq!(report_of(|done| b01_legacy(WORK, done)), Ok("task ended"));
    shown(1, Legacy, "return when the last spawned task has ended");
    assert_eq!(
        report_of(|done| b01_modern(FOREVER, done)),
        Err(TryRecvError::Disconnected),
        "the task was dropped without ending",
    );
    assert_eq!(report_of(|done| b01_modern_tracker(WORK, done)), Ok("task ended"));
    assert_eq!(report_of(|done| b01_modern_join_set(WORK, done)), Ok("task ended"));
    shown(1, Modern, "tasks that are still running are dropped where they wait");
}

/// Returns the report of `run` when it returns.
fn report_of(run: impl FnOnce(Report)) -> Result<&'static str, TryRecvError> {
    let (report, reports) = mpsc::channel();
    run(report);
    reports.try_recv()
}

fn b01_legacy(work: Duration, report: Report) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b01_legacy
    use futures::{Future, future};
    use std::time::Instant;
    use tokio::timer::Delay;

    tokio::run(future::lazy(move || {
        let task = Delay::new(Instant::now() + work);
        tokio::spawn(task.map_err(drop).map(move |()| {
            report.send("task ended").unwrap();
        }));
        Ok(())
    }));
    // The task has ended.
    // endregion: b01_legacy
}

fn b01_modern(work: Duration, report: Report) {
    // region: b01_modern
    use tokio::time::sleep;

    #[tokio::main]
    async fn run(work: Duration, report: Report) {
        tokio::spawn(async move {
            sleep(work).await;
            report.send("task ended").unwrap();
        });
    }
    // When this returns, the task is gone.
    run(work, report);
    // endregion: b01_modern
}

fn b01_modern_tracker(work: Duration, report: Report) {
    use tokio::time::sleep;
    // region: b01_modern_tracker
    use tokio_util::task::TaskTracker;

    #[tokio::main]
    async fn run(work: Duration, report: Report) {
        let tasks = TaskTracker::new();
        tasks.spawn(async move {
            sleep(work).await;
            report.send("task ended").unwrap();
        });
        tasks.close();
        tasks.wait().await;
    }
    // endregion: b01_modern_tracker
    run(work, report);
}

fn b01_modern_join_set(work: Duration, report: Report) {
    use tokio::time::sleep;
    // region: b01_modern_join_set
    use tokio::task::JoinSet;

    #[tokio::main]
    async fn run(work: Duration, report: Report) {
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            sleep(work).await;
            report.send("task ended").unwrap();
        });
        while tasks.join_next().await.is_some() {}
    }
    // endregion: b01_modern_join_set
    run(work, report);
}

#[test]
fn b01_block_on_all_and_shutdown_on_idle_wait_and_legacy_block_on_does_not() {
    use futures_legacy::{Future as _, future};
    use std::time::Instant;
    use tokio_legacy::runtime::{Runtime, current_thread};
    use tokio_legacy::timer::Delay;

    fn task(work: Duration, report: Report) -> impl futures_legacy::Future<Item = (), Error = ()> {
        let delay = Delay::new(Instant::now() + work);
        delay.map_err(drop).map(move |()| {
            report.send("task ended").unwrap();
        })
    }

    let ended = Ok("task ended");
    let block_on_all = report_of(|report| {
        let root = future::lazy(move || {
            tokio_legacy::spawn(task(WORK, report));
            Ok::<_, ()>(())
        });
        Runtime::new().unwrap().block_on_all(root).unwrap();
    });
    assert_eq!(block_on_all, ended);

    let shutdown_on_idle = report_of(|report| {
        let mut runtime = Runtime::new().unwrap();
        runtime.spawn(future::lazy(move || task(WORK, report)));
        runtime.shutdown_on_idle().wait().unwrap();
    });
    assert_eq!(shutdown_on_idle, ended);

    let current_thread_run = report_of(|report| {
        current_thread::run(future::lazy(move || {
            current_thread::spawn(task(WORK, report));
            Ok(())
        }));
    });
    assert_eq!(current_thread_run, ended);

    let block_on = report_of(|report| {
        let root = future::lazy(move || {
            tokio_legacy::spawn(task(FOREVER, report));
            Ok::<_, ()>(())
        });
        let mut runtime = Runtime::new().unwrap();
        runtime.block_on(root).unwrap();
    });
    assert_eq!(block_on, Err(TryRecvError::Disconnected));
}

#[test]
fn b02_a_current_thread_runtime_runs_tasks_only_inside_block_on() {
    for current_thread in [b02_legacy, b02_modern] {
        let (report, reports) = mpsc::channel();
        current_thread(report, &|| {
            assert_eq!(reports.recv_timeout(GLANCE), Err(mpsc::RecvTimeoutError::Timeout));
        });
        assert_eq!(reports.recv(), Ok("task ran"));
    }
    // A runtime with workers needs no `block_on`.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (report, reports) = mpsc::channel();
    runtime.spawn(async move { report.send("task ran") });
    assert_eq!(reports.recv_timeout(PATIENCE), Ok("task ran"));
    shown_both(2, "only inside `run` or `block_on`", "There is no `run`");
}

fn b02_legacy(report: Report, main_does_something_else: &dyn Fn()) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b02_legacy
    use futures::future;
    use tokio::runtime::current_thread::Runtime;

    let mut runtime = Runtime::new().unwrap();
    runtime.spawn(future::lazy(move || {
        report.send("task ran").unwrap();
        Ok(())
    }));
    main_does_something_else(); // the task does not run
    runtime.run().unwrap(); // until every task has ended
    // endregion: b02_legacy
}

fn b02_modern(report: Report, main_does_something_else: &dyn Fn()) {
    // region: b02_modern
    use tokio::runtime::Builder;

    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let task = runtime.spawn(async move {
        report.send("task ran").unwrap();
    });
    main_does_something_else(); // the task does not run
    runtime.block_on(task).unwrap(); // until this one has ended
    // endregion: b02_modern
}

#[test]
fn b07_the_root_future_runs_on_a_pool_thread_in_legacy_and_on_the_calling_one_in_modern() {
    use std::thread::{self, ThreadId};

    let here = thread::current().id();
    let seen_by = |run: fn(mpsc::Sender<ThreadId>)| {
        let (report, reports) = mpsc::channel();
        run(report);
        reports.recv().unwrap()
    };
    assert_ne!(seen_by(b07_legacy), here);
    assert_ne!(seen_by(b07_legacy_block_on), here);
    shown(7, Legacy, "send the future to a worker of the pool");
    assert_eq!(seen_by(|report| b07_modern(&report)), here);
    shown(7, Modern, "stays on the thread that calls `block_on`");
}

fn b07_legacy(report: mpsc::Sender<std::thread::ThreadId>) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b07_legacy
    use futures::future;
    use std::thread;

    // The future has to be `Send`: it goes to a worker.
    tokio::run(future::lazy(move || {
        report.send(thread::current().id()).unwrap();
        Ok(())
    }));
    // endregion: b07_legacy
}

fn b07_legacy_block_on(report: mpsc::Sender<std::thread::ThreadId>) {
    use futures_legacy::future;
    use tokio_legacy::runtime::Runtime;

    let root = future::lazy(move || report.send(std::thread::current().id()));
    Runtime::new().unwrap().block_on(root).unwrap();
}

fn b07_modern(report: &mpsc::Sender<std::thread::ThreadId>) {
    // region: b07_modern
    use std::rc::Rc;
    use std::thread;

    // It need not be `Send`: it stays on the thread that calls `run`.
    #[tokio::main]
    async fn run(report: &mpsc::Sender<thread::ThreadId>) {
        let id = Rc::new(thread::current().id());
        tokio::task::yield_now().await;
        report.send(*id).unwrap();
    }
    run(report);
    // endregion: b07_modern
}

#[test]
fn b07_the_root_future_has_to_be_send_in_legacy_only() {
    let legacy = errors(Tokio::Legacy, B07_LEGACY_REFUSED);
    assert!(legacy.contains("error[E0277]"), "{legacy}");
    assert!(legacy.contains("cannot be sent between threads safely"), "{legacy}");
    let send = B07_LEGACY_REFUSED.replace("Rc", "Arc").replace("std::rc", "std::sync");
    assert_eq!(errors(Tokio::Legacy, &send), "");
    assert_eq!(errors(Tokio::Modern, B07_MODERN_ACCEPTED), "");
}

const B07_LEGACY_REFUSED: &str = r"
// region: b07_legacy_refused
use std::rc::Rc;
use tokio::prelude::*;

fn main() {
    let name = Rc::new(String::new());
    let ready = future::ok(name); // error[E0277] at `tokio::run`
    tokio::run(ready.map(|name| drop(name)));
}
// endregion: b07_legacy_refused
";

const B07_MODERN_ACCEPTED: &str = r"
use std::rc::Rc;

#[tokio::main]
async fn main() {
    let name = Rc::new(String::new());
    tokio::task::yield_now().await;
    drop(name);
}
";

#[test]
fn b10_workers_start_on_demand_in_legacy_and_all_at_once_in_modern() {
    const WORKERS: usize = 32;

    let (started, starts) = mpsc::channel();
    let legacy = b10_legacy(WORKERS, started);
    assert!(starts.try_recv().is_err(), "no task, no worker");
    use futures_legacy::{Future as _, future};
    let executor = legacy.executor();
    executor.spawn(future::lazy(|| Ok(())));
    starts.recv_timeout(PATIENCE).unwrap();
    legacy.shutdown_on_idle().wait().unwrap();
    let workers = 1 + starts.try_iter().count();
    assert!(workers < WORKERS, "one task started all {workers} workers");
    shown(10, Legacy, "A worker starts when there is a task for it");

    let (started, starts) = mpsc::channel();
    let _modern = b10_modern(WORKERS, started);
    for _ in 0..WORKERS {
        starts.recv_timeout(PATIENCE).unwrap();
    }
    shown(10, Modern, "All workers start while the runtime is built");
}

fn b10_legacy(workers: usize, started: mpsc::Sender<()>) -> tokio_legacy::runtime::Runtime {
    use tokio_legacy as tokio;
    let started = std::sync::Mutex::new(started); // the hook has to be `Sync`
    // region: b10_legacy
    use tokio::runtime::Builder;

    let runtime = Builder::new()
        .core_threads(workers)
        .after_start(move || started.lock().unwrap().send(()).unwrap())
        .build()
        .unwrap();
    // No worker has started yet.
    // endregion: b10_legacy
    runtime
}

fn b10_modern(workers: usize, started: mpsc::Sender<()>) -> tokio::runtime::Runtime {
    // region: b10_modern
    use tokio::runtime::Builder;

    let runtime = Builder::new_multi_thread()
        .worker_threads(workers)
        .on_thread_start(move || started.send(()).unwrap())
        .build()
        .unwrap();
    // Every worker is starting.
    // endregion: b10_modern
    runtime
}
