//! A timer that fires once and one that fires again and again: when the first tick comes, and what becomes of missed ones.

use std::time::Duration;

use tokio::time::{self, Instant, MissedTickBehavior};

const PERIOD: Duration = Duration::from_millis(200);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // region: first_tick
    // `interval(PERIOD)` would tick at once, before the quarter is over.
    let mut interval = time::interval_at(Instant::now() + PERIOD, PERIOD);
    let delay = async {
        time::sleep(PERIOD / 4).await;
        println!("a quarter of a period");
    };
    let tick = async {
        let tick = interval.tick().await;
        println!("first tick");
        tick
    };
    let ((), first) = tokio::join!(delay, tick);
    // endregion: first_tick

    // region: missed_ticks
    interval.set_missed_tick_behavior(MissedTickBehavior::Skip);
    time::sleep_until(first + PERIOD * 7 / 2).await;
    println!("three ticks are missed");
    for _ in 0..5 {
        let tick = interval.tick().await;
        let periods = (tick - first).as_millis() / PERIOD.as_millis();
        println!("tick of period {periods}");
    }
    // endregion: missed_ticks
}
