//! Shards that one command holds for longer than its lock.
//!
//! A command that takes long goes on in portions, and between two of them no shard stays locked, since a lock would
//! block every thread that asks for it. Instead the command holds its shards, so that nobody sees a partial result: a
//! command that locks a shard and finds it held unlocks it, and its connection waits for a notification. Commands that
//! need no key of those shards go on.

use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Guards, Keyspace, Locked};
use crate::client::Client;

/// Milliseconds after which the purge tries a held shard again.
pub(super) const PURGE_RETRY: u64 = 10;

/// Shards that a command holds, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held(u32);

/// The clients that wait until shards are no longer held.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: Mutex<Vec<(Arc<Client>, Arc<AtomicU8>)>>,
    /// Number of waiters that were notified and have not run yet. They precede the next command that wants to hold
    /// shards, so that a client that sends one long command after the other shuts nobody out.
    called: AtomicUsize,
}

const WAITS: u8 = 0;
const CALLED: u8 = 1;
const GONE: u8 = 2;

/// A place in the queue, dropped when its connection runs again, or ends.
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
    /// Returns whether some of those who waited for held shards have not run yet.
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
    /// Holds all shards that are locked.
    pub(crate) fn hold(&mut self) -> Held {
        self.shards().for_each(|shard| shard.held = true);
        Held(match &self.guards {
            Guards::One(index, _) => 1 << index,
            Guards::Many(guards) => {
                (0..).zip(guards).filter(|(_, guard)| guard.is_some()).map(|(index, _)| 1u32 << index).sum()
            }
        })
    }

    /// Returns whether another command holds one of these shards.
    #[inline]
    pub(crate) fn is_held(&self) -> bool {
        match &self.guards {
            Guards::One(_, shard) => shard.held,
            Guards::Many(shards) => shards.iter().flatten().any(|shard| shard.held),
        }
    }

    /// Puts `client` into the queue of those who wait for held shards. It is notified when they are released; the
    /// returned place is to be kept until then.
    ///
    /// Call it while the shards are locked, so that the release is not missed.
    pub(crate) fn wait(&self, client: &Arc<Client>) -> Turn {
        let (state, queue) = (Arc::new(AtomicU8::new(WAITS)), &self.keyspace.queue);
        let mut waiting = queue.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push((Arc::clone(client), Arc::clone(&state)));
        Turn { state, queue: Arc::clone(queue) }
    }
}
