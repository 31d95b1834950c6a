//! A server in a test that has paused the runtime's clock: the clock moves when the test says so, and with it keys, idle
//! clients and calls with a time limit.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::future::pending;
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use modern::client::{Client, ConnectOptions, Error, connect, connect_with};
use modern::clock::RuntimeClock;
use modern::{Clock, Config, Frame, Server, SystemClock};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, advance};

/// Real time for which the runtime has nothing to do. Meanwhile a paused clock jumps from timer to timer.
const IDLE: Duration = Duration::from_millis(50);

/// A limit that no call and no wait of these tests may reach by itself.
const LONG: Duration = Duration::from_secs(60);

/// Runs a server.
fn run(config: Config, clock: impl Clock) -> (SocketAddr, Arc<Server>, JoinHandle<()>) {
    let listener = modern::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::new(config, clock);
    let running = tokio::spawn(modern::server::run([listener.into()], Arc::clone(&server), pending()));
    (address, server, running)
}

/// Returns a client of a server that goes by `clock` and has one key, `key`, which lives for an hour.
async fn server_with_a_key(clock: impl Clock) -> Client {
    let (address, ..) = run(Config::default(), clock);
    let mut client = connect(address).await.unwrap();
    client.set_expires("key", "value", Duration::from_secs(3600)).await.unwrap();
    client
}

/// Returns how far the runtime's clock moves by itself while every task waits.
async fn moved_meanwhile() -> Duration {
    let begun = Instant::now();
    let (tell, told) = oneshot::channel();
    // Not `spawn_blocking`: while such a thread runs, the clock does not jump.
    thread::spawn(move || {
        thread::sleep(IDLE);
        tell.send(()).unwrap();
    });
    told.await.unwrap();
    begun.elapsed()
}

#[tokio::test(start_paused = true)]
async fn a_deadline_of_the_wall_clock_does_not_move_the_paused_clock() {
    let _client = server_with_a_key(SystemClock).await;
    assert_eq!(moved_meanwhile().await, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_of_the_runtimes_clock_does_not_move_it() {
    let mut client = server_with_a_key(RuntimeClock::new()).await;
    assert_eq!(moved_meanwhile().await, Duration::ZERO);
    assert_eq!(client.get("key").await.unwrap(), Some("value".into()));
}

#[tokio::test]
async fn a_clock_that_is_paused_later_jumps_once() {
    let mut client = server_with_a_key(SystemClock).await;
    tokio::time::pause();
    let first = moved_meanwhile().await;
    assert!(first <= Duration::from_secs(3600), "{first:?}");
    assert_eq!(moved_meanwhile().await, Duration::ZERO);
    assert_eq!(client.get("key").await.unwrap(), Some("value".into()));
}

#[tokio::test]
async fn a_server_by_the_runtimes_clock_lets_a_clock_that_is_paused_later_stand() {
    let mut client = server_with_a_key(RuntimeClock::new()).await;
    tokio::time::pause();
    assert_eq!(moved_meanwhile().await, Duration::ZERO);
    advance(Duration::from_secs(3601)).await;
    assert_eq!(client.get("key").await.unwrap(), None);
}

#[tokio::test(start_paused = true)]
async fn advancing_the_clock_removes_keys_that_nobody_asks_for() {
    let mut client = server_with_a_key(RuntimeClock::new()).await;
    assert_eq!(client.execute(["dbsize"]).await.unwrap(), Frame::Integer(1));
    advance(Duration::from_secs(3601)).await;
    // Ends when the key is removed: the size of a database includes entries that are due and not removed yet.
    while client.execute(["dbsize"]).await.unwrap() != Frame::Integer(0) {}
}

#[tokio::test(start_paused = true)]
async fn keys_by_the_wall_clock_are_removed_in_real_time() {
    let mut client = server_with_a_key(SystemClock).await;
    client.set_expires("brief", "value", Duration::from_millis(1)).await.unwrap();
    while client.execute(["dbsize"]).await.unwrap() != Frame::Integer(1) {}
}

/// A configuration that closes clients which are idle for `seconds`.
fn closing_after(seconds: u32) -> Config {
    let mut config = Config::default();
    config.timeout = seconds;
    config
}

#[tokio::test(start_paused = true)]
async fn an_idle_client_does_not_move_the_clock() {
    async fn moved(clock: impl Clock) -> Duration {
        let (address, ..) = run(closing_after(5), clock);
        let mut client = connect(address).await.unwrap();
        client.ping(None).await.unwrap();
        let moved = moved_meanwhile().await;
        client.ping(None).await.unwrap();
        moved
    }
    assert_eq!(moved(SystemClock).await, Duration::ZERO);
    assert_eq!(moved(RuntimeClock::new()).await, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn an_idle_client_is_closed_when_the_clock_is_advanced_and_not_before() {
    let (address, ..) = run(closing_after(5), RuntimeClock::new());
    let mut socket = TcpStream::connect(address).await.unwrap();
    let mut reply = [0; 7];
    for _ in 0..2 {
        socket.write_all(b"PING\r\n").await.unwrap();
        socket.read_exact(&mut reply).await.unwrap();
        // Longer than allowed in all, and each time shorter.
        advance(Duration::from_secs(4)).await;
    }
    advance(Duration::from_secs(2)).await;
    assert_eq!(socket.read(&mut reply).await.unwrap(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_does_not_read_does_not_move_the_clock() {
    async fn moved(clock: impl Clock) -> Duration {
        let (address, ..) = run(Config::default(), clock);
        connect(address).await.unwrap().set("key", vec![b'x'; 16 << 20]).await.unwrap();
        let mut socket = TcpStream::connect(address).await.unwrap();
        // The server has a deadline for a peer that has no more to say and takes no reply.
        socket.write_all(b"GET key\r\n").await.unwrap();
        socket.shutdown().await.unwrap();
        socket.read_exact(&mut [0]).await.unwrap();
        moved_meanwhile().await
    }
    assert_eq!(moved(SystemClock).await, Duration::ZERO);
    assert_eq!(moved(RuntimeClock::new()).await, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_is_refused_does_not_move_the_clock() {
    let mut config = Config::default();
    config.maxclients = 1;
    let (address, ..) = run(config, RuntimeClock::new());
    let mut first = connect(address).await.unwrap();
    first.ping(None).await.unwrap();
    let mut second = TcpStream::connect(address).await.unwrap();
    second.read_exact(&mut [0; 4]).await.unwrap();
    assert_eq!(moved_meanwhile().await, Duration::ZERO);
    first.ping(None).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_file_that_is_synced_each_second_does_not_move_the_clock() {
    async fn moved(clock: impl Clock) -> Duration {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.dir = folder.path().to_owned();
        config.appendonly = true;
        let listener = modern::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let server = Server::new(config, clock);
        server.set_folder(Arc::new(host::Folder::new(server.config())));
        server.open_log().unwrap();
        tokio::spawn(modern::server::run([listener.into()], Arc::clone(&server), pending()));
        let mut client = connect(address).await.unwrap();
        while client.set("key", "value").await.is_err() {}
        let moved = moved_meanwhile().await;
        client.set("key", "value").await.unwrap();
        moved
    }
    assert_eq!(moved(SystemClock).await, Duration::ZERO);
    assert_eq!(moved(RuntimeClock::new()).await, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_stops_waits_for_nobody_to_move_the_clock() {
    let (address, server, running) = run(closing_after(5), RuntimeClock::new());
    let mut client = connect(address).await.unwrap();
    client.ping(None).await.unwrap();
    server.stop();
    running.await.unwrap();
    assert!(client.ping(None).await.unwrap_err().is_closed());
}

#[tokio::test(start_paused = true)]
async fn a_server_that_goes_by_real_time_stops_in_real_time() {
    let (address, server, running) = run(closing_after(5), SystemClock);
    let mut client = connect(address).await.unwrap();
    client.ping(None).await.unwrap();
    let begun = Instant::now();
    server.stop();
    running.await.unwrap();
    assert_eq!(begun.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_paused_command_waits_for_nobody_to_move_the_clock() {
    let (address, ..) = run(closing_after(5), RuntimeClock::new());
    let mut client = connect(address).await.unwrap();
    let begun = Instant::now();
    client.execute(["client", "pause", "60000"]).await.unwrap();
    client.get("key").await.unwrap();
    assert!(begun.elapsed() >= LONG && begun.elapsed() < 2 * LONG, "{:?}", begun.elapsed());
}

/// Starts a server outside the runtime, which takes a moment for each reply.
fn slow_server() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        while socket.read(&mut [0; 1024]).is_ok_and(|count| count > 0) {
            thread::sleep(Duration::from_millis(5));
            socket.write_all(b"+PONG\r\n").unwrap();
        }
    });
    address
}

#[tokio::test(start_paused = true)]
async fn a_reply_on_its_way_is_in_time_for_a_call_with_a_limit() {
    let begun = Instant::now();
    let limits = ConnectOptions::new().connect_timeout(LONG).response_timeout(LONG);
    let mut client = connect_with(slow_server(), &limits).await.unwrap();
    for _ in 0..10 {
        client.ping(None).await.unwrap();
    }
    assert_eq!(begun.elapsed(), Duration::ZERO);
}

/// Returns a client that waits for a reply no longer than [`LONG`], and its server, which sends none.
async fn silent_server() -> (Client, TcpListener) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let options = ConnectOptions::new().response_timeout(LONG);
    (connect_with(listener.local_addr().unwrap(), &options).await.unwrap(), listener)
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_does_not_come_is_late_as_soon_as_every_task_waits() {
    let (mut client, _listener) = silent_server().await;
    let begun = Instant::now();
    assert!(matches!(client.get("key").await, Err(Error::TimedOut(LONG))));
    assert!(begun.elapsed() >= LONG);
}

#[tokio::test(start_paused = true)]
async fn a_reply_is_late_when_the_clock_is_advanced() {
    let (mut client, _listener) = silent_server().await;
    let call = tokio::spawn(async move { client.get("key").await });
    tokio::task::yield_now().await;
    advance(LONG + Duration::from_millis(1)).await;
    assert!(matches!(call.await.unwrap(), Err(Error::TimedOut(LONG))));
}
