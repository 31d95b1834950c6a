//! Records the effects of commands for the append-only file; see [`crate::aof`].
//!
//! Without such a file each call costs one load and a branch. Call it where the change is made, before the shards of
//! its keys are unlocked.

use std::sync::atomic::Ordering::Relaxed;

use super::{Context, LOCKED};
use crate::client::OWN_EFFECT;
use crate::keyspace::Key;
use crate::protocol::Request;

impl Context<'_, '_> {
    /// Records that replies have to wait until everything before `place` is written.
    #[inline]
    pub(crate) fn has_logged(&self, place: u64) {
        self.client.awaited.store(place | OWN_EFFECT, Relaxed);
    }

    /// Logs the request as it came, since it has the same effect at any later time.
    #[inline]
    pub(crate) fn log_request(&mut self, request: &Request<'_>) {
        if self.server.log.gathers() {
            self.has_logged(self.server.log.add(self.state.database, request.from(0)));
        }
    }

    /// Logs a request of another name with the same arguments.
    pub(crate) fn log_request_as(&mut self, name: &[u8], request: &Request<'_>) {
        if self.server.log.gathers() {
            let arguments: Vec<_> = std::iter::once(name).chain(request.from(1)).collect();
            self.has_logged(self.server.log.add(self.state.database, arguments.into_iter()));
        }
    }

    /// Logs the value and the deadline of a key.
    #[inline]
    pub(crate) fn log_set(&mut self, key: Key<'_>, value: &[u8], deadline: Option<u64>) {
        if self.server.log.gathers() {
            let place = match deadline {
                None => self.server.log.add(self.state.database, [&b"SET"[..], key.bytes, value].into_iter()),
                Some(deadline) => {
                    let mut digits = itoa::Buffer::new();
                    let deadline = digits.format(deadline).as_bytes();
                    self.server
                        .log
                        .add(self.state.database, [&b"SET"[..], key.bytes, value, b"PXAT", deadline].into_iter())
                }
            };
            self.has_logged(place);
        }
    }

    /// Logs that a key got a deadline or lost it.
    pub(crate) fn log_deadline(&mut self, key: Key<'_>, deadline: Option<u64>) {
        if self.server.log.gathers() {
            let place = match deadline {
                None => self.server.log.add(self.state.database, [&b"PERSIST"[..], key.bytes].into_iter()),
                Some(deadline) => {
                    let mut digits = itoa::Buffer::new();
                    let deadline = digits.format(deadline).as_bytes();
                    self.server.log.add(self.state.database, [&b"PEXPIREAT"[..], key.bytes, deadline].into_iter())
                }
            };
            self.has_logged(place);
        }
    }

    /// Logs that a key was removed.
    pub(crate) fn log_removed(&mut self, key: Key<'_>) {
        if self.server.log.gathers() {
            self.has_logged(self.server.log.add(self.state.database, [&b"DEL"[..], key.bytes].into_iter()));
        }
    }

    /// Logs a request whose effect depends on the state of its keys, such as an addition, an `APPEND` or a `RENAME`.
    /// While a snapshot is taken, logs instead the new states of `keys`, each with its database.
    pub(crate) fn log_change(&mut self, request: &Request<'_>, keys: &[(usize, Key<'_>)]) {
        if !self.server.log.gathers() {
            return;
        }
        if !self.server.log.assigns() {
            return self.log_request(request);
        }
        let mut effects = Vec::with_capacity(keys.len());
        for &(database, key) in keys {
            let (shard, _) = self.locked.as_mut().expect(LOCKED).shard(key);
            let entry = shard.databases.get(database).and_then(|held| held.get(key));
            let effect: Vec<Vec<u8>> = match entry {
                None => vec![b"DEL".to_vec(), key.bytes.to_vec()],
                Some(entry) => {
                    let mut words = vec![b"SET".to_vec(), key.bytes.to_vec(), entry.value().to_vec()];
                    if let Some(deadline) = entry.deadline() {
                        words.extend([b"PXAT".to_vec(), deadline.to_string().into_bytes()]);
                    }
                    words
                }
            };
            effects.push((database, effect));
        }
        self.has_logged(self.server.log.add_together(&effects));
    }

    /// Logs that a part of a value was written. If the value grew at its end, the request is logged, or while a
    /// snapshot is taken the part with its position.
    pub(crate) fn log_part(&mut self, request: &Request<'_>, key: Key<'_>, from: usize, part: &[u8]) {
        if !self.server.log.gathers() {
            return;
        }
        if !self.server.log.assigns() {
            return self.log_request(request);
        }
        let mut digits = itoa::Buffer::new();
        let arguments = [&b"SETRANGE"[..], key.bytes, digits.format(from).as_bytes(), part];
        self.has_logged(self.server.log.add(self.state.database, arguments.into_iter()));
    }
}
