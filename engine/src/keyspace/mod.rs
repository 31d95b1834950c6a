//! The keys of all databases, in shards.
//!
//! A key's hash chooses one of [`SHARDS`] shards; a shard holds that part of all sixteen databases
//! behind one mutex. A command on one key locks one shard, for nanoseconds. A command on several
//! keys locks their shards in ascending order, and one on the whole key space locks all of them, so
//! every command, and every transaction as a whole, is atomic against all other connections and no
//! two of them can wait for each other in a circle.

mod database;
mod entry;
mod table;
mod watch;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) use database::{Database, Lookup};
pub(crate) use entry::{ACCESSED, Entry};
pub(crate) use table::{EntryMut, KeyHasher, POSITIONS};
pub(crate) use watch::{WatchFlag, Watchers};

use table::SHARD_BITS;

use crate::time::Now;

/// Independent locks of a key space.
pub const SHARDS: usize = 1 << SHARD_BITS;

/// A key and its hash, computed once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) hash: u64,
}

/// All keys of one server (or of one connection, with `--store per-connection`).
#[derive(Debug, Default)]
pub struct Keyspace {
    hasher: KeyHasher,
    shards: [Mutex<Shard>; SHARDS],
}

/// The part of every database whose keys hash here.
#[derive(Debug, Default)]
pub(crate) struct Shard {
    pub(crate) databases: Databases,
    pub(crate) watchers: Watchers,
    pub(crate) hits: u64,
    pub(crate) misses: u64,
    pub(crate) expired: u64,
}

/// One shard's part of every database that was ever written to.
#[derive(Debug, Default)]
pub(crate) struct Databases(Vec<Database>);

/// Totals over all shards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Lookups that found their key.
    pub hits: u64,
    /// Lookups that did not.
    pub misses: u64,
    /// Keys removed because their deadline had passed.
    pub expired: u64,
}

impl Keyspace {
    #[inline(always)]
    pub(crate) fn key<'a>(&self, bytes: &'a [u8]) -> Key<'a> {
        Key { bytes, hash: self.hasher.hash(bytes) }
    }

    /// Locks the shard of one key.
    #[inline]
    pub(crate) fn lock_one(&self, key: Key<'_>) -> Locked<'_> {
        let index = table::shard(key.hash);
        Locked { hasher: &self.hasher, guards: Guards::One(index, self.lock(index)) }
    }

    /// Locks the shards of `keys`.
    pub(crate) fn lock_keys<'k>(&self, keys: impl Iterator<Item = &'k [u8]>) -> Locked<'_> {
        let wanted = keys.fold(0u32, |set, key| set | 1 << table::shard(self.hasher.hash(key)));
        self.lock_set(wanted)
    }

    /// Locks every shard.
    pub(crate) fn lock_all(&self) -> Locked<'_> {
        self.lock_set(u32::MAX)
    }

    fn lock_set(&self, wanted: u32) -> Locked<'_> {
        let guards = (0..SHARDS).map(|index| (wanted & 1 << index != 0).then(|| self.lock(index)));
        Locked { hasher: &self.hasher, guards: Guards::Many(guards.collect()) }
    }

    /// A panic while a shard is locked ends that connection's task. The structures behind the lock
    /// are consistent between any two operations, so the others go on.
    #[inline]
    fn lock(&self, index: usize) -> MutexGuard<'_, Shard> {
        self.shards[index].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes up to `most` keys whose deadline has passed and tells when the next is due.
    ///
    /// One shard is locked at a time, so no command waits for more than one shard's share.
    pub(crate) fn purge(&self, now: Now, most: usize, mut removed: impl FnMut(&mut Shard, usize, Entry)) -> Purge {
        let mut purge = Purge { removed: 0, next: None };
        for index in 0..SHARDS {
            let mut shard = self.lock(index);
            for database in 0..shard.databases.0.len() {
                let mut share = most;
                while share > 0
                    && let Some(entry) = shard.databases.at(database).pop_due(now, &self.hasher)
                {
                    shard.expired += 1;
                    purge.removed += 1;
                    share -= 1;
                    removed(&mut shard, database, entry);
                }
                let next = shard.databases.at(database).next_deadline();
                purge.next = purge.next.into_iter().chain(next).min();
            }
        }
        purge
    }
}

/// What [`crate::Server::purge`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purge {
    /// Keys removed.
    pub removed: usize,
    /// When the next key is due, in Unix milliseconds; in the past when there is more to remove at
    /// once, `None` when no key has a deadline.
    pub next: Option<u64>,
}

/// Some shards, locked.
pub(crate) struct Locked<'a> {
    hasher: &'a KeyHasher,
    guards: Guards<'a>,
}

enum Guards<'a> {
    One(usize, MutexGuard<'a, Shard>),
    Many(Vec<Option<MutexGuard<'a, Shard>>>),
}

impl Locked<'_> {
    pub(crate) fn key<'k>(&self, bytes: &'k [u8]) -> Key<'k> {
        Key { bytes, hash: self.hasher.hash(bytes) }
    }

    /// The shard of a key, and the hasher that its tables ask for.
    ///
    /// # Panics
    ///
    /// When that shard is not locked: the command's key positions in the table are wrong.
    #[inline]
    pub(crate) fn shard(&mut self, key: Key<'_>) -> (&mut Shard, &KeyHasher) {
        let index = table::shard(key.hash);
        let shard = match &mut self.guards {
            Guards::One(locked, shard) if *locked == index => Some(&mut **shard),
            Guards::One(..) => None,
            Guards::Many(shards) => shards[index].as_deref_mut(),
        };
        (shard.expect("the shard of this key is locked"), self.hasher)
    }

    /// The hasher, for work on [`Self::shards`].
    pub(crate) fn hasher(&self) -> KeyHasher {
        self.hasher.clone()
    }

    /// The shards that are locked, in ascending order of positions.
    pub(crate) fn shards(&mut self) -> impl Iterator<Item = &mut Shard> {
        let (one, many) = match &mut self.guards {
            Guards::One(_, shard) => (Some(&mut **shard), None),
            Guards::Many(shards) => (None, Some(shards)),
        };
        one.into_iter().chain(many.into_iter().flatten().flatten().map(|shard| &mut **shard))
    }

    /// Keys of a database, those past their deadline and not yet removed included. All shards must
    /// be locked.
    pub(crate) fn len(&mut self, database: usize) -> usize {
        self.shards().filter_map(|shard| shard.databases.get(database)).map(Database::len).sum()
    }

    /// Bytes that the keys take. All shards must be locked.
    pub(crate) fn memory(&mut self) -> usize {
        self.shards().map(|shard| shard.databases.iter().map(Database::memory).sum::<usize>()).sum()
    }

    /// Counters over all shards, which must be locked.
    pub(crate) fn totals(&mut self) -> Totals {
        self.shards().fold(Totals::default(), |sum, shard| Totals {
            hits: sum.hits + shard.hits,
            misses: sum.misses + shard.misses,
            expired: sum.expired + shard.expired,
        })
    }

    /// Sets the counters to zero. All shards must be locked.
    pub(crate) fn reset_totals(&mut self) {
        for shard in self.shards() {
            (shard.hits, shard.misses, shard.expired) = (0, 0, 0);
        }
    }

    /// Runs `visit` over the entries of `database` from the position `cursor` on, until `enough`;
    /// returns the cursor to go on with, 0 at the end. All shards must be locked.
    pub(crate) fn scan(
        &mut self,
        database: usize,
        cursor: u64,
        mut enough: impl FnMut() -> bool,
        mut visit: impl FnMut(&Entry),
    ) -> u64 {
        let hasher = self.hasher;
        let share = POSITIONS >> SHARD_BITS;
        let first = usize::try_from(cursor / share).unwrap_or(usize::MAX);
        for (index, shard) in self.shards().enumerate().skip(first) {
            let from = cursor.max(index as u64 * share);
            let next =
                shard.databases.get(database).and_then(|database| database.scan(from, hasher, &mut enough, &mut visit));
            if let Some(next) = next {
                return if next < POSITIONS { next } else { 0 };
            }
        }
        0
    }
}

impl Shard {
    /// Raises the flags of watched keys in `databases` for which `changed` says so, given the shard's
    /// databases, the key and its hash.
    pub(crate) fn touch_watched(
        &self,
        databases: &[usize],
        hasher: &KeyHasher,
        changed: impl Fn(&Databases, &[u8], u64) -> bool,
    ) {
        if self.watchers.is_empty() {
            return;
        }
        for &database in databases {
            for (key, flags) in self.watchers.of(database) {
                if changed(&self.databases, key, hasher.hash(key)) {
                    flags.iter().for_each(WatchFlag::raise);
                }
            }
        }
    }
}

impl Databases {
    /// Database `index`, made when it is first asked for.
    #[inline]
    pub(crate) fn at(&mut self, index: usize) -> &mut Database {
        if index >= self.0.len() {
            self.0.resize_with(index + 1, Database::default);
        }
        &mut self.0[index]
    }

    /// Database `index`, if it was ever asked for.
    pub(crate) fn get(&self, index: usize) -> Option<&Database> {
        self.0.get(index)
    }

    pub(crate) fn swap(&mut self, one: usize, other: usize) {
        self.at(one.max(other));
        self.0.swap(one, other);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Database> {
        self.0.iter()
    }
}
