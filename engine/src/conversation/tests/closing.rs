//! `QUIT`, half-closes and protocol errors: the replies before the end, and the waiting for the peer.

use super::*;
use crate::limits::CLOSING_PATIENCE;

#[test]
fn what_was_sent_before_a_half_close_is_answered() {
    let world = World::new();
    let mut connection = world.connect();
    connection.window = 0;
    connection.inbound.extend(b"PING\r\nSET k v\r\n");
    connection.half_close();
    assert!(connection.is_open());
    connection.take(100);
    assert_eq!((connection.heard().as_str(), connection.why().as_str()), ("+PONG\r\n+OK\r\n", "the peer closed"));
}

#[test]
fn half_a_request_is_dropped_with_the_peer() {
    let world = World::new();
    let mut connection = world.connect();
    connection.inbound.extend(b"PING\r\n*2\r\n$3\r\nGET");
    connection.half_close();
    assert_eq!((connection.heard().as_str(), connection.why().as_str()), ("+PONG\r\n", "the peer closed"));
}

#[test]
fn nothing_is_executed_after_quit() {
    let world = World::new();
    let (mut connection, mut other) = (world.connect(), world.connect());
    connection.send("SET k 1\r\nQUIT\r\nSET k 2\r\n");
    assert_eq!((connection.heard().as_str(), connection.why().as_str()), ("+OK\r\n+OK\r\n", "after the last reply"));
    assert_eq!(other.ask("GET k"), "$1\r\n1\r\n");
}

#[test]
fn bytes_that_are_no_request_are_answered_and_end_the_connection() {
    let world = World::new();
    let mut connection = world.connect();
    connection.send("PING\r\n*1\r\nPING\r\nPING\r\n");
    assert_eq!(connection.heard(), "+PONG\r\n-ERR Protocol error: expected '$', got 'P'\r\n");
    assert_eq!(connection.why(), "after the last reply");
}

/// Ends a connection whose peer has not taken a long reply yet.
fn leaves(world: &World, last_words: &str) -> Connection {
    let mut connection = world.connect();
    connection.set("k", 1_000_000);
    connection.window = 0;
    connection.inbound.extend(format!("GET k\r\n{last_words}").as_bytes());
    connection.half_closed = last_words.is_empty();
    connection.run();
    connection
}

#[test]
fn a_peer_that_never_reads_its_last_replies_is_given_up() {
    for last_words in ["", "QUIT\r\n", "*x\r\n"] {
        let world = World::new();
        let mut connection = leaves(&world, last_words);
        pass(&world, CLOSING_PATIENCE - 1, &mut [&mut connection]);
        assert!(connection.is_open(), "{last_words:?}");
        pass(&world, 1, &mut [&mut connection]);
        assert_eq!(connection.why(), "the last replies were not read", "{last_words:?}");
    }
}

#[test]
fn a_peer_that_reads_its_last_replies_slowly_gets_them_all() {
    for last_words in ["", "QUIT\r\n", "*x\r\n"] {
        let world = World::new();
        let mut connection = leaves(&world, last_words);
        while connection.is_open() {
            pass(&world, CLOSING_PATIENCE - 1, &mut [&mut connection]);
            connection.take(100_000);
        }
        assert_ne!(connection.why(), "the last replies were not read", "{last_words:?}");
        assert!(connection.received.len() >= 1_000_000);
    }
}

#[test]
fn a_shorter_timeout_gives_up_earlier() {
    let world = World::new();
    world.connect().ask("CONFIG SET timeout 2");
    let mut connection = leaves(&world, "QUIT\r\n");
    pass(&world, 1_999, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.why(), "the last replies were not read");
}

#[test]
fn half_closed_with_more_requests_than_replies_may_wait_everything_is_answered() {
    let world = World::new();
    let mut connection = world.connect();
    connection.set("k", 1_000_000);
    connection.window = 0;
    connection.inbound.extend("GET k\r\n".repeat(40).as_bytes());
    connection.half_close();
    assert!(connection.is_open() && connection.replies.len() >= MAX_UNREAD_REPLIES);
    while connection.is_open() {
        connection.take(3_000_000);
    }
    assert_eq!(connection.received.len(), 40 * (10 + 1_000_000 + 2));
    assert_eq!(connection.why(), "the peer closed");
}

#[test]
fn half_closed_with_more_requests_than_replies_may_wait_and_never_reading_it_is_given_up() {
    let world = World::new();
    let mut connection = world.connect();
    connection.set("k", 1_000_000);
    connection.window = 0;
    // The end of the peer's bytes is read before any of them is executed.
    connection.inbound.extend("GET k\r\n".repeat(40).as_bytes());
    assert!(connection.receive());
    connection.half_closed = true;
    assert!(connection.receive());
    connection.wait = None;
    connection.run();
    assert!(connection.is_open() && !connection.requests.is_empty());
    pass(&world, CLOSING_PATIENCE - 1, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.why(), "the last replies were not read");
}

#[test]
fn who_was_told_something_last_is_waited_for() {
    // Closing a socket that holds unread bytes would take the last reply from the peer.
    assert!(Closed::ByServer.lingers() && Closed::Stopped.lingers());
    for closed in [Closed::ByPeer, Closed::Killed, Closed::Idle, Closed::Unread] {
        assert!(!closed.lingers(), "{closed}");
    }
}

#[test]
fn bytes_are_counted_both_ways_as_they_are_answered() {
    let world = World::new();
    let (mut admin, mut client) = (world.connect(), world.connect());
    let mut count = |field: &str| -> usize {
        let text = admin.ask("INFO stats");
        let value = text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
        value.expect("it stands in INFO").parse().expect("it is a number")
    };
    let (came, went) = (count("total_net_input_bytes"), count("total_net_output_bytes"));
    client.window = 3;
    client.send("PING\r\nECHO hello\r\n");
    client.take(100);
    let (first, second) = (count("total_net_input_bytes") - came, count("total_net_output_bytes") - went);
    // The requests of the admin count as well; their replies are of the same length each time.
    assert_eq!(first, 18 + 2 * "INFO stats\r\n".len());
    client.send("PING\r\n");
    let third = count("total_net_output_bytes") - went - second;
    let answer = admin.ask("INFO stats").len();
    assert!((7 + answer - 20..=7 + answer + 20).contains(&third), "{third} after {second}, {answer} for an answer");
}

#[test]
fn replies_are_counted_once_however_long_they_wait() {
    let world = World::new();
    let mut client = world.connect();
    let went = || world.server.statistics.bytes_out.load(Ordering::Relaxed);
    let before = went();
    client.window = 0;
    for number in 1..=3 {
        client.send("ECHO hello\r\n");
        assert_eq!(went() - before, number * 11);
        client.take(4);
        assert_eq!(went() - before, number * 11);
    }
    client.take(100);
    assert_eq!((client.heard().len(), went() - before), (33, 33));
}
