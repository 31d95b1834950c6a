//! One connection's task.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::{Closed, Conversation, Next, Now, Session};
use futures::future::{self, Either};
use futures::{task, try_ready, Async, Future, Poll};
use tokio::timer::Delay;
use tokio::util::FutureExt;
use tracing::info;

use crate::bell::Bell;
use crate::connection::{Connection, Exchange};

/// How long a connection that the server closes waits for the peer to see that.
const LINGER: Duration = Duration::from_millis(500);

/// Turns that one poll takes before other tasks of the thread have theirs. tokio 1 has a budget for
/// this; in 0.1 a peer that always has more to send would keep the thread.
const TURNS: usize = 32;

/// Serves one connection until it ends.
// region: process
pub fn process(connection: Connection, session: Session, bell: Arc<Bell>) -> impl Future<Item = (), Error = ()> {
    let client = Arc::clone(session.client());
    info!(client = client.id(), address = %client.address(), "connected");
    Serve::new(connection, session, bell).then(move |served| {
        let (connection, closed) = match served {
            Ok((connection, closed)) => (Some(connection), closed),
            Err(error) => (None, Closed::Broken(error)),
        };
        info!(client = client.id(), address = %client.address(), "closed: {closed}");
        match connection {
            // The peer may be gone, or silent: nothing more can be done for it.
            Some(connection) if closed.lingers() => Either::A(connection.finish().timeout(LINGER).then(|_| Ok(()))),
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
    bell: Arc<Bell>,
    /// Whether the last turn asked to wait, and if so, whether the peer may send meanwhile.
    waiting: Option<bool>,
    /// Boxed: few connections have a deadline, and an idle one is to be small.
    timer: Option<Box<Delay>>,
}

impl Future for Serve {
    type Item = (Connection, Closed);
    type Error = io::Error;

    fn poll(&mut self) -> Poll<(Connection, Closed), io::Error> {
        for _ in 0..TURNS {
            if let Some(read) = self.waiting {
                try_ready!(self.poll_wait(read));
                self.waiting = None;
            }
            let connection = self.connection.as_mut().expect("not polled after it was ready");
            match connection.turn(&mut self.conversation, Now::from_system()) {
                Next::Again => {
                    connection.try_flush()?;
                    break;
                }
                Next::Wait { read, until } => self.wait(read, until),
                Next::End(closed) => {
                    let connection = self.connection.take().expect("looked at above");
                    return Ok(Async::Ready((connection, closed)));
                }
            }
        }
        // Not done, and not waiting for anything either: ask to be polled again.
        task::current().notify();
        Ok(Async::NotReady)
    }
}

impl Serve {
    /// The first of socket, bell and timer: each is polled, and so wakes this task when it is ready.
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
        if self.bell.poll_rung().is_ready() {
            return Ok(Async::Ready(()));
        }
        match &mut self.timer {
            Some(timer) => timer.poll().map_err(io::Error::other),
            None => Ok(Async::NotReady),
        }
    }
}
// endregion: process

impl Serve {
    fn new(connection: Connection, session: Session, bell: Arc<Bell>) -> Self {
        let conversation = Conversation::new(session);
        Self { connection: Some(connection), conversation, bell, waiting: None, timer: None }
    }

    /// Waits from now on; `until` is a Unix time in milliseconds.
    fn wait(&mut self, read: bool, until: Option<u64>) {
        self.timer = until.map(|until| {
            let millis = until.saturating_sub(Now::from_system().millis());
            Box::new(Delay::new(Instant::now() + Duration::from_millis(millis)))
        });
        self.waiting = Some(read);
    }
}
