//! Table of the clients that may have a key in their caches.

use std::collections::BTreeSet;
use std::hash::RandomState;

use indexmap::IndexMap;

use crate::memory;

/// Size in bytes of a key without its name: its place in the table, whose lists have up to twice the places that they
/// need.
const ENTRY: usize = 96;
/// Size in bytes of a client in the list of a key with several readers.
const READER: usize = 24;

/// The clients that have read a key since they were last told of a change. Most keys have one.
#[derive(Debug)]
pub(super) enum Readers {
    One(u64),
    #[allow(clippy::box_collection, reason = "there may be a million keys, and nearly all have one reader")]
    Several(Box<BTreeSet<u64>>),
}

impl Readers {
    /// Adds a client. Returns `false` if it is a reader already.
    fn add(&mut self, client: u64) -> bool {
        match self {
            Self::One(first) if *first == client => false,
            Self::One(first) => {
                *self = Self::Several(Box::new(BTreeSet::from([*first, client])));
                true
            }
            Self::Several(clients) => clients.insert(client),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Several(clients) => clients.len(),
        }
    }

    /// Returns the ids of the clients, ascending.
    pub(super) fn ids(&self) -> impl Iterator<Item = u64> {
        let (one, several) = match self {
            Self::One(client) => (Some(*client), None),
            Self::Several(clients) => (None, Some(clients.iter().copied())),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }
}

/// Keys by name, each with its readers. As in Redis, keys of the same name in two databases count as one.
#[derive(Debug, Default)]
pub(crate) struct Table {
    keys: IndexMap<Box<[u8]>, Readers, RandomState>,
    /// Number of readers of all keys.
    items: usize,
    /// Size in bytes of the table.
    memory: usize,
}

impl Table {
    /// Records that a client has read a key.
    pub(super) fn add(&mut self, key: &[u8], client: u64) {
        if let Some(readers) = self.keys.get_mut(key) {
            if readers.add(client) {
                self.items += 1;
                self.memory += READER;
            }
            return;
        }
        self.keys.insert(key.into(), Readers::One(client));
        self.items += 1;
        self.memory += Self::memory_of(key);
    }

    /// Removes a key.
    pub(super) fn remove(&mut self, key: &[u8]) -> Option<Readers> {
        let (key, readers) = self.keys.swap_remove_entry(key)?;
        self.removed(&key, &readers);
        Some(readers)
    }

    /// Removes one reader of a key. Returns whether there was one.
    pub(super) fn remove_reader(&mut self, key: &[u8], client: u64) -> bool {
        match self.keys.get_mut(key) {
            Some(Readers::Several(clients)) if clients.len() > 1 => {
                let removed = clients.remove(&client);
                self.items -= usize::from(removed);
                self.memory -= if removed { READER } else { 0 };
                removed
            }
            Some(readers) if readers.ids().any(|id| id == client) => self.remove(key).is_some(),
            _ => false,
        }
    }

    /// Removes one of the keys; each is as likely as any other, if `random` is evenly distributed.
    pub(super) fn remove_random(&mut self, random: u64) -> Option<(Box<[u8]>, Readers)> {
        let place = usize::try_from(random % self.keys.len().max(1) as u64).unwrap_or_default();
        let (key, readers) = self.keys.swap_remove_index(place)?;
        self.removed(&key, &readers);
        Some((key, readers))
    }

    fn removed(&mut self, key: &[u8], readers: &Readers) {
        self.items -= readers.len();
        self.memory -= Self::memory_of(key) + (readers.len() - 1) * READER;
        if self.keys.is_empty() {
            *self = Self::default();
        }
    }

    fn memory_of(key: &[u8]) -> usize {
        ENTRY + memory::block(key.len())
    }

    /// Returns the number of keys.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Returns the number of readers of all keys.
    pub(super) fn items(&self) -> usize {
        self.items
    }

    /// Returns the size of the table in bytes.
    pub(crate) fn memory(&self) -> usize {
        self.memory
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(readers: Option<Readers>) -> Vec<u64> {
        readers.map(|readers| readers.ids().collect()).unwrap_or_default()
    }

    #[test]
    fn a_reader_stands_under_a_key_once() {
        let mut table = Table::default();
        for client in [7, 3, 7, 9, 3] {
            table.add(b"k", client);
        }
        table.add(b"l", 7);
        assert_eq!((table.len(), table.items()), (2, 4));
        assert_eq!(ids(table.remove(b"k")), [3, 7, 9]);
        assert_eq!(ids(table.remove(b"k")), []);
        assert_eq!((table.len(), table.items()), (1, 1));
    }

    #[test]
    fn one_reader_leaves_the_others() {
        let mut table = Table::default();
        for client in [7, 3, 9] {
            table.add(b"k", client);
        }
        let left = [9, 4, 3, 3, 7].map(|client| (table.remove_reader(b"k", client), table.items(), table.len()));
        assert_eq!(left, [(true, 2, 1), (false, 2, 1), (true, 1, 1), (false, 1, 1), (true, 0, 0)]);
        assert_eq!(table.memory(), 0);
    }

    #[test]
    fn an_empty_table_takes_no_memory() {
        let mut table = Table::default();
        for number in 0..1_000_u64 {
            table.add(number.to_string().as_bytes(), number % 7);
            table.add(number.to_string().as_bytes(), number % 5);
        }
        assert!(table.memory() > 1_000 * ENTRY);
        let mut random = 1;
        while table.remove_random(random).is_some() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        }
        assert_eq!((table.len(), table.items(), table.memory()), (0, 0, 0));
        assert_eq!(table.keys.capacity(), 0);
    }
}
