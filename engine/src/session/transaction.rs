//! `MULTI` and `WATCH`.

use crate::keyspace::{Keyspace, Locked, WatchFlag};
use crate::memory;
use crate::protocol::OwnedRequest;

/// A transaction that is being queued, or keys that are watched for one, or both.
#[derive(Debug, Default)]
pub(crate) struct Transaction {
    /// Whether `MULTI` has been said.
    pub(crate) open: bool,
    /// Whether a command was refused while queuing, so that `EXEC` is to be refused.
    pub(crate) aborted: bool,
    pub(crate) queue: Vec<OwnedRequest>,
    /// Whether a queued command tells figures of the process.
    pub(crate) asks_process: bool,
    /// Bytes of the queue.
    pub(crate) memory: usize,
    pub(crate) flag: WatchFlag,
    /// Database and key of everything watched.
    pub(crate) watched: Vec<(usize, Box<[u8]>)>,
    /// Bytes of everything watched.
    pub(crate) watched_memory: usize,
}

/// Bytes that a queued command takes beside its arguments: the queue has up to twice the places that it
/// needs.
const QUEUED: usize = 2 * size_of::<OwnedRequest>();

/// Bytes that a watched key takes beside its name, which stands here and in its shard.
const WATCHED: usize = 144;

impl Transaction {
    /// Bytes that a watched key takes. Where several clients watch it, each is charged for it.
    pub(crate) fn memory_of_watched(key: &[u8]) -> usize {
        WATCHED + 2 * memory::block(key.len())
    }

    /// Stops watching; the shards of the watched keys must be locked.
    pub(crate) fn unwatch(&mut self, locked: &mut Locked<'_>) {
        for (database, key) in self.watched.drain(..) {
            let key = locked.key(&key);
            let (shard, hasher) = locked.shard(key);
            shard.watchers.remove(database, key, &self.flag, hasher);
        }
        self.flag = WatchFlag::default();
        self.watched_memory = 0;
    }

    /// Stops watching.
    pub(crate) fn unwatch_in(&mut self, keyspace: &Keyspace) {
        if !self.watched.is_empty() {
            let mut locked = keyspace.lock_keys(self.watched.iter().map(|(_, key)| &**key));
            self.unwatch(&mut locked);
        }
    }

    /// Appends a request.
    pub(crate) fn push(&mut self, request: OwnedRequest) {
        self.memory += request.memory() + QUEUED;
        self.queue.push(request);
    }
}
