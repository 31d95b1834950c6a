//! Peers that send and do not read, and sockets that take only a part of a write.

use super::*;

#[test]
fn replies_arrive_whole_whatever_part_of_them_the_socket_takes() {
    let expected: String = (0..500).map(|number| format!("$3\r\n{number:03}\r\n")).collect();
    let requests: String = (0..500).map(|number| format!("ECHO {number:03}\r\n")).collect();
    for step in [1, 2, 7, 100, 5_000] {
        let world = World::new();
        let mut connection = world.connect();
        connection.window = 0;
        connection.send(&requests);
        while connection.received.len() < expected.len() {
            connection.take(step);
        }
        assert_eq!(connection.heard(), expected);
    }
}

#[test]
fn requests_are_executed_whatever_pieces_they_come_in() {
    let world = World::new();
    let mut connection = world.connect();
    for byte in b"*2\r\n$4\r\nINCR\r\n$1\r\nn\r\nINCR n\r\n" {
        connection.send([*byte]);
    }
    assert_eq!(connection.heard(), ":1\r\n:2\r\n");
}

/// Sends small requests without reading until the server reads no more. Returns the number of requests.
fn fill(world: &World) -> (Connection, usize) {
    const COUNT: usize = 200_000;
    let mut connection = world.connect();
    let value = "v".repeat(100);
    assert_eq!(connection.ask(&format!("SET k {value}")), "+OK\r\n");
    // A small part is written and the peer has not read it: in this case two counts once differed.
    connection.window = 200_000;
    connection.send("GET k\r\n".repeat(COUNT));
    assert!(!connection.inbound.is_empty(), "the server goes on reading");
    (connection, COUNT)
}

#[test]
fn replies_that_stay_unread_keep_no_more_memory_than_they_need() {
    let world = World::new();
    let mut connection = world.connect();
    connection.set("k", 100_000);
    connection.window = 0;
    // The next request can be executed at once: nothing has to move for it.
    connection.inbound.extend(b"PING\r\n");
    assert!(connection.event());
    connection.turn();
    assert_eq!((connection.replies.len(), connection.replies.memory()), (7, READ_SIZE));
    connection.send("GET k\r\n".repeat(20));
    assert!(connection.replies.memory() > 1_900_000);
    connection.take(connection.replies.len() - 1_000);
    assert!(connection.replies.memory() <= 64 * 1024, "{} for 1,000 bytes", connection.replies.memory());
}

#[test]
fn as_many_replies_as_may_wait_are_enough_to_read_no_more() {
    let world = World::new();
    let mut connection = world.connect();
    // With its head and its end the reply has exactly a megabyte.
    connection.set("k", 1024 * 1024 - "$1048564\r\n\r\n".len());
    connection.window = 0;
    connection.send("GET k\r\n".repeat(15));
    assert!(matches!(connection.wait, Some((true, None))));
    connection.send("GET k\r\n");
    assert_eq!(connection.replies.len(), MAX_UNREAD_REPLIES);
    assert!(matches!(connection.wait, Some((false, None))));
}

#[test]
fn a_peer_that_does_not_read_is_left_alone_until_it_does() {
    let world = World::new();
    let (mut connection, _) = fill(&world);
    assert!(connection.replies.len() >= MAX_UNREAD_REPLIES);
    assert!(matches!(connection.wait, Some((false, None))));
    // Notifications do not make it busy either.
    let turns = connection.turns;
    for _ in 0..10 {
        connection.notifier.notify();
        connection.run();
    }
    // One turn for each notification, and one that checks that it really waits.
    assert_eq!(connection.turns - turns, 20);
}

#[test]
fn a_peer_that_reads_after_all_gets_everything() {
    let world = World::new();
    let (mut connection, count) = fill(&world);
    while !connection.inbound.is_empty() || !connection.replies.is_empty() {
        connection.take(777_777);
    }
    assert_eq!(connection.received.len(), count * (6 + 100 + 2));
    assert_eq!(connection.received.chunks(108).filter(|reply| reply.starts_with(b"$100\r\nvvv")).count(), count);
    connection.received.clear();
    connection.window = usize::MAX;
    assert_eq!(connection.ask("PING"), "+PONG\r\n");
}

#[test]
fn a_peer_that_reads_a_little_gets_a_little_more_executed() {
    let world = World::new();
    let (mut connection, _) = fill(&world);
    let (held, waits) = (connection.replies.len(), connection.requests.len());
    connection.take(1_080);
    assert!(connection.requests.len() < waits, "nothing was executed");
    assert!(connection.replies.len() <= held.max(MAX_UNREAD_REPLIES + 108));
}

#[test]
fn an_idle_connection_holds_no_memory() {
    let world = World::new();
    let mut connection = world.connect();
    for request in ["PING", "SET k v", "GET k"] {
        connection.ask(request);
        assert_eq!((connection.requests.memory(), connection.replies.memory()), (0, 0));
    }
    // A part of a request, and a reply that the peer does not take, are held and charged.
    connection.window = 0;
    connection.send("GET k\r\nGET");
    assert!(connection.requests.memory() > 0 && connection.replies.memory() > 0);
    connection.window = 100;
    connection.send(" k\r\n");
    assert_eq!((connection.requests.memory(), connection.replies.memory()), (0, 0));
    assert_eq!(world.server.account.held(), 0);
}

#[test]
fn a_batch_lets_others_run_when_it_has_much_to_write() {
    let world = World::new();
    let mut connection = world.connect();
    connection.set("k", 100_000);
    let turns = connection.turns;
    connection.send("GET k\r\n".repeat(30));
    // Three replies are as much as one write sends.
    assert!(connection.turns - turns >= 10, "{} turns", connection.turns - turns);
    assert_eq!(connection.received.len(), 30 * (9 + 100_000 + 2));
}
