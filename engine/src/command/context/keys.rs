//! Lookup, writing and removal of keys by commands, and the events that others receive of it.

#![allow(clippy::inline_always, reason = "on the hot path: see the docs of `command`")]

use super::{Context, LOCKED};
use crate::client::Client;
use crate::command::running::Parts;
use crate::command::{CommandError, uses};
use crate::config::Events;
use crate::events::{expired, notify};
use crate::keyspace::{Entry, EntryMut, Key, LARGE, Locked, Lookup, Shared};
use crate::protocol::ReplyWriter;
use crate::server::Server;
use crate::state::{Replies, State};
use crate::time::Now;
use crate::tracking::Actor;

/// Purpose of a lookup.
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
    /// Returns whether it counts as a hit or a miss.
    fn is_counted(self) -> bool {
        matches!(self, Self::Read | Self::Look | Self::Inspect)
    }

    /// Returns whether it is a use of the key.
    fn is_use(self) -> bool {
        matches!(self, Self::Read | Self::Write)
    }
}

impl<'a> Context<'a, '_> {
    /// Returns the entry of a live key in the selected database.
    #[inline]
    pub(crate) fn find(&mut self, key: Key<'_>, access: Access) -> Option<&mut Entry> {
        self.find_in(self.state.database, key, access)
    }

    /// Returns the entry of a live key. A key past its deadline is removed.
    pub(crate) fn find_in(&mut self, database: usize, key: Key<'_>, access: Access) -> Option<&mut Entry> {
        let Self { server, client, state, reply, reply_from, now, in_exec, own_waits, locked, parts, .. } = self;
        let locked = locked.as_mut().expect(LOCKED);
        find((server, client), locked, *now, database, key, access, || {
            Own { client, state, reply, reply_from, waits: waits(*in_exec || *own_waits, parts) }.deliver();
        })
    }

    /// Returns the value of a live key, and the reply that it goes to: straight from the table into the write
    /// buffer.
    #[inline(always)]
    pub(crate) fn value_for_reply(&mut self, key: Key<'_>, access: Access) -> (Option<&[u8]>, &mut ReplyWriter<'a>) {
        let Self { server, client, state, reply, reply_from, now, in_exec, locked, parts, .. } = self;
        let (locked, database) = (locked.as_mut().expect(LOCKED), state.database);
        // Here no reply has begun that messages could wait for.
        let entry = find((server, client), locked, *now, database, key, access, || {
            Own { client, state, reply, reply_from, waits: waits(*in_exec, parts) }.deliver();
        });
        (entry.map(|entry| entry.value()), reply)
    }

    /// Returns the value of a key that is there, for others: it is not copied, but for one that stood beside its key.
    pub(crate) fn share(&mut self, key: Key<'_>) -> Option<Shared> {
        let database = self.state.database;
        let (shard, _) = self.locked.as_mut().expect(LOCKED).shard(key);
        Some(shard.databases.at(database).get_mut(key)?.share())
    }

    /// Writes value and deadline (Unix milliseconds) under a key of the selected database.
    pub(crate) fn set(&mut self, key: Key<'_>, value: &[u8], deadline: Option<u64>) {
        let (database, now) = (self.state.database, self.now);
        self.announce_new(database, key);
        let counted = self.server.settings.counts_uses().then(|| self.uses_of(key));
        if value.len() >= LARGE {
            if let Some(shared) = self.memory.as_ref().and_then(|memory| memory.share(value)) {
                let entry = Entry::new_shared(key.bytes, shared, deadline, counted.unwrap_or(now.seconds()));
                return self.place(database, key, entry);
            }
        }
        let (shard, hasher) = self.locked.as_mut().expect(LOCKED).shard(key);
        let met_expired = shard.databases.at(database).set(key, value, deadline, now, hasher);
        if let Some(counted) = counted {
            if let Some(mut entry) = shard.databases.at(database).get_mut(key) {
                entry.touch(counted);
            }
        }
        if met_expired {
            let actor = Actor { client: Some(self.client), expired: true, replies: false };
            expired(self.server, (&shard.watchers, &mut shard.counts), database, key, actor, now);
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

    /// Returns the uses of a key of the selected database, which another value does not change, or those of a new one.
    #[cold]
    fn uses_of(&mut self, key: Key<'_>) -> u64 {
        let before = self.find(key, Access::Peek).map(|entry| u64::from(entry.accessed()));
        before.unwrap_or_else(|| self.first_use())
    }

    /// Returns the time of a key that is made now, for its entry; its uses, where they are counted.
    pub(crate) fn first_use(&self) -> u64 {
        if self.server.settings.counts_uses() { uses::first(self.now) } else { self.now.seconds() }
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
            expired(self.server, (&shard.watchers, &mut shard.counts), database, key, actor, self.now);
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
    /// reply, as from Redis, unless [`Self::behind_reply`] says otherwise.
    #[inline]
    pub(crate) fn notify_in(&mut self, database: usize, class: Events, event: &str, key: &[u8]) {
        if self.server.settings.events().has(class) && notify(self.server, class, event, database, key, self.now) {
            self.deliver_own();
        }
    }

    /// Moves messages that this client sent to itself in front of the reply. In a transaction they
    /// wait for its end.
    pub(crate) fn deliver_own(&mut self) {
        let Self { client, state, reply, reply_from, in_exec, own_waits, parts, .. } = self;
        Own { client, state, reply, reply_from, waits: waits(*in_exec || *own_waits, parts) }.deliver();
    }

    /// Makes a change whose messages to this client come behind the reply, which `replied` has appended or,
    /// where it is [`CommandError::Unfinished`], has left to be appended. Returns `replied`.
    ///
    /// Redis answers some commands before it tells of their change, and others after.
    pub(crate) fn behind_reply(
        &mut self,
        replied: Result<(), CommandError>,
        change: impl FnOnce(&mut Self),
    ) -> Result<(), CommandError> {
        let from = std::mem::replace(&mut self.reply_from, self.reply.bytes().len());
        self.own_waits = replied.is_err();
        change(self);
        self.own_waits = false;
        self.reply_from = from;
        replied
    }

    /// Keeps what the command in progress has replied, whatever `CLIENT REPLY` says.
    pub(crate) fn keep_reply(&mut self) {
        self.keeps_reply = true;
        self.state.pushes.take();
        self.pushed(self.reply_from);
    }

    /// Puts a push in front of the reply, which may have begun.
    pub(crate) fn push_before_reply(&mut self, push: &[u8]) {
        let (bytes, from) = (self.reply.bytes(), self.reply_from);
        bytes.extend_from_slice(push);
        bytes[from..].rotate_right(push.len());
        self.reply_from += push.len();
        if self.state.replies != Replies::On {
            self.state.pushes.push(from, self.reply_from);
        }
    }

    /// Records that the reply from `from` on is no answer but a push, which `CLIENT REPLY` does not
    /// silence.
    pub(crate) fn pushed(&mut self, from: usize) {
        if self.state.replies != Replies::On {
            let to = self.reply.bytes().len();
            self.state.pushes.push(from, to);
        }
    }
}

/// Writer of a client's messages to itself.
struct Own<'c, 'a> {
    client: &'c Client,
    state: &'c mut State,
    reply: &'c mut ReplyWriter<'a>,
    reply_from: &'c mut usize,
    /// `true` if they come behind the reply.
    waits: bool,
}

/// Returns whether messages to oneself wait for the end of the command: of a transaction, and of one whose reply has
/// grown to several blocks or is yet to be appended.
fn waits(is_said: bool, parts: &Option<&mut Parts>) -> bool {
    is_said || parts.as_ref().is_some_and(|parts| parts.count() > 0)
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
            self.state.pushes.push(from, from + count);
        }
    }
}

/// Returns the entry of a live key. A key past its deadline is removed; `deliver` is called when its event or
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
                uses::record(server, entry, now);
            }
            return Some(entry);
        }
        Lookup::Expired => {
            let actor = Actor { client: Some(client), expired: true, replies: false };
            expired(server, (&shard.watchers, &mut shard.counts), database, key, actor, now);
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
