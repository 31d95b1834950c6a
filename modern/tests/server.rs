//! The server in the process of the test: how it stops, and what a panic ends.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::fmt::Debug;
use std::future::pending;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, RwLock};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant};

use engine::client::Peer;
use engine::config::Events;
use engine::{Config, Notify, Server};
use host::SystemClock;
use modern::socket::Socket;
use socket2::SockRef;
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

/// Longest time that a test waits for what it expects.
const DEADLINE: Duration = Duration::from_secs(30);

/// Runs `server` on a thread of its own.
fn run(server: &Arc<Server>) -> (SocketAddr, JoinHandle<()>) {
    let (tell, told) = mpsc::channel();
    let server = Arc::clone(server);
    let running = spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let listener = modern::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
            tell.send(listener.local_addr().unwrap()).unwrap();
            modern::server::run([listener.into()], server, pending()).await;
        });
    });
    (told.recv_timeout(DEADLINE).unwrap(), running)
}

/// Waits until the server that [`run`] has started ends.
#[track_caller]
fn assert_ends(running: JoinHandle<()>) {
    until(|| running.is_finished());
    running.join().unwrap();
}

#[track_caller]
fn until(mut question: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !question() {
        assert!(begun.elapsed() < DEADLINE, "it does not come");
        sleep(Duration::from_millis(5));
    }
}

/// Returns the answer to `request` on a connection of its own.
fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    let _ = stream.write_all(format!("{request}\r\nQUIT\r\n").as_bytes());
    let mut said = String::new();
    let _ = stream.read_to_string(&mut said);
    said
}

#[test]
fn a_stop_before_it_runs_is_not_lost() {
    let server = Server::new(Config::default(), SystemClock);
    server.stop();
    let (_, running) = run(&server);
    assert_ends(running);
}

#[test]
fn a_stop_while_it_runs_ends_it() {
    let _spared = PLANTING.read().unwrap();
    let server = Server::new(Config::default(), SystemClock);
    let (address, running) = run(&server);
    assert_eq!(ask(address, "PING"), "+PONG\r\n+OK\r\n");
    server.stop();
    assert_ends(running);
}

/// A subscriber whose notifier panics once.
#[derive(Default)]
struct Broken(AtomicBool);

impl Notify for Broken {
    fn notify(&self) {
        assert!(self.0.swap(true, Ordering::SeqCst), "planted");
    }
}

#[test]
fn a_panic_while_keys_expire_does_not_end_their_expiry() {
    let _spared = PLANTING.read().unwrap();
    let mut config = Config::default();
    config.notify_keyspace_events = Events::parse(b"Ex").unwrap();
    let server = Server::new(config, SystemClock);
    let broken = Arc::new(Broken::default());
    let mut subscriber = server.connect(Peer::none(), broken.clone()).unwrap();
    let _ = subscriber.feed(b"SUBSCRIBE __keyevent@0__:expired\r\n", &mut Vec::new());
    let (address, running) = run(&server);
    assert_eq!(ask(address, "SET first v PX 1"), "+OK\r\n+OK\r\n");
    until(|| broken.0.load(Ordering::SeqCst));
    assert_eq!(ask(address, "SET second v PX 1"), "+OK\r\n+OK\r\n");
    until(|| ask(address, "DBSIZE") == ":0\r\n+OK\r\n");
    server.stop();
    assert_ends(running);
}

/// `true` if the next connection that is logged panics, whichever test it belongs to.
static PLANTED: AtomicBool = AtomicBool::new(false);
/// Locked for writing by the test that plants the panic, and for reading by the tests whose connections must not meet
/// it.
static PLANTING: RwLock<()> = RwLock::new(());

/// A subscriber of `tracing` that panics.
struct Failing;

impl Visit for Failing {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" && format!("{value:?}") == "connected" {
            assert!(!PLANTED.swap(false, Ordering::SeqCst), "planted");
        }
    }
}

impl Subscriber for Failing {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Failing);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

#[test]
fn a_panic_while_a_connection_is_admitted_costs_no_other() {
    let _alone = PLANTING.write().unwrap();
    tracing::subscriber::set_global_default(Failing).unwrap();
    let server = Server::new(Config::default(), SystemClock);
    let (address, running) = run(&server);
    assert_eq!(ask(address, "PING"), "+PONG\r\n+OK\r\n");
    PLANTED.store(true, Ordering::SeqCst);
    ask(address, "PING");
    assert!(!PLANTED.load(Ordering::SeqCst));
    assert_eq!(ask(address, "PING"), "+PONG\r\n+OK\r\n");
    server.stop();
    assert_ends(running);
}

/// Returns a socket of the server's kind, and the same socket as std has it, to read its options.
fn sockets() -> (Socket, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    stream.set_nonblocking(true).unwrap();
    let socket = tokio::net::TcpStream::from_std(stream.try_clone().unwrap()).unwrap();
    (socket.into(), stream)
}

/// Redis probes after `tcp-keepalive` seconds, then after a third of them each time, three times.
#[tokio::test]
async fn keepalive_probes_as_redis_does() {
    for (seconds, idle, every) in
        [(300, 300, 100), (1, 1, 1), (2, 2, 1), (9, 9, 3), (32_767, 32_767, 10_922), (i32::MAX as u32, 32_767, 10_922)]
    {
        let (socket, options) = sockets();
        socket.set_keepalive(seconds).unwrap();
        let options = SockRef::from(&options);
        assert!(options.keepalive().unwrap());
        assert_eq!(options.tcp_keepalive_time().unwrap().as_secs(), idle, "{seconds}");
        assert_eq!(options.tcp_keepalive_interval().unwrap().as_secs(), every, "{seconds}");
        assert_eq!(options.tcp_keepalive_retries().unwrap(), 3, "{seconds}");
    }
    let (socket, options) = sockets();
    socket.set_keepalive(0).unwrap();
    assert!(!SockRef::from(&options).keepalive().unwrap());
}
