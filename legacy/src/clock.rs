//! The clock that the runtime's timers go by.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use engine::{Clock, Now, Pace};
use tokio::clock;

/// The wall clock of the moment in which it was made, moved on by the runtime's clock.
///
/// A server waits with the runtime's timers. With this clock deadlines of keys go by the same: where a test has
/// given the timers a clock of its own (`tokio::clock::with_default`), keys expire when that moves on, and not
/// before. It does not follow a wall clock that is set later; `host::SystemClock` does, and is for processes that
/// run for long.
///
/// ```
/// use engine::{Config, Server};
/// use legacy::clock::RuntimeClock;
///
/// let server = Server::new(Config::default(), RuntimeClock::new());
/// assert!(server.now().seconds() > 1_700_000_000);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RuntimeClock {
    wall: Duration,
    begin: Instant,
}

impl RuntimeClock {
    /// Returns a clock that shows the time of the wall clock. A wall clock set before 1970 counts as 1970.
    #[must_use]
    pub fn new() -> Self {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { wall, begin: clock::now() }
    }
}

impl Default for RuntimeClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for RuntimeClock {
    fn now(&self) -> Now {
        let elapsed = self.monotonic();
        Now::new(self.wall + elapsed, elapsed)
    }

    fn pace(&self) -> Pace {
        Pace::Timers
    }

    fn monotonic(&self) -> Duration {
        clock::now().duration_since(self.begin)
    }
}
