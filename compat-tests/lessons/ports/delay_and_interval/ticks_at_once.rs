//! A timer that fires once and one that fires again and again: when the first tick comes, and what becomes of missed ones.

use std::time::Duration;

use tokio::time::{self, MissedTickBehavior};

const PERIOD: Duration = Duration::from_millis(200);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // region: first_tick
    let mut interval = time::interval(PERIOD);
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
    // The default, as it was in 0.1: `Delay` and `Skip` would print other periods.
    interval.set_missed_tick_behavior(MissedTickBehavior::Burst);
    time::sleep_until(first + PERIOD * 7 / 2).await;
    println!("three ticks are missed");
    for _ in 0..5 {
        let tick = interval.tick().await;
        let periods = (tick - first).as_millis() / PERIOD.as_millis();
        println!("tick of period {periods}");
    }
    // endregion: missed_ticks
}
