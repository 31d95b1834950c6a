//! Panics and errors of tasks and of the root future: B3–B6, B100.

use std::io;
use std::sync::mpsc;

use rustix::process::Signal;

use crate::claims::{Legacy, Modern, shown};
use crate::common::{Process, in_children, panic_message};
use crate::compiler::{Tokio, errors};

type Report = mpsc::Sender<&'static str>;

#[test]
fn b03_a_panic_in_a_task_is_swallowed_in_legacy_and_kept_in_the_join_error_in_modern() {
    let (report, reports) = mpsc::channel();
    b03_legacy(report);
    assert_eq!(reports.try_recv(), Ok("the neighbour ended"));
    shown(3, Legacy, "The thread pool swallows it");

    assert_eq!(b03_modern(), "lost");
    assert_eq!(b03_modern_on_current_thread(), "lost");
    b03_modern_unread();
    shown(3, Modern, "keep it in the `JoinError`");
}

fn b03_legacy(report: Report) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b03_legacy
    use futures::future;

    tokio::run(future::lazy(move || {
        tokio::spawn(future::lazy(|| -> Result<(), ()> { panic!("lost") }));
        tokio::spawn(future::lazy(move || {
            let _ = report.send("the neighbour ended");
            Ok(())
        }));
        Ok(())
    }));
    // Nothing tells this code that a task has panicked.
    // endregion: b03_legacy
}

#[tokio::main(flavor = "multi_thread")]
async fn b03_modern() -> &'static str {
    // region: b03_modern
    let task = tokio::spawn(async { panic!("lost") });
    let error = task.await.unwrap_err();
    assert!(error.is_panic());
    let payload = error.into_panic();
    // endregion: b03_modern
    *payload.downcast::<&str>().unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn b03_modern_on_current_thread() -> &'static str {
    let error = tokio::spawn(async { panic!("lost") }).await.unwrap_err();
    *error.into_panic().downcast::<&str>().unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn b03_modern_unread() {
    // region: b03_modern_unread
    tokio::spawn(async { panic!("lost") });
    tokio::task::yield_now().await;
    // The task has panicked, and this code goes on.
    // endregion: b03_modern_unread
    let alive = tokio::runtime::Handle::current().metrics().num_alive_tasks();
    assert_eq!(alive, 0);
}

#[test]
fn b03_a_panic_in_a_task_unwinds_out_of_the_legacy_current_thread_runtime() {
    assert_eq!(panic_message(b03_legacy_on_current_thread), "lost");
}

#[test]
fn b03_the_hook_prints_the_panic_in_both_and_the_program_hears_nothing() {
    let [legacy, modern] = in_children!(b03_legacy_child, b03_modern_unread).map(Process::ends);
    for ended in [legacy, modern] {
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert!(ended.stderr.contains("lost"), "{ended:?}");
    }
}

fn b03_legacy_child() {
    b03_legacy(mpsc::channel().0);
}

fn b03_legacy_on_current_thread() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b03_legacy_on_current_thread
    use futures::future;
    use tokio::runtime::current_thread;

    let _ = current_thread::block_on_all(future::lazy(|| {
        current_thread::spawn(future::lazy(|| -> Result<(), ()> { panic!("lost") }));
        Ok::<_, ()>(())
    }));
    unreachable!("the panic of the task has left `block_on_all`");
    // endregion: b03_legacy_on_current_thread
}

#[test]
fn b04_a_panic_in_the_root_future_reaches_main_only_in_modern() {
    let [run, block_on, modern] = in_children!(b04_legacy, b04_legacy_block_on, b04_modern).map(Process::ends);

    assert_eq!(run.code, Some(0));
    assert!(run.stderr.contains("the root is gone"), "{run:?}");
    assert!(run.said("main goes on"), "{run:?}");

    assert_eq!(block_on.code, Some(101));
    assert!(block_on.stderr.contains("Canceled"), "{block_on:?}");
    assert!(!block_on.said("main goes on"), "{block_on:?}");
    shown(4, Legacy, "the process ends with exit code 0");

    assert_eq!(modern.code, Some(101));
    assert!(!modern.said("main goes on"), "{modern:?}");
    shown(4, Modern, "out of `main` it is exit code 101");
}

#[test]
fn b04_what_block_on_panics_with_is_unrelated_in_legacy_and_the_same_in_modern() {
    let legacy = panic_message(b04_legacy_block_on);
    assert_eq!(legacy, "called `Result::unwrap()` on an `Err` value: Canceled");
    assert_eq!(panic_message(b04_modern), "the root is gone");
}

fn b04_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b04_legacy
    use futures::future;

    tokio::run(future::lazy(|| -> Result<(), ()> { panic!("the root is gone") }));
    println!("main goes on"); // and ends with exit code 0
    // endregion: b04_legacy
}

fn b04_legacy_block_on() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b04_legacy_block_on
    use futures::future;
    use tokio::runtime::Runtime;

    let mut runtime = Runtime::new().unwrap();
    let _ = runtime.block_on(future::lazy(|| -> Result<(), ()> { panic!("the root is gone") })); // panics: called `Result::unwrap()` on an `Err` value: Canceled
    println!("main goes on");
    // endregion: b04_legacy_block_on
}

fn b04_modern() {
    // region: b04_modern
    #[tokio::main]
    async fn run() {
        panic!("the root is gone");
    }

    run(); // panics: the root is gone
    println!("main goes on");
    // endregion: b04_modern
}

#[test]
fn b05_resuming_a_panic_in_the_legacy_panic_handler_aborts_or_loses_the_worker() {
    let [legacy, worker, exit, modern] = in_children!(b05_legacy, b05_legacy_worker, b05_legacy_exit, b05_modern);
    worker.hangs_after("waiting");
    let [legacy, exit, modern] = [legacy, exit, modern].map(Process::ends);

    assert_eq!(legacy.signal, Some(Signal::ABORT.as_raw()), "{legacy:?}");
    assert!(legacy.stderr.contains("the task is gone"), "{legacy:?}");

    assert_eq!(exit.code, Some(70), "{exit:?}");
    shown(5, Legacy, "the process aborts (SIGABRT)");

    assert_eq!(modern.code, Some(101), "{modern:?}");
    assert!(modern.stderr.contains("the task is gone"), "{modern:?}");
    shown(5, Modern, "resuming it there is an ordinary panic");
}

fn b05_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b05_legacy
    use futures::{Future, sync::oneshot};
    use std::panic;
    use tokio::runtime::Builder;

    let mut runtime =
        Builder::new().core_threads(1).panic_handler(|payload| panic::resume_unwind(payload)).build().unwrap();
    let (go, wait) = oneshot::channel::<()>();
    runtime.spawn(wait.then(|_| -> Result<(), ()> { panic!("the task is gone") }));
    let idle = runtime.shutdown_on_idle();
    drop(go);
    idle.wait().unwrap(); // aborts the process
    // endregion: b05_legacy
}

fn b05_legacy_worker() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b05_legacy_worker
    use futures::future;
    use std::panic;
    use tokio::runtime::Builder;

    let mut runtime =
        Builder::new().core_threads(1).panic_handler(|payload| panic::resume_unwind(payload)).build().unwrap();
    runtime.spawn(future::lazy(|| -> Result<(), ()> { panic!("the task is gone") }));
    println!("waiting");
    runtime.block_on(future::ok::<_, ()>(())).unwrap(); // for ever
    // endregion: b05_legacy_worker
}

fn b05_legacy_exit() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b05_legacy_exit
    use futures::{Future, future};
    use std::process::exit;
    use tokio::runtime::Builder;

    let mut runtime = Builder::new().panic_handler(|_payload| exit(70)).build().unwrap();
    runtime.spawn(future::lazy(|| -> Result<(), ()> { panic!("the task is gone") }));
    runtime.shutdown_on_idle().wait().unwrap();
    // endregion: b05_legacy_exit
}

fn b05_modern() {
    async fn serve() {
        panic!("the task is gone");
    }
    // region: b05_modern
    use std::panic;

    #[tokio::main]
    async fn run() {
        if let Err(error) = tokio::spawn(serve()).await {
            panic::resume_unwind(error.into_panic());
        }
    }
    run();
    // endregion: b05_modern
}

#[test]
fn b06_the_error_of_a_task_has_to_be_dealt_with_in_legacy_and_vanishes_in_modern() {
    let (report, reports) = mpsc::channel();
    b06_legacy(report);
    let error = reports.try_recv().unwrap();
    assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    shown(6, Legacy, "something has to be done with an error before the task compiles");

    // Not even a line on standard error.
    let [vanished] = in_children!(b06_modern).map(Process::ends);
    assert_eq!(vanished.code, Some(0), "{vanished:?}");
    assert_eq!(vanished.stdout, ["the task has ended"]);
    assert_eq!(vanished.stderr, "");
    shown(6, Modern, "an `Err` vanishes without a line");

    let (report, reports) = mpsc::channel();
    b06_modern_reporting(report);
    let error = reports.try_recv().unwrap();
    assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
}

fn b06_legacy(log: mpsc::Sender<io::Error>) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    fn serve() -> impl Future<Item = (), Error = io::Error> {
        future::err(io::ErrorKind::BrokenPipe.into())
    }
    // region: b06_legacy
    use futures::{Future, future};

    tokio::run(future::lazy(move || {
        // Without `map_err` this does not compile: a task's `Error` is `()`.
        tokio::spawn(serve().map_err(move |error| log.send(error).unwrap()));
        Ok(())
    }));
    // endregion: b06_legacy
}

fn b06_modern() {
    async fn serve() -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
    // region: b06_modern
    #[tokio::main(flavor = "current_thread")]
    async fn run() {
        tokio::spawn(serve()); // compiles, and the error goes nowhere
        tokio::task::yield_now().await;
        println!("the task has ended");
    }
    // endregion: b06_modern
    run();
}

fn b06_modern_reporting(log: mpsc::Sender<io::Error>) {
    async fn serve() -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _context = runtime.enter();
    // region: b06_modern_reporting
    let task = tokio::spawn(async move {
        if let Err(error) = serve().await {
            log.send(error).unwrap();
        }
    });
    // endregion: b06_modern_reporting
    runtime.block_on(task).unwrap();
}

#[test]
fn b06_a_task_with_an_error_compiles_in_modern_only() {
    let legacy = errors(Tokio::Legacy, B06_LEGACY_REFUSED);
    assert!(legacy.contains("error[E0271]"), "{legacy}");
    assert!(legacy.contains("expected `()`, found `Error`"), "{legacy}");
    let dealt_with = B06_LEGACY_REFUSED.replace("serve());", "serve().map_err(drop));");
    assert_eq!(errors(Tokio::Legacy, &dealt_with), "");
    assert_eq!(errors(Tokio::Modern, B06_MODERN_ACCEPTED), "");
}

const B06_LEGACY_REFUSED: &str = r"
// region: b06_legacy_refused
use std::io;
use tokio::prelude::*;

fn serve() -> impl Future<Item = (), Error = io::Error> {
    future::err(io::ErrorKind::BrokenPipe.into())
}

fn main() {
    tokio::run(future::lazy(|| {
        tokio::spawn(serve()); // error[E0271]
        Ok(())
    }));
}
// endregion: b06_legacy_refused
";

const B06_MODERN_ACCEPTED: &str = r"
use std::io;

async fn serve() -> io::Result<()> {
    Err(io::ErrorKind::BrokenPipe.into())
}

#[tokio::main]
async fn main() {
    tokio::spawn(serve());
}
";

#[test]
fn b100_a_panic_unwinds_into_whoever_waits_for_the_work_and_in_tokio_1_is_a_join_error() {
    assert_eq!(panic_message(b100_legacy), "out of range");
    assert_eq!(panic_message(b100_legacy_spawn), "future was canceled before completion");
    shown(100, Legacy, "unwinds with the same panic");
    assert!(b100_modern());
    assert_eq!(panic_message(b100_modern_resume), "out of range");
    assert_eq!(panic_message(b100_modern_remote_handle), "out of range");
    shown(100, Modern, "yields a `JoinError`");
}

fn b100_legacy() {
    use futures_legacy as futures;
    // region: b100_legacy
    use futures::Future;
    use futures_cpupool::CpuPool;

    let work = CpuPool::new(1).spawn_fn(|| -> Result<u32, ()> { panic!("out of range") });
    let _ = work.wait(); // panics
    // endregion: b100_legacy
}

fn b100_legacy_spawn() {
    use futures_legacy::{Future as _, lazy, sync::oneshot};
    let runtime = tokio_legacy::runtime::Runtime::new().unwrap();
    let task = oneshot::spawn(lazy(|| -> Result<u32, ()> { panic!("out of range") }), &runtime.executor());
    let _ = task.wait();
}

#[tokio::main(flavor = "current_thread")]
async fn b100_modern() -> bool {
    // region: b100_modern
    use tokio::task::{JoinHandle, spawn_blocking};

    let work: JoinHandle<u32> = spawn_blocking(|| panic!("out of range"));
    let outcome = work.await; // an error, and `let _ =` would hide it
    // endregion: b100_modern
    outcome.is_err_and(|error| error.is_panic())
}

#[tokio::main(flavor = "current_thread")]
async fn b100_modern_resume() {
    use tokio::task::{JoinHandle, spawn_blocking};
    let work: JoinHandle<u32> = spawn_blocking(|| panic!("out of range"));
    // region: b100_modern_resume
    if let Err(error) = work.await
        && error.is_panic()
    {
        std::panic::resume_unwind(error.into_panic());
    }
    // endregion: b100_modern_resume
}

#[tokio::main(flavor = "current_thread")]
async fn b100_modern_remote_handle() {
    use futures::FutureExt as _;
    let (task, handle) = async { panic!("out of range") }.remote_handle();
    tokio::spawn(task);
    let () = handle.await;
}
