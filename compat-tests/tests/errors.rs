//! Produces every message of the index of errors, except those of the compiler, so that a release that changes one is
//! noticed.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::any::Any;
use std::fmt::Display;
use std::io::Read as _;
use std::net::TcpListener;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Produces a message.
type Produce = fn() -> String;

/// Variable in the environment of a child with the name of the message to produce before it dies.
const CHILD: &str = "ERRORS_CHILD";

/// Returns the message with which `body` panics.
fn panics<T>(body: impl FnOnce() -> T) -> String {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(_) => "no panic".to_owned(),
        Err(payload) => words(&*payload),
    }
}

fn words(payload: &(dyn Any + Send)) -> String {
    match payload.downcast_ref::<String>() {
        Some(text) => text.clone(),
        None => payload.downcast_ref::<&str>().map_or("no text".to_owned(), |text| (*text).to_owned()),
    }
}

fn error<T>(result: Result<T, impl Display>) -> String {
    result.err().map_or("no error".to_owned(), |error| error.to_string())
}

/// Runs on a tokio 1 runtime with everything enabled.
fn on_tokio<F: Future>(future: F) -> F::Output {
    tokio::runtime::Runtime::new().unwrap().block_on(future)
}

/// Errors of tokio 0.1, tokio 1 and the crates around them: the name of the message in `errors.toml`, and code that
/// causes it.
const PRODUCERS: &[(&str, Produce)] = &[
    // -- tokio 1, futures 0.3, bytes 1
    ("no_reactor", || panics(|| tokio::spawn(async {}))),
    ("timers_disabled", || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        panics(|| runtime.block_on(async { tokio::time::sleep(Duration::ZERO).await }))
    }),
    ("io_disabled", || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        panics(|| runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")))
    }),
    ("start_within", || on_tokio(async { panics(|| tokio::runtime::Handle::current().block_on(async {})) })),
    ("drop_within", || {
        let inner = tokio::runtime::Runtime::new().unwrap();
        on_tokio(async { panics(move || drop(inner)) })
    }),
    ("block_within", || {
        let (_send, receive) = tokio::sync::oneshot::channel::<()>();
        on_tokio(async { panics(|| receive.blocking_recv()) })
    }),
    ("block_in_place", || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async { panics(|| tokio::task::block_in_place(|| ())) })
    }),
    ("local_pool", || futures::executor::block_on(async { panics(|| futures::executor::block_on(async {})) })),
    ("spawn_local", || panics(|| tokio::task::spawn_local(async {}))),
    ("blocking_socket", || {
        on_tokio(async {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            panics(|| tokio::net::TcpListener::from_std(listener))
        })
    }),
    ("async_fn_resumed", || {
        use futures::FutureExt as _;
        let mut future = Box::pin(async {});
        let _ = (&mut future).now_or_never();
        panics(|| (&mut future).now_or_never())
    }),
    ("map_after_ready", || {
        use futures::FutureExt as _;
        let mut future = futures::future::ready(1).map(|one| one + 1);
        let _ = (&mut future).now_or_never();
        panics(|| (&mut future).now_or_never())
    }),
    ("handle_after_completion", || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let mut handle = runtime.spawn(async {});
        runtime.block_on(async { (&mut handle).await }).unwrap();
        panics(|| runtime.block_on(handle))
    }),
    ("receiver_after_complete", || {
        use futures::FutureExt as _;
        let (send, mut receive) = tokio::sync::oneshot::channel();
        send.send(()).unwrap();
        let _ = (&mut receive).now_or_never();
        panics(|| (&mut receive).now_or_never())
    }),
    ("channel_of_zero", || panics(|| tokio::sync::mpsc::channel::<()>(0))),
    ("interval_of_zero", || on_tokio(async { panics(|| tokio::time::interval(Duration::ZERO)) })),
    ("select_without_branches", || {
        on_tokio(async {
            let task = tokio::spawn(async {
                let (a, b) = (None::<u8>, None::<u8>);
                tokio::select! {
                    Some(_) = std::future::ready(a) => {}
                    Some(_) = std::future::ready(b) => {}
                }
            });
            words(&*task.await.unwrap_err().into_panic())
        })
    }),
    ("task_panicked", || {
        on_tokio(async {
            error(
                tokio::spawn(async {
                    if true {
                        panic!("the reason")
                    }
                })
                .await,
            )
        })
    }),
    ("task_cancelled", || {
        on_tokio(async {
            let handle = tokio::spawn(std::future::pending::<()>());
            handle.abort();
            error(handle.await)
        })
    }),
    ("elapsed", || {
        use futures_legacy::Future as _;
        use tokio_legacy::util::FutureExt as _;
        let new = on_tokio(async { error(tokio::time::timeout(Duration::ZERO, std::future::pending::<()>()).await) });
        let mut runtime = tokio_legacy::runtime::Runtime::new().unwrap();
        let old = error(runtime.block_on(
            futures_legacy::future::empty::<(), String>().timeout(Duration::ZERO).map_err(|e| {
                assert!(e.is_elapsed());
                e.to_string()
            }),
        ));
        both(&old, &new)
    }),
    ("channel_closed", || {
        let (send, receive) = tokio::sync::oneshot::channel::<()>();
        drop(send);
        error(on_tokio(receive))
    }),
    ("channel_full", || {
        let (send, _receive) = tokio::sync::mpsc::channel(1);
        send.try_send(1).unwrap();
        error(send.try_send(2))
    }),
    ("oneshot_empty", || {
        let (_send, mut receive) = tokio::sync::oneshot::channel::<()>();
        error(receive.try_recv())
    }),
    ("bytes_remaining", || {
        use futures::StreamExt as _;
        use futures_legacy::Stream as _;
        use tokio_util::codec::{FramedRead, LengthDelimitedCodec};
        let half = &b"\0\0\0\x09half"[..];
        let mut frames = FramedRead::new(half, LengthDelimitedCodec::new());
        let new = error(on_tokio(async move { frames.next().await.unwrap() }));
        let old = tokio_codec::FramedRead::new(half, tokio_legacy::codec::LengthDelimitedCodec::new());
        both(&error(old.wait().next().unwrap()), &new)
    }),
    ("line_too_long", || {
        use futures::StreamExt as _;
        use tokio_util::codec::{FramedRead, LinesCodec};
        let mut lines = FramedRead::new(&b"much too long\n"[..], LinesCodec::new_with_max_length(3));
        error(on_tokio(async move { lines.next().await.unwrap() }))
    }),
    ("frame_too_big", || {
        use futures::StreamExt as _;
        use tokio_util::codec::{FramedRead, LengthDelimitedCodec};
        let codec = LengthDelimitedCodec::builder().max_frame_length(3).new_codec();
        let mut frames = FramedRead::new(&b"\0\0\0\x09half"[..], codec);
        error(on_tokio(async move { frames.next().await.unwrap() }))
    }),
    ("advance_past_remaining", || panics(|| bytes::Buf::advance(&mut bytes::Bytes::from_static(b"abc"), 5))),
    ("get_out_of_bounds", || panics(|| bytes::Buf::get_u32(&mut &[1_u8, 2][..]))),
    ("split_out_of_bounds", || panics(|| bytes::BytesMut::new().split_to(1))),
    ("number_too_large", || panics(|| bytes_legacy::BufMut::put_uint_be(&mut Vec::new(), 70_000, 2))),
    ("canceled_before_completion", || {
        use futures_legacy::{Future as _, lazy, sync::oneshot};
        let runtime = tokio_legacy::runtime::Runtime::new().unwrap();
        let task = oneshot::spawn(lazy(|| -> Result<(), ()> { panic!("first") }), &runtime.executor());
        panics(|| task.wait())
    }),
    ("advance_out_of_bounds", || panics(|| bytes::BufMut::put_slice(&mut &mut [0; 2][..], b"abc"))),
    // -- tokio 0.1, futures 0.1, bytes 0.4
    ("timer_is_shutdown", || {
        use futures_legacy::Future as _;
        error(tokio_legacy::timer::Delay::new(Instant::now()).wait())
    }),
    ("spawn_error", || panics(|| tokio_legacy::spawn(futures_legacy::future::ok(())))),
    ("no_task", || panics(futures_legacy::task::current)),
    ("poll_map_twice", || {
        use futures_legacy::{Async, Future as _, future};
        let mut future = future::poll_fn(|| Ok::<_, ()>(Async::Ready(1))).map(|one| one + 1);
        let _ = future.poll();
        panics(|| future.poll())
    }),
    ("poll_result_twice", || {
        use futures_legacy::Future as _;
        let mut future = futures_legacy::future::ok::<_, ()>(1);
        let _ = future.poll();
        panics(|| future.poll())
    }),
    ("nested_block_on", || {
        let (report, reports) = mpsc::channel();
        tokio_legacy::run(futures_legacy::future::lazy(move || {
            let mut inner = tokio_legacy::runtime::Runtime::new().unwrap();
            let text = panics(|| inner.block_on(futures_legacy::future::ok::<(), ()>(())));
            report.send(text).unwrap();
            Ok(())
        }));
        reports.recv().unwrap()
    }),
    ("nested_run", || {
        let (report, reports) = mpsc::channel();
        tokio_legacy::run(futures_legacy::future::lazy(move || {
            let text = panics(|| tokio_legacy::run(futures_legacy::future::ok(())));
            report.send(text).unwrap();
            Ok(())
        }));
        reports.recv().unwrap()
    }),
    ("multiple_executors", || {
        let _entered = tokio_executor::enter().unwrap();
        let mut inner = tokio_legacy::runtime::current_thread::Runtime::new().unwrap();
        panics(|| inner.block_on(futures_legacy::future::ok::<(), ()>(())))
    }),
    ("recursive_core", || {
        let mut inner = tokio_core::reactor::Core::new().unwrap();
        let in_a_task = futures_legacy::future::lazy(move || {
            Ok::<_, ()>(panics(|| inner.run(futures_legacy::future::ok::<(), ()>(()))))
        });
        tokio_core::reactor::Core::new().unwrap().run(in_a_task).unwrap()
    }),
    ("reactor_already_set", || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let bridge = bridge::Bridge::new(runtime.handle().clone()).unwrap();
        let old = || tokio_legacy::runtime::current_thread::block_on_all(futures_legacy::future::ok::<(), ()>(()));
        bridge.handle().enter(|| panics(old))
    }),
    ("already_running", || {
        let _entered = tokio_executor::enter().unwrap();
        error(tokio_executor::enter())
    }),
    ("canceled_unwrap", || {
        let mut runtime = tokio_legacy::runtime::Runtime::new().unwrap();
        panics(|| runtime.block_on(futures_legacy::future::lazy(|| -> Result<(), ()> { panic!("the reason") })))
    }),
    ("oneshot_canceled", || {
        use futures_legacy::Future as _;
        let (send, receive) = futures_legacy::sync::oneshot::channel::<()>();
        drop(send);
        error(receive.wait())
    }),
    ("receiver_is_gone", || {
        let (send, receive) = futures_legacy::sync::mpsc::unbounded();
        drop(receive);
        error(send.unbounded_send(1))
    }),
    ("outside_a_pool", || error(tokio_threadpool::blocking(|| ()))),
    ("annotated_io", || {
        let mut runtime = tokio_legacy::runtime::current_thread::Runtime::new().unwrap();
        error(runtime.block_on(tokio_legacy::fs::metadata("/")))
    }),
    ("past_the_capacity", || {
        panics(|| bytes_legacy::BufMut::put_slice(&mut bytes_legacy::BytesMut::with_capacity(0), &[1; 64]))
    }),
    ("past_the_capacity_by_a_byte", || panics(|| fill(bytes_legacy::BytesMut::with_capacity(64)))),
    ("past_the_inline_capacity", || panics(|| fill(bytes_legacy::BytesMut::new()))),
    ("instant_overflow", || panics(|| Instant::now() + Duration::MAX)),
    ("reactor_set_twice", || {
        let reactor = tokio_reactor::Reactor::new().unwrap();
        let _first = tokio_reactor::set_default(&reactor.handle());
        panics(|| tokio_reactor::set_default(&reactor.handle()))
    }),
    ("task_uninitialized", || dies("task_uninitialized")),
];

/// Appends bytes to a buffer until it panics.
fn fill(mut buffer: bytes_legacy::BytesMut) {
    loop {
        bytes_legacy::BufMut::put_u8(&mut buffer, 1);
    }
}

/// Returns the message of both generations, which has to be the same.
fn both(old: &str, new: &str) -> String {
    if old == new { new.to_owned() } else { format!("0.1: {old}; 1: {new}") }
}

/// Returns the standard error of a child process that dies.
fn dies(name: &str) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture"])
        .env(CHILD, name)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut text = String::new();
    child.stderr.take().unwrap().read_to_string(&mut text).unwrap();
    let status = child.wait().unwrap();
    assert!(!status.success(), "it lives");
    text
}

#[test]
fn child() {
    match std::env::var(CHILD).as_deref() {
        Ok("task_uninitialized") => drop(tokio_legacy::sync::oneshot::channel::<()>()),
        Ok(other) => panic!("no child is called {other}"),
        Err(_) => {}
    }
}

#[test]
fn every_text_of_the_index_is_what_is_said() {
    let entries = guide::errors::load(guide::workspace_root()).unwrap();
    let mut wrong = Vec::new();
    for (name, produce) in PRODUCERS {
        let Some(entry) = entries.iter().find(|entry| entry.name.as_deref() == Some(*name)) else {
            wrong.push(format!("{name} stands not in the index"));
            continue;
        };
        // On a thread of its own, since a panic may leave thread-local state of 0.1 behind.
        let text = std::thread::spawn(produce).join().unwrap();
        if !text.contains(&entry.text) {
            wrong.push(format!("{name} is to say {:?} and says {text:?}", entry.text));
        }
    }
    // Messages about missing features are tested in `features.rs`.
    let here = entries.iter().filter(|entry| entry.shows != guide::errors::Speaker::MissingFeature);
    for name in here.filter_map(|entry| entry.name.as_deref()) {
        if !PRODUCERS.iter().any(|(produced, _)| *produced == name) {
            wrong.push(format!("nothing produces {name}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
