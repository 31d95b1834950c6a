//! This project's server on its way from tokio 0.1 to tokio 1: each stage passes the scripts.

use std::net::{Ipv4Addr, SocketAddr};
use std::os::fd::AsRawFd as _;
use std::sync::Arc;

use bridge::Bridge;
use compat_tests::player::{STEP_TIMEOUT, Target, play};
use compat_tests::report::Played;
use compat_tests::script::load_all;
use compat_tests::servers::scripts;
use engine::client::Peer;
use engine::{Config, Server};
use futures::{FutureExt as _, TryFutureExt as _};
use host::SystemClock;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio_util::task::TaskTracker;

fn listen_on() -> SocketAddr {
    (Ipv4Addr::LOCALHOST, 0).into()
}

/// Stage 1: the runtime is tokio 1, and all code is old.
async fn old_server_on_the_new_runtime(
    server: Arc<Server>,
    started: oneshot::Sender<SocketAddr>,
    stop: oneshot::Receiver<()>,
) {
    // region: stage_1
    let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
    let listener = legacy::socket::listen(listen_on()).unwrap();
    started.send(listener.local_addr().unwrap()).unwrap();
    // The code that stops it is new already.
    let stopped = stop.map(|_| Ok::<_, ()>(())).boxed().compat();
    let old = legacy::server::run([listener.into()], server, stopped);
    bridge.handle().compat(old).await.unwrap();
    bridge.idle().await;
    // endregion: stage_1
}

/// Stage 2: the accept loop and the shutdown are new; they pass each socket to the old `process`.
async fn new_accept_loop(server: Arc<Server>, started: oneshot::Sender<SocketAddr>, stop: oneshot::Receiver<()>) {
    let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
    let listener = modern::socket::listen(listen_on()).unwrap();
    started.send(listener.local_addr().unwrap()).unwrap();
    bridge.handle().spawn(legacy::expire::expire(Arc::clone(&server)));
    let old = bridge.handle().clone();
    let accepting = accept(listener, Arc::clone(&server), move |socket, peer, server| {
        // region: stage_2
        let socket = socket.into_std().unwrap();
        let socket = tokio_legacy::net::TcpStream::from_std(socket, &Default::default()).unwrap();
        let notifier = Arc::new(legacy::notifier::Notifier::default());
        if let Ok(session) = server.connect(peer, notifier.clone()) {
            let connection = legacy::connection::Connection::new(legacy::socket::Socket::Tcp(socket));
            old.spawn(legacy::process::process(connection, session, notifier));
        }
        // endregion: stage_2
    });
    tokio::select! {
        () = accepting => {}
        _ = stop => {}
    }
    server.stop();
    bridge.idle().await;
}

/// Stage 3: the connections are new; the expiry is old.
async fn new_connections(server: Arc<Server>, started: oneshot::Sender<SocketAddr>, stop: oneshot::Receiver<()>) {
    let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
    let listener = modern::socket::listen(listen_on()).unwrap();
    started.send(listener.local_addr().unwrap()).unwrap();
    bridge.handle().spawn(legacy::expire::expire(Arc::clone(&server)));
    let tasks = TaskTracker::new();
    let spawned = tasks.clone();
    let accepting = accept(listener, Arc::clone(&server), move |socket, peer, server| {
        // region: stage_3
        let notifier = Arc::new(modern::notifier::Notifier::default());
        if let Ok(session) = server.connect(peer, notifier.clone()) {
            let connection = modern::connection::Connection::new(modern::socket::Socket::Tcp(socket));
            spawned.spawn(modern::process::process(connection, session, notifier));
        }
        // endregion: stage_3
    });
    tokio::select! {
        () = accepting => {}
        _ = stop => {}
    }
    server.stop();
    tasks.close();
    tasks.wait().await;
    bridge.idle().await;
}

async fn accept(
    listener: TcpListener,
    server: Arc<Server>,
    mut admit: impl FnMut(tokio::net::TcpStream, Peer, &Arc<Server>),
) {
    loop {
        // No test uses up the file descriptors here; the server's own loop handles that.
        let (socket, address) = listener.accept().await.unwrap();
        socket.set_nodelay(true).unwrap();
        let peer = Peer::tcp(address, socket.local_addr().unwrap(), socket.as_raw_fd());
        admit(socket, peer, &server);
    }
}

/// Stage 4: all code is new.
async fn new_server(server: Arc<Server>, started: oneshot::Sender<SocketAddr>, stop: oneshot::Receiver<()>) {
    let listener = modern::socket::listen(listen_on()).unwrap();
    started.send(listener.local_addr().unwrap()).unwrap();
    let stopped = stop.map(|_| ());
    modern::server::run([listener.into()], server, stopped).await;
}

/// Plays every script that needs no flags to a new server of a stage, which has to end afterwards.
fn passes_the_scripts<F: Future<Output = ()> + Send + 'static>(
    stage: fn(Arc<Server>, oneshot::Sender<SocketAddr>, oneshot::Receiver<()>) -> F,
) {
    let runtime = crate::modern();
    let mut played = 0;
    for script in load_all(&[scripts()]).unwrap() {
        if !script.flags_for("modern").is_empty() || script.skip_reason("modern").is_some() {
            continue;
        }
        let server = Server::new(Config::default(), SystemClock);
        let (started, has_started) = oneshot::channel();
        let (stop, stopped) = oneshot::channel();
        let running = runtime.spawn(stage(server, started, stopped));
        let address = has_started.blocking_recv().unwrap();
        let outcome = play(&script, &Target::new("modern", address), STEP_TIMEOUT);
        let outcome = Played::new(&script.name, vec![("stage".to_owned(), outcome)]);
        assert!(outcome.passed(), "{}", outcome.transcript());
        stop.send(()).unwrap();
        runtime.block_on(async { tokio::time::timeout(crate::PATIENCE, running).await }).unwrap().unwrap();
        played += 1;
    }
    assert!(played > 50, "{played} scripts");
}

#[test]
fn the_old_server_on_the_new_runtime_passes_the_scripts() {
    passes_the_scripts(old_server_on_the_new_runtime);
}

#[test]
fn the_new_accept_loop_with_old_connections_passes_the_scripts() {
    passes_the_scripts(new_accept_loop);
}

#[test]
fn new_connections_beside_the_old_expiry_pass_the_scripts() {
    passes_the_scripts(new_connections);
}

#[test]
fn the_new_server_passes_the_scripts() {
    passes_the_scripts(new_server);
}
