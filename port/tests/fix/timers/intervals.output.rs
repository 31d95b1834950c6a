//! Intervals whose ticks a loop takes: when they first tick, what is late, what ends them.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use std::time::{Duration, Instant};

use bridge::runtime::current_thread::Runtime;
use futures01::{Future, Stream};
use tokio01::timer::Interval;

use crate::leaf::{Noisy, leaf, note};

const PERIOD: Duration = Duration::from_millis(3);

fn now(name: &str) -> Instant {
    note(format!("{name} is taken"));
    Instant::now()
}

/// The example of the documentation.
fn documented() -> impl Future<Item = (), Error = ()> {
    let start = now("the start");
    let for_each = async move {
        let mut interval = tokio::time::interval_at(start.into(), Duration::from_millis(2));
        for _ in 0..3 {
            let instant = interval.tick().await.into_std();
            note(format!("a tick that was due: {}", instant <= Instant::now()));
        }
    };
    Box::pin(async move {
        for_each.await;
        Ok(())
    })
    .compat()
}

/// The first tick comes after a period.
fn later(count: u64) -> impl Future<Item = (), Error = ()> {
    let begun = Instant::now();
    let start = tokio::time::Instant::now() + PERIOD;
    Box::pin(async move {
        let mut interval = tokio::time::interval_at(start, PERIOD);
        for _ in 0..count {
            interval.tick().await;
            note(format!("after a period: {}", begun.elapsed() >= PERIOD));
        }
        Ok(())
    })
    .compat()
}

/// Late ticks come one after the other.
fn late(period: Duration) -> impl Future<Item = (), Error = ()> {
    let begun = Instant::now() - period * 4;
    // PORT: a period of zero panics where the loop begins, and no longer where the interval is made
    Box::pin(async move {
        let mut interval = tokio::time::interval_at(begun.into(), period);
        for _ in 0..4 {
            let due = interval.tick().await.into_std();
            note(format!("period {}", (due - begun).as_millis() / period.as_millis()));
        }
        Ok(())
    })
    .compat()
}

/// The work of each tick is waited for.
fn waiting() -> impl Future<Item = (), Error = ()> {
    let start = now("the start");
    let each = |_| {
        note("a tick");
        let deadline = now("the pause") + Duration::from_millis(1);
        async move {
            tokio::time::sleep_until(deadline.into()).await;
            Ok(note("and a pause"))
        }
    };
    Box::pin(async move {
        let mut interval = tokio::time::interval_at(start.into(), PERIOD);
        for _ in 0..2 {
            if let Err(error) = each(interval.tick().await.into_std()).await {
                return Err(error);
            }
        }
        Ok(())
    })
    .compat()
}

/// The work of a tick may fail, and ends the loop.
fn failing() -> impl Future<Item = (), Error = u32> {
    let mut count = 0;
    let start = Instant::now();
    Box::pin(async move {
        let mut interval = tokio::time::interval_at(start.into(), PERIOD);
        loop {
            interval.tick().await;
            count += 1;
            note(format!("turn {count}"));
            let turn = if count == 3 { Err(count) } else { Ok(()) };
            if let Err(error) = turn {
                break Err(error);
            }
        }
    })
    .compat()
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
    let start_2 = tokio::time::Instant::now() + PERIOD;
    Box::pin(async move {
        let mut interval_2 = tokio::time::interval_at(start_2, PERIOD);
        for _ in 0..2 {
            interval_2.tick().await;
            interval(start(1));
        }
        Ok(())
    })
    .compat()
}

/// The closure's captures are dropped at the end.
fn holding(held: Noisy) -> impl Future<Item = (), Error = ()> {
    let start = Instant::now();
    let for_each = async move {
        let mut interval = tokio::time::interval_at(start.into(), PERIOD);
        for _ in 0..2 {
            interval.tick().await;
            held.touch();
        }
    };
    Box::pin(async move {
        for_each.await;
        leaf("behind", Ok(())).compat().await
    })
    .compat()
}

/// A count by reference is kept where it is.
fn counting(runtime: &mut Runtime) -> u32 {
    let mut count = 0;
    let ticks = {
        let mut stream =
            futures::compat::Compat01As03::new(Interval::new(Instant::now(), PERIOD).take(3).map_err(drop));
        let mut each = |_| {
            count += 1;
            Ok(())
        };
        Box::pin(async move {
            loop {
                match futures::TryStreamExt::try_next(&mut stream).await {
                    Ok(Some(item)) => {
                        if let Err(error) = each(item) {
                            break Err(error);
                        }
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            }
        })
        .compat()
    };
    runtime.block_on(ticks).unwrap();
    count
}

/// Ticks that go through something else stay.
fn mapped() -> impl Future<Item = (), Error = ()> {
    let mut stream = futures::compat::Compat01As03::new(
        Interval::new(Instant::now(), PERIOD).map(|_| "a tick").take(2).map_err(drop),
    );
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(tick)) => {
                    note(tick);
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

/// A loop whose work is a loop.
fn nested() -> impl Future<Item = (), Error = ()> {
    let start_2 = now("the outer start");
    let each = |_| {
        note("outer");
        let start = now("the inner start");
        async move {
            let mut interval = tokio::time::interval_at(start.into(), PERIOD);
            for _ in 0..2 {
                interval.tick().await;
                note("inner");
            }
            Ok(())
        }
    };
    Box::pin(async move {
        let mut interval_2 = tokio::time::interval_at(start_2.into(), PERIOD);
        for _ in 0..2 {
            if let Err(error) = each(interval_2.tick().await.into_std()).await {
                return Err(error);
            }
        }
        Ok(())
    })
    .compat()
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
