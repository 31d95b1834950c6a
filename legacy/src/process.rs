//! One connection's task.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use engine::{Closed, Conversation, Next, Server, Session};
use futures::future::{self, Either};
use futures::{task, try_ready, Async, Future, Poll};
use tracing::{debug, info};

use crate::connection::{Connection, Exchange};
use crate::notifier::Notifier;
use crate::wait::{for_peer, Sleep};

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
            // By an operator, or by a limit: no everyday end.
            Closed::Killed => info!(client = client.id(), address = %client.address(), "closed: {closed}"),
            _ => debug!(client = client.id(), address = %client.address(), "closed: {closed}"),
        }
        match connection {
            // The peer may be gone, or silent: nothing more can be done for it.
            Some(connection) if closed.lingers() => Either::A(for_peer(linger, connection.finish())),
            _ => Either::B(future::ok(())),
        }
    })
}

/// The loop of a connection: a future written by hand, since what it waits for changes from turn to
/// turn and all of it lives in one place.
struct Serve {
    /// Taken when the future ends.
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
                // What all have changed meanwhile goes to the disk with one write.
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
    /// Returns the first of socket, notifier and timer: each is polled, and so wakes this task when it is ready.
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

    /// Waits from now on.
    fn wait(&mut self, read: bool, until: Option<u64>) {
        self.waiting = Some(read);
        self.timer.set(until, self.conversation.server());
    }
}

/// Goes off at the next deadline of a connection, or earlier: one that moves on, as an idle timeout does
/// with every request, keeps its timer.
#[derive(Default)]
struct Timer {
    sleep: Option<Sleep>,
}

impl Timer {
    fn set(&mut self, until: Option<u64>, server: &Server) {
        let Some(until) = until else { return self.sleep = None };
        let (rest, pace) = (server.now().sleep_until(until), server.pace());
        if self.sleep.as_ref().is_none_or(|sleep| !sleep.serves(rest)) {
            self.sleep = Some(Sleep::new(rest, pace));
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
