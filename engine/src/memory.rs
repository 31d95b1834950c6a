//! The account of memory: the number of bytes that clients hold, which is read without a lock.
//!
//! Each client is charged for everything that the server keeps for it: received bytes that are not executed yet,
//! replies that are not read yet, the queue of a transaction, watched keys, subscriptions, names, and its own key space
//! with `--store per-connection`. One counter has the sum over all clients.
//!
//! A published message is one block of memory, however many clients it waits for. The sum includes it once, as long as
//! it waits for any of them. The figures of each client, on which `client-output-buffer-limit` and the order of
//! eviction depend, include it in full.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering::Relaxed};

/// Size in bytes of an idle connection: its task, its session, its places in lists. The bench measures 960 to 1,240.
pub(crate) const CONNECTION: usize = 1_024;

/// Number of bytes that clients may always hold together, however low `maxmemory-clients` is, so that somebody can
/// connect to set it higher. Redis has the same minimum.
pub(crate) const LEAST_CLIENTS_LIMIT: u64 = 128 * 1_024;

/// Returns the number of bytes that the allocator takes for a block of `bytes`, whose size it rounds up.
pub(crate) fn block(bytes: usize) -> usize {
    bytes + bytes / 4
}

/// Sums of the bytes that clients hold.
#[derive(Debug, Default)]
pub(crate) struct Account {
    held: AtomicI64,
    /// The part of them that belongs to clients that were told to end and have not ended yet.
    doomed: AtomicI64,
    /// Bytes of the key spaces of single clients. They count as keys: beyond the limit writes are refused, but no
    /// client is closed.
    stores: AtomicI64,
    connections: AtomicUsize,
    pub(crate) evicted: AtomicUsize,
    /// Locked while clients are chosen, so that two threads do not choose for the same bytes.
    pub(crate) choosing: Mutex<Unevictable>,
}

/// Number of bytes that clients still held when no more of them could be closed; 0 if closing was enough.
#[derive(Debug, Default)]
pub(crate) struct Unevictable(pub(crate) i64);

impl Unevictable {
    /// Returns whether it is useless to choose among all clients again: they hold about as much as the last time.
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

    /// Adds `change` bytes of a client's own key space, which may be negative.
    pub(crate) fn add_store(&self, change: i64) {
        self.stores.fetch_add(change, Relaxed);
    }

    /// Counts a connection.
    pub(crate) fn connected(&self) {
        self.connections.fetch_add(1, Relaxed);
    }

    /// Counts `change` more bytes that will soon be released, since their clients were told to end.
    pub(crate) fn doom(&self, change: i64) {
        self.doomed.fetch_add(change, Relaxed);
    }

    /// Counts the end of a connection that held `held` bytes, of which `doomed` were counted by [`Self::doom`].
    pub(crate) fn disconnected(&self, held: usize, doomed: usize) {
        self.connections.fetch_sub(1, Relaxed);
        self.held.fetch_sub(held as i64, Relaxed);
        self.doomed.fetch_sub(doomed as i64, Relaxed);
    }

    /// Returns the number of bytes that clients hold, without the [`CONNECTION`] bytes for each.
    pub(crate) fn held(&self) -> usize {
        self.held.load(Relaxed).max(0) as usize
    }

    /// Returns the number of bytes that clients take, including idle connections and the key spaces of single clients.
    pub(crate) fn memory(&self) -> usize {
        let stores = self.stores.load(Relaxed).max(0) as usize;
        self.held() + stores + self.connections.load(Relaxed) * CONNECTION
    }

    /// Returns the number of clients that were closed because all of them together held too much.
    pub(crate) fn evicted(&self) -> usize {
        self.evicted.load(Relaxed)
    }

    /// Sets the counter of [`Self::evicted`] to zero.
    pub(crate) fn reset_evicted(&self) {
        self.evicted.store(0, Relaxed);
    }

    /// Returns the number of bytes of clients that were not told to end.
    pub(crate) fn living(&self) -> i64 {
        self.held.load(Relaxed) - self.doomed.load(Relaxed)
    }
}

/// Numbers of bytes that a session keeps for its client, apart from received bytes and replies.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kept {
    /// Name of the client, and name and version of its library.
    pub(crate) names: usize,
    /// Commands queued by `MULTI`.
    pub(crate) queue: usize,
    /// Watched keys.
    pub(crate) watched: usize,
    /// Channels and patterns.
    pub(crate) subscriptions: usize,
    /// Prefixes that it tracks in broadcast mode.
    pub(crate) tracking: usize,
}

impl Kept {
    pub(crate) fn total(&self) -> usize {
        self.names + self.queue + self.watched + self.subscriptions + self.tracking
    }
}
