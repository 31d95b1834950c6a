//! `CLIENT PAUSE` and `DEBUG SLEEP`.

use super::*;

#[test]
fn a_paused_write_waits_and_a_read_does_not() {
    let world = World::new();
    let (mut admin, mut client) = (world.connect(), world.connect());
    admin.ask("CLIENT PAUSE 100 WRITE");
    assert_eq!(client.ask("GET k"), "$-1\r\n");
    assert_eq!(client.ask("SET k 1\r\nGET k"), "");
    pass(&world, 99, &mut [&mut client]);
    assert_eq!(client.heard(), "");
    pass(&world, 1, &mut [&mut client]);
    assert_eq!(client.heard(), "+OK\r\n$1\r\n1\r\n");
}

#[test]
fn unpause_lets_everybody_go_on_at_once() {
    let world = World::new();
    let (mut admin, mut client) = (world.connect(), world.connect());
    admin.ask("CLIENT PAUSE 70000000000 WRITE");
    assert_eq!(client.ask("INCR n"), "");
    // A later request does not overtake it.
    assert_eq!(client.ask("GET n"), "");
    admin.ask("CLIENT UNPAUSE");
    client.run();
    assert_eq!(client.heard(), ":1\r\n$1\r\n1\r\n");
}

#[test]
fn what_comes_during_a_pause_moves_to_larger_blocks_in_portions() {
    let world = World::new();
    let (mut admin, mut client) = (world.connect(), world.connect());
    admin.ask("CLIENT PAUSE 100 WRITE");
    client.send("SET k 1\r\n");
    client.inbound.extend(encode(&["SET", "k", &"v".repeat(3_000_000)]));
    let mut grows = 0;
    while client.event() {
        client.turn();
        while client.wait.is_none() {
            grows += usize::from(client.requests.is_growing());
            client.turn();
        }
        assert!(!client.requests.grow(), "it waits, and what was received is yet to move");
    }
    assert!(grows >= 4, "{grows}");
    pass(&world, 100, &mut [&mut client]);
    assert_eq!(client.heard(), "+OK\r\n+OK\r\n");
}

#[test]
fn a_longer_pause_prolongs_the_wait() {
    let world = World::new();
    let (mut admin, mut client) = (world.connect(), world.connect());
    admin.ask("CLIENT PAUSE 100 WRITE");
    client.ask("INCR n");
    admin.ask("CLIENT PAUSE 300 WRITE");
    pass(&world, 299, &mut [&mut client]);
    assert_eq!(client.heard(), "");
    pass(&world, 1, &mut [&mut client]);
    assert_eq!(client.heard(), ":1\r\n");
}

#[test]
fn who_leaves_during_a_pause_leaves_nothing_behind() {
    let world = World::new();
    let (mut admin, mut client, mut reader) = (world.connect(), world.connect(), world.connect());
    admin.ask("CLIENT PAUSE 400 WRITE");
    client.send("PING\r\nSET gone 1\r\n");
    assert_eq!(client.heard(), "+PONG\r\n");
    client.half_close();
    assert_eq!(client.why(), "the peer closed");
    // The same when both come in one read.
    let mut client = world.connect();
    client.inbound.extend(b"SET gone 2\r\n");
    client.half_close();
    assert_eq!(client.why(), "the peer closed");
    assert!(admin.ask("INFO clients").contains("blocked_clients:0\r\n"));
    pass(&world, 500, &mut [&mut reader]);
    assert_eq!(reader.ask("GET gone"), "$-1\r\n");
}

#[test]
fn what_a_paused_client_was_answered_before_reaches_it_though_it_leaves() {
    let world = World::new();
    let (mut admin, mut client) = (world.connect(), world.connect());
    admin.ask("CLIENT PAUSE 400 WRITE");
    client.window = 3;
    client.send("PING\r\nSET gone 1\r\n");
    client.half_close();
    assert!(client.is_open());
    client.take(100);
    assert_eq!((client.heard().as_str(), client.why().as_str()), ("+PONG\r\n", "the peer closed"));
}

#[test]
fn a_flood_during_a_pause_is_bounded() {
    let world = World::new();
    let (mut admin, mut client) = (world.connect(), world.connect());
    assert_eq!(admin.ask("CONFIG SET client-query-buffer-limit 1048576"), "+OK\r\n");
    admin.ask("CLIENT PAUSE 400000 ALL");
    client.send("PING\r\n".repeat(300_000));
    assert_eq!(client.why(), "after the last reply");
    assert_eq!(client.heard(), "");
}

#[test]
fn as_much_as_the_limit_may_wait_behind_a_pause() {
    let world = World::new();
    let (mut admin, mut client) = (world.connect(), world.connect());
    assert_eq!(admin.ask("CONFIG SET client-query-buffer-limit 1048576"), "+OK\r\n");
    admin.ask("CLIENT PAUSE 400000 ALL");
    client.send("PING\r\n");
    let room = 1_048_576 - client.requests.len();
    client.send("x".repeat(room));
    assert!(client.is_open() && client.requests.len() == 1_048_576);
    client.send("x");
    assert_eq!(client.why(), "after the last reply");
}

#[test]
fn a_step_of_the_wall_clock_does_not_change_a_pause() {
    let world = World::new();
    let (mut admin, mut client) = (world.connect(), world.connect());
    admin.ask("CLIENT PAUSE 100 WRITE");
    client.ask("INCR n");
    world.clock.set_wall_clock(BEGIN + 7_200_000);
    pass(&world, 99, &mut [&mut client]);
    assert_eq!(client.heard(), "");
    world.clock.set_wall_clock(BEGIN - 500_000);
    pass(&world, 1, &mut [&mut client]);
    assert_eq!(client.heard(), ":1\r\n");
}

fn debugger() -> World {
    World::with(Config { enable_debug_command: true, ..Config::default() })
}

#[test]
fn while_one_sleeps_nobody_is_answered() {
    let world = debugger();
    let (mut sleeper, mut other) = (world.connect(), world.connect());
    assert_eq!(sleeper.ask("PING\r\nDEBUG SLEEP 0.1\r\nPING"), "");
    assert_eq!(other.ask("PING"), "");
    pass(&world, 99, &mut [&mut sleeper, &mut other]);
    assert_eq!((sleeper.heard().as_str(), other.heard().as_str()), ("", ""));
    pass(&world, 1, &mut [&mut sleeper, &mut other]);
    assert_eq!((sleeper.heard().as_str(), other.heard().as_str()), ("+PONG\r\n+OK\r\n+PONG\r\n", "+PONG\r\n"));
}

#[test]
fn the_replies_of_sleeps_stand_where_they_belong() {
    let world = debugger();
    let mut client = world.connect();
    client.ask("SET k v\r\nMULTI\r\nDEBUG SLEEP 0\r\nGET k\r\nDEBUG SLEEP 0.05\r\nDEBUG SLEEP 0.05");
    assert_eq!(client.ask("EXEC"), "");
    // The sleeps follow each other.
    pass(&world, 99, &mut [&mut client]);
    assert_eq!(client.heard(), "");
    pass(&world, 1, &mut [&mut client]);
    assert_eq!(client.heard(), "*4\r\n+OK\r\n$1\r\nv\r\n+OK\r\n+OK\r\n");
}

#[test]
fn a_sleep_is_silent_where_its_client_asked_for_silence() {
    let world = debugger();
    let mut client = world.connect();
    assert_eq!(client.ask("CLIENT REPLY OFF\r\nDEBUG SLEEP 0.1"), "");
    assert_eq!(client.ask("CLIENT REPLY ON"), "");
    pass(&world, 100, &mut [&mut client]);
    assert_eq!(client.heard(), "+OK\r\n");
    assert_eq!(client.ask("CLIENT REPLY SKIP\r\nDEBUG SLEEP 0\r\nPING"), "+PONG\r\n");
}

#[test]
fn a_sleep_does_not_undo_the_end_of_its_own_connection() {
    let world = debugger();
    let mut client = world.connect();
    let own = client.ask("CLIENT ID").trim_matches([':', '\r', '\n']).to_owned();
    client.ask(&format!("MULTI\r\nCLIENT KILL ID {own} SKIPME no\r\nDEBUG SLEEP 0"));
    client.send("EXEC\r\nPING\r\n");
    assert_eq!((client.heard().as_str(), client.why().as_str()), ("*2\r\n:1\r\n", "after the last reply"));
}

#[test]
fn who_half_closes_while_another_sleeps_is_answered() {
    // redis-server sees neither the request nor the end before it wakes.
    let world = debugger();
    let (mut sleeper, mut client) = (world.connect(), world.connect());
    sleeper.ask("DEBUG SLEEP 0.1\r\nINCR n");
    sleeper.half_close();
    client.ask("INCR m");
    pass(&world, 100, &mut [&mut sleeper, &mut client]);
    assert_eq!((sleeper.heard().as_str(), sleeper.why().as_str()), ("+OK\r\n:1\r\n", "the peer closed"));
    assert_eq!(client.heard(), ":1\r\n");
}
