//! The command of a session that goes on in portions, and the reply that it leaves.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use bytes::{Buf, Bytes};

use super::{Flow, Replies, State};
use crate::allocator::free_elsewhere;
use crate::command::table::Known;
use crate::command::{self, Begun, CommandError, Context, Memory, Parties, Progress, Work};
use crate::keyspace::{Held, Keyspace, LARGE};
use crate::limits;
use crate::protocol::OwnedRequest;
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
    begun: Begun,
    /// `None` while it is still in the connection's buffer.
    request: Option<OwnedRequest>,
    /// What it holds, before and after [`Self::keep_hold`].
    held: Option<Held>,
    hold: Option<Hold>,
    /// What follows from it.
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
    parts: VecDeque<Bytes>,
    tail: Vec<u8>,
}

impl LongReply {
    /// Moves up to `most` bytes to `replies`. Returns whether that was all.
    fn pour(&mut self, replies: &mut Vec<u8>, mut most: usize) -> bool {
        if !self.tail.is_empty() {
            self.parts.push_back(std::mem::take(&mut self.tail).into());
        }
        while let Some(part) = self.parts.front_mut() {
            let count = part.len().min(most);
            replies.extend_from_slice(&part[..count]);
            most -= count;
            part.advance(count);
            if part.has_remaining() {
                return false;
            }
            // The last to have a large value may be here.
            if let Some(part) = self.parts.pop_front() {
                free_elsewhere(part);
            }
        }
        true
    }

    fn memory(&self) -> usize {
        self.tail.capacity() + self.parts.iter().map(Bytes::len).sum::<usize>()
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").field("work", &self.work).field("is_over", &self.is_over).finish_non_exhaustive()
    }
}

impl Running {
    /// A command whose first portion is done, with what has followed from that and what it has answered.
    pub(crate) fn new(
        work: Box<dyn Work>,
        known: &'static Known,
        now: Now,
        begun: Begun,
        flow: Flow,
        held: Option<Held>,
        reply: Vec<u8>,
    ) -> Self {
        let reply = LongReply { parts: VecDeque::new(), tail: reply };
        Self { work, known, now, begun, request: None, held, hold: None, flow, reply, memory: None, is_over: false }
    }

    /// Makes the hold end with the command.
    pub(super) fn keep_hold(&mut self, keyspace: &Arc<Keyspace>) {
        if let Some(held) = self.held.take() {
            self.hold = Some(Hold { keyspace: Arc::clone(keyspace), held });
        }
    }

    /// Drops it, by another thread if that takes long.
    pub(super) fn free(self) {
        if self.memory() > LARGE {
            free_elsewhere(self);
        }
    }

    /// Whether it keeps others from keys.
    pub(super) fn holds(&self) -> bool {
        self.hold.is_some()
    }

    /// Whether the request is still to be given to [`Self::set_request`].
    pub(super) fn lacks_request(&self) -> bool {
        self.request.is_none()
    }

    pub(crate) fn set_request(&mut self, request: OwnedRequest) {
        self.memory = Memory::of(&request);
        self.request = Some(request);
    }

    /// Whether nothing is left but to hand the reply on.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// What follows from it.
    pub(super) fn flow(&self) -> Flow {
        self.flow
    }

    /// Moves up to `most` bytes of its reply to `replies`. Returns whether that was all.
    pub(super) fn pour(&mut self, replies: &mut Vec<u8>, most: usize) -> bool {
        self.reply.pour(replies, most)
    }

    /// Bytes that it keeps.
    pub(super) fn memory(&self) -> usize {
        let request = self.request.as_ref().map_or(0, OwnedRequest::memory);
        let copies = self.memory.as_ref().map_or(0, |memory| memory.memory());
        request + copies + self.reply.memory() + self.work.memory()
    }

    /// Does portions for a short while, unless the command is over. Returns whether it is.
    pub(super) fn run(&mut self, parties: Parties<'_>, keyspace: &Arc<Keyspace>, state: &mut State) -> bool {
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
        self.begun.resume();
        let mut outcome = None;
        for _ in 0..PORTIONS {
            if let Some(hold) = &self.hold
                && cx.locked.is_none()
            {
                cx.locked = Some(parties.keyspace.lock_held(hold.held));
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
                    if self.work.holds()
                        && let Some(locked) = &mut cx.locked
                    {
                        self.hold = Some(Hold { keyspace: Arc::clone(keyspace), held: locked.hold() });
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
            None => self.begun = self.begun.suspended(),
            Some(outcome) => {
                command::finish(&mut cx, &request, &self.begun, outcome);
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
                self.reply.parts.clear();
            }
            if state.replies != Replies::On {
                state.silence(&mut self.reply.tail, 0);
            }
        }
        self.is_over
    }
}
