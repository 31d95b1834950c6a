//! The task of a connection.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use engine::{Closed, Conversation, Next, Server, Session};
use futures::future::{self, Either};
use futures::{Async, Future, Poll, task, try_ready};
use tracing::{debug, info};

use crate::connection::{Connection, Exchange};
use crate::notifier::Notifier;
use crate::wait::{Sleep, for_peer};

/// Serves one connection until it ends.
// region: process
pub fn process(
    connection: Connection,
    session: Session,
    notifier: Arc<Notifier>,
) -> impl Future<Item = (), Error = ()> {
    let client = Arc::clone(session.client());
    let linger = Duration::from_millis(session.server().config().linger_ms);
    debug!(client = client.id(), address = %client.address(), "connected");
    Serve::new(connection, session, notifier).then(move |served| {
        let (connection, closed) = match served {
            Ok((connection, closed)) => (Some(connection), closed),
            Err(error) => (None, Closed::Broken(error)),
        };
        match closed {
            // Closed by an operator or by a limit, which an operator should see.
            Closed::Killed => info!(client = client.id(), address = %client.address(), "closed: {closed}"),
            _ => debug!(client = client.id(), address = %client.address(), "closed: {closed}"),
        }
        match connection {
            // Errors and the timeout are ignored: the peer may be gone, or silent.
            Some(connection) if closed.lingers() => Either::A(for_peer(linger, connection.finish())),
            _ => Either::B(future::ok(())),
        }
    })
}

/// The loop of a connection: a future written by hand, since the events that it waits for change from turn to turn, and
/// all of them use the same state.
struct Serve {
    /// Taken out when the future ends.
    connection: Option<Connection>,
    conversation: Conversation,
    notifier: Arc<Notifier>,
    /// `Some` if the last turn asked to wait: `true` if the peer may send meanwhile.
    waiting: Option<bool>,
    timer: Timer,
}

impl Future for Serve {
    type Item = (Connection, Closed);
    type Error = io::Error;

    fn poll(&mut self) -> Poll<(Connection, Closed), io::Error> {
        loop {
            if let Some(read) = self.waiting {
                try_ready!(self.poll_wait(read));
                self.waiting = None;
            }
            let connection = self.connection.as_mut().expect("not polled after it was ready");
            match connection.turn(&mut self.conversation) {
                Next::Again => {
                    connection.try_flush()?;
                    return Ok(connection.let_others_run());
                }
                // Meanwhile other connections run; the changes of all of them then go to the disk with one write.
                Next::Gather => {
                    task::current().notify();
                    return Ok(Async::NotReady);
                }
                Next::Wait { read, until } => self.wait(read, until),
                Next::End(closed) => {
                    let connection = self.connection.take().expect("looked at above");
                    return Ok(Async::Ready((connection, closed)));
                }
            }
        }
    }
}

impl Serve {
    /// Is ready when socket, notifier or timer is. All that are not ready have been polled, so each of them wakes this
    /// task.
    fn poll_wait(&mut self, read: bool) -> Poll<(), io::Error> {
        let connection = self.connection.as_mut().expect("not polled after it was ready");
        if let Async::Ready(exchanged) = connection.poll_exchange(read)? {
            match exchanged {
                Exchange::Read(count) => self.conversation.read(count),
                Exchange::Eof => self.conversation.eof(),
                Exchange::Written => {}
            }
            return Ok(Async::Ready(()));
        }
        if self.notifier.poll_notified().is_ready() {
            return Ok(Async::Ready(()));
        }
        self.timer.poll().map_err(io::Error::other)
    }
}
// endregion: process

impl Serve {
    fn new(connection: Connection, session: Session, notifier: Arc<Notifier>) -> Self {
        let conversation = Conversation::new(session);
        Self { connection: Some(connection), conversation, notifier, waiting: None, timer: Timer::default() }
    }

    /// Starts to wait.
    fn wait(&mut self, read: bool, until: Option<u64>) {
        self.waiting = Some(read);
        self.timer.set(until, self.conversation.server());
    }
}

/// Fires at the next deadline of a connection, or earlier: when the deadline moves to a later time, as an idle timeout
/// does with every request, the running timer is kept.
#[derive(Default)]
struct Timer {
    /// Boxed, since few connections have a deadline, and an idle one has to be small.
    sleep: Option<Box<Sleep>>,
}

impl Timer {
    fn set(&mut self, until: Option<u64>, server: &Server) {
        let Some(until) = until else { return self.sleep = None };
        let (rest, pace) = (server.now().sleep_until(until), server.pace());
        if self.sleep.as_ref().is_none_or(|sleep| !sleep.serves(rest)) {
            self.sleep = Some(Box::new(Sleep::new(rest, pace)));
        }
    }
}

impl Future for Timer {
    type Item = ();
    type Error = tokio::timer::Error;

    fn poll(&mut self) -> Poll<(), tokio::timer::Error> {
        let Some(sleep) = &mut self.sleep else { return Ok(Async::NotReady) };
        try_ready!(sleep.poll());
        self.sleep = None;
        Ok(Async::Ready(()))
    }
}
