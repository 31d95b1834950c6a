//! A connected client, and the trait by which the engine wakes its task. `registry` has all of them.

mod registry;

use core::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::fmt;
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

pub(crate) use registry::Clients;

use crate::command::Command;
use crate::command::table::{self, Known};
use crate::keyspace::WatchFlag;
use crate::memory::{Account, Kept};
use crate::protocol::Protocol;
use crate::pubsub::Mailbox;
use crate::tracking;

/// Wakes the task that serves a client, from any thread.
///
/// This is all that the engine needs of a runtime: `legacy` notifies a `futures::task::AtomicTask`, `modern` a
/// `futures::task::AtomicWaker`. A notification must not wait, and must not be lost when it comes before the task waits
/// for it.
///
/// ```
/// use engine::Notify;
///
/// /// Unparks the thread that serves the connection. A token that comes first is kept.
/// struct Thread(std::thread::Thread);
///
/// impl Notify for Thread {
///     fn notify(&self) {
///         self.0.unpark();
///     }
/// }
///
/// let notifier = Thread(std::thread::current());
/// notifier.notify();
/// std::thread::park(); // returns at once
/// ```
pub trait Notify: Send + Sync + 'static {
    /// Wakes the connection's task, because something is in the mailbox, or because the client has to be closed.
    fn notify(&self);
}

/// The notifier of one of the server's own tasks, once that task has set one.
#[derive(Default)]
pub(crate) struct TaskNotifier(Mutex<Option<Arc<dyn Notify>>>);

impl TaskNotifier {
    pub(crate) fn set(&self, notifier: Arc<dyn Notify>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(notifier);
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    pub(crate) fn notify(&self) {
        if let Some(notifier) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            notifier.notify();
        }
    }
}

impl fmt::Debug for TaskNotifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TaskNotifier")
    }
}

/// The two ends of a connection, as `CLIENT LIST` shows them.
///
/// ```
/// use engine::client::Peer;
///
/// // The descriptor is shown by `CLIENT LIST`; 0 where there is none.
/// let peer = Peer::tcp(([10, 0, 0, 7], 50_123).into(), ([10, 0, 0, 1], 6379).into(), 0);
/// let local = Peer::unix(&"/run/redis.sock".into(), 0);
/// let nobody = Peer::none(); // in tests
/// # drop((peer, local, nobody));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Peer {
    /// The client's end.
    pub address: Address,
    /// The server's end.
    pub local: Address,
    /// The socket's file descriptor, or -1.
    pub descriptor: i32,
}

/// One end of a connection. Shown as `ip:port`, or as the path of a socket followed by `:0`; not stored as text, since
/// thousands of idle clients have two of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Address {
    /// TCP over IPv4.
    V4(SocketAddrV4),
    /// TCP over IPv6. This and the next variant are boxed, since they are longer than the first, which most clients
    /// have.
    V6(Box<SocketAddrV6>),
    /// A Unix socket's path.
    Unix(Box<Arc<str>>),
    /// No connection, for a session that is driven without a socket.
    None,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::V4(address) => address.fmt(f),
            Self::V6(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "{path}:0"),
            Self::None => Ok(()),
        }
    }
}

impl From<SocketAddr> for Address {
    fn from(address: SocketAddr) -> Self {
        match address {
            SocketAddr::V4(address) => Self::V4(address),
            SocketAddr::V6(address) => Self::V6(Box::new(address)),
        }
    }
}

impl Peer {
    /// Returns the ends of a TCP connection.
    #[must_use]
    pub fn tcp(address: SocketAddr, local: SocketAddr, descriptor: i32) -> Self {
        Self { address: address.into(), local: local.into(), descriptor }
    }

    /// Returns the ends of a connection through the Unix socket at `path`.
    #[must_use]
    pub fn unix(path: &Arc<str>, descriptor: i32) -> Self {
        let path = || Address::Unix(Box::new(Arc::clone(path)));
        Self { address: path(), local: path(), descriptor }
    }

    /// Returns the ends of no connection, for a session that is driven without a socket.
    #[must_use]
    pub fn none() -> Self {
        Self { address: Address::None, local: Address::None, descriptor: -1 }
    }

    /// Returns whether the client is on this machine: connected through a Unix socket, or from 127.0.0.1 or ::1, which
    /// are the addresses that Redis takes for local.
    pub(crate) fn is_local(&self) -> bool {
        match &self.address {
            Address::V4(address) => *address.ip() == Ipv4Addr::LOCALHOST,
            // A socket that listens on `::` sees peers over IPv4 as `::ffff:127.0.0.1`.
            Address::V6(address) => match address.ip().to_ipv4_mapped() {
                Some(ip) => ip == Ipv4Addr::LOCALHOST,
                None => *address.ip() == Ipv6Addr::LOCALHOST,
            },
            Address::Unix(_) | Address::None => true,
        }
    }

    /// Returns whether the client came through a Unix socket.
    pub(crate) fn is_unix(&self) -> bool {
        matches!(self.address, Address::Unix(_))
    }
}

/// Bit of [`Client::awaited`]: some of the effects before the position are the client's own.
pub(crate) const OWN_EFFECT: u64 = 1 << 63;

/// Bit of [`Client::flags`]: the client has asked for RESP3.
const RESP3: u8 = 1;
/// Bit of [`Client::flags`]: the client was told to end, or its task has ended.
const KILLED: u8 = 2;

/// A connected client: the part of its session that other sessions can see and change.
///
/// There may be tens of thousands, nearly all of them idle, so fields that only few of them use are boxed.
///
/// ```
/// use engine::{Config, ManualClock, Server, Session};
///
/// let server = Server::new(Config::default(), ManualClock::at_unix_millis(0));
/// let session = Session::detached(&server);
/// let client = session.client();
/// println!("client {} at {}", client.id(), client.address());
/// assert!(!client.is_killed());
/// client.notify(); // its task takes a turn
/// ```
pub struct Client {
    pub(crate) id: u64,
    pub(crate) peer: Peer,
    /// Time of the connection, in seconds of the monotonic clock.
    pub(crate) created: u32,
    pub(crate) mailbox: Mailbox,
    /// `None` as long as everything has its initial value, which is so for most clients.
    shown: Mutex<Option<Box<Shown>>>,
    /// Time in monotonic milliseconds at which bytes were last received or sent.
    pub(crate) active: AtomicU64,
    /// Position in the append-only file that replies wait for; 0 for none. Its highest bit, [`OWN_EFFECT`], is set if
    /// some of the effects before it are the client's own; otherwise they are only effects of others, which the replies
    /// may show.
    pub(crate) awaited: AtomicU64,
    /// Numbers of bytes of replies and of requests that the connection holds between two batches; at most what fits
    /// into 32 bits.
    replies_held: AtomicU32,
    requests_held: AtomicU32,
    /// Index of the last command in the table, plus 1; 0 before the first command.
    last_command: AtomicU16,
    /// The bits [`RESP3`] and [`KILLED`].
    flags: AtomicU8,
    /// Reason for which the client cannot go on, a [`Blocked`].
    blocked: AtomicU8,
    account: Arc<Account>,
    notifier: Arc<dyn Notify>,
}

/// Reason why a client cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Blocked {
    No,
    /// `CLIENT PAUSE`.
    Paused,
    /// A command that waits.
    Waiting,
    /// `CLIENT UNBLOCK` has ended the wait, as its timeout would.
    TimedOut,
    /// `CLIENT UNBLOCK` has ended the wait, with an error.
    Unblocked,
}

/// Fields of `CLIENT LIST` that seldom change.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) name: Box<[u8]>,
    pub(crate) library_name: Box<[u8]>,
    pub(crate) library_version: Box<[u8]>,
    pub(crate) kept: Kept,
    /// Size in bytes of the client's own key space, if it has one.
    pub(crate) store: usize,
    /// Bytes that the client will release, since it was told to end.
    doomed: usize,
    pub(crate) channels: u32,
    pub(crate) patterns: u32,
    pub(crate) shard_channels: u32,
    /// Commands queued by `MULTI`, or -1 outside a transaction.
    pub(crate) queued: i32,
    pub(crate) database: u8,
    /// Raised when a key that the client watches has changed.
    pub(crate) watches: Option<WatchFlag>,
    pub(crate) no_evict: bool,
    pub(crate) tracking: tracking::Shown,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            name: Box::default(),
            library_name: Box::default(),
            library_version: Box::default(),
            kept: Kept::default(),
            store: 0,
            doomed: 0,
            channels: 0,
            patterns: 0,
            shard_channels: 0,
            queued: -1,
            database: 0,
            watches: None,
            no_evict: false,
            tracking: tracking::Shown::default(),
        }
    }
}

impl Shown {
    /// Resets to the values of a new connection, except for what `RESET` leaves as it is.
    pub(crate) fn reset(&mut self) {
        *self = Self { store: self.store, doomed: self.doomed, no_evict: self.no_evict, ..Self::default() };
    }
}

impl Client {
    /// Returns the number that `CLIENT ID` answers. It is unique for the life of the server, and later clients have
    /// higher ones.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Returns the client's end of the connection, for logs.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.peer.address
    }

    /// Returns whether the client is blocked.
    pub(crate) fn is_blocked(&self) -> bool {
        self.blocked.load(Ordering::Relaxed) != Blocked::No as u8
    }

    /// Records that the client is blocked, and why.
    pub(crate) fn set_blocked(&self, blocked: Blocked) {
        self.blocked.store(blocked as u8, Ordering::Release);
    }

    /// Returns whether `CLIENT UNBLOCK` has ended the wait.
    pub(crate) fn is_unblocked(&self) -> bool {
        self.blocked.load(Ordering::Acquire) >= Blocked::TimedOut as u8
    }

    /// Unblocks the client. Returns whether `CLIENT UNBLOCK` has asked for an error.
    pub(crate) fn go_on(&self) -> bool {
        self.blocked.swap(Blocked::No as u8, Ordering::AcqRel) == Blocked::Unblocked as u8
    }

    /// Ends the wait of a command. Returns whether there was one.
    pub(crate) fn unblock(&self, end: Blocked) -> bool {
        let waiting = Blocked::Waiting as u8;
        let ended = self.blocked.compare_exchange(waiting, end as u8, Ordering::AcqRel, Ordering::Relaxed).is_ok();
        if ended {
            self.notify();
        }
        ended
    }

    /// Returns whether the client has to be closed, because of `CLIENT KILL` or of a limit.
    #[must_use]
    pub fn is_killed(&self) -> bool {
        self.flags.load(Ordering::Acquire) & KILLED != 0
    }

    /// Asks the task that serves the client to close it, and returns whether this is the first time. From now on
    /// nothing that it has sent is executed, and other clients no longer see it.
    pub(crate) fn kill(&self) -> bool {
        let first = self.flags.fetch_or(KILLED, Ordering::AcqRel) & KILLED == 0;
        self.notify();
        first
    }

    /// Records that the client's task has ended, and returns whether the client was killed before.
    pub(crate) fn leave(&self) -> bool {
        self.flags.fetch_or(KILLED, Ordering::AcqRel) & KILLED != 0
    }

    /// Wakes the task that serves the client.
    pub fn notify(&self) {
        self.notifier.notify();
    }

    pub(crate) fn protocol(&self) -> Protocol {
        if self.flags.load(Ordering::Relaxed) & RESP3 != 0 { Protocol::Resp3 } else { Protocol::Resp2 }
    }

    pub(crate) fn set_protocol(&self, protocol: Protocol) {
        match protocol {
            Protocol::Resp2 => self.flags.fetch_and(!RESP3, Ordering::Relaxed),
            Protocol::Resp3 => self.flags.fetch_or(RESP3, Ordering::Relaxed),
        };
    }

    /// Returns the number of bytes of replies that the connection holds between two batches.
    pub(crate) fn replies_held(&self) -> usize {
        self.replies_held.load(Ordering::Relaxed) as usize
    }

    /// Records the client's last command, which `CLIENT LIST` shows.
    #[inline]
    pub(crate) fn show_command(&self, known: &Known) {
        self.last_command.store(known.place as u16 + 1, Ordering::Release);
    }

    /// Returns the client's last command, if it sent any.
    pub(crate) fn last_command(&self) -> Option<&'static Command> {
        let place = self.last_command.load(Ordering::Acquire).checked_sub(1)?;
        Some(table::known_at(usize::from(place)).command)
    }

    pub(crate) fn shown(&self) -> Shown {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).as_deref().cloned().unwrap_or_default()
    }

    /// Returns whether it is subscribed to anything.
    pub(crate) fn is_subscribed(&self) -> bool {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.as_ref().is_some_and(|shown| shown.channels + shown.patterns + shown.shard_channels > 0)
    }

    pub(crate) fn show(&self, change: impl FnOnce(&mut Shown)) {
        change(self.shown.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default());
    }

    /// Changes what is shown, and charges the client for the memory that this takes.
    pub(crate) fn keep(&self, change: impl FnOnce(&mut Shown)) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = shown.get_or_insert_default();
        let before = shown.kept.total();
        change(shown);
        shown.kept.names = shown.name.len() + shown.library_name.len() + shown.library_version.len();
        self.account.add(shown.kept.total() as i64 - before as i64);
    }

    /// Records the size in bytes of the client's own key space.
    pub(crate) fn hold_store(&self, bytes: usize) {
        self.show(|shown| {
            let before = std::mem::replace(&mut shown.store, bytes);
            self.account.add_store(bytes as i64 - before as i64);
        });
    }

    /// Records the numbers of bytes of requests and of replies that the connection holds between two batches. For most
    /// clients, which hold nothing, this costs two loads. Returns whether they are more than before.
    pub(crate) fn hold(&self, requests: usize, replies: usize) -> bool {
        let counted = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
        let (requests, replies) = (counted(requests), counted(replies));
        let before = (self.requests_held.load(Ordering::Relaxed), self.replies_held.load(Ordering::Relaxed));
        if before == (requests, replies) {
            return false;
        }
        self.requests_held.store(requests, Ordering::Relaxed);
        self.replies_held.store(replies, Ordering::Relaxed);
        let change = i64::from(requests) + i64::from(replies) - i64::from(before.0) - i64::from(before.1);
        self.account.add(change);
        change > 0
    }

    /// Returns the number of bytes of requests that the connection holds between two batches.
    pub(crate) fn requests_held(&self) -> usize {
        self.requests_held.load(Ordering::Relaxed) as usize
    }

    /// Returns the bytes that the client is charged for, [`crate::memory::CONNECTION`] not included.
    pub(crate) fn held(&self) -> usize {
        self.charged(self.shown.lock().unwrap_or_else(PoisonError::into_inner).as_deref()) + self.mailbox.waiting().1
    }

    /// Returns the same as [`Self::held`], if the client may be closed for it.
    pub(crate) fn evictable(&self) -> Option<usize> {
        let exempt = self.shown.lock().unwrap_or_else(PoisonError::into_inner).as_ref().is_some_and(|it| it.no_evict);
        Some(self.held()).filter(|held| !exempt && *held > 0)
    }

    /// Returns the bytes that the client is charged for, messages not included.
    fn charged(&self, shown: Option<&Shown>) -> usize {
        let kept = shown.map_or(0, |shown| shown.kept.total());
        self.requests_held() + self.replies_held() + kept
    }

    /// Drops the messages of a client that was told to end, and announces to the account what else the client will
    /// release at its end.
    pub(crate) fn doom(&self) {
        self.mailbox.close(&self.account);
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = shown.get_or_insert_default();
        let doomed = self.charged(Some(shown));
        let before = std::mem::replace(&mut shown.doomed, doomed);
        self.account.doom(doomed as i64 - before as i64);
    }

    /// Releases everything that the client is charged for, at the end of its session.
    pub(crate) fn end(&self) {
        self.mailbox.close(&self.account);
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let charged = self.charged(shown.as_deref());
        let (store, doomed) = shown.take().map_or((0, 0), |shown| (shown.store, shown.doomed));
        self.requests_held.store(0, Ordering::Relaxed);
        self.replies_held.store(0, Ordering::Relaxed);
        self.account.add_store(-(store as i64));
        self.account.disconnected(charged, doomed);
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("id", &self.id).field("peer", &self.peer).finish_non_exhaustive()
    }
}

/// A notifier that does nothing, for a session without a task.
#[derive(Debug)]
pub(crate) struct NoNotify;

impl Notify for NoNotify {
    fn notify(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_local() {
        let is_local = |ip: &str| {
            let address = SocketAddr::new(ip.parse().unwrap(), 1);
            Peer::tcp(address, address, 0).is_local()
        };
        for local in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            assert!(is_local(local), "{local}");
        }
        for other in ["127.0.0.2", "10.0.0.1", "::", "::2", "::ffff:10.0.0.1", "::7f00:1", "fe80::1"] {
            assert!(!is_local(other), "{other}");
        }
        assert!(Peer::unix(&"/tmp/redis.sock".into(), 0).is_local() && Peer::none().is_local());
    }

    #[test]
    fn a_client_is_small() {
        assert!(size_of::<Client>() <= 144, "{}", size_of::<Client>());
    }
}
