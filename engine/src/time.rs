//! The only source of time.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// A point in time, as two clocks show it.
///
/// As in Redis, the deadlines of keys are absolute Unix times, so they follow the wall clock when it is set. Everything
/// that the process waits for (pauses, idle timeouts, the drain at shutdown) is measured by the monotonic clock, which
/// nobody sets.
///
/// ```
/// use std::time::Duration;
/// use engine::Now;
///
/// let now = Now::new(Duration::from_secs(1_700_000_000), Duration::from_millis(2_500));
/// assert_eq!((now.seconds(), now.millis(), now.micros()), (1_700_000_000, 1_700_000_000_000, 1_700_000_000_000_000));
/// assert_eq!(now.monotonic_millis(), 2_500);
/// assert_eq!(now.sleep_until(3_000), Duration::from_millis(500));
/// let earlier = Now::from_unix_millis(1_000);
/// assert_eq!(earlier, Now::from_unix_micros(1_000_000));
/// assert_eq!(now.since(earlier), Duration::from_millis(1_500), "by the monotonic clock");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    unix_micros: u64,
    monotonic_micros: u64,
}

impl Now {
    /// Returns the time at which the wall clock shows `unix` since the Unix epoch, and the monotonic clock `monotonic`.
    /// A number of microseconds that does not fit into 64 bits becomes `u64::MAX`.
    #[must_use]
    pub fn new(unix: Duration, monotonic: Duration) -> Self {
        let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        Self { unix_micros: micros(unix), monotonic_micros: micros(monotonic) }
    }

    /// Returns the time at which the wall clock shows `micros` microseconds since the Unix epoch, and the monotonic
    /// clock as many.
    #[must_use]
    pub const fn from_unix_micros(micros: u64) -> Self {
        Self { unix_micros: micros, monotonic_micros: micros }
    }

    /// Returns the time at which the wall clock shows `millis` milliseconds since the Unix epoch, and the monotonic
    /// clock as many.
    #[must_use]
    pub const fn from_unix_millis(millis: u64) -> Self {
        Self::from_unix_micros(millis.saturating_mul(1_000))
    }

    /// Returns the microseconds since the Unix epoch.
    #[must_use]
    pub const fn micros(self) -> u64 {
        self.unix_micros
    }

    /// Returns the milliseconds since the Unix epoch, the unit of the deadlines of keys.
    #[must_use]
    pub const fn millis(self) -> u64 {
        self.unix_micros / 1_000
    }

    /// Returns the seconds since the Unix epoch.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.unix_micros / 1_000_000
    }

    /// Returns the milliseconds of the monotonic clock, the unit of the deadlines of the process. Only the difference
    /// between two of them has a meaning.
    #[must_use]
    pub const fn monotonic_millis(self) -> u64 {
        self.monotonic_micros / 1_000
    }

    /// Returns the time since `earlier` by the monotonic clock.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(self.monotonic_micros.saturating_sub(earlier.monotonic_micros))
    }

    /// Returns the time to sleep for a deadline of the process, which is given in monotonic milliseconds: zero if it
    /// has passed, at most [`LONGEST_SLEEP`].
    #[must_use]
    pub fn sleep_until(self, deadline: u64) -> Duration {
        Duration::from_millis(deadline.saturating_sub(self.monotonic_millis())).min(LONGEST_SLEEP)
    }
}

/// Longest sleep that a server asks its timer for. A task that wakes checks the deadline and sleeps again if it has not
/// come, so no deadline is too far. The timer of tokio 0.1 fails for one that is 2^36 milliseconds ahead (795 days).
pub const LONGEST_SLEEP: Duration = Duration::from_secs(24 * 60 * 60);

/// The way in which a [`Clock`] advances, and so the way to wait for one of its moments.
///
/// ```
/// use engine::{Clock, ManualClock, Pace};
///
/// assert_eq!(ManualClock::at_unix_millis(0).pace(), Pace::Manual);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pace {
    /// Real time does: the clocks of the operating system.
    Real,
    /// The clock that the timers of the runtime go by, which a test may pause, replace or move.
    Timers,
    /// Its owner advances it and wakes nobody, so it has to be read repeatedly.
    Manual,
}

/// Source of a server's time.
///
/// The server reads it at the start of each turn of a connection, and again after a command that may have taken long.
///
/// ```
/// use std::time::{Duration, Instant, UNIX_EPOCH};
/// use engine::{Clock, Now, Pace};
///
/// /// The wall clock of a machine that is an hour fast.
/// #[derive(Debug)]
/// struct HourFast(Instant);
///
/// impl Clock for HourFast {
///     fn now(&self) -> Now {
///         let unix = UNIX_EPOCH.elapsed().unwrap_or_default() + Duration::from_secs(3_600);
///         Now::new(unix, self.monotonic())
///     }
///
///     fn monotonic(&self) -> Duration {
///         self.0.elapsed()
///     }
/// }
/// assert_eq!(HourFast(Instant::now()).pace(), Pace::Real);
/// ```
pub trait Clock: std::fmt::Debug + Send + Sync + 'static {
    /// Returns the current time.
    fn now(&self) -> Now;

    /// Returns what moves the clock on: real time, unless the clock says otherwise.
    fn pace(&self) -> Pace {
        Pace::Real
    }

    /// Returns the time of the monotonic clock alone, as precisely as it is known. Durations of commands are measured
    /// with it.
    fn monotonic(&self) -> Duration {
        Duration::from_micros(self.now().monotonic_micros)
    }
}

/// A clock that moves only by [`Self::advance`], for tests and simulations. Share it in an `Arc`.
///
/// ```
/// use engine::{Clock, ManualClock, Now};
///
/// let clock = ManualClock::at_unix_millis(1_000);
/// clock.advance(500);
/// assert_eq!(clock.now(), Now::from_unix_millis(1_500));
/// clock.set_wall_clock(90_000); // somebody sets the clock: the monotonic one does not move
/// assert_eq!((clock.now().millis(), clock.now().monotonic_millis()), (90_000, 1_500));
/// ```
#[derive(Debug)]
pub struct ManualClock {
    unix_millis: AtomicU64,
    monotonic_millis: AtomicU64,
}

impl ManualClock {
    /// Returns a clock that shows `millis` milliseconds since the Unix epoch.
    #[must_use]
    pub const fn at_unix_millis(millis: u64) -> Self {
        Self { unix_millis: AtomicU64::new(millis), monotonic_millis: AtomicU64::new(millis) }
    }

    /// Moves both clocks forward by `millis` milliseconds.
    pub fn advance(&self, millis: u64) {
        self.unix_millis.fetch_add(millis, Ordering::SeqCst);
        self.monotonic_millis.fetch_add(millis, Ordering::SeqCst);
    }

    /// Sets the wall clock to `millis` milliseconds since the Unix epoch, as an operator or a time
    /// server does.
    pub fn set_wall_clock(&self, millis: u64) {
        self.unix_millis.store(millis, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Now {
        Now {
            unix_micros: self.unix_millis.load(Ordering::SeqCst).saturating_mul(1_000),
            monotonic_micros: self.monotonic_millis.load(Ordering::SeqCst).saturating_mul(1_000),
        }
    }

    fn pace(&self) -> Pace {
        Pace::Manual
    }
}

impl<C: Clock + ?Sized> Clock for std::sync::Arc<C> {
    fn now(&self) -> Now {
        (**self).now()
    }

    fn pace(&self) -> Pace {
        (**self).pace()
    }

    fn monotonic(&self) -> Duration {
        (**self).monotonic()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_deadline_is_too_far_to_sleep_for() {
        let now = Now::from_unix_millis(5_000);
        assert_eq!(now.sleep_until(4_000), Duration::ZERO);
        assert_eq!(now.sleep_until(5_001), Duration::from_millis(1));
        assert_eq!(now.sleep_until(u64::MAX), LONGEST_SLEEP);
    }
}
