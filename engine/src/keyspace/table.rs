//! A hash table that grows by splitting.
//!
//! The table is a directory of small segments, each a hash table of at most [`SEGMENT`] entries that share the leading
//! bits of their position (extendible hashing). This has two advantages over one large table:
//!
//! - No operation ever moves more than one segment, so a growing table of millions of keys causes no pause; a single
//!   table would move all of them under the lock.
//! - Positions are an order that does not change when the table grows or shrinks, and the directory is sorted by it.
//!   `SCAN` follows that order, so it finds every key that exists all the while, exactly once.
//!
//! Of the 64 bits of a hash the top seven are the tag in [`hashbrown`]'s tables, and the next ones choose the segment.
//! The lowest eight choose the bucket in the segment, and those above them the shard.

use std::hash::{BuildHasher, Hasher, RandomState};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry as Slot;

/// Number of bits of a hash that `hashbrown` stores as a tag. They are not used to choose the segment, since its
/// entries would all have the same tag.
const TAG_BITS: u32 = 7;
/// Number of entries of a segment: as many as 128 buckets hold before hashbrown grows.
const SEGMENT: usize = 112;
/// Limit on the bits of the directory. One of 2^32 segments exceeds any memory, and the limit ends the splitting for
/// keys with equal hashes.
const MAX_DEPTH: u32 = 32;

/// The keyed hash of keys: SipHash-1-3 with a random key for each process. Without that key nobody can choose keys that
/// collide, and the order of `SCAN` does not reveal it. A key of 16 bytes takes 10 ns.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyHasher(RandomState);

impl KeyHasher {
    #[inline]
    pub(crate) fn hash(&self, key: &[u8]) -> u64 {
        let mut hasher = self.0.build_hasher();
        hasher.write(key);
        hasher.finish()
    }
}

/// Returns whether two keys are equal. Keys of 8 to 32 bytes, as most are, are compared in two pieces that may overlap,
/// without a call of `memcmp`: that makes a lookup 2 ns cheaper.
#[inline]
fn same(one: &[u8], other: &[u8]) -> bool {
    #[inline]
    fn ends<const N: usize>(key: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
        Some((key.first_chunk()?, key.last_chunk()?))
    }
    one.len() == other.len()
        && match one.len() {
            8..=16 => ends::<8>(one) == ends::<8>(other),
            17..=32 => ends::<16>(one) == ends::<16>(other),
            _ => one == other,
        }
}

/// Returns the position of a hash in the order of `SCAN`: the hash without its tag.
#[inline]
pub(crate) const fn position(hash: u64) -> u64 {
    hash << TAG_BITS >> TAG_BITS
}

/// Number of positions.
pub(crate) const POSITIONS: u64 = 1 << (64 - TAG_BITS);

/// Returns the bits of a hash that choose the shard, shifted to the low end.
#[inline]
pub(crate) const fn shard_bits(hash: u64) -> usize {
    (hash >> 8) as usize
}

/// Item of a table.
pub(crate) trait Item {
    fn key(&self) -> &[u8];
    /// Returns the size in bytes of its memory, without its slot in the table.
    fn memory(&self) -> usize;
}

#[derive(Debug)]
pub(crate) struct Table<T> {
    /// Number of bits of the position that index the directory.
    depth: u32,
    /// For each prefix of `depth` bits, the number of its segment.
    directory: Vec<u32>,
    segments: Vec<Segment<T>>,
    len: usize,
    /// Size in bytes of all entries, without their slots.
    entries_memory: usize,
}

#[derive(Debug)]
struct Segment<T> {
    /// Number of leading bits that the positions of all its entries share.
    depth: u32,
    entries: HashTable<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { depth: 0, directory: Vec::new(), segments: Vec::new(), len: 0, entries_memory: 0 }
    }
}

impl<T: Item> Table<T> {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Returns the size in bytes of the memory: entries, slots and directory.
    pub(crate) fn memory(&self) -> usize {
        let slots = self.segments.len() * (size_of::<Segment<T>>() + 128 * (size_of::<T>() + 1));
        self.entries_memory + slots + self.directory.capacity() * size_of::<u32>()
    }

    /// Returns the index of a hash in the directory.
    #[inline]
    fn prefix(&self, hash: u64) -> usize {
        // In two steps: an empty prefix needs a shift by 64, which is not possible in one.
        ((hash << TAG_BITS) >> 1 >> (63 - self.depth)) as usize
    }

    #[inline]
    fn segment(&self, hash: u64) -> usize {
        self.directory[self.prefix(hash)] as usize
    }

    #[inline]
    pub(crate) fn find(&self, hash: u64, key: &[u8]) -> Option<&T> {
        if self.len == 0 {
            return None;
        }
        self.segments[self.segment(hash)].entries.find(hash, |entry| same(entry.key(), key))
    }

    /// Returns the first entry with this hash that `is` accepts.
    #[inline]
    pub(crate) fn find_hash(&self, hash: u64, is: impl FnMut(&T) -> bool) -> Option<&T> {
        if self.len == 0 {
            return None;
        }
        self.segments[self.segment(hash)].entries.find(hash, is)
    }

    #[inline]
    pub(crate) fn find_mut(&mut self, hash: u64, key: &[u8]) -> Option<EntryMut<'_, T>> {
        if self.len == 0 {
            return None;
        }
        let segment = self.segment(hash);
        let entry = self.segments[segment].entries.find_mut(hash, |entry| same(entry.key(), key))?;
        Some(EntryMut { before: entry.memory(), entry, total: &mut self.entries_memory })
    }

    /// Finds an entry. If it is `unwanted`, removes it and returns it as the error. One search does both.
    #[inline]
    pub(crate) fn find_unless(
        &mut self,
        hash: u64,
        key: &[u8],
        unwanted: impl FnOnce(&T) -> bool,
    ) -> Result<&mut T, Option<T>> {
        if self.len == 0 {
            return Err(None);
        }
        let index = self.segment(hash);
        let entries = &mut self.segments[index].entries;
        let Ok(found) = entries.find_entry(hash, |entry| same(entry.key(), key)) else { return Err(None) };
        if !unwanted(found.get()) {
            return Ok(found.into_mut());
        }
        let (entry, _) = found.remove();
        self.len -= 1;
        self.entries_memory -= entry.memory();
        Err(Some(entry))
    }

    /// Inserts `entry`, and returns the old entry of its key.
    pub(crate) fn insert(&mut self, hash: u64, entry: T, hasher: &KeyHasher) -> Option<T> {
        self.entries_memory += entry.memory();
        if self.segments.is_empty() {
            self.segments.push(Segment { depth: 0, entries: HashTable::new() });
            self.directory = vec![0];
        }
        loop {
            let index = self.segment(hash);
            let full = self.segments[index].entries.len() >= SEGMENT && self.segments[index].depth < MAX_DEPTH;
            let slots = &mut self.segments[index].entries;
            match slots.entry(hash, |other| other.key() == entry.key(), |other| hasher.hash(other.key())) {
                Slot::Occupied(mut slot) => {
                    let old = std::mem::replace(slot.get_mut(), entry);
                    self.entries_memory -= old.memory();
                    return Some(old);
                }
                Slot::Vacant(slot) if !full => {
                    slot.insert(entry);
                    self.len += 1;
                    return None;
                }
                Slot::Vacant(_) => self.split(index, hash, hasher),
            }
        }
    }

    pub(crate) fn remove(&mut self, hash: u64, key: &[u8], hasher: &KeyHasher) -> Option<T> {
        self.remove_if(hash, |entry| entry.key() == key, hasher)
    }

    /// Removes the first entry with this hash that `is` accepts.
    pub(crate) fn remove_if(&mut self, hash: u64, is: impl FnMut(&T) -> bool, hasher: &KeyHasher) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let index = self.segment(hash);
        let slots = &mut self.segments[index].entries;
        let (entry, _) = slots.find_entry(hash, is).ok()?.remove();
        self.len -= 1;
        self.entries_memory -= entry.memory();
        if self.len == 0 {
            *self = Self::default();
        } else if slots.len() * 4 < slots.capacity() && slots.capacity() > SEGMENT / 4 {
            slots.shrink_to(slots.len() * 2, |other| hasher.hash(other.key()));
        }
        Some(entry)
    }

    /// Splits the segment that holds `hash` by the next bit of the position.
    #[cold]
    fn split(&mut self, index: usize, hash: u64, hasher: &KeyHasher) {
        let depth = self.segments[index].depth;
        if depth == self.depth {
            self.directory = self.directory.iter().flat_map(|&segment| [segment, segment]).collect();
            self.depth += 1;
        }
        let old = std::mem::take(&mut self.segments[index].entries);
        let bit = 1 << (63 - TAG_BITS - depth);
        let (mut low, mut high) = (HashTable::with_capacity(SEGMENT / 2), HashTable::with_capacity(SEGMENT / 2));
        for entry in old {
            let hash = hasher.hash(entry.key());
            let half = if hash & bit == 0 { &mut low } else { &mut high };
            half.insert_unique(hash, entry, |other| hasher.hash(other.key()));
        }
        self.segments[index] = Segment { depth: depth + 1, entries: low };
        self.segments.push(Segment { depth: depth + 1, entries: high });
        // The prefixes of a segment are a run of the directory, whose upper half now belongs to the new segment.
        let run = 1usize << (self.depth - depth);
        let prefix = self.prefix(hash);
        let from = prefix & !(run - 1);
        self.directory[from + run / 2..from + run].fill((self.segments.len() - 1) as u32);
    }

    /// Visits entries in the order of positions from `cursor` on, until `enough` returns `true` at the end of a
    /// position. Returns the next cursor, or `None` at the end of the table.
    pub(crate) fn scan(
        &self,
        cursor: u64,
        hasher: &KeyHasher,
        mut enough: impl FnMut() -> bool,
        mut visit: impl FnMut(&T),
    ) -> Option<u64> {
        let mut prefix = self.prefix(cursor);
        let mut batch: Vec<(u64, &T)> = Vec::new();
        while prefix < self.directory.len() {
            let segment = &self.segments[self.directory[prefix] as usize];
            let placed = segment.entries.iter().map(|entry| (position(hasher.hash(entry.key())), entry));
            batch.clear();
            batch.extend(placed.filter(|&(at, _)| at >= cursor));
            batch.sort_unstable_by_key(|&(at, _)| at);
            let mut rest = batch.iter().peekable();
            while let Some(&(at, entry)) = rest.next() {
                visit(entry);
                if rest.peek().is_none_or(|&&(next, _)| next != at) && enough() {
                    return Some(at + 1);
                }
            }
            let run = 1usize << (self.depth - segment.depth);
            prefix = (prefix & !(run - 1)) + run;
        }
        None
    }

    /// Returns the entries of segment `number`, if there is such a segment; segments are numbered from 0 without gaps.
    /// As long as nothing is inserted or removed, segments keep their numbers and entries their order.
    pub(crate) fn entries_of(&self, number: usize) -> Option<impl Iterator<Item = &T>> {
        self.segments.get(number).map(|segment| segment.entries.iter())
    }

    /// Returns all entries for changes that affect neither [`Item::key`] nor [`Item::memory`].
    pub(crate) fn entries_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.segments.iter_mut().flat_map(|segment| segment.entries.iter_mut())
    }

    /// Returns an entry near the position that the random number `random` gives.
    pub(crate) fn random(&self, random: u64) -> Option<&T> {
        if self.len == 0 {
            return None;
        }
        let start = random as usize % self.segments.len();
        let segments = self.segments[start..].iter().chain(&self.segments[..start]);
        let segment = segments.map(|segment| &segment.entries).find(|entries| !entries.is_empty())?;
        segment.iter().nth((random >> 32) as usize % segment.len())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.segments.iter().flat_map(|segment| segment.entries.iter())
    }
}

/// A mutable entry that updates the table's account of memory when it is dropped.
pub(crate) struct EntryMut<'a, T: Item> {
    entry: &'a mut T,
    before: usize,
    total: &'a mut usize,
}

impl<T: Item> std::ops::Deref for EntryMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.entry
    }
}

impl<T: Item> std::ops::DerefMut for EntryMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.entry
    }
}

impl<T: Item> Drop for EntryMut<'_, T> {
    fn drop(&mut self) {
        *self.total = *self.total - self.before + self.entry.memory();
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::Entry;
    use super::*;

    fn filled(count: u32) -> (Table<Entry>, KeyHasher) {
        let (mut table, hasher) = (Table::default(), KeyHasher::default());
        for number in 0..count {
            let key = number.to_string();
            let hash = hasher.hash(key.as_bytes());
            table.insert(hash, Entry::new(key.as_bytes(), b"value", None, 0), &hasher);
        }
        (table, hasher)
    }

    #[test]
    fn what_was_inserted_is_found_and_removed() {
        let (mut table, hasher) = filled(10_000);
        assert_eq!(table.len(), 10_000);
        for number in 0..10_000u32 {
            let key = number.to_string();
            let hash = hasher.hash(key.as_bytes());
            assert!(table.find(hash, key.as_bytes()).is_some(), "{key}");
            assert!(table.remove(hash, key.as_bytes(), &hasher).is_some(), "{key}");
            assert!(table.find(hash, key.as_bytes()).is_none(), "{key}");
        }
        assert_eq!((table.len(), table.entries_memory), (0, 0));
    }

    #[test]
    fn the_account_of_memory_follows_the_entries() {
        let (mut table, hasher) = filled(1_000);
        let hash = hasher.hash(b"7");
        table.find_mut(hash, b"7").unwrap().value_mut().extend_from_slice(&[0; 1_000]);
        let sum: usize = table.iter().map(Entry::memory).sum();
        assert_eq!(table.entries_memory, sum);
    }
}
