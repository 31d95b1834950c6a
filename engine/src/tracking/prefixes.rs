//! Prefixes of keys that clients track in broadcast mode.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::ops::Bound::{Included, Unbounded};

/// The clients of each prefix, and the keys that have changed since they were last told.
#[derive(Debug, Default)]
pub(super) struct Prefixes {
    clients: BTreeMap<Box<[u8]>, BTreeSet<u64>>,
    changed: BTreeMap<Box<[u8]>, Changed>,
}

/// Changed keys, each with the id of the client that has changed it last; 0 if it has expired.
pub(super) type Changed = BTreeMap<Box<[u8]>, u64>;

impl Prefixes {
    /// Adds a prefix for a client.
    pub(super) fn add(&mut self, prefix: &[u8], client: u64) {
        match self.clients.get_mut(prefix) {
            Some(clients) => drop(clients.insert(client)),
            None => drop(self.clients.insert(prefix.into(), BTreeSet::from([client]))),
        }
    }

    pub(super) fn remove(&mut self, prefix: &[u8], client: u64) {
        let Some(clients) = self.clients.get_mut(prefix) else { return };
        clients.remove(&client);
        if clients.is_empty() {
            self.clients.remove(prefix);
            self.changed.remove(prefix);
        }
    }

    /// Returns the number of different prefixes.
    pub(super) fn len(&self) -> usize {
        self.clients.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.clients.is_empty()
    }

    /// Records that the client `by` has changed a key, or that the key has expired if `by` is 0. Returns whether the
    /// key begins with any of the prefixes.
    pub(super) fn note(&mut self, key: &[u8], by: u64) -> bool {
        let (mut rest, mut found) = (key, false);
        // The greatest prefix that is not greater than `rest` is either a prefix of it, or limits how many bytes of
        // `rest` the next candidate can have.
        while let Some((prefix, _)) = self.clients.range::<[u8], _>((Unbounded, Included(rest))).next_back() {
            let common = prefix.iter().zip(rest).take_while(|(one, other)| one == other).count();
            if common < prefix.len() {
                rest = &rest[..common];
                continue;
            }
            found = true;
            if !self.changed.contains_key(prefix) {
                self.changed.insert(prefix.clone(), Changed::new());
            }
            if let Some(changed) = self.changed.get_mut(prefix) {
                changed.insert(key.into(), by);
            }
            let Some(shorter) = prefix.len().checked_sub(1) else { break };
            rest = &rest[..shorter];
        }
        found
    }

    /// Removes and returns the changed keys by prefix, each with the ids of the clients to be told.
    pub(super) fn take_changed(&mut self) -> Vec<(Changed, Vec<u64>)> {
        let clients = |prefix: &[u8]| self.clients.get(prefix).into_iter().flatten().copied().collect();
        mem::take(&mut self.changed).into_iter().map(|(prefix, changed)| (changed, clients(&prefix))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the prefixes under which a change of `key` is recorded.
    fn noted(prefixes: &[&str], key: &str) -> Vec<String> {
        let mut held = Prefixes::default();
        for prefix in prefixes {
            held.add(prefix.as_bytes(), 1);
        }
        let found = held.note(key.as_bytes(), 0);
        assert_eq!(found, !held.changed.is_empty());
        held.changed.keys().map(|prefix| String::from_utf8_lossy(prefix).into_owned()).collect()
    }

    #[test]
    fn a_key_is_noted_under_each_of_its_beginnings() {
        let all = ["", "a", "ab", "abd", "abc", "abcd", "b", "abcde"];
        assert_eq!(noted(&all, "abcd"), ["", "a", "ab", "abc", "abcd"]);
        assert_eq!(noted(&all, ""), [""]);
        assert_eq!(noted(&all[1..], ""), [] as [&str; 0]);
        assert_eq!(noted(&all[1..], "c"), [] as [&str; 0]);
        assert_eq!(noted(&["user:", "user:1:x", "user:0"], "user:1:y"), ["user:"]);
    }

    #[test]
    fn beginnings_are_found_as_by_trying_all() {
        let words: Vec<String> = (0..400_u32)
            .map(|number| format!("{number:b}").chars().map(|bit| if bit == '1' { 'b' } else { 'a' }).collect())
            .collect();
        let prefixes: Vec<&str> = words.iter().step_by(3).map(String::as_str).collect();
        for key in &words {
            let mut expected: Vec<&str> = prefixes.iter().copied().filter(|prefix| key.starts_with(*prefix)).collect();
            expected.sort_unstable();
            expected.dedup();
            assert_eq!(noted(&prefixes, key), expected, "{key}");
        }
    }

    #[test]
    fn the_last_change_of_a_key_counts_and_a_prefix_leaves_with_its_last_client() {
        let mut prefixes = Prefixes::default();
        prefixes.add(b"k", 1);
        prefixes.add(b"k", 2);
        prefixes.note(b"k1", 5);
        prefixes.note(b"k1", 6);
        let changed = prefixes.take_changed();
        assert_eq!(changed, [(Changed::from([(Box::from(&b"k1"[..]), 6)]), vec![1, 2])]);
        assert!(prefixes.take_changed().is_empty());
        prefixes.note(b"k2", 0);
        prefixes.remove(b"k", 1);
        assert_eq!(prefixes.len(), 1);
        prefixes.remove(b"k", 2);
        assert!(prefixes.is_empty() && prefixes.take_changed().is_empty());
    }
}
