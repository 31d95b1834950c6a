//! The idle timeout: which events count as activity, and the time of its end.

use super::*;

fn with_timeout() -> (World, Connection) {
    let world = World::new();
    let mut connection = world.connect();
    assert_eq!(connection.ask("CONFIG SET timeout 60"), "+OK\r\n");
    (world, connection)
}

#[test]
fn a_client_that_says_nothing_is_closed_when_its_time_is_over() {
    let (world, mut connection) = with_timeout();
    pass(&world, 59_999, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.why(), "idle for too long");
}

#[test]
fn a_request_begins_the_time_anew() {
    let (world, mut connection) = with_timeout();
    pass(&world, 59_000, &mut [&mut connection]);
    assert_eq!(connection.ask("PING"), "+PONG\r\n");
    // A part of a request counts as well.
    pass(&world, 59_999, &mut [&mut connection]);
    connection.send("PI");
    pass(&world, 59_999, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.why(), "idle for too long");
}

/// The task of a real connection takes no turn behind a write that the socket took at once.
#[test]
fn a_reply_does_not_begin_the_time_anew_when_the_time_is_over() {
    let (world, mut connection) = with_timeout();
    connection.has_others = true;
    assert_eq!(connection.ask("PING"), "+PONG\r\n");
    pass(&world, 59_999, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.why(), "idle for too long");
}

#[test]
fn a_message_begins_the_time_anew_when_it_is_sent() {
    let (world, mut connection) = with_timeout();
    let mut other = world.connect();
    connection.has_others = true;
    assert!(connection.ask("HELLO 3").contains("redis"));
    assert_eq!(connection.ask("CLIENT TRACKING ON BCAST"), "+OK\r\n");
    pass(&world, 59_000, &mut [&mut connection]);
    other.ask("SET k v");
    pass(&world, 59_999, &mut [&mut connection]);
    assert!(connection.heard().contains("invalidate"));
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.why(), "idle for too long");
}

#[test]
fn a_peer_that_takes_its_reply_slowly_is_not_idle() {
    let (world, mut connection) = with_timeout();
    connection.set("k", 1_000_000);
    connection.window = 0;
    connection.send("GET k\r\n");
    for _ in 0..20 {
        pass(&world, 50_000, &mut [&mut connection]);
        assert!(connection.is_open(), "closed after {} bytes", connection.received.len());
        connection.take(10_000);
    }
    pass(&world, 59_999, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.why(), "idle for too long");
}

#[test]
fn a_peer_that_stops_reading_is_idle() {
    let (world, mut connection) = with_timeout();
    connection.set("k", 1_000_000);
    connection.window = 100;
    connection.send("GET k\r\n".repeat(100));
    pass(&world, 60_000, &mut [&mut connection]);
    assert_eq!(connection.why(), "idle for too long");
}

#[test]
fn a_subscriber_may_be_silent_for_ever() {
    let (world, mut connection) = with_timeout();
    connection.ask("SUBSCRIBE news");
    pass(&world, 600_000, &mut [&mut connection]);
    assert!(connection.is_open());
    connection.ask("UNSUBSCRIBE news");
    pass(&world, 60_000, &mut [&mut connection]);
    assert_eq!(connection.why(), "idle for too long");
}

#[test]
fn a_pause_is_no_idleness() {
    let (world, mut connection) = with_timeout();
    let mut admin = world.connect();
    admin.ask("CLIENT PAUSE 100000 WRITE");
    connection.send("SET k v\r\n");
    pass(&world, 99_999, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.heard(), "+OK\r\n");
}

#[test]
fn a_timeout_of_centuries_closes_nobody() {
    let world = World::new();
    let mut connection = world.connect();
    assert_eq!(connection.ask("CONFIG SET timeout 70000000"), "+OK\r\n");
    assert_eq!(connection.ask("PING"), "+PONG\r\n");
    pass(&world, 69_999_999_999, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert!(!connection.is_open());
}
