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

/// The server, the client and the key space that the commands of a session work for.
#[derive(Clone, Copy)]
pub(crate) struct Parties<'k> {
    pub(crate) server: &'k Server,
    pub(crate) client: &'k Arc<Client>,
    pub(crate) keyspace: &'k Keyspace,
}

/// The context of a batch of commands, and of the command of it that is in progress.
///
/// Created once for all requests of a batch. So the state of the session is read once, and a command can reuse the lock
/// and the row of the table of the command before it.
pub(crate) struct Context<'a, 'k> {
    pub(crate) server: &'k Server,
    pub(crate) client: &'k Arc<Client>,
    pub(crate) keyspace: &'k Keyspace,
    pub(crate) state: &'a mut State,
    pub(crate) reply: ReplyWriter<'a>,
    /// Start of the reply of the command in progress, after the messages that it has sent to its own client.
    pub(super) reply_from: usize,
    pub(crate) now: Now,
    /// The command in progress; between two requests, the last one.
    pub(crate) known: &'static Known,
    /// `true` if `EXEC` runs the command, as a part of a transaction.
    pub(crate) in_exec: bool,
    /// `true` if messages to the client itself wait until a reply has been appended.
    pub(crate) own_waits: bool,
    /// `true` if the command has begun. An error before that is counted as a refusal.
    pub(crate) began: bool,
    /// `true` if the command may have taken so long that the time has to be read again: it is not [`Command::brief`],
    /// or its request or its reply is long.
    pub(crate) may_have_taken_long: bool,
    /// The locks of the command. When the command begins, the lock that the previous command has left, if any:
    /// [`Self::lock_keys`] reuses or drops it.
    pub(crate) locked: Option<Locked<'k>>,
    /// Figures of the process, read before a transaction that shows them locks the key space.
    pub(super) process: Option<Box<Process>>,
    /// Rest of the command in progress, if it goes on in portions; see [`Self::go_on`].
    pub(crate) rest: Option<Box<dyn Work>>,
    /// Blocks of the reply that come before [`Self::reply`], if the command goes on in portions.
    pub(crate) parts: Option<&'a mut Parts>,
    /// The memory of the request if that is long, so that values can share it.
    pub(crate) memory: Option<Box<Memory>>,
    /// `true` if a request that has to wait can be parsed again from the connection's buffer.
    pub(crate) rereads: bool,
    /// `true` if the request has to be parsed again.
    pub(crate) unread: bool,
    /// `true` if `CLIENT REPLY` must not silence any block of the reply.
    pub(crate) keeps_reply: bool,
    /// `true` if a transaction takes the request from the connection's buffer; see [`super::push`].
    pub(crate) takes_last: bool,
    /// Index and hash of the request's only key; the hash is computed for the lock and used again for the lookup.
    first: Option<(usize, u64)>,
    ahead: Option<Prefetched>,
}

/// Number of keys in a database from which a prefetch pays. Fewer stay in the processor's caches.
const NEAR: usize = 2_000;

/// Number of arguments beyond which a command locks all shards, and not only those of its keys.
const MANY: usize = 1_000;

/// The hashes of one argument of each of the next requests.
struct Prefetched {
    argument: usize,
    hashes: [u64; PREFETCHED],
    /// Number of hashes.
    count: usize,
    /// Number of the requests that have begun.
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

/// A position in a reply.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Number of blocks before [`Context::reply`], and of bytes in that.
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

    /// Prefetches the keys of the next requests: hashes each, and loads the memory that its lookup will need. It
    /// assumes that they are for the same command as the request before; for another command the prefetch is useless.
    ///
    /// A lookup waits for memory several times, since each load needs the address that the one before brings, and a
    /// command is too long for the processor to start the next one meanwhile. Here the lookups follow each other
    /// directly, so their loads overlap. That makes a `GET` among 10,000 keys 4 % cheaper, and one among a million 60
    /// %; a `GET` whose key is still in the first cache becomes 7 ns more expensive.
    ///
    /// Call it if [`Self::is_worth_prefetching`].
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

    /// Returns whether the previous command was for a key, and there are many keys in a single shard. With several
    /// shards, locking one for each key would wait for the loads of the key before.
    #[inline]
    pub(crate) fn is_worth_prefetching(&mut self) -> bool {
        let database = self.state.database;
        self.keyspace.is_one_shard() && self.locked.as_mut().is_some_and(|locked| locked.len(database) >= NEAR)
    }

    /// Returns whether the command can run at once: neither the command itself, nor the server, nor this connection has
    /// anything that may prevent it.
    #[inline(always)]
    pub(super) fn is_ordinary(&self) -> bool {
        !self.known.guarded
            && self.state.authenticated
            && self.state.transaction.is_none()
            && self.state.subscriptions.is_none()
            && self.server.settings.max_memory() == 0
            && !self.server.pause.is_active()
    }

    /// Locks the shards of the request's keys, or all shards, unless a transaction has locked them. Returns whether the
    /// command may run, which it may not while another command holds one of them.
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

    /// Does the same as [`Self::lock_keys`] for a command with more than one key.
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

    /// Locks the shard of a position in the order of `SCAN`. If another command holds it, returns `false`, and the
    /// connection waits for that command.
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

    /// Waits for the locked shards that another command holds.
    pub(super) fn wait(&mut self) -> Progress {
        self.state.turn = self.locked.take().map(|locked| locked.wait(self.client));
        Progress::Wait
    }

    /// Returns the current end of the reply, for [`Self::cut_reply`].
    pub(super) fn mark_reply(&mut self) -> Mark {
        Mark {
            parts: self.parts.as_ref().map_or(0, |parts| parts.count()),
            tail: self.reply.bytes().len() - self.reply_from,
        }
    }

    /// Removes everything that was replied since `mark`.
    pub(super) fn cut_reply(&mut self, mark: Mark) {
        if let Some(parts) = &mut self.parts {
            if mark.parts < parts.count() {
                while parts.count() > mark.parts + 1 {
                    parts.pop();
                }
                // The end of the reply at that time has become a block since.
                *self.reply.bytes() = parts.pop().map_or_else(Vec::new, Vec::from);
            }
        }
        let end = self.reply_from + mark.tail;
        self.reply.bytes().truncate(end);
    }

    /// Returns whether `CLIENT REPLY` silences the command in progress.
    fn is_silent(&self) -> bool {
        matches!(self.state.replies, Replies::Off | Replies::Skip)
    }

    /// Returns whether the reply has filled a block. A command that has more to reply then ends its portion, and goes
    /// on in another block.
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

    /// Replies with a large bulk string, which is written in parts and not copied as a whole.
    ///
    /// # Errors
    ///
    /// [`CommandError::Unfinished`], which the command has to return: it goes on in portions.
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

    /// Begins a new block of the reply, if the command goes on in portions.
    pub(crate) fn seal_reply(&mut self) {
        if let Some(parts) = &mut self.parts {
            parts.push(std::mem::take(self.reply.bytes()));
        }
    }

    /// Locks every shard, for commands on the key space as a whole.
    pub(crate) fn lock_all(&mut self) -> &mut Locked<'k> {
        self.locked.get_or_insert_with(|| self.keyspace.lock_all())
    }

    /// Unlocks the shards.
    pub(crate) fn unlock(&mut self) {
        self.locked = None;
    }

    /// Unlocks the shards, for commands that go on without the key space. In a transaction they stay locked.
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

    /// Returns whether the memory in use exceeds `max-memory`.
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

    /// Charges the client for what it asks the server to keep, before that is created. If all clients together then
    /// hold too much, some are closed. Returns whether this client may go on, since it is not one of them.
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
