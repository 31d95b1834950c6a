//! Limits on the output that waits for a client, and the memory that it is charged for.

use super::*;

/// Returns a world with this limit on unread output, and a connection in it, with a key `k` of 100,000 bytes.
fn limited(limit: &str) -> (World, Connection) {
    let world = World::new();
    let mut connection = world.connect();
    connection.set("k", 100_000);
    assert_eq!(connection.ask_words(&["CONFIG", "SET", "client-output-buffer-limit", limit]), "+OK\r\n");
    (world, connection)
}

#[test]
fn a_reply_beyond_the_hard_limit_is_not_sent() {
    let (world, mut connection) = limited("normal 100000 0 0");
    assert_eq!(connection.ask("GET k"), "");
    assert_eq!(connection.why(), "killed");
    assert_eq!(world.server.connected(), 0);
}

#[test]
fn replies_below_the_limit_may_wait() {
    let (world, mut connection) = limited("normal 350000 0 0");
    connection.window = 0;
    connection.send("GET k\r\nGET k\r\nGET k\r\n");
    pass(&world, 1_000_000, &mut [&mut connection]);
    assert!(connection.is_open());
    connection.send("GET k\r\n");
    assert_eq!(connection.why(), "killed");
}

#[test]
fn the_soft_limit_ends_a_connection_that_nothing_else_happens_to() {
    let (world, mut connection) = limited("normal 0 100000 10");
    connection.window = 50_000;
    connection.send("GET k\r\nGET k\r\n");
    pass(&world, 10_000, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1_000, &mut [&mut connection]);
    assert_eq!(connection.why(), "killed");
}

#[test]
fn the_soft_limit_forgets_who_reads_in_time() {
    let (world, mut connection) = limited("normal 0 100000 10");
    for _ in 0..5 {
        connection.window = 0;
        connection.send("GET k\r\n");
        pass(&world, 9_000, &mut [&mut connection]);
        connection.take(10_000);
        pass(&world, 9_000, &mut [&mut connection]);
        connection.take(usize::MAX);
        assert!(connection.is_open());
    }
}

#[test]
fn replies_to_a_subscriber_count_among_its_messages() {
    let (world, mut connection) = limited("pubsub 150000 0 0");
    let mut publisher = world.connect();
    connection.ask("HELLO 3");
    connection.ask("SUBSCRIBE news");
    connection.window = 0;
    connection.send("GET k\r\n");
    assert!(connection.is_open());
    publisher.ask_words(&["PUBLISH", "news", &"m".repeat(60_000)]);
    connection.run();
    assert_eq!(connection.why(), "killed");
    // The same without messages.
    let mut connection = world.connect();
    connection.ask("HELLO 3");
    connection.ask("SUBSCRIBE news");
    connection.window = 0;
    connection.send("GET k\r\nGET k\r\n");
    assert_eq!(connection.why(), "killed");
}

#[test]
fn who_has_not_authenticated_leaves_nothing_unread() {
    let world = World::with(Config { requirepass: "secret".into(), ..Config::default() });
    let refused = "-NOAUTH Authentication required.\r\n";
    let mut reads = world.connect();
    for _ in 0..100 {
        reads.send("PING\r\n".repeat(480));
        assert_eq!(reads.heard(), refused.repeat(480));
    }
    // More at once than Redis accepts.
    reads.send("PING\r\n".repeat(500));
    assert_eq!((reads.heard().as_str(), reads.why().as_str()), ("", "killed"));
    let mut stops = world.connect();
    stops.window = 0;
    for _ in 0..=1_024 / refused.len() {
        assert!(stops.is_open());
        stops.send("PING\r\n");
    }
    assert_eq!(stops.why(), "killed");
    let mut knows = world.connect();
    knows.ask("AUTH secret");
    knows.window = 0;
    knows.send("PING\r\n".repeat(5_000));
    assert!(knows.is_open());
}

#[test]
fn who_has_not_authenticated_sends_only_short_requests() {
    let world = World::with(Config { requirepass: "secret".into(), ..Config::default() });
    let mut connection = world.connect();
    let argument = "a".repeat(16_000);
    connection.send(&encode(&["AUTH", &argument])[..10_000]);
    assert!(connection.is_open() && connection.requests.memory() < 20_000);
    let mut connection = world.connect();
    connection.send(&encode(&["ECHO", &argument, &argument, &argument])[..40_000]);
    assert_eq!(connection.why(), "after the last reply");
    assert_eq!(world.server.connected(), 1);
    // Bytes after the password are not judged before the password.
    let mut connection = world.connect();
    connection.send([encode(&["AUTH", "secret"]), encode(&["ECHO", &"e".repeat(50_000)])].concat());
    assert!(connection.heard().starts_with("+OK\r\n$50000\r\neee"));
}

#[test]
fn a_reply_that_stays_is_charged_and_takes_little() {
    let world = World::new();
    let mut connection = world.connect();
    connection.window = 3;
    connection.send("PING\r\n");
    let held = world.server.account.held();
    assert!((4..=200).contains(&held) && connection.replies.memory() == held, "{held}");
    connection.take(1);
    assert_eq!(connection.heard(), "+PON");
    connection.take(100);
    assert_eq!(world.server.account.held(), 0);
}

#[test]
fn one_byte_of_a_request_is_charged_as_little_more() {
    let world = World::with(Config { max_memory: 10_000_000, ..Config::default() });
    let mut connections: Vec<Connection> = (0..1_000).map(|_| world.connect()).collect();
    connections.iter_mut().for_each(|connection| connection.send("*"));
    assert!(world.server.account.held() < 4_000_000, "{}", world.server.account.held());
    assert_eq!(world.connect().ask("SET k v"), "+OK\r\n");
    for connection in &mut connections {
        connection.send("1\r\n$4\r\nPING\r\n");
        assert_eq!(connection.heard(), "+PONG\r\n");
    }
    assert_eq!(world.server.account.held(), 0);
}

/// Returns the indexes of the closed connections.
fn closed(connections: &mut [Connection]) -> Vec<usize> {
    connections.iter_mut().for_each(Connection::run);
    (0..connections.len()).filter(|number| !connections[*number].is_open()).collect()
}

#[test]
fn when_clients_hold_too_much_the_largest_are_closed() {
    let world = World::new();
    let mut connections: Vec<Connection> = (0..10).map(|_| world.connect()).collect();
    assert_eq!(connections[0].ask("CONFIG SET maxmemory-clients 1000000"), "+OK\r\n");
    assert_eq!(connections[8].ask("CLIENT NO-EVICT ON"), "+OK\r\n");
    for (number, connection) in connections.iter_mut().enumerate() {
        connection.ask("MULTI");
        connection.send(encode(&["SET", "k", &"v".repeat(15_000 * (number + 1))]));
    }
    // Together they hold 825,000 bytes.
    assert_eq!(closed(&mut connections), []);
    connections[0].send(encode(&["SET", "k", &"v".repeat(200_000)]));
    assert_eq!(closed(&mut connections), [0]);
    // Now they hold 810,000 bytes. The next largest may stay.
    connections[1].send(encode(&["SET", "k", &"v".repeat(60_000)]));
    connections[2].send(encode(&["SET", "k", &"v".repeat(60_000)]));
    connections[3].send(encode(&["SET", "k", &"v".repeat(60_000)]));
    connections[4].send(encode(&["SET", "k", &"v".repeat(60_000)]));
    assert_eq!(closed(&mut connections), [0, 9]);
    assert_eq!(world.server.account.evicted(), 2);
}

#[test]
fn maxmemory_limits_what_clients_hold_without_being_asked() {
    let world = World::with(Config { max_memory: 1_000_000, ..Config::default() });
    let mut connection = world.connect();
    connection.send(&encode(&["SET", "k", &"v".repeat(2_000_000)])[..1_100_000]);
    assert_eq!(connection.why(), "killed");
    assert_eq!(world.connect().ask("SET k v"), "+OK\r\n");
    assert_eq!(world.server.account.held(), 0);
}
