//! Timeouts that are awaited: when their time begins, what is dropped, and who looks at their errors.

use std::io;
use std::time::{Duration, Instant};

use futures01::Future;
use futures01::future::{empty, lazy, ok};
use tokio01::prelude::FutureExt as _;
use tokio01::runtime::current_thread::Runtime;
use tokio01::timer::{Delay, Timeout};

use crate::leaf::{Noisy, leaf, note};

const LIMIT: Duration = Duration::from_secs(3600);

fn asked(name: &'static str) -> impl Future<Item = usize, Error = io::Error> {
    note(format!("{name} is asked"));
    leaf(name, Ok(name.len()))
}

fn never(held: Noisy) -> impl Future<Item = usize, Error = io::Error> {
    empty().map(move |()| held.touch())
}

fn fails() -> impl Future<Item = usize, Error = io::Error> {
    leaf("it", Err(io::Error::new(io::ErrorKind::Other, "no")))
}

/// Late or failed is the same.
fn plain() -> impl Future<Item = usize, Error = &'static str> {
    asked("it").timeout(LIMIT).map_err(|_| "late or failed").map(|n| n + 1)
}

fn late(held: Noisy) -> impl Future<Item = usize, Error = &'static str> {
    never(held).timeout(Duration::from_millis(2)).map_err(|_| "late or failed")
}

fn failed() -> impl Future<Item = usize, Error = &'static str> {
    Timeout::new(fails(), LIMIT).map_err(|_| "late or failed")
}

/// In a stage the time begins when the stage is reached.
fn stage() -> impl Future<Item = usize, Error = &'static str> {
    leaf("first", Ok(())).and_then(|()| asked("second").timeout(LIMIT).map_err(|_| "late"))
}

fn told(which: u32) -> impl Future<Item = &'static str, Error = ()> {
    let work: Box<dyn Future<Item = usize, Error = io::Error>> = match which {
        0 => Box::new(asked("it")),
        1 => Box::new(never(Noisy("held"))),
        _ => Box::new(fails()),
    };
    let limit = if which == 1 { Duration::from_millis(3) } else { LIMIT };
    work.timeout(limit).then(|result| match result {
        Ok(_) => Ok("answered"),
        Err(ref e) if e.is_elapsed() => Ok("late"),
        Err(_) => Ok("failed"),
    })
}

/// The time begins where the timeout is made.
fn early() -> impl Future<Item = bool, Error = ()> {
    let begun = Instant::now();
    let timeout = empty::<(), ()>().timeout(Duration::from_millis(1000));
    let pause = Delay::new(Instant::now() + Duration::from_millis(950)).map_err(drop);
    pause
        .and_then(move |()| timeout.map_err(|_| "late").then(|_| Ok(())))
        .map(move |()| begun.elapsed() < Duration::from_millis(1900))
}

/// Two by one name, in two scopes.
fn scopes() -> impl Future<Item = (), Error = &'static str> {
    let timeout = leaf::<_, ()>("outer", Ok(())).timeout(Duration::from_secs(3600));
    let inner = {
        let timeout = empty::<(), ()>().timeout(Duration::from_millis(1));
        timeout.map_err(|_| "the inner one")
    };
    inner.or_else(move |why| {
        note(why);
        timeout.map_err(|_| "the outer one")
    })
}

/// Somebody wants the error of the work.
fn inner() -> impl Future<Item = usize, Error = String> {
    fails().timeout(LIMIT).map_err(|e| match e.into_inner() {
        Some(e) => e.to_string(),
        None => "late".to_owned(),
    })
}

/// The duration is told by something that is seen.
fn seen() -> impl Future<Item = usize, Error = &'static str> {
    fn limit() -> Duration {
        note("the limit is told");
        LIMIT
    }
    lazy(|| asked("it").timeout(limit()).map_err(|_| "late or failed"))
}

/// The handler of the error holds something.
fn holding(held: Noisy) -> impl Future<Item = usize, Error = usize> {
    fails().timeout(LIMIT).map_err(move |_| held.touch()).or_else(|n| ok(n + 1))
}

/// The error of the work is gone before the next stage.
fn gone() -> impl Future<Item = usize, Error = &'static str> {
    leaf::<usize, _>("work", Err(Noisy("error"))).timeout(LIMIT).map_err(|_| "lost").or_else(|why| {
        note(why);
        ok(1)
    })
}

pub(crate) fn run_all() {
    let mut runtime = Runtime::new().unwrap();
    let future = plain();
    note("it is made");
    note(format!("{:?}", runtime.block_on(future)));
    note(format!("{:?}", runtime.block_on(late(Noisy("held")))));
    note(format!("{:?}", runtime.block_on(failed())));
    note(format!("{:?}", runtime.block_on(stage())));
    note(format!("{:?}", runtime.block_on(told(0))));
    note(format!("{:?}", runtime.block_on(told(1))));
    note(format!("{:?}", runtime.block_on(told(2))));
    note(format!("{:?}", runtime.block_on(early())));
    note(format!("{:?}", runtime.block_on(scopes())));
    note(format!("{:?}", runtime.block_on(inner())));
    note(format!("{:?}", runtime.block_on(seen())));
    note(format!("{:?}", runtime.block_on(holding(Noisy("handler")))));
    note(format!("{:?}", runtime.block_on(gone())));
}
