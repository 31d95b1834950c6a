//! The work of the server's own task: it removes keys whose deadline has passed, and does chores that nobody waits for.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::events;
use crate::keyspace::{Item, Key, Keyspace, Shard};
use crate::limits::{PORTIONS_TIME, PURGE_LOOK};
use crate::server::{Chore, Server};
use crate::tracking::Actor;

/// Largest number of keys that one call of [`Server::purge`] removes from each database under one lock, and between two
/// looks at the clock: about 20 µs of work. Their memory is loaded together.
const PURGE_SHARE: usize = 32;

/// Largest number of portions of chores that one call of [`Server::purge`] runs.
const CHORES: usize = 2;

/// Result of one call of [`Server::purge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Purged {
    /// Number of keys that were removed.
    pub removed: usize,
    /// Time to sleep before the next call. Zero means that more is due, and only other tasks run before; `None` means
    /// to sleep until the next notification. A notification ends every sleep.
    pub rest: Option<Duration>,
}

impl Server {
    /// Leaves `chore` to the task that calls [`Self::purge`]; without such a task it is done at once.
    pub(crate) fn leave(&self, mut chore: Box<dyn Chore>) {
        if self.purge_notifier.is_set() && !self.is_stopping() {
            self.chores.lock().unwrap_or_else(PoisonError::into_inner).push_back(chore);
            self.notify_purge();
        } else {
            while !chore.portion(self) {}
        }
    }

    /// Does chores for a short while. Returns whether there are more.
    fn do_chores(&self) -> bool {
        let next = || self.chores.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let since = self.now();
        for _ in 0..CHORES {
            let Some(mut chore) = next() else { break };
            if !chore.portion(self) {
                self.chores.lock().unwrap_or_else(PoisonError::into_inner).push_back(chore);
            }
            if self.now().since(since) >= PORTIONS_TIME {
                break;
            }
        }
        !self.chores.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Removes keys whose deadline has passed, for [`PORTIONS_TIME`] at most with each call, and a bounded number.
    /// [`Purged::rest`] is the time until the next call.
    #[must_use]
    pub fn purge(&self) -> Purged {
        let is_more = self.do_chores();
        if self.tracking.is_over() {
            self.tracking.shorten(self, None, self.now());
        }
        let is_more = is_more || self.tracking.is_over();
        let purged = self.purge_keys(&self.keyspace);
        if self.tracking.has_changed() {
            self.tracking.broadcast(self, None, self.now());
        }
        self.log.ask_for_write();
        Purged { rest: if is_more { Some(Duration::ZERO) } else { purged.rest }, ..purged }
    }

    /// Removes keys of `keyspace`, which belongs to all connections or to one.
    pub(crate) fn purge_keys(&self, keyspace: &Keyspace) -> Purged {
        let now = self.now();
        // Sets the deadline before which a new deadline notifies the task; only the shared key space has such a task.
        let sleep_for = |deadline| {
            if keyspace.is_shared() {
                self.purge_at.store(deadline, Ordering::SeqCst);
            }
        };
        // While keys are loaded, the file itself deletes those that have expired.
        if !self.active_expire.load(Ordering::Relaxed) || self.is_loading() {
            sleep_for(u64::MAX);
            return Purged { removed: 0, rest: None };
        }
        if self.pause.is_active() {
            if let Some(until) = self.pause.until(true, now) {
                // Nothing expires while clients are paused, so no deadline needs a notification.
                sleep_for(0);
                return Purged { removed: 0, rest: Some(now.sleep_until(until)) };
            }
        }
        // Done before the shards are read, so that a deadline set from here on notifies.
        sleep_for(u64::MAX);
        let is_over = || self.now().since(now) >= PORTIONS_TIME;
        let purge = keyspace.purge(now, PURGE_SHARE, is_over, |shard, database, entry| {
            let Shard { watchers, counts, .. } = shard;
            // Hashed only if any key is watched.
            let hash = if watchers.is_empty() { 0 } else { keyspace.key(entry.key()).hash };
            let key = Key { bytes: entry.key(), hash };
            let actor = Actor { client: None, expired: true, replies: false };
            events::expired(self, (watchers, counts), database, key, actor, now);
            entry.free();
        });
        if let Some(next) = purge.next {
            if keyspace.is_shared() {
                self.purge_at.fetch_min(next, Ordering::SeqCst);
            }
        }
        // A key is removed in the first millisecond after its deadline. The wall clock may be set meanwhile, so the
        // sleep is never long.
        let rest = |next: u64| match (next + 1).saturating_sub(now.millis()) {
            0 => Duration::ZERO,
            millis => Duration::from_millis(millis).min(PURGE_LOOK),
        };
        Purged { removed: purge.removed, rest: purge.next.map(rest) }
    }
}
