//! One shard's part of one database: a table, and its deadlines in order.

use std::collections::BTreeSet;
use std::hint::black_box;

use super::Key;
use super::entry::{Entry, is_past};
use super::table::{EntryMut, KeyHasher, Table};
use super::watch::Found;
use crate::time::Now;

/// Keys with their values and deadlines.
#[derive(Debug, Default)]
pub(crate) struct Database {
    table: Table,
    /// `(deadline in Unix milliseconds, hash of the key)` of every key that has one. The first is
    /// the next to expire, so nothing has to be searched or sampled.
    deadlines: BTreeSet<(u64, u64)>,
}

/// What a lookup met.
#[derive(Debug)]
pub(crate) enum Lookup<'a> {
    /// There is such a key.
    Live(&'a mut Entry),
    /// There is none.
    Absent,
    /// There was one, past its deadline; it has been removed.
    Expired,
}

impl Database {
    /// Looks a key up, and removes it if its deadline has passed.
    #[inline(always)]
    pub(crate) fn lookup(&mut self, key: Key<'_>, now: Now) -> Lookup<'_> {
        match self.table.find_unless(key.hash, key.bytes, |entry| entry.is_past(now)) {
            Ok(entry) => Lookup::Live(entry),
            Err(None) => Lookup::Absent,
            Err(Some(entry)) => {
                if let Some(deadline) = entry.deadline() {
                    self.deadlines.remove(&(deadline, key.hash));
                }
                Lookup::Expired
            }
        }
    }

    /// Looks a key up; a key past its deadline is absent, and stays.
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

    /// Loads what a lookup of a key with this hash needs.
    #[inline(always)]
    pub(crate) fn touch(&self, hash: u64) {
        // The entry's first word is the last load; nothing depends on it, so nothing waits for it.
        black_box(self.table.find_hash(hash, |_| true).map(Entry::accessed));
    }

    /// What stands under a key.
    pub(crate) fn find(&self, key: &[u8], hasher: &KeyHasher, now: Now) -> Found {
        match self.table.find(hasher.hash(key), key) {
            None => Found::Absent,
            Some(entry) if entry.is_past(now) => Found::Expired,
            Some(_) => Found::Live,
        }
    }

    #[inline]
    pub(crate) fn get(&self, key: Key<'_>) -> Option<&Entry> {
        self.table.find(key.hash, key.bytes)
    }

    /// The entry, to be changed; not its deadline, which [`Self::set_deadline`] changes.
    #[inline]
    pub(crate) fn get_mut(&mut self, key: Key<'_>) -> Option<EntryMut<'_>> {
        self.table.find_mut(key.hash, key.bytes)
    }

    /// Writes value and deadline under the key, in place where there is one. Returns whether what stood
    /// there was past its deadline.
    #[inline(always)]
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
        reindex(&mut self.deadlines, key.hash, before, deadline);
        before.is_some_and(|before| is_past(before, now))
    }

    /// Puts an entry in under its own key, whose hash is `hash`. Returns whether what stood there was
    /// past its deadline.
    pub(crate) fn insert(&mut self, hash: u64, entry: Entry, now: Now, hasher: &KeyHasher) -> bool {
        let deadline = entry.deadline();
        let before = self.table.insert(hash, entry, hasher).and_then(|old| old.deadline());
        reindex(&mut self.deadlines, hash, before, deadline);
        before.is_some_and(|before| is_past(before, now))
    }

    pub(crate) fn set_deadline(&mut self, key: Key<'_>, deadline: Option<u64>) {
        if let Some(mut entry) = self.table.find_mut(key.hash, key.bytes) {
            let before = entry.deadline();
            entry.set_deadline(deadline);
            drop(entry);
            reindex(&mut self.deadlines, key.hash, before, deadline);
        }
    }

    pub(crate) fn remove(&mut self, key: Key<'_>, hasher: &KeyHasher) -> Option<Entry> {
        let entry = self.table.remove(key.hash, key.bytes, hasher)?;
        reindex(&mut self.deadlines, key.hash, entry.deadline(), None);
        Some(entry)
    }

    /// Removes one key whose deadline has passed.
    pub(crate) fn pop_due(&mut self, now: Now, hasher: &KeyHasher) -> Option<Entry> {
        loop {
            let &(deadline, hash) = self.deadlines.first()?;
            if !is_past(deadline, now) {
                return None;
            }
            let due = |entry: &Entry| entry.deadline() == Some(deadline);
            if let Some(entry) = self.table.remove_if(hash, due, hasher) {
                // Two keys of one hash and one deadline share their place in the index: leave it to
                // the second.
                if self.table.find_hash(hash, due).is_none() {
                    self.deadlines.remove(&(deadline, hash));
                }
                return Some(entry);
            }
            self.deadlines.remove(&(deadline, hash));
        }
    }

    pub(crate) fn next_deadline(&self) -> Option<u64> {
        self.deadlines.first().map(|&(deadline, _)| deadline)
    }

    pub(crate) fn len(&self) -> usize {
        self.table.len()
    }

    /// How many keys have a deadline.
    pub(crate) fn expiring(&self) -> usize {
        self.deadlines.len()
    }

    /// The mean time to live of the keys that have a deadline, in milliseconds.
    pub(crate) fn sum_of_deadlines(&self) -> u128 {
        self.deadlines.iter().map(|&(deadline, _)| u128::from(deadline)).sum()
    }

    /// Bytes of memory. An index node of the deadlines is counted at what a B-tree needs on average.
    pub(crate) fn memory(&self) -> usize {
        self.table.memory() + self.deadlines.len() * 24
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.table.iter()
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

/// Follows a key's deadline from `before` to `after`; most keys have none.
#[inline(always)]
fn reindex(deadlines: &mut BTreeSet<(u64, u64)>, hash: u64, before: Option<u64>, after: Option<u64>) {
    if before != after {
        move_deadline(deadlines, hash, before, after);
    }
}

fn move_deadline(deadlines: &mut BTreeSet<(u64, u64)>, hash: u64, before: Option<u64>, after: Option<u64>) {
    if let Some(before) = before {
        deadlines.remove(&(before, hash));
    }
    if let Some(after) = after {
        deadlines.insert((after, hash));
    }
}
