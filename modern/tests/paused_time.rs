//! A server in a test that has paused the runtime's clock: time passes when the test moves the clock on, also for keys.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::future::pending;
use std::thread;
use std::time::Duration;

use modern::client::{Client, connect};
use modern::clock::RuntimeClock;
use modern::{Clock, Config, Frame, Server, SystemClock};
use tokio::sync::oneshot;
use tokio::time::{Instant, advance};

/// Real time for which the runtime has nothing to do. Meanwhile a paused clock jumps from timer to timer.
const IDLE: Duration = Duration::from_millis(50);

/// Returns a client of a server that follows `clock` and has one key, `key`, which expires after an hour.
async fn server_with_a_key(clock: impl Clock) -> Client {
    let listener = modern::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(modern::server::run([listener.into()], Server::new(Config::default(), clock), pending()));
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
