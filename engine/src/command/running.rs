//! The command of a session that goes on in portions, and the reply that it leaves.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::sync::Arc;

use bytes::{Buf, Bytes};

use crate::command::table::Known;
use crate::command::{self, CommandError, Context, Memory, Parties, Paused, Progress, Work};
use crate::garbage::free_elsewhere;
use crate::keyspace::{Held, Keyspace, LARGE, Shared};
use crate::limits;
use crate::protocol::OwnedRequest;
use crate::state::{Flow, Replies, State};
use crate::time::Now;

/// Bytes of a reply after which another block is begun, so that none is ever copied to a larger one.
const PART: usize = 1024 * 1024;

/// Portions after which a connection lets others run, however little time they took.
const PORTIONS: usize = 16;

/// A command that has begun and is not over, or whose reply is not yet handed on.
pub(crate) struct Running {
    work: Box<dyn Work>,
    known: &'static Known,
    /// The command's time, which stands still while it runs.
    now: Now,
    begun: Paused,
    /// `None` while it is still in the connection's buffer.
    request: Option<OwnedRequest>,
    /// Shards that it holds, before and after [`Self::keep_hold`].
    held: Option<Held>,
    hold: Option<Hold>,
    /// Next step of the connection after it.
    flow: Flow,
    reply: LongReply,
    /// That of the request, where it is long.
    memory: Option<Box<Memory>>,
    is_over: bool,
}

/// A hold of shards that ends with this value, also when the command panics.
struct Hold {
    keyspace: Arc<Keyspace>,
    held: Held,
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.keyspace.release(self.held);
    }
}

/// A reply in blocks: it is never copied to a larger one, and large values are shared with the key space.
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
    is_shared: bool,
    /// Share of the value, kept so that its count of owners includes this part.
    _sharer: Option<Arc<()>>,
}

/// The blocks of a reply before its last.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    list: VecDeque<Part>,
    /// Bytes of all of them.
    len: usize,
    /// Bytes of memory that the client is charged for.
    memory: usize,
    /// Address of the memory of each shared value.
    shared: HashSet<usize>,
}

impl Parts {
    /// Appends a block.
    pub(crate) fn push(&mut self, block: Vec<u8>) {
        self.append(Part { memory: block.capacity(), bytes: block.into(), is_shared: false, _sharer: None });
    }

    /// Appends a value that others have as well. The client is charged for it once, and as one of all who have
    /// it; the key space is one of them.
    pub(crate) fn push_shared(&mut self, value: Shared) {
        let (bytes, sharer) = value.into_parts();
        let is_new = self.shared.insert(bytes.as_ptr().addr());
        let memory = if is_new { bytes.len() / Arc::strong_count(&sharer) } else { 0 };
        self.append(Part { bytes, memory, is_shared: true, _sharer: Some(sharer).filter(|_| is_new) });
    }

    fn append(&mut self, part: Part) {
        self.len += part.bytes.len();
        self.memory += part.memory;
        self.list.push_back(part);
    }

    /// Takes the last block back.
    pub(crate) fn pop(&mut self) -> Option<Bytes> {
        let part = self.list.pop_back()?;
        self.len -= part.bytes.len();
        self.memory -= part.memory;
        Some(part.bytes)
    }

    /// Returns the number of them.
    pub(crate) fn count(&self) -> usize {
        self.list.len()
    }

    /// Moves up to `most` bytes to `replies`. Returns whether that was all.
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
            if part.is_shared && part.bytes.is_unique() {
                // The last that has a large value is here.
                free_elsewhere(part);
            }
        }
        true
    }
}

impl LongReply {
    /// Moves up to `most` bytes to `replies`. Returns whether that was all.
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
    /// Returns a command whose first portion is done, with what has followed from that and what it has answered.
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

    /// Makes the hold end with the command.
    pub(crate) fn keep_hold(&mut self, keyspace: &Arc<Keyspace>) {
        if let Some(held) = self.held.take() {
            self.hold = Some(Hold { keyspace: Arc::clone(keyspace), held });
        }
    }

    /// Drops what it has replied: nobody hears it.
    pub(crate) fn forget_reply(&mut self) {
        self.reply = LongReply::default();
    }

    /// Drops it, by another thread if that takes long.
    pub(crate) fn free(self) {
        if self.memory() > LARGE {
            free_elsewhere(self);
        }
    }

    /// Returns whether it keeps others from keys.
    pub(crate) fn holds(&self) -> bool {
        self.hold.is_some()
    }

    /// Returns whether the request is still to be given to [`Self::set_request`].
    pub(crate) fn lacks_request(&self) -> bool {
        self.request.is_none()
    }

    pub(crate) fn set_request(&mut self, request: OwnedRequest) {
        self.memory = Memory::of(&request);
        self.request = Some(request);
    }

    /// Returns whether nothing is left but to hand the reply on.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Returns what follows from it.
    pub(crate) fn flow(&self) -> Flow {
        self.flow
    }

    /// Moves up to `most` bytes of its reply to `replies`. Returns whether that was all.
    pub(crate) fn pour(&mut self, replies: &mut Vec<u8>, most: usize) -> bool {
        self.reply.pour(replies, most)
    }

    /// Returns the bytes that it has replied and that are not handed on.
    pub(crate) fn unread(&self) -> usize {
        self.reply.len()
    }

    /// Returns whether nothing is left but a portion that takes no time.
    pub(crate) fn is_short(&self) -> bool {
        self.work.is_short()
    }

    /// Returns the bytes that it keeps.
    pub(crate) fn memory(&self) -> usize {
        let request = self.request.as_ref().map_or(0, OwnedRequest::memory);
        let copies = self.memory.as_ref().map_or(0, |memory| memory.memory());
        request + copies + self.reply.memory() + self.work.memory()
    }

    /// Does portions for a short while, unless the command is over. Returns whether it is.
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
                // The command that a long request asks for has more to do.
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
            // From here on others see all that it has done.
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
