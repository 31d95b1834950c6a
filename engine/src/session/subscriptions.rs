//! What one client listens to.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::client::Client;
use crate::memory;
use crate::pubsub::{Kind, Registry};

/// The names that one client subscribed to, in the registry as well.
#[derive(Debug, Default)]
pub(crate) struct Subscriptions {
    channels: BTreeSet<Box<[u8]>>,
    patterns: BTreeSet<Box<[u8]>>,
    shard_channels: BTreeSet<Box<[u8]>>,
    /// Bytes of all names, here and in the registry.
    memory: usize,
}

/// Bytes that a subscription takes beside its name, which stands here and in the registry.
const SUBSCRIPTION: usize = 96;

/// Names that are left in one go.
const SOME: usize = 500;

impl Subscriptions {
    fn of(&mut self, kind: Kind) -> &mut BTreeSet<Box<[u8]>> {
        match kind {
            Kind::Channel => &mut self.channels,
            Kind::Pattern => &mut self.patterns,
            Kind::Shard => &mut self.shard_channels,
        }
    }

    /// Adds a name; nothing happens when it is there already.
    pub(crate) fn add(&mut self, kind: Kind, name: &[u8], registry: &Registry, client: &Arc<Client>) {
        if self.of(kind).insert(name.into()) {
            self.memory += Self::memory_of(name);
            registry.subscribe(kind, name, client);
        }
    }

    pub(crate) fn remove(&mut self, kind: Kind, name: &[u8], registry: &Registry, client: &Client) {
        if self.of(kind).remove(name) {
            self.memory -= Self::memory_of(name);
            registry.unsubscribe(kind, name, client);
        }
    }

    fn names(&self, kind: Kind) -> &BTreeSet<Box<[u8]>> {
        match kind {
            Kind::Channel => &self.channels,
            Kind::Pattern => &self.patterns,
            Kind::Shard => &self.shard_channels,
        }
    }

    /// Whether there is any name of this kind.
    pub(crate) fn listens(&self, kind: Kind) -> bool {
        !self.names(kind).is_empty()
    }

    /// The first name of this kind.
    pub(crate) fn first(&self, kind: Kind) -> Option<&[u8]> {
        self.names(kind).first().map(|name| &**name)
    }

    /// Channels, patterns and shard channels, counted.
    pub(crate) fn counts(&self) -> [usize; 3] {
        [self.channels.len(), self.patterns.len(), self.shard_channels.len()]
    }

    /// Bytes that all of them take, here and in the registry.
    pub(crate) fn memory(&self) -> usize {
        self.memory
    }

    /// Bytes that the subscription to a name takes. Where several clients listen to the name, each is charged
    /// for it.
    pub(crate) fn memory_of(name: &[u8]) -> usize {
        SUBSCRIPTION + 2 * memory::block(name.len())
    }

    /// What a confirmation of `kind` counts: channels and patterns together, shard channels apart.
    pub(crate) fn count_for(&self, kind: Kind) -> usize {
        match kind {
            Kind::Shard => self.shard_channels.len(),
            Kind::Channel | Kind::Pattern => self.channels.len() + self.patterns.len(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.counts() == [0; 3]
    }

    /// Whether it takes so long to leave all that nobody is to wait for it.
    pub(crate) fn is_long(&self) -> bool {
        self.counts().iter().sum::<usize>() > SOME
    }

    /// Leaves some names of the registry.
    pub(crate) fn leave_some(&mut self, registry: &Registry, client: &Client) {
        for kind in [Kind::Channel, Kind::Pattern, Kind::Shard] {
            for _ in 0..SOME {
                let Some(name) = self.of(kind).pop_first() else { break };
                self.memory -= Self::memory_of(&name);
                registry.unsubscribe(kind, &name, client);
            }
        }
    }

    /// Leaves the registry altogether.
    pub(crate) fn leave(mut self, registry: &Registry, client: &Client) {
        while !self.is_empty() {
            self.leave_some(registry, client);
        }
    }
}
