//! The account of memory: what keys and clients hold, known without a lock.
//!
//! Each client is charged for everything that it makes the server keep: received bytes that are not yet
//! executed, replies that are not yet read, the queue of a transaction, watched keys, subscriptions,
//! names, and its own store with `--store per-connection`. One counter has the sum of all clients.
//!
//! A published message is one block of memory, however many clients it waits for. The sum has it once,
//! for as long as it waits for anyone. A client's own figures, which `client-output-buffer-limit` and the
//! order of eviction look at, have it in full.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering::Relaxed};

/// Bytes that a connection takes while it holds nothing: its task, its session, its place in the lists.
/// The bench measures 960 to 1,240.
pub(crate) const CONNECTION: usize = 1_024;

/// Bytes that clients may hold together, however low `maxmemory-clients` is: whoever wants to set it higher
/// must get in. Redis has the same minimum.
pub(crate) const LEAST_CLIENTS_LIMIT: u64 = 128 * 1_024;

/// Returns the bytes that the allocator takes for a block of `bytes`, whose size it rounds up.
pub(crate) fn block(bytes: usize) -> usize {
    bytes + bytes / 4
}

/// Bytes that clients hold, summed up.
#[derive(Debug, Default)]
pub(crate) struct Account {
    held: AtomicI64,
    /// Of those, bytes of clients that are told to end and have not ended yet.
    doomed: AtomicI64,
    /// Bytes of clients' own stores. They are keys: writes are refused for them, but nobody is closed.
    stores: AtomicI64,
    connections: AtomicUsize,
    pub(crate) evicted: AtomicUsize,
    /// Taken while clients are chosen, so that two threads do not choose for the same bytes.
    pub(crate) choosing: Mutex<Unevictable>,
}

/// Bytes that clients held when the last of them was closed that may be; 0 when that was enough.
#[derive(Debug, Default)]
pub(crate) struct Unevictable(pub(crate) i64);

impl Unevictable {
    /// Returns whether another look at all clients would find nobody: about as much is held as at the last.
    pub(crate) fn is_at(&self, living: i64) -> bool {
        self.0 > 0 && (living - self.0).abs() < self.0 / 16
    }
}

impl Account {
    /// Adds `change` bytes, which may be negative.
    #[inline]
    pub(crate) fn add(&self, change: i64) {
        self.held.fetch_add(change, Relaxed);
    }

    /// Adds `change` bytes of a client's own store, which may be negative.
    pub(crate) fn add_store(&self, change: i64) {
        self.stores.fetch_add(change, Relaxed);
    }

    /// Counts a connection.
    pub(crate) fn connected(&self) {
        self.connections.fetch_add(1, Relaxed);
    }

    /// Counts `change` more bytes that are given back soon, since their clients were told to end.
    pub(crate) fn doom(&self, change: i64) {
        self.doomed.fetch_add(change, Relaxed);
    }

    /// Counts the end of a connection that held `held` bytes; for `doomed` of them it was told to end.
    pub(crate) fn disconnected(&self, held: usize, doomed: usize) {
        self.connections.fetch_sub(1, Relaxed);
        self.held.fetch_sub(held as i64, Relaxed);
        self.doomed.fetch_sub(doomed as i64, Relaxed);
    }

    /// Returns the bytes that clients hold beside [`CONNECTION`] bytes for each.
    pub(crate) fn held(&self) -> usize {
        self.held.load(Relaxed).max(0) as usize
    }

    /// Returns the bytes that clients take, connections that hold nothing and clients' own stores included.
    pub(crate) fn memory(&self) -> usize {
        let stores = self.stores.load(Relaxed).max(0) as usize;
        self.held() + stores + self.connections.load(Relaxed) * CONNECTION
    }

    /// Returns the number of clients that were closed since all together held more than they may.
    pub(crate) fn evicted(&self) -> usize {
        self.evicted.load(Relaxed)
    }

    /// Sets the counter of [`Self::evicted`] to zero.
    pub(crate) fn reset_evicted(&self) {
        self.evicted.store(0, Relaxed);
    }

    /// Returns the bytes of clients that nobody told to end.
    pub(crate) fn living(&self) -> i64 {
        self.held.load(Relaxed) - self.doomed.load(Relaxed)
    }
}

/// Bytes that a session keeps of its client beside received bytes and replies.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kept {
    /// Name, library's name and library's version.
    pub(crate) names: usize,
    /// Commands queued by `MULTI`.
    pub(crate) queue: usize,
    /// Watched keys.
    pub(crate) watched: usize,
    /// Channels and patterns.
    pub(crate) subscriptions: usize,
    /// Prefixes of keys of which it hears.
    pub(crate) tracking: usize,
}

impl Kept {
    pub(crate) fn total(&self) -> usize {
        self.names + self.queue + self.watched + self.subscriptions + self.tracking
    }
}
