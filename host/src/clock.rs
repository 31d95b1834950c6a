//! The clocks of the operating system.

use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use engine::{Clock, Now};

/// The operating system's clocks, for [`Server::new`](engine::Server::new). A wall clock set before 1970 counts
/// as 1970.
///
/// ```
/// use engine::{Config, Server};
///
/// let server = Server::new(Config::default(), host::SystemClock);
/// assert!(server.now().seconds() > 1_700_000_000);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Now {
        Now::new(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(), self.monotonic())
    }

    fn monotonic(&self) -> Duration {
        static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
        BEGIN.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_clock_goes_forward() {
        let before = SystemClock.now();
        assert!(before.seconds() > 1_700_000_000);
        assert!(SystemClock.now().monotonic_millis() >= before.monotonic_millis());
    }
}
