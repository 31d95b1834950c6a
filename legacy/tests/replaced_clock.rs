//! A server whose timers go by another clock: it moves when the test says so, and with it keys, idle clients and calls
//! with a time limit.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use futures::Future;
use futures::future::{empty, lazy};
use legacy::client::{BlockingClient, ConnectOptions, Error, blocking, connect_with};
use legacy::clock::RuntimeClock;
use legacy::{Clock, Config, Frame, Server, SystemClock};
use tokio::runtime::{Builder, Runtime};

/// A limit that no call of these tests may reach by itself.
const LONG: Duration = Duration::from_secs(60);

/// A clock that stands still until it is moved.
#[derive(Clone)]
struct Moved(Instant, Arc<AtomicU64>);

impl Moved {
    fn new() -> Self {
        Self(Instant::now(), Arc::default())
    }

    fn advance(&self, time: Duration) {
        self.1.fetch_add(time.as_millis() as u64, Ordering::SeqCst);
    }

    /// Returns a runtime whose timers go by this clock.
    fn runtime(&self) -> Runtime {
        let clock = tokio_timer::clock::Clock::new_with_now(self.clone());
        Builder::new().clock(clock).core_threads(1).build().unwrap()
    }
}

impl tokio_timer::clock::Now for Moved {
    fn now(&self) -> Instant {
        self.0 + Duration::from_millis(self.1.load(Ordering::SeqCst))
    }
}

/// Runs a server whose clock `make` makes in a task: there the clock of the timers is that of the runtime.
fn run<C: Clock>(runtime: &mut Runtime, config: Config, make: fn() -> C) -> (SocketAddr, Arc<Server>, Ended) {
    let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let ((tell, told), (end, ended)) = (mpsc::channel(), mpsc::channel());
    runtime.spawn(lazy(move || {
        let server = Server::new(config, make());
        tell.send(Arc::clone(&server)).unwrap();
        legacy::server::run([listener.into()], server, empty()).map(move |()| end.send(()).unwrap())
    }));
    (address, told.recv().unwrap(), ended)
}

type Ended = mpsc::Receiver<()>;

/// Returns a client of a server with one key, `key`, which lives for `time`.
fn client_of_a_key(address: &SocketAddr, time: Duration) -> BlockingClient {
    let mut client = blocking::connect(address).unwrap();
    client.set_expires("key", "value", time).unwrap();
    client
}

/// Waits until no key is left: the size of a database is the number of its entries, those that are due included.
fn until_removed(client: &mut BlockingClient) {
    while client.execute(["dbsize"]).unwrap() != Frame::Integer(0) {}
}

/// A configuration that closes clients which are idle for five seconds.
fn closing() -> Config {
    let mut config = Config::default();
    config.timeout = 5;
    config
}

#[test]
fn advancing_the_clock_removes_keys_that_nobody_asks_for() {
    let clock = Moved::new();
    let mut runtime = clock.runtime();
    let (address, ..) = run(&mut runtime, Config::default(), RuntimeClock::new);
    let mut client = client_of_a_key(&address, Duration::from_secs(3600));
    clock.advance(Duration::from_secs(3599));
    assert_eq!(client.get("key").unwrap(), Some("value".into()));
    clock.advance(Duration::from_secs(2));
    until_removed(&mut client);
}

#[test]
fn keys_by_the_wall_clock_are_removed_in_real_time() {
    let mut runtime = Moved::new().runtime();
    let (address, ..) = run(&mut runtime, Config::default(), SystemClock::default);
    until_removed(&mut client_of_a_key(&address, Duration::from_millis(1)));
}

#[test]
fn an_idle_client_is_closed_when_the_clock_is_advanced_and_not_before() {
    let clock = Moved::new();
    let mut runtime = clock.runtime();
    let (address, ..) = run(&mut runtime, closing(), RuntimeClock::new);
    let mut socket = TcpStream::connect(address).unwrap();
    let mut reply = [0; 7];
    for _ in 0..2 {
        socket.write_all(b"PING\r\n").unwrap();
        socket.read_exact(&mut reply).unwrap();
        // Longer than allowed in all, and each time shorter.
        clock.advance(Duration::from_secs(4));
    }
    clock.advance(Duration::from_secs(2));
    assert_eq!(socket.read(&mut reply).unwrap(), 0);
}

#[test]
fn a_server_that_goes_by_real_time_stops_in_real_time() {
    let mut runtime = Moved::new().runtime();
    let (address, server, ended) = run(&mut runtime, closing(), SystemClock::default);
    let mut client = blocking::connect(&address).unwrap();
    client.ping(None).unwrap();
    server.stop();
    ended.recv().unwrap();
    assert!(client.ping(None).unwrap_err().is_closed());
}

#[test]
fn a_server_that_goes_by_the_clock_of_the_timers_stops_when_that_is_advanced() {
    let clock = Moved::new();
    let mut runtime = clock.runtime();
    let (address, server, ended) = run(&mut runtime, closing(), RuntimeClock::new);
    let mut client = blocking::connect(&address).unwrap();
    client.ping(None).unwrap();
    server.stop();
    // One step ends what the peer may still have to say, and none is needed for its own end.
    while ended.recv_timeout(Duration::from_millis(20)).is_err() {
        clock.advance(Duration::from_millis(20));
    }
}

#[test]
fn a_reply_is_late_when_the_clock_is_advanced() {
    let clock = Moved::new();
    let mut runtime = clock.runtime();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let options = ConnectOptions::new().response_timeout(LONG);
    let call = connect_with(&listener.local_addr().unwrap(), &options).and_then(|client| client.get("key"));
    let (tell, told) = mpsc::channel();
    runtime.spawn(call.then(move |got| tell.send(got.map(drop)).map_err(drop)));
    let (mut socket, _) = listener.accept().unwrap();
    // The call is on its way.
    assert!(socket.read(&mut [0; 64]).unwrap() > 0);
    clock.advance(LONG);
    assert!(matches!(told.recv().unwrap(), Err(Error::TimedOut(LONG))));
}
