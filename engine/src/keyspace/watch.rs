//! The keys that transactions watch.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Key;
use super::table::{Item, KeyHasher, Table};

/// A flag that is set when a watched key has changed; shared by a session and the shards of the keys that it watches.
#[derive(Clone, Debug, Default)]
pub(crate) struct WatchFlag(Arc<AtomicBool>);

impl WatchFlag {
    pub(crate) fn raise(&self) {
        self.0.store(true, Ordering::Release);
    }

    pub(crate) fn is_raised(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// One transaction that watches a key.
#[derive(Debug)]
struct Watch {
    flag: WatchFlag,
    /// `true` if the key was past its deadline and not removed yet when the watch began. Its removal is then no change.
    expired: Cell<bool>,
}

/// A key with its watches.
#[derive(Debug)]
struct WatchedKey {
    key: Box<[u8]>,
    watches: Vec<Watch>,
}

impl Item for WatchedKey {
    fn key(&self) -> &[u8] {
        &self.key
    }

    fn memory(&self) -> usize {
        self.key.len() + self.watches.capacity() * size_of::<Watch>()
    }
}

/// State of a key in a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// No such key.
    Absent,
    /// A key past its deadline that is not removed yet.
    Expired,
    /// A live key.
    Live,
}

/// The watched keys of one shard.
#[derive(Debug, Default)]
pub(crate) struct Watchers {
    /// A table for each database, up to the highest one with a watched key. It is of the same kind as that of the keys:
    /// it causes no pause when it grows, and can be visited in portions.
    databases: Vec<Table<WatchedKey>>,
    /// Number of watched keys in all databases.
    count: usize,
}

impl Watchers {
    /// Makes `flag` watch a key, which may be past its deadline (`expired`). Returns `false` if it watches that key
    /// already.
    pub(crate) fn add(
        &mut self,
        database: usize,
        key: Key<'_>,
        flag: &WatchFlag,
        expired: bool,
        hasher: &KeyHasher,
    ) -> bool {
        if database >= self.databases.len() {
            self.databases.resize_with(database + 1, Table::default);
        }
        let watched = &mut self.databases[database];
        let watch = || Watch { flag: flag.clone(), expired: Cell::new(expired) };
        let Some(mut found) = watched.find_mut(key.hash, key.bytes) else {
            watched.insert(key.hash, WatchedKey { key: key.bytes.into(), watches: vec![watch()] }, hasher);
            self.count += 1;
            return true;
        };
        if found.watches.iter().any(|watch| watch.flag.same(flag)) {
            return false;
        }
        found.watches.push(watch());
        true
    }

    pub(crate) fn remove(&mut self, database: usize, key: Key<'_>, flag: &WatchFlag, hasher: &KeyHasher) {
        let Some(watched) = self.databases.get_mut(database) else { return };
        let Some(mut found) = watched.find_mut(key.hash, key.bytes) else { return };
        found.watches.retain(|watch| !watch.flag.same(flag));
        if found.watches.is_empty() {
            drop(found);
            watched.remove(key.hash, key.bytes, hasher);
            self.count -= 1;
        }
    }

    /// Returns the size in bytes of the memory.
    pub(crate) fn memory(&self) -> usize {
        self.databases.iter().map(Table::memory).sum()
    }

    /// Returns whether no key is watched.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Marks the watches of a key that was written.
    #[inline]
    pub(crate) fn touch(&self, database: usize, key: Key<'_>) {
        if !self.is_empty() {
            self.raise(database, key, true);
        }
    }

    /// Marks the watches of a key that was removed.
    #[inline]
    pub(crate) fn touch_removed(&self, database: usize, key: Key<'_>) {
        if !self.is_empty() {
            self.raise(database, key, false);
        }
    }

    fn watches(&self, database: usize, key: Key<'_>) -> &[Watch] {
        let found = self.databases.get(database).and_then(|watched| watched.find(key.hash, key.bytes));
        found.map_or(&[], |found| &found.watches)
    }

    #[cold]
    fn raise(&self, database: usize, key: Key<'_>, there: bool) {
        for watch in self.watches(database, key) {
            if watch.expired.get() && !there {
                watch.expired.set(false);
            } else {
                watch.flag.raise();
            }
        }
    }

    /// Returns whether a transaction that watches this key has to fail because its deadline has passed, given that the
    /// key is [`Found::Expired`].
    pub(crate) fn expired_since(&self, database: usize, key: Key<'_>, flag: &WatchFlag) -> bool {
        self.watches(database, key).iter().any(|watch| watch.flag.same(flag) && !watch.expired.get())
    }

    /// Prepares for a replacement of a database's content: `before` and `after` return the state of a key in the old
    /// content and in the new. Visits about `most` watched keys from `cursor` on, and returns the cursor of the next
    /// one, if there are more.
    pub(crate) fn replace(
        &self,
        database: usize,
        cursor: u64,
        most: usize,
        hasher: &KeyHasher,
        before: impl Fn(Key<'_>) -> Found,
        after: impl Fn(Key<'_>) -> Found,
    ) -> Option<u64> {
        let (seen, watched) = (Cell::new(0), self.databases.get(database)?);
        let is_enough = || seen.get() >= most;
        watched.scan(cursor, hasher, is_enough, |WatchedKey { key, watches }| {
            seen.set(seen.get() + 1);
            let key = Key { bytes: key, hash: hasher.hash(key) };
            let (before, after) = (before(key), after(key));
            if before == Found::Absent && after == Found::Absent {
                return;
            }
            for watch in watches {
                // A key that was past its deadline when the watch began counts as absent.
                match (watch.expired.get() || before == Found::Absent, after) {
                    (true, Found::Absent) => watch.expired.set(false),
                    (true, Found::Expired) => watch.expired.set(true),
                    _ => watch.flag.raise(),
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: u32 = 5_000;

    fn watched() -> (Watchers, WatchFlag, KeyHasher) {
        let (mut watchers, flag, hasher) = (Watchers::default(), WatchFlag::default(), KeyHasher::default());
        for number in 0..KEYS {
            let name = number.to_string();
            let key = Key { bytes: name.as_bytes(), hash: hasher.hash(name.as_bytes()) };
            assert!(watchers.add(0, key, &flag, false, &hasher));
            assert!(!watchers.add(0, key, &flag, false, &hasher), "once for each transaction");
        }
        (watchers, flag, hasher)
    }

    #[test]
    fn watched_keys_are_walked_in_portions_and_each_is_seen_once() {
        let (watchers, flag, hasher) = watched();
        let (seen, mut cursor, mut portions) = (Cell::new(0), Some(0), 0);
        while let Some(from) = cursor {
            let count = |_: Key<'_>| {
                seen.set(seen.get() + 1);
                Found::Absent
            };
            cursor = watchers.replace(0, from, 100, &hasher, count, |_| Found::Absent);
            portions += 1;
            assert!(seen.get() <= portions * 101);
        }
        assert_eq!(seen.get(), KEYS as usize);
        assert!(!flag.is_raised());
        assert_eq!(watchers.replace(0, 0, usize::MAX, &hasher, |_| Found::Live, |_| Found::Absent), None);
        assert!(flag.is_raised());
    }

    #[test]
    fn nothing_is_left_of_what_is_not_watched_any_more() {
        let (mut watchers, flag, hasher) = watched();
        for number in 0..KEYS {
            let name = number.to_string();
            watchers.remove(0, Key { bytes: name.as_bytes(), hash: hasher.hash(name.as_bytes()) }, &flag, &hasher);
        }
        assert!(watchers.is_empty());
        assert_eq!(watchers.databases[0].memory(), 0);
    }
}
