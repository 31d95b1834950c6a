//! `CLIENT TRACKING`: clients are told when keys have changed that they may have in their caches.
//!
//! The server keeps a bounded [`Table`] of the keys that each tracking client has read. A command that changes one of
//! them tells its readers, and removes the key from the table. A client in broadcast mode is told of every changed key
//! that begins with one of its [`Prefixes`], when the batch that has changed it is over.
//!
//! **A key's shard is locked while the key is read and remembered, and while it is changed and its readers are told.**
//! So no reader gets the message before the reply that it invalidates. The order of locks is: those of shards, that of
//! this module, those of clients.
//!
//! A message to a client about its own command waits until the command has replied.

mod prefixes;
mod table;

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::client::Client;
use crate::eviction::log_evicted;
use crate::memory;
use crate::protocol::{Protocol, ReplyWriter};
use crate::pubsub::{Message, Pushed};
use crate::server::Server;
use crate::time::Now;

use prefixes::{Changed, Prefixes};
pub(crate) use table::Table;

/// The channel of messages for a client that speaks RESP2 and gets the messages of another one.
const CHANNEL: &[u8] = b"__redis__:invalidate";

/// Number of keys that are dropped at once from a table that is too long, multiplied by the number of such rounds in
/// succession, as in Redis.
const EFFORT: usize = 100;

/// Part of `maxmemory`, as a divisor, that the table may take even if all memory is used up.
const SHARE_OF_MEMORY: u64 = 8;

/// Set of options with which one client tracks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mode(u8);

impl Mode {
    pub(crate) const OFF: Self = Self(0);
    pub(crate) const ON: Self = Self(1);
    pub(crate) const BCAST: Self = Self(1 << 1);
    pub(crate) const OPTIN: Self = Self(1 << 2);
    pub(crate) const OPTOUT: Self = Self(1 << 3);
    pub(crate) const NOLOOP: Self = Self(1 << 4);
    /// `CLIENT CACHING` is in force for the next command.
    pub(crate) const CACHING: Self = Self(1 << 5);

    #[inline]
    pub(crate) fn is_on(self) -> bool {
        self.0 != 0
    }

    #[inline]
    pub(crate) fn has(self, option: Self) -> bool {
        self.0 & option.0 != 0
    }

    #[must_use]
    pub(crate) fn with(self, option: Self) -> Self {
        Self(self.0 | option.0)
    }

    #[must_use]
    pub(crate) fn without(self, option: Self) -> Self {
        Self(self.0 & !option.0)
    }

    /// Returns whether the keys that the command in progress reads are remembered.
    #[inline]
    pub(crate) fn remembers(self) -> bool {
        let caching = self.has(Self::CACHING);
        let unwanted = self.has(Self::BCAST) || self.has(Self::OPTIN) && !caching || self.has(Self::OPTOUT) && caching;
        self.is_on() && !unwanted
    }
}

/// Fields of `CLIENT LIST` about a client's tracking.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shown {
    pub(crate) mode: Mode,
    /// The id of the client that gets the messages; 0 for this one.
    pub(crate) redirect: u64,
    /// `true` if that client had gone when there was a message for it.
    pub(crate) broken: bool,
}

impl Shown {
    /// Returns the id of the client that gets the messages: 0 for this one, -1 if nothing is tracked.
    pub(crate) fn redirect(self) -> i64 {
        if self.mode.is_on() { self.redirect as i64 } else { -1 }
    }
}

/// A client that tracks.
#[derive(Debug)]
struct Tracker {
    client: Arc<Client>,
    mode: Mode,
    redirect: u64,
    prefixes: BTreeSet<Box<[u8]>>,
}

/// Keys and prefixes that are tracked on one server.
#[derive(Debug)]
pub(crate) struct Tracking {
    /// `true` if any client tracks keys; read for each write.
    used: AtomicBool,
    /// `true` if the table is too long.
    over: AtomicBool,
    /// `true` if a broadcast is due; read for each batch.
    changed: AtomicBool,
    /// Number of messages of clients to themselves that wait for the end of their commands.
    pending: AtomicUsize,
    /// Size of the table in bytes.
    memory: AtomicUsize,
    max_keys: AtomicU64,
    /// `true` if each client has a key space of its own, so that no client is told of changes by another.
    isolated: bool,
    tracked: Mutex<Tracked>,
}

#[derive(Debug, Default)]
struct Tracked {
    clients: HashMap<u64, Tracker>,
    table: Table,
    prefixes: Prefixes,
    pending: HashMap<u64, Vec<Pending>>,
    /// Number of calls of [`Tracking::shorten`] in succession after which the table was still too long.
    rounds: usize,
}

/// A message of a client to itself.
#[derive(Debug)]
struct Pending {
    /// The key; `None` for all keys.
    key: Option<Box<[u8]>>,
    redirect: u64,
}

/// Client that runs the command that changes keys.
#[derive(Clone, Copy)]
pub(crate) struct Actor<'a> {
    /// The client, if it is not the server itself that removes keys.
    pub(crate) client: Option<&'a Client>,
    /// `true` if the key's deadline has passed, which is no change by a client.
    pub(crate) expired: bool,
    /// `true` if messages that it gets in place of another client may be appended to its reply now; else they go to its
    /// mailbox.
    pub(crate) replies: bool,
}

/// Numbers of the clients that track, and of the keys and prefixes that they track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) clients: usize,
    pub(crate) keys: usize,
    pub(crate) items: usize,
    pub(crate) prefixes: usize,
}

impl Tracking {
    pub(crate) fn new(isolated: bool) -> Self {
        Self {
            used: AtomicBool::new(false),
            over: AtomicBool::new(false),
            changed: AtomicBool::new(false),
            pending: AtomicUsize::new(0),
            memory: AtomicUsize::new(0),
            max_keys: AtomicU64::new(1_000_000),
            isolated,
            tracked: Mutex::default(),
        }
    }

    /// Returns whether any client may have to be told of a change.
    #[inline]
    pub(crate) fn is_used(&self) -> bool {
        self.used.load(Relaxed)
    }

    /// Returns whether the table is too long, so that [`Self::shorten`] has to be called.
    #[inline]
    pub(crate) fn is_over(&self) -> bool {
        self.over.load(Relaxed)
    }

    /// Returns whether [`Self::broadcast`] has something to do.
    #[inline]
    pub(crate) fn has_changed(&self) -> bool {
        self.changed.load(Relaxed)
    }

    /// Returns the size of the table in bytes.
    pub(crate) fn memory(&self) -> usize {
        self.memory.load(Relaxed)
    }

    /// Returns the largest number of keys in the table; 0 for no limit.
    pub(crate) fn max_keys(&self) -> u64 {
        self.max_keys.load(Relaxed)
    }

    pub(crate) fn set_max_keys(&self, keys: u64, server: &Server) {
        self.max_keys.store(keys, Relaxed);
        self.note(&self.lock(), server);
        if self.is_over() {
            server.notify_purge();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Tracked> {
        self.tracked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Updates the fields that are read without the lock.
    fn note(&self, tracked: &Tracked, server: &Server) {
        self.used.store(!tracked.clients.is_empty() || tracked.table.len() > 0, Relaxed);
        self.memory.store(tracked.table.memory(), Relaxed);
        self.over.store(!tracked.clients.is_empty() && self.is_too_long(&tracked.table, server), Relaxed);
    }

    fn is_too_long(&self, table: &Table, server: &Server) -> bool {
        let (max_keys, max_memory) = (self.max_keys(), server.settings.max_memory());
        let takes_share = max_memory > 0 && table.memory() as u64 > max_memory / SHARE_OF_MEMORY;
        max_keys > 0 && table.len() as u64 > max_keys || takes_share && server.used_memory() as u64 > max_memory
    }

    /// Turns tracking on for a client, or changes its options. Returns the size in bytes of its prefixes.
    pub(crate) fn turn_on(
        &self,
        server: &Server,
        client: &Arc<Client>,
        (mode, redirect): (Mode, u64),
        prefixes: &[&[u8]],
    ) -> usize {
        let mut tracked = self.lock();
        let Tracked { clients, prefixes: all, .. } = &mut *tracked;
        let new = || Tracker { client: Arc::clone(client), mode, redirect, prefixes: BTreeSet::new() };
        let tracker = clients.entry(client.id).or_insert_with(new);
        (tracker.mode, tracker.redirect) = (mode, redirect);
        for prefix in prefixes {
            if tracker.prefixes.insert((*prefix).into()) {
                all.add(prefix, client.id);
            }
        }
        client.show(|shown| shown.tracking = Shown { mode, redirect, broken: false });
        let memory = tracker.prefixes.iter().map(|prefix| memory_of(prefix)).sum();
        self.note(&tracked, server);
        memory
    }

    /// Turns tracking off for a client. Keys that it has read stay in the table until they change.
    pub(crate) fn turn_off(&self, server: &Server, client: &Client) {
        let mut tracked = self.lock();
        if let Some(tracker) = tracked.clients.remove(&client.id) {
            for prefix in &tracker.prefixes {
                tracked.prefixes.remove(prefix, client.id);
            }
        }
        client.show(|shown| shown.tracking = Shown::default());
        self.note(&tracked, server);
    }

    /// Removes a client, which has ended.
    pub(crate) fn forget(&self, server: &Server, client: &Client) {
        self.turn_off(server, client);
        if let Some(pending) = self.lock().pending.remove(&client.id) {
            self.pending.fetch_sub(pending.len(), Relaxed);
        }
    }

    /// Returns the prefixes that a client tracks, in order.
    pub(crate) fn prefixes(&self, client: &Client) -> Vec<Box<[u8]>> {
        let tracked = self.lock();
        tracked.clients.get(&client.id).map_or_else(Vec::new, |tracker| tracker.prefixes.iter().cloned().collect())
    }

    pub(crate) fn counts(&self) -> Counts {
        let tracked = self.lock();
        let clients = tracked.clients.values().filter(|tracker| !tracker.client.is_killed()).count();
        let (keys, items) = (tracked.table.len(), tracked.table.items());
        Counts { clients, keys, items, prefixes: tracked.prefixes.len() }
    }

    /// Records that a client has read keys, whose shards are locked.
    pub(crate) fn remember<'k>(&self, server: &Server, client: &Client, keys: impl Iterator<Item = &'k [u8]>) {
        let mut tracked = self.lock();
        keys.for_each(|key| tracked.table.add(key, client.id));
        self.note(&tracked, server);
    }

    /// Tells the readers of a key that it has changed; its shard is locked. A message for the actor itself waits for
    /// [`Self::settle`]; one that it gets in place of another client is returned.
    #[cold]
    pub(crate) fn invalidate(&self, server: &Server, key: &[u8], actor: Actor<'_>, now: Now) -> Vec<u8> {
        let id = actor.client.map_or(0, |client| client.id);
        let mut tracked = self.lock();
        let by = if actor.expired { 0 } else { id };
        if !tracked.prefixes.is_empty() && (!self.isolated || id > 0) && tracked.prefixes.note(key, by) {
            self.changed.store(true, Relaxed);
        }
        let mut delivery = Delivery::new(server, actor.client.filter(|_| actor.replies), now);
        let told = if self.isolated {
            let told = tracked.table.remove_reader(key, id);
            told.then(|| self.tell(&mut tracked, &mut delivery, (key, id), [id].into_iter())).is_some()
        } else {
            let readers = tracked.table.remove(key);
            readers.map(|readers| self.tell(&mut tracked, &mut delivery, (key, id), readers.ids())).is_some()
        };
        if told {
            self.note(&tracked, server);
        }
        drop(tracked);
        delivery.finish()
    }

    /// Tells readers that a key has changed, by a command of the client with the id `own`.
    fn tell(
        &self,
        tracked: &mut Tracked,
        delivery: &mut Delivery<'_>,
        (key, own): (&[u8], u64),
        ids: impl Iterator<Item = u64>,
    ) {
        let Tracked { clients, pending, .. } = tracked;
        let mut message = Encoded::new(Body::Key(key));
        for id in ids {
            let Some(tracker) = clients.get(&id).filter(|tracker| !tracker.mode.has(Mode::BCAST)) else { continue };
            if id != own {
                delivery.send(&tracker.client, tracker.redirect, &mut message);
            } else if !tracker.mode.has(Mode::NOLOOP) {
                pending.entry(id).or_default().push(Pending { key: Some(key.into()), redirect: tracker.redirect });
                self.pending.fetch_add(1, Relaxed);
            }
        }
    }

    /// Tells all clients that track that every key may have changed: databases were emptied, and all shards are locked.
    /// Returns the table, which may take long to free, and the messages that the actor gets in place of another client.
    #[cold]
    pub(crate) fn flush(&self, server: &Server, actor: &Client, replies: bool, now: Now) -> (Table, Vec<u8>) {
        let mut tracked = self.lock();
        let mut delivery = Delivery::new(server, Some(actor).filter(|_| replies), now);
        let Tracked { clients, pending, table, .. } = &mut *tracked;
        let mut message = Encoded::new(Body::All);
        for (&id, tracker) in &*clients {
            if id == actor.id {
                pending.entry(id).or_default().push(Pending { key: None, redirect: tracker.redirect });
                self.pending.fetch_add(1, Relaxed);
            } else if !self.isolated {
                delivery.send(&tracker.client, tracker.redirect, &mut message);
            }
        }
        let table = if self.isolated { Table::default() } else { std::mem::take(table) };
        self.note(&tracked, server);
        drop(tracked);
        (table, delivery.finish())
    }

    /// Sends the messages that wait for the end of a client's command. Returns those for the client itself.
    #[inline]
    pub(crate) fn settle(&self, server: &Server, client: &Arc<Client>, now: Now) -> Vec<u8> {
        if self.pending.load(Relaxed) == 0 { Vec::new() } else { self.send_pending(server, client, now) }
    }

    #[cold]
    fn send_pending(&self, server: &Server, client: &Arc<Client>, now: Now) -> Vec<u8> {
        let Some(pending) = self.lock().pending.remove(&client.id) else { return Vec::new() };
        self.pending.fetch_sub(pending.len(), Relaxed);
        let mut delivery = Delivery::new(server, Some(client), now);
        for Pending { key, redirect } in &pending {
            delivery.send(client, *redirect, &mut Encoded::new(key.as_deref().map_or(Body::All, Body::Key)));
        }
        delivery.finish()
    }

    /// Drops some random keys of a table that is too long, and tells their readers. Returns the messages for `client`
    /// itself, whose command has replied.
    #[cold]
    pub(crate) fn shorten(&self, server: &Server, client: Option<&Client>, now: Now) -> Vec<u8> {
        let mut tracked = self.lock();
        let mut delivery = Delivery::new(server, client, now);
        let mut effort = EFFORT.saturating_mul(tracked.rounds + 1);
        while effort > 0 && self.is_too_long(&tracked.table, server) {
            effort -= 1;
            let Some((key, readers)) = tracked.table.remove_random(fastrand::u64(..)) else { break };
            self.memory.store(tracked.table.memory(), Relaxed);
            let mut message = Encoded::new(Body::Key(&key));
            for id in readers.ids() {
                if let Some(tracker) = tracked.clients.get(&id).filter(|tracker| !tracker.mode.has(Mode::BCAST)) {
                    delivery.send(&tracker.client, tracker.redirect, &mut message);
                }
            }
        }
        self.note(&tracked, server);
        tracked.rounds = if self.is_over() { tracked.rounds + 1 } else { 0 };
        drop(tracked);
        delivery.finish()
    }

    /// Tells clients in broadcast mode which keys have changed since the last call. No shard need be locked. `by` is
    /// the client whose batch is over; the flag is `true` if it is closed, so that it is not told itself.
    #[cold]
    pub(crate) fn broadcast(&self, server: &Server, by: Option<(&Client, bool)>, now: Now) {
        let mut tracked = self.lock();
        self.changed.store(false, Relaxed);
        let mut delivery = Delivery::new(server, None, now);
        for (changed, clients) in tracked.prefixes.take_changed() {
            let mut message = Encoded::new(Body::Keys { changed: &changed, but: 0 });
            for id in clients {
                let Some(tracker) = tracked.clients.get(&id) else { continue };
                let is_own = by.is_some_and(|(client, _)| client.id == id);
                if is_own && by.is_some_and(|(_, closes)| closes) || self.isolated && !is_own {
                    continue;
                }
                if !tracker.mode.has(Mode::NOLOOP) || !changed.values().any(|by| *by == id) {
                    delivery.send(&tracker.client, tracker.redirect, &mut message);
                } else if changed.values().any(|by| *by != id) {
                    let mut message = Encoded::new(Body::Keys { changed: &changed, but: id });
                    delivery.send(&tracker.client, tracker.redirect, &mut message);
                }
            }
        }
        drop(tracked);
        delivery.finish();
    }
}

/// Returns the size in bytes of a client's prefix, which is stored here twice.
pub(crate) fn memory_of(prefix: &[u8]) -> usize {
    192 + 2 * memory::block(prefix.len())
}

/// Content of a message.
#[derive(Clone, Copy)]
enum Body<'a> {
    /// One key has changed.
    Key(&'a [u8]),
    /// Every key may have changed.
    All,
    /// Several keys have changed; those that the client `but` has changed are left out.
    Keys { changed: &'a Changed, but: u64 },
}

impl Body<'_> {
    fn write(self, reply: &mut ReplyWriter<'_>) {
        match self {
            Self::Key(key) => {
                reply.array(1);
                reply.bulk(key);
            }
            Self::All => reply.null(),
            Self::Keys { changed, but } => {
                let wanted = || changed.iter().filter(|(_, by)| but == 0 || **by != but);
                reply.array(wanted().count());
                wanted().for_each(|(key, _)| reply.bulk(key));
            }
        }
    }
}

/// One message in both protocol versions. Each is encoded when the first client needs it, and shared by all.
struct Encoded<'a> {
    body: Body<'a>,
    resp2: Option<Arc<Message>>,
    resp3: Option<Arc<Message>>,
}

impl<'a> Encoded<'a> {
    fn new(body: Body<'a>) -> Self {
        Self { body, resp2: None, resp3: None }
    }

    fn write(&self, bytes: &mut Vec<u8>, protocol: Protocol) {
        let mut reply = ReplyWriter::new(bytes, protocol);
        match protocol {
            Protocol::Resp2 => {
                reply.push(3);
                reply.bulk(b"message");
                reply.bulk(CHANNEL);
            }
            Protocol::Resp3 => {
                reply.push(2);
                reply.bulk(b"invalidate");
            }
        }
        self.body.write(&mut reply);
    }

    fn message(&mut self, protocol: Protocol, server: &Server) -> Arc<Message> {
        let place = |it: &mut Self| match protocol {
            Protocol::Resp2 => it.resp2.clone(),
            Protocol::Resp3 => it.resp3.clone(),
        };
        if let Some(message) = place(self) {
            return message;
        }
        let mut bytes = Vec::new();
        self.write(&mut bytes, protocol);
        let message = Message::new(bytes, &server.account);
        match protocol {
            Protocol::Resp2 => self.resp2 = Some(Arc::clone(&message)),
            Protocol::Resp3 => self.resp3 = Some(Arc::clone(&message)),
        }
        message
    }
}

/// A delivery of messages in progress.
struct Delivery<'a> {
    server: &'a Server,
    /// The client whose messages are appended to its reply and not put into its mailbox.
    actor: Option<&'a Client>,
    now: Now,
    own: Vec<u8>,
    /// Clients that have exceeded their output limit.
    over: Vec<Arc<Client>>,
}

impl<'a> Delivery<'a> {
    fn new(server: &'a Server, actor: Option<&'a Client>, now: Now) -> Self {
        Self { server, actor, now, own: Vec::new(), over: Vec::new() }
    }

    /// Sends a message to `client`, or to the client with the id `redirect` if that is not 0.
    fn send(&mut self, client: &Arc<Client>, redirect: u64, message: &mut Encoded<'_>) {
        let target = if redirect == 0 { Some(Arc::clone(client)) } else { self.server.clients.get(redirect) };
        let Some(target) = target else { return self.report_broken(client, redirect) };
        let protocol = target.protocol();
        if protocol == Protocol::Resp2 && (redirect == 0 || !target.is_subscribed()) {
            return;
        }
        if self.actor.is_some_and(|actor| actor.id == target.id) {
            message.write(&mut self.own, protocol);
        } else {
            let message = message.message(protocol, self.server);
            self.push(&target, message);
        }
    }

    /// Tells a client that the one that was to get its messages has gone.
    fn report_broken(&mut self, client: &Arc<Client>, redirect: u64) {
        client.show(|shown| shown.tracking.broken = shown.tracking.mode.is_on());
        if client.protocol() == Protocol::Resp2 {
            return;
        }
        let mut bytes = Vec::new();
        let mut reply = ReplyWriter::new(&mut bytes, Protocol::Resp3);
        reply.push(2);
        reply.bulk(b"tracking-redir-broken");
        reply.integer(redirect as i64);
        if self.actor.is_some_and(|actor| actor.id == client.id) {
            self.own.append(&mut bytes);
        } else {
            self.push(client, Message::new(bytes, &self.server.account));
        }
    }

    fn push(&mut self, target: &Arc<Client>, message: Arc<Message>) {
        let limit = self.server.settings.output_limit(target.is_subscribed());
        match target.mailbox.push(message, target.replies_held(), limit, self.now) {
            Pushed::Queued => target.notify(),
            Pushed::Closed => {}
            Pushed::OverLimit => {
                self.server.kill(target);
                self.over.push(Arc::clone(target));
            }
        }
    }

    /// Closes clients for which too much output waits now. Returns the messages for the actor.
    fn finish(self) -> Vec<u8> {
        for client in &self.over {
            let address = client.address();
            tracing::warn!(client = client.id, %address, "closed: the output buffer limit is reached");
        }
        log_evicted(&self.server.evict_clients());
        self.own
    }
}
