//! Eviction of clients: closes some when all of them together hold too much memory.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, TryLockError};

use crate::client::Client;
use crate::garbage;
use crate::server::Server;

impl Server {
    /// Returns the size in bytes that `maxmemory` counts: keys, clients, and the table of keys that clients track.
    pub(crate) fn used_memory(&self) -> usize {
        self.keyspace.memory() + self.account.memory() + self.tracking.memory()
    }

    /// Closes the clients that hold most, one after the other, until the others together hold no more than
    /// `maxmemory-clients` allows. Call it when a client holds more than before.
    #[inline]
    pub(crate) fn limit_clients(&self) {
        self.limit_freed_memory();
        log_evicted(&self.evict_clients());
    }

    /// Gives freed memory back to the operating system, if it makes the process take more than `maxmemory`.
    fn limit_freed_memory(&self) {
        let limit = self.settings.max_memory();
        if limit > 0 && (self.used_memory() + garbage::kept()) as u64 > limit {
            garbage::give_back_now();
        }
    }

    /// Does the same as [`Self::limit_clients`] without a line in the log, for callers that hold a lock. Returns the
    /// clients that it has closed, with the bytes that they hold.
    #[inline]
    pub(crate) fn evict_clients(&self) -> Vec<(usize, Arc<Client>)> {
        let limit = self.settings.clients_limit();
        if limit == i64::MAX || self.account.living() <= limit { Vec::new() } else { self.evict(limit) }
    }

    #[cold]
    fn evict(&self, limit: i64) -> Vec<(usize, Arc<Client>)> {
        let account = &*self.account;
        let mut unevictable = match account.choosing.try_lock() {
            Ok(unevictable) => unevictable,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Vec::new(),
        };
        if unevictable.is_at(account.living()) {
            return Vec::new();
        }
        let evictable = |client: Arc<Client>| client.evictable().map(|held| (held, client));
        let mut clients: Vec<(usize, Arc<Client>)> = self.clients.all().into_iter().filter_map(evictable).collect();
        clients.sort_unstable_by_key(|(held, client)| (std::cmp::Reverse(*held), client.id()));
        let mut closed = 0;
        for (_, client) in &clients {
            if account.living() <= limit {
                break;
            }
            self.kill(client);
            closed += 1;
        }
        clients.truncate(closed);
        account.evicted.fetch_add(closed, Relaxed);
        let living = account.living();
        unevictable.0 = if living > limit { living } else { 0 };
        clients
    }
}

/// Logs the clients that were closed.
pub(crate) fn log_evicted(evicted: &[(usize, Arc<Client>)]) {
    for (held, client) in evicted {
        let address = client.address();
        tracing::warn!(client = client.id(), %address, held, "closed: of all clients, which hold too much, it holds most");
    }
}
