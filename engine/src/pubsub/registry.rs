//! The registry of channels and patterns.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use hashbrown::HashMap;
use std::hash::RandomState;

use super::mailbox::{OutputLimit, Pushed};
use crate::client::Client;
use crate::glob;
use crate::protocol::Protocol;
use crate::time::Now;

/// The three kinds of subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Channel,
    Pattern,
    Shard,
}

impl Kind {
    /// The first element of a subscriber's confirmation.
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

/// By client id, so that one of ten thousand leaves as cheaply as one of ten.
type Subscribers = BTreeMap<u64, Arc<Client>>;

/// Those that were not killed: a killed one leaves when its task sees that.
fn alive(subscribers: &Subscribers) -> impl Iterator<Item = &Arc<Client>> {
    subscribers.values().filter(|client| !client.is_killed())
}

/// Who listens to what. A name leaves with its last subscriber.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    names: Mutex<Names>,
    /// Clients that were killed and may still stand in `names`.
    leaving: AtomicUsize,
}

#[derive(Debug, Default)]
struct Names {
    channels: HashMap<Box<[u8]>, Subscribers, RandomState>,
    patterns: HashMap<Box<[u8]>, Subscribers, RandomState>,
    shard_channels: HashMap<Box<[u8]>, Subscribers, RandomState>,
}

impl Names {
    fn of(&mut self, kind: Kind) -> &mut HashMap<Box<[u8]>, Subscribers, RandomState> {
        match kind {
            Kind::Channel => &mut self.channels,
            Kind::Pattern => &mut self.patterns,
            Kind::Shard => &mut self.shard_channels,
        }
    }
}

fn is_heard(subscribers: &Subscribers) -> bool {
    alive(subscribers).next().is_some()
}

impl Registry {
    fn with<T>(&self, run: impl FnOnce(&mut Names) -> T) -> T {
        run(&mut self.names.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn subscribe(&self, kind: Kind, name: &[u8], client: &Arc<Client>) {
        self.with(|names| names.of(kind).entry_ref(name).or_default().insert(client.id, Arc::clone(client)));
    }

    pub(crate) fn unsubscribe(&self, kind: Kind, name: &[u8], client: &Client) {
        self.with(|names| {
            let names = names.of(kind);
            if let Some(subscribers) = names.get_mut(name) {
                subscribers.remove(&client.id);
                if subscribers.is_empty() {
                    names.remove(name);
                }
            }
        });
    }

    /// Puts a message into the mailbox of every subscriber and returns how many there were.
    ///
    /// The registry stays locked meanwhile, so all subscribers see the messages of all publishers
    /// in one order. Pushing never waits for a subscriber.
    pub(crate) fn publish(&self, kind: Kind, channel: &[u8], message: &[u8], limit: OutputLimit, now: Now) -> usize {
        // Logged once the lock is given back.
        let mut over_limit: Vec<Arc<Client>> = Vec::new();
        let receivers = self.with(|names| {
            let mut receivers = 0;
            let first = if kind == Kind::Shard { "smessage" } else { "message" };
            if let Some(subscribers) = names.of(kind).get(channel) {
                let parts = [first.as_bytes(), channel, message];
                let mut encoded = Encoded::new(&parts);
                for client in alive(subscribers) {
                    over_limit.extend(self.deliver(client, encoded.for_client(client), limit, now));
                    receivers += 1;
                }
            }
            if kind == Kind::Channel {
                for (pattern, subscribers) in &names.patterns {
                    if glob::matches(pattern, channel) {
                        let parts = [b"pmessage", &**pattern, channel, message];
                        let mut encoded = Encoded::new(&parts);
                        for client in alive(subscribers) {
                            over_limit.extend(self.deliver(client, encoded.for_client(client), limit, now));
                            receivers += 1;
                        }
                    }
                }
            }
            receivers
        });
        for client in over_limit {
            tracing::warn!(
                client = client.id,
                address = %client.peer.address,
                "closed: the output buffer limit is reached"
            );
        }
        receivers
    }

    /// The names that have subscribers, those that match `pattern` where one is given.
    pub(crate) fn names(&self, kind: Kind, pattern: Option<&[u8]>) -> Vec<Box<[u8]>> {
        let wanted = |name: &[u8]| pattern.is_none_or(|pattern| glob::matches(pattern, name));
        self.with(|names| {
            let heard = names.of(kind).iter().filter(|(name, subscribers)| wanted(name) && is_heard(subscribers));
            heard.map(|(name, _)| name.clone()).collect()
        })
    }

    pub(crate) fn subscribers(&self, kind: Kind, name: &[u8]) -> usize {
        self.with(|names| names.of(kind).get(name).map_or(0, |subscribers| alive(subscribers).count()))
    }

    /// Puts a message into a mailbox, and returns the client if it is closed for that.
    fn deliver(&self, client: &Arc<Client>, message: Bytes, limit: OutputLimit, now: Now) -> Option<Arc<Client>> {
        let held = client.replies_held.load(Ordering::Relaxed);
        match client.mailbox.push(message, held, limit, now) {
            Pushed::Queued => {
                client.ring();
                None
            }
            Pushed::OverLimit => {
                self.kill(client);
                Some(Arc::clone(client))
            }
        }
    }

    /// How many different names have subscribers.
    pub(crate) fn len(&self, kind: Kind) -> usize {
        self.with(|names| match self.leaving.load(Ordering::Acquire) {
            0 => names.of(kind).len(),
            _ => names.of(kind).values().filter(|subscribers| is_heard(subscribers)).count(),
        })
    }

    /// Kills a client: nobody counts it as a subscriber from now on.
    pub(crate) fn kill(&self, client: &Client) {
        if client.kill() {
            self.leaving.fetch_add(1, Ordering::AcqRel);
        }
    }

    /// Returns how many killed clients may still stand under a name.
    #[cfg(test)]
    pub(crate) fn leaving(&self) -> usize {
        self.leaving.load(Ordering::Acquire)
    }

    /// Records that a client has left every name.
    pub(crate) fn left(&self, client: &Client) {
        if client.leave() {
            self.leaving.fetch_sub(1, Ordering::AcqRel);
        }
    }
}

/// One message in both protocol versions, each written when the first subscriber needs it and
/// shared by all.
struct Encoded<'a> {
    parts: &'a [&'a [u8]],
    resp2: Option<Bytes>,
    resp3: Option<Bytes>,
}

impl<'a> Encoded<'a> {
    fn new(parts: &'a [&'a [u8]]) -> Self {
        Self { parts, resp2: None, resp3: None }
    }

    fn for_client(&mut self, client: &Client) -> Bytes {
        let protocol = client.protocol();
        let place = match protocol {
            Protocol::Resp2 => &mut self.resp2,
            Protocol::Resp3 => &mut self.resp3,
        };
        let encode = || {
            let mut bytes = Vec::with_capacity(32 + self.parts.iter().map(|part| part.len() + 16).sum::<usize>());
            let mut reply = crate::protocol::Reply::new(&mut bytes, protocol);
            reply.push(self.parts.len());
            for part in self.parts {
                reply.bulk(part);
            }
            Bytes::from(bytes)
        };
        place.get_or_insert_with(encode).clone()
    }
}
