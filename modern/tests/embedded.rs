//! The server as a part of another program: how it ends, what it shows of itself, and which clock it follows.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use engine::{Config, Frame, Server};
use host::SystemClock;
use modern::client::{Client, ConnectOptions, connect, connect_unix};
use modern::clock::RuntimeClock;
use modern::server::run;
use modern::socket::{Listener, listen};
use tokio::net::TcpStream;
use tokio::time::{Instant, advance, timeout};

/// Longest time that a test waits for what it expects.
const DEADLINE: Duration = Duration::from_secs(30);

fn listening() -> (Listener, SocketAddr) {
    let listener = listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    (listener.into(), address)
}

/// Returns the value of a field of `INFO`.
async fn info(client: &mut Client, field: &str) -> Option<String> {
    let Frame::Bulk(info) = client.execute(["info"]).await.unwrap() else { panic!("INFO is a bulk string") };
    let info = String::from_utf8(info.to_vec()).unwrap();
    let value = info.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    value.map(str::to_owned)
}

/// Waits until nobody but the caller holds the server.
async fn is_left(server: &Arc<Server>) {
    timeout(DEADLINE, async {
        while Arc::strong_count(server) > 1 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_run_that_is_dropped_stops_the_server() {
    let (listener, address) = listening();
    let server = Server::new(Config::default(), SystemClock);
    let running = tokio::spawn(run([listener], Arc::clone(&server), pending()));
    let mut client = connect(address).await.unwrap();
    client.set("key", "value").await.unwrap();
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());
    assert!(server.is_stopping());
    let ended = async { while client.ping(None).await.is_ok() {} };
    timeout(DEADLINE, ended).await.expect("the connection is closed");
    is_left(&server).await;
    assert!(TcpStream::connect(address).await.is_err(), "the port is free");
}

#[tokio::test]
async fn a_run_that_is_given_up_by_a_timeout_stops_the_server() {
    let (listener, address) = listening();
    let server = Server::new(Config::default(), SystemClock);
    let given_up = timeout(Duration::from_millis(20), run([listener], Arc::clone(&server), pending())).await;
    assert!(given_up.is_err());
    is_left(&server).await;
    assert!(TcpStream::connect(address).await.is_err(), "the port is free");
}

#[tokio::test]
async fn a_server_is_run_once() {
    let server = Server::new(Config::default(), SystemClock);
    let (first, address) = listening();
    let (second, refused) = listening();
    let running = tokio::spawn(run([first], Arc::clone(&server), pending()));
    let mut client = connect(address).await.unwrap();
    client.ping(None).await.unwrap();
    timeout(DEADLINE, run([second], Arc::clone(&server), pending())).await.expect("the second returns at once");
    assert!(TcpStream::connect(refused).await.is_err());
    client.ping(None).await.unwrap();
    server.stop();
    timeout(DEADLINE, running).await.unwrap().unwrap();
}

#[tokio::test]
async fn info_shows_what_listens_and_who_runs_it() {
    let (listener, address) = listening();
    tokio::spawn(run([listener], Server::new(Config::default(), SystemClock), pending()));
    let mut client = connect(address).await.unwrap();
    assert_eq!(info(&mut client, "tcp_port").await, Some(address.port().to_string()));
    assert_eq!(info(&mut client, "runtime").await.as_deref(), Some("tokio 1"));
}

#[tokio::test]
async fn the_file_of_a_unix_socket_goes_with_its_listener_and_no_other() {
    let folder = std::env::temp_dir().join(format!("modern-embedded-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("server.sock");
    let server = Server::new(Config::default(), SystemClock);
    let running = tokio::spawn(run([Listener::unix(&path, None).unwrap()], Arc::clone(&server), pending()));
    let mut client = connect_unix(&path, &ConnectOptions::new()).await.unwrap();
    assert_eq!(info(&mut client, "tcp_port").await.as_deref(), Some("0"));
    drop(client);
    server.stop();
    timeout(DEADLINE, running).await.unwrap().unwrap();
    assert!(!path.exists());
    let left = Listener::unix(&path, None).unwrap();
    std::fs::rename(&path, folder.join("old.sock")).unwrap();
    let successor = Listener::unix(&path, None).unwrap();
    drop(left);
    assert!(path.exists(), "another has taken its place");
    drop(successor);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_connection_that_is_closed_lingers_as_long_as_the_configuration_says() {
    let (listener, address) = listening();
    let mut config = Config::default();
    config.linger_ms = 600_000;
    let server = Server::new(config, SystemClock);
    let running = tokio::spawn(run([listener], Arc::clone(&server), pending()));
    let mut client = connect(address).await.unwrap();
    client.ping(None).await.unwrap();
    server.stop();
    // With the default of `linger_ms`, half a second, the run would have ended by now.
    assert!(timeout(Duration::from_millis(1_500), running).await.is_err());
    drop(client);
    is_left(&server).await;
}

#[tokio::test]
async fn an_address_that_others_reach_keeps_its_password() {
    let listener = listen(([0, 0, 0, 0], 0).into()).unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], listener.local_addr().unwrap().port()));
    // The configuration does not tell on which address the server listens.
    let mut config = Config::default();
    config.requirepass = "s3cret".into();
    tokio::spawn(run([listener.into()], Server::new(config, SystemClock), pending()));
    let mut client = connect(address).await.unwrap();
    client.execute(["auth", "s3cret"]).await.unwrap();
    assert!(client.execute(["config", "set", "requirepass", ""]).await.is_err());
}

#[test]
#[should_panic(expected = "timers are disabled")]
fn a_runtime_without_timers_is_refused_at_once() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
    runtime.block_on(async {
        let (listener, _) = listening();
        run([listener], Server::new(Config::default(), SystemClock), pending()).await;
    });
}

#[tokio::test(start_paused = true)]
async fn keys_expire_as_a_paused_clock_moves_on_and_not_before() {
    let (listener, address) = listening();
    tokio::spawn(run([listener], Server::new(Config::default(), RuntimeClock::new()), pending()));
    let begun = Instant::now();
    // A second runtime, whose clock is not paused, asks.
    let (ask, asked) = tokio::sync::mpsc::unbounded_channel::<tokio::sync::oneshot::Sender<Option<String>>>();
    let asking = std::thread::spawn(move || asks(address, asked));
    let value = || async {
        let (tell, told) = tokio::sync::oneshot::channel();
        ask.send(tell).unwrap();
        told.await.unwrap()
    };
    assert_eq!(value().await.as_deref(), Some("value"));
    assert!(begun.elapsed() <= Duration::from_secs(3_600), "the clock ran {:?}", begun.elapsed());
    advance(Duration::from_secs(3_601).saturating_sub(begun.elapsed())).await;
    assert_eq!(value().await, None);
    drop(ask);
    asking.join().unwrap();
}

#[tokio::main(flavor = "current_thread")]
async fn asks(
    address: SocketAddr,
    mut asked: tokio::sync::mpsc::UnboundedReceiver<tokio::sync::oneshot::Sender<Option<String>>>,
) {
    let mut client = connect(address).await.unwrap();
    client.set_expires("key", "value", Duration::from_secs(3_600)).await.unwrap();
    while let Some(tell) = asked.recv().await {
        let value = client.get("key").await.unwrap();
        tell.send(value.map(|value| String::from_utf8(value.to_vec()).unwrap())).unwrap();
    }
}

#[tokio::test]
async fn debug_of_a_server_shows_neither_its_password_nor_its_keys() {
    let mut config = Config::default();
    config.requirepass = "s3cret".into();
    let shown = format!("{config:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
    let (listener, address) = listening();
    let server = Server::new(config, SystemClock);
    tokio::spawn(run([listener], Arc::clone(&server), pending()));
    let mut client = connect(address).await.unwrap();
    client.execute(["auth", "s3cret"]).await.unwrap();
    client.execute(["config", "set", "requirepass", "an0ther"]).await.unwrap();
    client.set("private", "pr1vate").await.unwrap();
    let shown = format!("{server:?}");
    for secret in ["s3cret", "an0ther", "private", "pr1vate", "[115, 51,", "[97, 110, 48"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}
