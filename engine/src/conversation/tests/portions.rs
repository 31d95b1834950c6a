//! Commands that go on in portions, and what other clients see and may do meanwhile.

use std::time::Duration;

use super::*;

/// More keys than one turn visits.
const KEYS: usize = 12_000;

impl Connection {
    /// Runs one step of the task: a turn, or the event that it waits for.
    fn step(&mut self) {
        if self.wait.is_none() {
            self.turn();
        } else {
            self.event();
        }
    }

    fn is_running(&self) -> bool {
        self.conversation.as_ref().is_some_and(|conversation| conversation.session.is_running())
    }

    /// Sends a request from the peer, and runs the task until the command has begun and is not over.
    fn begin(&mut self, request: impl AsRef<[u8]>) {
        self.inbound.extend(request.as_ref());
        for _ in 0..TOO_MANY_TURNS {
            self.step();
            if self.is_running() {
                return;
            }
        }
        panic!("the command does not begin");
    }
}

/// Returns an `MSET` that sets all keys to one value.
fn set_all(value: &str) -> Vec<u8> {
    let pairs: Vec<[String; 2]> = (0..KEYS).map(|key| [format!("key:{key}"), value.to_owned()]).collect();
    let words: Vec<&str> = std::iter::once("MSET").chain(pairs.iter().flatten().map(String::as_str)).collect();
    encode(&words)
}

/// Returns a command on all keys.
fn on_all(command: &str) -> Vec<u8> {
    let keys: Vec<String> = (0..KEYS).map(|key| format!("key:{key}")).collect();
    let words: Vec<&str> = std::iter::once(command).chain(keys.iter().map(String::as_str)).collect();
    encode(&words)
}

fn filled(config: Config) -> (World, Connection, Connection) {
    let world = World::with(config);
    let (mut busy, other) = (world.connect(), world.connect());
    busy.send(set_all("old"));
    assert_eq!(busy.heard(), "+OK\r\n");
    (world, busy, other)
}

#[test]
fn a_long_command_lets_others_run_and_shows_nothing_half_done() {
    for threads in [1, 4] {
        let (_world, mut busy, mut other) = filled(Config { threads: Some(threads), ..Config::default() });
        busy.begin(set_all("new"));
        assert_eq!(other.ask("PING"), "+PONG\r\n");
        let held_up = format!("GET key:{}\r\nGET key:0\r\nMGET key:0 key:{}\r\nDBSIZE\r\n", KEYS - 1, KEYS - 1);
        other.send(&held_up);
        assert_eq!(other.heard(), "", "it waits");
        busy.run();
        assert_eq!(busy.heard(), "+OK\r\n");
        other.run();
        let expected = format!("$3\r\nnew\r\n$3\r\nnew\r\n*2\r\n$3\r\nnew\r\n$3\r\nnew\r\n:{KEYS}\r\n");
        assert_eq!(other.heard(), expected);
    }
}

#[test]
fn every_long_command_goes_on_in_portions_of_bounded_size() {
    /// Number of keys that one turn visits: 16 portions of 256.
    const PER_TURN: usize = 16 * 256;
    let (_world, mut busy, _) = filled(Config::default());
    for request in [
        on_all("EXISTS"),
        on_all("TOUCH"),
        on_all("MGET"),
        set_all("new"),
        on_all("WATCH"),
        b"MULTI\r\nPING\r\nEXEC\r\n".to_vec(),
        b"KEYS *\r\n".to_vec(),
        b"KEYS nothing\r\n".to_vec(),
        b"SCAN 0 COUNT 1000000\r\n".to_vec(),
        on_all("SUBSCRIBE"),
        b"UNSUBSCRIBE\r\n".to_vec(),
        on_all("DEL"),
        set_all("again"),
        on_all("UNLINK"),
    ] {
        let turns = busy.turns;
        busy.send(&request);
        assert!(busy.is_open());
        busy.received.clear();
        let taken = busy.turns - turns;
        assert!(
            taken >= KEYS / PER_TURN,
            "{taken} turns for {:?}",
            String::from_utf8_lossy(&request[..request.len().min(30)])
        );
    }
}

#[test]
fn long_names_and_values_make_a_portion_of_few() {
    /// Length of a name in bytes, less than that of a large value, and number of names, at most that of one portion.
    const LENGTH: usize = 150_000;
    const COUNT: usize = 200;
    /// Number of bytes that one turn reads: 16 portions of half a megabyte, and at most one name more in each.
    const PER_TURN: usize = 16 * (512 * 1024 + LENGTH);
    let (_world, mut busy, mut other) = filled(Config { threads: Some(1), ..Config::default() });
    busy.ask_words(&["CONFIG", "SET", "client-output-buffer-limit", "pubsub 0 0 0"]);
    let names: Vec<String> = (0..COUNT).map(|name| format!("{name:02}{}", "n".repeat(LENGTH - 2))).collect();
    let of_names = |command: &str, with: &str| {
        let pairs = names.iter().flat_map(|name| [name.as_str(), with]);
        let words: Vec<&str> = std::iter::once(command).chain(pairs.filter(|word| !word.is_empty())).collect();
        encode(&words)
    };
    for (request, is_long) in [
        (of_names("MSETNX", "v"), true),
        (of_names("MGET", ""), true),
        (b"KEYS *\r\n".to_vec(), true),
        (b"KEYS nothing\r\n".to_vec(), true),
        (b"SCAN 0 COUNT 1000000\r\n".to_vec(), true),
        (of_names("DEL", ""), true),
        (of_names("SUBSCRIBE", ""), true),
        (b"PUBSUB CHANNELS\r\n".to_vec(), true),
        (b"UNSUBSCRIBE\r\n".to_vec(), true),
        (b"DBSIZE\r\n".to_vec(), false),
    ] {
        let asks = request.starts_with(b"PUBSUB");
        let connection = if asks { &mut other } else { &mut busy };
        connection.inbound.extend(&request);
        let mut running = 0;
        for _ in 0..TOO_MANY_TURNS {
            if connection.wait.is_some() && !connection.event() {
                break;
            }
            connection.turn();
            running += usize::from(connection.is_running());
        }
        assert!(connection.is_open());
        connection.received.clear();
        let shown = String::from_utf8_lossy(&request[..request.len().min(30)]).into_owned();
        assert_eq!(running >= COUNT * LENGTH / PER_TURN, is_long, "{running} turns for {shown:?}");
    }
}

#[test]
fn a_long_transaction_is_seen_as_a_whole() {
    let (_world, mut busy, mut other) = filled(Config::default());
    let mut request = b"MULTI\r\nSET key:0 first\r\n".to_vec();
    request.extend(on_all("EXISTS"));
    request.extend(b"SET key:1 last\r\nNOSUCH\r\nGET key:1\r\nEXEC\r\n");
    let request = String::from_utf8(request).unwrap().replace("NOSUCH\r\n", "INCR key:2\r\n");
    busy.begin(&request);
    other.send("MGET key:0 key:1\r\n");
    assert_eq!(other.heard(), "");
    busy.run();
    let queued = "+QUEUED\r\n".repeat(5);
    let error = "-ERR value is not an integer or out of range\r\n";
    let heard = busy.heard();
    assert_eq!(heard, format!("+OK\r\n{queued}*5\r\n+OK\r\n:{KEYS}\r\n+OK\r\n{error}$4\r\nlast\r\n"));
    other.run();
    assert_eq!(other.heard(), "*2\r\n$5\r\nfirst\r\n$4\r\nlast\r\n");
}

#[test]
fn a_command_whose_connection_ends_comes_to_its_end() {
    for kills in [false, true] {
        let (world, mut busy, mut other) = filled(Config::default());
        busy.begin(set_all("new"));
        if kills {
            assert_eq!(other.ask("CLIENT KILL TYPE normal SKIPME yes"), ":1\r\n");
            busy.run();
            assert_eq!(busy.why(), "killed");
        } else {
            // The socket failed.
            busy.conversation = None;
        }
        assert_eq!(other.ask("CLIENT LIST").matches("id=").count(), 1);
        // No task purges here, so the chore was done at once.
        assert_eq!(other.ask(&format!("GET key:{}", KEYS - 1)), "$3\r\nnew\r\n");
        drop(world);
    }
}

#[test]
fn the_purge_brings_what_is_begun_to_its_end_in_portions() {
    let (world, mut busy, mut other) = filled(Config::default());
    let notifier = Arc::new(Notifier::default());
    world.server.set_purge_notifier(notifier.clone());
    busy.begin(set_all("new"));
    busy.conversation = None;
    assert!(notifier.0.load(Ordering::SeqCst), "the task is notified");
    other.send("GET key:0\r\n");
    assert_eq!(other.heard(), "");
    let mut calls = 0;
    while world.server.purge().rest == Some(Duration::ZERO) {
        calls += 1;
    }
    assert!(calls >= 1, "{calls}");
    other.run();
    assert_eq!(other.heard(), "$3\r\nnew\r\n");
}

#[test]
fn a_panic_in_the_midst_of_a_command_lets_others_go_on() {
    let world = World::with(Config { enable_debug_command: true, ..Config::default() });
    let (mut busy, mut other) = (world.connect(), world.connect());
    busy.send(set_all("old"));
    busy.heard();
    busy.inbound.extend(b"MULTI\r\n".iter().chain(&on_all("EXISTS")).chain(b"DEBUG PANIC\r\nEXEC\r\n"));
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| busy.run()));
    assert!(panicked.is_err());
    drop(busy);
    assert_eq!(other.ask("GET key:0"), "$3\r\nold\r\n");
}

#[test]
fn who_waited_goes_before_the_next_long_command() {
    let (_world, mut busy, mut other) = filled(Config::default());
    busy.begin([on_all("EXISTS"), on_all("EXISTS"), on_all("EXISTS")].concat());
    other.send("GET key:0\r\n");
    // The first command is over, and the second does not begin before the other client had its turn.
    let mut turns = 0;
    while busy.received.is_empty() {
        busy.step();
        turns += 1;
        assert!(turns < TOO_MANY_TURNS);
    }
    while busy.requests.len() < on_all("EXISTS").len() {
        assert!(!busy.is_running());
        busy.step();
    }
    for _ in 0..10 {
        let next = busy.conversation.as_mut().unwrap().turn(&mut busy.requests, &mut busy.replies);
        assert!(matches!(next, Next::Again) && !busy.is_running(), "{next:?}");
    }
    other.run();
    assert_eq!(other.heard(), "$3\r\nold\r\n");
    busy.run();
    assert_eq!(busy.replies.len(), 0);
}

#[test]
fn who_waits_is_not_read_and_not_lost_when_it_closes() {
    let (_world, mut busy, mut other) = filled(Config::default());
    busy.begin(set_all("new"));
    other.send("SET key:0 other\r\n");
    assert_eq!(other.wait.map(|(read, _)| read), Some(false));
    other.half_close();
    busy.run();
    other.run();
    assert_eq!((other.heard().as_str(), other.why().as_str()), ("+OK\r\n", "the peer closed"));
    assert_eq!(busy.ask("GET key:0"), "+OK\r\n$5\r\nother\r\n");
}

#[test]
fn who_leaves_while_it_waits_holds_nobody_up() {
    let (_world, mut busy, mut other) = filled(Config::default());
    busy.begin([on_all("EXISTS"), on_all("EXISTS")].concat());
    other.send("GET key:0\r\n");
    other.conversation = None;
    busy.run();
    assert_eq!(busy.heard(), format!(":{KEYS}\r\n").repeat(2));
}

#[test]
fn a_message_does_not_stand_in_the_middle_of_a_long_reply() {
    let (_world, mut busy, mut other) = filled(Config::default());
    busy.ask("HELLO 3");
    busy.ask("SUBSCRIBE news");
    busy.begin(on_all("MGET"));
    assert_eq!(other.ask("PUBLISH news text"), ":1\r\n");
    busy.run();
    let reply = format!("*{KEYS}\r\n{}", "$3\r\nold\r\n".repeat(KEYS));
    assert_eq!(busy.heard(), format!("{reply}>3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$4\r\ntext\r\n"));
}

#[test]
fn a_long_reply_to_a_client_that_wants_none_is_silent() {
    let (_world, mut busy, _) = filled(Config::default());
    busy.send([b"CLIENT REPLY SKIP\r\n", &*on_all("MGET"), b"PING\r\n"].concat());
    assert_eq!(busy.heard(), "+PONG\r\n");
    busy.send([b"CLIENT REPLY OFF\r\n", &*on_all("MGET"), b"CLIENT REPLY ON\r\n"].concat());
    assert_eq!(busy.heard(), "+OK\r\n");
}

#[test]
fn a_reply_in_parts_goes_out_as_it_is_read() {
    const LENGTH: usize = 20 * 1024 * 1024;
    let world = World::new();
    let (mut reader, mut other) = (world.connect(), world.connect());
    reader.set("large", LENGTH);
    reader.window = 100;
    reader.send("GET large\r\nMGET large large absent\r\nPING\r\n");
    // Less than the whole reply waits, and the value is not copied.
    assert!(reader.replies.len() <= MAX_UNREAD_REPLIES + 1, "{}", reader.replies.len());
    // The reply has the value at the time of the command.
    assert_eq!(other.ask("SET large small"), "+OK\r\n");
    reader.window = usize::MAX;
    reader.run();
    let one = format!("${LENGTH}\r\n{}\r\n", "v".repeat(LENGTH));
    let heard = reader.heard();
    assert!(heard.starts_with(&one));
    assert_eq!(&heard[one.len()..], "*3\r\n$5\r\nsmall\r\n$5\r\nsmall\r\n$-1\r\n+PONG\r\n");
}

#[test]
fn keys_of_a_store_of_its_own_expire_without_being_asked_for() {
    let world = World::with(Config { store: crate::config::Store::PerConnection, ..Config::default() });
    let mut connection = world.connect();
    connection.ask("SET far v EX 100000");
    for number in 0..1_000 {
        connection.ask(&format!("SET key:{number} v PX 50"));
    }
    assert_eq!(connection.until(), Some(world.now() + 51));
    assert_eq!(connection.ask("DBSIZE"), ":1001\r\n");
    pass(&world, 60, &mut [&mut connection]);
    assert_eq!(connection.ask("DBSIZE"), ":1\r\n");
    assert!(connection.ask("INFO stats").contains("\r\nexpired_keys:1000\r\n"));
}
