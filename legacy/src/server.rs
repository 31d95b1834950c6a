//! The accept loop.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use engine::Server;
use engine::client::Peer;
use engine::limits::{ACCEPT_PAUSE, EXPIRE_PAUSE, MAX_REFUSED, REFUSE_TIME};
use engine::persistence::Duty;
use engine::server::Runtime;
use futures::future::{self, Either, Loop, lazy, loop_fn};
use futures::sync::{mpsc, oneshot};
use futures::{Async, Future, Poll, Stream, try_ready};
use host::sockets::is_of_one_connection;
use tracing::{debug, error, info, warn};

use crate::GENERATION;
use crate::connection::Connection;
use crate::expire::expire;
use crate::notifier::Notifier;
use crate::persist::persist;
use crate::process::process;
use crate::socket::{Listener, Socket};
use crate::wait::{Sleep, for_peer, pause};
use crate::yield_now::YieldNow;

/// Number of connections that one poll accepts before other tasks of the thread run, such as the one that ends the
/// server. tokio 1 has a budget for this; in 0.1 a backlog that is never empty would keep the thread.
const IN_A_ROW: usize = 64;

/// A sender that every task holds: the receiver's stream ends when the last task has ended. This does by hand what
/// `TaskTracker` does in tokio-util.
type Alive = mpsc::Sender<()>;

/// Serves every connection of `listeners` until `shutdown` resolves or a client sends `SHUTDOWN`, and resolves when the
/// last connection has ended.
///
/// A server can be run once: a second call for the same server logs an error and resolves at once. A server that was
/// stopped before the call is not served at all.
///
/// When the future is dropped, the server stops as it does on `shutdown`, but nobody waits for it: the listeners close,
/// and each connection executes what it has received, and closes.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// use engine::{Config, Server};
/// use host::SystemClock;
/// use futures::sync::oneshot;
/// use futures::Future;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let listener = legacy::socket::listen("127.0.0.1:0".parse()?)?;
/// let address = listener.local_addr()?;
/// let server = Server::new(Config::default(), SystemClock);
/// let (stop, stopped) = oneshot::channel::<()>();
/// let running = legacy::server::run([listener.into()], server, stopped.then(|_| Ok(())));
///
/// let client = legacy::client::connect(&address)
///     .and_then(|client| client.set("hello", "world"))
///     .and_then(|client| client.get("hello"))
///     .map(|(value, _)| assert_eq!(value, Some("world".into())))
///     .map_err(|error| panic!("{}", error))
///     .then(|_| stop.send(()));
/// tokio::run(running.join(client).map(|_| ()));
/// # Ok(())
/// # }
/// ```
///
/// # Panics
///
/// When it is polled outside a runtime.
// region: run
pub fn run(
    listeners: impl IntoIterator<Item = Listener>,
    server: Arc<Server>,
    shutdown: impl Future<Item = (), Error = ()> + Send + 'static,
) -> impl Future<Item = (), Error = ()> {
    // A future of 0.1 that is spawned has to be `'static`, and the iterator may borrow.
    let listeners: Vec<Listener> = listeners.into_iter().collect();
    lazy(move || {
        let addresses: Vec<_> = listeners.iter().filter_map(Listener::address).collect();
        if !server.begin(Runtime::new("legacy", GENERATION), &addresses) {
            error!("the server is run already");
            return Either::A(future::ok(()));
        }
        let notified = Arc::new(Notifier::default());
        server.set_stop_notifier(notified.clone());
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = stopped.map_err(|_| ()).shared();
        let stopping = Stopping { server: Arc::clone(&server), _listeners: stop };
        let (alive, all_ended) = mpsc::channel(0);
        tokio::spawn(track(expire_in_spite_of_panics(Arc::clone(&server)), &alive));
        for duty in [Duty::Sync, Duty::Rewrite] {
            tokio::spawn(track(persist(Arc::clone(&server), duty), &alive));
        }
        for listener in listeners {
            let stopped = stopped.clone().then(|_| Ok(()));
            let accepting = accept(listener, Arc::clone(&server), alive.clone());
            tokio::spawn(accepting.select(stopped).then(|_| Ok(())));
        }
        let shutdown = shutdown.then(|_| {
            info!("shutting down");
            Ok(())
        });
        let told = notified.notified().map(|()| info!("shutting down, as told from inside"));
        Either::B(shutdown.select(told).then(move |_: Result<_, ((), _)>| {
            drop((stopping, alive));
            all_ended.for_each(|()| Ok(()))
        }))
    })
}

/// Stops the server when it is dropped, which it is at the end of [`run`] or together with it.
struct Stopping {
    server: Arc<Server>,
    /// Closes the listeners when it is dropped.
    _listeners: oneshot::Sender<()>,
}

impl Drop for Stopping {
    fn drop(&mut self) {
        self.server.stop();
    }
}

fn accept(listener: Listener, server: Arc<Server>, alive: Alive) -> impl Future<Item = (), Error = ()> {
    let refused = Arc::new(());
    Incoming::new(listener).for_each(move |(socket, peer)| {
        // A panic over one connection must not keep others from being accepted.
        let _ = catch_unwind(AssertUnwindSafe(|| admit(socket, peer, &server, &alive, &refused)));
        Ok(())
    })
}
// endregion: run

/// The connections of a listener as a stream that never ends. `incoming().for_each` would end at the first error, and
/// to accept again at once would take a whole core as long as the error lasts.
// region: incoming
struct Incoming {
    listener: Listener,
    /// Pause after an error.
    rest: Option<Sleep>,
    failing: bool,
    /// Number of connections accepted in a row.
    accepted: usize,
    yields: YieldNow,
}

impl Stream for Incoming {
    type Item = (Socket, Peer);
    type Error = ();

    fn poll(&mut self) -> Poll<Option<(Socket, Peer)>, ()> {
        loop {
            if let Some(rest) = &mut self.rest {
                try_ready!(rest.poll().map_err(|error| warn!("the timer failed: {error}")));
                self.rest = None;
            }
            if self.accepted == IN_A_ROW {
                self.accepted = 0;
                return Ok(self.yields.yield_now());
            }
            self.accepted += 1;
            match self.listener.poll_accept() {
                Ok(Async::NotReady) => {
                    self.accepted = 0;
                    return Ok(Async::NotReady);
                }
                Ok(Async::Ready(accepted)) => {
                    self.failing = false;
                    return Ok(Async::Ready(Some(accepted)));
                }
                Err(error) if is_of_one_connection(&error) => debug!("a connection is lost: {error}"),
                Err(error) => self.fail(&error),
            }
        }
    }
}

impl Incoming {
    fn new(listener: Listener) -> Self {
        Self { listener, rest: None, failing: false, accepted: 0, yields: YieldNow::default() }
    }

    fn fail(&mut self, error: &io::Error) {
        if !self.failing {
            warn!("accepting failed, trying again every {ACCEPT_PAUSE:?}: {error}");
        }
        self.failing = true;
        self.rest = Some(pause(ACCEPT_PAUSE));
    }
}
// endregion: incoming

// region: admit
fn admit(socket: Socket, peer: Peer, server: &Arc<Server>, alive: &Alive, refused: &Arc<()>) {
    if let Err(error) = socket.set_keepalive(server.tcp_keepalive()) {
        debug!("no keepalive: {error}");
    }
    let notifier = Arc::new(Notifier::default());
    match server.connect(peer, notifier.clone()) {
        Ok(session) => {
            tokio::spawn(track(process(Connection::new(socket), session, notifier), alive));
        }
        Err(why) => {
            tokio::spawn(track(refuse(socket, why.reply(), Arc::clone(refused)), alive));
        }
    }
}
// endregion: admit

/// Keeps [`run`] from resolving until `task` has ended, however it ends.
fn track(task: impl Future<Item = (), Error = ()>, alive: &Alive) -> impl Future<Item = (), Error = ()> {
    let alive = alive.clone();
    task.then(move |_| {
        drop(alive);
        Ok(())
    })
}

/// Starts [`expire`] again after a panic, which is logged: without that task keys would silently stay beyond their
/// deadlines.
fn expire_in_spite_of_panics(server: Arc<Server>) -> impl Future<Item = (), Error = ()> {
    loop_fn(server, |server| {
        AssertUnwindSafe(expire(Arc::clone(&server))).catch_unwind().then(|ended| match ended {
            Ok(Ok(())) => Either::A(future::ok(Loop::Break(()))),
            _ => Either::B(pause(EXPIRE_PAUSE).then(|_| Ok(Loop::Continue(server)))),
        })
    })
}

/// Tells a client why it is not served. The number of clones of `refused` is the number of clients that are being told.
fn refuse(socket: Socket, why: &'static [u8], refused: Arc<()>) -> impl Future<Item = (), Error = ()> {
    let told = tokio::io::write_all(socket, why).and_then(move |(socket, _)| {
        if Arc::strong_count(&refused) > MAX_REFUSED {
            return Either::A(future::ok(()));
        }
        Either::B(Connection::new(socket).finish().map(move |()| drop(refused)))
    });
    for_peer(REFUSE_TIME, told)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test ends where anything fails
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::thread::spawn;
    use std::time::{Duration, Instant};

    use engine::Config;
    use futures::future::empty;
    use host::SystemClock;

    use super::*;

    const ABORTED: i32 = 103;
    const NO_DESCRIPTORS: i32 = 24;

    /// Returns how long a client waits for its first reply after `errors` errors of `accept`.
    fn served_after(errors: usize, code: i32) -> Duration {
        let listener = crate::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let errors = (0..errors).map(|_| io::Error::from_raw_os_error(code)).collect();
        let listener = Listener::Failing(errors, listener);
        let server = Server::new(Config::default(), SystemClock);
        let running = run([listener], Arc::clone(&server), empty());
        let begun = Instant::now();
        let running = spawn(|| tokio::run(running));
        let mut client = TcpStream::connect(address).unwrap();
        client.write_all(b"PING\r\n").unwrap();
        client.read_exact(&mut [0; 7]).unwrap();
        let elapsed = begun.elapsed();
        server.stop();
        running.join().unwrap();
        elapsed
    }

    #[test]
    fn errors_of_other_connections_cost_a_client_no_rest() {
        let elapsed = served_after(1_000, ABORTED);
        assert!(elapsed < 500 * ACCEPT_PAUSE, "{elapsed:?}");
    }

    #[test]
    fn errors_that_last_are_not_tried_at_once() {
        let elapsed = served_after(5, NO_DESCRIPTORS);
        assert!(elapsed >= 5 * ACCEPT_PAUSE, "{elapsed:?}");
    }
}
