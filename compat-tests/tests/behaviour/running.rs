//! Running and ending: B1–B12.

use std::sync::mpsc;
use std::time::Duration;

use crate::common::{Process, in_children};

#[test]
fn b01_run_returns_when_every_task_has_ended() {
    let (done, ended) = mpsc::channel();
    b01_legacy(done);
    assert_eq!(ended.try_recv(), Ok("the task has ended"));

    let (done, ended) = mpsc::channel();
    b01_modern(done);
    assert_eq!(ended.try_recv(), Err(mpsc::TryRecvError::Disconnected));

    let (done, ended) = mpsc::channel();
    b01_modern_waiting(done);
    assert_eq!(ended.try_recv(), Ok("the task has ended"));
}

fn b01_legacy(done: mpsc::Sender<&'static str>) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b01_legacy
    use futures::{Future, future};
    use std::time::Instant;
    use tokio::timer::Delay;

    tokio::run(future::lazy(move || {
        let later = Instant::now() + Duration::from_millis(50);
        tokio::spawn(Delay::new(later).map_err(drop).map(move |()| {
            done.send("the task has ended").unwrap();
        }));
        Ok(())
    }));
    // Here the task has ended.
    // endregion: b01_legacy
}

fn b01_modern(done: mpsc::Sender<&'static str>) {
    // region: b01_modern
    use tokio::time::sleep;

    #[tokio::main]
    async fn serve(done: mpsc::Sender<&'static str>) {
        tokio::spawn(async move {
            sleep(Duration::from_millis(50)).await;
            done.send("the task has ended").unwrap();
        });
    }
    // After it the task is gone, unfinished.
    // endregion: b01_modern
    serve(done);
}

fn b01_modern_waiting(done: mpsc::Sender<&'static str>) {
    // region: b01_modern_waiting
    use tokio::time::sleep;
    use tokio_util::task::TaskTracker;

    #[tokio::main]
    async fn serve(done: mpsc::Sender<&'static str>) {
        let tasks = TaskTracker::new();
        tasks.spawn(async move {
            sleep(Duration::from_millis(50)).await;
            done.send("the task has ended").unwrap();
        });
        tasks.close();
        tasks.wait().await;
    }
    // endregion: b01_modern_waiting
    serve(done);
}

#[test]
fn b04_a_panic_in_the_root_future_reaches_main_only_in_tokio_1() {
    let [run, block_on, modern] =
        in_children!(b04_legacy, b04_legacy_block_on, b04_modern).map(Process::ends);

    assert_eq!(run.code, Some(0));
    assert!(run.stderr.contains("the root is gone"), "{run:?}");
    assert!(run.said("main goes on"), "{run:?}");

    assert_eq!(block_on.code, Some(101));
    assert!(block_on.stderr.contains("Canceled"), "{block_on:?}");
    assert!(!block_on.said("main goes on"), "{block_on:?}");

    assert_eq!(modern.code, Some(101));
    assert!(!modern.said("main goes on"), "{modern:?}");
}

fn b04_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b04_legacy
    use futures::future;

    tokio::run(future::lazy(|| -> Result<(), ()> {
        panic!("the root is gone")
    }));
    println!("main goes on"); // and ends with exit code 0
    // endregion: b04_legacy
}

fn b04_legacy_block_on() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b04_legacy_block_on
    use futures::future;
    use tokio::runtime::Runtime;

    let mut runtime = Runtime::new().unwrap();
    let _ = runtime.block_on(future::lazy(|| -> Result<(), ()> {
        panic!("the root is gone")
    }));
    println!("main goes on");
    // endregion: b04_legacy_block_on
}

fn b04_modern() {
    // region: b04_modern
    #[tokio::main]
    async fn serve() {
        panic!("the root is gone");
    }

    serve();
    println!("main goes on");
    // endregion: b04_modern
}
