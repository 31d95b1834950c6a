//! Intervals whose ticks a loop takes: when they first tick, what is late, what ends them.

use std::time::{Duration, Instant};

use futures01::{Future, Stream};
use tokio01::runtime::current_thread::Runtime;
use tokio01::timer::{Delay, Interval};

use crate::leaf::{Noisy, leaf, note};

const PERIOD: Duration = Duration::from_millis(3);

fn now(name: &str) -> Instant {
    note(format!("{name} is taken"));
    Instant::now()
}

/// The example of the documentation.
fn documented() -> impl Future<Item = (), Error = ()> {
    Interval::new(now("the start"), Duration::from_millis(2))
        .take(3)
        .for_each(|instant| {
            note(format!("a tick that was due: {}", instant <= Instant::now()));
            Ok(())
        })
        .map_err(|e| panic!("interval errored; err={:?}", e))
}

/// The first tick comes after a period.
fn later(count: u64) -> impl Future<Item = (), Error = ()> {
    let begun = Instant::now();
    Interval::new_interval(PERIOD).take(count).map_err(|e| eprintln!("timer error = {:?}", e)).for_each(move |_| {
        note(format!("after a period: {}", begun.elapsed() >= PERIOD));
        Ok(())
    })
}

/// Late ticks come one after the other.
fn late(period: Duration) -> impl Future<Item = (), Error = ()> {
    let begun = Instant::now() - period * 4;
    Interval::new(begun, period).take(4).map_err(drop).for_each(move |due| {
        note(format!("period {}", (due - begun).as_millis() / period.as_millis()));
        Ok(())
    })
}

/// The work of each tick is waited for.
fn waiting() -> impl Future<Item = (), Error = ()> {
    Interval::new(now("the start"), PERIOD).take(2).map_err(drop).for_each(|_| {
        note("a tick");
        Delay::new(now("the pause") + Duration::from_millis(1)).map_err(drop).map(|()| note("and a pause"))
    })
}

/// The work of a tick may fail, and ends the loop.
fn failing() -> impl Future<Item = (), Error = u32> {
    let mut count = 0;
    Interval::new(Instant::now(), PERIOD).map_err(|_| 0).for_each(move |_| {
        count += 1;
        note(format!("turn {count}"));
        if count == 3 { Err(count) } else { Ok(()) }
    })
}

/// Functions that have the names which the loop would like.
fn start(n: u32) -> u32 {
    note(format!("start {n}"));
    n
}

fn interval(n: u32) -> u32 {
    note(format!("interval {n}"));
    n
}

fn named() -> impl Future<Item = (), Error = ()> {
    Interval::new_interval(PERIOD).take(2).map_err(drop).for_each(|_| {
        interval(start(1));
        Ok(())
    })
}

/// The closure's captures are dropped at the end.
fn holding(held: Noisy) -> impl Future<Item = (), Error = ()> {
    Interval::new(Instant::now(), PERIOD)
        .take(2)
        .map_err(drop)
        .for_each(move |_| {
            held.touch();
            Ok(())
        })
        .and_then(|()| leaf("behind", Ok(())))
}

/// A count by reference is kept where it is.
fn counting(runtime: &mut Runtime) -> u32 {
    let mut count = 0;
    let ticks = Interval::new(Instant::now(), PERIOD).take(3).map_err(drop).for_each(|_| {
        count += 1;
        Ok(())
    });
    runtime.block_on(ticks).unwrap();
    count
}

/// Ticks that go through something else stay.
fn mapped() -> impl Future<Item = (), Error = ()> {
    Interval::new(Instant::now(), PERIOD).map(|_| "a tick").take(2).map_err(drop).for_each(|tick| {
        note(tick);
        Ok(())
    })
}

/// A loop whose work is a loop.
fn nested() -> impl Future<Item = (), Error = ()> {
    Interval::new(now("the outer start"), PERIOD).take(2).map_err(drop).for_each(|_| {
        note("outer");
        Interval::new(now("the inner start"), PERIOD).take(2).map_err(drop).for_each(|_| {
            note("inner");
            Ok(())
        })
    })
}

pub(crate) fn run_all() {
    let mut runtime = Runtime::new().unwrap();
    let future = documented();
    note("it is made");
    note(format!("{:?}", runtime.block_on(future)));
    note(format!("{:?}", runtime.block_on(later(2))));
    note(format!("{:?}", runtime.block_on(late(Duration::from_millis(5)))));
    note(format!("{:?}", runtime.block_on(named())));
    note(format!("{:?}", runtime.block_on(waiting())));
    note(format!("{:?}", runtime.block_on(failing())));
    note(format!("{:?}", runtime.block_on(holding(Noisy("held")))));
    note(format!("{}", counting(&mut runtime)));
    note(format!("{:?}", runtime.block_on(mapped())));
    note(format!("{:?}", runtime.block_on(nested())));
}
