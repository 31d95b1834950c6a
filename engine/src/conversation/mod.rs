//! The state machine that decides what one connection does next.
//!
//! A connection's task waits for its socket, its notifier and its deadlines. The decision what to do after each is made
//! here, once for both servers and without waiting.
//!
//! ***The contract: call [`Conversation::turn`], do the one thing that it returns, call it again.**
//!
//! | it returns | the task |
//! |---|---|
//! | [`Next::Again`] | writes what the socket takes without waiting, lets other tasks run, takes the next turn |
//! | [`Next::Gather`] | lets other tasks run, takes the next turn |
//! | [`Next::Wait`] | waits for the first of the events below, takes the next turn |
//! | [`Next::End`] | drops the conversation, closes the socket; takes no further turn |
//!
//! | while it waits | the task |
//! |---|---|
//! | bytes came, and `read` is true | appends them to the [`RequestBuffer`], calls [`Conversation::read`], takes a turn |
//! | the peer's end came, and `read` is true | calls [`Conversation::eof`], takes a turn |
//! | the socket took bytes of [`ReplyBuffer::unwritten`] | calls [`ReplyBuffer::advance`]; takes a turn when all is written, when a write that was stuck got on, and after [`REPLIES_PER_WRITE`] bytes |
//! | the socket takes no more for now | takes a turn: only then the replies that stay are charged to the client |
//! | it is notified | takes a turn |
//! | `until` has come by the server's clock | takes a turn |
//! | the socket failed | drops the conversation |
//!
//! An unnecessary turn does no harm. [`Conversation::read`] and [`Conversation::eof`] may be called at any time between
//! two turns. Bytes that the peer sends while `read` is false stay in the socket.
//!
//! ```
//! use engine::{Client, Conversation, ManualClock, Next, Config, ReplyBuffer, RequestBuffer, Server};
//! # use engine::{client::Peer, Notify};
//! # struct Silent;
//! # impl Notify for Silent { fn notify(&self) {} }
//! # let notifier = std::sync::Arc::new(Silent);
//! let server = Server::new(Config::default(), ManualClock::at_unix_millis(1_000));
//! let session = server.connect(Peer::none(), notifier).expect("there is room");
//! let (mut conversation, mut requests, mut replies) =
//!     (Conversation::new(session), RequestBuffer::default(), ReplyBuffer::default());
//!
//! assert!(matches!(conversation.turn(&mut requests, &mut replies), Next::Wait { read: true, until: None }));
//! requests.extend(b"PING\r\n"); // bytes came
//! conversation.read(6);
//! assert!(matches!(conversation.turn(&mut requests, &mut replies), Next::Wait { read: true, until: None }));
//! assert_eq!(replies.unwritten(), b"+PONG\r\n");
//! replies.advance(7); // the socket took them
//! conversation.eof(); // the peer has no more to say
//! assert!(matches!(conversation.turn(&mut requests, &mut replies), Next::End(_)));
//! ```

#[cfg(test)]
mod tests;

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use crate::buffers::{ReplyBuffer, RequestBuffer};
use crate::client::Client;
use crate::limits::{CLOSING_PATIENCE, MAX_UNREAD_REPLIES, REPLIES_PER_WRITE};
use crate::protocol::ProtocolError;
use crate::pubsub::Standing;
use crate::server::Server;
use crate::session::Session;
use crate::state::Flow;
use crate::time::Now;

/// Milliseconds of silence after which a stopping server assumes that everything that the peer sent before the stop has
/// arrived.
const QUIET: u64 = 20;

/// Milliseconds after which a stopping server accepts no further requests from a peer that is never silent. Requests
/// that are executed by then are still answered.
const LAST_CALL: u64 = 200;

/// Next step of the connection's task; see [the contract](self).
#[derive(Debug)]
#[must_use]
pub enum Next {
    /// Write what the socket takes without waiting, let other tasks run, and take the next turn.
    Again,
    /// Let other tasks of this thread run once, and take the next turn, which writes the effects of all of them to the
    /// append-only file. No reply may be written before that.
    Gather,
    /// Wait for the socket, the notifier or a deadline, and take the next turn.
    Wait {
        /// `true` to read from the socket.
        read: bool,
        /// Latest time for the next turn, in milliseconds of [`Now::monotonic_millis`].
        until: Option<u64>,
    },
    /// End the connection.
    End(Closed),
}

/// Reason why a connection ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum Closed {
    /// The peer has closed its side and was answered, or it left while its request waited.
    ByPeer,
    /// `QUIT`, or bytes that are no request.
    ByServer,
    /// `CLIENT KILL`, or a limit on the memory or the output of a client.
    Killed,
    /// Idle for longer than `timeout`.
    Idle,
    /// The peer did not take the last replies.
    Unread,
    /// The server stops.
    Stopped,
    /// The socket failed.
    Broken(io::Error),
}

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByPeer => f.write_str("the peer closed"),
            Self::ByServer => f.write_str("after the last reply"),
            Self::Killed => f.write_str("killed"),
            Self::Idle => f.write_str("idle for too long"),
            Self::Unread => f.write_str("the last replies were not read"),
            Self::Stopped => f.write_str("the server stops"),
            Self::Broken(error) => write!(f, "{error}"),
        }
    }
}

impl Closed {
    /// Returns whether to wait until the peer has seen the end: a socket that is closed with unread bytes resets the
    /// connection, and replies that are on their way are lost.
    ///
    /// ```
    /// use engine::Closed;
    ///
    /// assert!(Closed::ByServer.lingers() && !Closed::Killed.lingers());
    /// ```
    #[must_use]
    pub fn lingers(&self) -> bool {
        matches!(self, Self::ByServer | Self::Stopped)
    }
}

/// The state of one connection: its session, and what it waits for.
///
/// ```
/// # use engine::{Config, Conversation, ManualClock, Next, ReplyBuffer, RequestBuffer, Server, Session};
/// # let server = Server::new(Config::default(), ManualClock::at_unix_millis(0));
/// let mut conversation = Conversation::new(Session::detached(&server));
/// let (mut requests, mut replies) = (RequestBuffer::default(), ReplyBuffer::default());
/// requests.extend(b"QUIT\r\n");
/// conversation.read(6);
/// assert!(matches!(conversation.turn(&mut requests, &mut replies), Next::Wait { read: false, .. }));
/// assert!(!conversation.is_awaited(), "no pause, and the server goes on");
/// replies.advance(5);
/// let Next::End(closed) = conversation.turn(&mut requests, &mut replies) else { panic!("it has quit") };
/// assert!(closed.lingers(), "the peer is to see the reply");
/// assert!(!conversation.client().is_killed() && !conversation.server().is_stopping());
/// conversation.eof();
/// ```
#[derive(Debug)]
pub struct Conversation {
    session: Session,
    state: State,
    /// `true` if a pause or a `DEBUG SLEEP` holds requests back.
    paused: bool,
    /// Boxed, since an idle connection has to be small.
    stopping: Option<Box<Stopping>>,
    /// Number of bytes received since the last turn; 32 bits wide, which keeps an idle connection small.
    came: u32,
    /// The socket had not taken all replies when the last turn began, and when the one before did.
    stuck: [bool; 2],
}

/// Times that matter while the server stops, in monotonic milliseconds.
#[derive(Debug)]
struct Stopping {
    /// Time at which the server began to stop.
    since: u64,
    /// Time since which the server, while it stops, has been reading what the peer sends.
    called_since: u64,
    /// Time since which nothing has come from the peer, although the server reads.
    quiet_since: u64,
    /// `true` if the server does not read from the peer, since too many replies are unread.
    is_deaf: bool,
}

impl Stopping {
    /// Returns the times of a connection whose server begins to stop at `now`, in monotonic milliseconds.
    fn begun(now: u64) -> Box<Self> {
        Box::new(Self { since: now, called_since: now, quiet_since: now, is_deaf: false })
    }

    /// Returns the time at which the connection ends, even if something is pending.
    fn drained_at(&self, drain_ms: u64) -> u64 {
        self.since.saturating_add(drain_ms)
    }
}

/// State of the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Requests are received and executed.
    Open,
    /// No more are received; those that were received are executed.
    Eof,
    /// Nothing more is executed; replies are still written.
    Closing(Cause),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    Peer,
    Server,
    Stop,
}

impl Conversation {
    /// Begins a conversation.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self { session, state: State::Open, paused: false, stopping: None, came: 0, stuck: [false; 2] }
    }

    /// Returns the client, for logs.
    #[must_use]
    pub fn client(&self) -> &Arc<Client> {
        self.session.client()
    }

    /// Returns the server.
    #[must_use]
    pub fn server(&self) -> &Arc<Server> {
        self.session.server()
    }

    /// Returns whether somebody waits for the deadline of [`Next::Wait`]: a client whose request a pause holds back, or
    /// whoever stops the server. Nobody waits for the other deadlines, such as that of an idle client, which may well
    /// never come.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.paused || self.server().is_stopping()
    }

    /// Records that `count` bytes came from the peer.
    pub fn read(&mut self, count: usize) {
        self.came = self.came.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// Records that the peer has closed its sending side.
    pub fn eof(&mut self) {
        if self.state == State::Open {
            self.state = State::Eof;
        }
    }

    /// Executes the requests that can be executed, and returns what to do next.
    pub fn turn(&mut self, requests: &mut RequestBuffer, replies: &mut ReplyBuffer) -> Next {
        self.stuck = [!replies.unwritten().is_empty(), self.stuck[0]];
        if self.session.has_logged() {
            if self.client().is_killed() {
                return Next::End(Closed::Killed);
            }
            if !self.session.reach_log() {
                return self.wait_for_log();
            }
            replies.hold(false);
        }
        let next = self.take_turn(requests, replies);
        if !self.session.awaits_log(!replies.is_empty()) {
            return next;
        }
        if let Next::End(_) = next {
            // The connection has ended, so nobody waits for the write any more.
            self.session.reach_log();
            return next;
        }
        replies.hold(true);
        Next::Gather
    }

    /// Waits until the effects that replies wait for are written or synced, or until the drain limit.
    fn wait_for_log(&mut self) -> Next {
        if !self.server().is_stopping() {
            return Next::Wait { read: false, until: None };
        }
        let (now, drain_ms) = (self.server().now().monotonic_millis(), self.server().config().drain_ms);
        let stopping = self.stopping.get_or_insert_with(|| Stopping::begun(now));
        // Bytes that the peer sends meanwhile are read afterwards.
        stopping.is_deaf = true;
        match stopping.drained_at(drain_ms) {
            until if until <= now => Next::End(Closed::Stopped),
            until => Next::Wait { read: false, until: Some(until) },
        }
    }

    /// Executes the requests that can be executed, and returns what to do next, unless an effect has to be written
    /// first.
    fn take_turn(&mut self, requests: &mut RequestBuffer, replies: &mut ReplyBuffer) -> Next {
        // Before anything else, since requests of a killed client are not executed.
        if self.client().is_killed() {
            return Next::End(Closed::Killed);
        }
        let now = self.server().now();
        self.note_progress(replies, now);
        // Messages that were published before these requests came precede their replies.
        let unread = replies.len();
        self.take_messages(replies);
        let (mut again, mut executed_all, mut paused_until) = (false, true, None);
        if !matches!(self.state, State::Closing(_)) {
            let flow = self.execute(requests, replies, now);
            executed_all = flow == Flow::Continue;
            match flow {
                Flow::Continue if self.state == State::Eof => self.close(Cause::Peer, now),
                Flow::Continue | Flow::Full => {}
                Flow::Yield => again = true,
                Flow::Close => self.close(Cause::Server, now),
                Flow::Abort => return Next::End(Closed::Killed),
                Flow::Sleep(_) if self.server().is_stopping() => {
                    // No pause may delay the end of the server.
                    self.server().pause.wake();
                    self.paused = true;
                    again = true;
                }
                Flow::Wait(until) | Flow::Sleep(until) => {
                    self.paused = true;
                    paused_until = Some(until);
                }
                Flow::Shutdown => {
                    self.server().stop();
                    return Next::End(Closed::Stopped);
                }
            }
            // The peer has gone. As in Redis, requests that a pause holds back are then not executed.
            if self.state == State::Eof && self.session.forget_postponed() {
                self.close(Cause::Peer, now);
            }
            self.take_messages(replies);
        }
        self.server().count_bytes(0, replies.len() - unread);
        if unread == 0 && !replies.is_empty() {
            self.session.touch(now);
        }
        replies.release_if_empty();
        if self.client().is_killed() {
            return Next::End(Closed::Killed);
        }
        let unread_until = match self.session.judge(replies.len(), unread > 0, now) {
            Standing::Fine => None,
            Standing::Until(until) => Some(until),
            Standing::Over => return self.end_over_limit(replies.len()),
        };
        if self.server().is_stopping() {
            if let Some(closed) = self.stop(executed_all, replies.len(), now) {
                return Next::End(closed);
            }
        }
        if matches!(self.state, State::Closing(_)) {
            requests.clear();
        }
        if unread > 0 {
            replies.release_unused();
        }
        // A few replies are written as soon as this turn is over, and no turn would follow to release their charge. So
        // replies are charged only if a write leaves them behind.
        let stuck = unread > 0 || replies.len() >= REPLIES_PER_WRITE;
        self.session.hold(requests.memory() + self.session.running_memory(), if stuck { replies.memory() } else { 0 });
        if let State::Closing(cause) = self.state {
            if replies.is_empty() {
                return Next::End(cause.closed());
            }
        }
        let purge = self.session.purge_store();
        if again || purge == Some(Duration::ZERO) || requests.grow() {
            return Next::Again;
        }
        let purge_at = purge.map(|rest| now.monotonic_millis() + rest.as_millis() as u64);
        let (given_up_at, closed) = self.given_up_at();
        if given_up_at.is_some_and(|at| at <= now.monotonic_millis()) {
            return Next::End(closed);
        }
        let stopping = self.stopping.as_deref();
        let drained_at = stopping.map(|stopping| stopping.drained_at(self.server().config().drain_ms));
        // The earlier one of two times: the end of the silence, and the last call. Neither passes for a peer that is
        // not read from.
        let last_words = |stopping: &Stopping| (stopping.quiet_since + QUIET).min(stopping.called_since + LAST_CALL);
        let last_words_at = stopping.filter(|it| self.state == State::Open && !it.is_deaf).map(last_words);
        Next::Wait {
            // Also while a pause holds a request back, since otherwise the peer's end would not be noticed.
            read: self.state == State::Open && replies.len() < MAX_UNREAD_REPLIES && !self.session.is_held_up(),
            until: earliest([paused_until, given_up_at, drained_at, last_words_at, unread_until, purge_at]),
        }
    }

    /// Ends the connection, since more output waits for the client than its limit allows.
    #[cold]
    fn end_over_limit(&self, unread: usize) -> Next {
        // A publisher may have done so already.
        if self.server().kill(self.client()) {
            let (client, address) = (self.client().id(), self.client().address());
            tracing::warn!(client, %address, unread, "closed: the output buffer limit is reached");
        }
        Next::End(Closed::Killed)
    }

    /// Appends messages that wait for the client. As in Redis, none follows after its last reply.
    fn take_messages(&mut self, replies: &mut ReplyBuffer) {
        if self.state != State::Closing(Cause::Server) {
            self.session.drain_mailbox(replies);
        }
    }

    /// Records the progress of the socket since the last turn.
    fn note_progress(&mut self, replies: &mut ReplyBuffer, now: Now) {
        let came = std::mem::take(&mut self.came);
        if came > 0 {
            self.server().count_bytes(came as usize, 0);
            if let Some(stopping) = &mut self.stopping {
                stopping.quiet_since = now.monotonic_millis();
            }
        }
        // What the socket takes at once counts as progress at the time it was appended: no turn follows such a write.
        let got_on = replies.take_progress() && self.stuck != [false; 2];
        if came > 0 || got_on {
            self.session.touch(now);
        }
    }

    fn execute(&mut self, requests: &mut RequestBuffer, replies: &mut ReplyBuffer, now: Now) -> Flow {
        if self.paused {
            let flow = self.session.resume(replies.tail());
            replies.hold(matches!(flow, Flow::Sleep(_)));
            if matches!(flow, Flow::Wait(_) | Flow::Sleep(_)) {
                if requests.len() > self.session.request_limits().max_buffer {
                    return self.session.refuse(&ProtocolError::QueryBufferLimit, replies.tail());
                }
                return flow;
            }
            // A client that is held back does not count as idle.
            self.paused = false;
            self.session.touch(now);
            if flow != Flow::Continue {
                return flow;
            }
        }
        let flow = self.session.execute_all_at(now, requests, replies);
        replies.hold(matches!(flow, Flow::Sleep(_)));
        flow
    }

    /// Stops executing. From here on the peer has [`CLOSING_PATIENCE`] to take each part of the remaining replies.
    fn close(&mut self, cause: Cause, now: Now) {
        self.state = State::Closing(cause);
        self.paused = false;
        self.session.touch(now);
    }

    /// Returns the time at which to stop waiting for the peer, in monotonic milliseconds, and the reason.
    fn given_up_at(&self) -> (Option<u64>, Closed) {
        match self.state {
            _ if self.paused => (None, Closed::Idle),
            State::Open => (self.session.idle_deadline(), Closed::Idle),
            State::Eof | State::Closing(_) => {
                let patience = self.session.active().saturating_add(CLOSING_PATIENCE);
                let idle = self.session.idle_deadline().unwrap_or(u64::MAX);
                (Some(patience.min(idle)), Closed::Unread)
            }
        }
    }

    /// Decides about the end of the connection while the server stops: requests that still arrive are answered until
    /// the peer is silent, and the connection ends at the drain limit, even if something is pending. Requests that a
    /// pause holds back are not executed.
    fn stop(&mut self, executed_all: bool, unread: usize, now: Now) -> Option<Closed> {
        let millis = now.monotonic_millis();
        let drain_ms = self.server().config().drain_ms;
        let stopping = &mut **self.stopping.get_or_insert_with(|| Stopping::begun(millis));
        if millis >= stopping.drained_at(drain_ms) {
            return Some(Closed::Stopped);
        }
        // A peer that was not read from may have sent something meanwhile, so the times begin anew when the server
        // reads again.
        let was_deaf = std::mem::replace(&mut stopping.is_deaf, unread >= MAX_UNREAD_REPLIES);
        if was_deaf && !stopping.is_deaf {
            (stopping.called_since, stopping.quiet_since) = (millis, millis);
        }
        let quiet = !stopping.is_deaf && millis >= stopping.quiet_since + QUIET;
        let overdue = !stopping.is_deaf && millis >= stopping.called_since + LAST_CALL;
        if (executed_all || self.session.is_postponed()) && self.state == State::Open && (quiet || overdue) {
            self.session.forget_postponed();
            self.close(Cause::Stop, now);
        }
        None
    }
}

/// Returns the first of some deadlines, if there is one; `u64::MAX` is none.
fn earliest<const N: usize>(deadlines: [Option<u64>; N]) -> Option<u64> {
    let first = deadlines.into_iter().fold(u64::MAX, |first, at| first.min(at.unwrap_or(u64::MAX)));
    (first < u64::MAX).then_some(first)
}

impl Cause {
    fn closed(self) -> Closed {
        match self {
            Self::Peer => Closed::ByPeer,
            Self::Server => Closed::ByServer,
            Self::Stop => Closed::Stopped,
        }
    }
}
