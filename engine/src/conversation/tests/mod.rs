//! A conversation with a simulated socket, under virtual time.
//!
//! [`Connection::run`] does what the connections of both servers do, step by step, until it would have to wait. On the
//! way it checks the invariants of every conversation: no turn asks for another without having done something; a
//! conversation that waits really waits (an unnecessary turn changes nothing); no deadline lies in the past.

mod closing;
mod flow_control;
mod idling;
mod killing;
mod limits;
mod logging;
mod long_values;
mod model;
mod pausing;
mod portions;
mod publishing;
mod stopping;
mod timing;
mod tracking;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Closed, Conversation, Next, ReplyBuffer, RequestBuffer};
use crate::client::{Notify, Peer};
use crate::limits::{MAX_UNREAD_REPLIES, READ_SIZE, REPLIES_PER_WRITE};
use crate::time::{Clock, ManualClock};
use crate::{Config, Server};

/// Time at which every test begins, in milliseconds.
const BEGIN: u64 = 1_000_000;

/// More turns without waiting than any test needs: a task that exceeds them spins.
const TOO_MANY_TURNS: usize = 20_000;

/// A server and its clock.
struct World {
    clock: Arc<ManualClock>,
    server: Arc<Server>,
}

impl World {
    fn new() -> Self {
        Self::with(Config::default())
    }

    fn with(config: Config) -> Self {
        let clock = Arc::new(ManualClock::at_unix_millis(BEGIN));
        let server = Server::new(config, Arc::clone(&clock));
        Self { clock, server }
    }

    fn connect(&self) -> Connection {
        Connection::new(&self.server)
    }

    fn now(&self) -> u64 {
        self.clock.now().monotonic_millis()
    }
}

/// A notifier that records the notification.
#[derive(Default)]
struct Notifier(AtomicBool);

impl Notify for Notifier {
    fn notify(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// A connection's task, its socket, and the peer at the other end.
struct Connection {
    server: Arc<Server>,
    notifier: Arc<Notifier>,
    conversation: Option<Conversation>,
    requests: RequestBuffer,
    replies: ReplyBuffer,
    /// Wait that the last turn asked for: `read` and `until`.
    wait: Option<(bool, Option<u64>)>,
    /// Reason why it ended.
    closed: Option<Closed>,
    /// Bytes that the peer has sent and that are not read from the socket yet.
    inbound: VecDeque<u8>,
    half_closed: bool,
    told_eof: bool,
    /// Number of bytes that the peer's side takes before it is full.
    window: usize,
    was_stuck: bool,
    /// Time at which bytes were last sent or received, in monotonic milliseconds.
    active: u64,
    /// Bytes that have reached the peer.
    received: Vec<u8>,
    turns: usize,
    /// `true` if other threads may give it work at any moment.
    has_others: bool,
}

impl Connection {
    fn new(server: &Arc<Server>) -> Self {
        let notifier = Arc::new(Notifier::default());
        let session = server.connect(Peer::none(), notifier.clone()).expect("there is room");
        let mut connection = Self {
            server: Arc::clone(server),
            notifier,
            conversation: Some(Conversation::new(session)),
            requests: RequestBuffer::default(),
            replies: ReplyBuffer::default(),
            wait: None,
            closed: None,
            inbound: VecDeque::new(),
            half_closed: false,
            told_eof: false,
            window: usize::MAX,
            was_stuck: false,
            active: server.now().monotonic_millis(),
            received: Vec::new(),
            turns: 0,
            has_others: false,
        };
        connection.run();
        connection
    }

    /// Sends bytes from the peer, and runs the task until it waits.
    fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.inbound.extend(bytes.as_ref());
        self.run();
    }

    /// Closes the peer's sending side, and runs the task until it waits.
    fn half_close(&mut self) {
        self.half_closed = true;
        self.run();
    }

    /// Lets the peer read `bytes` more bytes, and runs the task until it waits.
    fn take(&mut self, bytes: usize) {
        assert!(self.turns < TOO_MANY_TURNS, "nothing comes");
        self.turns += 1;
        self.window = self.window.saturating_add(bytes);
        self.run();
    }

    /// Returns the bytes that have reached the peer since the last call, as text.
    fn heard(&mut self) -> String {
        String::from_utf8(std::mem::take(&mut self.received)).expect("replies of tests are text")
    }

    /// Sends a request, and returns what has then reached the peer.
    fn ask(&mut self, request: &str) -> String {
        self.send(format!("{request}\r\n"));
        self.heard()
    }

    /// Sends a request of these words, and returns what has then reached the peer.
    fn ask_words(&mut self, words: &[&str]) -> String {
        self.send(encode(words));
        self.heard()
    }

    /// Sets a key to a value of `length` bytes.
    fn set(&mut self, key: &str, length: usize) {
        assert_eq!(self.ask_words(&["SET", key, &"v".repeat(length)]), "+OK\r\n");
    }

    /// Returns whether the connection is open.
    fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Returns the reason why the connection ended, or `open`.
    fn why(&self) -> String {
        self.closed.as_ref().map_or_else(|| "open".to_owned(), ToString::to_string)
    }

    /// Returns the latest time at which the task wants to be woken.
    fn until(&self) -> Option<u64> {
        self.wait.and_then(|(_, until)| until)
    }

    /// Runs the task until it waits or ends.
    fn run(&mut self) {
        let turns = self.turns;
        while self.is_open() {
            if self.wait.is_none() {
                self.turn();
            }
            if self.wait.is_some() && !self.event() {
                if !self.has_others {
                    self.check_that_it_waits();
                }
                return;
            }
            assert!(self.turns - turns < TOO_MANY_TURNS, "the task spins");
        }
    }

    fn turn(&mut self) {
        self.turns += 1;
        let Some(conversation) = &mut self.conversation else { return };
        let (buffered, unread, was_growing) = (self.requests.len(), self.replies.len(), self.requests.is_growing());
        let (was_running, keys) = (conversation.session.is_running(), conversation.session.keys_memory());
        let next = conversation.turn(&mut self.requests, &mut self.replies);
        assert!(self.replies.len() <= MAX_UNREAD_REPLIES + 2 * LARGEST_REPLY, "{} unread", self.replies.len());
        match next {
            Next::Again => {
                let has_moved = self.requests.len() < buffered || self.replies.len() > unread;
                // Or the turn has removed expired keys of the connection's own.
                let has_purged = conversation.session.keys_memory() < keys;
                // Or the turn has run a portion of a long command.
                let is_long =
                    was_running || conversation.session.is_running() || was_growing || self.requests.is_growing();
                assert!(has_moved || has_purged || is_long, "again, and nothing was done");
                self.write();
            }
            Next::Gather => assert!(self.replies.unwritten().is_empty(), "a reply could leave before its effect"),
            Next::Wait { read, until } => {
                let now = self.server.now().monotonic_millis();
                assert!(until.is_none_or(|until| until > now), "a deadline that has passed: {until:?} at {now}");
                self.wait = Some((read, until));
            }
            Next::End(closed) => {
                self.closed = Some(closed);
                self.conversation = None;
            }
        }
    }

    /// Writes as much as the socket takes. Returns whether the task has a reason for a turn.
    fn write(&mut self) -> bool {
        let offered = self.replies.unwritten();
        let count = offered.len().min(self.window);
        self.received.extend_from_slice(&offered[..count]);
        self.window -= count;
        if count > 0 {
            self.active = self.server.now().monotonic_millis();
        }
        let stuck = count < offered.len();
        self.replies.advance(count);
        let was_stuck = std::mem::replace(&mut self.was_stuck, stuck);
        let reads = self.wait.is_some_and(|(read, _)| read);
        stuck && !was_stuck || count > 0 && (!reads || was_stuck || count >= REPLIES_PER_WRITE)
    }

    /// Returns whether an event has happened that the task waits for.
    fn event(&mut self) -> bool {
        let Some((read, until)) = self.wait else { return false };
        let happened = self.write() || read && self.receive() || self.notifier.0.swap(false, Ordering::SeqCst) || {
            until.is_some_and(|until| until <= self.server.now().monotonic_millis())
        };
        if happened {
            self.wait = None;
        }
        happened
    }

    fn receive(&mut self) -> bool {
        let Some(conversation) = &mut self.conversation else { return false };
        let count = self.inbound.len().min(READ_SIZE);
        if count > 0 {
            self.active = self.server.now().monotonic_millis();
            let bytes: Vec<u8> = self.inbound.drain(..count).collect();
            self.requests.extend(&bytes);
            conversation.read(count);
        } else if self.half_closed && !self.told_eof {
            self.told_eof = true;
            conversation.eof();
        } else {
            return false;
        }
        true
    }

    /// Checks that an unnecessary turn changes nothing: else the task would have waited for a wake-up that never comes.
    fn check_that_it_waits(&mut self) {
        let before = (self.wait.map(|(read, _)| read), self.requests.len(), self.replies.len());
        let until = self.wait.take().and_then(|(_, until)| until);
        self.turn();
        let after = (self.wait.map(|(read, _)| read), self.requests.len(), self.replies.len());
        assert!(self.is_open(), "it waited, and a turn ended it: {}", self.why());
        assert_eq!(before, after, "it waited, and a turn without a reason changed something");
        // Waking too early costs a turn; waking too late is a fault.
        let woken = until.unwrap_or(u64::MAX) <= self.until().unwrap_or(u64::MAX);
        assert!(woken, "it waited until {until:?}, and is wanted at {:?}", self.until());
    }
}

/// Returns a request in the form in which clients send it.
fn encode(words: &[&str]) -> Vec<u8> {
    let mut bytes = format!("*{}\r\n", words.len()).into_bytes();
    words.iter().for_each(|word| bytes.extend(format!("${}\r\n{word}\r\n", word.len()).bytes()));
    bytes
}

/// The longest reply that a test asks for.
const LARGEST_REPLY: usize = 2 * 1024 * 1024;

/// Lets time pass, and runs every connection whenever something is due, to the millisecond.
fn pass(world: &World, millis: u64, connections: &mut [&mut Connection]) {
    let end = world.now() + millis;
    connections.iter_mut().for_each(|connection| connection.run());
    loop {
        let due = connections.iter().filter(|connection| connection.is_open()).filter_map(|it| it.until()).min();
        let next = due.unwrap_or(u64::MAX).min(end);
        world.clock.advance(next.saturating_sub(world.now()));
        connections.iter_mut().for_each(|connection| connection.run());
        if world.now() >= end {
            return;
        }
    }
}
