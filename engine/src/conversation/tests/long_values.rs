//! Replies that share long values with the key space.

use super::*;
const LONG: usize = 64 * 1024;

/// Returns a world with a key `k` whose value has `length` bytes, and a connection in it.
fn with_value(length: usize) -> (World, Connection, String) {
    let world = World::new();
    let mut connection = world.connect();
    connection.set("k", length);
    (world, connection, format!("${length}\r\n{}\r\n", "v".repeat(length)))
}

#[test]
fn a_value_of_any_length_arrives_whole() {
    for length in [LONG - 1, LONG, LONG + 1, 1_048_575, 1_048_576, 3_000_000] {
        let (_world, mut connection, reply) = with_value(length);
        assert!(connection.ask("GET k") == reply, "{length}");
        assert!(connection.ask("MGET k nothing k") == format!("*3\r\n{reply}$-1\r\n{reply}"), "{length}");
        let half = format!("${}\r\n{}\r\n", length / 2, "v".repeat(length / 2));
        assert!(connection.ask(&format!("GETRANGE k 0 {}", length / 2 - 1)) == half, "{length}");
        assert!(connection.ask("GET k\r\nPING") == format!("{reply}+PONG\r\n"), "{length}");
        connection.send("MULTI\r\nGET k\r\nPING\r\nMGET k k\r\nEXEC\r\n");
        let queued = "+OK\r\n+QUEUED\r\n+QUEUED\r\n+QUEUED\r\n";
        assert!(connection.heard() == format!("{queued}*3\r\n{reply}+PONG\r\n*2\r\n{reply}{reply}"), "{length}");
        connection.ask("CLIENT REPLY SKIP");
        assert!(connection.ask("GET k").is_empty(), "{length}");
        assert!(connection.ask("GETSET k short") == reply, "{length}");
        connection.set("k", length);
        assert!(connection.ask("SET k short GET") == reply, "{length}");
        connection.set("k", length);
        assert!(connection.ask("GETEX k PX 1000") == reply, "{length}");
        assert!(connection.ask("GETDEL k") == reply, "{length}");
        assert_eq!(connection.ask("GET k"), "$-1\r\n");
    }
}

#[test]
fn what_is_on_its_way_stays_as_it_was() {
    let (world, mut connection, reply) = with_value(3_000_000);
    connection.window = 1_000;
    connection.send("GET k\r\n");
    let mut writer = world.connect();
    assert_eq!(writer.ask("APPEND k x"), ":3000001\r\n");
    assert_eq!(writer.ask("SETRANGE k 0 www"), ":3000001\r\n");
    connection.take(usize::MAX);
    assert!(connection.heard() == reply);
    connection.window = 1_000;
    connection.send("GETRANGE k 3 2999999\r\n");
    assert_eq!(writer.ask("DEL k"), ":1\r\n");
    connection.take(usize::MAX);
    assert!(connection.heard() == format!("$2999997\r\n{}\r\n", "v".repeat(2_999_997)));
}

#[test]
fn a_value_many_times_in_a_reply_takes_memory_once() {
    let (world, mut connection, reply) = with_value(2_000_000);
    connection.window = 1_000_000;
    connection.send(format!("MGET{}\r\n", " k".repeat(200)));
    let held = world.server.account.held();
    assert!(held < 4_000_000, "{held}");
    assert!(connection.replies.memory() <= 4 * REPLIES_PER_WRITE, "{}", connection.replies.memory());
    let mut received = 0;
    while received < 6 + 200 * reply.len() {
        connection.take(5_000_000);
        received += std::mem::take(&mut connection.received).len();
    }
    assert_eq!(received, 6 + 200 * reply.len());
    assert_eq!(world.server.account.held(), 0);
    assert_eq!(connection.ask("PING"), "+PONG\r\n");
}

#[test]
fn shorter_values_are_shared_by_a_long_reply() {
    let (world, mut connection, reply) = with_value(100_000);
    let mut other = world.connect();
    let used = world.server.used_memory();
    connection.window = 1_000_000;
    connection.send(format!("MGET{}\r\n", " k".repeat(2_000)));
    assert!(world.server.account.held() < 4_000_000, "{}", world.server.account.held());
    assert!(world.server.used_memory() < used + 4_000_000);
    assert_eq!(other.ask("APPEND k x"), ":100001\r\n");
    assert_eq!(other.ask("OBJECT ENCODING k"), "$3\r\nraw\r\n");
    let mut received = Vec::new();
    while received.len() < 7 + 2_000 * reply.len() {
        connection.take(5_000_000);
        received.append(&mut connection.received);
    }
    assert!(received == format!("*2000\r\n{}", reply.repeat(2_000)).as_bytes());
    assert_eq!(other.ask("DEL k"), ":1\r\n");
    assert_eq!(world.server.keyspace.memory(), 0);
}

#[test]
fn values_of_a_command_that_nobody_hears_take_none() {
    let world = World::new();
    let mut connection = world.connect();
    connection.set("k", LONG - 1);
    connection.ask("CLIENT REPLY OFF");
    connection.send(format!("MGET{}\r\n", " k".repeat(2_000)));
    connection.send(format!("MULTI\r\n{}EXEC\r\n", "GET k\r\n".repeat(2_000)));
    assert_eq!((connection.replies.memory(), world.server.account.held()), (0, 0));
    assert_eq!(connection.ask("CLIENT REPLY ON"), "+OK\r\n");
}

#[test]
fn a_long_value_counts_in_full_among_what_waits() {
    let (_world, mut connection, _) = with_value(2_000_000);
    connection.ask_words(&["CONFIG", "SET", "client-output-buffer-limit", "normal 1000000 0 0"]);
    assert!(connection.ask("PING\r\nGET k\r\nSET after 1").is_empty());
    assert_eq!(connection.why(), "killed");
}
