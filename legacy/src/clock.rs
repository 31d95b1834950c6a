//! A clock that follows the runtime's timers.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use engine::{Clock, Now, Pace};
use tokio::clock;

/// A clock that starts at the wall clock's time and then follows the runtime's clock.
///
/// A server waits with the runtime's timers. With this clock the deadlines of keys follow the same time: where a test
/// has given the timers a clock of its own (`tokio::clock::with_default`), keys expire when the test moves that clock
/// on, and not before. This clock does not notice when the wall clock is set; for processes that run for long there is
/// `host::SystemClock`, which does.
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
    /// Returns a clock that now shows the time of the wall clock. A wall clock set before 1970 counts as 1970.
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
