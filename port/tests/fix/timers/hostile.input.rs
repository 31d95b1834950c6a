//! Delays by one name, delays that something else holds, and errors that somebody looks at.

use std::io;
use std::time::{Duration, Instant};

use futures01::Future;
use futures01::future::{Either, ok};
use tokio01::runtime::current_thread::Runtime;
use tokio01::timer::Delay;

use crate::leaf::{Noisy, leaf, note};

fn after(millis: u64, name: &str) -> Instant {
    note(format!("{name} is taken"));
    Instant::now() + Duration::from_millis(millis)
}

/// Two by one name, in two scopes.
fn scopes() -> impl Future<Item = (), Error = ()> {
    let delay = Delay::new(after(4, "outer"));
    let inner = {
        let delay = Delay::new(after(1, "inner"));
        delay.map(|()| note("the inner one")).map_err(drop)
    };
    inner.and_then(move |()| delay.map(|()| note("the outer one")).map_err(drop))
}

/// Two in one scope, awaited in the other order.
fn names() -> impl Future<Item = (), Error = ()> {
    let short = Delay::new(after(1, "short"));
    let long = Delay::new(after(40, "long"));
    let before = Instant::now();
    short
        .map_err(drop)
        .and_then(move |()| {
            note(format!("{}", before.elapsed() >= Duration::from_millis(30)));
            Ok(())
        })
        .and_then(move |()| long.map_err(drop))
        .and_then(move |()| {
            note(format!("{}", before.elapsed() >= Duration::from_millis(30)));
            Ok(())
        })
}

/// The one that hides the other is awaited, and the other is raced.
fn hidden() -> impl Future<Item = (), Error = ()> {
    let delay = Delay::new(after(1, "first"));
    let raced = delay.select2(leaf::<u32, ()>("leaf", Ok(1))).map(|_| note("the race is over")).map_err(drop);
    let delay = Delay::new(after(2, "second"));
    raced.and_then(move |()| delay.map(|()| note("the second one")).map_err(drop))
}

/// A variable of that name goes on behind the delay.
fn deadline() -> impl Future<Item = Duration, Error = ()> {
    let deadline = Duration::from_millis(1);
    let delay = Delay::new(after(1, "it"));
    delay.map_err(drop).and_then(move |()| ok(deadline))
}

/// A delay that is asked for its deadline stays.
fn asked() -> impl Future<Item = bool, Error = ()> {
    let delay = Delay::new(after(1, "it"));
    let deadline = delay.deadline();
    delay.map_err(drop).and_then(move |()| ok(deadline <= Instant::now()))
}

/// A deadline that changes behind the delay.
fn changed() -> impl Future<Item = (), Error = ()> {
    let mut when = after(1, "it");
    let delay = Delay::new(when);
    when += Duration::from_secs(3600);
    delay.map_err(drop).and_then(move |()| {
        note(format!("{}", when > Instant::now()));
        Ok(())
    })
}

/// The handler of the error holds something.
fn handled(held: Noisy) -> impl Future<Item = (), Error = usize> {
    let delay = Delay::new(after(1, "it"));
    delay.map_err(move |_| held.touch()).map(|()| note("behind"))
}

/// The stage behind it holds something for longer than it runs.
fn kept(held: Noisy) -> impl Future<Item = (), Error = ()> {
    Delay::new(after(1, "it"))
        .map_err(drop)
        .map(move |()| {
            held.touch();
        })
        .and_then(|()| leaf("behind", Ok(())))
}

/// Somebody looks at the error.
fn looked(strict: bool) -> impl Future<Item = &'static str, Error = io::Error> {
    Delay::new(after(1, "it")).then(move |result| match result {
        Ok(()) => Ok("fine"),
        Err(error) if strict => Err(io::Error::new(io::ErrorKind::Other, error)),
        Err(_) => Ok("whatever"),
    })
}

/// A name that the closure binds, and that is used behind it.
fn bound(name: &'static str) -> impl Future<Item = &'static str, Error = ()> {
    Delay::new(after(1, "it"))
        .map_err(drop)
        .and_then(|()| {
            let name = "another";
            note(name);
            Ok(())
        })
        .and_then(move |()| ok(name))
}

/// Boxed, in a list, in a type of its own.
struct Pause(Delay);

fn held() -> impl Future<Item = (), Error = ()> {
    let boxed: Box<dyn Future<Item = (), Error = tokio01::timer::Error>> = Box::new(Delay::new(after(1, "boxed")));
    let pause = Pause(Delay::new(after(1, "field")));
    let raced = Either::<_, Delay>::A(Delay::new(after(1, "either")));
    boxed.and_then(move |()| pause.0).and_then(move |()| raced).map_err(drop)
}

/// A stage binds a name that the next one means otherwise.
fn stages(count: u32) -> impl Future<Item = u32, Error = ()> {
    Delay::new(after(1, "it"))
        .map_err(|_| ())
        .map(|_| {
            let count = 0;
            note(format!("{count}"));
        })
        .map(move |_| count)
}

pub(crate) fn run_all() {
    let mut runtime = Runtime::new().unwrap();
    note(format!("{:?}", runtime.block_on(scopes())));
    note(format!("{:?}", runtime.block_on(names())));
    note(format!("{:?}", runtime.block_on(hidden())));
    note(format!("{:?}", runtime.block_on(deadline())));
    note(format!("{:?}", runtime.block_on(asked())));
    note(format!("{:?}", runtime.block_on(changed())));
    note(format!("{:?}", runtime.block_on(handled(Noisy("handler")))));
    note(format!("{:?}", runtime.block_on(kept(Noisy("kept")))));
    note(format!("{:?}", runtime.block_on(looked(true)).map_err(|_| "failed")));
    note(format!("{:?}", runtime.block_on(bound("the name"))));
    note(format!("{:?}", runtime.block_on(held())));
    note(format!("{:?}", runtime.block_on(stages(7))));
}
