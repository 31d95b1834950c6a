//! The state of a connection, and the way of one request. `batch` executes all that have come.

mod batch;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use batch::execute;

use crate::buffers::{ReplyBuffer, RequestBuffer};
use crate::client::{Client, NoNotify, Notify, OWN_EFFECT, Peer};
use crate::command::{Context, Parties};
use crate::config::{Fsync, Store};
use crate::keyspace::Keyspace;
use crate::limits;
use crate::protocol::{ProtocolError, ReplyWriter, Request, RequestLimits};
use crate::pubsub::Standing;
use crate::server::{Chore, Refusal, Server};
use crate::state::{Flow, Postponed, Replies, State};
use crate::time::Now;

impl Server {
    /// Begins a session for a new connection.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use engine::{Config, ManualClock, Notify, Server, client::Peer, server::Refusal};
    ///
    /// struct Waker;
    ///
    /// impl Notify for Waker {
    ///     fn notify(&self) {
    ///         // Wakes the connection's task.
    ///     }
    /// }
    ///
    /// let mut config = Config::default();
    /// config.maxclients = 1;
    /// let server = Server::new(config, ManualClock::at_unix_millis(0));
    /// let _first = server.connect(Peer::none(), Arc::new(Waker)).unwrap();
    /// let refused = server.connect(Peer::none(), Arc::new(Waker)).unwrap_err();
    /// assert_eq!(refused.reply(), b"-ERR max number of clients reached\r\n");
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refusal`], whose reply has to be sent before the connection is closed.
    pub fn connect(self: &Arc<Self>, peer: Peer, notifier: Arc<dyn Notify>) -> Result<Session, Refusal> {
        let reject = |error| {
            self.statistics.rejected_connections.fetch_add(1, Ordering::Relaxed);
            Err(error)
        };
        if self.denies(&peer) && self.clients.len() < self.settings.max_clients() {
            return reject(Refusal::Denied);
        }
        let Some(client) = self.clients.add(peer, notifier, &self.account, self.settings.max_clients(), self.now())
        else {
            return reject(Refusal::MaxClients);
        };
        self.statistics.connections.fetch_add(1, Ordering::Relaxed);
        let keyspace = match self.config.store {
            Store::Shared => Arc::clone(&self.keyspace),
            Store::PerConnection => Arc::new(Keyspace::of_one()),
        };
        Ok(Session::new(Arc::clone(self), client, keyspace))
    }
}

/// The session of one client.
///
/// ```
/// use engine::{Config, Flow, ManualClock, Server, Session};
///
/// let server = Server::new(Config::default(), ManualClock::at_unix_millis(0));
/// let mut session = Session::detached(&server);
/// let mut replies = Vec::new();
/// assert_eq!(session.feed(b"PING\r\nQUIT\r\n", &mut replies), Flow::Close);
/// assert_eq!(replies, b"+PONG\r\n+OK\r\n");
/// ```
///
/// ```
/// # use engine::{Config, Flow, ManualClock, Server, Session, ReplyBuffer, RequestBuffer};
/// # let server = Server::new(Config::default(), ManualClock::at_unix_millis(0));
/// # let mut session = Session::detached(&server);
/// // Or as a connection does it, with buffers that outlive a batch:
/// let (mut requests, mut replies) = (RequestBuffer::default(), ReplyBuffer::default());
/// requests.extend(b"SET k v\r\nGET k\r\nGE");
/// assert_eq!(session.execute_all(&mut requests, &mut replies), Flow::Continue);
/// assert_eq!(replies.unwritten(), b"+OK\r\n$1\r\nv\r\n");
///
/// // Or one by one:
/// requests.extend(b"T k\r\n");
/// let mut bytes = Vec::new();
/// let request = requests.next(session.request_limits()).unwrap().expect("it is complete");
/// assert_eq!(session.execute(&request, &mut bytes), Flow::Continue);
/// assert_eq!(bytes, b"$1\r\nv\r\n");
/// assert_eq!(session.idle_deadline(), None, "no timeout is set");
/// assert_eq!(session.server().connected(), 1);
/// ```
///
/// A request may have to wait, and bytes may be no request:
///
/// ```
/// use std::sync::Arc;
/// use engine::{Config, Flow, ManualClock, ProtocolError, Server, Session};
///
/// let clock = Arc::new(ManualClock::at_unix_millis(0));
/// let server = Server::new(Config::default(), Arc::clone(&clock));
/// let mut session = Session::detached(&server);
/// let mut replies = Vec::new();
/// assert_eq!(session.feed(b"CLIENT PAUSE 100\r\nGET k\r\n", &mut replies), Flow::Wait(100));
/// assert_eq!(session.resume(&mut replies), Flow::Wait(100), "it is not over");
/// clock.advance(100);
/// assert_eq!(session.resume(&mut replies), Flow::Continue);
/// assert_eq!(replies, b"+OK\r\n$-1\r\n");
///
/// replies.clear();
/// assert_eq!(session.refuse(&ProtocolError::InvalidCount, &mut replies), Flow::Close);
/// assert_eq!(replies, b"-ERR Protocol error: invalid multibulk length\r\n");
/// assert!(session.client().id() > 0 && !session.client().is_killed());
/// ```
pub struct Session {
    server: Arc<Server>,
    client: Arc<Client>,
    keyspace: Arc<Keyspace>,
    state: State,
}

/// Shows the client, but nothing that it has sent.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("client", &self.client).finish_non_exhaustive()
    }
}

impl Session {
    pub(crate) fn new(server: Arc<Server>, client: Arc<Client>, keyspace: Arc<Keyspace>) -> Self {
        let authenticated = server.settings.password().is_none();
        Self { server, client, keyspace, state: State::new(authenticated) }
    }

    /// Returns a session without a connection, for tests, benchmarks and programs that pass it requests themselves.
    #[must_use]
    #[allow(clippy::missing_panics_doc, reason = "a client is refused by a limit alone, and here is none")]
    pub fn detached(server: &Arc<Server>) -> Self {
        let peer = Peer::none();
        let client = server.clients.add(peer, Arc::new(NoNotify), &server.account, usize::MAX, server.started);
        let client = client.expect("no limit was given");
        Self::new(Arc::clone(server), client, Arc::clone(&server.keyspace))
    }

    /// Returns the client of the session.
    #[must_use]
    pub fn client(&self) -> &Arc<Client> {
        &self.client
    }

    /// Returns the server that the session belongs to.
    #[must_use]
    pub fn server(&self) -> &Arc<Server> {
        &self.server
    }

    /// Returns the limits on requests that apply to the client now, for [`crate::RequestBuffer::next`].
    #[inline]
    #[must_use]
    pub fn request_limits(&self) -> RequestLimits {
        self.state.request_limits(&self.server)
    }

    /// Executes one request and appends its reply.
    pub fn execute(&mut self, request: &Request<'_>, replies: &mut Vec<u8>) -> Flow {
        let mut flow = self.begin(request, replies);
        if let Some(running) = &mut self.state.running {
            running.set_request(request.to_owned());
        }
        while self.state.running.is_some() {
            flow = self.go_on(replies, usize::MAX);
        }
        self.server.log.ask_for_write();
        flow
    }

    /// Executes one request, or its first portion.
    fn begin(&mut self, request: &Request<'_>, replies: &mut Vec<u8>) -> Flow {
        let Self { server, client, keyspace, state } = self;
        state.turn = None;
        let now = server.now();
        let flow = execute(&mut Context::new(Parties { server, client, keyspace }, state, replies, now), request);
        if let Some(running) = &mut state.running {
            running.keep_hold(keyspace);
        }
        self.broadcast(flow);
        flow
    }

    /// Tells clients in broadcast mode which keys have changed, but not this one after its last reply.
    #[inline]
    fn broadcast(&self, flow: Flow) {
        if self.server.tracking.has_changed() {
            let closes = flow == Flow::Close;
            self.server.tracking.broadcast(&self.server, Some((&self.client, closes)), self.server.now());
        }
    }

    /// Runs portions of the command in progress for a short while. Once it is over, appends up to `most` bytes of its
    /// reply.
    fn go_on(&mut self, replies: &mut Vec<u8>, most: usize) -> Flow {
        let Some(mut running) = self.state.running.take() else { return Flow::Continue };
        let Self { server, client, keyspace, state } = self;
        let held = running.holds();
        let parties = Parties { server, client, keyspace };
        let is_over = running.run(parties, keyspace, state);
        self.broadcast(running.flow());
        if is_over && running.pour(replies, most) {
            // Clients that have waited for the command go first, and so do messages that have waited for the end of its
            // reply.
            let yields = held || self.client.mailbox.is_occupied();
            let flow = if yields && running.flow() == Flow::Continue { Flow::Yield } else { running.flow() };
            running.free();
            return flow;
        }
        self.state.running = Some(running);
        if self.state.turn.is_some() { Flow::Wait(u64::MAX) } else { Flow::Yield }
    }

    /// Returns whether a command of this connection goes on in portions.
    pub(crate) fn is_running(&self) -> bool {
        self.state.running.as_ref().is_some_and(|running| !running.is_over())
    }

    /// Returns whether replies wait until effects are written or synced.
    #[inline]
    pub(crate) fn has_logged(&self) -> bool {
        self.client.awaited.load(Ordering::Relaxed) > 0
    }

    /// Returns whether the reply of the last batch, if it `has_replied`, has to wait: effects of the batch, or with
    /// `appendfsync always` effects that it may have seen, are not written or synced yet.
    #[inline]
    pub(crate) fn awaits_log(&self, has_replied: bool) -> bool {
        let log = &self.server.log;
        if !log.gathers() && !self.has_logged() {
            return false;
        }
        if has_replied && log.policy() == Fsync::Always {
            let own = self.client.awaited.load(Ordering::Relaxed) & OWN_EFFECT;
            self.client.awaited.store(log.appended() | own, Ordering::Relaxed);
        }
        !self.has_reached_log()
    }

    /// Returns whether everything that replies wait for is written or synced. While the disk fails, reads go on.
    fn has_reached_log(&self) -> bool {
        let log = &self.server.log;
        let awaited = self.client.awaited.load(Ordering::Relaxed);
        let is_own = awaited & OWN_EFFECT != 0;
        let reached = log.has_reached(awaited & !OWN_EFFECT) || !is_own && log.refuses();
        if reached {
            self.client.awaited.store(0, Ordering::Relaxed);
        }
        reached
    }

    /// Writes the gathered effects. Returns whether replies need not wait any longer; if they do, the client is
    /// notified when that may change.
    pub(crate) fn reach_log(&self) -> bool {
        if self.has_reached_log() {
            return true;
        }
        let log = &self.server.log;
        let place = self.client.awaited.load(Ordering::Relaxed) & !OWN_EFFECT;
        log.reach(place, &self.client, self.server.now());
        // A write has failed, or works again.
        if log.refuses() != self.server.pause.is_active() {
            self.server.settle_bars();
        }
        self.has_reached_log()
    }

    /// Removes keys whose deadline has passed from the connection's own key space, if it has one. Returns the time
    /// until the next call.
    pub(crate) fn purge_store(&self) -> Option<Duration> {
        if self.keyspace.is_shared() { None } else { self.server.purge_keys(&self.keyspace).rest }
    }

    /// Returns the size in bytes of the memory of the keys.
    #[cfg(test)]
    pub(crate) fn keys_memory(&self) -> usize {
        self.keyspace.memory()
    }

    /// Returns whether the next request waits for shards that another connection's command holds.
    pub(crate) fn is_held_up(&self) -> bool {
        self.state.turn.is_some()
    }

    /// Returns the number of bytes that a command in progress keeps, including its reply.
    pub(crate) fn running_memory(&self) -> usize {
        self.state.running.as_ref().map_or(0, |running| running.memory())
    }

    /// Goes on after [`Flow::Wait`] or [`Flow::Sleep`]. Returns the same again if the wait is not over.
    pub fn resume(&mut self, replies: &mut Vec<u8>) -> Flow {
        let now = self.server.now();
        let until = match self.state.postponed.as_deref() {
            // The session may be asleep itself.
            None => return self.server.pause.asleep_until(now).map_or(Flow::Continue, Flow::Sleep),
            Some(Postponed::Request { writes, .. }) => self.server.pause.until(*writes, now),
            Some(Postponed::Replicas(until)) => {
                Some(*until).filter(|until| *until > now.monotonic_millis() && !self.client.is_unblocked())
            }
        };
        if let Some(until) = until {
            return Flow::Wait(until);
        }
        let with_error = self.client.go_on();
        match self.state.postponed.take().map(|postponed| *postponed) {
            Some(Postponed::Request { request, .. }) => {
                let flow = self.begin(&request.as_request(), replies);
                if let Some(running) = &mut self.state.running {
                    running.set_request(request);
                }
                flow
            }
            Some(Postponed::Replicas(_)) => {
                self.answer_wait(with_error, replies);
                Flow::Continue
            }
            None => Flow::Continue,
        }
    }

    /// Replies to `WAIT`: no replica has acknowledged anything.
    fn answer_wait(&mut self, with_error: bool, replies: &mut Vec<u8>) {
        let before = replies.len();
        let mut reply = ReplyWriter::new(replies, self.state.protocol);
        if with_error {
            let text = b"UNBLOCKED client unblocked via CLIENT UNBLOCK";
            self.server.statistics.count_error(text);
            reply.error(text);
        } else {
            reply.integer(0);
        }
        if self.state.replies != Replies::On {
            self.state.silence(replies, before);
        }
    }

    /// Drops the event that the connection waits for. Returns whether there was one.
    pub(crate) fn forget_postponed(&mut self) -> bool {
        self.client.go_on();
        self.state.postponed.take().is_some()
    }

    /// Returns whether the connection waits for the end of a pause, or for replicas.
    pub(crate) fn is_postponed(&self) -> bool {
        self.state.postponed.is_some()
    }

    /// Records that bytes were received or sent, for `CLIENT LIST` and the idle timeout.
    pub(crate) fn touch(&self, now: Now) {
        self.client.active.store(now.monotonic_millis(), Ordering::Relaxed);
    }

    /// Returns the time at which bytes were last received or sent, in monotonic milliseconds.
    pub(crate) fn active(&self) -> u64 {
        self.client.active.load(Ordering::Relaxed)
    }

    /// Records the numbers of bytes of requests and of replies that the connection holds between two batches, and
    /// closes clients if all of them together hold too much.
    pub(crate) fn hold(&self, requests: usize, replies: usize) {
        let postponed = self.state.postponed.as_ref().map_or(0, |postponed| postponed.memory());
        if self.client.hold(requests + postponed, replies) {
            self.server.limit_clients();
        }
        if self.server.config.store == Store::PerConnection {
            self.client.hold_store(self.keyspace.memory());
        }
    }

    /// Decides about the client by the output that waits for it: messages, and `unread` bytes of replies. `stuck` is
    /// `true` if the socket did not take some of them.
    ///
    /// A client that has not authenticated may leave next to nothing unread; as in Redis, 16 KB may be on their way.
    #[inline]
    pub(crate) fn judge(&self, unread: usize, stuck: bool, now: Now) -> Standing {
        if !self.state.authenticated && self.request_limits().unauthenticated {
            let most = if stuck { limits::UNREAD_UNAUTHENTICATED } else { limits::REPLIES_UNAUTHENTICATED };
            return if unread > most { Standing::Over } else { Standing::Fine };
        }
        let limit = self.server.settings.output_limit(self.state.subscriptions.is_some());
        let running = self.state.running.as_ref().map_or(0, |running| running.unread());
        self.client.mailbox.judge(unread + running, limit, now)
    }

    /// Appends messages from the mailbox until enough bytes wait to be written. The others are taken when those are
    /// written.
    #[inline]
    pub(crate) fn drain_mailbox(&self, replies: &mut ReplyBuffer) {
        // A reply must not be interrupted by messages.
        if !self.client.mailbox.is_occupied() || self.state.running.is_some() {
            return;
        }
        if let Some(room) = limits::REPLIES_PER_WRITE.checked_sub(replies.len()) {
            let tail = replies.tail();
            let most = tail.len() + room;
            self.client.mailbox.drain(tail, most);
        }
    }

    /// Replies to bytes that are no request; the connection closes after that.
    pub fn refuse(&self, error: &ProtocolError, replies: &mut Vec<u8>) -> Flow {
        if *error != ProtocolError::QueryBufferLimit {
            let text = error.reply();
            self.server.statistics.count_error(&text);
            ReplyWriter::new(replies, self.state.protocol).error(&text);
        }
        tracing::warn!(client = self.client.id, address = %self.client.peer.address, "protocol error: {error}");
        Flow::Close
    }

    /// Returns the time from which the client has been idle for too long, in monotonic milliseconds; `None` if it may
    /// stay.
    ///
    /// Subscribers may be idle for ever, as in Redis.
    #[must_use]
    pub fn idle_deadline(&self) -> Option<u64> {
        let seconds = self.server.settings.timeout();
        if seconds == 0 || self.state.subscriptions.is_some() {
            return None;
        }
        Some(self.active().saturating_add(seconds.saturating_mul(1_000)))
    }

    /// Executes all complete requests in `bytes`, for callers without a connection. Remaining bytes are lost: use a
    /// [`RequestBuffer`] if requests come in pieces.
    pub fn feed(&mut self, bytes: &[u8], replies: &mut Vec<u8>) -> Flow {
        let mut requests = RequestBuffer::default();
        requests.extend(bytes);
        loop {
            match self.execute_batch(self.server.now(), &mut requests, replies, usize::MAX) {
                Flow::Yield => {}
                flow => {
                    self.server.log.ask_for_write();
                    return flow;
                }
            }
        }
    }
}

/// The remaining work when a connection has ended: to finish its command, and to remove it from the registries.
impl Chore for Session {
    fn portion(&mut self, _: &Server) -> bool {
        if self.is_running() {
            let _ = self.go_on(&mut Vec::new(), 0);
            if let Some(running) = &mut self.state.running {
                running.forget_reply();
            }
        } else if let Some(subscriptions) = &mut self.state.subscriptions {
            subscriptions.leave_some(&self.server.registry, &self.client);
        }
        self.server.log.ask_for_write();
        !self.is_running() && self.state.subscriptions.as_ref().is_none_or(|subscriptions| !subscriptions.is_long())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let is_long = self.state.subscriptions.as_ref().is_some_and(|subscriptions| subscriptions.is_long());
        // A command that holds no keys only reads, or has not begun.
        let is_begun = self.is_running() && self.state.running.as_ref().is_some_and(|running| running.holds());
        if (is_begun || is_long) && !std::thread::panicking() {
            // A command that has begun is finished, so that others see its whole effect. Unsubscribing from a million
            // names also takes a while.
            let state = std::mem::replace(&mut self.state, State::new(false));
            let (server, client, keyspace) =
                (Arc::clone(&self.server), Arc::clone(&self.client), Arc::clone(&self.keyspace));
            server.kill(&client);
            server.clients.remove(client.id);
            return self.server.leave(Box::new(Self { server, client, keyspace, state }));
        }
        self.server.command_statistics.flush(&mut self.state.tally);
        self.state.forget(&self.server, &self.client, &self.keyspace);
        self.server.registry.left(&self.client);
        self.client.end();
        self.server.clients.remove(self.client.id);
        // Nobody waits for the write, since there is no reply.
        self.server.log.ask_for_write();
        if self.server.is_stopping() {
            self.server.log.notify();
        }
    }
}
