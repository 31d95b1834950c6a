//! The keys of all databases, in shards.
//!
//! The hash of a key chooses one of [`SHARDS`] shards; a shard has its part of all sixteen databases behind one mutex.
//! A command on one key locks one shard, for nanoseconds. A command on several keys locks their shards in ascending
//! order, and one on the whole key space locks all of them. So every command, and every transaction as a whole, is
//! atomic for all other connections, and no deadlock is possible.
//!
//! A lock has a price even if nobody else wants it: locking and unlocking are two fences, which no load or store of the
//! next command overtakes. And a lock that another thread had last comes from the cache of another core, as do the counters
//! behind it: with two threads that takes 110 ns, more than all else in a `GET`. So a batch passes the lock of one key on to
//! its next command if that is for the same shard (`Locked::is_for`), and for one or two threads the key space has only
//! one shard, where a lock serves up to 16 commands. The keys of a batch can then be looked up ahead as well
//! (`Context::prefetch`). With one shard and not 16 a `GET` in a batch takes a single thread 77 ns and not 98, and each of two
//! threads 75 and not 180 (on another machine). More threads would wait for each other too often.

mod database;
mod entry;
mod hold;
mod table;
mod value;
mod watch;

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

pub(crate) use database::{Database, EntryMut, Lookup};
pub(crate) use entry::{ACCESSED, Entry};
pub(crate) use hold::{Held, Turn};
pub(crate) use table::{Item, KeyHasher, POSITIONS, Table};
pub(crate) use value::{LARGE, Shared};
pub(crate) use watch::{Found, WatchFlag, Watchers};

use crossbeam_utils::CachePadded;

use crate::garbage::free_elsewhere;
use crate::limits::DATABASES;
use crate::time::Now;
use hold::Queue;

/// Number of shards of a key space that more than [`FEW`] threads use; a power of two.
pub(crate) const SHARDS: usize = 16;

/// Largest number of threads that use one shard.
const FEW: u16 = 2;

/// A key and its hash, computed once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) hash: u64,
}

/// All keys of one server (or of one connection, with `--store per-connection`).
pub(crate) struct Keyspace {
    hasher: KeyHasher,
    /// One shard, or [`SHARDS`]. Each has cache lines of its own, so that threads that lock different shards do not
    /// slow each other down.
    shards: Box<[CachePadded<Cell>]>,
    queue: Arc<Queue>,
    /// `true` if all connections share it.
    is_shared: bool,
}

/// Shows no keys, and takes no lock.
impl std::fmt::Debug for Keyspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyspace").field("shards", &self.shards.len()).finish_non_exhaustive()
    }
}

/// A shard behind its lock.
#[derive(Debug, Default)]
struct Cell {
    shard: Mutex<Shard>,
    /// Size in bytes of the shard's memory when it was last unlocked.
    memory: AtomicUsize,
    /// Number of threads that wait for the lock.
    waiting: AtomicUsize,
}

impl Cell {
    /// Locks the shard, also after a panic while it was locked: the panic has ended the task of that connection, and the
    /// structures behind the lock are consistent between any two operations, so the others go on.
    #[inline]
    fn lock(&self) -> Guard<'_> {
        let shard = match self.shard.try_lock() {
            Ok(shard) => shard,
            Err(TryLockError::Poisoned(error)) => error.into_inner(),
            Err(TryLockError::WouldBlock) => self.wait(),
        };
        Guard { shard, memory: &self.memory }
    }

    #[cold]
    fn wait(&self) -> MutexGuard<'_, Shard> {
        self.waiting.fetch_add(1, Relaxed);
        let shard = self.shard.lock().unwrap_or_else(PoisonError::into_inner);
        self.waiting.fetch_sub(1, Relaxed);
        shard
    }

    /// Returns whether another thread waits for the lock. The lock is not fair: who unlocks it and locks it again at once
    /// gets it before a thread that has to wake up first.
    fn is_wanted(&self) -> bool {
        self.waiting.load(Relaxed) > 0
    }
}

/// A locked shard. Unlocking it publishes the size of its memory, which others read without a lock.
pub(crate) struct Guard<'a> {
    shard: MutexGuard<'a, Shard>,
    memory: &'a AtomicUsize,
}

impl Deref for Guard<'_> {
    type Target = Shard;

    #[inline]
    fn deref(&self) -> &Shard {
        &self.shard
    }
}

impl DerefMut for Guard<'_> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Shard {
        &mut self.shard
    }
}

impl Drop for Guard<'_> {
    #[inline]
    fn drop(&mut self) {
        let memory = self.shard.memory();
        // A shard that was only read does not write to its cache line.
        if memory != self.memory.load(Relaxed) {
            self.memory.store(memory, Relaxed);
        }
    }
}

/// The part of every database whose keys belong to this shard.
#[derive(Debug, Default)]
pub(crate) struct Shard {
    /// `true` if a command that goes on in portions holds the shard; see [`hold`].
    held: bool,
    pub(crate) databases: Databases,
    pub(crate) watchers: Watchers,
    pub(crate) counts: Totals,
}

/// The shard's part of every database that was ever written to.
#[derive(Debug, Default)]
pub(crate) struct Databases {
    /// Database 0, the only one that most clients use, which is found without the list of the others.
    first: Database,
    others: Vec<Database>,
}

/// Totals over all shards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    /// Number of lookups that found their key.
    pub hits: u64,
    /// Number of lookups that did not.
    pub misses: u64,
    /// Number of keys that were removed because their deadline had passed.
    pub expired: u64,
}

/// Figures of a key space, for `INFO`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) totals: Totals,
    pub(crate) databases: [DatabaseFigures; DATABASES],
}

/// Figures of a database, for `INFO`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DatabaseFigures {
    /// Number of keys, including those past their deadline that are not removed yet.
    pub(crate) keys: usize,
    /// Number of keys with a deadline.
    pub(crate) expiring: usize,
    /// The sum of their deadlines in Unix milliseconds.
    pub(crate) deadlines: u128,
}

impl Keyspace {
    /// Returns an empty key space for all connections, which so many threads use; `None` for any number.
    pub(crate) fn shared(threads: Option<u16>) -> Self {
        let shards = if threads.is_some_and(|threads| threads <= FEW) { 1 } else { SHARDS };
        Self { is_shared: true, ..Self::new(shards) }
    }

    /// Returns an empty key space for one connection.
    pub(crate) fn of_one() -> Self {
        Self::new(1)
    }

    /// Returns whether all connections share it.
    #[inline]
    pub(crate) fn is_shared(&self) -> bool {
        self.is_shared
    }

    fn new(shards: usize) -> Self {
        let shards = (0..shards).map(|_| CachePadded::default()).collect();
        Self { hasher: KeyHasher::default(), shards, queue: Arc::default(), is_shared: false }
    }

    /// Returns the index of the shard of a hash.
    #[inline]
    fn shard(&self, hash: u64) -> usize {
        table::shard_bits(hash) & (self.shards.len() - 1)
    }

    #[inline]
    pub(crate) fn key<'a>(&self, bytes: &'a [u8]) -> Key<'a> {
        Key { bytes, hash: self.hasher.hash(bytes) }
    }

    /// Locks the shard of one key.
    #[inline]
    pub(crate) fn lock_one(&self, key: Key<'_>) -> Locked<'_> {
        self.lock_at(self.shard(key.hash))
    }

    /// Returns whether there is only one shard.
    pub(crate) fn is_one_shard(&self) -> bool {
        self.shards.len() == 1
    }

    /// Locks the first shard.
    pub(crate) fn lock_first(&self) -> Locked<'_> {
        self.lock_at(0)
    }

    /// Locks one shard.
    #[inline]
    fn lock_at(&self, index: usize) -> Locked<'_> {
        Locked { keyspace: self, guards: Guards::One(index, self.lock(index)) }
    }

    /// Locks the shard of a cursor of [`Locked::scan`]; the first shard, if there is no such cursor.
    pub(crate) fn lock_position(&self, cursor: u64) -> Locked<'_> {
        let index = usize::try_from(cursor / POSITIONS).ok().filter(|index| *index < self.shards.len()).unwrap_or(0);
        self.lock_at(index)
    }

    /// Locks the shards of `keys`.
    pub(crate) fn lock_keys<'k>(&self, mut keys: impl Iterator<Item = &'k [u8]>) -> Locked<'_> {
        if self.is_one_shard() && keys.next().is_some() {
            return self.lock_at(0);
        }
        let wanted = keys.fold(0u32, |set, key| set | 1 << self.shard(self.hasher.hash(key)));
        self.lock_set(wanted)
    }

    /// Locks every shard.
    pub(crate) fn lock_all(&self) -> Locked<'_> {
        self.lock_set(u32::MAX)
    }

    fn lock_set(&self, wanted: u32) -> Locked<'_> {
        if self.is_one_shard() && wanted & 1 != 0 {
            return self.lock_at(0);
        }
        let guards = (0..self.shards.len()).map(|index| (wanted & 1 << index != 0).then(|| self.lock(index)));
        Locked { keyspace: self, guards: Guards::Many(guards.collect()) }
    }

    #[inline]
    fn lock(&self, index: usize) -> Guard<'_> {
        self.shards[index].lock()
    }

    /// Returns the size in bytes of the memory of the keys, read without a lock, so without the changes of commands in
    /// progress.
    pub(crate) fn memory(&self) -> usize {
        self.shards.iter().map(|shard| shard.memory.load(Relaxed)).sum()
    }

    /// Gives loaded keys the state of keys that have just been written, and resets the counters. Returns the number of
    /// keys.
    pub(crate) fn settle_loaded(&self, now: Now) -> usize {
        let mut keys = 0;
        for index in 0..self.shards.len() {
            let mut shard = self.lock(index);
            shard.counts = Totals::default();
            for database in 0..shard.databases.len() {
                let database = shard.databases.at(database);
                database.touch_all(now);
                keys += database.len();
            }
        }
        keys
    }

    /// Removes all watches of keys.
    pub(crate) fn forget_watchers(&self) {
        for index in 0..self.shards.len() {
            let watchers = std::mem::take(&mut self.lock(index).watchers);
            if !watchers.is_empty() {
                let bytes = watchers.memory();
                free_elsewhere(watchers, bytes);
            }
        }
    }

    /// Removes keys whose deadline has passed, at most `most` of each database for each of [`SHARDS`] locks, until
    /// `is_over`, which is asked after each of these shares. Also returns the time at which the next one is due.
    ///
    /// One shard is locked at a time, and none that another thread waits for, so no command waits for longer than one lock.
    pub(crate) fn purge(
        &self,
        now: Now,
        most: usize,
        is_over: impl Fn() -> bool,
        mut removed: impl FnMut(&mut Shard, usize, Entry),
    ) -> Purge {
        let mut purge = Purge { removed: 0, next: None };
        for turn in 0..SHARDS {
            let cell = &self.shards[turn % self.shards.len()];
            if cell.is_wanted() {
                return Purge { next: Some(0), ..purge };
            }
            let mut shard = cell.lock();
            if shard.held {
                // Nobody sees these keys before that command is over.
                purge.next = purge.next.into_iter().chain([now.millis() + hold::PURGE_RETRY]).min();
                continue;
            }
            for database in 0..shard.databases.len() {
                shard.databases.at(database).touch_due(now, most);
                let mut share = most;
                while share > 0 {
                    let Some(entry) = shard.databases.at(database).pop_due(now, &self.hasher) else { break };
                    purge.removed += 1;
                    share -= 1;
                    removed(&mut shard, database, entry);
                }
                if share < most && is_over() {
                    return Purge { next: Some(0), ..purge };
                }
                // The next deadline after the last turn of this shard.
                if turn + self.shards.len() >= SHARDS {
                    let next = shard.databases.at(database).next_deadline();
                    purge.next = purge.next.into_iter().chain(next).min();
                }
            }
        }
        purge
    }
}

/// Result of [`crate::Server::purge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Purge {
    /// Number of keys that were removed.
    pub removed: usize,
    /// Time at which the next key is due, in Unix milliseconds. It is in the past if more can be removed at once, and
    /// `None` if no key has a deadline.
    pub next: Option<u64>,
}

/// Some locked shards.
pub(crate) struct Locked<'a> {
    keyspace: &'a Keyspace,
    guards: Guards<'a>,
}

enum Guards<'a> {
    One(usize, Guard<'a>),
    Many(Vec<Option<Guard<'a>>>),
}

impl Locked<'_> {
    pub(crate) fn key<'k>(&self, bytes: &'k [u8]) -> Key<'k> {
        self.keyspace.key(bytes)
    }

    /// Returns whether this is the lock that [`Keyspace::lock_one`] would take for this key.
    #[inline]
    pub(crate) fn is_for(&self, key: Key<'_>) -> bool {
        matches!(self.guards, Guards::One(locked, _) if locked == self.keyspace.shard(key.hash))
    }

    /// Returns the shard of a key, and the hasher that its tables need.
    ///
    /// # Panics
    ///
    /// When that shard is not locked, because the command's key positions in the table are wrong.
    #[inline]
    pub(crate) fn shard(&mut self, key: Key<'_>) -> (&mut Shard, &KeyHasher) {
        let index = self.keyspace.shard(key.hash);
        let shard = match &mut self.guards {
            Guards::One(locked, shard) if *locked == index => Some(&mut **shard),
            Guards::One(..) => None,
            Guards::Many(shards) => shards[index].as_deref_mut(),
        };
        (shard.expect("the shard of this key is locked"), &self.keyspace.hasher)
    }

    /// Finds keys of a database by their hashes, so that the memory that a lookup needs is then in the processor's
    /// cache.
    #[inline]
    pub(crate) fn touch(&mut self, database: usize, hashes: &[u64]) {
        for shard in self.shards() {
            if let Some(database) = shard.databases.get(database) {
                hashes.iter().for_each(|hash| database.touch(*hash));
            }
        }
    }

    /// Returns the hasher, for work on [`Self::shards`].
    pub(crate) fn hasher(&self) -> KeyHasher {
        self.keyspace.hasher.clone()
    }

    /// Returns the locked shard with this index, in ascending order of shards.
    pub(crate) fn shard_at(&mut self, index: usize) -> Option<&mut Shard> {
        self.shards().nth(index)
    }

    /// Returns the locked shards, in ascending order.
    pub(crate) fn shards(&mut self) -> impl Iterator<Item = &mut Shard> {
        let (one, many) = match &mut self.guards {
            Guards::One(_, shard) => (Some(&mut **shard), None),
            Guards::Many(shards) => (None, Some(shards)),
        };
        one.into_iter().chain(many.into_iter().flatten().flatten().map(|shard| &mut **shard))
    }

    /// Returns the number of keys in a database, including those past their deadline that are not removed yet. All
    /// shards have to be locked.
    pub(crate) fn len(&mut self, database: usize) -> usize {
        self.shards().filter_map(|shard| shard.databases.get(database)).map(Database::len).sum()
    }

    /// Returns figures over all shards, which have to be locked. They are updated with each change, so no key is
    /// visited.
    pub(crate) fn figures(&mut self) -> Figures {
        let mut figures = Figures::default();
        for shard in self.shards() {
            figures.totals.hits += shard.counts.hits;
            figures.totals.misses += shard.counts.misses;
            figures.totals.expired += shard.counts.expired;
            for (sum, held) in figures.databases.iter_mut().zip(shard.databases.iter()) {
                sum.keys += held.len();
                sum.expiring += held.expiring();
                sum.deadlines += held.sum_of_deadlines();
            }
        }
        figures
    }

    /// Sets the counters to zero. All shards have to be locked.
    pub(crate) fn reset_totals(&mut self) {
        for shard in self.shards() {
            shard.counts = Totals::default();
        }
    }

    /// Calls `visit` with the entries of `database` from `cursor` on, which is a shard and a position in it, until
    /// `enough` returns `true` or the shard ends. Returns the cursor to go on with, 0 at the end. The shard has to be
    /// locked.
    pub(crate) fn scan(
        &mut self,
        database: usize,
        cursor: u64,
        enough: impl FnMut() -> bool,
        visit: impl FnMut(&Entry),
    ) -> u64 {
        let (keyspace, index) = (self.keyspace, cursor / POSITIONS);
        let Some(shard) = self.shard_of(index) else { return 0 };
        let held = shard.databases.get(database);
        let next = held.and_then(|held| held.scan(cursor % POSITIONS, &keyspace.hasher, enough, visit));
        let cursor = match next {
            Some(next) => index * POSITIONS + next,
            None => (index + 1) * POSITIONS,
        };
        if cursor < keyspace.shards.len() as u64 * POSITIONS { cursor } else { 0 }
    }

    /// Returns the shard with this number, if it is locked.
    fn shard_of(&mut self, number: u64) -> Option<&mut Shard> {
        match &mut self.guards {
            Guards::One(index, shard) => (*index as u64 == number).then_some(&mut **shard),
            Guards::Many(shards) => shards.get_mut(usize::try_from(number).ok()?)?.as_deref_mut(),
        }
    }
}

impl Shard {
    /// Returns the size in bytes of the memory of its keys.
    #[inline]
    fn memory(&self) -> usize {
        self.databases.iter().map(Database::memory).sum()
    }

    /// Tells the watchers of keys of `database` that its content will be replaced by that of another, or removed.
    /// Visits about `most` keys from `cursor` on. Returns the next cursor, if there are more.
    pub(crate) fn tell_watchers(
        &self,
        (database, other): (usize, Option<usize>),
        cursor: u64,
        most: usize,
        hasher: &KeyHasher,
        now: Now,
    ) -> Option<u64> {
        let find = |database, key: Key<'_>| {
            self.databases.get(database).map_or(Found::Absent, |held: &Database| held.find(key, now))
        };
        let after = |key: Key<'_>| other.map_or(Found::Absent, |other| find(other, key));
        self.watchers.replace(database, cursor, most, hasher, |key| find(database, key), after)
    }
}

impl Databases {
    /// Returns database `index`, which is created when it is first asked for.
    #[inline]
    pub(crate) fn at(&mut self, index: usize) -> &mut Database {
        let Some(index) = index.checked_sub(1) else { return &mut self.first };
        if index >= self.others.len() {
            self.others.resize_with(index + 1, Database::default);
        }
        &mut self.others[index]
    }

    /// Returns database `index`, if it exists.
    pub(crate) fn get(&self, index: usize) -> Option<&Database> {
        match index.checked_sub(1) {
            None => Some(&self.first),
            Some(index) => self.others.get(index),
        }
    }

    /// Returns the number of databases.
    fn len(&self) -> usize {
        1 + self.others.len()
    }

    pub(crate) fn swap(&mut self, one: usize, other: usize) {
        if one == other {
            return;
        }
        let held = std::mem::take(self.at(one));
        let held = std::mem::replace(self.at(other), held);
        *self.at(one) = held;
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Database> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_purge_takes_no_lock_that_others_wait_for() {
        let keyspace = Keyspace::shared(Some(2));
        let now = Now::new(Duration::from_secs(1_000), Duration::ZERO);
        let purge = || keyspace.purge(now, 1, || false, |_, _, _| {});
        keyspace.shards[0].waiting.store(1, Relaxed);
        assert_eq!(purge(), Purge { removed: 0, next: Some(0) });
        keyspace.shards[0].waiting.store(0, Relaxed);
        assert_eq!(purge(), Purge { removed: 0, next: None });
    }

    #[test]
    fn one_or_two_threads_have_one_shard_and_more_have_many() {
        let shards = [Some(1), Some(2), Some(3), None].map(|threads| Keyspace::shared(threads).shards.len());
        assert_eq!(shards, [1, 1, SHARDS, SHARDS]);
    }
}
