//! Messages about changed keys: their receivers, their cost, and the promise that no cache is ever stale.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::AtomicUsize;
use std::thread;

use super::*;
use crate::config::Store;

fn invalid(key: &str) -> String {
    format!(">2\r\n$10\r\ninvalidate\r\n*1\r\n${}\r\n{key}\r\n", key.len())
}

/// Returns a connection that speaks RESP3 and tracks keys.
fn tracking(world: &World, options: &str) -> Connection {
    let mut connection = world.connect();
    connection.ask("HELLO 3");
    assert_eq!(connection.ask(&format!("CLIENT TRACKING ON {options}")), "+OK\r\n");
    connection
}

#[test]
fn a_change_wakes_who_has_read_the_key() {
    let world = World::new();
    let (mut reader, mut writer) = (tracking(&world, ""), world.connect());
    assert_eq!(reader.ask("GET k"), "_\r\n");
    assert_eq!(writer.ask("SET k 1\r\nSET k 2"), "+OK\r\n+OK\r\n");
    assert_eq!(reader.heard(), "");
    reader.run();
    assert_eq!(reader.heard(), invalid("k"));
}

#[test]
fn a_message_stands_before_the_reply_to_a_later_request() {
    let world = World::new();
    let (mut reader, mut writer) = (tracking(&world, ""), world.connect());
    reader.ask("GET k");
    writer.ask("SET k 1");
    assert_eq!(reader.ask("GET k"), invalid("k") + "$1\r\n1\r\n");
}

#[test]
fn what_a_batch_has_changed_is_told_as_one_message_behind_its_replies() {
    let world = World::new();
    let (mut own, mut other) = (tracking(&world, "BCAST"), tracking(&world, "BCAST"));
    let told = |keys: [&str; 2]| {
        let [one, two] = keys.map(|key| format!("${}\r\n{key}\r\n", key.len()));
        format!(">2\r\n$10\r\ninvalidate\r\n*2\r\n{one}{two}")
    };
    let heard = own.ask("SET k2 1\r\nGET k2\r\nSET k1 1\r\nSET k2 2\r\nPING");
    assert_eq!(heard, format!("+OK\r\n$1\r\n1\r\n+OK\r\n+OK\r\n+PONG\r\n{}", told(["k1", "k2"])));
    other.run();
    assert_eq!(other.heard(), told(["k1", "k2"]));
    let heard = own.ask("MULTI\r\nSET k1 1\r\nDEL k2\r\nEXEC");
    assert_eq!(heard, format!("+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n+OK\r\n:1\r\n{}", told(["k1", "k2"])));
    other.run();
    assert_eq!(other.heard(), told(["k1", "k2"]));
    let heard = own.ask("SET k9 1\r\nFLUSHALL\r\nSET k8 1");
    let null = ">2\r\n$10\r\ninvalidate\r\n_\r\n";
    assert_eq!(heard, format!("+OK\r\n+OK\r\n{null}+OK\r\n{}", told(["k8", "k9"])));
    other.run();
    assert_eq!(other.heard(), format!("{null}{}", told(["k8", "k9"])));
}

#[test]
fn a_deadline_that_passes_is_told_by_the_task_that_removes_the_key() {
    let world = World::new();
    let (mut reader, mut all) = (tracking(&world, ""), tracking(&world, "BCAST"));
    reader.ask("SET k 1 PX 100\r\nGET k");
    all.run();
    all.heard();
    world.clock.advance(101);
    assert_eq!(world.server.purge().removed, 1);
    for connection in [&mut reader, &mut all] {
        connection.run();
        assert_eq!(connection.heard(), invalid("k"));
    }
}

#[test]
fn a_table_that_is_too_long_drops_keys_and_tells_so_even_those_who_do_not_loop() {
    let world = World::new();
    world.connect().ask("CONFIG SET tracking-table-max-keys 2");
    for options in ["", "NOLOOP"] {
        let mut reader = tracking(&world, options);
        assert_eq!(reader.ask("MGET a b"), "*2\r\n_\r\n_\r\n");
        let heard = reader.ask("GET c");
        assert!(["a", "b", "c"].iter().any(|key| heard == format!("_\r\n{}", invalid(key))), "{heard}");
        world.connect().ask("FLUSHALL");
    }
}

#[test]
fn a_limit_that_is_lowered_is_met_without_any_further_command() {
    let world = World::new();
    let (mut reader, mut operator) = (tracking(&world, ""), world.connect());
    for number in 0..5_000 {
        reader.ask(&format!("GET {number}"));
    }
    operator.ask("CONFIG SET tracking-table-max-keys 10");
    let mut calls = 0;
    while world.server.purge().rest.is_some() {
        calls += 1;
    }
    assert!((5..20).contains(&calls), "{calls}");
    assert_eq!(world.server.tracking.counts().keys, 10);
    reader.run();
    assert_eq!(reader.heard().matches("invalidate").count(), 4_990);
}

#[test]
fn the_table_counts_as_memory_and_gives_way_where_there_is_none() {
    let world = World::new();
    let (mut reader, mut operator) = (tracking(&world, ""), world.connect());
    let before = world.server.used_memory();
    let name = |number: u32| format!("{number}{}", "n".repeat(10_000));
    for number in 0..50 {
        reader.ask(&format!("GET {}", name(number)));
    }
    let taken = world.server.used_memory() - before;
    assert!((500_000..1_000_000).contains(&taken), "{taken}");
    operator.ask("CONFIG SET maxmemory 400000");
    for number in 50..500 {
        reader.ask(&format!("GET {}", name(number)));
        assert!(world.server.used_memory() < 1_000_000);
    }
    assert!(world.server.used_memory() <= 400_000, "{}", world.server.used_memory());
    // The keys alone exceed the limit; the table keeps its share of it.
    operator.ask("CONFIG SET maxmemory 0");
    operator.set("large", 500_000);
    operator.ask("CONFIG SET maxmemory 400000");
    for number in 0..50 {
        reader.ask(&format!("GET {}", name(number)));
    }
    assert!((30_000..=50_000).contains(&world.server.tracking.memory()), "{}", world.server.tracking.memory());
    operator.ask("FLUSHALL");
    assert_eq!(world.server.tracking.memory(), 0);
}

#[test]
fn prefixes_are_charged_to_the_client() {
    let world = World::new();
    let mut reader = tracking(&world, "BCAST");
    let before = world.server.account.held();
    let prefixes: Vec<String> = (0..100).map(|number| format!("{number:03}{}", "p".repeat(1_000))).collect();
    let mut request = vec!["CLIENT", "TRACKING", "ON", "BCAST"];
    request.extend(prefixes.iter().flat_map(|prefix| ["PREFIX", prefix]));
    reader.ask("CLIENT TRACKING OFF");
    reader.ask_words(&request);
    let taken = world.server.account.held() - before;
    assert!((200_000..400_000).contains(&taken), "{taken}");
    reader.ask("CLIENT TRACKING OFF");
    assert!(world.server.account.held() <= before);
    drop(reader);
    assert_eq!((world.server.account.held(), world.server.tracking.counts().prefixes), (0, 0));
}

#[test]
fn a_reader_that_is_too_slow_is_closed_by_the_limit_of_its_class() {
    for (class, subscribed) in [("normal", false), ("pubsub", true)] {
        let world = World::new();
        let (mut reader, mut writer) = (tracking(&world, "BCAST"), world.connect());
        writer.ask_words(&["CONFIG", "SET", "client-output-buffer-limit", &format!("{class} 100000 0 0")]);
        if subscribed {
            reader.ask("SUBSCRIBE ch");
        }
        reader.window = 0;
        let key = "k".repeat(10_000);
        for _ in 0..20 {
            writer.ask(&format!("SET {key} 1"));
            reader.run();
        }
        assert_eq!(reader.why(), "killed");
        assert_eq!(world.server.tracking.counts().clients, 0);
    }
}

#[test]
fn who_is_killed_is_counted_no_more_and_gets_nothing() {
    let world = World::new();
    let (mut reader, mut other) = (tracking(&world, ""), world.connect());
    reader.ask("GET k");
    let id = reader.conversation.as_ref().map_or(0, |conversation| conversation.client().id());
    other.ask(&format!("CLIENT KILL ID {id}"));
    assert_eq!(world.server.tracking.counts().clients, 0);
    assert_eq!(other.ask("SET k 1"), "+OK\r\n");
    reader.run();
    assert_eq!((reader.heard(), reader.why()), (String::new(), "killed".to_owned()));
}

#[test]
fn commands_that_go_on_in_portions_are_remembered_and_told_whole() {
    let world = World::with(Config { threads: Some(4), ..Config::default() });
    let (mut reader, mut writer) = (tracking(&world, ""), world.connect());
    let names: Vec<String> = (0..20_000).map(|number| format!("key{number:05}")).collect();
    let words = |command: &'static str| -> Vec<&str> {
        std::iter::once(command).chain(names.iter().map(String::as_str)).collect()
    };
    for command in ["MGET", "EXISTS", "TOUCH"] {
        reader.ask_words(&words(command));
        assert_eq!(world.server.tracking.counts().keys, names.len(), "{command}");
        let pairs: Vec<&str> =
            std::iter::once("MSET").chain(names.iter().flat_map(|name| [name.as_str(), "1"])).collect();
        assert_eq!(writer.ask_words(&pairs), "+OK\r\n");
        reader.run();
        assert_eq!(reader.heard(), names.iter().map(|name| invalid(name)).collect::<String>());
    }
    reader.ask_words(&words("MGET"));
    let told: String = names.iter().map(|name| invalid(name)).collect();
    assert_eq!(reader.ask_words(&words("DEL")), format!(":{}\r\n{told}", names.len()));
    let mut all = tracking(&world, "BCAST");
    writer.ask_words(&words("DEL"));
    writer.ask_words(
        &std::iter::once("MSET").chain(names.iter().flat_map(|name| [name.as_str(), "1"])).collect::<Vec<_>>(),
    );
    all.run();
    let heard = all.heard();
    let lines: HashSet<&str> = heard.lines().collect();
    assert!(names.iter().all(|name| lines.contains(name.as_str())) && heard.len() < 20_000 * 30);
}

#[test]
fn a_large_value_is_remembered_before_others_may_write_it() {
    let world = World::with(Config { threads: Some(4), ..Config::default() });
    let (mut reader, mut writer) = (tracking(&world, ""), world.connect());
    writer.set("k", 1_500_000);
    reader.window = 0;
    reader.send("GET k\r\n");
    assert_eq!(world.server.tracking.counts().keys, 1);
    writer.ask("SET k 1");
    reader.take(usize::MAX);
    assert!(reader.heard().ends_with(&format!("v\r\n{}", invalid("k"))));
    // The same holds for a key with a long name.
    let name = "n".repeat(400_000);
    assert_eq!(reader.ask_words(&["GET", &name]), "_\r\n");
    writer.ask_words(&["SET", &name, "1"]);
    reader.run();
    assert_eq!(reader.heard(), invalid(&name));
    assert_eq!(world.server.tracking.counts().keys, 0);
}

#[test]
fn nothing_comes_behind_the_last_reply() {
    let world = World::new();
    let mut reader = tracking(&world, "BCAST");
    assert_eq!(reader.ask("SET k 1\r\nQUIT"), "+OK\r\n+OK\r\n");
    assert_eq!(reader.why(), "after the last reply");
}

#[test]
fn with_a_store_for_each_connection_nobody_hears_of_others() {
    let world = World::with(Config { store: Store::PerConnection, ..Config::default() });
    let mut connections = [tracking(&world, ""), tracking(&world, ""), tracking(&world, "BCAST")];
    let mut writer = world.connect();
    for connection in &mut connections {
        connection.ask("GET k");
    }
    writer.ask("SET k 1\r\nFLUSHALL");
    for connection in &mut connections {
        connection.run();
        assert_eq!(connection.heard(), "");
    }
    let replies = connections.each_mut().map(|connection| connection.ask("SET k 1\r\nGET k"));
    let told = ["+OK\r\n".to_owned() + &invalid("k") + "$1\r\n1\r\n", "+OK\r\n$1\r\n1\r\n".to_owned() + &invalid("k")];
    assert_eq!(replies, [told[0].clone(), told[0].clone(), told[1].clone()]);
}

#[test]
fn nothing_is_left_when_all_have_gone_but_the_bounded_table() {
    let world = World::new();
    let (mut reader, mut writer) = (tracking(&world, ""), world.connect());
    reader.ask("MGET a b c");
    drop(reader);
    assert_eq!(world.server.tracking.counts().keys, 3);
    writer.ask("MSET a 1 b 1 c 1");
    assert_eq!((world.server.tracking.memory(), world.server.tracking.is_used()), (0, false));
}

/// A client that caches the values that it reads until it is told that they have changed.
struct Cache {
    connection: Connection,
    values: HashMap<String, String>,
    /// Keys of requests that are not answered yet.
    asked: VecDeque<String>,
    unread: Vec<u8>,
}

impl Cache {
    fn new(world: &World, options: &str) -> Self {
        let mut connection = tracking(world, options);
        connection.has_others = true;
        Self { connection, values: HashMap::new(), asked: VecDeque::new(), unread: Vec::new() }
    }

    fn read(&mut self, keys: &[String]) {
        let requests: String = keys.iter().map(|key| format!("GET {key}\r\n")).collect();
        self.asked.extend(keys.iter().cloned());
        self.connection.send(requests);
        self.hear();
    }

    fn hear(&mut self) {
        self.unread.append(&mut self.connection.received);
        let text = String::from_utf8(std::mem::take(&mut self.unread)).expect("text");
        let mut lines = text.split_terminator("\r\n");
        while let Some(line) = lines.next() {
            if line.starts_with('>') {
                let mut next = || lines.next().expect("whole messages");
                assert_eq!([next(), next()], ["$10", "invalidate"]);
                let count: usize = next()[1..].parse().expect("a number");
                for _ in 0..count {
                    let key = [next(), next()][1];
                    self.values.remove(key);
                }
            } else {
                let key = self.asked.pop_front().expect("a request for each reply");
                let value = if line == "_" { "" } else { lines.next().expect("a value") };
                self.values.insert(key, value.to_owned());
            }
        }
    }
}

#[test]
fn no_cache_is_stale_while_several_threads_write() {
    for options in ["", "BCAST", "BCAST PREFIX 1 PREFIX 2 PREFIX 3", "OPTOUT", "NOLOOP"] {
        let world = World::with(Config { threads: Some(4), ..Config::default() });
        let writing = AtomicUsize::new(2);
        let only = |key: &str| !options.contains("PREFIX") || key.starts_with(['1', '2', '3']);
        let mut cache = Cache::new(&world, options);
        thread::scope(|scope| {
            for writer in 0..2_u32 {
                let (world, writing) = (&world, &writing);
                scope.spawn(move || {
                    let mut connection = world.connect();
                    for round in 0..2_000_u32 {
                        let key = (round * 7 + writer * 3) % 40;
                        let request = match round % 7 {
                            5 => format!("DEL {key}"),
                            6 => format!("MULTI\r\nSET {key} x{round}\r\nRENAME {key} {}\r\nEXEC", (key + 1) % 40),
                            _ => format!("SET {key} {writer}-{round}"),
                        };
                        connection.ask(&request);
                    }
                    writing.fetch_sub(1, Ordering::SeqCst);
                });
            }
            let mut round = 0_u32;
            while writing.load(Ordering::SeqCst) > 0 {
                let keys: Vec<String> = (0..8).map(|at| ((round * 5 + at * 11) % 40).to_string()).collect();
                cache.read(&keys);
                round += 1;
            }
        });
        cache.connection.run();
        cache.hear();
        assert!(cache.asked.is_empty());
        let mut other = world.connect();
        for (key, value) in cache.values.iter().filter(|(key, _)| only(key)) {
            let stored = other.ask(&format!("GET {key}"));
            let expected =
                if value.is_empty() { "$-1\r\n".to_owned() } else { format!("${}\r\n{value}\r\n", value.len()) };
            assert_eq!(stored, expected, "key {key} with {options:?}");
        }
    }
}
