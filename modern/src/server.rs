//! The accept loop.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use engine::Server;
use engine::client::Peer;
use engine::limits::{ACCEPT_PAUSE, EXPIRE_PAUSE, MAX_REFUSED, REFUSE_TIME};
use engine::persistence::Duty;
use engine::server::Runtime;
use host::sockets::is_of_one_connection;
use tokio::io::AsyncWriteExt;
use tokio::time::sleep;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;
use tracing::{debug, error, info, warn};

use crate::GENERATION;
use crate::connection::Connection;
use crate::expire::expire;
use crate::notifier::Notifier;
use crate::persist::persist;
use crate::process::process;
use crate::socket::{Listener, Socket};
use crate::wait::{for_peer, pause};

/// Serves every connection of `listeners` until `shutdown` resolves or a client sends `SHUTDOWN`, and returns when the
/// last connection has ended.
///
/// A server can be run once: a second call for the same server logs an error and returns at once. A server that was
/// stopped before the call is not served at all.
///
/// When the future is dropped, the server stops as it does on `shutdown`, but nobody waits for it: the listeners close,
/// and each connection executes what it has received, and closes.
///
/// ```
/// use std::sync::Arc;
/// use engine::{Config, Server};
/// use host::SystemClock;
/// use tokio::sync::oneshot;
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let listener = modern::socket::listen("127.0.0.1:0".parse()?)?;
/// let address = listener.local_addr()?;
/// let server = Server::new(Config::default(), SystemClock);
/// let (stop, stopped) = oneshot::channel::<()>();
/// let running = tokio::spawn(modern::server::run([listener.into()], server, async {
///     let _ = stopped.await;
/// }));
///
/// let mut client = modern::client::connect(address).await?;
/// client.set("hello", "world").await?;
/// assert_eq!(client.get("hello").await?, Some("world".into()));
///
/// stop.send(()).unwrap();
/// running.await?;
/// # Ok(())
/// # }
/// ```
///
/// # Panics
///
/// Outside a runtime, and in one whose builder was not told `enable_time`.
// region: run
pub async fn run(
    listeners: impl IntoIterator<Item = Listener>,
    server: Arc<Server>,
    shutdown: impl Future<Output = ()>,
) {
    // Without timers this panics here, and not later in a task whose panic nobody would see.
    drop(sleep(Duration::ZERO));
    let listeners: Vec<_> = listeners.into_iter().collect();
    let addresses: Vec<_> = listeners.iter().filter_map(Listener::address).collect();
    if !server.begin(Runtime::new("modern", GENERATION), &addresses) {
        return error!("the server is run already");
    }
    let notified = Arc::new(Notifier::default());
    server.set_stop_notifier(notified.clone());
    let stop = CancellationToken::new();
    let tasks = TaskTracker::new();
    let stopping = Stopping { server: Arc::clone(&server), _listeners: stop.clone().drop_guard() };
    tasks.spawn(expire_in_spite_of_panics(Arc::clone(&server)));
    for duty in [Duty::Sync, Duty::Rewrite] {
        tasks.spawn(persist(Arc::clone(&server), duty));
    }
    for listener in listeners {
        tasks.spawn(accept(listener, Arc::clone(&server), tasks.clone(), stop.clone()));
    }
    tokio::select! {
        () = shutdown => info!("shutting down"),
        () = notified.notified() => info!("shutting down, as told from inside"),
    }
    drop(stopping);
    tasks.close();
    tasks.wait().await;
}

/// Stops the server when it is dropped, which it is at the end of [`run`] or together with it.
struct Stopping {
    server: Arc<Server>,
    /// Closes the listeners when it is dropped.
    _listeners: DropGuard,
}

impl Drop for Stopping {
    fn drop(&mut self) {
        self.server.stop();
    }
}

async fn accept(listener: Listener, server: Arc<Server>, tasks: TaskTracker, stop: CancellationToken) {
    let mut failing = false;
    let refused = Arc::new(());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => return,
        };
        match accepted {
            Ok((socket, peer)) => {
                failing = false;
                // A panic over one connection must not keep others from being accepted.
                let _ = catch_unwind(AssertUnwindSafe(|| admit(socket, peer, &server, &tasks, &refused)));
            }
            Err(error) if is_of_one_connection(&error) => debug!("a connection is lost: {error}"),
            Err(error) => {
                if !failing {
                    warn!("accepting failed, trying again every {ACCEPT_PAUSE:?}: {error}");
                }
                failing = true;
                pause(ACCEPT_PAUSE).await;
            }
        }
    }
}

// endregion: run

// region: admit
fn admit(socket: Socket, peer: Peer, server: &Arc<Server>, tasks: &TaskTracker, refused: &Arc<()>) {
    if let Err(error) = socket.set_keepalive(server.tcp_keepalive()) {
        debug!("no keepalive: {error}");
    }
    let notifier = Arc::new(Notifier::default());
    match server.connect(peer, notifier.clone()) {
        Ok(session) => {
            tasks.spawn(process(Connection::new(socket), session, notifier));
        }
        Err(why) => {
            tasks.spawn(refuse(socket, why.reply(), Arc::clone(refused)));
        }
    }
}
// endregion: admit

/// Starts [`expire`] again after a panic, which is logged: without that task keys would silently stay beyond their
/// deadlines.
async fn expire_in_spite_of_panics(server: Arc<Server>) {
    // A task of its own, since whoever joins a task learns that it has panicked.
    while tokio::spawn(expire(Arc::clone(&server))).await.is_err() {
        pause(EXPIRE_PAUSE).await;
    }
}

/// Tells a client why it is not served. The number of clones of `refused` is the number of clients that are being told.
async fn refuse(mut socket: Socket, why: &'static [u8], refused: Arc<()>) {
    let told = async {
        socket.write_all(why).await?;
        if Arc::strong_count(&refused) > MAX_REFUSED {
            return Ok(());
        }
        Connection::new(socket).finish().await
    };
    for_peer(REFUSE_TIME, told).await;
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test ends where anything fails
mod tests {
    use std::future::pending;
    use std::io;
    use std::time::Instant;

    use engine::Config;
    use host::SystemClock;
    use tokio::io::AsyncReadExt;
    use tokio::net::TcpStream;

    use super::*;

    const ABORTED: i32 = 103;
    const NO_DESCRIPTORS: i32 = 24;

    /// Returns how long a client waits for its first reply after `errors` errors of `accept`.
    async fn served_after(errors: usize, code: i32) -> Duration {
        let listener = crate::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let errors: Vec<_> = (0..errors).map(|_| io::Error::from_raw_os_error(code)).collect();
        let listener = Listener::Failing(errors.into(), listener);
        let server = Server::new(Config::default(), SystemClock);
        let begun = Instant::now();
        let running = tokio::spawn(run([listener], Arc::clone(&server), pending()));
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(b"PING\r\n").await.unwrap();
        client.read_exact(&mut [0; 7]).await.unwrap();
        let elapsed = begun.elapsed();
        server.stop();
        running.await.unwrap();
        elapsed
    }

    #[tokio::test]
    async fn errors_of_other_connections_cost_a_client_no_rest() {
        let elapsed = served_after(1_000, ABORTED).await;
        assert!(elapsed < 500 * ACCEPT_PAUSE, "{elapsed:?}");
    }

    #[tokio::test]
    async fn errors_that_last_are_not_tried_at_once() {
        let elapsed = served_after(5, NO_DESCRIPTORS).await;
        assert!(elapsed >= 5 * ACCEPT_PAUSE, "{elapsed:?}");
    }
}
