//! A value in a block of its own: a large one, or one that was changed in place.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;

/// Size in bytes from which a value is shared and not copied. Copying so many takes a third of a millisecond.
pub(crate) const LARGE: usize = 1024 * 1024;

/// A large value, of at least [`LARGE`] bytes.
#[derive(Debug)]
pub(super) enum Value {
    /// Has room to grow, so that the cost of a million `APPEND`s is linear and not quadratic.
    Own(Vec<u8>),
    /// Shared with replies on their way, with other keys that have the same value, or with the request that brought it.
    Shared(Shared),
}

/// Bytes that may be shared with others.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    bytes: Bytes,
    /// Size in bytes of the memory that is kept for them.
    held: usize,
    /// `true` if they begin at the start of that memory and are all of it.
    is_whole: bool,
    /// Has as many references as there are owners of the bytes.
    sharers: Arc<()>,
}

impl Shared {
    /// Returns shared bytes, for which `held` bytes of memory are kept: they are a part of these, or all of them.
    pub(crate) fn new(bytes: Bytes, held: usize) -> Self {
        Self { bytes, held, is_whole: false, sharers: Arc::default() }
    }

    /// Returns a share of a part of the bytes.
    pub(crate) fn slice(&self, range: Range<usize>) -> Self {
        Self { bytes: self.bytes.slice(range), is_whole: false, ..self.clone() }
    }

    /// Returns the bytes, and the reference that counts as one owner.
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

    /// Returns the size in bytes of the memory.
    pub(super) fn memory(&self) -> usize {
        match self {
            Self::Own(bytes) => bytes.capacity(),
            Self::Shared(shared) => shared.held,
        }
    }

    /// Returns a share of the value, without a copy.
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

    /// Returns the value for changes in place. A value with other owners is copied: call [`Self::has_room`] before.
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
