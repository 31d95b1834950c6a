//! The requests of a connection that were received and are not executed yet.
//!
//! ***An idle connection holds no buffer.** A buffer is taken from a small pool of the thread when bytes arrive, and
//! goes back when the last request in it is executed. So ten thousand idle clients cost nothing here, and a busy one
//! needs no allocation for a batch. An incomplete request is moved to a buffer of its size while its rest is missing: a
//! peer that sends a single byte costs a few bytes, and not a whole read buffer.

use std::cell::RefCell;
use std::fmt;

use super::{LEAST, POOLED};
use crate::frame::{Frame, FrameDecoder, FrameError};
use crate::garbage::free_block_elsewhere;
use crate::limits::READ_SIZE;
use crate::protocol::{OwnedRequest, Progress, ProtocolError, Request, RequestLimits, RequestParser};

/// Size in bytes from which a buffer grows to four times its size; smaller ones grow to twice theirs.
const LARGE: usize = 1024 * 1024;

/// Number of bytes that one call moves, or initialises for reading: 0.2 ms of work.
const MOVED: usize = 512 * 1024;

thread_local! {
    #[allow(clippy::vec_box, reason = "a connection takes and gives the box, not what is in it")]
    static FILLS: RefCell<Vec<Box<Fill>>> = const { RefCell::new(Vec::new()) };
}

/// Requests of one connection, in the order of their arrival.
///
/// ```
/// use engine::RequestBuffer;
///
/// let mut requests = RequestBuffer::default();
/// requests.extend(b"*1\r\n$4\r\nPI");
/// assert!(requests.next(Default::default()).unwrap().is_none());
/// requests.extend(b"NG\r\n");
/// assert_eq!(requests.next(Default::default()).unwrap().unwrap().name(), b"PING");
/// assert!(requests.is_empty());
/// ```
///
/// ```
/// # use engine::{Frame, RequestBuffer};
/// // As a socket fills it:
/// let mut requests = RequestBuffer::default();
/// requests.unfilled()[..7].copy_from_slice(b"+OK\r\n:7");
/// requests.filled(7);
/// assert_eq!(requests.next_frame().unwrap(), Some(Frame::Simple("OK".to_owned())));
/// assert_eq!(requests.len(), 2);
/// assert!(requests.memory() > 0);
/// requests.clear();
/// requests.release_unused(); // an idle connection holds no buffer
/// assert!(requests.is_empty());
/// ```
#[derive(Default)]
pub struct RequestBuffer {
    fill: Option<Box<Fill>>,
}

/// Shows the length and no content: requests may contain passwords, and may be long.
impl fmt::Debug for RequestBuffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuffer").field("len", &self.len()).finish_non_exhaustive()
    }
}

struct Fill {
    /// `start..end` was received and is not consumed yet. The room of a long request beyond that is initialised when it
    /// is read into.
    bytes: Vec<u8>,
    start: usize,
    end: usize,
    /// The previous block, while its bytes are moved to the new one; see [`RequestBuffer::grow`].
    smaller: Option<Vec<u8>>,
    /// Position of the last request that was returned, as long as no bytes are moved.
    last: usize,
    parser: RequestParser,
    frames: FrameDecoder,
}

impl RequestBuffer {
    /// Returns room for at least one byte. Read into it, and pass the number of bytes to [`Self::filled`].
    pub fn unfilled(&mut self) -> &mut [u8] {
        let fill = match self.fill.take() {
            Some(fill) if fill.bytes.len() < READ_SIZE => fill.moved_to(take_fill()),
            Some(fill) => fill,
            None => take_fill(),
        };
        let fill = self.fill.insert(fill);
        while fill.grow() {}
        fill.make_room();
        &mut fill.bytes[fill.end..]
    }

    /// Moves what was received to a larger block, if there is no room for more. Each call moves a portion, since moving
    /// a long request at once would keep others waiting. Returns whether there is more to move; then neither read nor
    /// ask for requests before it is called again.
    pub(crate) fn grow(&mut self) -> bool {
        self.fill.as_mut().is_some_and(|fill| fill.grow())
    }

    /// Records that `count` bytes were read into [`Self::unfilled`].
    ///
    /// # Panics
    ///
    /// When `count` is greater than the length of [`Self::unfilled`].
    pub fn filled(&mut self, count: usize) {
        if let Some(fill) = &mut self.fill {
            assert!(count <= fill.bytes.len() - fill.end, "more bytes than there was room for");
            fill.end += count;
        }
    }

    /// Appends a copy of `bytes`, for callers that do not read them from a socket.
    pub fn extend(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let room = self.unfilled();
            let count = room.len().min(bytes.len());
            room[..count].copy_from_slice(&bytes[..count]);
            self.filled(count);
            bytes = &bytes[count..];
        }
    }

    /// Returns whether what was received is being moved to a larger block.
    #[cfg(test)]
    pub(crate) fn is_growing(&self) -> bool {
        self.fill.as_ref().is_some_and(|fill| fill.smaller.is_some())
    }

    /// Returns the next complete request, if there is one.
    ///
    /// # Errors
    ///
    /// When the bytes are no request. Answer the error, and then close the connection.
    // Inlined, so that the request stays in registers: one that goes through memory is stored in 8-byte words and
    // loaded in 16-byte pairs, and each load waits until the stores are done. For the same reason handlers take it by
    // reference. Together that saves 8 ns of a GET.
    #[inline]
    pub fn next(&mut self, limits: RequestLimits) -> Result<Option<Request<'_>>, ProtocolError> {
        let Some(fill) = &mut self.fill else { return Ok(None) };
        let from = fill.start;
        fill.last = from;
        if let Some((place, length)) = fill.parser.next_short(&fill.bytes[from..fill.end], limits) {
            fill.start += length;
            return Ok(Some(fill.parser.short(&fill.bytes[from..fill.end], place)));
        }
        match fill.advance(limits)? {
            Some((from, inline)) => Ok(Some(fill.parser.request(&fill.bytes[from..fill.end], inline))),
            None => Ok(None),
        }
    }

    /// Puts the last request back, so that [`Self::next`] returns it again. No bytes may have come since.
    pub(crate) fn unread(&mut self) {
        if let Some(fill) = &mut self.fill {
            fill.start = fill.last;
            fill.parser.restart();
        }
    }

    /// Returns the last request that [`Self::next`] returned, which must have been a long one, together with its
    /// memory. No bytes may have come since.
    pub(crate) fn take_last(&mut self) -> OwnedRequest {
        let mut fill = self.fill.take().unwrap_or_else(take_fill);
        let rest = fill.bytes[fill.start..fill.end].to_vec();
        fill.bytes.truncate(fill.start);
        let request = fill.parser.take_request(std::mem::take(&mut fill.bytes), fill.last);
        if !rest.is_empty() {
            self.extend(&rest);
        }
        request
    }

    /// Parses some of the next requests, if none are parsed. Returns whether [`Self::ahead`] has more than one.
    #[inline]
    pub(crate) fn parse_ahead(&mut self, limits: RequestLimits) -> bool {
        let Some(fill) = &mut self.fill else { return false };
        fill.start < fill.end
            && fill.parser.is_drained()
            && fill.parser.parse_ahead(&fill.bytes[fill.start..fill.end], limits) > 1
    }

    /// Returns the requests that are parsed, and that [`Self::next`] has not returned yet.
    pub(crate) fn ahead(&self) -> impl Iterator<Item = Request<'_>> {
        self.fill.iter().flat_map(|fill| fill.parser.ahead(&fill.bytes[fill.start..fill.end]))
    }

    /// Returns the next complete frame, if there is one: for clients, whose peers send replies.
    ///
    /// # Errors
    ///
    /// When the bytes are no frame. Every later call fails as well, since nobody knows where the next frame begins.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, FrameError> {
        let Some(fill) = &mut self.fill else { return Ok(None) };
        let Some((frame, length)) = fill.frames.advance(&fill.bytes[fill.start..fill.end])? else {
            return Ok(None);
        };
        fill.start += length;
        self.release_unused();
        Ok(Some(frame))
    }

    /// Returns whether nothing is left, not even a part of a request.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the number of bytes that were received and are not executed yet.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.fill.as_ref().map_or(0, |fill| fill.end - fill.start)
    }

    /// Returns the size in bytes of the memory that the buffer holds.
    #[must_use]
    pub fn memory(&self) -> usize {
        // In a buffer that has grown, the room after the received bytes was never written to, so it takes no memory.
        let touched = |fill: &Fill| match &fill.smaller {
            Some(smaller) => smaller.len() + fill.bytes.len(),
            None if fill.bytes.len() > READ_SIZE => fill.end,
            None => fill.bytes.len(),
        };
        self.fill.as_ref().map_or(0, |fill| touched(fill) + fill.parser.memory() + size_of::<Fill>())
    }

    /// Releases memory that the received bytes do not need; all of it if nothing is left to execute. Call it before
    /// waiting for more bytes, when no request is complete.
    pub fn release_unused(&mut self) {
        let Some(fill) = self.fill.take() else { return };
        let length = fill.end - fill.start;
        if length == 0 {
            return give_fill(fill);
        }
        let wanted = length.next_power_of_two().max(LEAST);
        // The factor keeps a buffer that is about to grow from being replaced each time.
        let factor = if fill.bytes.len() > READ_SIZE { 4 } else { 2 };
        let is_unused = wanted * factor <= fill.bytes.len() && fill.smaller.is_none();
        self.fill = Some(if is_unused { fill.moved_to(new_fill(wanted)) } else { fill });
    }

    /// Drops everything that was received, for instance after a protocol error.
    pub fn clear(&mut self) {
        self.fill = None;
    }
}

impl Fill {
    /// Moves what was received, and the state of its parsing, to `other`, which is empty and has room for it.
    fn moved_to(mut self: Box<Self>, mut other: Box<Self>) -> Box<Self> {
        let received = &self.bytes[self.start..self.end];
        other.bytes[..received.len()].copy_from_slice(received);
        (other.start, other.end) = (0, received.len());
        std::mem::swap(&mut self.parser, &mut other.parser);
        std::mem::swap(&mut self.frames, &mut other.frames);
        other.parser.release_unused();
        give_fill(self);
        other
    }

    /// Parses the next request. If it is complete, returns its position, and whether it is an inline command.
    fn advance(&mut self, limits: RequestLimits) -> Result<Option<(usize, bool)>, ProtocolError> {
        loop {
            let from = self.start;
            match self.parser.advance(&self.bytes[from..self.end], limits)? {
                Progress::Complete { length, inline } => {
                    self.start += length;
                    return Ok(Some((from, inline)));
                }
                Progress::Skip(length) => {
                    self.start += length;
                    self.last = self.start;
                }
                Progress::Incomplete => {
                    if self.end - self.start > limits.most() {
                        return Err(ProtocolError::QueryBufferLimit);
                    }
                    return Ok(None);
                }
            }
        }
    }

    /// See [`RequestBuffer::grow`].
    #[inline]
    fn grow(&mut self) -> bool {
        (self.smaller.is_some() || self.end - self.start >= LARGE) && self.grow_large()
    }

    fn grow_large(&mut self) -> bool {
        let received = self.end - self.start;
        if self.smaller.is_none() {
            if self.end < self.bytes.capacity() {
                return false;
            }
            // Growth by a factor keeps the cost of a large value linear. The factor applies to what was received, and
            // the announced length is the limit. The larger factor causes fewer and smaller blocks that are left
            // behind. Memory that is not written to costs nothing.
            let missing = self.parser.missing(received).unwrap_or(received);
            let room = missing.clamp(received / 2, 3 * received);
            self.smaller = Some(std::mem::replace(&mut self.bytes, Vec::with_capacity(received + room)));
        }
        if let Some(smaller) = &self.smaller {
            let from = self.bytes.len();
            let to = received.min(from + MOVED);
            self.bytes.extend_from_slice(&smaller[self.start + from..self.start + to]);
            if to < received {
                return true;
            }
            (self.start, self.end, self.last) = (0, received, 0);
        }
        if let Some(smaller) = self.smaller.take() {
            let bytes = smaller.capacity();
            free_block_elsewhere(smaller, bytes);
        }
        false
    }

    fn make_room(&mut self) {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
        if self.end < self.bytes.len() {
            return;
        }
        let room = self.bytes.capacity() - self.end;
        if room > 0 {
            self.bytes.resize(self.end + room.min(MOVED), 0);
            return;
        }
        if self.start > 0 {
            self.bytes.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            return;
        }
        // The announced length only limits the growth, so that the last step does not overshoot.
        let received = self.end;
        let missing = self.parser.missing(received).unwrap_or(received);
        let mut larger = vec![0; received + missing.clamp(READ_SIZE, received.max(READ_SIZE))];
        larger[..received].copy_from_slice(&self.bytes[..received]);
        self.bytes = larger;
    }
}

fn take_fill() -> Box<Fill> {
    FILLS.with_borrow_mut(Vec::pop).unwrap_or_else(|| new_fill(READ_SIZE))
}

fn new_fill(size: usize) -> Box<Fill> {
    let (parser, frames) = (RequestParser::default(), FrameDecoder::default());
    Box::new(Fill { bytes: vec![0; size], start: 0, end: 0, last: 0, smaller: None, parser, frames })
}

fn give_fill(mut fill: Box<Fill>) {
    if fill.bytes.len() == READ_SIZE && fill.parser.memory() <= READ_SIZE {
        (fill.start, fill.end) = (0, 0);
        FILLS.with_borrow_mut(|pool| {
            if pool.len() < POOLED {
                pool.push(fill);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(requests: &mut RequestBuffer) -> usize {
        let found = std::iter::from_fn(|| requests.next(RequestLimits::default()).unwrap().map(drop)).count();
        requests.release_unused();
        found
    }

    #[test]
    fn a_few_bytes_of_a_request_hold_little() {
        let mut requests = RequestBuffer::default();
        for (sent, most) in [(&b"*"[..], 4_000), (b"3\r\n$3\r\nSET", 4_000), (&[b'v'; 10_000], 24_000)] {
            requests.extend(sent);
            assert_eq!(count(&mut requests), 0);
            assert!(requests.memory() < most, "{}", requests.memory());
        }
    }

    #[test]
    fn a_buffer_that_has_grown_shrinks_when_little_is_left() {
        let mut requests = RequestBuffer::default();
        requests.extend(b"*2\r\n$4\r\nECHO\r\n$10000000\r\n");
        requests.extend(&vec![b'v'; 10_000_000]);
        assert_eq!(count(&mut requests), 0);
        assert!((10_000_000..11_000_000).contains(&requests.memory()));
        requests.extend(b"\r\n*");
        assert_eq!(count(&mut requests), 1);
        assert!(requests.memory() < 4_000, "{}", requests.memory());
        requests.extend(b"1\r\n$4\r\nPING\r\n");
        assert_eq!(count(&mut requests), 1);
        assert_eq!(requests.memory(), 0);
    }

    #[test]
    fn a_parser_that_has_grown_shrinks_when_little_is_left() {
        let mut requests = RequestBuffer::default();
        requests.extend(&[&b"*100000\r\n"[..], &b"$1\r\na\r\n".repeat(100_000), b"*3\r\n$1\r\na"].concat());
        assert_eq!(count(&mut requests), 1);
        assert!(requests.memory() < 4_000, "{}", requests.memory());
    }

    #[test]
    fn requests_in_pieces_of_any_size_are_found_while_memory_is_given_back() {
        let value = "v".repeat(300);
        let all: Vec<u8> = (0..400)
            .flat_map(|number| {
                let long = value.repeat(if number % 40 == 0 { 500 } else { 1 });
                format!("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n${}\r\n{long}\r\nPING\r\n", long.len()).into_bytes()
            })
            .collect();
        for size in [1_usize, 7, 100, 4_096, 70_000] {
            let mut requests = RequestBuffer::default();
            // Byte by byte only for the beginning, since all of it would take too long.
            let part = &all[..all.len().min(size * 40_000)];
            let found: usize = part
                .chunks(size)
                .map(|piece| {
                    requests.extend(piece);
                    count(&mut requests)
                })
                .sum();
            let mut whole = RequestBuffer::default();
            whole.extend(part);
            assert_eq!(found, count(&mut whole), "{size}");
        }
    }

    #[test]
    fn debug_shows_no_byte_of_what_was_received() {
        let mut requests = RequestBuffer::default();
        requests.extend(&[&b"*2\r\n$4\r\nAUTH\r\n$8000000\r\ns3cret"[..], &[b's'; 1_000_000]].concat());
        assert_eq!(format!("{requests:?}"), format!("RequestBuffer {{ len: {}, .. }}", requests.len()));
    }
}
