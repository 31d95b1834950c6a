//! The part of a session that commands change.

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
    /// Goes on: nothing complete is left.
    Continue,
    /// Writes what the socket takes and lets others run, since the batch has appended many replies or
    /// taken long; then calls [`crate::Session::execute_all`] again.
    Yield,
    /// Executes nothing before some of the replies are written: as many wait as may.
    Full,
    /// Writes the replies, then closes.
    Close,
    /// Keeps the request until this moment in monotonic milliseconds, then calls [`crate::Session::resume`].
    Wait(u64),
    /// Neither executes nor writes before this moment in monotonic milliseconds, then calls
    /// [`crate::Session::resume`].
    Sleep(u64),
    /// Closes at once; replies that wait are lost.
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
    /// Boxed, as are the next two: few connections have them, and an idle connection is to be small.
    pub(crate) transaction: Option<Box<Transaction>>,
    pub(crate) subscriptions: Option<Box<SessionSubscriptions>>,
    pub(crate) postponed: Option<Box<Postponed>>,
    /// The command that goes on in portions.
    pub(crate) running: Option<Box<Running>>,
    /// The place in the queue of those who wait for what another command holds.
    pub(crate) turn: Option<Turn>,
    /// Positions of the pushes of the command in progress that `CLIENT REPLY` does not silence.
    pub(crate) pushes: Pushes,
}

/// Places in a reply, from and to. Nearly always there are none, and an idle connection is to be small.
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

    /// Takes them all.
    pub(crate) fn take(&mut self) -> Vec<(usize, usize)> {
        self.0.take().map_or_else(Vec::new, |pushes| *pushes)
    }
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

/// Event that the connection waits for before it executes anything else.
#[derive(Debug)]
pub(crate) enum Postponed {
    /// The end of a pause.
    Request {
        request: OwnedRequest,
        /// `true` if it is held back by a pause of writes alone.
        writes: bool,
    },
    /// Replicas, for `WAIT`: until this time, in monotonic milliseconds. None ever comes.
    Replicas(u64),
}

impl Postponed {
    /// Returns the bytes that it takes.
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

    /// Holds back the reply of the command in progress, and all that follow, until `until`. Where the
    /// connection is to be closed, it is closed.
    pub(crate) fn sleep(&mut self, until: u64) {
        if matches!(self.flow, Flow::Continue | Flow::Sleep(_)) {
            self.flow = Flow::Sleep(until);
        }
    }

    /// Keeps the request until `until`, when the pause is over.
    pub(crate) fn postpone(&mut self, request: &Request<'_>, writes: bool, until: u64) {
        self.postponed = Some(Box::new(Postponed::Request { request: request.to_owned(), writes }));
        self.flow = Flow::Wait(until);
    }

    /// Keeps the reply of `WAIT` until `until`, or until another client ends the wait.
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

    /// Takes back what a command answered that the client asked to be silent about; pushes stay.
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

    /// Leaves every registry. No shard may be locked.
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
