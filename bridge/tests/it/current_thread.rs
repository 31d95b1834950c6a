//! `bridge::runtime::current_thread` beside that of 0.1: each promise is tried on both.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

use futures_legacy::future::{Executor as _, empty, err, lazy, ok, poll_fn};
use futures_legacy::sync::oneshot;
use futures_legacy::{Async, Future as _, task};
use tokio_legacy::timer::Delay;

use crate::{PATIENCE, panic_message, soon};

/// The tests of what is the same; `$runtime` is either module.
macro_rules! on {
    ($side:ident, $runtime:path) => {
        mod $side {
            use super::*;
            use $runtime as current_thread;
            use $runtime::{Builder, Runtime};

            #[test]
            fn block_on_waits_for_its_future_alone_and_run_for_every_task() {
                let mut runtime = Builder::new().build().unwrap();
                let seen = RefCell::new(Vec::new()); // borrowed by a future, and not `Send`
                let kept = Rc::new(Cell::new(0));
                let (go, gone) = oneshot::channel::<()>();
                let counted = Rc::clone(&kept);
                runtime.spawn(gone.map_err(drop).and_then(move |()| {
                    current_thread::spawn(soon().map(move |()| counted.set(counted.get() + 1)));
                    Ok(())
                }));
                let first = runtime.block_on(soon().map(|()| seen.borrow_mut().push("first")));
                assert_eq!((first, seen.into_inner(), kept.get()), (Ok(()), vec!["first"], 0));
                assert_eq!(runtime.block_on(err::<(), _>("an error")), Err("an error"));
                go.send(()).unwrap();
                runtime.run().unwrap();
                assert_eq!(kept.get(), 1);
                runtime.run().unwrap(); // there is nothing to do
            }

            #[test]
            fn tasks_run_in_the_order_in_which_they_were_spawned_and_woken() {
                let order = Rc::new(RefCell::new(Vec::new()));
                let mut runtime = Runtime::new().unwrap();
                for index in 0..4 {
                    let (order, mut turns) = (Rc::clone(&order), 0);
                    runtime.spawn(poll_fn(move || {
                        order.borrow_mut().push(index);
                        turns += 1;
                        if turns == 2 {
                            return Ok(Async::Ready(()));
                        }
                        task::current().notify();
                        Ok(Async::NotReady)
                    }));
                }
                runtime.run().unwrap();
                assert_eq!(*order.borrow(), [0, 1, 2, 3, 0, 1, 2, 3]);
            }

            #[test]
            fn a_panic_of_a_task_ends_the_call_and_the_next_goes_on() {
                let mut runtime = Runtime::new().unwrap();
                let (done, is_done) = oneshot::channel();
                runtime.spawn(lazy(|| -> Result<(), ()> { panic!("on purpose") }));
                runtime.spawn(soon().map(move |()| done.send(()).unwrap()));
                assert_eq!(panic_message(|| runtime.block_on(soon())), "on purpose");
                assert_eq!(runtime.block_on(is_done), Ok(()));
                let own = || runtime.block_on(lazy(|| -> Result<(), ()> { panic!("its own") }));
                assert_eq!(panic_message(own), "its own");
            }

            #[test]
            fn its_tasks_are_dropped_with_it_and_not_polled_again() {
                let mut runtime = Runtime::new().unwrap();
                let polls = Rc::new(Cell::new(0));
                let polled = Rc::clone(&polls);
                let mut delay = Delay::new(Instant::now() + PATIENCE * 10);
                runtime.spawn(poll_fn(move || {
                    polled.set(polled.get() + 1);
                    delay.poll().map_err(|error| panic!("{error}"))
                }));
                runtime.block_on(soon()).unwrap();
                drop(runtime);
                assert_eq!((polls.get(), Rc::strong_count(&polls)), (1, 1));
            }

            #[test]
            fn other_threads_spawn_by_its_handle_until_it_has_ended() {
                let mut runtime = Runtime::new().unwrap();
                let handle = runtime.handle();
                let (begun, has_begun) = std::sync::mpsc::channel();
                let (done, is_done) = oneshot::channel();
                let spawns = std::thread::spawn(move || {
                    has_begun.recv_timeout(PATIENCE).unwrap();
                    handle.spawn(soon().then(|_| done.send(7).map_err(drop))).unwrap();
                    handle
                });
                let waits = lazy(move || begun.send(())).map_err(drop).and_then(|()| is_done.map_err(drop));
                assert_eq!(runtime.block_on(waits), Ok(7));
                let mut handle = spawns.join().unwrap();
                handle.execute(ok(())).unwrap();
                tokio_executor::TypedExecutor::spawn(&mut handle, ok(())).unwrap();
                drop(runtime);
                assert!(handle.spawn(ok(())).unwrap_err().is_shutdown());
                assert!(handle.status().unwrap_err().is_shutdown());
                let refused = handle.execute(ok(())).unwrap_err();
                assert_eq!(refused.kind(), futures_legacy::future::ExecuteErrorKind::Shutdown);
            }

            #[test]
            fn a_runtime_inside_of_a_task_panics() {
                let mut runtime = Runtime::new().unwrap();
                let nested = lazy(|| {
                    let said = panic_message(|| Runtime::new().unwrap().block_on(soon()));
                    Ok::<_, ()>(assert!(said.contains("Multiple executors at once"), "{said}"))
                });
                runtime.block_on(nested).unwrap();
            }

            #[test]
            fn spawn_of_legacy_and_the_executor_make_tasks_of_this_thread() {
                let here = std::thread::current().id();
                let (done, is_done) = oneshot::channel();
                let kept = Rc::new(());
                let all = lazy(move || {
                    tokio_legacy::spawn(lazy(move || done.send(std::thread::current().id()).map_err(drop)));
                    let local = lazy(move || Ok(drop(kept)));
                    current_thread::TaskExecutor::current().spawn_local(Box::new(local)).unwrap();
                    is_done
                });
                assert_eq!(current_thread::block_on_all(all), Ok(here));
                assert!(current_thread::block_on_all(poll_fn(|| tokio_threadpool::blocking(|| 7))).is_err());
            }

            #[test]
            fn block_on_all_waits_for_every_task_and_an_error_ends_it_at_once() {
                let seen = Rc::new(Cell::new(0));
                let sees = Rc::clone(&seen);
                let spawns = lazy(move || {
                    current_thread::spawn(soon().map(move |()| sees.set(1)));
                    Ok::<_, ()>("its item")
                });
                assert_eq!((current_thread::block_on_all(spawns), seen.get()), (Ok("its item"), 1));
                let spawns = lazy(|| {
                    current_thread::spawn(empty());
                    Err::<(), _>("its error")
                });
                assert_eq!(current_thread::block_on_all(spawns), Err("its error"));
                let sees = Rc::clone(&seen);
                current_thread::run(lazy(move || {
                    current_thread::spawn(soon().map(move |()| sees.set(2)));
                    Ok(())
                }));
                assert_eq!(seen.get(), 2);
            }

            /// A task that is always ready; the timer and the socket come through nevertheless.
            #[test]
            fn a_busy_task_does_not_keep_timers_and_sockets_away() {
                let mut runtime = Runtime::new().unwrap();
                let is_over = Rc::new(Cell::new(false));
                let over = Rc::clone(&is_over);
                runtime.spawn(poll_fn(move || {
                    if over.get() {
                        return Ok(Async::Ready(()));
                    }
                    task::current().notify();
                    Ok(Async::NotReady)
                }));
                let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
                let address = listener.local_addr().unwrap();
                let answers = std::thread::spawn(move || {
                    use std::io::Write as _;
                    listener.accept().unwrap().0.write_all(b"hello").unwrap();
                });
                let connect = tokio_legacy::net::TcpStream::connect(&address);
                let read = connect.and_then(|socket| tokio_legacy::io::read_exact(socket, [0; 5]));
                assert_eq!(&runtime.block_on(soon().then(|_| read)).unwrap().1, b"hello");
                answers.join().unwrap();
                is_over.set(true);
                runtime.run().unwrap();
            }
        }
    };
}

on!(of_legacy, tokio_legacy::runtime::current_thread);
on!(of_the_bridge, bridge::runtime::current_thread);

/// A task of 0.1 awaits a sleep, a task and a socket of tokio 1; and another keeps the thread busy.
#[test]
fn what_needs_tokio_1_is_awaited_beside_it() {
    use futures::TryFutureExt as _;
    use tokio::io::AsyncReadExt as _;

    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let answers = std::thread::spawn(move || {
        use std::io::Write as _;
        listener.accept().unwrap().0.write_all(b"hello").unwrap();
    });
    let is_over = Rc::new(Cell::new(false));
    let over = Rc::clone(&is_over);
    let mut runtime = bridge::runtime::current_thread::Runtime::new().unwrap();
    runtime.spawn(poll_fn(move || match over.get() {
        true => Ok(Async::Ready(())),
        false => {
            task::current().notify();
            Ok(Async::NotReady)
        }
    }));
    let today = Box::pin(async move {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
        let mut text = String::new();
        socket.read_to_string(&mut text).await.unwrap();
        tokio::spawn(async move { Ok::<_, ()>(text) }).await.unwrap()
    });
    assert_eq!(runtime.block_on(today.compat()), Ok("hello".to_owned()));
    answers.join().unwrap();
    is_over.set(true);
    runtime.run().unwrap();
}

#[test]
fn it_may_be_dropped_inside_of_async_code_and_says_that_it_cannot_run_there() {
    let mut runtime = bridge::runtime::current_thread::Runtime::new().unwrap();
    crate::one_thread().block_on(async move {
        let said = panic_message(|| runtime.block_on(soon()));
        assert!(said.contains("Cannot start a runtime from within a runtime"), "{said}");
    });
}
