//! The slow log: commands that took long, for `SLOWLOG`.

use std::collections::VecDeque;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Mutex, PoisonError};

/// Threshold in microseconds below which every command is timed. With a higher threshold the
/// [`brief`](crate::command::Command::brief) ones are timed only if their request or reply is long, since no others can
/// take so long. Two readings of the clock cost more than a `GET`.
const TIME_EVERYTHING_BELOW: i64 = 1_000;

const OFF: u8 = 1;
const EVERYTHING: u8 = 2;
/// The value of a new log.
const SLOW_ONES: u8 = 0;

/// The last slow commands, newest first.
#[derive(Debug, Default)]
pub(crate) struct SlowLog {
    log: Mutex<Log>,
    state: std::sync::atomic::AtomicU8,
}

#[derive(Debug, Default)]
pub(crate) struct Log {
    pub(crate) next_id: i64,
    pub(crate) entries: VecDeque<SlowCommand>,
}

#[derive(Debug)]
pub(crate) struct SlowCommand {
    pub(crate) id: i64,
    pub(crate) seconds: u64,
    pub(crate) micros: i64,
    pub(crate) arguments: Vec<Vec<u8>>,
    pub(crate) address: String,
    pub(crate) name: Vec<u8>,
}

impl SlowLog {
    /// Returns whether a command has to be timed; `brief` is [`Command::brief`](crate::command::Command::brief).
    #[inline]
    pub(crate) fn is_watching(&self, brief: bool) -> bool {
        match self.state.load(Relaxed) {
            OFF => false,
            EVERYTHING => true,
            _ => !brief,
        }
    }

    /// Applies a change of `slowlog-log-slower-than`, in microseconds.
    pub(crate) fn set_threshold(&self, micros: i64) {
        let state = match micros {
            ..0 => OFF,
            0..TIME_EVERYTHING_BELOW => EVERYTHING,
            _ => SLOW_ONES,
        };
        self.state.store(state, Relaxed);
    }

    pub(crate) fn with<T>(&self, run: impl FnOnce(&mut Log) -> T) -> T {
        run(&mut self.log.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
