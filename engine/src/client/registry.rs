//! The registry of connected clients.

use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Blocked, Client, Notify, Peer};
use crate::memory::Account;
use crate::pubsub::Mailbox;
use crate::time::Now;

/// All connected clients.
#[derive(Debug, Default)]
pub(crate) struct Clients {
    connected: Mutex<Connected>,
}

/// Ids only grow, so a list to which new clients are appended is sorted by id. It takes 16 bytes for each; a B-tree
/// that is filled in ascending order takes 38.
#[derive(Debug, Default)]
struct Connected {
    last_id: u64,
    /// Clients by ascending id; `None` for one that has gone.
    places: Vec<(u64, Option<Arc<Client>>)>,
    gone: usize,
}

impl Connected {
    fn len(&self) -> usize {
        self.places.len() - self.gone
    }

    fn remove(&mut self, id: u64) {
        let Ok(place) = self.places.binary_search_by_key(&id, |&(id, _)| id) else { return };
        if self.places[place].1.take().is_none() {
            return;
        }
        self.gone += 1;
        // Done only when more than half of the places are empty, so that on average each client that leaves causes one
        // other to be moved.
        if self.gone * 2 > self.places.len() {
            self.places.retain(|(_, client)| client.is_some());
            self.places.shrink_to(2 * self.places.len());
            self.gone = 0;
        }
    }
}

impl Clients {
    /// Adds a client, unless `most` are connected already.
    pub(crate) fn add(
        &self,
        peer: Peer,
        notifier: Arc<dyn Notify>,
        account: &Arc<Account>,
        most: usize,
        now: Now,
    ) -> Option<Arc<Client>> {
        let mut connected = self.connected.lock().unwrap_or_else(PoisonError::into_inner);
        if connected.len() >= most {
            return None;
        }
        let client = Arc::new(Client {
            id: connected.last_id + 1,
            peer,
            created: u32::try_from(now.monotonic_millis() / 1_000).unwrap_or(u32::MAX),
            mailbox: Mailbox::default(),
            shown: Mutex::new(None),
            active: AtomicU64::new(now.monotonic_millis()),
            awaited: AtomicU64::new(0),
            replies_held: AtomicU32::new(0),
            requests_held: AtomicU32::new(0),
            last_command: AtomicU16::new(0),
            flags: AtomicU8::new(0),
            blocked: AtomicU8::new(Blocked::No as u8),
            account: Arc::clone(account),
            notifier,
        });
        account.connected();
        connected.last_id = client.id;
        connected.places.push((client.id, Some(Arc::clone(&client))));
        Some(client)
    }

    /// Returns the client with this id, unless it was killed.
    pub(crate) fn get(&self, id: u64) -> Option<Arc<Client>> {
        let connected = self.connected.lock().unwrap_or_else(PoisonError::into_inner);
        let place = connected.places.binary_search_by_key(&id, |&(id, _)| id).ok()?;
        connected.places[place].1.as_ref().filter(|client| !client.is_killed()).cloned()
    }

    pub(crate) fn remove(&self, id: u64) {
        self.connected.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    pub(crate) fn len(&self) -> usize {
        self.connected.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Returns the connected clients in the order of their ids, without those that were killed and whose tasks have not
    /// ended yet.
    pub(crate) fn all(&self) -> Vec<Arc<Client>> {
        let connected = self.connected.lock().unwrap_or_else(PoisonError::into_inner);
        let alive = |client: &&Arc<Client>| !client.is_killed();
        connected.places.iter().filter_map(|(_, client)| client.as_ref()).filter(alive).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::NoNotify;

    #[test]
    fn clients_come_and_go_and_stay_in_order() {
        let clients = Clients::default();
        let (account, now) = (Arc::default(), Now::from_unix_millis(0));
        let add = || clients.add(Peer::none(), Arc::new(NoNotify), &account, 1_000, now).map(|client| client.id);
        let ids: Vec<u64> = std::iter::repeat_with(add).map_while(|id| id).collect();
        assert_eq!(ids, (1..=1_000).collect::<Vec<_>>());
        for id in (1..=1_000).filter(|id| id % 10 != 0) {
            clients.remove(id);
            clients.remove(id);
        }
        assert_eq!(clients.len(), 100);
        assert_eq!(add(), Some(1_001));
        let left: Vec<u64> = clients.all().iter().map(|client| client.id).collect();
        assert_eq!(left, (10..=1_000).step_by(10).chain([1_001]).collect::<Vec<_>>());
        assert!(clients.connected.lock().unwrap().places.len() <= 2 * left.len());
    }
}
