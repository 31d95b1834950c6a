//! A command that goes on in portions, and its reply.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::sync::Arc;

use bytes::{Buf, Bytes};

use crate::command::table::Known;
use crate::command::{self, CommandError, Context, Memory, Parties, Paused, Progress, Work};
use crate::garbage::{free_block_elsewhere, free_elsewhere};
use crate::keyspace::{Held, Keyspace, LARGE, Shared};
use crate::limits;
use crate::protocol::OwnedRequest;
use crate::state::{Flow, Replies, State};
use crate::time::Now;

/// Number of bytes of a reply after which another block is begun, so that no block is ever copied to a larger one.
const PART: usize = 1024 * 1024;

/// Number of portions after which a connection lets others run, however little time they took.
const PORTIONS: usize = 16;

/// A command that has begun and is not over, or whose reply is not passed on yet.
pub(crate) struct Running {
    work: Box<dyn Work>,
    known: &'static Known,
    /// Time at which the command began, and which it uses throughout.
    now: Now,
    begun: Paused,
    /// The request; `None` while it is still in the connection's buffer.
    request: Option<OwnedRequest>,
    /// Shards that the command holds, before and after [`Self::keep_hold`].
    held: Option<Held>,
    hold: Option<Hold>,
    /// Next step of the connection after the command.
    flow: Flow,
    reply: LongReply,
    /// Memory of the request, if that is long.
    memory: Option<Box<Memory>>,
    is_over: bool,
}

/// A hold on shards that ends when this is dropped, also when the command panics.
struct Hold {
    keyspace: Arc<Keyspace>,
    held: Held,
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.keyspace.release(self.held);
    }
}

/// A reply in blocks, which are never copied to larger ones. Large values are shared with the key space.
#[derive(Debug, Default)]
pub(crate) struct LongReply {
    parts: Parts,
    tail: Vec<u8>,
}

/// A block of a reply.
#[derive(Debug)]
struct Part {
    bytes: Bytes,
    /// Bytes of memory that the client is charged for.
    memory: usize,
    /// Number of bytes of the value, if it is a share of one.
    shared: Option<usize>,
    /// A share of the value, kept so that its number of owners includes this part.
    _sharer: Option<Arc<()>>,
}

/// The blocks of a reply before its last.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    list: VecDeque<Part>,
    /// Number of bytes in all blocks.
    len: usize,
    /// Bytes of memory that the client is charged for.
    memory: usize,
    /// Address of the memory of each shared value.
    shared: HashSet<usize>,
}

impl Parts {
    /// Appends a block.
    pub(crate) fn push(&mut self, block: Vec<u8>) {
        self.append(Part { memory: block.capacity(), bytes: block.into(), shared: None, _sharer: None });
    }

    /// Appends a value that is shared with others, such as the key space. The client is charged for it once, with the
    /// size divided by the number of owners.
    pub(crate) fn push_shared(&mut self, value: Shared) {
        let (bytes, sharer) = value.into_parts();
        let is_new = self.shared.insert(bytes.as_ptr().addr());
        let memory = if is_new { bytes.len() / Arc::strong_count(&sharer) } else { 0 };
        let shared = Some(bytes.len());
        self.append(Part { bytes, memory, shared, _sharer: Some(sharer).filter(|_| is_new) });
    }

    fn append(&mut self, part: Part) {
        self.len += part.bytes.len();
        self.memory += part.memory;
        self.list.push_back(part);
    }

    /// Removes and returns the last block.
    pub(crate) fn pop(&mut self) -> Option<Bytes> {
        let part = self.list.pop_back()?;
        self.len -= part.bytes.len();
        self.memory -= part.memory;
        Some(part.bytes)
    }

    /// Returns the number of blocks.
    pub(crate) fn count(&self) -> usize {
        self.list.len()
    }

    /// Moves up to `most` bytes to `replies`. Returns whether nothing is left.
    fn pour(&mut self, replies: &mut Vec<u8>, mut most: usize) -> bool {
        while let Some(mut part) = self.list.pop_front() {
            let count = part.bytes.len().min(most);
            replies.extend_from_slice(&part.bytes[..count]);
            most -= count;
            self.len -= count;
            part.bytes.advance(count);
            if part.bytes.has_remaining() {
                self.list.push_front(part);
                return false;
            }
            self.memory -= part.memory;
            if let Some(bytes) = part.shared.filter(|_| part.bytes.is_unique()) {
                // This was the last share of a large value.
                free_block_elsewhere(part, bytes);
            }
        }
        true
    }
}

impl LongReply {
    /// Moves up to `most` bytes to `replies`. Returns whether nothing is left.
    fn pour(&mut self, replies: &mut Vec<u8>, most: usize) -> bool {
        if !self.tail.is_empty() {
            self.parts.push(std::mem::take(&mut self.tail));
        }
        self.parts.pour(replies, most)
    }

    fn len(&self) -> usize {
        self.tail.len() + self.parts.len
    }

    fn memory(&self) -> usize {
        self.tail.capacity() + self.parts.memory
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").field("work", &self.work).field("is_over", &self.is_over).finish_non_exhaustive()
    }
}

impl Running {
    /// Returns a command whose first portion is done, with the reply so far and the next step of the connection.
    pub(crate) fn new(
        work: Box<dyn Work>,
        known: &'static Known,
        now: Now,
        begun: Paused,
        flow: Flow,
        held: Option<Held>,
        reply: Vec<u8>,
    ) -> Self {
        let reply = LongReply { parts: Parts::default(), tail: reply };
        Self { work, known, now, begun, request: None, held, hold: None, flow, reply, memory: None, is_over: false }
    }

    /// Converts the hold into one that ends with the command.
    pub(crate) fn keep_hold(&mut self, keyspace: &Arc<Keyspace>) {
        if let Some(held) = self.held.take() {
            self.hold = Some(Hold { keyspace: Arc::clone(keyspace), held });
        }
    }

    /// Drops the reply so far, since nobody gets it.
    pub(crate) fn forget_reply(&mut self) {
        self.reply = LongReply::default();
    }

    /// Drops the command, on another thread if that takes long.
    pub(crate) fn free(self) {
        let bytes = self.memory();
        if bytes > LARGE {
            free_elsewhere(self, bytes);
        }
    }

    /// Returns whether it holds shards, which keeps others from keys.
    pub(crate) fn holds(&self) -> bool {
        self.hold.is_some()
    }

    /// Returns whether [`Self::set_request`] has still to be called.
    pub(crate) fn lacks_request(&self) -> bool {
        self.request.is_none()
    }

    pub(crate) fn set_request(&mut self, request: OwnedRequest) {
        self.memory = Memory::of(&request);
        self.request = Some(request);
    }

    /// Returns whether only the reply has still to be passed on.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Returns the next step of the connection after the command.
    pub(crate) fn flow(&self) -> Flow {
        self.flow
    }

    /// Moves up to `most` bytes of the reply to `replies`. Returns whether nothing is left.
    pub(crate) fn pour(&mut self, replies: &mut Vec<u8>, most: usize) -> bool {
        self.reply.pour(replies, most)
    }

    /// Returns the number of bytes of the reply that are not passed on yet.
    pub(crate) fn unread(&self) -> usize {
        self.reply.len()
    }

    /// Returns whether only a short portion is left.
    pub(crate) fn is_short(&self) -> bool {
        self.work.is_short()
    }

    /// Returns the size in bytes of the memory that it keeps.
    pub(crate) fn memory(&self) -> usize {
        let request = self.request.as_ref().map_or(0, OwnedRequest::memory);
        let copies = self.memory.as_ref().map_or(0, |memory| memory.memory());
        request + copies + self.reply.memory() + self.work.memory()
    }

    /// Runs portions for a short while, unless the command is over. Returns whether it is over.
    pub(crate) fn run(&mut self, parties: Parties<'_>, keyspace: &Arc<Keyspace>, state: &mut State) -> bool {
        let Some(request) = &self.request else { return true };
        if self.is_over {
            return true;
        }
        let (request, since) = (request.as_request(), parties.server.now());
        state.flow = self.flow;
        let mut cx = Context::new(parties, state, &mut self.reply.tail, self.now);
        cx.known = self.known;
        cx.began = true;
        cx.parts = Some(&mut self.reply.parts);
        cx.memory = self.memory.take();
        let begun = self.begun.resume(parties.server);
        let mut outcome = None;
        for _ in 0..PORTIONS {
            if let Some(hold) = &self.hold {
                if cx.locked.is_none() {
                    cx.locked = Some(parties.keyspace.lock_held(hold.held));
                }
            }
            outcome = match self.work.portion(&mut cx, &request) {
                Ok(Progress::More) => None,
                Ok(Progress::Wait) => break,
                Ok(Progress::Done) => Some(Ok(())),
                // The command of a long request has more to do.
                Err(CommandError::Unfinished) => {
                    if let Some(work) = cx.rest.take() {
                        self.work = work;
                    }
                    if self.work.holds() {
                        if let Some(locked) = &mut cx.locked {
                            self.hold = Some(Hold { keyspace: Arc::clone(keyspace), held: locked.hold() });
                        }
                    }
                    None
                }
                Err(error) => Some(Err(error)),
            };
            if cx.reply.bytes().len() > PART && cx.state.replies == Replies::On {
                cx.seal_reply();
            }
            if self.hold.is_none() {
                cx.unlock();
            }
            if outcome.is_some() || parties.server.now().since(since) >= limits::PORTIONS_TIME {
                break;
            }
        }
        match outcome {
            None => self.begun = begun.pause(parties.server),
            Some(outcome) => {
                command::finish(&mut cx, &request, begun, outcome);
                self.is_over = true;
            }
        }
        self.flow = cx.state.flow;
        self.memory = cx.memory.take().filter(|_| !self.is_over);
        let keeps_reply = cx.keeps_reply;
        drop(cx);
        if self.is_over {
            // From here on others see the whole effect.
            self.hold = None;
            if matches!(state.replies, Replies::Off | Replies::Skip) && !keeps_reply {
                self.reply.parts = Parts::default();
            }
            if state.replies != Replies::On {
                state.silence(&mut self.reply.tail, 0);
            }
        }
        self.is_over
    }
}
