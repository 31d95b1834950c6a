//! Messages on their way to one client.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use crate::time::Now;

/// How much may wait for a client that does not read, as in Redis's
/// `client-output-buffer-limit <class> <hard> <soft> <seconds>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputLimit {
    /// Bytes at which the client is closed at once; 0 for no limit.
    pub hard: u64,
    /// Bytes at which it is closed after [`Self::seconds`]; 0 for no limit.
    pub soft: u64,
    /// Seconds for which the soft limit may be passed without a break.
    pub seconds: u64,
}

/// The bounded queue of messages for one subscriber. Publishers push and never wait; the
/// connection's task takes all that is there.
#[derive(Debug, Default)]
pub(crate) struct Mailbox {
    /// Whether anything waits; looked at twice for each batch of every client, subscriber or not.
    occupied: AtomicBool,
    /// `None` until the first message comes: most clients never get one.
    queue: Mutex<Option<Box<Queue>>>,
}

#[derive(Debug, Default)]
struct Queue {
    messages: VecDeque<Bytes>,
    bytes: usize,
    /// Unix seconds since which the soft limit is passed.
    over_since: Option<u64>,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pushed {
    /// It waits for the client.
    Queued,
    /// The client has run into its limit and must be closed.
    OverLimit,
}

impl Mailbox {
    /// Appends a message. `held` is what the connection itself has not been able to write yet.
    pub(crate) fn push(&self, message: Bytes, held: usize, limit: OutputLimit, now: Now) -> Pushed {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let queue = queue.get_or_insert_default();
        let waiting = (queue.bytes + held + message.len()) as u64;
        if limit.hard > 0 && waiting > limit.hard {
            queue.messages = VecDeque::new();
            queue.bytes = 0;
            return Pushed::OverLimit;
        }
        if limit.soft > 0 && waiting > limit.soft {
            let since = *queue.over_since.get_or_insert(now.seconds());
            if now.seconds().saturating_sub(since) > limit.seconds {
                queue.messages = VecDeque::new();
                queue.bytes = 0;
                return Pushed::OverLimit;
            }
        } else {
            queue.over_since = None;
        }
        queue.bytes += message.len();
        queue.messages.push_back(message);
        self.occupied.store(true, Ordering::Release);
        Pushed::Queued
    }

    /// Moves messages to `replies`, until those hold `most` bytes.
    #[inline]
    pub(crate) fn drain(&self, replies: &mut Vec<u8>, most: usize) {
        if self.occupied.load(Ordering::Acquire) {
            self.drain_occupied(replies, most);
        }
    }

    #[cold]
    fn drain_occupied(&self, replies: &mut Vec<u8>, most: usize) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(queue) = &mut *queue else { return };
        while replies.len() < most
            && let Some(message) = queue.messages.pop_front()
        {
            queue.bytes -= message.len();
            replies.extend_from_slice(&message);
        }
        if queue.messages.is_empty() {
            queue.messages = VecDeque::new();
            queue.over_since = None;
            self.occupied.store(false, Ordering::Release);
        }
    }

    /// Messages and bytes that wait.
    pub(crate) fn waiting(&self) -> (usize, usize) {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.as_ref().map_or((0, 0), |queue| (queue.messages.len(), queue.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: OutputLimit = OutputLimit { hard: 100, soft: 10, seconds: 5 };

    fn at(seconds: u64) -> Now {
        Now::from_unix_millis(seconds * 1_000)
    }

    #[test]
    fn messages_come_out_in_order() {
        let mailbox = Mailbox::default();
        for message in ["one", "two", "three"] {
            assert_eq!(mailbox.push(message.into(), 0, LIMIT, at(0)), Pushed::Queued);
        }
        let mut replies = Vec::new();
        mailbox.drain(&mut replies, 4);
        assert_eq!(replies, b"onetwo");
        mailbox.drain(&mut replies, 100);
        assert_eq!(replies, b"onetwothree");
    }

    #[test]
    fn the_hard_limit_closes_at_once() {
        let mailbox = Mailbox::default();
        assert_eq!(mailbox.push(vec![0; 60].into(), 0, LIMIT, at(0)), Pushed::Queued);
        assert_eq!(mailbox.push(vec![0; 20].into(), 30, LIMIT, at(0)), Pushed::OverLimit);
        assert_eq!(mailbox.waiting(), (0, 0));
    }

    #[test]
    fn the_soft_limit_closes_after_its_seconds() {
        let mailbox = Mailbox::default();
        for second in [0, 3, 5] {
            assert_eq!(mailbox.push(vec![0; 11].into(), 0, LIMIT, at(second)), Pushed::Queued);
        }
        assert_eq!(mailbox.push(vec![0; 1].into(), 0, LIMIT, at(6)), Pushed::OverLimit);
    }
}
