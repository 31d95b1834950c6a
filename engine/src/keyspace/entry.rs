//! One key with its value.
//!
//! A new entry is one allocation: a block with a short header, the key and the value. With its slot in the table it
//! takes about half the memory of separate allocations for key and value.

use super::table::Item;
use super::value::{LARGE, Shared, Value};
use crate::garbage::free_block_elsewhere;
use crate::time::Now;

/// Bit of the first word: the entry has a deadline, which follows the header.
const EXPIRES: u32 = 1 << 31;
/// Bit of the first word: the value is an integer that Redis would not store as such.
const TEXT: u32 = 1 << 30;
/// The other bits of the first word: the Unix seconds of the last access, modulo 34 years.
pub(crate) const ACCESSED: u32 = TEXT - 1;
/// Length in bytes of the header without a deadline: flags and last access, length of the key.
const HEADER: usize = 8;
const DEADLINE: usize = 8;

/// Size in bytes from which freeing a value takes longer than waking another thread for it: 0.1 ms.
const LONG_TO_FREE: usize = 1024 * 1024;

/// Returns whether a deadline in Unix milliseconds has passed. A key exists until the end of its last millisecond.
#[inline]
pub(super) fn is_past(deadline: u64, now: Now) -> bool {
    deadline < now.millis()
}

/// A key and its value.
#[derive(Debug)]
pub(crate) enum Entry {
    /// `[flags and last access: u32][key length: u32][deadline: u64, if any][key][value]`.
    Packed(Box<[u8]>),
    /// A large value, or one that was changed in place.
    Apart(Box<Apart>),
}

#[derive(Debug)]
pub(crate) struct Apart {
    accessed: u32,
    deadline: Option<u64>,
    key: Box<[u8]>,
    value: Value,
}

impl Entry {
    /// Returns a new entry; `deadline` in Unix milliseconds, `accessed` in Unix seconds.
    pub(crate) fn new(key: &[u8], value: &[u8], deadline: Option<u64>, accessed: u64) -> Self {
        Self::pack(key, value, deadline, accessed as u32, 0)
    }

    /// Returns a new entry with a value that may be shared with others.
    pub(crate) fn new_shared(key: &[u8], value: Shared, deadline: Option<u64>, accessed: u64) -> Self {
        Self::apart(key, Value::Shared(value), deadline, accessed as u32)
    }

    /// Returns a new entry with this value, which Redis would encode as `raw`.
    pub(crate) fn new_own(key: &[u8], value: Vec<u8>, accessed: u64) -> Self {
        Self::apart(key, Value::Own(value), None, accessed as u32)
    }

    fn apart(key: &[u8], value: Value, deadline: Option<u64>, accessed: u32) -> Self {
        Self::Apart(Box::new(Apart { accessed, deadline, key: key.into(), value }))
    }

    fn pack(key: &[u8], value: &[u8], deadline: Option<u64>, accessed: u32, flags: u32) -> Self {
        let key_len = u32::try_from(key.len()).ok().filter(|_| value.len() < LARGE);
        let Some(key_len) = key_len else {
            return Self::apart(key, Value::Own(value.to_vec()), deadline, accessed);
        };
        let (flags, slot) = match deadline {
            Some(_) => (flags | EXPIRES, DEADLINE),
            None => (flags & !EXPIRES, 0),
        };
        let mut block = Vec::with_capacity(HEADER + slot + key.len() + value.len());
        block.extend_from_slice(&(accessed & ACCESSED | flags).to_le_bytes());
        block.extend_from_slice(&key_len.to_le_bytes());
        if let Some(deadline) = deadline {
            block.extend_from_slice(&deadline.to_le_bytes());
        }
        block.extend_from_slice(key);
        block.extend_from_slice(value);
        Self::Packed(block.into_boxed_slice())
    }

    /// Returns the header of a block with one load: the lower half is the first word, the upper half the length of the
    /// key.
    #[inline]
    fn header(block: &[u8]) -> u64 {
        block.first_chunk().map_or(0, |header| u64::from_le_bytes(*header))
    }

    /// Returns the first word of a block.
    #[inline]
    fn word(block: &[u8]) -> u32 {
        Self::header(block) as u32
    }

    /// Returns the start of the key, and its end, which is the start of the value.
    #[inline]
    fn bounds(block: &[u8]) -> (usize, usize) {
        let header = Self::header(block);
        let from = if header as u32 & EXPIRES == 0 { HEADER } else { HEADER + DEADLINE };
        (from, from + (header >> 32) as usize)
    }

    #[inline]
    pub(crate) fn value(&self) -> &[u8] {
        match self {
            Self::Packed(block) => &block[Self::bounds(block).1..],
            Self::Apart(apart) => apart.value.bytes(),
        }
    }

    /// Returns the deadline in Unix milliseconds.
    #[inline]
    pub(crate) fn deadline(&self) -> Option<u64> {
        match self {
            Self::Packed(block) if Self::word(block) & EXPIRES == 0 => None,
            Self::Packed(block) => {
                let bytes = block[HEADER..HEADER + DEADLINE].try_into().unwrap_or_default();
                Some(u64::from_le_bytes(bytes))
            }
            Self::Apart(apart) => apart.deadline,
        }
    }

    /// Returns whether the key's deadline has passed.
    #[inline]
    pub(crate) fn is_past(&self, now: Now) -> bool {
        self.deadline().is_some_and(|deadline| is_past(deadline, now))
    }

    pub(crate) fn set_deadline(&mut self, deadline: Option<u64>) {
        match self {
            Self::Apart(apart) => apart.deadline = deadline,
            Self::Packed(block) => {
                let word = Self::word(block);
                match (word & EXPIRES != 0, deadline) {
                    (false, None) => {}
                    (true, Some(deadline)) => {
                        block[HEADER..HEADER + DEADLINE].copy_from_slice(&deadline.to_le_bytes());
                    }
                    // The field for the deadline is added or removed, so the block is built anew.
                    (_, deadline) => {
                        *self = Self::pack(self.key(), self.value(), deadline, self.accessed(), word & TEXT);
                    }
                }
            }
        }
    }

    /// Returns the time at which the key was last read or written, in Unix seconds within the bits of [`ACCESSED`].
    #[inline]
    pub(crate) fn accessed(&self) -> u32 {
        match self {
            Self::Packed(block) => Self::word(block) & ACCESSED,
            Self::Apart(apart) => apart.accessed & ACCESSED,
        }
    }

    #[inline]
    pub(crate) fn touch(&mut self, seconds: u64) {
        match self {
            Self::Packed(block) => {
                let word = Self::word(block);
                let touched = seconds as u32 & ACCESSED | word & !ACCESSED;
                // A key that is read a million times in a second is written once: else its cache line would move
                // between the processors that read it.
                if touched != word {
                    block[..4].copy_from_slice(&touched.to_le_bytes());
                }
            }
            Self::Apart(apart) => apart.accessed = seconds as u32,
        }
    }

    /// Marks the value as text, so that [`Self::encoding`] does not report an integer from now on.
    pub(crate) fn mark_as_text(&mut self) {
        if let Self::Packed(block) = self {
            let word = Self::word(block) | TEXT;
            block[..4].copy_from_slice(&word.to_le_bytes());
        }
    }

    /// Replaces value and deadline. A value of the same length is written in place.
    pub(crate) fn replace(&mut self, value: &[u8], deadline: Option<u64>, seconds: u64) {
        if let Self::Packed(block) = self {
            let word = Self::word(block);
            let (_, at) = Self::bounds(block);
            if block.len() - at == value.len() && (word & EXPIRES != 0) == deadline.is_some() {
                block[at..].copy_from_slice(value);
                block[..4].copy_from_slice(&(seconds as u32 & ACCESSED | word & EXPIRES).to_le_bytes());
                if let Some(deadline) = deadline {
                    block[HEADER..HEADER + DEADLINE].copy_from_slice(&deadline.to_le_bytes());
                }
                return;
            }
        }
        let entry = Self::new(self.key(), value, deadline, seconds);
        std::mem::replace(self, entry).free();
    }

    /// Moves the value into a block of its own, and returns it. From now on its encoding is `raw`.
    fn apart_value(&mut self) -> &mut Value {
        if let Self::Packed(_) = self {
            *self = Self::apart(self.key(), Value::Own(self.value().to_vec()), self.deadline(), self.accessed());
        }
        match self {
            Self::Apart(apart) => &mut apart.value,
            Self::Packed(_) => unreachable!("stands apart by now"),
        }
    }

    /// Returns the value for changes in place; from now on its encoding is `raw`. A large value is copied, unless
    /// [`Self::has_room`] has returned `true`.
    pub(crate) fn value_mut(&mut self) -> &mut Vec<u8> {
        self.apart_value().own()
    }

    /// Returns whether the value can grow to `length` bytes in place, without a copy of a large value.
    pub(crate) fn has_room(&mut self, length: usize) -> bool {
        match self {
            Self::Packed(_) => length < LARGE,
            Self::Apart(apart) => apart.value.has_room(length) || length < LARGE,
        }
    }

    /// Replaces the value; from now on its encoding is `raw`.
    pub(crate) fn put(&mut self, value: Vec<u8>) {
        let old = std::mem::replace(self.apart_value(), Value::Own(value));
        let bytes = old.memory();
        if bytes >= LONG_TO_FREE {
            free_block_elsewhere(old, bytes);
        }
    }

    /// Returns a share of a large value, for replies and other keys, without a copy.
    pub(crate) fn share(&mut self) -> Shared {
        self.apart_value().share()
    }

    /// Returns an entry with the same value, deadline and encoding for another key. A large value is shared.
    pub(crate) fn renamed(&mut self, key: &[u8]) -> Self {
        let (deadline, accessed) = (self.deadline(), self.accessed());
        match self {
            Self::Packed(block) => {
                let flags = Self::word(block) & TEXT;
                Self::pack(key, self.value(), deadline, accessed, flags)
            }
            Self::Apart(apart) if apart.value.bytes().len() >= LARGE => {
                Self::apart(key, Value::Shared(apart.value.share()), deadline, accessed)
            }
            Self::Apart(apart) => Self::apart(key, Value::Own(apart.value.bytes().to_vec()), deadline, accessed),
        }
    }

    /// Returns the encoding that `OBJECT ENCODING` shows. Redis stores integers as such, strings of up to 44 bytes in
    /// one block with their header, and values that were changed in place in a block of their own.
    pub(crate) fn encoding(&self) -> &'static str {
        let Self::Packed(block) = self else { return "raw" };
        let (flags, value) = (Self::word(block), self.value());
        if flags & TEXT == 0 && value.len() <= 20 && crate::protocol::number::parse_i64(value).is_some() {
            "int"
        } else if value.len() <= 44 {
            "embstr"
        } else {
            "raw"
        }
    }

    /// Drops the entry, on another thread if that takes long.
    pub(crate) fn free(self) {
        let bytes = self.memory();
        if bytes >= LONG_TO_FREE {
            free_block_elsewhere(self, bytes);
        }
    }
}

impl Item for Entry {
    #[inline]
    fn key(&self) -> &[u8] {
        match self {
            Self::Packed(block) => {
                let (from, to) = Self::bounds(block);
                &block[from..to]
            }
            Self::Apart(apart) => &apart.key,
        }
    }

    fn memory(&self) -> usize {
        match self {
            Self::Packed(block) => block.len(),
            Self::Apart(apart) => size_of::<Apart>() + apart.key.len() + apart.value.memory(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_two_words() {
        assert_eq!(size_of::<Entry>(), 16);
    }

    #[test]
    fn a_deadline_comes_and_goes() {
        let mut entry = Entry::new(b"key", b"value", None, 7);
        for deadline in [Some(5), Some(u64::MAX), None, Some(0)] {
            entry.set_deadline(deadline);
            assert_eq!(
                (entry.key(), entry.value(), entry.deadline(), entry.accessed()),
                (&b"key"[..], &b"value"[..], deadline, 7)
            );
        }
    }

    #[test]
    fn replacing_keeps_the_key() {
        let mut entry = Entry::new(b"key", b"value", Some(9), 7);
        for (value, deadline) in [(&b"other"[..], Some(3)), (b"longer value", None), (b"", Some(1))] {
            entry.replace(value, deadline, 8);
            assert_eq!(
                (entry.key(), entry.value(), entry.deadline(), entry.accessed()),
                (&b"key"[..], value, deadline, 8)
            );
        }
    }

    #[test]
    fn encodings_are_those_of_redis() {
        assert_eq!(Entry::new(b"k", b"42", None, 0).encoding(), "int");
        assert_eq!(Entry::new(b"k", b"042", None, 0).encoding(), "embstr");
        assert_eq!(Entry::new(b"k", &[b'x'; 44], None, 0).encoding(), "embstr");
        assert_eq!(Entry::new(b"k", &[b'x'; 45], None, 0).encoding(), "raw");
        let mut grown = Entry::new(b"k", b"1", None, 0);
        grown.value_mut().push(b'2');
        assert_eq!((grown.encoding(), grown.value()), ("raw", &b"12"[..]));
    }
}
