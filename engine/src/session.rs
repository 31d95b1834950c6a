//! One connection's state, and the way of a request through it.

mod subscriptions;
mod transaction;

use std::sync::Arc;
use std::sync::atomic::Ordering;

pub(crate) use subscriptions::Subscriptions;
pub(crate) use transaction::Transaction;

use crate::client::{Client, NoDoorbell, Peer, Shown};
use crate::command::statistics::Tally;
use crate::command::{self, Context, Parties};
use crate::keyspace::Keyspace;
use crate::limits;
use crate::protocol::{OwnedRequest, Protocol, ProtocolError, Reply, Request, RequestLimits};
use crate::server::Server;
use crate::time::Now;

/// Commands after which a lock that they handed on is given up, and bytes of a reply after which it
/// is not handed on at all: others wait for it a few microseconds at the most.
const COMMANDS_PER_LOCK: u64 = 16;
const REPLY_PER_LOCK: usize = 1024;

/// What the connection does after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Flow {
    /// Goes on: nothing complete is left.
    Continue,
    /// Writes first, since enough replies wait; then calls [`Session::execute_all`] again.
    Full,
    /// Writes the replies, then closes.
    Close,
    /// Executes nothing before this Unix time in milliseconds, then calls [`Session::resume`].
    Wait(u64),
    /// Closes at once; replies that wait are lost.
    Abort,
    /// Closes without a further reply and stops the server.
    Shutdown,
}

/// One client's session.
#[derive(Debug)]
pub struct Session {
    server: Arc<Server>,
    client: Arc<Client>,
    keyspace: Arc<Keyspace>,
    state: State,
}

/// What commands change.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) protocol: Protocol,
    pub(crate) database: usize,
    pub(crate) authenticated: bool,
    pub(crate) replies: Replies,
    pub(crate) flow: Flow,
    pub(crate) tally: Tally,
    /// Boxed, as are the next two: few connections have them, and an idle connection is to be small.
    pub(crate) transaction: Option<Box<Transaction>>,
    pub(crate) subscriptions: Option<Box<Subscriptions>>,
    postponed: Option<Box<Postponed>>,
    /// Where the command in progress has written pushes that `CLIENT REPLY` does not silence.
    pub(crate) pushes: Vec<(usize, usize)>,
}

/// `CLIENT REPLY`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replies {
    On,
    Off,
    /// The command in progress asked that the next be silent.
    SkipNext,
    /// This command is the silent one.
    Skip,
}

/// What waits for the end of a pause.
#[derive(Debug)]
enum Postponed {
    Request(OwnedRequest),
    /// The reply of `DEBUG SLEEP`.
    Reply(&'static [u8]),
}

impl State {
    fn new(authenticated: bool) -> Self {
        Self {
            protocol: Protocol::Resp2,
            database: 0,
            authenticated,
            replies: Replies::On,
            flow: Flow::Continue,
            tally: Tally::default(),
            transaction: None,
            subscriptions: None,
            postponed: None,
            pushes: Vec::new(),
        }
    }

    /// Keeps `reply` until the pause that this command began is over.
    pub(crate) fn postpone_reply(&mut self, reply: &'static [u8], until: u64) {
        self.postponed = Some(Box::new(Postponed::Reply(reply)));
        self.flow = Flow::Wait(until);
    }

    /// Keeps the request until `until`, Unix milliseconds, when the pause is over.
    pub(crate) fn postpone(&mut self, request: &Request<'_>, until: u64) {
        self.postponed = Some(Box::new(Postponed::Request(request.to_owned())));
        self.flow = Flow::Wait(until);
    }

    #[inline]
    fn request_limits(&self, server: &Server) -> RequestLimits {
        RequestLimits {
            max_bulk: server.settings.max_bulk(),
            max_buffer: server.settings.max_query_buffer(),
            unauthenticated: !self.authenticated,
        }
    }

    fn is_request_postponed(&self) -> bool {
        matches!(self.postponed.as_deref(), Some(Postponed::Request(_)))
    }

    /// Takes back what a command answered that the client asked to be silent about; pushes stay.
    #[cold]
    fn silence(&mut self, replies: &mut Vec<u8>, before: usize) {
        let pushes = std::mem::take(&mut self.pushes);
        match self.replies {
            Replies::On => return,
            Replies::Off => {}
            Replies::Skip => self.replies = Replies::On,
            Replies::SkipNext => {
                self.replies = Replies::Skip;
                return;
            }
        }
        let pushed: Vec<u8> =
            pushes.iter().filter_map(|&(from, to)| replies.get(from..to)).flatten().copied().collect();
        replies.truncate(before);
        replies.extend_from_slice(&pushed);
    }

    /// Leaves every registry. No shard may be locked.
    fn forget(&mut self, server: &Server, client: &Client, keyspace: &Keyspace) {
        if let Some(mut transaction) = self.transaction.take() {
            transaction.unwatch_in(keyspace);
        }
        if let Some(subscriptions) = self.subscriptions.take() {
            subscriptions.leave(&server.registry, client);
        }
    }

    /// Back to the state of a new connection, for `RESET`. No shard may be locked.
    pub(crate) fn reset(&mut self, server: &Server, client: &Client, keyspace: &Keyspace) {
        self.forget(server, client, keyspace);
        let tally = std::mem::take(&mut self.tally);
        *self = Self { tally, ..Self::new(server.settings.password().is_none()) };
        client.resp3.store(false, Ordering::Relaxed);
        client.show(|shown| *shown = Shown { no_evict: shown.no_evict, ..Shown::default() });
    }
}

impl Session {
    pub(crate) fn new(server: Arc<Server>, client: Arc<Client>, keyspace: Arc<Keyspace>) -> Self {
        let authenticated = server.settings.password().is_none();
        Self { server, client, keyspace, state: State::new(authenticated) }
    }

    /// A session without a connection: for tests, benchmarks and embedders that feed it by hand.
    #[must_use]
    pub fn detached(server: &Arc<Server>) -> Self {
        let peer = Peer::none();
        let client = server.clients.add(peer, Arc::new(NoDoorbell), usize::MAX, server.started);
        let client = client.expect("no limit was given");
        Self::new(Arc::clone(server), client, Arc::clone(&server.keyspace))
    }

    /// The client as others see it.
    #[must_use]
    pub fn client(&self) -> &Arc<Client> {
        &self.client
    }

    /// The server that the session belongs to.
    #[must_use]
    pub fn server(&self) -> &Arc<Server> {
        &self.server
    }

    /// What the client may send at this moment, for [`crate::RequestBuffer::next`].
    #[inline]
    #[must_use]
    pub fn request_limits(&self) -> RequestLimits {
        self.state.request_limits(&self.server)
    }

    /// Executes one request and appends its reply.
    pub fn execute(&mut self, request: &Request<'_>, now: Now, replies: &mut Vec<u8>) -> Flow {
        let Self { server, client, keyspace, state } = self;
        execute(&mut Context::new(Parties { server, client, keyspace }, state, replies, now), request)
    }

    /// Goes on after [`Flow::Wait`]; `now` tells whether the wait is over.
    pub fn resume(&mut self, now: Now, replies: &mut Vec<u8>) -> Flow {
        match self.state.postponed.take().map(|postponed| *postponed) {
            None => Flow::Continue,
            Some(Postponed::Request(request)) => {
                self.client.is_postponed.store(false, Ordering::Relaxed);
                self.execute(&request.as_request(), now, replies)
            }
            Some(Postponed::Reply(reply)) => match self.server.pause.until(true, now) {
                Some(until) => {
                    self.state.postponed = Some(Box::new(Postponed::Reply(reply)));
                    Flow::Wait(until)
                }
                None => {
                    replies.extend_from_slice(reply);
                    Flow::Continue
                }
            },
        }
    }

    /// Bytes came: for `CLIENT LIST` and the idle timeout.
    pub(crate) fn begin_batch(&self, now: Now) {
        self.client.active.store(now.millis(), Ordering::Relaxed);
    }

    /// The connection holds so many bytes of requests and replies between two batches. Most hold
    /// nothing: then this is two loads.
    pub(crate) fn hold(&self, requests: usize, replies: usize) {
        let client = &self.client;
        let before = (client.requests_held.load(Ordering::Relaxed), client.replies_held.load(Ordering::Relaxed));
        if before != (requests, replies) {
            client.requests_held.store(requests, Ordering::Relaxed);
            client.replies_held.store(replies, Ordering::Relaxed);
            let change = (requests + replies) as i64 - (before.0 + before.1) as i64;
            self.server.held.fetch_add(change, Ordering::Relaxed);
        }
    }

    /// Appends messages from the mailbox until enough wait to be written; the first `written` bytes
    /// of `replies` are gone already. What is left is taken when those are written.
    pub(crate) fn drain_mailbox(&self, replies: &mut Vec<u8>, written: usize) {
        self.client.mailbox.drain(replies, written + limits::REPLIES_PER_WRITE);
    }

    /// Answers bytes that are no request; the connection closes after that.
    pub fn refuse(&self, error: &ProtocolError, replies: &mut Vec<u8>) -> Flow {
        if *error != ProtocolError::QueryBufferLimit {
            let text = format!("ERR Protocol error: {error}");
            self.server.statistics.count_error(text.as_bytes());
            Reply::new(replies, self.state.protocol).error(text.as_bytes());
        }
        tracing::warn!(client = self.client.id, address = %self.client.peer.address, "protocol error: {error}");
        Flow::Close
    }

    /// When the client has been idle for too long: Unix milliseconds, or `None` while it may stay.
    ///
    /// Subscribers may be idle for ever, as in Redis.
    #[must_use]
    pub fn idle_deadline(&self) -> Option<u64> {
        let seconds = self.server.settings.timeout();
        if seconds == 0 || self.state.subscriptions.is_some() {
            return None;
        }
        Some(self.client.active.load(Ordering::Relaxed) + seconds * 1_000)
    }

    /// Executes everything in `bytes` that is complete, for callers without a connection. Bytes that
    /// are left over are lost: use a [`crate::RequestBuffer`] where requests come in pieces.
    pub fn feed(&mut self, bytes: &[u8], now: Now, replies: &mut Vec<u8>) -> Flow {
        let mut requests = crate::RequestBuffer::default();
        requests.extend(bytes);
        self.execute_all(&mut requests, now, replies)
    }

    /// Executes every complete request of `requests`, until one asks for something else than to go
    /// on, or until so many replies wait that they are to be written first.
    pub fn execute_all(&mut self, requests: &mut crate::RequestBuffer, now: Now, replies: &mut Vec<u8>) -> Flow {
        let mut commands = 0;
        let log = tracing::enabled!(tracing::Level::DEBUG);
        let mut flow = Flow::Continue;
        let stop_at = (replies.len() + limits::REPLIES_PER_WRITE).min(limits::MAX_UNREAD_REPLIES);
        let mut refused = None;
        let mut looks_ahead = false;
        let Self { server, client, keyspace, state } = self;
        let mut context = Context::new(Parties { server, client, keyspace }, state, replies, now);
        while flow == Flow::Continue {
            if context.reply.bytes().len() >= stop_at {
                flow = Flow::Full;
                break;
            }
            let limits = context.state.request_limits(server);
            if looks_ahead && requests.parse_ahead(limits) {
                context.look_ahead(requests.ahead());
            }
            match requests.next(limits) {
                Ok(Some(request)) => {
                    commands += 1;
                    if log {
                        context.unlock();
                        let arguments: Vec<_> =
                            request.from(0).map(|argument| argument.escape_ascii().to_string()).collect();
                        tracing::debug!(client = client.id, request = ?arguments);
                    }
                    let before = context.reply.bytes().len();
                    flow = execute(&mut context, &request);
                    if commands % COMMANDS_PER_LOCK == 1 {
                        looks_ahead = context.is_worth_a_look_ahead();
                    }
                    let long = context.reply.bytes().len() - before > REPLY_PER_LOCK;
                    if commands % COMMANDS_PER_LOCK == 0 || long || flow != Flow::Continue {
                        context.unlock();
                    }
                }
                Ok(None) => {
                    requests.release_if_empty();
                    break;
                }
                Err(error) => {
                    refused = Some(error);
                    break;
                }
            }
        }
        drop(context);
        if let Some(error) = refused {
            flow = self.refuse(&error, replies);
        }
        self.server.command_statistics.hand_in(&mut self.state.tally);
        flow
    }
}

/// Executes one request and appends its reply.
// Inlined up to the command, so that a request stays in registers: copied from function to function
// it costs 10 ns of 114.
#[inline(always)]
fn execute(context: &mut Context<'_, '_>, request: &Request<'_>) -> Flow {
    context.state.flow = Flow::Continue;
    let before = context.reply.bytes().len();
    command::dispatch(context, request);
    let state = &mut *context.state;
    if state.replies != Replies::On && !state.is_request_postponed() {
        state.silence(context.reply.bytes(), before);
    }
    state.flow
}

impl Drop for Session {
    fn drop(&mut self) {
        self.server.command_statistics.hand_in(&mut self.state.tally);
        self.state.forget(&self.server, &self.client, &self.keyspace);
        self.hold(0, 0);
        self.server.clients.remove(self.client.id);
    }
}
