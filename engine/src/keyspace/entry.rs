//! One key with its value.
//!
//! A new entry is one allocation: a short header, the key and the value in one block. With the slot
//! in the table that makes about half of what separate allocations for key and value would take.

use super::table::Item;
use crate::allocator::free_elsewhere;
use crate::time::Now;

/// Set in the first word when the entry has a deadline, which then stands behind the header.
const EXPIRES: u32 = 1 << 31;
/// Set in the first word when Redis would call the value's encoding `raw` whatever its length.
const RAW: u32 = 1 << 30;
/// Set in the first word when Redis would not keep the value as an integer, though it spells one.
const TEXT: u32 = 1 << 29;
/// The rest of the first word: Unix seconds of the last access, which come round every 17 years.
pub(crate) const ACCESSED: u32 = TEXT - 1;
/// Bytes of the header without a deadline: flags and last access, key length.
const HEADER: usize = 8;
const DEADLINE: usize = 8;

/// Bytes beyond which it takes longer to free a value than to wake a thread that does it: 0.1 ms.
const LONG_TO_FREE: usize = 1024 * 1024;

/// Whether a deadline in Unix milliseconds has passed: a key is there throughout its last millisecond.
#[inline]
pub(super) fn is_past(deadline: u64, now: Now) -> bool {
    deadline < now.millis()
}

/// A key and its value.
#[derive(Debug)]
pub(crate) enum Entry {
    /// `[flags and last access: u32][key length: u32][deadline: u64, if any][key][value]`.
    Packed(Box<[u8]>),
    /// A value that was changed in place and has room to grow, so that a million `APPEND`s of ten
    /// bytes cost ten million bytes of copying and not their square.
    Grown(Box<Grown>),
}

#[derive(Debug)]
pub(crate) struct Grown {
    accessed: u32,
    deadline: Option<u64>,
    key: Box<[u8]>,
    value: Vec<u8>,
}

impl Entry {
    /// A new entry; `deadline` in Unix milliseconds, `accessed` in Unix seconds.
    pub(crate) fn new(key: &[u8], value: &[u8], deadline: Option<u64>, accessed: u64) -> Self {
        Self::pack(key, value, deadline, accessed as u32, 0)
    }

    /// A new entry that Redis would encode as `raw`.
    pub(crate) fn new_raw(key: &[u8], value: &[u8], accessed: u64) -> Self {
        Self::pack(key, value, None, accessed as u32, RAW)
    }

    fn pack(key: &[u8], value: &[u8], deadline: Option<u64>, accessed: u32, flags: u32) -> Self {
        let Ok(key_len) = u32::try_from(key.len()) else {
            return Self::Grown(Box::new(Grown { accessed, deadline, key: key.into(), value: value.to_vec() }));
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

    /// The header of a block in one load: the first word is its lower half, the key's length the
    /// upper one.
    #[inline(always)]
    fn header(block: &[u8]) -> u64 {
        block.first_chunk().map_or(0, |header| u64::from_le_bytes(*header))
    }

    /// The first word of a block.
    #[inline(always)]
    fn word(block: &[u8]) -> u32 {
        Self::header(block) as u32
    }

    /// Where the key begins, and where it ends and the value begins.
    #[inline(always)]
    fn bounds(block: &[u8]) -> (usize, usize) {
        let header = Self::header(block);
        let from = if header as u32 & EXPIRES == 0 { HEADER } else { HEADER + DEADLINE };
        (from, from + (header >> 32) as usize)
    }

    #[inline(always)]
    pub(crate) fn value(&self) -> &[u8] {
        match self {
            Self::Packed(block) => &block[Self::bounds(block).1..],
            Self::Grown(grown) => &grown.value,
        }
    }

    /// The deadline in Unix milliseconds.
    #[inline]
    pub(crate) fn deadline(&self) -> Option<u64> {
        match self {
            Self::Packed(block) if Self::word(block) & EXPIRES == 0 => None,
            Self::Packed(block) => {
                let bytes = block[HEADER..HEADER + DEADLINE].try_into().unwrap_or_default();
                Some(u64::from_le_bytes(bytes))
            }
            Self::Grown(grown) => grown.deadline,
        }
    }

    /// Whether the key's deadline has passed.
    #[inline]
    pub(crate) fn is_past(&self, now: Now) -> bool {
        self.deadline().is_some_and(|deadline| is_past(deadline, now))
    }

    pub(crate) fn set_deadline(&mut self, deadline: Option<u64>) {
        match self {
            Self::Grown(grown) => grown.deadline = deadline,
            Self::Packed(block) => {
                let word = Self::word(block);
                match (word & EXPIRES != 0, deadline) {
                    (false, None) => {}
                    (true, Some(deadline)) => {
                        block[HEADER..HEADER + DEADLINE].copy_from_slice(&deadline.to_le_bytes());
                    }
                    // The slot appears or disappears, so the block is written anew.
                    (_, deadline) => {
                        *self = Self::pack(self.key(), self.value(), deadline, self.accessed(), word & (RAW | TEXT));
                    }
                }
            }
        }
    }

    /// When the key was last read or written, in Unix seconds as far as [`ACCESSED`] holds them.
    #[inline]
    pub(crate) fn accessed(&self) -> u32 {
        match self {
            Self::Packed(block) => Self::word(block) & ACCESSED,
            Self::Grown(grown) => grown.accessed & ACCESSED,
        }
    }

    #[inline]
    pub(crate) fn touch(&mut self, seconds: u64) {
        match self {
            Self::Packed(block) => {
                let word = Self::word(block);
                let touched = seconds as u32 & ACCESSED | word & !ACCESSED;
                // A key that is read a million times in a second is written once: otherwise its line
                // of the cache would wander between the processors that read it.
                if touched != word {
                    block[..4].copy_from_slice(&touched.to_le_bytes());
                }
            }
            Self::Grown(grown) => grown.accessed = seconds as u32,
        }
    }

    /// From now on the value is no integer for [`Self::encoding`].
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
        *self = Self::new(self.key(), value, deadline, seconds);
    }

    /// The value, to be changed in place; from now on its encoding is `raw`.
    pub(crate) fn value_mut(&mut self) -> &mut Vec<u8> {
        if let Self::Packed(_) = self {
            *self = Self::Grown(Box::new(Grown {
                accessed: self.accessed(),
                deadline: self.deadline(),
                key: self.key().into(),
                value: self.value().to_vec(),
            }));
        }
        match self {
            Self::Grown(grown) => &mut grown.value,
            Self::Packed(_) => unreachable!("made a grown entry above"),
        }
    }

    /// The same value, deadline and encoding under another key.
    pub(crate) fn renamed(&self, key: &[u8]) -> Self {
        match self {
            Self::Packed(block) => {
                let flags = Self::word(block) & (RAW | TEXT);
                Self::pack(key, self.value(), self.deadline(), self.accessed(), flags)
            }
            Self::Grown(grown) => Self::Grown(Box::new(Grown {
                accessed: grown.accessed,
                deadline: grown.deadline,
                key: key.into(),
                value: grown.value.clone(),
            })),
        }
    }

    /// What `OBJECT ENCODING` calls the value: Redis keeps integers as such, strings up to 44 bytes
    /// in one block, and whatever was changed in place apart.
    pub(crate) fn encoding(&self) -> &'static str {
        let flags = match self {
            Self::Packed(block) => Self::word(block),
            Self::Grown(_) => RAW,
        };
        let value = self.value();
        if flags & RAW != 0 {
            "raw"
        } else if flags & TEXT == 0 && value.len() <= 20 && crate::protocol::number::parse_i64(value).is_some() {
            "int"
        } else if value.len() <= 44 {
            "embstr"
        } else {
            "raw"
        }
    }

    /// Drops the entry, by another thread if that takes long.
    pub(crate) fn free(self) {
        if self.memory() >= LONG_TO_FREE {
            free_elsewhere(self);
        }
    }
}

impl Item for Entry {
    #[inline(always)]
    fn key(&self) -> &[u8] {
        match self {
            Self::Packed(block) => {
                let (from, to) = Self::bounds(block);
                &block[from..to]
            }
            Self::Grown(grown) => &grown.key,
        }
    }

    fn memory(&self) -> usize {
        match self {
            Self::Packed(block) => block.len(),
            Self::Grown(grown) => size_of::<Grown>() + grown.key.len() + grown.value.capacity(),
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
