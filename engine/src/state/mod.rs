//! The part of a session that commands change.

mod queue;
mod subscriptions;
mod transaction;

use crate::client::{Client, Shown};
use crate::command::Running;
use crate::keyspace::{Keyspace, Turn};
use crate::protocol::{OwnedRequest, Protocol, Request, RequestLimits};
use crate::server::Server;
use crate::statistics::Tally;
use crate::tracking::Mode;

pub(crate) use subscriptions::SessionSubscriptions;
pub(crate) use transaction::Transaction;

/// Next step of the connection after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub enum Flow {
    /// Goes on; no complete request is left.
    Continue,
    /// Writes as much as the socket takes and lets others run, since the batch has appended many replies or taken long;
    /// then calls [`crate::Session::execute_all`] again.
    Yield,
    /// Executes nothing before some of the replies are written, since their limit is reached.
    Full,
    /// Writes the replies, then closes.
    Close,
    /// Keeps the request until this time in monotonic milliseconds, then calls [`crate::Session::resume`].
    Wait(u64),
    /// Neither executes nor writes before this time in monotonic milliseconds, then calls [`crate::Session::resume`].
    Sleep(u64),
    /// Closes at once; replies that are not written are lost.
    Abort,
    /// Closes without a further reply and stops the server.
    Shutdown,
}

/// The part of a session that commands change.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) protocol: Protocol,
    pub(crate) database: usize,
    pub(crate) authenticated: bool,
    pub(crate) replies: Replies,
    pub(crate) tracking: Mode,
    pub(crate) flow: Flow,
    pub(crate) tally: Tally,
    /// This and the next two fields are boxed, since few connections have them, and an idle one has to be small.
    pub(crate) transaction: Option<Box<Transaction>>,
    pub(crate) subscriptions: Option<Box<SessionSubscriptions>>,
    pub(crate) postponed: Option<Box<Postponed>>,
    /// The command that goes on in portions.
    pub(crate) running: Option<Box<Running>>,
    /// The place in the queue for shards that another command holds.
    pub(crate) turn: Option<Turn>,
    /// Positions of the pushes of the command in progress that `CLIENT REPLY` does not silence.
    pub(crate) pushes: Pushes,
}

/// Ranges of bytes in a reply. Boxed, since there are nearly always none, and an idle connection has to be small.
#[derive(Debug, Default)]
#[allow(clippy::box_collection, reason = "one word instead of three")]
pub(crate) struct Pushes(Option<Box<Vec<(usize, usize)>>>);

impl Pushes {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn push(&mut self, from: usize, to: usize) {
        self.0.get_or_insert_default().push((from, to));
    }

    /// Removes and returns all ranges.
    pub(crate) fn take(&mut self) -> Vec<(usize, usize)> {
        self.0.take().map_or_else(Vec::new, |pushes| *pushes)
    }
}

/// State of `CLIENT REPLY`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replies {
    On,
    Off,
    /// The command in progress has silenced the next one.
    SkipNext,
    /// The command in progress is silenced.
    Skip,
}

/// Event that the connection waits for before it executes anything else.
#[derive(Debug)]
pub(crate) enum Postponed {
    /// Waits for the end of a pause.
    Request {
        request: OwnedRequest,
        /// `true` if a pause of writes holds it back, `false` if one of all commands does.
        writes: bool,
    },
    /// Waits for replicas, for `WAIT`, until this time in monotonic milliseconds. There are none.
    Replicas(u64),
}

impl Postponed {
    /// Returns the size in bytes of its memory.
    pub(crate) fn memory(&self) -> usize {
        match self {
            Self::Request { request, .. } => request.memory(),
            Self::Replicas(_) => 0,
        }
    }
}

impl State {
    pub(crate) fn new(authenticated: bool) -> Self {
        Self {
            protocol: Protocol::Resp2,
            database: 0,
            authenticated,
            replies: Replies::On,
            tracking: Mode::OFF,
            flow: Flow::Continue,
            tally: Tally::default(),
            transaction: None,
            subscriptions: None,
            postponed: None,
            running: None,
            turn: None,
            pushes: Pushes::default(),
        }
    }

    /// Holds back the reply of the command in progress, and all later ones, until `until`. A connection that has to be
    /// closed is closed nevertheless.
    pub(crate) fn sleep(&mut self, until: u64) {
        if matches!(self.flow, Flow::Continue | Flow::Sleep(_)) {
            self.flow = Flow::Sleep(until);
        }
    }

    /// Keeps the request until `until`, the end of the pause.
    pub(crate) fn postpone(&mut self, request: &Request<'_>, writes: bool, until: u64) {
        self.postponed = Some(Box::new(Postponed::Request { request: request.to_owned(), writes }));
        self.flow = Flow::Wait(until);
    }

    /// Holds back the reply of `WAIT` until `until`, or until another client ends the wait.
    pub(crate) fn wait_for_replicas(&mut self, until: u64) {
        self.postponed = Some(Box::new(Postponed::Replicas(until)));
        self.flow = Flow::Wait(until);
    }

    #[inline]
    pub(crate) fn request_limits(&self, server: &Server) -> RequestLimits {
        RequestLimits {
            max_bulk: server.settings.max_bulk(),
            max_buffer: server.settings.max_query_buffer(),
            unauthenticated: !self.authenticated && server.settings.has_password(),
        }
    }

    /// Removes the reply of a command that `CLIENT REPLY` silences; pushes stay.
    #[cold]
    pub(crate) fn silence(&mut self, replies: &mut Vec<u8>, before: usize) {
        let pushes = self.pushes.take();
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

    /// Removes the client from every registry. No shard may be locked.
    pub(crate) fn forget(&mut self, server: &Server, client: &Client, keyspace: &Keyspace) {
        if let Some(transaction) = self.transaction.take() {
            transaction.end(server, keyspace);
        }
        if let Some(subscriptions) = self.subscriptions.take() {
            subscriptions.leave(&server.registry, client);
        }
        if self.tracking.is_on() {
            self.tracking = Mode::OFF;
            server.tracking.forget(server, client);
        }
    }

    /// Returns to the state of a new connection, for `RESET`. No shard may be locked.
    pub(crate) fn reset(&mut self, server: &Server, client: &Client, keyspace: &Keyspace) {
        self.forget(server, client, keyspace);
        let tally = std::mem::take(&mut self.tally);
        *self = Self { tally, ..Self::new(server.settings.password().is_none()) };
        client.set_protocol(Protocol::Resp2);
        client.keep(Shown::reset);
    }
}
