//! Results of `polls` on tokio 1 with nothing of 0.1 around it: the same happens, and wake-ups arrive.

use std::fmt::Debug;
use std::sync::mpsc;
use std::thread;

use futures::stream::FuturesUnordered;
use futures::{SinkExt as _, StreamExt as _, TryFutureExt as _, stream};
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

use super::leaf::{self, note};
use super::{future, methods, sink as sinks, stream as streams};

/// Makes a future, says that it was made, and runs it as a task of tokio 1 on this thread.
fn run<F>(make: impl FnOnce() -> F)
where
    F: Future + 'static,
    F::Output: Debug,
{
    let future = make();
    note("it is made");
    let runtime = Builder::new_current_thread().build().unwrap();
    let set = LocalSet::new();
    let result = set.block_on(&runtime, async { tokio::task::spawn_local(future).await }).unwrap();
    note(format!("it yields {result:?}"));
}

fn assert_the_same(before: fn(), after: fn()) {
    let (before, after) = (leaf::trace(before), leaf::trace(after));
    assert!(before.len() > 1, "a trace that says nothing: {before:?}");
    assert_eq!(before, after);
}

fn threads() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).build().unwrap()
}

#[test]
fn futures_do_on_tokio_1_what_they_did_in_01() {
    for first in [Ok(1), Ok(0), Ok(100), Err("broken")] {
        let before = leaf::trace(|| leaf::run(|| future::input::steps(first)));
        let after = leaf::trace(|| run(|| future::output::steps(first)));
        assert_eq!(before, after);
    }
    assert_the_same(|| leaf::run(|| future::input::Yields(3)), || run(|| future::output::Yields(3)));
    assert_the_same(
        || leaf::run(|| future::input::either(Err("left over".to_owned()))),
        || run(|| future::output::either(Err("left over".to_owned()))),
    );
    assert_the_same(|| leaf::run(|| methods::input::reads(Ok(11), 5)), || run(|| methods::output::reads(Ok(11), 5)));
}

#[test]
fn a_future_that_is_dropped_by_tokio_1_drops_what_it_held() {
    let before = leaf::trace(|| leaf::give_up(|| future::input::steps(Ok(1))));
    let after = leaf::trace(|| {
        let mut future = future::output::steps(Ok(1));
        let runtime = Builder::new_current_thread().build().unwrap();
        runtime.block_on(async { assert!(futures::poll!(&mut future).is_pending()) });
        note("it is given up");
        drop(future);
        note("it is gone");
    });
    assert_eq!(before, after);
}

#[test]
fn streams_do_on_tokio_1_what_they_did_in_01() {
    use futures01::Stream as _;
    let words = || vec!["1", "two", "skip", "3"];
    let before = leaf::trace(|| {
        leaf::run(|| streams::input::numbers(words()).then(Ok::<_, ()>).collect());
    });
    let after = leaf::trace(|| {
        run(|| {
            let numbers = streams::output::numbers(words());
            async { Ok::<_, ()>(futures::StreamExt::collect::<Vec<_>>(numbers).await) }
        });
    });
    assert_eq!(before, after);
}

#[test]
fn sinks_do_on_tokio_1_what_they_did_in_01() {
    use futures01::{Future as _, Sink as _};
    let before = leaf::trace(|| {
        leaf::run(|| sinks::input::batches(0).send("longest word").and_then(|sink| sink.send("end")).map(|_| ()));
    });
    let after = leaf::trace(|| {
        run(|| async {
            let mut sink = sinks::output::batches(0);
            futures::SinkExt::send(&mut sink, "longest word").await?;
            futures::SinkExt::send(&mut sink, "end").await
        });
    });
    assert_eq!(before, after);
}

#[test]
fn a_wake_up_from_another_thread_arrives() {
    let runtime = threads();
    for number in 0..100 {
        let (to, from) = futures01::sync::oneshot::channel();
        let (told, heard) = mpsc::channel();
        let task = runtime.spawn(future::output::Same(future::output::Receives { from, told }).map_err(str::to_owned));
        let other = thread::spawn(move || {
            heard.recv().unwrap();
            to.send(number).unwrap();
        });
        assert_eq!(runtime.block_on(task).unwrap(), Ok(number));
        other.join().unwrap();
    }
}

#[test]
fn each_of_several_futures_in_one_task_is_woken() {
    let runtime = threads();
    let (told, heard) = mpsc::channel();
    let (to, futures): (Vec<_>, FuturesUnordered<_>) = (0..16)
        .map(|_| {
            let (to, from) = futures01::sync::oneshot::channel();
            (to, future::output::Receives { from, told: told.clone() })
        })
        .unzip();
    let task = runtime.spawn(futures.collect::<Vec<_>>());
    for _ in 0..16 {
        heard.recv().unwrap();
    }
    // Each is waited for alone, the last first.
    for (number, to) in (0..).zip(to.into_iter().rev()) {
        to.send(number).unwrap();
    }
    let mut numbers: Vec<u32> = runtime.block_on(task).unwrap().into_iter().map(Result::unwrap).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..16).collect::<Vec<_>>());
}

#[test]
fn no_item_of_four_threads_is_lost() {
    let runtime = threads();
    let (to, from) = futures01::sync::mpsc::unbounded();
    let task = runtime.spawn(streams::output::Until(Some(from)).count());
    let others: Vec<_> = (0..4)
        .map(|_| {
            let to = to.clone();
            thread::spawn(move || (0..1000).for_each(|number| to.unbounded_send(number).unwrap()))
        })
        .collect();
    drop(to);
    others.into_iter().for_each(|other| other.join().unwrap());
    assert_eq!(runtime.block_on(task).unwrap(), 4000);
}

#[test]
fn a_sink_takes_nothing_before_it_is_ready() {
    let trace = leaf::trace(|| {
        run(|| async {
            let mut gate = sinks::output::gate();
            let mut items = stream::iter([1, 2].map(|number| Ok::<_, u8>(Box::new(number))));
            gate.send_all(&mut items).await
        });
    });
    assert_eq!(trace, ["it is made", "through the gate", "through the gate", "it yields Ok(())"]);
}
