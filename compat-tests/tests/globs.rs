//! Random patterns against random texts: every command with a pattern finds the same on both servers as on
//! `redis-server`.
//!
//! `GLOB_PATTERNS=20000 GLOB_SEED=7 cargo test -p compat-tests --test globs` tries more and different ones.

use std::collections::BTreeSet;
use std::time::Duration;

use compat_tests::connection::Connection;
use compat_tests::on_both;
use compat_tests::reply::Reply;
use compat_tests::servers::{Binary, Kind, Launch, Server};
use compat_tests::testing::{encode, program};

const TIMEOUT: Duration = Duration::from_secs(20);

/// Default number of patterns; `GLOB_PATTERNS` changes it.
const PATTERNS: u64 = 300;

/// Pieces of patterns and of texts: special characters, letters of both cases, and bytes beyond ASCII, which C compares
/// as signed numbers.
const PIECES: &[&[u8]] = &[
    b"*",
    b"*",
    b"?",
    b"[",
    b"]",
    b"^",
    b"-",
    b"\\",
    b"a",
    b"b",
    b"c",
    b"B",
    b"\xff",
    b"\x80",
    b"\x7f",
    b"\x01",
    b"",
    b"[a-c]",
    b"[^",
    b"[a-\xff]",
    b"[\x80-a]",
    b"[c-a]",
    b"[\\]]",
    b"[a-]",
    b"[]",
    b"\r\n",
];

/// A xorshift generator, which repeats its sequence from the seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn bytes(&mut self, pieces: &[&[u8]], most: usize) -> Vec<u8> {
        let count = self.below(most + 1);
        (0..count).flat_map(|_| pieces[self.below(pieces.len())]).copied().collect()
    }
}

/// A server with two connections: one asks, one may subscribe.
struct Probe {
    server: Server,
    asking: Connection,
    listening: Connection,
}

impl Probe {
    fn start(binary: &Binary) -> Self {
        let server = binary.start(&Launch::default()).expect("the server starts");
        let open = || Connection::open(server.address, TIMEOUT).expect("the server accepts");
        let (asking, listening) = (open(), open());
        Self { server, asking, listening }
    }

    fn ask(&mut self, words: &[&[u8]]) -> Reply {
        ask(&mut self.asking, words)
    }
}

fn ask(connection: &mut Connection, words: &[&[u8]]) -> Reply {
    connection.send(&encode(words), TIMEOUT).expect("it takes a request");
    connection.reply(TIMEOUT).expect("it answers").0
}

/// Returns the texts of a list as a set.
fn texts(reply: Reply) -> BTreeSet<Vec<u8>> {
    let Reply::Array(parts) = reply else { panic!("a list is {}", reply.summary()) };
    parts
        .into_iter()
        .map(|part| match part {
            Reply::Bulk(text) => text,
            other => panic!("a text is {}", other.summary()),
        })
        .collect()
}

/// A use of a pattern: returns those of `texts` that it finds.
type Search = fn(&mut Probe, &[u8], &[Vec<u8>]) -> BTreeSet<Vec<u8>>;

fn keys(probe: &mut Probe, pattern: &[u8], _: &[Vec<u8>]) -> BTreeSet<Vec<u8>> {
    texts(probe.ask(&[b"KEYS", pattern]))
}

fn scan(probe: &mut Probe, pattern: &[u8], _: &[Vec<u8>]) -> BTreeSet<Vec<u8>> {
    let Reply::Array(mut parts) = probe.ask(&[b"SCAN", b"0", b"MATCH", pattern, b"COUNT", b"10000"]) else {
        panic!("SCAN answers an array");
    };
    texts(parts.pop().expect("of two"))
}

fn channels(probe: &mut Probe, pattern: &[u8], _: &[Vec<u8>]) -> BTreeSet<Vec<u8>> {
    texts(probe.ask(&[b"PUBSUB", b"CHANNELS", pattern]))
}

fn subscription(probe: &mut Probe, pattern: &[u8], all: &[Vec<u8>]) -> BTreeSet<Vec<u8>> {
    ask(&mut probe.listening, &[b"PSUBSCRIBE", pattern]);
    let mut found = BTreeSet::new();
    for text in all {
        // There is no direct subscriber, so a receiver is one by the pattern.
        if probe.ask(&[b"PUBLISH", text, b"x"]) != Reply::Integer(b"0".to_vec()) {
            found.insert(text.clone());
            probe.listening.reply(TIMEOUT).expect("the message comes");
        }
    }
    ask(&mut probe.listening, &[b"PUNSUBSCRIBE"]);
    found
}

fn parameters(probe: &mut Probe, pattern: &[u8], all: &[Vec<u8>]) -> BTreeSet<Vec<u8>> {
    let Reply::Array(parts) = probe.ask(&[b"CONFIG", b"GET", pattern]) else { panic!("CONFIG GET answers an array") };
    let names = parts.into_iter().step_by(2).collect();
    // A name is answered as it was spelt, so it is converted to lower case.
    let named = texts(Reply::Array(names)).into_iter().map(|name| name.to_ascii_lowercase());
    named.filter(|name| all.contains(name)).collect()
}

fn commands(probe: &mut Probe, pattern: &[u8], all: &[Vec<u8>]) -> BTreeSet<Vec<u8>> {
    let found = texts(probe.ask(&[b"COMMAND", b"LIST", b"FILTERBY", b"PATTERN", pattern]));
    found.into_iter().filter(|name| all.contains(name)).collect()
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Returns both servers, if redis-server is installed.
fn probes(kind: Kind) -> Option<[Probe; 2]> {
    match Kind::Redis.binary().expect("to look for it does not fail") {
        Some(redis) => Some([Probe::start(program(kind)), Probe::start(&redis)]),
        None if std::env::var_os("COMPAT_REQUIRE_REDIS").is_some() => panic!("redis-server is not installed"),
        None => {
            eprintln!("redis-server is not installed: nothing is compared");
            None
        }
    }
}

/// Tries random patterns of `pieces` in every one of `searches`.
fn compare(probes: &mut [Probe; 2], pieces: &[&[u8]], all: &[Vec<u8>], searches: &[(&str, Search)]) {
    let mut random = Random(number("GLOB_SEED").unwrap_or(0x5eed_0002));
    for _ in 0..number("GLOB_PATTERNS").unwrap_or(PATTERNS) {
        let pattern = random.bytes(pieces, 6);
        for (name, search) in searches {
            let [ours, theirs] = probes.each_mut().map(|probe| search(probe, &pattern, all));
            let differing: Vec<String> = ours.symmetric_difference(&theirs).map(|text| quoted(text)).collect();
            assert_eq!(differing, Vec::<String>::new(), "{name} \"{}\"", quoted(&pattern));
        }
    }
}

fn quoted(text: &[u8]) -> String {
    text.escape_ascii().to_string()
}

fn keys_and_channels_are_found_as_redis_finds_them(kind: Kind) {
    let Some(mut probes) = probes(kind) else { return };
    let mut random = Random(0x5eed_0003);
    let mut all: BTreeSet<Vec<u8>> = (0..120).map(|_| random.bytes(PIECES, 4)).collect();
    all.extend([b"".to_vec(), b"*".to_vec(), b"**".to_vec(), b"\\".to_vec()]);
    let all: Vec<Vec<u8>> = all.into_iter().collect();
    for probe in &mut probes {
        for text in &all {
            probe.ask(&[b"SET", text, b"1"]);
        }
    }
    compare(&mut probes, PIECES, &all, &[("KEYS", keys), ("SCAN", scan), ("PSUBSCRIBE", subscription)]);
    let mut direct = Vec::new();
    for probe in &mut probes {
        let mut connection = Connection::open(probe.server.address, TIMEOUT).expect("the server accepts");
        for text in &all {
            ask(&mut connection, &[b"SUBSCRIBE", text]);
        }
        direct.push(connection);
    }
    compare(&mut probes, PIECES, &all, &[("PUBSUB CHANNELS", channels)]);
}

fn names_are_found_as_redis_finds_them(kind: Kind) {
    const NAMES: &[&[u8]] = &[
        b"*", b"*", b"?", b"[", b"]", b"\\", b"[a-m]", b"[^a]", b"max", b"MAX", b"s", b"e", b"-", b"m", b"[A-Z]",
        b"[\\M",
    ];
    let Some(mut probes) = probes(kind) else { return };
    let common = |probes: &mut [Probe; 2], words: &[&[u8]], every: usize| -> Vec<Vec<u8>> {
        let [ours, theirs] = probes.each_mut().map(|probe| {
            let Reply::Array(parts) = probe.ask(words) else { panic!("a list is answered") };
            texts(Reply::Array(parts.into_iter().step_by(every).collect()))
        });
        ours.intersection(&theirs).cloned().collect()
    };
    let parameters_there = common(&mut probes, &[b"CONFIG", b"GET", b"*"], 2);
    let commands_there = common(&mut probes, &[b"COMMAND", b"LIST"], 1);
    compare(&mut probes, NAMES, &parameters_there, &[("CONFIG GET", parameters)]);
    compare(&mut probes, NAMES, &commands_there, &[("COMMAND LIST", commands)]);
}

on_both! {
    keys_and_channels_are_found_as_redis_finds_them
    names_are_found_as_redis_finds_them
}
