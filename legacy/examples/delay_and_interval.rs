//! A timer that fires once and one that fires again and again: when the first tick comes, and what becomes of missed ones.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::time::{Duration, Instant};

use futures::{Future, Stream};
use tokio::runtime::current_thread::Runtime;
use tokio::timer::{Delay, Error, Interval};

const PERIOD: Duration = Duration::from_millis(200);

fn main() -> Result<(), Error> {
    let mut runtime = Runtime::new().expect("a runtime can be started");

    // region: first_tick
    let delay = Delay::new(Instant::now() + PERIOD / 4).map(|()| println!("a quarter of a period"));
    let tick = Interval::new_interval(PERIOD).into_future().map_err(|(e, _)| e).map(|(tick, interval)| {
        println!("first tick");
        (tick, interval)
    });
    let ((), (first, interval)) = runtime.block_on(delay.join(tick))?;
    let first = first.expect("an interval never ends");
    // endregion: first_tick

    // region: missed_ticks
    let late = Delay::new(first + PERIOD * 7 / 2);
    let ticks = late.map(|()| println!("three ticks are missed")).and_then(|()| {
        interval.take(5).for_each(move |tick| {
            let periods = (tick - first).as_millis() / PERIOD.as_millis();
            println!("tick of period {periods}");
            Ok(())
        })
    });
    runtime.block_on(ticks)
    // endregion: missed_ticks
}
