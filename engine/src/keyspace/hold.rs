//! Shards that one command holds for longer than its lock.
//!
//! A command that takes long goes on in portions, and between two of them no shard stays locked: a lock
//! would stop every thread that asks for it. So that nobody sees what is half done, it holds its shards: a
//! command that locks a shard and finds it held gives the lock back, and its connection waits for a notification.
//! Everything that needs no key of those shards goes on as ever.

use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Guards, Keyspace, Locked};
use crate::client::Client;

/// Milliseconds after which the purge looks again at a shard that is held.
pub(super) const PURGE_RETRY: u64 = 10;

/// Shards that a command holds, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held(u32);

/// Those who wait until shards are not held any more.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: Mutex<Vec<(Arc<Client>, Arc<AtomicU8>)>>,
    /// Number of waiters that were notified and have not come yet. They go before the next that wants to hold shards: a
    /// client that sends one long command after the other keeps nobody out.
    called: AtomicUsize,
}

const WAITS: u8 = 0;
const CALLED: u8 = 1;
const GONE: u8 = 2;

/// A place in the queue. Dropped when its connection comes back, or ends.
#[derive(Debug)]
pub(crate) struct Turn {
    state: Arc<AtomicU8>,
    queue: Arc<Queue>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        if self.state.swap(GONE, Ordering::SeqCst) == CALLED {
            self.queue.called.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

impl Keyspace {
    /// Returns whether some who waited for held shards have yet to come.
    pub(crate) fn is_awaited(&self) -> bool {
        self.queue.called.load(Ordering::SeqCst) > 0
    }

    /// Locks the shards that a command holds.
    pub(crate) fn lock_held(&self, held: Held) -> Locked<'_> {
        self.lock_set(held.0)
    }

    /// Ends a hold, and notifies those who wait for it.
    pub(crate) fn release(&self, held: Held) {
        let mut locked = self.lock_held(held);
        locked.shards().for_each(|shard| shard.held = false);
        drop(locked);
        let waiting = std::mem::take(&mut *self.queue.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        for (client, state) in waiting {
            self.queue.called.fetch_add(1, Ordering::SeqCst);
            if state.compare_exchange(WAITS, CALLED, Ordering::SeqCst, Ordering::SeqCst).is_err() {
                self.queue.called.fetch_sub(1, Ordering::SeqCst);
            } else {
                client.notify();
            }
        }
    }
}

impl Locked<'_> {
    /// Holds all that is locked.
    pub(crate) fn hold(&mut self) -> Held {
        self.shards().for_each(|shard| shard.held = true);
        Held(match &self.guards {
            Guards::One(index, _) => 1 << index,
            Guards::Many(guards) => {
                (0..).zip(guards).filter(|(_, guard)| guard.is_some()).map(|(index, _)| 1u32 << index).sum()
            }
        })
    }

    /// Returns whether another command holds a shard of these.
    #[inline]
    pub(crate) fn is_held(&self) -> bool {
        match &self.guards {
            Guards::One(_, shard) => shard.held,
            Guards::Many(shards) => shards.iter().flatten().any(|shard| shard.held),
        }
    }

    /// Lets `client` wait until what is held here is not held any more. It is notified then; the place is kept
    /// until that.
    ///
    /// Taken while the shards are locked, so that the end of the hold does not slip in between.
    pub(crate) fn wait(&self, client: &Arc<Client>) -> Turn {
        let (state, queue) = (Arc::new(AtomicU8::new(WAITS)), &self.keyspace.queue);
        let mut waiting = queue.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push((Arc::clone(client), Arc::clone(&state)));
        Turn { state, queue: Arc::clone(queue) }
    }
}
