//! `MULTI` and `WATCH`.

use crate::garbage::free_elsewhere;
use crate::keyspace::{Keyspace, WatchFlag};
use crate::memory;
use crate::protocol::OwnedRequest;
use crate::server::{Chore, Server};

/// A transaction that is being queued, or keys that are watched for one, or both.
#[derive(Debug, Default)]
pub(crate) struct Transaction {
    /// `true` if `MULTI` has been said.
    pub(crate) open: bool,
    /// `true` if a command was refused while queuing, so that `EXEC` is to be refused.
    pub(crate) aborted: bool,
    pub(crate) queue: Vec<OwnedRequest>,
    /// `true` if a queued command tells figures of the process.
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

/// Watched keys, and queued commands, beyond which nobody waits for their end.
const MANY: usize = 500;

impl Transaction {
    /// Returns the bytes that a watched key takes. Where several clients watch it, each is charged for it.
    pub(crate) fn memory_of_watched(key: &[u8]) -> usize {
        WATCHED + 2 * memory::block(key.len())
    }

    /// Stops watching, and drops what is queued. No shard may be locked.
    pub(crate) fn end(self, server: &Server, keyspace: &Keyspace) {
        let Self { flag, watched, queue, .. } = self;
        if queue.len() > MANY {
            free_elsewhere(queue);
        }
        if !keyspace.is_shared() {
            // Nobody else watches there.
            keyspace.forget_watchers();
        } else if watched.len() > MANY {
            server.leave(Box::new(Unwatch { flag, watched }));
        } else {
            unwatch(keyspace, &flag, &watched);
        }
    }

    /// Appends a request.
    pub(crate) fn push(&mut self, request: OwnedRequest) {
        self.memory += request.memory() + QUEUED;
        self.queue.push(request);
    }
}

/// The end of many watches, whose flag nobody looks at any more.
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
