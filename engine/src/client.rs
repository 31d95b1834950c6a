//! What the server knows of each connected client, and how it is told that something waits for it.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::protocol::Protocol;
use crate::pubsub::Mailbox;
use crate::time::Now;

/// Wakes the task that serves a client, from any thread.
///
/// The one thing that the engine asks of a runtime: `legacy` rings a `futures::task::AtomicTask`,
/// `modern` a `tokio::sync::Notify`. Ringing never waits, and a ring before the task listens is not
/// lost.
pub trait Doorbell: Send + Sync + 'static {
    /// Something waits in the mailbox, or the client is to be closed.
    fn ring(&self);
}

/// The two ends of a connection, as `CLIENT LIST` shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// The client's end.
    pub address: Address,
    /// The server's end.
    pub local: Address,
    /// The socket's file descriptor, or -1.
    pub descriptor: i32,
}

/// One end of a connection. Written as `ip:port`, or as a socket's path with `:0`; kept as what it
/// is, since thousands of idle clients have two of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// TCP.
    Tcp(SocketAddr),
    /// A Unix socket's path.
    Unix(Arc<str>),
    /// A session that is fed by hand.
    None,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "{path}:0"),
            Self::None => Ok(()),
        }
    }
}

impl Peer {
    /// A TCP connection.
    #[must_use]
    pub fn tcp(address: SocketAddr, local: SocketAddr, descriptor: i32) -> Self {
        Self { address: Address::Tcp(address), local: Address::Tcp(local), descriptor }
    }

    /// A connection through the Unix socket at `path`.
    #[must_use]
    pub fn unix(path: &Arc<str>, descriptor: i32) -> Self {
        Self { address: Address::Unix(Arc::clone(path)), local: Address::Unix(Arc::clone(path)), descriptor }
    }

    /// No connection at all: a session that is fed by hand.
    #[must_use]
    pub fn none() -> Self {
        Self { address: Address::None, local: Address::None, descriptor: -1 }
    }

    /// Whether the client came through a Unix socket.
    pub(crate) fn is_unix(&self) -> bool {
        matches!(self.address, Address::Unix(_))
    }
}

/// A connected client: the part of its session that others may see and touch.
pub struct Client {
    pub(crate) id: u64,
    pub(crate) peer: Peer,
    pub(crate) created: Now,
    pub(crate) mailbox: Mailbox,
    /// `None` while everything is as it was at the start, which it is for most.
    shown: Mutex<Option<Box<Shown>>>,
    /// Unix milliseconds of the last batch.
    pub(crate) active: AtomicU64,
    /// The address of the last command in the table; 0 before the first.
    pub(crate) last_command: AtomicUsize,
    pub(crate) resp3: AtomicBool,
    /// Bytes of requests and replies that the connection holds between two batches.
    pub(crate) requests_held: AtomicUsize,
    pub(crate) replies_held: AtomicUsize,
    /// Whether a request waits for the end of `CLIENT PAUSE`.
    pub(crate) is_postponed: AtomicBool,
    killed: AtomicBool,
    doorbell: Arc<dyn Doorbell>,
}

/// What changes seldom and `CLIENT LIST` shows.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) name: Vec<u8>,
    pub(crate) library_name: Vec<u8>,
    pub(crate) library_version: Vec<u8>,
    pub(crate) database: usize,
    pub(crate) channels: usize,
    pub(crate) patterns: usize,
    pub(crate) shard_channels: usize,
    /// Commands queued by `MULTI`, or -1 outside a transaction.
    pub(crate) queued: i64,
    pub(crate) queued_memory: usize,
    pub(crate) watching: bool,
    pub(crate) no_evict: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            name: Vec::new(),
            library_name: Vec::new(),
            library_version: Vec::new(),
            database: 0,
            channels: 0,
            patterns: 0,
            shard_channels: 0,
            queued: -1,
            queued_memory: 0,
            watching: false,
            no_evict: false,
        }
    }
}

impl Client {
    /// The number that `CLIENT ID` answers: unique for the life of the server, and ascending.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The client's end of the connection, for logs.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.peer.address
    }

    /// Whether the client is to be closed: `CLIENT KILL`, or a limit that it ran into.
    #[must_use]
    pub fn is_killed(&self) -> bool {
        self.killed.load(Ordering::Acquire)
    }

    /// Asks the task that serves the client to close it.
    pub fn kill(&self) {
        self.killed.store(true, Ordering::Release);
        self.ring();
    }

    /// Wakes the task that serves the client.
    pub fn ring(&self) {
        self.doorbell.ring();
    }

    pub(crate) fn protocol(&self) -> Protocol {
        if self.resp3.load(Ordering::Relaxed) { Protocol::Resp3 } else { Protocol::Resp2 }
    }

    pub(crate) fn shown(&self) -> Shown {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).as_deref().cloned().unwrap_or_default()
    }

    pub(crate) fn show(&self, change: impl FnOnce(&mut Shown)) {
        change(self.shown.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default());
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("id", &self.id).field("peer", &self.peer).finish_non_exhaustive()
    }
}

/// All connected clients, by id.
#[derive(Debug, Default)]
pub(crate) struct Clients {
    last_id: AtomicU64,
    connected: Mutex<BTreeMap<u64, Arc<Client>>>,
}

impl Clients {
    /// Adds a client unless `most` are connected already.
    pub(crate) fn add(&self, peer: Peer, doorbell: Arc<dyn Doorbell>, most: usize, now: Now) -> Option<Arc<Client>> {
        let mut connected = self.connected.lock().unwrap_or_else(PoisonError::into_inner);
        if connected.len() >= most {
            return None;
        }
        let client = Arc::new(Client {
            id: self.last_id.fetch_add(1, Ordering::Relaxed) + 1,
            peer,
            created: now,
            mailbox: Mailbox::default(),
            shown: Mutex::new(None),
            active: AtomicU64::new(now.millis()),
            last_command: AtomicUsize::new(0),
            resp3: AtomicBool::new(false),
            requests_held: AtomicUsize::new(0),
            replies_held: AtomicUsize::new(0),
            is_postponed: AtomicBool::new(false),
            killed: AtomicBool::new(false),
            doorbell,
        });
        connected.insert(client.id, Arc::clone(&client));
        Some(client)
    }

    pub(crate) fn remove(&self, id: u64) {
        self.connected.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }

    pub(crate) fn len(&self) -> usize {
        self.connected.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The connected clients in the order of their ids.
    pub(crate) fn all(&self) -> Vec<Arc<Client>> {
        self.connected.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }
}

/// The doorbell of a session that nobody waits for.
#[derive(Debug)]
pub(crate) struct NoDoorbell;

impl Doorbell for NoDoorbell {
    fn ring(&self) {}
}
