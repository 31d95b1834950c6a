//! `MULTI` and `WATCH`.

use super::queue::Queue;
use crate::keyspace::{Keyspace, WatchFlag};
use crate::memory;
use crate::server::{Chore, Server};

/// A transaction that is being queued, or the keys that are watched for one, or both.
#[derive(Debug, Default)]
pub(crate) struct Transaction {
    /// `true` after `MULTI`.
    pub(crate) open: bool,
    /// `true` if a command was refused instead of being queued, so that `EXEC` will be refused.
    pub(crate) aborted: bool,
    pub(crate) queue: Queue,
    /// `true` if a queued command shows figures of the process.
    pub(crate) asks_process: bool,
    pub(crate) flag: WatchFlag,
    /// Database and name of each watched key.
    pub(crate) watched: Vec<(usize, Box<[u8]>)>,
    /// Size in bytes of the watched keys.
    pub(crate) watched_memory: usize,
}

/// Size in bytes of a watched key without its name, which is stored here and in its shard.
const WATCHED: usize = 144;

/// Number of watched keys from which their watches are ended without anybody waiting for it.
const MANY: usize = 500;

impl Transaction {
    /// Returns the number of bytes of a watched key. If several clients watch it, each is charged for it.
    pub(crate) fn memory_of_watched(key: &[u8]) -> usize {
        WATCHED + 2 * memory::block(key.len())
    }

    /// Stops watching, and drops the queue. No shard may be locked.
    pub(crate) fn end(self, server: &Server, keyspace: &Keyspace) {
        let Self { flag, watched, .. } = self;
        if !keyspace.is_shared() {
            // In a key space of its own no other client watches keys.
            keyspace.forget_watchers();
        } else if watched.len() > MANY {
            server.leave(Box::new(Unwatch { flag, watched }));
        } else {
            unwatch(keyspace, &flag, &watched);
        }
    }
}

/// The chore of ending many watches, whose flag nobody reads any more.
#[derive(Debug)]
struct Unwatch {
    flag: WatchFlag,
    watched: Vec<(usize, Box<[u8]>)>,
}

impl Chore for Unwatch {
    fn portion(&mut self, server: &Server) -> bool {
        let keys = self.watched.split_off(self.watched.len().saturating_sub(MANY));
        unwatch(&server.keyspace, &self.flag, &keys);
        self.watched.is_empty()
    }
}

fn unwatch(keyspace: &Keyspace, flag: &WatchFlag, keys: &[(usize, Box<[u8]>)]) {
    if keys.is_empty() {
        return;
    }
    let mut locked = keyspace.lock_keys(keys.iter().map(|(_, key)| &**key));
    for (database, key) in keys {
        let key = locked.key(key);
        let (shard, hasher) = locked.shard(key);
        shard.watchers.remove(*database, key, flag, hasher);
    }
}
