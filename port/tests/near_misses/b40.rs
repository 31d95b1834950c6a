//! The first tick is stated.

use std::time::{Duration, Instant};
use tokio::timer::Interval;

pub fn ticks() -> Interval {
    Interval::new(Instant::now(), Duration::from_secs(1))
}
