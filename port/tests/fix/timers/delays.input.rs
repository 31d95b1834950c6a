//! Delays that are awaited: when their deadline is taken, and what becomes of their errors.

use std::io;
use std::time::{Duration, Instant};

use futures01::Future;
use futures01::future::{Either, Loop, loop_fn, ok};
use tokio01::runtime::current_thread::Runtime;
use tokio01::timer::{self, Delay};

use crate::leaf::{Noisy, leaf, note};

fn soon() -> Instant {
    note("the deadline is taken");
    Instant::now() + Duration::from_millis(2)
}

fn said() -> impl Future<Item = (), Error = ()> {
    let when = Instant::now() + Duration::from_millis(1);
    Delay::new(when)
        .and_then(|_| {
            note("later");
            Ok(())
        })
        .map_err(|e| panic!("delay errored; err={:?}", e))
}

fn mapped() -> impl Future<Item = u32, Error = io::Error> {
    Delay::new(soon()).map_err(|e| io::Error::new(io::ErrorKind::Other, e)).map(|()| 5)
}

fn named(name: String) -> impl Future<Item = String, Error = String> {
    Delay::new(soon()).map_err(|e| e.to_string()).and_then(move |()| ok(name))
}

fn then() -> impl Future<Item = (), Error = ()> {
    Delay::new(soon()).then(|_| {
        note("then");
        Ok(())
    })
}

/// In the stages of a chain the deadline is taken when they are reached.
fn stages() -> impl Future<Item = u32, Error = ()> {
    leaf("first", Ok(3)).and_then(|n| Delay::new(soon()).map(move |()| n).map_err(drop)).and_then(|n| {
        Delay::new(Instant::now() + Duration::from_millis(1)).map_err(drop).and_then(move |_| leaf("last", Ok(n)))
    })
}

/// The error of the timer stays in the signature.
fn pauses() -> impl Future<Item = &'static str, Error = timer::Error> {
    Delay::new(soon()).and_then(|()| Delay::new(soon())).and_then(|()| ok("two pauses"))
}

/// Captures are dropped when they were.
fn holding(held: Noisy) -> impl Future<Item = usize, Error = ()> {
    Delay::new(soon()).map_err(drop).and_then(move |()| {
        let length = held.touch();
        leaf("behind", Ok(length))
    })
}

fn either(waits: bool) -> impl Future<Item = (), Error = ()> {
    match waits {
        true => Either::A(Delay::new(soon()).map_err(|_| ())),
        false => Either::B(ok(())),
    }
}

fn turns() -> impl Future<Item = u32, Error = io::Error> {
    loop_fn(0, |n| {
        Delay::new(soon()).map_err(|e| io::Error::new(io::ErrorKind::Other, e)).map(move |()| {
            note("a turn");
            if n == 2 { Loop::Break(n) } else { Loop::Continue(n + 1) }
        })
    })
}

/// A deadline in the past ends the wait, too. Whether it does in the first poll or in a later one is a matter of milliseconds.
fn past() -> impl Future<Item = (), Error = ()> {
    let late = Delay::new(Instant::now()).map(|()| note("the past")).map_err(drop);
    late.join(Ok(())).map(|_| note("both"))
}

pub(crate) fn run_all() {
    let mut runtime = Runtime::new().unwrap();
    let future = mapped();
    note("it is made");
    note(format!("{:?}", runtime.block_on(future).map_err(|_| "failed")));
    note(format!("{:?}", runtime.block_on(said())));
    let future = named("a name".to_owned());
    note("it is made");
    note(format!("{:?}", runtime.block_on(future)));
    note(format!("{:?}", runtime.block_on(then())));
    note(format!("{:?}", runtime.block_on(stages())));
    note(format!("{:?}", runtime.block_on(pauses()).map_err(|_| "failed")));
    note(format!("{:?}", runtime.block_on(holding(Noisy("held")))));
    note(format!("{:?}", runtime.block_on(either(true))));
    note(format!("{:?}", runtime.block_on(either(false))));
    note(format!("{:?}", runtime.block_on(turns()).map_err(|_| "failed")));
    note(format!("{:?}", runtime.block_on(past())));
}
