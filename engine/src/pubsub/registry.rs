//! The registry of channels and patterns.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::{AcqRel, Acquire};
use std::sync::{Arc, Mutex, PoisonError};

use super::mailbox::{Message, Pushed};
use crate::client::Client;
use crate::config::OutputLimit;
use crate::eviction::log_evicted;
use crate::glob;
use crate::keyspace::{Item, KeyHasher, Table};
use crate::memory::Account;
use crate::protocol::Protocol;
use crate::server::Server;
use crate::time::Now;

/// The three kinds of subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Channel,
    Pattern,
    Shard,
}

impl Kind {
    /// Returns the first element of a subscriber's confirmation.
    pub(crate) fn subscribed(self) -> &'static str {
        match self {
            Self::Channel => "subscribe",
            Self::Pattern => "psubscribe",
            Self::Shard => "ssubscribe",
        }
    }

    pub(crate) fn unsubscribed(self) -> &'static str {
        match self {
            Self::Channel => "unsubscribe",
            Self::Pattern => "punsubscribe",
            Self::Shard => "sunsubscribe",
        }
    }
}

/// Subscribers of one name. Most names have a single one, which needs no tree.
#[derive(Debug)]
enum Subscribers {
    One(Arc<Client>),
    /// By client id, so that removing one of ten thousand is about as cheap as one of ten.
    #[allow(clippy::box_collection, reason = "there may be millions of names, and nearly all have one listener")]
    Several(Box<BTreeMap<u64, Arc<Client>>>),
}

impl Subscribers {
    fn add(&mut self, client: &Arc<Client>) {
        match self {
            Self::One(first) => {
                let both = [Arc::clone(first), Arc::clone(client)].map(|client| (client.id, client));
                *self = Self::Several(Box::new(BTreeMap::from(both)));
            }
            Self::Several(clients) => drop(clients.insert(client.id, Arc::clone(client))),
        }
    }

    /// Removes a client, and returns whether none is left.
    fn remove(&mut self, id: u64) -> bool {
        match self {
            Self::One(client) => client.id == id,
            Self::Several(clients) => {
                clients.remove(&id);
                clients.is_empty()
            }
        }
    }

    /// Returns the number of subscribers, including killed ones.
    fn len(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Several(clients) => clients.len(),
        }
    }

    /// Returns the subscribers that were not killed. A killed one is removed later, by its own task.
    fn alive(&self) -> impl Iterator<Item = &Arc<Client>> {
        let (one, several) = match self {
            Self::One(client) => (Some(client), None),
            Self::Several(clients) => (None, Some(clients.values())),
        };
        one.into_iter().chain(several.into_iter().flatten()).filter(|client| !client.is_killed())
    }

    fn is_heard(&self) -> bool {
        self.alive().next().is_some()
    }
}

/// Subscribers of all names. A name is removed with its last subscriber.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    names: Mutex<Names>,
    /// Number of clients that were killed and may still be in `names`.
    leaving: AtomicUsize,
}

/// A name with its subscribers.
#[derive(Debug)]
struct Name {
    text: Box<[u8]>,
    subscribers: Subscribers,
}

impl Item for Name {
    fn key(&self) -> &[u8] {
        &self.text
    }

    fn memory(&self) -> usize {
        self.text.len()
    }
}

/// The names in tables of the same kind as that of the keys, since there may be millions: these tables cause no pause
/// when they grow, and can be visited in portions.
#[derive(Debug, Default)]
struct Names {
    channels: Table<Name>,
    patterns: Table<Name>,
    shard_channels: Table<Name>,
    hasher: KeyHasher,
}

impl Names {
    fn of(&self, kind: Kind) -> &Table<Name> {
        match kind {
            Kind::Channel => &self.channels,
            Kind::Pattern => &self.patterns,
            Kind::Shard => &self.shard_channels,
        }
    }

    fn of_mut(&mut self, kind: Kind) -> (&mut Table<Name>, &KeyHasher) {
        let names = match kind {
            Kind::Channel => &mut self.channels,
            Kind::Pattern => &mut self.patterns,
            Kind::Shard => &mut self.shard_channels,
        };
        (names, &self.hasher)
    }

    fn subscribers(&self, kind: Kind, name: &[u8]) -> Option<&Subscribers> {
        self.of(kind).find(self.hasher.hash(name), name).map(|name| &name.subscribers)
    }
}

impl Registry {
    fn with<T>(&self, run: impl FnOnce(&mut Names) -> T) -> T {
        run(&mut self.names.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn subscribe(&self, kind: Kind, name: &[u8], client: &Arc<Client>) {
        self.with(|names| {
            let (names, hasher) = names.of_mut(kind);
            let hash = hasher.hash(name);
            if let Some(mut name) = names.find_mut(hash, name) {
                return name.subscribers.add(client);
            }
            let subscribers = Subscribers::One(Arc::clone(client));
            names.insert(hash, Name { text: name.into(), subscribers }, hasher);
        });
    }

    pub(crate) fn unsubscribe(&self, kind: Kind, name: &[u8], client: &Client) {
        self.with(|names| {
            let (names, hasher) = names.of_mut(kind);
            let hash = hasher.hash(name);
            if names.find_mut(hash, name).is_some_and(|mut name| name.subscribers.remove(client.id)) {
                names.remove(hash, name, hasher);
            }
        });
    }

    /// Puts a message into the mailbox of every subscriber, and returns their number.
    ///
    /// The registry is locked meanwhile, so all subscribers get the messages of all publishers in the same order.
    /// Pushing never waits for a subscriber. A client for which too much waits is closed.
    pub(crate) fn publish(&self, kind: Kind, channel: &[u8], message: &[u8], server: &Server, now: Now) -> usize {
        let mut delivery = Delivery {
            server,
            now,
            limit: server.settings.output_limit(true),
            receivers: 0,
            over: Vec::new(),
            evicted: Vec::new(),
        };
        self.with(|names| {
            let first: &[u8] = if kind == Kind::Shard { b"smessage" } else { b"message" };
            if let Some(subscribers) = names.subscribers(kind, channel) {
                delivery.deliver(subscribers, &[first, channel, message]);
            }
            if kind == Kind::Channel {
                for Name { text: pattern, subscribers } in names.patterns.iter() {
                    if glob::matches(pattern, channel) {
                        delivery.deliver(subscribers, &[b"pmessage", pattern, channel, message]);
                    }
                }
            }
        });
        // Logged after the lock is released.
        for client in &delivery.over {
            let address = client.address();
            tracing::warn!(client = client.id, %address, "closed: the output buffer limit is reached");
        }
        log_evicted(&delivery.evicted);
        delivery.receivers
    }

    /// Calls `found` with names that have subscribers, and that match `pattern` if there is one. Visits about `most`
    /// names from `cursor` on, or fewer if they have `bytes` together. Returns the cursor of the next one, if there are
    /// more.
    pub(crate) fn names(
        &self,
        kind: Kind,
        pattern: Option<&[u8]>,
        cursor: u64,
        (most, bytes): (usize, usize),
        mut found: impl FnMut(&[u8]),
    ) -> Option<u64> {
        let (seen, length) = (Cell::new(0), Cell::new(0));
        self.with(|names| {
            names.of(kind).scan(
                cursor,
                &names.hasher,
                || seen.get() >= most || length.get() >= bytes,
                |Name { text, subscribers }| {
                    seen.set(seen.get() + 1);
                    length.set(length.get() + text.len());
                    if pattern.is_none_or(|pattern| glob::matches(pattern, text)) && subscribers.is_heard() {
                        found(text);
                    }
                },
            )
        })
    }

    pub(crate) fn subscribers(&self, kind: Kind, name: &[u8]) -> usize {
        self.with(|names| match (names.subscribers(kind, name), self.leaving.load(Acquire)) {
            (None, _) => 0,
            (Some(subscribers), 0) => subscribers.len(),
            (Some(subscribers), _) => subscribers.alive().count(),
        })
    }

    /// Returns the number of different names that have subscribers.
    pub(crate) fn len(&self, kind: Kind) -> usize {
        self.with(|names| match self.leaving.load(Acquire) {
            0 => names.of(kind).len(),
            _ => names.of(kind).iter().filter(|name| name.subscribers.is_heard()).count(),
        })
    }

    /// Kills a client: from now on it does not count as a subscriber. Returns whether this is the first time.
    pub(crate) fn kill(&self, client: &Client) -> bool {
        let first = client.kill();
        if first {
            self.leaving.fetch_add(1, AcqRel);
        }
        first
    }

    /// Returns the number of killed clients that may still be subscribers of a name.
    #[cfg(test)]
    pub(crate) fn leaving(&self) -> usize {
        self.leaving.load(Acquire)
    }

    /// Records that a client has left every name.
    pub(crate) fn left(&self, client: &Client) {
        if client.leave() {
            self.leaving.fetch_sub(1, AcqRel);
        }
    }
}

/// A publication in progress.
struct Delivery<'a> {
    server: &'a Server,
    limit: OutputLimit,
    now: Now,
    receivers: usize,
    /// Clients that have exceeded their limit.
    over: Vec<Arc<Client>>,
    /// Clients that were closed because all of them together hold too much.
    evicted: Vec<(usize, Arc<Client>)>,
}

impl Delivery<'_> {
    /// Puts the message that consists of `parts` into the mailboxes of `subscribers`.
    fn deliver(&mut self, subscribers: &Subscribers, parts: &[&[u8]]) {
        let mut encoded = Encoded { parts, account: &self.server.account, resp2: None, resp3: None };
        // A message that alone exceeds the limit is not copied, since no client gets it.
        let length: usize = parts.iter().map(|part| part.len()).sum();
        let is_over = self.limit.hard > 0 && length as u64 >= self.limit.hard;
        for client in subscribers.alive() {
            self.receivers += 1;
            if is_over {
                self.server.kill(client);
                self.over.push(Arc::clone(client));
                continue;
            }
            let held = client.replies_held();
            match client.mailbox.push(encoded.for_client(client), held, self.limit, self.now) {
                Pushed::Queued => client.notify(),
                Pushed::Closed => {}
                // Its own task may have done so already.
                Pushed::OverLimit if self.server.kill(client) => self.over.push(Arc::clone(client)),
                Pushed::OverLimit => {}
            }
        }
        self.evicted.extend(self.server.evict_clients());
    }
}

/// One message in both protocol versions. Each is encoded when the first subscriber needs it, and shared by all.
struct Encoded<'a> {
    parts: &'a [&'a [u8]],
    account: &'a Arc<Account>,
    resp2: Option<Arc<Message>>,
    resp3: Option<Arc<Message>>,
}

impl Encoded<'_> {
    fn for_client(&mut self, client: &Client) -> Arc<Message> {
        let protocol = client.protocol();
        let place = match protocol {
            Protocol::Resp2 => &mut self.resp2,
            Protocol::Resp3 => &mut self.resp3,
        };
        let encode = || {
            let mut bytes = Vec::with_capacity(32 + self.parts.iter().map(|part| part.len() + 16).sum::<usize>());
            let mut reply = crate::protocol::ReplyWriter::new(&mut bytes, protocol);
            reply.push(self.parts.len());
            for part in self.parts {
                reply.bulk(part);
            }
            Message::new(bytes, self.account)
        };
        Arc::clone(place.get_or_insert_with(encode))
    }
}
