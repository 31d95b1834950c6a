//! `bridge::runtime` beside `tokio::runtime` of 0.1: each promise is tried on both.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::time::Instant;

use futures_legacy::future::{Executor as _, lazy, ok, poll_fn};
use futures_legacy::sync::oneshot;
use futures_legacy::{Async, Future as _};
use tokio_legacy::timer::Delay;

use crate::{PATIENCE, panic_message, soon, words};

/// Sends when it is dropped whether its thread was panicking.
struct Tells(mpsc::Sender<bool>);

impl Drop for Tells {
    fn drop(&mut self) {
        let _ = self.0.send(std::thread::panicking());
    }
}

/// The tests of what is the same; `$runtime` is either module.
macro_rules! on {
    ($side:ident, $runtime:path) => {
        mod $side {
            use super::*;
            use $runtime::{Builder, Runtime};

            #[test]
            fn block_on_waits_for_its_future_alone_and_block_on_all_for_every_task() {
                let mut runtime = Runtime::new().unwrap();
                let (go, gone) = oneshot::channel::<()>();
                let (report, reported) = mpsc::channel();
                runtime.spawn(gone.map_err(drop).and_then(move |()| {
                    tokio_legacy::spawn(soon().map(move |()| report.send("late").unwrap()));
                    Ok(())
                }));
                assert_eq!(runtime.block_on(soon().map(|()| "first")), Ok("first"));
                assert_eq!(runtime.block_on(lazy(|| Err::<(), _>("an error"))), Err("an error"));
                assert!(reported.try_recv().is_err());
                go.send(()).unwrap();
                assert_eq!(runtime.block_on_all(ok::<_, ()>("last")), Ok("last"));
                assert_eq!(reported.try_recv(), Ok("late"));
            }

            #[test]
            fn tasks_that_wait_are_dropped_with_the_runtime_and_not_polled_again() {
                for is_drop in [true, false] {
                    let mut runtime = Builder::new().core_threads(4).build().unwrap();
                    let (dropped, is_dropped) = mpsc::channel();
                    let (polled, is_polled) = mpsc::channel();
                    for _ in 0..200 {
                        let (tells, polled) = (Tells(dropped.clone()), polled.clone());
                        let mut delay = Delay::new(Instant::now() + PATIENCE * 10);
                        runtime.spawn(poll_fn(move || {
                            let _tells = &tells;
                            polled.send(()).unwrap();
                            delay.poll().map_err(|error| panic!("{error}"))
                        }));
                    }
                    drop(dropped);
                    drop(polled);
                    for _ in 0..200 {
                        is_polled.recv_timeout(PATIENCE).unwrap();
                    }
                    if is_drop {
                        drop(runtime);
                    } else {
                        runtime.shutdown_now().wait().unwrap();
                    }
                    assert_eq!(is_dropped.iter().collect::<Vec<_>>(), [false; 200]);
                    assert_eq!(is_polled.iter().count(), 0);
                }
            }

            #[test]
            fn a_drop_waits_for_the_task_that_is_being_polled() {
                let mut runtime = Runtime::new().unwrap();
                let (begun, has_begun) = mpsc::channel();
                let (go, gone) = mpsc::channel();
                let is_done = Arc::new(AtomicBool::new(false));
                let done = Arc::clone(&is_done);
                runtime.spawn(lazy(move || {
                    begun.send(()).unwrap();
                    gone.recv().unwrap();
                    done.store(true, Ordering::SeqCst);
                    Ok(())
                }));
                has_begun.recv_timeout(PATIENCE).unwrap();
                let dropping = std::thread::spawn(move || {
                    drop(runtime);
                    is_done.load(Ordering::SeqCst)
                });
                go.send(()).unwrap();
                assert!(dropping.join().unwrap());
            }

            #[test]
            fn it_may_be_dropped_inside_a_task_of_another() {
                let inner = Runtime::new().unwrap();
                let mut outer = Runtime::new().unwrap();
                assert_eq!(outer.block_on(lazy(move || Ok::<_, ()>(drop(inner)))), Ok(()));
            }

            #[test]
            fn a_shutdown_on_idle_happens_unasked_and_takes_tasks_of_tasks() {
                let mut runtime = Runtime::new().unwrap();
                let executor = runtime.executor();
                let (go, gone) = oneshot::channel::<()>();
                let (report, reported) = mpsc::channel();
                runtime.spawn(gone.map_err(drop).and_then(move |()| {
                    executor.spawn(soon().map(move |()| report.send("taken").unwrap()));
                    Ok(())
                }));
                drop(runtime.shutdown_on_idle());
                go.send(()).unwrap();
                assert_eq!(reported.recv_timeout(PATIENCE), Ok("taken"));
            }

            #[test]
            fn its_threads_have_ended_when_the_shutdown_has() {
                let running = Arc::new(AtomicUsize::new(0));
                let (starts, ends) = (Arc::clone(&running), Arc::clone(&running));
                let mut runtime = Builder::new()
                    .after_start(move || _ = starts.fetch_add(1, Ordering::SeqCst))
                    .before_stop(move || _ = ends.fetch_sub(1, Ordering::SeqCst))
                    .build()
                    .unwrap();
                let counted = Arc::clone(&running);
                let seen = runtime.block_on(lazy(move || Ok::<_, ()>(counted.load(Ordering::SeqCst))));
                assert!(seen.unwrap() >= 1);
                runtime.shutdown_on_idle().wait().unwrap();
                assert_eq!(running.load(Ordering::SeqCst), 0);
            }

            #[test]
            fn a_panic_ends_its_task_and_block_on_panics_for_its_own() {
                let mut runtime = Runtime::new().unwrap();
                let (dropped, is_dropped) = mpsc::channel();
                let tells = Tells(dropped);
                runtime.spawn(lazy(move || -> Result<(), ()> {
                    let _tells = &tells;
                    panic!("a task of its own")
                }));
                assert_eq!(is_dropped.recv_timeout(PATIENCE), Ok(true));
                assert_eq!(runtime.block_on(ok::<_, ()>(1)), Ok(1));
                let own = || runtime.block_on(lazy(|| -> Result<(), ()> { panic!("on purpose") }));
                assert_eq!(panic_message(own), "called `Result::unwrap()` on an `Err` value: Canceled");
                assert_eq!(runtime.block_on_all(ok::<_, ()>(2)), Ok(2));
            }

            #[test]
            fn the_panic_handler_is_given_what_a_task_panicked_with_once_the_task_is_dropped() {
                let (report, reported) = mpsc::channel();
                let (dropped, is_dropped) = mpsc::channel();
                let (report, is_dropped) = (Mutex::new(report), Mutex::new(is_dropped));
                let mut runtime = Builder::new()
                    .panic_handler(move |panic| {
                        let was_panicking = is_dropped.lock().unwrap().try_recv();
                        report.lock().unwrap().send((words(&*panic), was_panicking)).unwrap();
                    })
                    .build()
                    .unwrap();
                let tells = Tells(dropped);
                runtime.spawn(soon().map(move |()| {
                    let _tells = &tells;
                    panic!("on purpose")
                }));
                assert_eq!(reported.recv_timeout(PATIENCE), Ok(("on purpose".to_owned(), Ok(true))));
                assert_eq!(runtime.block_on(soon()), Ok(()));
            }

            #[test]
            fn a_block_on_inside_of_a_task_panics() {
                let mut runtime = Runtime::new().unwrap();
                let nested = |named: &'static str, body: fn() -> Result<(), ()>| {
                    lazy(move || {
                        let said = panic_message(body);
                        Ok::<_, ()>(assert!(said.contains(named), "{said}"))
                    })
                };
                runtime.block_on(nested("nested block_on", || Runtime::new().unwrap().block_on(soon()))).unwrap();
                let all = nested("nested block_on_all", || Runtime::new().unwrap().block_on_all(soon()));
                runtime.block_on(all).unwrap();
            }

            #[test]
            fn an_executor_refuses_once_the_runtime_has_ended() {
                let runtime = Runtime::new().unwrap();
                let mut executor = runtime.executor();
                let (done, is_done) = mpsc::channel();
                executor.execute(soon().map(move |()| done.send(1).unwrap())).unwrap();
                assert_eq!(is_done.recv_timeout(PATIENCE), Ok(1));
                drop(runtime);
                let refused = executor.execute(ok(())).unwrap_err();
                assert_eq!(refused.kind(), futures_legacy::future::ExecuteErrorKind::Shutdown);
                let said = panic_message(|| executor.spawn(ok(())));
                assert!(said.contains("is_shutdown: true"), "{said}");
                let boxed = tokio_executor::Executor::spawn(&mut executor, Box::new(ok(())));
                assert!(boxed.unwrap_err().is_shutdown());
                assert!(tokio_executor::TypedExecutor::spawn(&mut executor, ok(())).unwrap_err().is_shutdown());
            }

            #[test]
            fn its_threads_have_the_names_and_the_number_that_were_asked_for() {
                let mut runtime = Builder::new().core_threads(1).name_prefix("mine-").build().unwrap();
                let name = || lazy(|| Ok::<_, ()>(std::thread::current().name().unwrap().to_owned()));
                assert_eq!(runtime.block_on(name()), Ok("mine-0".to_owned()));
                let mut runtime = Runtime::new().unwrap();
                assert!(runtime.block_on(name()).unwrap().starts_with("tokio-runtime-worker-"));
                assert_eq!(panic_message(|| _ = Builder::new().core_threads(0)), "at least one thread required");
                assert_eq!(panic_message(|| _ = Builder::new().core_threads(32_769)), "max value is 32768");
            }

            #[test]
            fn its_tasks_have_sockets_timers_and_blocking_sections() {
                let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
                let address = listener.local_addr().unwrap();
                let answers = std::thread::spawn(move || {
                    use std::io::Write as _;
                    listener.accept().unwrap().0.write_all(b"hello").unwrap();
                });
                let mut runtime = Runtime::new().unwrap();
                let connect = tokio_legacy::net::TcpStream::connect(&address);
                let read = connect.and_then(|socket| tokio_legacy::io::read_exact(socket, [0; 5]));
                assert_eq!(&runtime.block_on(read).unwrap().1, b"hello");
                answers.join().unwrap();
                let section = || poll_fn(|| tokio_threadpool::blocking(|| 7));
                assert_eq!(runtime.block_on(section()).unwrap(), 7);
            }
        }
    };
}

on!(of_legacy, tokio_legacy::runtime);
on!(of_the_bridge, bridge::runtime);

#[test]
fn all_threads_start_with_the_runtime_where_those_of_legacy_start_with_tasks() {
    let (started, has_started) = mpsc::channel();
    let started = Mutex::new(started);
    let hook = move || started.lock().unwrap().send(()).unwrap();
    let runtime = bridge::runtime::Builder::new().core_threads(3).after_start(hook).build().unwrap();
    for _ in 0..3 {
        has_started.recv_timeout(PATIENCE).unwrap();
    }
    drop(runtime);

    let (started, has_started) = mpsc::channel();
    let started = Mutex::new(started);
    let hook = move || started.lock().unwrap().send(()).unwrap();
    let mut runtime = tokio_legacy::runtime::Builder::new().core_threads(3).after_start(hook).build().unwrap();
    assert!(has_started.try_recv().is_err());
    runtime.block_on(soon()).unwrap();
    has_started.recv_timeout(PATIENCE).unwrap();
}

/// In 0.1 it ends the process.
#[test]
fn a_panic_of_the_panic_handler_ends_its_task_alone() {
    let mut runtime =
        bridge::runtime::Builder::new().panic_handler(|panic| std::panic::resume_unwind(panic)).build().unwrap();
    runtime.spawn(lazy(|| -> Result<(), ()> { panic!("on purpose") }));
    assert_eq!(runtime.block_on_all(soon()), Ok(()));
}

/// A hundred in 0.1, so that these would wait for each other for ever.
#[test]
fn more_than_a_hundred_blocking_sections_run_at_a_time() {
    let mut runtime = bridge::runtime::Runtime::new().unwrap();
    let all = Arc::new(Barrier::new(102));
    for _ in 0..102 {
        let all = Arc::clone(&all);
        runtime
            .spawn(poll_fn(move || tokio_threadpool::blocking(|| _ = all.wait()).map_err(|error| panic!("{error}"))));
    }
    runtime.shutdown_on_idle().wait().unwrap();
}

#[test]
fn the_task_that_was_spawned_last_runs_next_where_legacy_keeps_the_order() {
    fn order() -> (impl futures_legacy::Future<Item = (), Error = ()> + Send, mpsc::Receiver<usize>) {
        let (ran, order) = mpsc::channel();
        let spawns = lazy(move || {
            for index in 0..3 {
                let ran = ran.clone();
                tokio_legacy::spawn(lazy(move || ran.send(index).map_err(drop)));
            }
            Ok(())
        });
        (spawns, order)
    }

    let (spawns, ran) = order();
    bridge::runtime::Builder::new().core_threads(1).build().unwrap().block_on_all(spawns).unwrap();
    assert_eq!(ran.iter().collect::<Vec<_>>(), [2, 0, 1]);
    let (spawns, ran) = order();
    tokio_legacy::runtime::Builder::new().core_threads(1).build().unwrap().block_on_all(spawns).unwrap();
    assert_eq!(ran.iter().collect::<Vec<_>>(), [0, 1, 2]);
}

/// A poll of tokio 1's sleep, by a task of 0.1.
#[test]
fn what_needs_tokio_1_is_awaited_beside_it_and_runtimes_end_inside_of_async_code() {
    use futures::TryFutureExt as _;

    let mut runtime = bridge::runtime::Runtime::new().unwrap();
    let today = || {
        Box::pin(async {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            Ok::<_, ()>(1)
        })
        .compat()
    };
    assert_eq!(runtime.block_on(today()), Ok(1));
    assert_eq!(crate::one_thread().block_on(async move { runtime.block_on_all(today()) }), Ok(1));
    let runtime = bridge::runtime::Runtime::new().unwrap();
    crate::one_thread().block_on(async move { drop(runtime) });
    let polled = poll_fn(|| Ok::<_, ()>(Async::Ready(2)));
    assert_eq!(bridge::runtime::Runtime::new().unwrap().block_on(polled), Ok(2));
}
