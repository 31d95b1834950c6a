//! Code that brings a runtime of its own.

use bridge::{thread, thread_until};
use futures_legacy::Future as _;
use futures_legacy::future::{lazy, ok};
use tokio_legacy::runtime::{Runtime, current_thread};

use crate::{everywhere, one_thread, soon, words, workers};

/// A thread pool of 0.1 runs its tasks on its own threads, so that they can be waited for inside of the bridge.
#[test]
fn tokio_run_and_block_on_work_inside_a_bridged_future() {
    everywhere(|bridge| async move {
        let old = lazy(|| {
            tokio_legacy::run(soon());
            let mut runtime = Runtime::new().unwrap();
            assert_eq!(runtime.block_on(soon().map(|()| 1)), Ok(1));
            runtime.block_on_all(soon().map(|()| 2))
        });
        assert_eq!(bridge.handle().compat(old).await, Ok(2));
        // The bridge is as it was.
        assert_eq!(bridge.handle().compat(soon()).await, Ok(()));
    });
}

/// The message that the index of errors has.
#[test]
fn a_current_thread_runtime_inside_says_that_a_reactor_is_there_and_works_on_a_thread() {
    everywhere(|bridge| async move {
        let old = lazy(|| Ok::<_, ()>(crate::panic_message(|| current_thread::block_on_all(soon()))));
        let text = bridge.handle().compat(old).await.unwrap();
        assert_eq!(text, "default Tokio reactor already set for execution context");
        let old = lazy(|| thread(|| current_thread::block_on_all(soon())).unwrap().join().unwrap());
        assert_eq!(bridge.handle().compat(old).await, Ok(()));
        assert_eq!(thread(|| current_thread::block_on_all(soon())).unwrap().await.unwrap(), Ok(()));
    });
}

#[test]
fn a_core_runs_on_a_thread_until_it_is_told_to_stop() {
    for runtime in [workers(), one_thread()] {
        runtime.block_on(async {
            let (remote, has_remote) = tokio::sync::oneshot::channel();
            let mut core = thread_until(|stop| {
                let mut core = tokio_core::reactor::Core::new().unwrap();
                remote.send(core.remote()).unwrap();
                core.run(stop)
            })
            .unwrap();
            let remote = has_remote.await.unwrap();
            let (done, is_done) = tokio::sync::oneshot::channel();
            remote.spawn(|handle| {
                let after = std::time::Duration::from_millis(1);
                let timeout = tokio_core::reactor::Timeout::new(after, handle).unwrap();
                timeout.then(|fired| done.send(fired.is_ok()).map_err(|_| ()))
            });
            assert_eq!(is_done.await, Ok(true));
            core.stop();
            assert_eq!(core.await.unwrap(), Ok(()));
        });
    }
}

/// It does not ask the thread for a timer: it has that of its `Core`, and only the `Core` can serve it.
#[test]
fn a_timeout_of_a_core_that_nobody_runs_does_not_fire() {
    everywhere(|bridge| async move {
        let mut core = tokio_core::reactor::Core::new().unwrap();
        let after = std::time::Duration::from_millis(1);
        let timeout = tokio_core::reactor::Timeout::new(after, &core.handle()).unwrap();
        let mut timeout = bridge.handle().compat(timeout);
        for _ in 0..3 {
            // Each of these fires later.
            tokio::select! {
                biased;
                _ = &mut timeout => panic!("it has fired"),
                _ = bridge.handle().compat(soon()) => {}
            }
        }
        core.run(timeout.into_inner()).unwrap();
    });
}

#[test]
fn a_panic_of_the_thread_is_handed_on() {
    let runtime = one_thread();
    runtime.block_on(async {
        let ended = thread(|| current_thread::run(lazy(|| -> Result<(), ()> { panic!("on purpose") }))).unwrap().await;
        assert_eq!(words(&*ended.unwrap_err()), "on purpose");
    });
    let joined = thread(|| -> () { panic!("on purpose") }).unwrap().join();
    assert_eq!(words(&*joined.unwrap_err()), "on purpose");
}

#[test]
fn a_thread_whose_handle_is_dropped_is_told_to_stop() {
    let (done, is_done) = std::sync::mpsc::channel();
    drop(thread_until(move |stop| {
        let stopped = current_thread::block_on_all(stop);
        done.send(stopped).unwrap();
    }));
    assert_eq!(is_done.recv_timeout(crate::PATIENCE), Ok(Ok(())));
}

#[test]
fn joining_on_a_worker_lets_its_other_tasks_run() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        tokio::spawn(async {
            let (told, tells) = std::sync::mpsc::channel();
            // Runs on the only worker, which is blocked by then unless it was given away.
            tokio::spawn(async move { told.send(()).unwrap() });
            thread(move || tells.recv_timeout(crate::PATIENCE)).unwrap().join().unwrap().unwrap();
        })
        .await
        .unwrap();
    });
    assert_eq!(current_thread::block_on_all(ok::<_, ()>(())), Ok(()));
}
