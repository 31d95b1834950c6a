//! The channels and patterns of one client.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::client::Client;
use crate::memory;
use crate::pubsub::{Kind, Registry};

/// The names that one client has subscribed to. The registry has them as well.
#[derive(Debug, Default)]
pub(crate) struct SessionSubscriptions {
    channels: Names,
    patterns: Names,
    shard_channels: Names,
    /// Number of bytes of all names, here and in the registry.
    memory: usize,
}

/// Names of one kind.
#[derive(Debug, Default)]
struct Names {
    /// The names, each with its number in the order of subscription.
    places: BTreeMap<Arc<[u8]>, u64>,
    /// The names in that order, in which Redis lists patterns; its channels have no order.
    ordered: BTreeMap<u64, Arc<[u8]>>,
    /// Number of names that were ever subscribed to.
    count: u64,
}

/// Size in bytes of a subscription without its name, which is stored here and in the registry.
const SUBSCRIPTION: usize = 148;

/// Number of names that one portion unsubscribes from.
const SOME: usize = 500;

impl Names {
    /// Adds a name, and returns whether it is new.
    fn add(&mut self, name: &[u8]) -> bool {
        if self.places.contains_key(name) {
            return false;
        }
        let (name, place) = (Arc::<[u8]>::from(name), self.count);
        self.ordered.insert(place, Arc::clone(&name));
        self.places.insert(name, place);
        self.count += 1;
        true
    }

    /// Removes a name, and returns whether it existed.
    fn remove(&mut self, name: &[u8]) -> bool {
        self.places.remove(name).is_some_and(|place| self.ordered.remove(&place).is_some())
    }

    fn first(&self) -> Option<&Arc<[u8]>> {
        self.ordered.first_key_value().map(|(_, name)| name)
    }

    fn len(&self) -> usize {
        self.places.len()
    }
}

impl SessionSubscriptions {
    fn of(&self, kind: Kind) -> &Names {
        match kind {
            Kind::Channel => &self.channels,
            Kind::Pattern => &self.patterns,
            Kind::Shard => &self.shard_channels,
        }
    }

    fn of_mut(&mut self, kind: Kind) -> &mut Names {
        match kind {
            Kind::Channel => &mut self.channels,
            Kind::Pattern => &mut self.patterns,
            Kind::Shard => &mut self.shard_channels,
        }
    }

    /// Adds a name, if it is new.
    pub(crate) fn add(&mut self, kind: Kind, name: &[u8], registry: &Registry, client: &Arc<Client>) {
        if self.of_mut(kind).add(name) {
            self.memory += Self::memory_of(name);
            registry.subscribe(kind, name, client);
        }
    }

    pub(crate) fn remove(&mut self, kind: Kind, name: &[u8], registry: &Registry, client: &Client) {
        if self.of_mut(kind).remove(name) {
            self.memory -= Self::memory_of(name);
            registry.unsubscribe(kind, name, client);
        }
    }

    /// Returns the name of this kind that was subscribed to first.
    pub(crate) fn first(&self, kind: Kind) -> Option<Arc<[u8]>> {
        self.of(kind).first().cloned()
    }

    /// Returns the counts of channels, patterns and shard channels.
    pub(crate) fn counts(&self) -> [usize; 3] {
        [self.channels.len(), self.patterns.len(), self.shard_channels.len()]
    }

    /// Returns the number of bytes that all of them take, here and in the registry.
    pub(crate) fn memory(&self) -> usize {
        self.memory
    }

    /// Returns the number of bytes of the subscription to a name. If several clients subscribe to the name, each is
    /// charged for it.
    pub(crate) fn memory_of(name: &[u8]) -> usize {
        SUBSCRIPTION + 2 * memory::block(name.len())
    }

    /// Returns the count for a confirmation of `kind`: channels and patterns together, shard channels separately.
    pub(crate) fn count_for(&self, kind: Kind) -> usize {
        match kind {
            Kind::Shard => self.shard_channels.len(),
            Kind::Channel | Kind::Pattern => self.channels.len() + self.patterns.len(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.counts() == [0; 3]
    }

    /// Returns whether unsubscribing from all takes so long that nobody should wait for it.
    pub(crate) fn is_long(&self) -> bool {
        self.counts().iter().sum::<usize>() > SOME
    }

    /// Unsubscribes from some names.
    pub(crate) fn leave_some(&mut self, registry: &Registry, client: &Client) {
        for kind in [Kind::Channel, Kind::Pattern, Kind::Shard] {
            for _ in 0..SOME {
                let Some(name) = self.first(kind) else { break };
                self.remove(kind, &name, registry, client);
            }
        }
    }

    /// Unsubscribes from all names.
    pub(crate) fn leave(mut self, registry: &Registry, client: &Client) {
        while !self.is_empty() {
            self.leave_some(registry, client);
        }
    }
}
