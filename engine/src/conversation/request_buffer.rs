//! The bytes of a connection that are received and not yet executed.
//!
//! **An idle connection holds no buffer.** A buffer is taken from a small pool of the thread when
//! bytes arrive and goes back when the last request in it is executed. Ten thousand idle clients
//! cost nothing here, and a busy one pays no allocation for a batch.

use std::cell::RefCell;

use crate::frame::{Frame, FrameDecoder, FrameError};
use crate::limits::READ_SIZE;
use crate::protocol::{OwnedRequest, Progress, ProtocolError, Request, RequestLimits, RequestParser};

/// Buffers that one thread keeps. A thread serves one connection at a time, so a few are enough;
/// what is beyond goes back to the allocator.
const POOLED: usize = 4;

thread_local! {
    #[allow(clippy::vec_box, reason = "a connection takes and gives the box, not what is in it")]
    static FILLS: RefCell<Vec<Box<Fill>>> = const { RefCell::new(Vec::new()) };
}

/// Requests of one connection, as they arrive.
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
#[derive(Debug, Default)]
pub struct RequestBuffer {
    fill: Option<Box<Fill>>,
}

#[derive(Debug)]
struct Fill {
    /// Initialised throughout; `start..end` is what was received and not yet consumed.
    bytes: Vec<u8>,
    start: usize,
    end: usize,
    /// Where the last request begins that was handed out, until bytes are moved.
    last: usize,
    parser: RequestParser,
    frames: FrameDecoder,
}

impl RequestBuffer {
    /// Room for at least one byte to read into. Tell [`Self::filled`] how many came.
    pub fn unfilled(&mut self) -> &mut [u8] {
        let fill = self.fill.get_or_insert_with(take_fill);
        fill.make_room();
        &mut fill.bytes[fill.end..]
    }

    /// `count` bytes were read into [`Self::unfilled`].
    ///
    /// # Panics
    ///
    /// When `count` is more than was offered.
    pub fn filled(&mut self, count: usize) {
        if let Some(fill) = &mut self.fill {
            assert!(count <= fill.bytes.len() - fill.end, "more bytes than there was room for");
            fill.end += count;
        }
    }

    /// Appends a copy of `bytes`, for callers that have them already.
    pub fn extend(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let room = self.unfilled();
            let count = room.len().min(bytes.len());
            room[..count].copy_from_slice(&bytes[..count]);
            self.filled(count);
            bytes = &bytes[count..];
        }
    }

    /// The next complete request, if there is one.
    ///
    /// # Errors
    ///
    /// When the bytes are no request; the connection is to be closed after the error is answered.
    // Inlined with all that it returns: a request that goes through memory is written in words and read
    // in pairs of them, for which a processor waits until they are stored. With what handlers take by
    // reference for the same reason, that is 8 ns of a GET.
    #[inline(always)]
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

    /// Takes the last request back: [`Self::next`] hands it out again. No bytes may have come since.
    pub(crate) fn unread(&mut self) {
        if let Some(fill) = &mut self.fill {
            fill.start = fill.last;
            fill.parser.restart();
        }
    }

    /// The last request that was handed out, which must have been longer than [`crate::limits::READ_SIZE`].
    /// It takes the memory that it stands in with it. No bytes may have come since.
    pub(crate) fn take_last(&mut self) -> OwnedRequest {
        let mut fill = self.fill.take().unwrap_or_else(take_fill);
        let rest = fill.bytes[fill.start..fill.end].to_vec();
        let request = fill.parser.take_request(std::mem::take(&mut fill.bytes), fill.last);
        if !rest.is_empty() {
            self.extend(&rest);
        }
        request
    }

    /// Parses some of the next requests, where none are left that were. Whether they are several, so that
    /// [`Self::ahead`] is worth a look.
    #[inline]
    pub(crate) fn parse_ahead(&mut self, limits: RequestLimits) -> bool {
        let Some(fill) = &mut self.fill else { return false };
        fill.start < fill.end
            && fill.parser.is_drained()
            && fill.parser.parse_ahead(&fill.bytes[fill.start..fill.end], limits) > 1
    }

    /// The requests that are parsed; [`Self::next`] is still to hand them out.
    pub(crate) fn ahead(&self) -> impl Iterator<Item = Request<'_>> {
        self.fill.iter().flat_map(|fill| fill.parser.ahead(&fill.bytes[fill.start..fill.end]))
    }

    /// The next complete frame, if there is one: for clients, whose peers send replies.
    ///
    /// # Errors
    ///
    /// When the bytes are no frame.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, FrameError> {
        let Some(fill) = &mut self.fill else { return Ok(None) };
        let Some((frame, length)) = fill.frames.advance(&fill.bytes[fill.start..fill.end])? else {
            return Ok(None);
        };
        fill.start += length;
        self.release_if_empty();
        Ok(Some(frame))
    }

    /// Whether nothing is left to execute, not even a part of a request.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes received and not yet executed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fill.as_ref().map_or(0, |fill| fill.end - fill.start)
    }

    /// Bytes of memory that the buffer holds.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.fill.as_ref().map_or(0, |fill| fill.bytes.len() + fill.parser.memory())
    }

    /// Gives the memory back if nothing is left to execute: call it when no request is complete.
    pub fn release_if_empty(&mut self) {
        if self.is_empty()
            && let Some(fill) = self.fill.take()
        {
            give_fill(fill);
        }
    }

    /// Forgets all that was received, as after a protocol error.
    pub fn clear(&mut self) {
        self.fill = None;
    }
}

impl Fill {
    /// Parses the next request, of whatever length and form. If it is complete: where it begins, and
    /// whether it is a line.
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
                    if self.end - self.start > limits.max_buffer {
                        return Err(ProtocolError::QueryBufferLimit);
                    }
                    return Ok(None);
                }
            }
        }
    }

    fn make_room(&mut self) {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
        if self.end < self.bytes.len() {
            return;
        }
        if self.start > 0 {
            self.bytes.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            return;
        }
        // Doubling keeps the cost of a large value linear. It follows what was received: the
        // announced length only caps the growth, so that the last step does not overshoot.
        let received = self.end;
        let wanted = self.parser.missing(received).unwrap_or(received).clamp(READ_SIZE, received.max(READ_SIZE));
        // Zeroed by the allocator, which has most of it from the operating system as zeros: pages are
        // touched only when bytes come. That takes a fifth off a value of 100 MB.
        let mut larger = vec![0; received + wanted];
        larger[..received].copy_from_slice(&self.bytes[..received]);
        self.bytes = larger;
    }
}

fn take_fill() -> Box<Fill> {
    FILLS.with_borrow_mut(Vec::pop).unwrap_or_else(|| {
        Box::new(Fill {
            bytes: vec![0; READ_SIZE],
            start: 0,
            end: 0,
            last: 0,
            parser: RequestParser::default(),
            frames: FrameDecoder::default(),
        })
    })
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
