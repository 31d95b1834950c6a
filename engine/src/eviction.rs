//! Eviction of clients: closes some when all of them together hold too much memory.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, PoisonError};

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
        // Waits for another thread that chooses. If this thread went on instead, clients would hold more and more for as
        // long as that one gets no processor time.
        let mut unevictable = account.choosing.lock().unwrap_or_else(PoisonError::into_inner);
        let living = account.living();
        if living <= limit || unevictable.is_at(living) {
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::config::Config;
    use crate::session::Session;
    use crate::state::Flow;
    use crate::time::ManualClock;

    #[test]
    fn clients_hold_no_more_while_another_thread_chooses() {
        let config = Config { max_memory: 5_000_000, ..Config::default() };
        let server = Server::new(config, ManualClock::at_unix_millis(0));
        let (mut subscriber, mut publisher) = (Session::detached(&server), Session::detached(&server));
        let _ = subscriber.feed(b"SUBSCRIBE news\r\n", &mut Vec::new());
        let message = format!("PUBLISH news {}\r\n", "m".repeat(50_000));
        // A thread that has begun to choose, and gets no processor time.
        let choosing = server.account.choosing.lock().unwrap();
        let publishing = std::thread::spawn(move || {
            (0..400).for_each(|_| assert_eq!(publisher.feed(message.as_bytes(), &mut Vec::new()), Flow::Continue));
        });
        for _ in 0..50 {
            if publishing.is_finished() {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let held = server.account.held();
        drop(choosing);
        publishing.join().unwrap();
        assert!(held < 6_000_000, "{held}");
        assert!(server.account.held() < 5_000_000 && subscriber.client().is_killed());
    }
}
