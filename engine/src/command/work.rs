//! Commands that take long, in portions.
//!
//! ***No command keeps its thread for longer than milliseconds.** A command whose work has no small bound (a million
//! keys, every key, a gigabyte) does a first portion when it is called, and hands the rest to its session as [`Work`].
//! The session runs one portion at a time, and after some of them its connection lets other tasks run. Nobody sees a
//! partial result: the work holds its shards meanwhile ([`crate::keyspace`]), unless it needs none.

use std::fmt;

use bytes::Bytes;

use super::{CommandError, Context, Flags};
use crate::keyspace::{LARGE, Shared};
use crate::protocol::{OwnedRequest, Protocol, ReplyWriter, Request};

/// Number of keys that a portion visits: a tenth of a millisecond of work if they are in no cache. Fewer if they have
/// [`COPY`] bytes together.
pub(super) const KEYS: usize = 256;

/// Amount of work that a portion has done.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Portion {
    keys: usize,
    bytes: usize,
}

impl Portion {
    /// Counts a key, or something as small, with its bytes or those that were copied for it.
    pub(super) fn add(&mut self, bytes: usize) {
        self.keys += 1;
        self.bytes += bytes;
    }

    /// Returns whether the portion has done enough.
    pub(super) fn is_full(&self) -> bool {
        self.keys >= KEYS || self.bytes >= COPY
    }
}

/// Number of bytes of a reply after which another block is begun.
pub(super) const BLOCK: usize = 1024 * 1024;

/// The rest of a command that goes on in portions.
pub(crate) trait Work: fmt::Debug + Send {
    /// Runs the next portion, with the request of the command. The reply is sent when the whole command is over.
    ///
    /// # Errors
    ///
    /// The error with which the command ends.
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError>;

    /// Returns whether the shards that were locked when the work began are held until it is over. If not, no shard is
    /// locked when [`Self::portion`] is called.
    fn holds(&self) -> bool {
        true
    }

    /// Returns whether the next portion is short and the last one.
    fn is_short(&self) -> bool {
        false
    }

    /// Returns the size in bytes of the memory that the work keeps, without its reply.
    fn memory(&self) -> usize {
        0
    }
}

/// Result of a portion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(crate) enum Progress {
    /// There is more to do.
    More,
    /// The work waits for a shard that another command holds; see [`Context::lock_position`].
    Wait,
    /// The command is over.
    Done,
}

impl Context<'_, '_> {
    /// Leaves the rest of the command in progress to `work`. The command has to return the result of this call.
    ///
    /// # Errors
    ///
    /// Always [`CommandError::Unfinished`], since the command is not over.
    pub(super) fn go_on(&mut self, work: impl Work + 'static) -> Result<(), CommandError> {
        self.rest = Some(Box::new(work));
        Err(CommandError::Unfinished)
    }

    /// Runs a first portion of `work`, and leaves the rest, if any, to the session.
    ///
    /// # Errors
    ///
    /// Those of the work, and [`CommandError::Unfinished`].
    pub(super) fn work(&mut self, request: &Request<'_>, mut work: impl Work + 'static) -> Result<(), CommandError> {
        match work.portion(self, request)? {
            Progress::Done => Ok(()),
            Progress::More | Progress::Wait => self.go_on(work),
        }
    }
}

/// The memory of a long request.
#[derive(Debug)]
pub(crate) struct Memory {
    whole: Bytes,
    /// Copies of arguments that are too small to keep the whole request for them, with their positions.
    copies: Vec<(usize, Bytes)>,
}

impl Memory {
    /// Returns the memory of a request, if it is long.
    pub(crate) fn of(request: &OwnedRequest) -> Option<Box<Self>> {
        let whole = request.bytes();
        (whole.len() > LARGE).then(|| Box::new(Self { whole: whole.clone(), copies: Vec::new() }))
    }

    /// Returns an argument of the request as a value, which keeps at most twice its own memory.
    pub(super) fn share(&self, argument: &[u8]) -> Option<Shared> {
        if let Some((_, copy)) = self.copies.iter().find(|(place, _)| *place == argument.as_ptr().addr()) {
            return Some(Shared::new(copy.clone(), copy.len()));
        }
        let is_part = self.whole.as_ptr_range().contains(&argument.as_ptr()) && self.is_most(argument);
        is_part.then(|| Shared::new(self.whole.slice_ref(argument), self.whole.len()))
    }

    fn is_most(&self, argument: &[u8]) -> bool {
        argument.len() > self.whole.len() / 2
    }

    pub(crate) fn memory(&self) -> usize {
        self.copies.iter().map(|(_, copy)| copy.len()).sum()
    }
}

/// Number of bytes that one portion copies or reads: 0.2 ms of work.
pub(super) const COPY: usize = 512 * 1024;

/// A command with a long request. It takes over the memory of the request, so that large values are not copied again.
#[derive(Debug, Default)]
pub(super) struct LongRequest {
    /// Index of the next argument, and the part of it that is copied.
    next: usize,
    copy: Vec<u8>,
}

impl Work for LongRequest {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        if cx.command().flags.has(Flags::DENYOOM) {
            if let Some(memory) = &mut cx.memory {
                for _ in 0..KEYS {
                    let argument = request.get(self.next);
                    if argument.len() >= LARGE && !memory.is_most(argument) {
                        if self.copy.capacity() == 0 {
                            self.copy.reserve_exact(argument.len());
                        }
                        let from = self.copy.len();
                        self.copy.extend_from_slice(&argument[from..argument.len().min(from + COPY)]);
                        if self.copy.len() < argument.len() {
                            return Ok(Progress::More);
                        }
                        memory.copies.push((argument.as_ptr().addr(), std::mem::take(&mut self.copy).into()));
                    }
                    self.next += 1;
                }
                if self.next < request.len() {
                    return Ok(Progress::More);
                }
            }
        }
        if !cx.lock_keys(request) {
            return Ok(cx.wait());
        }
        let outcome = (cx.command().run)(cx, request);
        if cx.state.tracking.is_on() {
            super::connection::tracking::remember(cx, request);
        }
        outcome.map(|()| Progress::Done)
    }

    fn holds(&self) -> bool {
        false
    }
}

/// A reply that consists of one large bulk string.
#[derive(Debug)]
pub(super) struct SharedReply(pub(super) Option<Shared>);

impl Work for SharedReply {
    fn portion(&mut self, cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<Progress, CommandError> {
        if cx.parts.is_none() {
            return Ok(Progress::More);
        }
        if let Some(value) = self.0.take() {
            cx.reply_shared(value)?;
        }
        Ok(Progress::Done)
    }

    fn holds(&self) -> bool {
        false
    }

    fn is_short(&self) -> bool {
        true
    }
}

/// Body of a reply whose head depends on the complete body.
#[derive(Debug, Default)]
pub(super) struct Body {
    blocks: Vec<Vec<u8>>,
    tail: Vec<u8>,
    /// Number of items, if it consists of items.
    count: usize,
}

impl Body {
    /// Returns the vector to append to.
    pub(super) fn tail(&mut self) -> &mut Vec<u8> {
        if self.tail.len() > BLOCK {
            self.blocks.push(std::mem::take(&mut self.tail));
        }
        &mut self.tail
    }

    /// Appends a bulk string.
    pub(super) fn bulk(&mut self, text: &[u8]) {
        // A bulk string is the same in both versions of the protocol.
        self.item(Protocol::Resp2).bulk(text);
    }

    /// Counts one more item, and returns the writer with which to append it in this version of the protocol.
    pub(super) fn item(&mut self, protocol: Protocol) -> ReplyWriter<'_> {
        self.count += 1;
        ReplyWriter::new(self.tail(), protocol)
    }

    /// Returns the number of bytes.
    pub(super) fn len(&self) -> usize {
        self.blocks.iter().map(Vec::len).sum::<usize>() + self.tail.len()
    }

    pub(super) fn memory(&self) -> usize {
        self.len()
    }
}

impl Context<'_, '_> {
    /// Appends an array of the items in `body`.
    pub(super) fn reply_array(&mut self, body: &mut Body) {
        self.reply.array(body.count);
        self.append(body);
    }

    /// Appends a map whose entries are the items in `body`.
    pub(super) fn reply_map(&mut self, body: &mut Body) {
        self.reply.map(body.count);
        self.append(body);
    }

    /// Appends `body` as one text.
    pub(super) fn reply_text(&mut self, body: &mut Body) {
        self.reply.verbatim_head("txt", body.len());
        self.append(body);
        self.reply.bytes().extend_from_slice(b"\r\n");
    }

    fn append(&mut self, body: &mut Body) {
        for mut block in body.blocks.drain(..).chain([std::mem::take(&mut body.tail)]) {
            match &mut self.parts {
                Some(parts) => {
                    parts.push(std::mem::take(self.reply.bytes()));
                    parts.push(block);
                }
                None => self.reply.bytes().append(&mut block),
            }
        }
    }
}

/// A command that does the same with each of its arguments, or with each pair of them.
pub(super) struct Each<T> {
    /// Index of the next argument, the step to the one after it, and the index after the last one.
    pub(super) next: usize,
    pub(super) step: usize,
    pub(super) end: usize,
    /// Number of arguments in a portion.
    pub(super) at_once: usize,
    /// Result so far.
    pub(super) total: T,
    pub(super) each: fn(&mut Context<'_, '_>, &Request<'_>, usize, &mut T),
    /// Function that replies after the last argument.
    pub(super) done: fn(&mut Context<'_, '_>, &Request<'_>, &mut T),
}

impl<T> Each<T> {
    /// Returns a command on each argument from `next` to the end of the request, where each takes as little time as a
    /// key.
    pub(super) fn new(
        next: usize,
        total: T,
        each: fn(&mut Context<'_, '_>, &Request<'_>, usize, &mut T),
        done: fn(&mut Context<'_, '_>, &Request<'_>, &mut T),
    ) -> Self {
        Self { next, step: 1, end: usize::MAX, at_once: KEYS, total, each, done }
    }
}

impl<T> fmt::Debug for Each<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Each").field("next", &self.next).finish_non_exhaustive()
    }
}

impl<T: Send> Work for Each<T> {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        let (first, end) = (self.next, self.end.min(request.len()));
        let mut bytes = 0;
        for _ in 0..self.at_once {
            if self.next >= end || bytes >= COPY {
                break;
            }
            (self.each)(cx, request, self.next, &mut self.total);
            bytes += (self.next..self.next + self.step).map(|index| request.get(index).len()).sum::<usize>();
            self.next += self.step;
        }
        if cx.state.tracking.is_on() {
            super::connection::tracking::remember_portion(cx, request, first..self.next.min(end));
        }
        if self.next < end {
            return Ok(Progress::More);
        }
        (self.done)(cx, request, &mut self.total);
        Ok(Progress::Done)
    }
}
