//! Pauses of commands: by an operator, for a test, and while the server loads its keys or cannot write them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::time::Now;

/// `CLIENT PAUSE` and `DEBUG SLEEP`: the times until which commands wait, in monotonic milliseconds.
#[derive(Debug, Default)]
pub(crate) struct Pause {
    /// `true` if commands are paused or refused. Read for each command, so it has to be one plain load.
    active: AtomicBool,
    until: Mutex<Paused>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Paused {
    /// End of `CLIENT PAUSE`.
    until: u64,
    /// `true` if it holds back every command, `false` if only writes.
    all: bool,
    /// End of `DEBUG SLEEP`, which holds back every command.
    asleep_until: u64,
    /// `true` if some commands are refused, because the server loads its keys or cannot write them.
    bars: bool,
}

impl Pause {
    #[inline]
    pub(crate) fn is_active(&self) -> bool {
        self.active.load(Ordering::Relaxed)
    }

    fn lock(&self) -> MutexGuard<'_, Paused> {
        self.until.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Pauses writes, or all commands, for `millis`. If there is a pause already, the later end and the stricter kind
    /// apply.
    pub(crate) fn pause(&self, all: bool, millis: u64, now: Now) {
        let until = now.monotonic_millis().saturating_add(millis);
        let mut paused = self.lock();
        let lasts = paused.until > now.monotonic_millis();
        paused.all = all || lasts && paused.all;
        paused.until = if lasts { until.max(paused.until) } else { until };
        self.active.store(true, Ordering::Release);
    }

    /// Holds back every command for `millis` more, and returns the end.
    pub(crate) fn sleep(&self, millis: u64, now: Now) -> u64 {
        let mut paused = self.lock();
        paused.asleep_until = paused.asleep_until.max(now.monotonic_millis()).saturating_add(millis);
        self.active.store(true, Ordering::Release);
        paused.asleep_until
    }

    /// Ends a pause of [`Self::pause`].
    pub(crate) fn unpause(&self) {
        let mut paused = self.lock();
        (paused.until, paused.all) = (0, false);
    }

    /// Ends a sleep of [`Self::sleep`].
    pub(crate) fn wake(&self) {
        self.lock().asleep_until = 0;
    }

    /// Records the result of `bars`: whether some commands are refused. It is called under the lock, so that of two
    /// threads the later one records the later result.
    pub(crate) fn settle_bars(&self, bars: impl FnOnce() -> bool) {
        let mut paused = self.lock();
        paused.bars = bars();
        if paused.bars {
            self.active.store(true, Ordering::Release);
        }
    }

    /// Returns the time until which a command waits, if it does.
    #[cold]
    pub(crate) fn until(&self, writes: bool, now: Now) -> Option<u64> {
        let paused = self.lock();
        if paused.until.max(paused.asleep_until) <= now.monotonic_millis() {
            self.active.store(paused.bars, Ordering::Release);
            return None;
        }
        let until = if writes || paused.all { paused.until.max(paused.asleep_until) } else { paused.asleep_until };
        (until > now.monotonic_millis()).then_some(until)
    }

    /// Returns the time at which the last pause or sleep ends, or has ended by itself.
    #[cfg(test)]
    pub(crate) fn last_until(&self) -> u64 {
        let paused = self.lock();
        paused.until.max(paused.asleep_until)
    }

    /// Returns the end of `DEBUG SLEEP`, if one is in progress.
    #[cold]
    pub(crate) fn asleep_until(&self, now: Now) -> Option<u64> {
        Some(self.lock().asleep_until).filter(|until| *until > now.monotonic_millis())
    }
}
