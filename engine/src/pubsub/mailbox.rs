//! The mailbox of a client: messages that wait for it.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::OutputLimit;
use crate::memory::Account;
use crate::time::Now;

/// Size in bytes of a message in addition to its content: the heads of two blocks, and the reference counts.
const MESSAGE: usize = 64;
/// Size in bytes of a place in a queue, times two, since a queue has up to twice the places that it needs.
const PLACE: i64 = 2 * size_of::<Arc<Message>>() as i64;

/// Number of places that an empty queue keeps: as many as the first message makes, so that one message after the other
/// allocates none.
const FEW: usize = 4;

/// An encoded message in one version of the protocol. All clients for which it waits share it, and the account includes
/// it as long as it waits for any of them.
#[derive(Debug)]
pub(crate) struct Message {
    /// A vector with a little room to spare: a box would be one more copy.
    bytes: Vec<u8>,
    account: Arc<Account>,
}

impl Message {
    pub(crate) fn new(bytes: Vec<u8>, account: &Arc<Account>) -> Arc<Self> {
        let message = Self { bytes, account: Arc::clone(account) };
        message.account.add(message.memory());
        Arc::new(message)
    }

    fn memory(&self) -> i64 {
        (self.bytes.capacity() + MESSAGE) as i64
    }
}

impl Drop for Message {
    fn drop(&mut self) {
        self.account.add(-self.memory());
    }
}

impl OutputLimit {
    /// Returns the number of bytes below which no limit is exceeded.
    #[inline]
    fn least(&self) -> u64 {
        let unlimited = |bytes| if bytes == 0 { u64::MAX } else { bytes };
        unlimited(self.hard).min(unlimited(self.soft))
    }

    /// Decides about a client for which `waiting` bytes wait. `over_since` is the time at which the soft limit was
    /// exceeded, in monotonic milliseconds, and is updated here.
    fn judge(&self, waiting: u64, over_since: &mut Option<u64>, now: Now) -> Standing {
        let now = now.monotonic_millis();
        if self.hard > 0 && waiting >= self.hard {
            return Standing::Over;
        }
        if self.soft == 0 || waiting < self.soft {
            *over_since = None;
            return Standing::Fine;
        }
        let until = over_since.get_or_insert(now).saturating_add(self.seconds.saturating_mul(1_000));
        if now > until { Standing::Over } else { Standing::Until(until + 1) }
    }
}

/// Decision about a client by the amount of output that waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The client may stay.
    Fine,
    /// The client may stay until this time in monotonic milliseconds, unless less waits for it before.
    Until(u64),
    /// The client has exceeded its limit, and has to be closed.
    Over,
}

/// The bounded queue of messages for one subscriber. Publishers push and never wait; the connection's task takes all
/// messages.
#[derive(Debug, Default)]
pub(crate) struct Mailbox {
    /// `true` if a message waits; read twice for each batch of every client, subscriber or not.
    occupied: AtomicBool,
    /// `true` if no more messages are accepted. This and the next flag are changed while the queue is locked.
    closed: AtomicBool,
    /// `true` if the soft limit is exceeded.
    pressed: AtomicBool,
    /// The queue; `None` before the first message, which most clients never get.
    queue: Mutex<Option<Box<Queue>>>,
}

#[derive(Debug, Default)]
struct Queue {
    messages: VecDeque<Arc<Message>>,
    bytes: usize,
    /// Time since which the soft limit has been exceeded, in monotonic milliseconds.
    over_since: Option<u64>,
}

/// Fate of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pushed {
    /// It waits for the client.
    Queued,
    /// The client has exceeded its limit, and has to be closed.
    OverLimit,
    /// The client is being closed.
    Closed,
}

impl Mailbox {
    /// Appends a message. `held` is the number of bytes of replies that the connection could not write yet.
    pub(crate) fn push(&self, message: Arc<Message>, held: usize, limit: OutputLimit, now: Now) -> Pushed {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if self.closed.load(Ordering::Relaxed) {
            return Pushed::Closed;
        }
        let queue = queue.get_or_insert_default();
        let length = message.bytes.len();
        let standing = limit.judge((queue.bytes + held + length) as u64, &mut queue.over_since, now);
        self.pressed.store(queue.over_since.is_some(), Ordering::Relaxed);
        if standing == Standing::Over {
            return Pushed::OverLimit;
        }
        message.account.add(PLACE);
        queue.bytes += length;
        queue.messages.push_back(message);
        self.occupied.store(true, Ordering::Release);
        Pushed::Queued
    }

    /// Returns whether a message waits.
    #[inline]
    pub(crate) fn is_occupied(&self) -> bool {
        self.occupied.load(Ordering::Acquire)
    }

    /// Moves messages to `replies`, until it has `most` bytes.
    #[inline]
    pub(crate) fn drain(&self, replies: &mut Vec<u8>, most: usize) {
        if self.is_occupied() {
            self.drain_occupied(replies, most);
        }
    }

    #[cold]
    fn drain_occupied(&self, replies: &mut Vec<u8>, most: usize) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(queue) = &mut *queue else { return };
        while replies.len() < most {
            let Some(message) = queue.messages.pop_front() else { break };
            queue.bytes -= message.bytes.len();
            message.account.add(-PLACE);
            replies.extend_from_slice(&message.bytes);
        }
        if queue.messages.is_empty() {
            if queue.messages.capacity() > FEW {
                queue.messages = VecDeque::new();
            }
            self.occupied.store(false, Ordering::Release);
        }
    }

    /// Decides about the client by its limit. In addition to the messages, `unread` bytes of replies wait for it.
    #[inline]
    pub(crate) fn judge(&self, unread: usize, limit: OutputLimit, now: Now) -> Standing {
        let waits = self.occupied.load(Ordering::Relaxed) || self.pressed.load(Ordering::Relaxed);
        if waits || unread as u64 >= limit.least() { self.judge_all(unread, limit, now) } else { Standing::Fine }
    }

    #[cold]
    fn judge_all(&self, unread: usize, limit: OutputLimit, now: Now) -> Standing {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let queue = queue.get_or_insert_default();
        let standing = limit.judge((queue.bytes + unread) as u64, &mut queue.over_since, now);
        self.pressed.store(queue.over_since.is_some(), Ordering::Relaxed);
        standing
    }

    /// Drops all messages, and accepts no more.
    pub(crate) fn close(&self, account: &Account) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        self.closed.store(true, Ordering::Relaxed);
        self.occupied.store(false, Ordering::Release);
        let queue = queue.take();
        account.add(-PLACE * queue.map_or(0, |queue| queue.messages.len()) as i64);
    }

    /// Returns the numbers of messages and of bytes that wait.
    pub(crate) fn waiting(&self) -> (usize, usize) {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.as_ref().map_or((0, 0), |queue| (queue.messages.len(), queue.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> Arc<Message> {
        Message::new(bytes.to_vec(), &Arc::default())
    }

    const LIMIT: OutputLimit = OutputLimit { hard: 100, soft: 10, seconds: 5 };

    fn at(seconds: u64) -> Now {
        Now::from_unix_millis(seconds * 1_000)
    }

    #[test]
    fn messages_come_out_in_order() {
        let mailbox = Mailbox::default();
        for text in ["one", "two", "three"] {
            assert_eq!(mailbox.push(message(text.as_bytes()), 0, LIMIT, at(0)), Pushed::Queued);
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
        assert_eq!(mailbox.push(message(&[0; 60]), 0, LIMIT, at(0)), Pushed::Queued);
        assert_eq!(mailbox.push(message(&[0; 9]), 30, LIMIT, at(0)), Pushed::Queued);
        assert_eq!(mailbox.push(message(&[0; 1]), 30, LIMIT, at(0)), Pushed::OverLimit);
    }

    #[test]
    fn the_soft_limit_closes_after_its_seconds() {
        let mailbox = Mailbox::default();
        for second in [0, 3, 5] {
            assert_eq!(mailbox.push(message(&[0; 11]), 0, LIMIT, at(second)), Pushed::Queued);
        }
        assert_eq!(mailbox.push(message(&[0; 1]), 0, LIMIT, at(6)), Pushed::OverLimit);
    }

    #[test]
    fn the_account_has_a_message_once_and_while_it_waits() {
        let account = Arc::<Account>::default();
        let mailboxes: Vec<Mailbox> = (0..10).map(|_| Mailbox::default()).collect();
        let message = Message::new(vec![0; 5_000], &account);
        for mailbox in &mailboxes {
            mailbox.push(Arc::clone(&message), 0, OutputLimit { hard: 0, soft: 0, seconds: 0 }, at(0));
            assert_eq!(mailbox.waiting(), (1, 5_000));
        }
        drop(message);
        assert!((5_000..6_000).contains(&account.held()), "{}", account.held());
        let (last, others) = mailboxes.split_last().unwrap();
        others.iter().for_each(|mailbox| mailbox.close(&account));
        assert!((5_000..6_000).contains(&account.held()), "{}", account.held());
        last.drain(&mut Vec::new(), 1);
        assert_eq!(account.held(), 0);
    }

    #[test]
    fn a_closed_mailbox_takes_nothing() {
        let mailbox = Mailbox::default();
        mailbox.close(&Account::default());
        assert_eq!(mailbox.push(message(b"late"), 0, LIMIT, at(0)), Pushed::Closed);
        assert_eq!(mailbox.waiting(), (0, 0));
    }
}
