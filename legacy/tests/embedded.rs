//! The server as a part of another program: how it ends, what it shows of itself, and which clock it follows.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use engine::{Config, Frame, Server};
use futures::Future;
use futures::future::{empty, lazy};
use futures::sync::oneshot;
use host::SystemClock;
use legacy::client::blocking::{connect, connect_unix};
use legacy::client::{BlockingClient, ConnectOptions};
use legacy::clock::RuntimeClock;
use legacy::server::run;
use legacy::socket::{Listener, listen};
use tokio::runtime::Runtime;
use tokio::util::FutureExt;

/// Longest time that a test waits for what it expects.
const DEADLINE: Duration = Duration::from_secs(30);

fn listening() -> (Listener, SocketAddr) {
    let listener = listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    (listener.into(), address)
}

/// Returns the value of a field of `INFO`.
fn info(client: &mut BlockingClient, field: &str) -> Option<String> {
    let Frame::Bulk(info) = client.execute(["info"]).unwrap() else { panic!("INFO is a bulk string") };
    let info = String::from_utf8(info.to_vec()).unwrap();
    let value = info.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    value.map(str::to_owned)
}

#[track_caller]
fn until(mut question: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !question() {
        assert!(begun.elapsed() < DEADLINE, "it does not come");
        sleep(Duration::from_millis(5));
    }
}

/// Spawns a run that can be dropped, as `select` and `timeout` drop a future. Returns the sender whose drop does it.
fn spawn(runtime: &mut Runtime, listener: Listener, server: &Arc<Server>) -> oneshot::Sender<()> {
    let (drop_it, dropped) = oneshot::channel::<()>();
    let running = run([listener], Arc::clone(server), empty());
    runtime.spawn(running.select(dropped.then(|_| Ok(()))).then(|_| Ok(())));
    drop_it
}

#[test]
fn a_run_that_is_dropped_stops_the_server() {
    let mut runtime = Runtime::new().unwrap();
    let (listener, address) = listening();
    let server = Server::new(Config::default(), SystemClock);
    let drop_it = spawn(&mut runtime, listener, &server);
    let mut client = connect(&address).unwrap();
    client.set("key", "value").unwrap();
    drop(drop_it);
    until(|| server.is_stopping());
    until(|| client.ping(None).is_err());
    until(|| Arc::strong_count(&server) == 1);
    assert!(TcpStream::connect(address).is_err(), "the port is free");
}

#[test]
fn a_run_that_is_given_up_by_a_timeout_stops_the_server() {
    let mut runtime = Runtime::new().unwrap();
    let (listener, address) = listening();
    let server = Server::new(Config::default(), SystemClock);
    let running = run([listener], Arc::clone(&server), empty());
    assert!(runtime.block_on(running.timeout(Duration::from_millis(20))).is_err());
    until(|| Arc::strong_count(&server) == 1);
    assert!(TcpStream::connect(address).is_err(), "the port is free");
}

#[test]
fn a_server_is_run_once() {
    let mut runtime = Runtime::new().unwrap();
    let server = Server::new(Config::default(), SystemClock);
    let (first, address) = listening();
    let (second, refused) = listening();
    runtime.spawn(run(vec![first], Arc::clone(&server), empty()));
    let mut client = connect(&address).unwrap();
    client.ping(None).unwrap();
    let again = run(vec![second], Arc::clone(&server), empty()).timeout(DEADLINE);
    runtime.block_on(again).expect("the second resolves at once");
    assert!(TcpStream::connect(refused).is_err());
    client.ping(None).unwrap();
    server.stop();
    drop(client);
    runtime.shutdown_on_idle().wait().unwrap();
}

#[test]
fn info_shows_what_listens_and_who_runs_it() {
    let mut runtime = Runtime::new().unwrap();
    let (listener, address) = listening();
    runtime.spawn(run([listener], Server::new(Config::default(), SystemClock), empty()));
    let mut client = connect(&address).unwrap();
    assert_eq!(info(&mut client, "tcp_port"), Some(address.port().to_string()));
    assert_eq!(info(&mut client, "runtime").as_deref(), Some("tokio 0.1"));
}

#[test]
fn the_file_of_a_unix_socket_goes_with_its_listener_and_no_other() {
    let folder = std::env::temp_dir().join(format!("legacy-embedded-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("server.sock");
    let mut runtime = Runtime::new().unwrap();
    let server = Server::new(Config::default(), SystemClock);
    runtime.spawn(run(vec![Listener::unix(&path, None).unwrap()], Arc::clone(&server), empty()));
    let mut client = connect_unix(&path, &ConnectOptions::new()).unwrap();
    assert_eq!(info(&mut client, "tcp_port").as_deref(), Some("0"));
    drop(client);
    server.stop();
    runtime.shutdown_on_idle().wait().unwrap();
    assert!(!path.exists());
    let left = Listener::unix(&path, None).unwrap();
    std::fs::rename(&path, folder.join("old.sock")).unwrap();
    let successor = Listener::unix(&path, None).unwrap();
    drop(left);
    assert!(path.exists(), "another has taken its place");
    drop(successor);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_connection_that_is_closed_lingers_as_long_as_the_configuration_says() {
    let mut runtime = Runtime::new().unwrap();
    let (listener, address) = listening();
    let mut config = Config::default();
    config.linger_ms = 600_000;
    let server = Server::new(config, SystemClock);
    let (ended, end) = std::sync::mpsc::channel();
    let running = run([listener], Arc::clone(&server), empty());
    runtime.spawn(running.then(move |_| ended.send(()).map_err(drop)));
    let mut client = connect(&address).unwrap();
    client.ping(None).unwrap();
    server.stop();
    // With the default of `linger_ms`, half a second, the run would have ended by now.
    assert!(end.recv_timeout(Duration::from_millis(1_500)).is_err());
    drop(client);
    end.recv_timeout(DEADLINE).unwrap();
}

#[test]
fn an_address_that_others_reach_keeps_its_password() {
    let mut runtime = Runtime::new().unwrap();
    let listener = listen(([0, 0, 0, 0], 0).into()).unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], listener.local_addr().unwrap().port()));
    // The configuration does not tell on which address the server listens.
    let mut config = Config::default();
    config.requirepass = "s3cret".into();
    runtime.spawn(run([listener.into()], Server::new(config, SystemClock), empty()));
    let mut client = connect(&address).unwrap();
    client.execute(["auth", "s3cret"]).unwrap();
    assert!(client.execute(["config", "set", "requirepass", ""]).is_err());
}

/// A clock for timers that stands still until the test moves it.
#[derive(Clone)]
struct Moved(Instant, Arc<AtomicU64>);

impl tokio_timer::clock::Now for Moved {
    fn now(&self) -> Instant {
        self.0 + Duration::from_secs(self.1.load(Ordering::SeqCst))
    }
}

#[test]
fn keys_expire_as_the_clock_of_the_timers_moves_on_and_not_before() {
    let seconds = Arc::new(AtomicU64::new(0));
    let clock = tokio_timer::clock::Clock::new_with_now(Moved(Instant::now(), Arc::clone(&seconds)));
    let mut runtime = tokio::runtime::Builder::new().clock(clock).core_threads(1).build().unwrap();
    let (listener, address) = listening();
    runtime.spawn(lazy(|| {
        // Created inside a task, so that it follows the clock of the runtime.
        run([listener], Server::new(Config::default(), RuntimeClock::new()), empty())
    }));
    let mut client = connect(&address).unwrap();
    client.set_expires("key", "value", Duration::from_secs(3_600)).unwrap();
    seconds.store(3_599, Ordering::SeqCst);
    assert_eq!(client.get("key").unwrap(), Some("value".into()));
    seconds.store(3_601, Ordering::SeqCst);
    assert_eq!(client.get("key").unwrap(), None);
}

#[test]
fn debug_of_a_server_shows_neither_its_password_nor_its_keys() {
    let mut config = Config::default();
    config.requirepass = "s3cret".into();
    let mut runtime = Runtime::new().unwrap();
    let (listener, address) = listening();
    let server = Server::new(config, SystemClock);
    runtime.spawn(run([listener], Arc::clone(&server), empty()));
    let mut client = connect(&address).unwrap();
    client.execute(["auth", "s3cret"]).unwrap();
    client.execute(["config", "set", "requirepass", "an0ther"]).unwrap();
    client.set("private", "pr1vate").unwrap();
    let shown = format!("{server:?}");
    for secret in ["s3cret", "an0ther", "private", "pr1vate", "[115, 51,", "[97, 110, 48"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}
