//! The context in which a command runs.

#![allow(clippy::inline_always, reason = "on the hot path: see the docs of `command`")]

mod effects;
mod keys;

use std::sync::Arc;

pub(crate) use keys::Access;

use super::CommandError;
use super::table::{Command, Known};
use super::work::{BLOCK, Memory, Progress, SharedReply, Work};
use crate::client::Client;
use crate::command::running::Parts;
use crate::config::Store;
use crate::keyspace::{Key, Keyspace, LARGE, Locked, Shared};
use crate::memory::Kept;
use crate::process::Process;
use crate::protocol::{PREFETCHED, Protocol, ReplyWriter, Request};
use crate::server::Server;
use crate::state::{Replies, State};
use crate::time::Now;

/// Whom a session's commands are for.
#[derive(Clone, Copy)]
pub(crate) struct Parties<'k> {
    pub(crate) server: &'k Server,
    pub(crate) client: &'k Arc<Client>,
    pub(crate) keyspace: &'k Keyspace,
}

/// One batch of commands, and the one of it that is in progress.
///
/// Made once for all requests of a batch. What it reads of the session is then read once, and a command can use the
/// lock and the row of the table that the command before it used.
pub(crate) struct Context<'a, 'k> {
    pub(crate) server: &'k Server,
    pub(crate) client: &'k Arc<Client>,
    pub(crate) keyspace: &'k Keyspace,
    pub(crate) state: &'a mut State,
    pub(crate) reply: ReplyWriter<'a>,
    /// Start of the reply of the command in progress: behind the messages that it sent to its own
    /// client.
    pub(super) reply_from: usize,
    pub(crate) now: Now,
    /// The command in progress; before a request, that of the one before.
    pub(crate) known: &'static Known,
    /// `true` if the command is one of a transaction that `EXEC` runs.
    pub(crate) in_exec: bool,
    /// `true` if messages to the client itself wait for a reply that is yet to be appended.
    pub(crate) own_waits: bool,
    /// `true` if the command has begun. An error before that is a refusal, and counts as such.
    pub(crate) began: bool,
    /// `true` if the command may have taken so long that the time read before it is no longer the present:
    /// it is not [`Command::brief`], or its request or its reply is long.
    pub(crate) may_have_taken_long: bool,
    /// At first a lock that the command before left, if any: [`Self::lock_keys`] uses or drops it.
    pub(crate) locked: Option<Locked<'k>>,
    /// Read before a transaction that asks for it locks the key space.
    pub(super) process: Option<Box<Process>>,
    /// Unfinished part of the command in progress; see [`Self::go_on`].
    pub(crate) rest: Option<Box<dyn Work>>,
    /// Blocks of the reply before [`Self::reply`], if the command goes on in portions.
    pub(crate) parts: Option<&'a mut Parts>,
    /// The memory of the request, where that is long, for values to share it.
    pub(crate) memory: Option<Box<Memory>>,
    /// `true` if a request that has to wait can be read again from the connection's buffer.
    pub(crate) rereads: bool,
    /// `true` if the request is to be read again.
    pub(crate) unread: bool,
    /// `true` if no block of the reply is to be silenced.
    pub(crate) keeps_reply: bool,
    /// `true` if a transaction takes the request from the connection's buffer; see [`super::push`].
    pub(crate) takes_last: bool,
    /// The hash of the request's only key, computed for the lock and used for the lookup.
    first: Option<(usize, u64)>,
    ahead: Option<Prefetched>,
}

/// Keys of a database from which on a prefetch pays. Fewer stay in a processor's caches.
const NEAR: usize = 2_000;

/// Arguments beyond which no command picks the shards of its keys: it takes them all.
const MANY: usize = 1_000;

/// The hashes of one argument of each of the next requests.
struct Prefetched {
    argument: usize,
    hashes: [u64; PREFETCHED],
    /// Number of hashes.
    count: usize,
    /// Number of their requests that have begun.
    begun: usize,
}

impl Prefetched {
    /// Returns the hash of `argument` of the request in progress.
    #[inline(always)]
    fn current(&self, argument: usize) -> Option<u64> {
        if self.argument != argument || self.begun > self.count {
            return None;
        }
        self.hashes.get(self.begun.wrapping_sub(1)).copied()
    }
}

const LOCKED: &str = "dispatch locks the keys that the table names";

/// A place in a reply.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Blocks before [`Context::reply`], and bytes in that.
    parts: usize,
    tail: usize,
}

impl<'a, 'k> Context<'a, 'k> {
    #[inline]
    pub(crate) fn new(
        Parties { server, client, keyspace }: Parties<'k>,
        state: &'a mut State,
        replies: &'a mut Vec<u8>,
        now: Now,
    ) -> Self {
        let known = state.tally.last();
        let reply = ReplyWriter::new(replies, state.protocol);
        Self {
            server,
            client,
            keyspace,
            state,
            reply,
            reply_from: 0,
            now,
            known,
            in_exec: false,
            own_waits: false,
            began: false,
            may_have_taken_long: false,
            locked: None,
            process: None,
            rest: None,
            parts: None,
            memory: None,
            rereads: false,
            unread: false,
            keeps_reply: false,
            takes_last: false,
            first: None,
            ahead: None,
        }
    }

    /// Returns the server, the client and the key space that the commands work for.
    pub(super) fn parties(&self) -> Parties<'k> {
        Parties { server: self.server, client: self.client, keyspace: self.keyspace }
    }

    /// Returns the command in progress.
    pub(crate) fn command(&self) -> &'static Command {
        self.known.command
    }

    /// Prepares for the next request of the batch.
    #[inline(always)]
    pub(super) fn next_request(&mut self) {
        (self.began, self.may_have_taken_long) = (false, false);
        self.reply_from = self.reply.bytes().len();
        self.first = None;
        if let Some(ahead) = &mut self.ahead {
            ahead.begun += 1;
        }
    }

    /// Prefetches the keys of the next requests: hashes each and loads what its lookup will load. It assumes that
    /// they ask for the same command as the request before; for one that does not, the prefetch is in vain.
    ///
    /// A lookup waits for memory several times, each time for an address that the load before brings, and
    /// a command is too long for a processor to begin with the next one meanwhile. Here the lookups stand
    /// one behind the other and their loads wait together. That takes 4 % off a `GET` among 10,000 keys
    /// and 60 % off one among a million; where a batch asks for keys that the first cache still holds it
    /// adds 7 ns to each.
    ///
    /// Call it where [`Self::is_worth_prefetching`] says so.
    #[inline(never)]
    pub(crate) fn prefetch<'r>(&mut self, requests: impl Iterator<Item = Request<'r>>) {
        let Some(argument) = self.known.only_key.filter(|_| self.is_ordinary()) else { return };
        let ahead = self.ahead.insert(Prefetched { argument, hashes: [0; PREFETCHED], count: 0, begun: 0 });
        for (hash, request) in ahead.hashes.iter_mut().zip(requests) {
            *hash = self.keyspace.key(request.get(argument)).hash;
            ahead.count += 1;
        }
        let locked = self.locked.get_or_insert_with(|| self.keyspace.lock_first());
        if locked.is_held() {
            return self.unlock();
        }
        locked.touch(self.state.database, &ahead.hashes[..ahead.count]);
    }

    /// Returns whether the command before was for a key and there are many keys, in one shard. Where there are
    /// several shards, to lock one for each key is to wait for the loads before.
    #[inline]
    pub(crate) fn is_worth_prefetching(&mut self) -> bool {
        let database = self.state.database;
        self.keyspace.is_one_shard() && self.locked.as_mut().is_some_and(|locked| locked.len(database) >= NEAR)
    }

    /// Returns whether nothing about the command, on the server or on this connection may keep it from running
    /// at once.
    #[inline(always)]
    pub(super) fn is_ordinary(&self) -> bool {
        !self.known.guarded
            && self.state.authenticated
            && self.state.transaction.is_none()
            && self.state.subscriptions.is_none()
            && self.server.settings.max_memory() == 0
            && !self.server.pause.is_active()
    }

    /// Locks the shards of the request's keys, or of all keys, unless a transaction has locked all. Returns
    /// whether the command may run: not while another holds one of them.
    #[inline(always)]
    pub(crate) fn lock_keys(&mut self, request: &Request<'_>) -> bool {
        if self.in_exec {
            return true;
        }
        if let Some(index) = self.known.only_key {
            let bytes = request.get(index);
            let key = match self.ahead.as_ref().and_then(|ahead| ahead.current(index)) {
                Some(hash) => Key { bytes, hash },
                None => self.keyspace.key(bytes),
            };
            self.first = Some((index, key.hash));
            if self.locked.as_ref().is_some_and(|locked| locked.is_for(key)) {
                return true;
            }
            self.unlock();
            return !self.locked.insert(self.keyspace.lock_one(key)).is_held();
        }
        self.unlock();
        if self.known.every_key || !self.command().keys.is_empty() {
            return self.lock_many(request);
        }
        true
    }

    /// Does the same for a command with more than one key.
    fn lock_many(&mut self, request: &Request<'_>) -> bool {
        if self.rereads && self.keyspace.is_awaited() {
            return false;
        }
        let locked = if self.known.every_key || request.len() > MANY {
            self.keyspace.lock_all()
        } else {
            self.keyspace.lock_keys(self.command().key_arguments(request))
        };
        !self.locked.insert(locked).is_held()
    }

    /// Locks the shard of a position in the order of `SCAN`. If another command holds it, the connection
    /// waits for that, and the answer is false.
    pub(super) fn lock_position(&mut self, cursor: u64) -> bool {
        if self.in_exec {
            return true;
        }
        self.unlock();
        let locked = self.locked.insert(self.keyspace.lock_position(cursor));
        if locked.is_held() {
            let _ = self.wait();
        }
        self.locked.is_some()
    }

    /// Waits for what is locked and which another command holds.
    pub(super) fn wait(&mut self) -> Progress {
        self.state.turn = self.locked.take().map(|locked| locked.wait(self.client));
        Progress::Wait
    }

    /// Returns the present end of the reply, for [`Self::cut_reply`].
    pub(super) fn mark_reply(&mut self) -> Mark {
        Mark {
            parts: self.parts.as_ref().map_or(0, |parts| parts.count()),
            tail: self.reply.bytes().len() - self.reply_from,
        }
    }

    /// Cuts off what was replied since `mark`.
    pub(super) fn cut_reply(&mut self, mark: Mark) {
        if let Some(parts) = &mut self.parts {
            if mark.parts < parts.count() {
                while parts.count() > mark.parts + 1 {
                    parts.pop();
                }
                // What was its end then is a block by now.
                *self.reply.bytes() = parts.pop().map_or_else(Vec::new, Vec::from);
            }
        }
        let end = self.reply_from + mark.tail;
        self.reply.bytes().truncate(end);
    }

    /// Returns whether the command in progress is not answered.
    fn is_silent(&self) -> bool {
        matches!(self.state.replies, Replies::Off | Replies::Skip)
    }

    /// Returns whether so much is replied that a command which replies with more has done a portion: what is appended
    /// further goes to another block.
    pub(super) fn has_replied_a_block(&mut self) -> bool {
        let replied = self.reply.bytes().len() - self.reply_from;
        if self.is_silent() && !self.in_exec {
            if self.state.pushes.is_empty() {
                self.reply.bytes().truncate(self.reply_from);
            }
            return false;
        }
        replied >= BLOCK && (self.parts.is_none() || self.state.replies == Replies::On)
    }

    /// Replies with a large bulk string, which goes out in parts and is not copied before.
    ///
    /// # Errors
    ///
    /// The command goes on: to be returned from it.
    pub(super) fn reply_shared(&mut self, value: Shared) -> Result<(), CommandError> {
        if self.is_silent() && !self.in_exec {
            self.reply.bulk(b"");
            return Ok(());
        }
        if self.parts.is_none() {
            return self.go_on(SharedReply(Some(value)));
        }
        self.reply.bulk_head(value.bytes().len());
        self.seal_reply();
        if let Some(parts) = &mut self.parts {
            parts.push_shared(value);
        }
        self.reply.bytes().extend_from_slice(b"\r\n");
        Ok(())
    }

    /// Replies with an argument of the request.
    pub(super) fn reply_argument(&mut self, argument: &[u8]) -> Result<(), CommandError> {
        if argument.len() >= LARGE {
            if let Some(shared) = self.memory.as_ref().and_then(|memory| memory.share(argument)) {
                return self.reply_shared(shared);
            }
        }
        self.reply.bulk(argument);
        Ok(())
    }

    /// Begins another block of the reply of a command that goes on in portions.
    pub(crate) fn seal_reply(&mut self) {
        if let Some(parts) = &mut self.parts {
            parts.push(std::mem::take(self.reply.bytes()));
        }
    }

    /// Locks every shard, for commands on the key space as a whole.
    pub(crate) fn lock_all(&mut self) -> &mut Locked<'k> {
        self.locked.get_or_insert_with(|| self.keyspace.lock_all())
    }

    /// Unlocks.
    pub(crate) fn unlock(&mut self) {
        self.locked = None;
    }

    /// Unlocks, for commands that go on without the key space; in a transaction it stays locked.
    pub(super) fn unlock_keys(&mut self, request: &Request<'_>) {
        if !self.in_exec {
            if self.state.tracking.is_on() {
                super::connection::tracking::remember(self, request);
            }
            self.unlock();
        }
    }

    pub(crate) fn locked(&mut self) -> &mut Locked<'k> {
        self.locked.as_mut().expect(LOCKED)
    }

    /// Returns argument `index` as a key.
    #[inline(always)]
    pub(crate) fn key<'r>(&self, request: &Request<'r>, index: usize) -> Key<'r> {
        match self.first {
            Some((first, hash)) if first == index => Key { bytes: request.get(index), hash },
            _ => self.keyspace.key(request.get(index)),
        }
    }

    /// Returns whether memory is beyond `max-memory`.
    #[cold]
    pub(crate) fn out_of_memory(&mut self) -> bool {
        if self.in_exec {
            return false;
        }
        if self.server.config.store == Store::PerConnection {
            self.client.hold_store(self.keyspace.memory());
        }
        self.server.used_memory() as u64 > self.server.settings.max_memory()
    }

    /// Charges the client for what it asks the server to keep, before that is made. If all clients together
    /// hold too much then, some are closed; whether this one is not among them.
    pub(crate) fn may_keep(&self, change: impl FnOnce(&mut Kept)) -> bool {
        self.client.keep(|shown| change(&mut shown.kept));
        self.server.limit_clients();
        !self.client.is_killed()
    }

    /// Returns whether the connection speaks RESP3.
    pub(crate) fn resp3(&self) -> bool {
        self.state.protocol == Protocol::Resp3
    }
}
