//! A value that stands apart from its key: one that was changed in place, or a large one.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;

/// Bytes from which on a value is shared and not copied: to copy so many takes a third of a millisecond.
pub(crate) const LARGE: usize = 1024 * 1024;

/// A large value, of at least [`LARGE`] bytes.
#[derive(Debug)]
pub(super) enum Value {
    /// With room to grow, so that a million `APPEND`s of ten bytes cost ten million bytes of copying and not
    /// their square.
    Own(Vec<u8>),
    /// Shared with replies on their way, with copies under other keys, or with the request that brought it.
    Shared(Shared),
}

/// Bytes that others may have as well.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    bytes: Bytes,
    /// Bytes of memory that are kept for them.
    held: usize,
    /// `true` if they are all of it, from the beginning on.
    is_whole: bool,
    /// As many references as there are who have them.
    sharers: Arc<()>,
}

impl Shared {
    /// Returns the bytes for which `held` bytes of memory are kept, whose middle or whole they are.
    pub(crate) fn new(bytes: Bytes, held: usize) -> Self {
        Self { bytes, held, is_whole: false, sharers: Arc::default() }
    }

    /// Returns a part of them.
    pub(crate) fn slice(&self, range: Range<usize>) -> Self {
        Self { bytes: self.bytes.slice(range), is_whole: false, ..self.clone() }
    }

    /// Takes the bytes, and what counts as one who has them.
    pub(crate) fn into_parts(self) -> (Bytes, Arc<()>) {
        (self.bytes, self.sharers)
    }
}

impl Value {
    #[inline]
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Own(bytes) => bytes,
            Self::Shared(Shared { bytes, .. }) => bytes,
        }
    }

    /// Returns the bytes of memory.
    pub(super) fn memory(&self) -> usize {
        match self {
            Self::Own(bytes) => bytes.capacity(),
            Self::Shared(shared) => shared.held,
        }
    }

    /// Returns the value for others. Copies nothing.
    pub(super) fn share(&mut self) -> Shared {
        if let Self::Own(bytes) = self {
            let held = bytes.capacity();
            let bytes = std::mem::take(bytes).into();
            *self = Self::Shared(Shared { bytes, held, is_whole: true, sharers: Arc::default() });
        }
        match self {
            Self::Shared(shared) => shared.clone(),
            Self::Own(_) => unreachable!("made a shared value above"),
        }
    }

    /// Returns the value, to be changed in place. What others have as well is copied: ask [`Self::has_room`] before.
    pub(super) fn own(&mut self) -> &mut Vec<u8> {
        if let Self::Shared(shared) = self {
            *self = Self::Own(std::mem::take(&mut shared.bytes).into());
        }
        match self {
            Self::Own(bytes) => bytes,
            Self::Shared(_) => unreachable!("made a value of its own above"),
        }
    }

    /// Returns whether the value can grow to `length` bytes without being copied.
    pub(super) fn has_room(&mut self, length: usize) -> bool {
        if let Self::Shared(shared) = self {
            if !shared.is_whole || !shared.bytes.is_unique() {
                return false;
            }
        }
        self.own().capacity() >= length
    }
}

impl Shared {
    pub(crate) fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_the_same_memory_until_it_is_changed() {
        let mut value = Value::Own(Vec::with_capacity(100));
        value.own().extend_from_slice(b"value");
        let place = value.bytes().as_ptr();
        let shared = value.share();
        assert_eq!((shared.bytes().as_ptr(), value.bytes().as_ptr()), (place, place));
        assert_eq!(value.memory(), 100);
        assert!(!value.has_room(6), "somebody else has it");
        value.own().push(b'!');
        assert_eq!((&shared.bytes()[..], value.bytes()), (&b"value"[..], &b"value!"[..]));
    }

    #[test]
    fn what_nobody_else_has_any_more_grows_in_its_place() {
        let mut value = Value::Own(Vec::with_capacity(100));
        value.own().extend_from_slice(b"value");
        let place = value.bytes().as_ptr();
        drop(value.share());
        assert!(value.has_room(100) && !value.has_room(101));
        value.own().push(b'!');
        assert_eq!((value.bytes().as_ptr(), value.bytes()), (place, &b"value!"[..]));
    }

    #[test]
    fn a_part_of_a_request_is_copied_when_it_is_changed() {
        let request = Bytes::from(b"SET key value".to_vec());
        let mut value = Value::Shared(Shared::new(request.slice(8..), 13));
        assert_eq!((value.bytes(), value.memory()), (&b"value"[..], 13));
        assert!(!value.has_room(5));
        value.own().push(b'!');
        assert_eq!(value.bytes(), b"value!");
    }
}
