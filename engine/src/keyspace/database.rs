//! The part of a database in one shard: a table, and the deadlines of its keys in order.

use std::collections::BTreeSet;
use std::hint::black_box;

use super::Key;
use super::entry::{Entry, is_past};
use super::table::{Item, KeyHasher, Table};
use super::watch::Found;
use crate::time::Now;

/// Keys with their values and deadlines.
#[derive(Debug, Default)]
pub(crate) struct Database {
    table: Table<Entry>,
    deadlines: Deadlines,
}

/// The deadlines of a database's keys.
#[derive(Debug, Default)]
struct Deadlines {
    /// `(deadline in Unix milliseconds, hash of the key)` of every key with a deadline. The first is the next to
    /// expire, so no key has to be searched or sampled.
    ordered: BTreeSet<(u64, u64)>,
    /// The sum of the deadlines, so that `INFO` need not visit each.
    sum: u128,
}

/// A mutable entry that updates the account of memory when it is dropped.
pub(crate) type EntryMut<'a> = super::table::EntryMut<'a, Entry>;

/// Result of a lookup.
#[derive(Debug)]
pub(crate) enum Lookup<'a> {
    /// There is such a key.
    Live(&'a mut Entry),
    /// There is none.
    Absent,
    /// There was one past its deadline, which has been removed.
    Expired,
}

impl Database {
    /// Finds a key, and removes it if its deadline has passed.
    #[inline]
    pub(crate) fn lookup(&mut self, key: Key<'_>, now: Now) -> Lookup<'_> {
        match self.table.find_unless(key.hash, key.bytes, |entry| entry.is_past(now)) {
            Ok(entry) => Lookup::Live(entry),
            Err(None) => Lookup::Absent,
            Err(Some(entry)) => {
                if let Some(deadline) = entry.deadline() {
                    self.deadlines.remove(deadline, key.hash);
                }
                Lookup::Expired
            }
        }
    }

    /// Finds a key. One past its deadline counts as absent, but is not removed.
    #[cold]
    pub(crate) fn lookup_only(&mut self, key: Key<'_>, now: Now) -> Lookup<'_> {
        if self.get(key).is_none_or(|entry| entry.is_past(now)) {
            return Lookup::Absent;
        }
        match self.table.find_unless(key.hash, key.bytes, |_| false) {
            Ok(entry) => Lookup::Live(entry),
            Err(_) => Lookup::Absent,
        }
    }

    /// Loads the memory that a lookup of a key with this hash needs.
    #[inline]
    pub(crate) fn touch(&self, hash: u64) {
        // The first word of the entry is the last load. Nothing depends on its value, so nothing waits for it.
        black_box(self.table.find_hash(hash, |_| true).map(Entry::accessed));
    }

    /// Returns whether there is a key, live or past its deadline.
    pub(crate) fn find(&self, key: Key<'_>, now: Now) -> Found {
        match self.table.find(key.hash, key.bytes) {
            None => Found::Absent,
            Some(entry) if entry.is_past(now) => Found::Expired,
            Some(_) => Found::Live,
        }
    }

    #[inline]
    pub(crate) fn get(&self, key: Key<'_>) -> Option<&Entry> {
        self.table.find(key.hash, key.bytes)
    }

    /// Returns the entry of a key for changes, except to its deadline, for which there is [`Self::set_deadline`].
    #[inline]
    pub(crate) fn get_mut(&mut self, key: Key<'_>) -> Option<EntryMut<'_>> {
        self.table.find_mut(key.hash, key.bytes)
    }

    /// Sets the value and the deadline of a key, in place if it exists. Returns whether the old entry was past its
    /// deadline.
    #[inline]
    pub(crate) fn set(
        &mut self,
        key: Key<'_>,
        value: &[u8],
        deadline: Option<u64>,
        now: Now,
        hasher: &KeyHasher,
    ) -> bool {
        let Some(mut entry) = self.table.find_mut(key.hash, key.bytes) else {
            self.insert(key.hash, Entry::new(key.bytes, value, deadline, now.seconds()), now, hasher);
            return false;
        };
        let before = entry.deadline();
        entry.replace(value, deadline, now.seconds());
        drop(entry);
        self.deadlines.follow(key.hash, before, deadline);
        before.is_some_and(|before| is_past(before, now))
    }

    /// Inserts an entry under its own key, whose hash is `hash`. Returns whether the old entry was past its deadline.
    pub(crate) fn insert(&mut self, hash: u64, entry: Entry, now: Now, hasher: &KeyHasher) -> bool {
        let deadline = entry.deadline();
        let old = self.table.insert(hash, entry, hasher);
        let before = old.as_ref().and_then(Entry::deadline);
        if let Some(old) = old {
            old.free();
        }
        self.deadlines.follow(hash, before, deadline);
        before.is_some_and(|before| is_past(before, now))
    }

    pub(crate) fn set_deadline(&mut self, key: Key<'_>, deadline: Option<u64>) {
        if let Some(mut entry) = self.table.find_mut(key.hash, key.bytes) {
            let before = entry.deadline();
            entry.set_deadline(deadline);
            drop(entry);
            self.deadlines.follow(key.hash, before, deadline);
        }
    }

    pub(crate) fn remove(&mut self, key: Key<'_>, hasher: &KeyHasher) -> Option<Entry> {
        let entry = self.table.remove(key.hash, key.bytes, hasher)?;
        self.deadlines.follow(key.hash, entry.deadline(), None);
        Some(entry)
    }

    /// Loads the memory that [`Self::pop_due`] needs for the next `most` keys, so that it waits for them together and not
    /// for one after another: with more keys than a cache holds that is most of its time.
    pub(crate) fn touch_due(&self, now: Now, most: usize) {
        for &(deadline, hash) in self.deadlines.ordered.iter().take(most) {
            if !is_past(deadline, now) {
                break;
            }
            self.touch(hash);
        }
    }

    /// Removes one key whose deadline has passed.
    pub(crate) fn pop_due(&mut self, now: Now, hasher: &KeyHasher) -> Option<Entry> {
        loop {
            let (deadline, hash) = self.deadlines.pop_if(|deadline| is_past(deadline, now))?;
            // A search by hash may also find keys with other hashes.
            let due = |entry: &Entry| entry.deadline() == Some(deadline) && hasher.hash(entry.key()) == hash;
            if let Some(entry) = self.table.remove_if(hash, due, hasher) {
                // Two keys with the same hash and the same deadline share an element of the index, which stays for the
                // second one.
                if self.table.find_hash(hash, due).is_some() {
                    self.deadlines.insert(deadline, hash);
                }
                return Some(entry);
            }
        }
    }

    pub(crate) fn next_deadline(&self) -> Option<u64> {
        self.deadlines.first().map(|(deadline, _)| deadline)
    }

    pub(crate) fn len(&self) -> usize {
        self.table.len()
    }

    /// Returns the number of keys with a deadline.
    pub(crate) fn expiring(&self) -> usize {
        self.deadlines.ordered.len()
    }

    /// Returns the sum of all deadlines, in Unix milliseconds.
    pub(crate) fn sum_of_deadlines(&self) -> u128 {
        self.deadlines.sum
    }

    /// Returns the size in bytes of the memory. An element of the index of deadlines counts as what a B-tree needs on
    /// average.
    pub(crate) fn memory(&self) -> usize {
        self.table.memory() + self.expiring() * 24
    }

    /// See [`Table::entries_of`].
    pub(crate) fn entries_of(&self, number: usize) -> Option<impl Iterator<Item = &Entry>> {
        self.table.entries_of(number)
    }

    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.table.iter()
    }

    /// Records that every key was used at `now`.
    pub(crate) fn touch_all(&mut self, now: Now) {
        self.table.entries_mut().for_each(|entry| entry.touch(now.seconds()));
    }

    pub(crate) fn random(&self, random: u64) -> Option<&Entry> {
        self.table.random(random)
    }

    pub(crate) fn scan(
        &self,
        cursor: u64,
        hasher: &KeyHasher,
        enough: impl FnMut() -> bool,
        visit: impl FnMut(&Entry),
    ) -> Option<u64> {
        self.table.scan(cursor, hasher, enough, visit)
    }
}

impl Deadlines {
    /// Returns the earliest deadline, and the hash of its key.
    fn first(&self) -> Option<(u64, u64)> {
        self.ordered.first().copied()
    }

    /// Removes and returns the earliest deadline and the hash of its key, if `is` accepts the deadline.
    fn pop_if(&mut self, is: impl FnOnce(u64) -> bool) -> Option<(u64, u64)> {
        self.first().filter(|&(deadline, _)| is(deadline))?;
        let first = self.ordered.pop_first();
        self.sum -= first.map_or(0, |(deadline, _)| u128::from(deadline));
        first
    }

    fn insert(&mut self, deadline: u64, hash: u64) {
        if self.ordered.insert((deadline, hash)) {
            self.sum += u128::from(deadline);
        }
    }

    fn remove(&mut self, deadline: u64, hash: u64) {
        if self.ordered.remove(&(deadline, hash)) {
            self.sum -= u128::from(deadline);
        }
    }

    /// Records that the deadline of a key has changed from `before` to `after`. Most keys have none.
    #[inline]
    fn follow(&mut self, hash: u64, before: Option<u64>, after: Option<u64>) {
        if before != after {
            self.change(hash, before, after);
        }
    }

    fn change(&mut self, hash: u64, before: Option<u64>, after: Option<u64>) {
        if let Some(before) = before {
            self.remove(before, hash);
        }
        if let Some(after) = after {
            self.insert(after, hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Now = Now::from_unix_millis(1_000);

    /// After any changes of keys, the sums equal those over all keys.
    #[test]
    fn the_sums_of_deadlines_follow_the_keys() {
        let (mut database, hasher) = (Database::default(), KeyHasher::default());
        let mut random = 7u64;
        for _ in 0..20_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let name = (random >> 33 & 63).to_string();
            let key = Key { bytes: name.as_bytes(), hash: hasher.hash(name.as_bytes()) };
            let deadline = (random >> 40 & 1 == 1).then_some(900 + (random >> 41) % 200);
            match random >> 60 {
                0..5 => drop(database.set(key, b"value", deadline, NOW, &hasher)),
                5..8 => database.set_deadline(key, deadline),
                8..10 => drop(database.remove(key, &hasher)),
                10..12 => drop(database.pop_due(NOW, &hasher)),
                12..14 => drop(database.insert(key.hash, Entry::new(key.bytes, b"other", deadline, 0), NOW, &hasher)),
                _ => drop(database.lookup(key, NOW)),
            }
            let deadlines: Vec<u64> = database.iter().filter_map(Entry::deadline).collect();
            assert_eq!(database.expiring(), deadlines.len());
            assert_eq!(database.sum_of_deadlines(), deadlines.iter().map(|deadline| u128::from(*deadline)).sum());
        }
    }
}
