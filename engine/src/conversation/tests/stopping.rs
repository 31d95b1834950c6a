//! A server that stops: received requests are answered, and nobody delays its end beyond the drain limit.

use super::*;

fn draining(drain_ms: u64) -> World {
    World::with(Config { drain_ms, enable_debug_command: true, ..Config::default() })
}

#[test]
fn who_says_nothing_is_closed_as_soon_as_that_is_sure() {
    let world = draining(5_000);
    let mut connection = world.connect();
    world.server.stop();
    connection.run();
    pass(&world, 19, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.why(), "the server stops");
}

#[test]
fn what_arrives_a_moment_later_is_answered() {
    let world = draining(5_000);
    let mut connection = world.connect();
    world.server.stop();
    for _ in 0..5 {
        pass(&world, 15, &mut [&mut connection]);
        assert_eq!(connection.ask("PING"), "+PONG\r\n");
    }
    pass(&world, 20, &mut [&mut connection]);
    assert_eq!(connection.why(), "the server stops");
}

#[test]
fn who_is_never_quiet_gets_a_last_call() {
    let world = draining(5_000);
    let mut connection = world.connect();
    world.server.stop();
    let begun = world.now();
    while connection.is_open() {
        assert!(world.now() - begun <= 200, "it goes on for ever");
        connection.send("PING\r\n");
        pass(&world, 10, &mut [&mut connection]);
    }
    // Executed requests are answered.
    assert!(connection.heard().ends_with("+PONG\r\n"));
}

#[test]
fn a_peer_that_does_not_read_holds_the_exit_for_the_drain_limit() {
    let world = draining(5_000);
    let mut connection = world.connect();
    connection.set("k", 100_000);
    connection.window = 1_000;
    connection.send("GET k\r\n");
    world.server.stop();
    pass(&world, 4_999, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!(connection.why(), "the server stops");
}

#[test]
fn a_step_of_the_wall_clock_does_not_change_the_drain() {
    let world = draining(5_000);
    let mut connection = world.connect();
    connection.set("k", 100_000);
    connection.window = 1_000;
    connection.send("GET k\r\n");
    world.server.stop();
    connection.run();
    world.clock.set_wall_clock(BEGIN - 900_000);
    pass(&world, 5_000, &mut [&mut connection]);
    assert_eq!(connection.why(), "the server stops");
}

#[test]
fn a_drain_of_centuries_waits_for_the_peer() {
    let world = draining(u64::MAX);
    let mut connection = world.connect();
    connection.set("k", 100_000);
    connection.window = 1_000;
    connection.send("GET k\r\n");
    world.server.stop();
    pass(&world, 25_000, &mut [&mut connection]);
    assert!(connection.is_open());
    connection.take(200_000);
    assert_eq!(connection.why(), "the server stops");
    assert_eq!(connection.received.len(), 9 + 100_000 + 2);
}

#[test]
fn a_pause_does_not_hold_the_exit_and_its_requests_are_not_done() {
    let world = draining(5_000);
    let (mut admin, mut client) = (world.connect(), world.connect());
    admin.ask("CLIENT PAUSE 100000 WRITE");
    client.send("GET k\r\nSET k 1\r\nGET k\r\n");
    world.server.stop();
    pass(&world, 20, &mut [&mut client, &mut admin]);
    assert_eq!((client.heard().as_str(), client.why().as_str()), ("$-1\r\n", "the server stops"));
}

#[test]
fn a_sleep_does_not_hold_the_exit() {
    let world = draining(5_000);
    let (mut sleeper, mut client) = (world.connect(), world.connect());
    sleeper.ask("DEBUG SLEEP 100");
    client.ask("INCR n");
    world.server.stop();
    pass(&world, 40, &mut [&mut client, &mut sleeper]);
    assert_eq!((sleeper.heard().as_str(), sleeper.why().as_str()), ("+OK\r\n", "the server stops"));
    assert_eq!((client.heard().as_str(), client.why().as_str()), (":1\r\n", "the server stops"));
}

#[test]
fn shutdown_ends_the_connection_that_said_it_and_stops_the_server() {
    let world = draining(5_000);
    let (mut client, mut other) = (world.connect(), world.connect());
    client.send("SHUTDOWN NOSAVE\r\nPING\r\n");
    assert_eq!((client.heard().as_str(), client.why().as_str()), ("", "the server stops"));
    assert!(world.server.is_stopping());
    other.run();
    pass(&world, 20, &mut [&mut other]);
    assert_eq!(other.why(), "the server stops");
}

#[test]
fn a_sleep_that_begins_while_the_server_stops_does_not_hold_the_exit() {
    let world = draining(5_000);
    let (mut sleeper, mut client) = (world.connect(), world.connect());
    world.server.stop();
    assert_eq!(sleeper.ask("DEBUG SLEEP 100\r\nPING"), "+OK\r\n+PONG\r\n");
    assert_eq!(client.ask("INCR n"), ":1\r\n");
    pass(&world, 60, &mut [&mut client, &mut sleeper]);
    assert_eq!((sleeper.why().as_str(), client.why().as_str()), ("the server stops", "the server stops"));
}

#[test]
fn a_reader_that_is_full_is_asked_again_at_no_moment_that_has_come() {
    let world = World::new();
    let mut connection = world.connect();
    connection.set("k", 100_000);
    connection.window = 0;
    connection.send("GET k\r\n".repeat(400));
    assert!(connection.replies.len() >= MAX_UNREAD_REPLIES && !connection.requests.is_empty());
    world.server.stop();
    // Each deadline on the way is met to the millisecond.
    pass(&world, 3_000, &mut [&mut connection]);
    assert!(connection.is_open());
    connection.take(usize::MAX);
    assert!(connection.received.len() > MAX_UNREAD_REPLIES);
}

#[test]
fn requests_that_were_not_read_while_the_replies_were_full_are_answered() {
    for step in [3_000_000, usize::MAX] {
        let world = draining(5_000);
        let mut connection = world.connect();
        // An unnecessary turn would read the clock in between.
        connection.has_others = true;
        connection.window = 0;
        let request = encode(&["ECHO", &"v".repeat(1_000_000)]);
        for _ in 0..40 {
            connection.inbound.extend(&request);
        }
        connection.run();
        assert!(connection.replies.len() >= MAX_UNREAD_REPLIES && connection.inbound.len() > 20_000_000);
        world.server.stop();
        pass(&world, 3_000, &mut [&mut connection]);
        assert!(connection.is_open());
        while connection.is_open() && connection.received.len() < 40 * 1_000_000 {
            connection.take(step);
            pass(&world, 1, &mut [&mut connection]);
        }
        assert_eq!(connection.received.len(), 40 * ("$1000000\r\n".len() + 1_000_000 + 2), "{}", connection.why());
        // After that the peer is silent.
        pass(&world, 20, &mut [&mut connection]);
        assert_eq!(connection.why(), "the server stops");
    }
}

#[test]
fn a_pause_behind_full_replies_does_not_hold_the_exit() {
    let world = draining(5_000);
    let (mut admin, mut client) = (world.connect(), world.connect());
    // With its head and its end the reply has exactly a megabyte.
    client.set("k", 1024 * 1024 - "$1048564\r\n\r\n".len());
    client.window = 0;
    client.send("GET k\r\n".repeat(16));
    assert_eq!(client.replies.len(), MAX_UNREAD_REPLIES);
    admin.ask("CLIENT PAUSE 100000 WRITE");
    client.send("SET k 1\r\n");
    world.server.stop();
    pass(&world, 1_000, &mut [&mut client, &mut admin]);
    assert!(client.is_open());
    client.take(usize::MAX);
    pass(&world, 20, &mut [&mut client]);
    assert_eq!((client.received.len(), client.why().as_str()), (MAX_UNREAD_REPLIES, "the server stops"));
}
