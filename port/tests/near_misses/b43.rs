//! A wait of some milliseconds.

use std::time::{Duration, Instant};
use tokio::timer::Delay;

pub fn soon() -> Delay {
    Delay::new(Instant::now() + Duration::from_millis(10))
}
