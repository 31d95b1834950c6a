//! What one connection does next.
//!
//! A connection's task waits for its socket, its doorbell and its deadlines; what follows from each
//! is decided here, once for both servers and without waiting. The task's whole loop is: take a
//! [`Conversation::turn`], do the waiting that it asks for, tell what came of it.

use std::fmt;
use std::io;
use std::sync::Arc;

use crate::buffer::RequestBuffer;
use crate::client::Client;
use crate::limits::{MAX_UNREAD_REPLIES, REPLIES_PER_WRITE};
use crate::server::Server;
use crate::session::{Flow, Session};
use crate::time::Now;

/// Milliseconds of silence after which a stopping server takes it that all has arrived which the
/// peer sent before it stopped.
const QUIET: u64 = 20;

/// Milliseconds after which a stopping server takes no further requests from a peer that is never
/// quiet. What it has executed by then is still answered.
const LAST_CALL: u64 = 200;

/// What the connection's task is to do.
#[derive(Debug)]
#[must_use]
pub enum Next {
    /// Write what the socket takes at once, let other tasks run, and take the next turn.
    Again,
    /// Wait for the first of: the socket (to write what is pending, and to read if `read`), the
    /// doorbell, and the Unix time `until` in milliseconds. Then take the next turn. When as much as
    /// [`crate::limits::REPLIES_PER_WRITE`] was pending, all written is a reason for a turn too: more
    /// may have waited for that.
    Wait {
        /// Whether the peer may send. If not, and nothing is pending, the socket is not waited for.
        read: bool,
        /// When to look again at the latest.
        until: Option<u64>,
    },
    /// End the connection.
    End(Closed),
}

/// Why a connection ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum Closed {
    /// The peer sent all it had and was answered.
    ByPeer,
    /// `QUIT`, or bytes that were no request.
    ByServer,
    /// `CLIENT KILL`, or the limit of what may wait for a client.
    Killed,
    /// Idle for longer than `timeout`.
    Idle,
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
            Self::Stopped => f.write_str("the server stops"),
            Self::Broken(error) => write!(f, "{error}"),
        }
    }
}

impl Closed {
    /// Whether to wait a moment until the peer has seen the end: closing a socket that holds unread
    /// bytes resets the connection, and replies that are on their way are lost.
    #[must_use]
    pub fn lingers(&self) -> bool {
        matches!(self, Self::ByServer | Self::Stopped)
    }
}

/// One connection's session and what it is waiting for.
#[derive(Debug)]
pub struct Conversation {
    session: Session,
    state: State,
    /// Unix milliseconds: until when commands are paused.
    paused_until: Option<u64>,
    /// Boxed: an idle connection is to be small.
    stopping: Option<Box<Stopping>>,
    /// Bytes that came since the last turn.
    came: usize,
}

/// What matters once the server stops; all in Unix milliseconds.
#[derive(Debug)]
struct Stopping {
    /// When the connection ends whatever is pending.
    drained_at: u64,
    /// Since when nothing has come from the peer.
    quiet_since: u64,
}

/// How far the conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Requests come and are executed.
    Open,
    /// No more come; those that are here are executed.
    Eof,
    /// Nothing is executed any more; replies are written.
    Closing(Cause),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    Peer,
    Server,
    Stop,
}

impl Conversation {
    /// A conversation that begins.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self { session, state: State::Open, paused_until: None, stopping: None, came: 0 }
    }

    /// The client, for logs.
    #[must_use]
    pub fn client(&self) -> &Arc<Client> {
        self.session.client()
    }

    /// The server.
    #[must_use]
    pub fn server(&self) -> &Arc<Server> {
        self.session.server()
    }

    /// So many bytes came from the peer.
    pub fn read(&mut self, count: usize) {
        self.came += count;
    }

    /// The peer sends no more.
    pub fn eof(&mut self) {
        if self.state == State::Open {
            self.state = State::Eof;
        }
    }

    /// Executes what can be executed and tells what to do next. The first `written` bytes of
    /// `replies` are gone already.
    pub fn turn(&mut self, requests: &mut RequestBuffer, replies: &mut Vec<u8>, written: usize, now: Now) -> Next {
        if self.came > 0 {
            let came = std::mem::take(&mut self.came);
            self.server().count_bytes(came, 0);
            self.session.begin_batch(now);
            if let Some(stopping) = &mut self.stopping {
                stopping.quiet_since = now.millis();
            }
        }
        let (mut again, mut executed_all) = (false, true);
        let before = replies.len();
        // What was published before these requests came stands before their replies.
        self.session.drain_mailbox(replies, written);
        if !matches!(self.state, State::Closing(_)) {
            let flow = self.execute(requests, replies, now);
            executed_all = flow == Flow::Continue;
            match flow {
                Flow::Continue if self.state == State::Eof => self.state = State::Closing(Cause::Peer),
                Flow::Continue => {}
                Flow::Full => again = replies.len() - written < MAX_UNREAD_REPLIES,
                Flow::Close => self.state = State::Closing(Cause::Server),
                Flow::Abort => return Next::End(Closed::Killed),
                Flow::Wait(until) => self.paused_until = Some(until),
                Flow::Shutdown => {
                    self.server().stop();
                    return Next::End(Closed::Stopped);
                }
            }
            self.session.drain_mailbox(replies, written);
        }
        self.server().count_bytes(0, replies.len() - before);
        let pending = replies.len() - written;
        // Few replies are on their way as soon as this turn is over, and no turn would follow to take
        // them off the account: they count once they were left behind.
        let stuck = before > written || pending >= REPLIES_PER_WRITE;
        self.session.hold(requests.memory(), if stuck { replies.capacity() } else { 0 });
        if self.client().is_killed() {
            return Next::End(Closed::Killed);
        }
        if self.server().is_stopping()
            && let Some(closed) = self.stop(executed_all, pending, now)
        {
            return Next::End(closed);
        }
        if let State::Closing(cause) = self.state
            && pending == 0
        {
            return Next::End(match cause {
                Cause::Peer => Closed::ByPeer,
                Cause::Server => Closed::ByServer,
                Cause::Stop => Closed::Stopped,
            });
        }
        if again {
            return Next::Again;
        }
        let idle_at = self.session.idle_deadline().filter(|_| self.state == State::Open && self.paused_until.is_none());
        if idle_at.is_some_and(|at| at <= now.millis()) {
            return Next::End(Closed::Idle);
        }
        let stopping = self.stopping.as_deref();
        let quiet_at = stopping.filter(|_| self.state == State::Open).map(|stopping| stopping.quiet_since + QUIET);
        let drained_at = stopping.map(|stopping| stopping.drained_at);
        Next::Wait {
            read: self.state == State::Open && self.paused_until.is_none() && pending < MAX_UNREAD_REPLIES,
            until: [self.paused_until, idle_at, drained_at, quiet_at].into_iter().flatten().min(),
        }
    }

    fn execute(&mut self, requests: &mut RequestBuffer, replies: &mut Vec<u8>, now: Now) -> Flow {
        if self.paused_until.take().is_some() {
            let flow = self.session.resume(now, replies);
            if flow != Flow::Continue {
                return flow;
            }
        }
        self.session.execute_all(requests, now, replies)
    }

    /// The server stops: answers what still arrives until the peer is quiet, and ends at the drain
    /// limit whatever is pending.
    fn stop(&mut self, executed_all: bool, pending: usize, now: Now) -> Option<Closed> {
        let drain = self.server().options().drain_ms;
        let begun = || Box::new(Stopping { drained_at: now.millis() + drain, quiet_since: now.millis() });
        let &mut Stopping { drained_at, quiet_since } = &mut **self.stopping.get_or_insert_with(begun);
        if now.millis() >= drained_at {
            return Some(Closed::Stopped);
        }
        let quiet = now.millis() >= quiet_since + QUIET;
        // With so many replies pending nothing was read for a while: more may have been received.
        let overdue = now.millis() >= drained_at - drain + LAST_CALL && pending < MAX_UNREAD_REPLIES;
        if executed_all && self.state == State::Open && (quiet || overdue) {
            self.state = State::Closing(Cause::Stop);
        }
        None
    }
}
