//! What a command works with.

use std::sync::Arc;

use bytes::Bytes;

use super::CommandError;
use super::notify;
use super::process::Process;
use super::table::{Command, Known};
use super::work::{BLOCK, Memory, Progress, SharedReply, Work};
use crate::client::Client;
use crate::config::Events;
use crate::keyspace::{Entry, EntryMut, Key, Keyspace, LARGE, Locked, Lookup};
use crate::limits::READ_SIZE;
use crate::memory::Kept;
use crate::options::Store;
use crate::protocol::{AHEAD, Protocol, Reply, Request};
use crate::server::Server;
use crate::session::{Parts, Replies, State};
use crate::time::Now;
use crate::tracking::Actor;

/// Whom a session's commands are for.
#[derive(Clone, Copy)]
pub(crate) struct Parties<'k> {
    pub(crate) server: &'k Server,
    pub(crate) client: &'k Arc<Client>,
    pub(crate) keyspace: &'k Keyspace,
}

/// One batch of commands, and the one of it that is in progress.
///
/// Made once for all requests that came together: what it takes from the session then costs a command
/// nothing, and the lock of a key and the look at the table serve the next command as well.
pub(crate) struct Context<'a, 'k> {
    pub(crate) server: &'k Server,
    pub(crate) client: &'k Arc<Client>,
    pub(crate) keyspace: &'k Keyspace,
    pub(crate) state: &'a mut State,
    pub(crate) reply: Reply<'a>,
    /// Where the reply of the command in progress begins: behind the messages that it sent to its own
    /// client.
    pub(super) reply_from: usize,
    pub(crate) now: Now,
    /// The command in progress; before a request, that of the one before.
    pub(crate) known: &'static Known,
    /// Whether the command is one of a transaction that `EXEC` runs.
    pub(crate) in_exec: bool,
    /// Whether the command began: an error is then its own, and no refusal to run it.
    pub(crate) began: bool,
    /// At first a lock that the command before left, if any: [`Self::lock_keys`] uses or drops it.
    pub(crate) locked: Option<Locked<'k>>,
    /// Read before a transaction that asks for it locks the key space.
    pub(super) process: Option<Box<Process>>,
    /// What is left of the command in progress; see [`Self::go_on`].
    pub(crate) rest: Option<Box<dyn Work>>,
    /// Where the command goes on in portions, the blocks of its reply before [`Self::reply`].
    pub(crate) parts: Option<&'a mut Parts>,
    /// The memory of the request, where that is long, for values to share it.
    pub(crate) memory: Option<Box<Memory>>,
    /// Whether a request that has to wait can be read again from the connection's buffer.
    pub(crate) rereads: bool,
    /// Whether the request is to be read again.
    pub(crate) unread: bool,
    /// Whether no block of the reply is to be silenced.
    pub(crate) keeps_reply: bool,
    /// Whether a transaction takes the request from the connection's buffer; see [`super::push`].
    pub(crate) takes_last: bool,
    /// The hash of the request's only key, computed for the lock and used for the lookup.
    first: Option<(usize, u64)>,
    ahead: Option<Ahead>,
}

/// So many keys are near a processor anyway: to look at them before they are used costs more than it
/// saves.
const NEAR: usize = 2_000;

/// Arguments beyond which no command picks the shards of its keys: it takes them all.
const MANY: usize = 1_000;

/// The hashes of one argument of each of the next requests.
struct Ahead {
    argument: usize,
    hashes: [u64; AHEAD],
    /// How many there are.
    count: usize,
    /// How many of their requests have begun.
    begun: usize,
}

impl Ahead {
    /// That of `argument` of the request in progress.
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

/// What a lookup is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Counts as a hit or a miss, and as a use of the key.
    Read,
    /// Counts as a hit or a miss and is no use of the key: `EXISTS`, `TTL`, `TYPE`.
    Look,
    /// The same, and nobody is told that the key is missing: `OBJECT`.
    Inspect,
    /// A use of the key, but no lookup that statistics count.
    Write,
    /// Neither: the server's own looks.
    Peek,
}

impl Access {
    /// Whether it counts as a hit or a miss.
    fn is_counted(self) -> bool {
        matches!(self, Self::Read | Self::Look | Self::Inspect)
    }

    /// Whether it is a use of the key.
    fn is_use(self) -> bool {
        matches!(self, Self::Read | Self::Write)
    }
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
        let reply = Reply::new(replies, state.protocol);
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
            began: false,
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

    /// Whom the commands are for.
    pub(super) fn parties(&self) -> Parties<'k> {
        Parties { server: self.server, client: self.client, keyspace: self.keyspace }
    }

    /// The command in progress.
    pub(crate) fn command(&self) -> &'static Command {
        self.known.command
    }

    /// Whether the command may have taken so long that the time read before it is no longer the present:
    /// it is not [`Command::brief`], or its request of `length` bytes or its reply is long (`appended`).
    #[inline(always)]
    pub(crate) fn may_have_taken_long(&self, length: usize, appended: usize) -> bool {
        !self.known.brief || length > READ_SIZE || appended > READ_SIZE
    }

    /// Forgets the request before.
    #[inline(always)]
    pub(super) fn next_request(&mut self) {
        self.began = false;
        self.reply_from = self.reply.bytes().len();
        self.first = None;
        if let Some(ahead) = &mut self.ahead {
            ahead.begun += 1;
        }
    }

    /// Looks at the keys of the next requests, where the command before has its own: all are hashed and
    /// looked up before the first is used, and nothing is done with what is found. A request that asks for
    /// another command costs a look in vain.
    ///
    /// A lookup waits for memory several times, each time for an address that the load before brings, and
    /// a command is too long for a processor to begin with the next one meanwhile. Here the lookups stand
    /// one behind the other and their loads wait together. That takes 4 % off a `GET` among 10,000 keys
    /// and 60 % off one among a million; where a batch asks for keys that the first cache still holds it
    /// adds 7 ns to each.
    ///
    /// Call it where [`Self::is_worth_a_look_ahead`] says so.
    #[inline(never)]
    pub(crate) fn look_ahead<'r>(&mut self, requests: impl Iterator<Item = Request<'r>>) {
        let Some(argument) = self.known.only_key.filter(|_| self.is_ordinary()) else { return };
        let ahead = self.ahead.insert(Ahead { argument, hashes: [0; AHEAD], count: 0, begun: 0 });
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

    /// Whether the command before was for a key and there are many keys, in one shard. Where there are
    /// several shards, to lock one for each key is to wait for the loads before.
    #[inline]
    pub(crate) fn is_worth_a_look_ahead(&mut self) -> bool {
        let database = self.state.database;
        self.keyspace.is_one_shard() && self.locked.as_mut().is_some_and(|locked| locked.len(database) >= NEAR)
    }

    /// Whether nothing about the command, on the server or on this connection may keep it from running
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

    /// The same for a command with more than one key.
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

    /// Where the reply ends at this moment, for [`Self::cut_reply`].
    pub(super) fn mark_reply(&mut self) -> Mark {
        Mark {
            parts: self.parts.as_ref().map_or(0, |parts| parts.count()),
            tail: self.reply.bytes().len() - self.reply_from,
        }
    }

    /// Cuts off what was replied since `mark`.
    pub(super) fn cut_reply(&mut self, mark: Mark) {
        if let Some(parts) = &mut self.parts
            && mark.parts < parts.count()
        {
            while parts.count() > mark.parts + 1 {
                parts.pop();
            }
            // What was its end then is a block by now.
            *self.reply.bytes() = parts.pop().map_or_else(Vec::new, Vec::from);
        }
        let end = self.reply_from + mark.tail;
        self.reply.bytes().truncate(end);
    }

    /// Whether the command in progress is not answered.
    fn is_silent(&self) -> bool {
        matches!(self.state.replies, Replies::Off | Replies::Skip)
    }

    /// Whether so much is replied that a command which replies with more has done a portion: what is appended
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
    pub(super) fn reply_shared(&mut self, value: Bytes) -> Result<(), CommandError> {
        if self.is_silent() && !self.in_exec {
            self.reply.bulk(b"");
            return Ok(());
        }
        if self.parts.is_none() {
            return self.go_on(SharedReply(value));
        }
        self.reply.bulk_head(value.len());
        self.seal_reply();
        if let Some(parts) = &mut self.parts {
            parts.push_shared(value);
        }
        self.reply.bytes().extend_from_slice(b"\r\n");
        Ok(())
    }

    /// Replies with an argument of the request.
    pub(super) fn reply_argument(&mut self, argument: &[u8]) -> Result<(), CommandError> {
        if argument.len() >= LARGE
            && let Some(shared) = self.memory.as_ref().and_then(|memory| memory.share(argument))
        {
            return self.reply_shared(shared.bytes().clone());
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
                super::tracking::remember(self, request);
            }
            self.unlock();
        }
    }

    pub(crate) fn locked(&mut self) -> &mut Locked<'k> {
        self.locked.as_mut().expect(LOCKED)
    }

    /// Argument `index` as a key.
    #[inline(always)]
    pub(crate) fn key<'r>(&self, request: &Request<'r>, index: usize) -> Key<'r> {
        match self.first {
            Some((first, hash)) if first == index => Key { bytes: request.get(index), hash },
            _ => self.keyspace.key(request.get(index)),
        }
    }

    /// The entry of a live key in the selected database.
    #[inline]
    pub(crate) fn find(&mut self, key: Key<'_>, access: Access) -> Option<&mut Entry> {
        self.find_in(self.state.database, key, access)
    }

    /// The entry of a live key. A key past its deadline is removed.
    pub(crate) fn find_in(&mut self, database: usize, key: Key<'_>, access: Access) -> Option<&mut Entry> {
        let Self { server, client, state, reply, reply_from, now, in_exec, locked, parts, .. } = self;
        let locked = locked.as_mut().expect(LOCKED);
        find((server, client), locked, *now, database, key, access, || {
            Own { client, state, reply, reply_from, waits: waits(*in_exec, parts) }.deliver();
        })
    }

    /// The value of a live key, and the reply that it goes to: straight from the table into the write
    /// buffer.
    #[inline(always)]
    pub(crate) fn value_for_reply(&mut self, key: Key<'_>, access: Access) -> (Option<&[u8]>, &mut Reply<'a>) {
        let Self { server, client, state, reply, reply_from, now, in_exec, locked, parts, .. } = self;
        let (locked, database) = (locked.as_mut().expect(LOCKED), state.database);
        let entry = find((server, client), locked, *now, database, key, access, || {
            Own { client, state, reply, reply_from, waits: waits(*in_exec, parts) }.deliver();
        });
        (entry.map(|entry| entry.value()), reply)
    }

    /// The value of a key that is there, for others: it is not copied, but for one that stood beside its key.
    pub(super) fn share(&mut self, key: Key<'_>) -> Option<Bytes> {
        let database = self.state.database;
        let (shard, _) = self.locked.as_mut().expect(LOCKED).shard(key);
        Some(shard.databases.at(database).get_mut(key)?.share().bytes().clone())
    }

    /// Writes value and deadline (Unix milliseconds) under a key of the selected database.
    pub(crate) fn set(&mut self, key: Key<'_>, value: &[u8], deadline: Option<u64>) {
        let (database, now) = (self.state.database, self.now);
        self.announce_new(database, key);
        let counted = self.server.settings.counts_uses().then(|| self.uses_of(key));
        if value.len() >= LARGE
            && let Some(shared) = self.memory.as_ref().and_then(|memory| memory.share(value))
        {
            let entry = Entry::new_shared(key.bytes, shared, deadline, counted.unwrap_or(now.seconds()));
            return self.place(database, key, entry);
        }
        let (shard, hasher) = self.locked.as_mut().expect(LOCKED).shard(key);
        let met_expired = shard.databases.at(database).set(key, value, deadline, now, hasher);
        if let Some(counted) = counted
            && let Some(mut entry) = shard.databases.at(database).get_mut(key)
        {
            entry.touch(counted);
        }
        if met_expired {
            let actor = Actor { client: Some(self.client), expired: true, replies: false };
            super::expired(self.server, (&shard.watchers, &mut shard.counts), database, key, actor, now);
        }
        shard.watchers.touch(database, key);
        self.invalidate(key.bytes);
        if met_expired {
            self.deliver_own();
        }
        if let Some(deadline) = deadline {
            self.deadline_set(deadline);
        }
    }

    /// The uses of a key of the selected database, which another value does not change, or those of a new one.
    #[cold]
    fn uses_of(&mut self, key: Key<'_>) -> u64 {
        let before = self.find(key, Access::Peek).map(|entry| u64::from(entry.accessed()));
        before.unwrap_or_else(|| self.first_use())
    }

    /// The time of a key that is made now, for its entry; its uses, where they are counted.
    pub(crate) fn first_use(&self) -> u64 {
        if self.server.settings.counts_uses() { super::uses::first(self.now) } else { self.now.seconds() }
    }

    /// Puts an entry in under its own key, in any database.
    pub(crate) fn insert_in(&mut self, database: usize, key: Key<'_>, entry: Entry) {
        if self.server.settings.events().has(Events::NEW) {
            // A key that is past its deadline goes first. One that is there is deleted, and this is a new one.
            self.find_in(database, key, Access::Peek);
            self.notify_in(database, Events::NEW, "new", key.bytes);
        }
        self.place(database, key, entry);
    }

    /// Puts an entry in; the event of a new key was published.
    fn place(&mut self, database: usize, key: Key<'_>, entry: Entry) {
        let deadline = entry.deadline();
        let (shard, hasher) = self.locked.as_mut().expect(LOCKED).shard(key);
        let met_expired = shard.databases.at(database).insert(key.hash, entry, self.now, hasher);
        if met_expired {
            let actor = Actor { client: Some(self.client), expired: true, replies: false };
            super::expired(self.server, (&shard.watchers, &mut shard.counts), database, key, actor, self.now);
        }
        shard.watchers.touch(database, key);
        self.invalidate(key.bytes);
        if met_expired {
            self.deliver_own();
        }
        if let Some(deadline) = deadline {
            self.deadline_set(deadline);
        }
    }

    /// Tells the task that removes keys of a deadline that was set.
    #[inline]
    fn deadline_set(&self, deadline: u64) {
        if self.keyspace.is_shared() {
            self.server.deadline_set(deadline);
        }
    }

    /// Publishes the event of a key that is about to be made, where that class is switched on.
    #[inline]
    fn announce_new(&mut self, database: usize, key: Key<'_>) {
        if self.server.settings.events().has(Events::NEW) && self.find_in(database, key, Access::Peek).is_none() {
            self.notify_in(database, Events::NEW, "new", key.bytes);
        }
    }

    /// Changes a live value in place and tells watchers; `None` when there is no such key. The use of the key
    /// was counted before.
    pub(crate) fn edit<T>(&mut self, key: Key<'_>, change: impl FnOnce(&mut EntryMut<'_>) -> T) -> Option<T> {
        self.find(key, Access::Peek)?;
        let database = self.state.database;
        let (shard, _) = self.locked.as_mut().expect(LOCKED).shard(key);
        let changed = change(&mut shard.databases.at(database).get_mut(key)?);
        shard.watchers.touch(database, key);
        self.invalidate(key.bytes);
        Some(changed)
    }

    /// Sets or takes away the deadline of a key that is there.
    pub(crate) fn set_deadline(&mut self, key: Key<'_>, deadline: Option<u64>) {
        let database = self.state.database;
        let (shard, _) = self.locked.as_mut().expect(LOCKED).shard(key);
        shard.databases.at(database).set_deadline(key, deadline);
        shard.watchers.touch(database, key);
        self.invalidate(key.bytes);
        if let Some(deadline) = deadline {
            self.deadline_set(deadline);
        }
    }

    /// Removes a key of any database; the entry comes back if it was there and alive.
    pub(crate) fn remove_in(&mut self, database: usize, key: Key<'_>) -> Option<Entry> {
        self.find_in(database, key, Access::Peek)?;
        let (shard, hasher) = self.locked.as_mut().expect(LOCKED).shard(key);
        let entry = shard.databases.at(database).remove(key, hasher)?;
        shard.watchers.touch_removed(database, key);
        self.invalidate(key.bytes);
        Some(entry)
    }

    /// Removes a key of the selected database.
    pub(crate) fn remove(&mut self, key: Key<'_>) -> Option<Entry> {
        self.remove_in(self.state.database, key)
    }

    /// Publishes a keyspace event for a key of the selected database.
    #[inline]
    pub(crate) fn notify(&mut self, class: Events, event: &str, key: &[u8]) {
        self.notify_in(self.state.database, class, event, key);
    }

    /// Publishes a keyspace event. A client that listens to its own changes gets the event before the
    /// reply, as from Redis.
    #[inline]
    pub(crate) fn notify_in(&mut self, database: usize, class: Events, event: &str, key: &[u8]) {
        if self.server.settings.events().has(class) && notify(self.server, class, event, database, key, self.now) {
            self.deliver_own();
        }
    }

    /// Moves messages that this client sent to itself in front of the reply. In a transaction they
    /// wait for its end.
    pub(crate) fn deliver_own(&mut self) {
        let Self { client, state, reply, reply_from, in_exec, parts, .. } = self;
        Own { client, state, reply, reply_from, waits: waits(*in_exec, parts) }.deliver();
    }

    /// Keeps what the command in progress has replied, whatever `CLIENT REPLY` says.
    pub(super) fn keep_reply(&mut self) {
        self.keeps_reply = true;
        self.state.pushes.clear();
        self.pushed(self.reply_from);
    }

    /// Puts a push in front of the reply, which may have begun.
    pub(super) fn push_before_reply(&mut self, push: &[u8]) {
        let (bytes, from) = (self.reply.bytes(), self.reply_from);
        bytes.extend_from_slice(push);
        bytes[from..].rotate_right(push.len());
        self.reply_from += push.len();
        if self.state.replies != Replies::On {
            self.state.pushes.push((from, self.reply_from));
        }
    }

    /// What stands in the reply from here on is no answer but a push, which `CLIENT REPLY` does not
    /// silence.
    pub(crate) fn pushed(&mut self, from: usize) {
        if self.state.replies != Replies::On {
            let to = self.reply.bytes().len();
            self.state.pushes.push((from, to));
        }
    }

    /// Whether memory is beyond `max-memory`.
    #[cold]
    pub(crate) fn out_of_memory(&mut self) -> bool {
        if self.in_exec {
            return false;
        }
        if self.server.options.store == Store::PerConnection {
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

    /// Whether the connection speaks RESP3.
    pub(crate) fn resp3(&self) -> bool {
        self.state.protocol == Protocol::Resp3
    }
}

/// What a client's messages to itself go through.
struct Own<'c, 'a> {
    client: &'c Client,
    state: &'c mut State,
    reply: &'c mut Reply<'a>,
    reply_from: &'c mut usize,
    /// Whether they come behind the reply.
    waits: bool,
}

/// Whether messages to oneself come behind the reply: those of a transaction, and of a command whose reply
/// has grown to several blocks.
fn waits(in_exec: bool, parts: &Option<&mut Parts>) -> bool {
    in_exec || parts.as_ref().is_some_and(|parts| parts.count() > 0)
}

impl Own<'_, '_> {
    /// See [`Context::deliver_own`].
    #[cold]
    fn deliver(self) {
        if self.state.subscriptions.is_none() || self.waits {
            return;
        }
        let (bytes, from) = (self.reply.bytes(), *self.reply_from);
        let before = bytes.len();
        self.client.mailbox.drain(bytes, usize::MAX);
        let count = bytes.len() - before;
        // The reply may have begun.
        bytes[from..].rotate_right(count);
        *self.reply_from += count;
        if count > 0 && self.state.replies != Replies::On {
            self.state.pushes.push((from, from + count));
        }
    }
}

/// The entry of a live key. A key past its deadline is removed; `deliver` is called when its event or
/// that of a missing key was published.
// Inlined, as all of a GET's way is from the key to the reply: that takes 7 % off one in a batch.
#[inline(always)]
fn find<'l>(
    (server, client): (&Server, &Client),
    locked: &'l mut Locked<'_>,
    now: Now,
    database: usize,
    key: Key<'_>,
    access: Access,
    deliver: impl FnOnce(),
) -> Option<&'l mut Entry> {
    let (shard, _) = locked.shard(key);
    let counted = u64::from(access.is_counted());
    // While clients are paused, keys past their deadline stay, and nobody sees them.
    let paused = server.pause.is_active() && server.pause.until(true, now).is_some();
    let part = shard.databases.at(database);
    let lookup = if paused { part.lookup_only(key, now) } else { part.lookup(key, now) };
    match lookup {
        Lookup::Live(entry) => {
            shard.counts.hits += counted;
            if access.is_use() {
                super::uses::record(server, entry, now);
            }
            return Some(entry);
        }
        Lookup::Expired => {
            let actor = Actor { client: Some(client), expired: true, replies: false };
            super::expired(server, (&shard.watchers, &mut shard.counts), database, key, actor, now);
        }
        Lookup::Absent => {}
    }
    shard.counts.misses += counted;
    if matches!(access, Access::Read | Access::Look) && server.settings.events().has(Events::KEY_MISS) {
        notify(server, Events::KEY_MISS, "keymiss", database, key.bytes, now);
    }
    if server.settings.events().has(Events::EXPIRED) || server.settings.events().has(Events::KEY_MISS) {
        deliver();
    }
    None
}
