//! The replies of a connection that are not written yet.

use std::cell::RefCell;
use std::fmt;

use super::{LEAST, POOLED};
use crate::limits::READ_SIZE;

thread_local! {
    static POOL: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// Replies of one connection. The engine appends them, and the owner of the socket writes them.
///
/// Write [`Self::unwritten`], and pass the number of bytes that the socket took to [`Self::advance`]. Every length here
/// counts only what is still to be written. An empty buffer holds no memory.
///
/// ```
/// use engine::ReplyBuffer;
///
/// let mut replies = ReplyBuffer::default();
/// replies.append(b"+OK\r\n");
/// replies.advance(3); // the socket took three bytes
/// assert_eq!(replies.unwritten(), b"\r\n");
/// replies.advance(2);
/// assert!(replies.is_empty());
/// ```
///
/// ```
/// # use engine::ReplyBuffer;
/// let mut replies = ReplyBuffer::default();
/// replies.tail().extend_from_slice(b"+PONG\r\n");
/// assert_eq!(replies.len(), 7);
/// assert!(replies.memory() >= 7);
/// replies.advance(7);
/// replies.release_if_empty(); // its memory is another connection's now
/// ```
#[derive(Default)]
pub struct ReplyBuffer {
    /// The first `written` bytes are written already.
    bytes: Vec<u8>,
    written: usize,
    /// `true` if nothing may be written at present; see [`Self::hold`].
    held: bool,
    /// `true` if bytes were written since the last call of [`Self::take_progress`].
    progress: bool,
}

/// Shows the length and no content: clients write their requests through it, which may contain passwords.
impl fmt::Debug for ReplyBuffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplyBuffer").field("len", &self.len()).field("held", &self.held).finish_non_exhaustive()
    }
}

impl ReplyBuffer {
    /// Returns what may be written now.
    #[must_use]
    pub fn unwritten(&self) -> &[u8] {
        if self.held { &[] } else { &self.bytes[self.written..] }
    }

    /// Records that the socket took the first `count` bytes of [`Self::unwritten`].
    ///
    /// # Panics
    ///
    /// When `count` is greater than the length of [`Self::unwritten`].
    pub fn advance(&mut self, count: usize) {
        assert!(count <= self.unwritten().len(), "more bytes written than there were");
        self.written += count;
        self.progress |= count > 0;
        if self.written == self.bytes.len() {
            self.release();
        } else if self.written > self.bytes.len() / 2 {
            // Moves fewer bytes than were written, so its cost is amortized.
            self.bytes.drain(..self.written);
            self.written = 0;
        }
    }

    /// Appends bytes, for callers that encode replies or requests themselves.
    pub fn append(&mut self, bytes: &[u8]) {
        self.tail().extend_from_slice(bytes);
    }

    /// Returns the number of bytes that are still to be written, including those that are held back.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len() - self.written
    }

    /// Returns whether everything is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the size in bytes of the memory that the buffer holds.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.bytes.capacity()
    }

    /// Returns the vector to append to. Its length has no meaning, since part of it may be written already.
    #[inline]
    pub fn tail(&mut self) -> &mut Vec<u8> {
        if self.bytes.capacity() == 0 {
            self.bytes = POOL.with_borrow_mut(Vec::pop).unwrap_or_else(|| Vec::with_capacity(READ_SIZE));
        }
        &mut self.bytes
    }

    /// Releases the memory if nothing is left to write.
    pub fn release_if_empty(&mut self) {
        if self.is_empty() && self.bytes.capacity() > 0 {
            self.release();
        }
    }

    /// Releases memory that the unwritten bytes do not need. For a peer that does not read, whose replies stay for a
    /// while.
    pub(crate) fn release_unused(&mut self) {
        let wanted = self.len().next_power_of_two().max(LEAST);
        if wanted * 4 <= self.bytes.capacity() {
            let mut smaller = Vec::with_capacity(wanted);
            smaller.extend_from_slice(&self.bytes[self.written..]);
            self.release();
            self.bytes = smaller;
        }
    }

    /// Holds back everything that is unwritten (`true`), or lets it be written.
    pub(crate) fn hold(&mut self, held: bool) {
        self.held = held;
    }

    /// Returns whether bytes were written since the last call.
    pub(crate) fn take_progress(&mut self) -> bool {
        std::mem::take(&mut self.progress)
    }

    fn release(&mut self) {
        let mut bytes = std::mem::take(&mut self.bytes);
        self.written = 0;
        if (READ_SIZE..=4 * READ_SIZE).contains(&bytes.capacity()) {
            bytes.clear();
            POOL.with_borrow_mut(|pool| {
                if pool.len() < POOLED {
                    pool.push(bytes);
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_part_may_be_written_at_a_time() {
        let expected: Vec<u8> = (0..=255).cycle().take(10_000).collect();
        for step in [1, 7, 300, 9_999] {
            let (mut replies, mut out) = (ReplyBuffer::default(), Vec::new());
            for part in expected.chunks(97) {
                replies.append(part);
                let count = step.min(replies.len());
                out.extend_from_slice(&replies.unwritten()[..count]);
                replies.advance(count);
            }
            out.extend_from_slice(replies.unwritten());
            assert_eq!(out, expected);
            replies.advance(replies.len());
            assert_eq!((replies.is_empty(), replies.memory()), (true, 0));
        }
    }

    #[test]
    fn what_is_written_is_given_up_while_more_comes() {
        let mut replies = ReplyBuffer::default();
        for _ in 0..1_000 {
            replies.append(&[b'x'; 1_000]);
            replies.advance(replies.len().min(999));
        }
        assert_eq!(replies.len(), 1_000);
        assert!(replies.memory() <= 4 * READ_SIZE, "{}", replies.memory());
    }

    #[test]
    fn what_stays_unwritten_takes_no_more_than_it_needs() {
        let mut replies = ReplyBuffer::default();
        replies.append(&vec![b'x'; 10_000_000]);
        replies.advance(2_000_000);
        replies.release_unused();
        assert!((8_000_000..20_000_000).contains(&replies.memory()));
        replies.advance(replies.len() - 3);
        replies.release_unused();
        assert_eq!((replies.unwritten(), replies.memory()), (&b"xxx"[..], LEAST));
        replies.append(&[b'y'; 1_000]);
        assert_eq!(replies.len(), 1_003);
        replies.advance(1_003);
        assert_eq!(replies.memory(), 0);
    }

    #[test]
    fn what_is_held_is_not_written_before_it_is_let_go() {
        let mut replies = ReplyBuffer::default();
        replies.append(b"before");
        replies.advance(2);
        replies.hold(true);
        replies.append(b"more");
        assert_eq!((replies.unwritten(), replies.len()), (&b""[..], 8));
        replies.hold(false);
        assert_eq!(replies.unwritten(), b"foremore");
        assert!(replies.take_progress());
        assert!(!replies.take_progress());
    }

    #[test]
    #[should_panic(expected = "more bytes written than there were")]
    fn more_cannot_be_written_than_there_is() {
        ReplyBuffer::default().advance(1);
    }
}
