//! The time that callers pass in.

use std::time::{SystemTime, UNIX_EPOCH};

/// A moment in Unix time with microsecond resolution, read by the caller once for each batch.
///
/// Wall-clock time, as in Redis: deadlines of keys are absolute Unix times and follow the clock
/// when it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Now {
    micros: u64,
}

impl Now {
    /// The moment `micros` microseconds after the Unix epoch.
    #[must_use]
    pub const fn from_unix_micros(micros: u64) -> Self {
        Self { micros }
    }

    /// The moment `millis` milliseconds after the Unix epoch.
    #[must_use]
    pub const fn from_unix_millis(millis: u64) -> Self {
        Self { micros: millis.saturating_mul(1_000) }
    }

    /// The system clock's time; a clock set before 1970 counts as 1970.
    #[must_use]
    pub fn from_system() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { micros: u64::try_from(since.as_micros()).unwrap_or(u64::MAX) }
    }

    /// Microseconds since the Unix epoch.
    #[must_use]
    pub const fn micros(self) -> u64 {
        self.micros
    }

    /// Milliseconds since the Unix epoch, the unit of deadlines.
    #[must_use]
    pub const fn millis(self) -> u64 {
        self.micros / 1_000
    }

    /// Seconds since the Unix epoch.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.micros / 1_000_000
    }
}
