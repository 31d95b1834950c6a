//! Commands that take long, in portions.
//!
//! **No command keeps its thread for longer than milliseconds.** One whose work has no small bound (a
//! million keys, every key, a gigabyte) does a first portion where it is called and hands the rest to its
//! session as [`Work`]; the session does a portion at a time, and between two of them its connection lets
//! other tasks run. Nobody sees what is half done: the work holds its shards meanwhile
//! ([`crate::keyspace`]), unless it says that it needs none.

use std::fmt;

use bytes::Bytes;

use super::{CommandError, Context, Flags};
use crate::keyspace::{LARGE, Shared};
use crate::protocol::{OwnedRequest, Protocol, ReplyWriter, Request};

/// Keys that a portion looks at: a tenth of a millisecond's work where memory is cold. Fewer, if they have
/// [`COPY`] bytes together.
pub(super) const KEYS: usize = 256;

/// Amount of work that a portion has done.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Portion {
    keys: usize,
    bytes: usize,
}

impl Portion {
    /// Counts a key, or what is as little, and the bytes that it has or that were copied for it.
    pub(super) fn add(&mut self, bytes: usize) {
        self.keys += 1;
        self.bytes += bytes;
    }

    /// Returns whether that is enough.
    pub(super) fn is_full(&self) -> bool {
        self.keys >= KEYS || self.bytes >= COPY
    }
}

/// Bytes of a reply after which another block is begun.
pub(super) const BLOCK: usize = 1024 * 1024;

/// The unfinished part of a command.
pub(crate) trait Work: fmt::Debug + Send {
    /// Does the next portion, with the request that the command came with. What it appends to the reply
    /// goes out when the whole command is over.
    ///
    /// # Errors
    ///
    /// The command is over, with this error.
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError>;

    /// Returns whether the shards that were locked when the work began stay held until it is over. If not, none is
    /// locked when [`Self::portion`] is called.
    fn holds(&self) -> bool {
        true
    }

    /// Returns whether the next portion takes no time and is the last.
    fn is_short(&self) -> bool {
        false
    }

    /// Returns the bytes that the work keeps, its reply not included.
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
    /// The work waits for what another command holds; see [`Context::lock_position`].
    Wait,
    /// The command is over.
    Done,
}

impl Context<'_, '_> {
    /// Leaves the rest of the command in progress to `work`. To be returned from the command.
    ///
    /// # Errors
    ///
    /// Always: the command is not over.
    pub(super) fn go_on(&mut self, work: impl Work + 'static) -> Result<(), CommandError> {
        self.rest = Some(Box::new(work));
        Err(CommandError::Unfinished)
    }

    /// Does a first portion of `work`, and leaves the rest, if there is any, to the session.
    ///
    /// # Errors
    ///
    /// Those of the work.
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
    /// Copies of arguments for which the whole is too large to be kept, with the places of those.
    copies: Vec<(usize, Bytes)>,
}

impl Memory {
    /// Returns the memory of a request, if it is long.
    pub(crate) fn of(request: &OwnedRequest) -> Option<Box<Self>> {
        let whole = request.bytes();
        (whole.len() > LARGE).then(|| Box::new(Self { whole: whole.clone(), copies: Vec::new() }))
    }

    /// Returns an argument of the request as a value: the memory that comes with it is at most twice its own.
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

/// Bytes that one portion copies, or looks at: 0.2 ms.
pub(super) const COPY: usize = 512 * 1024;

/// A command with a long request, which takes the memory that this came in: large values that it writes are
/// not copied again.
#[derive(Debug, Default)]
pub(super) struct LongRequest {
    /// The next argument to be looked at, and what is copied of it.
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

/// A reply that is one large bulk string.
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

/// Body of a reply whose head is known only when all of the body is.
#[derive(Debug, Default)]
pub(super) struct Body {
    blocks: Vec<Vec<u8>>,
    tail: Vec<u8>,
    /// Items, if it consists of such.
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
        // Alike in both versions of the protocol.
        self.item(Protocol::Resp2).bulk(text);
    }

    /// Counts one more item, which is to be appended in this version of the protocol.
    pub(super) fn item(&mut self, protocol: Protocol) -> ReplyWriter<'_> {
        self.count += 1;
        ReplyWriter::new(self.tail(), protocol)
    }

    /// Returns the bytes that it has.
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

/// A command that does the same with each of its arguments, or with each pair or the like.
pub(super) struct Each<T> {
    /// The next argument, from one to the next, and behind the last.
    pub(super) next: usize,
    pub(super) step: usize,
    pub(super) end: usize,
    /// Number of arguments in a portion.
    pub(super) at_once: usize,
    /// Result so far.
    pub(super) total: T,
    pub(super) each: fn(&mut Context<'_, '_>, &Request<'_>, usize, &mut T),
    /// Replies, after the last.
    pub(super) done: fn(&mut Context<'_, '_>, &Request<'_>, &mut T),
}

impl<T> Each<T> {
    /// Returns each argument from `next` to the end of the request, where one is a key or as little.
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
