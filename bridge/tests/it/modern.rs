//! Code of tokio 1 inside a process on 0.1.

use std::sync::mpsc;
use std::time::Duration;

use bridge::Modern;
use futures_legacy::future::lazy;
use futures_legacy::{Future as _, Stream as _};
use tokio::time::sleep;

use crate::PATIENCE;

const SOON: Duration = Duration::from_millis(1);

#[test]
fn timers_sockets_and_spawns_of_today_work_on_each_runtime_of_legacy() {
    let modern = Modern::start().unwrap();
    let new = || {
        modern.handle().future(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
            let address = listener.local_addr()?;
            let accepting = tokio::spawn(async move {
                sleep(SOON).await;
                listener.accept().await.map(|_| ())
            });
            tokio::net::TcpStream::connect(address).await?;
            accepting.await?
        })
    };
    tokio_legacy::runtime::current_thread::block_on_all(new()).unwrap();
    tokio_legacy::runtime::Runtime::new().unwrap().block_on_all(new()).unwrap();
    let mut core = tokio_core::reactor::Core::new().unwrap();
    core.run(new()).unwrap();
}

#[test]
fn a_future_of_today_is_one_of_legacy() {
    // region: other_way
    let modern = Modern::start().unwrap(); // a tokio 1 runtime with one thread
    let new = modern.handle().future(async {
        sleep(SOON).await; // a timer of tokio 1
        Ok::<_, std::io::Error>("new code")
    });
    let old = new.map(|text| assert_eq!(text, "new code")).map_err(|error| panic!("{error}"));
    tokio_legacy::run(old.and_then(|()| modern.idle())); // ends with the last task, as ever
    // endregion: other_way
}

#[test]
fn plain_code_of_legacy_spawns_today_s_tasks() {
    let modern = Modern::start().unwrap();
    let handle = modern.handle().clone();
    let (done, is_done) = mpsc::channel();
    tokio_legacy::run(lazy(move || {
        handle.enter(|| {
            let deadline = sleep(SOON); // a constructor that asks for the runtime
            tokio::spawn(async move {
                deadline.await;
                done.send(()).unwrap();
            })
        });
        Ok(())
    }));
    is_done.recv_timeout(PATIENCE).unwrap();
}

#[test]
fn a_spawned_task_is_joined_and_its_panic_reported() {
    let modern = Modern::start().unwrap();
    let joined = modern.handle().spawn(async { 7 });
    assert_eq!(tokio_legacy::runtime::current_thread::block_on_all(joined).unwrap(), 7);
    let joined = modern.handle().spawn(async { panic!("on purpose") });
    let error = tokio_legacy::runtime::current_thread::block_on_all(joined).unwrap_err();
    assert!(error.is_panic());
}

#[test]
fn idle_waits_for_tasks_and_refuses_later_ones() {
    let modern = Modern::start().unwrap();
    let handle = modern.handle().clone();
    let (done, is_done) = mpsc::channel();
    let late = handle.clone();
    drop(handle.spawn(async move {
        sleep(SOON).await;
        drop(late.spawn(async move {
            sleep(SOON).await;
            done.send(()).unwrap();
        }));
    }));
    tokio_legacy::run(modern.idle());
    assert_eq!(is_done.try_recv(), Ok(()));
    let refused = tokio_legacy::runtime::current_thread::block_on_all(handle.spawn(async { 7 }));
    assert!(refused.unwrap_err().is_cancelled());
}

#[test]
fn it_may_be_dropped_on_its_own_thread() {
    let modern = Modern::start().unwrap();
    let handle = modern.handle().clone();
    let dropping = handle.spawn(async move { drop(modern) });
    let ended = tokio_legacy::runtime::current_thread::block_on_all(dropping.then(Ok::<_, ()>));
    assert!(ended.is_ok());
}

#[test]
fn a_stream_of_today_is_read_by_legacy() {
    let modern = Modern::start().unwrap();
    let ticks = futures::stream::unfold(0, |number| async move {
        sleep(SOON).await;
        Some((Ok::<_, ()>(number), number + 1))
    });
    let seen = tokio_legacy::runtime::current_thread::block_on_all(modern.handle().stream(ticks).take(3).collect());
    assert_eq!(seen, Ok(vec![0, 1, 2]));
}
