//! Compares the parameters of `CONFIG` with those of redis-server: the names, the defaults, and for many values of each
//! the answer and the value afterwards.

use std::collections::BTreeMap;
use std::time::Duration;

use compat_tests::connection::Connection;
use compat_tests::on_both;
use compat_tests::reply::Reply;
use compat_tests::servers::{Binary, Kind, Launch, Server};
use compat_tests::testing::{encode, program};

const TIMEOUT: Duration = Duration::from_secs(20);

/// Values that each parameter is set to.
const VALUES: &[&[u8]] = &[
    b"",
    b"yes",
    b"NO",
    b"maybe",
    b"0",
    b"1",
    b"-1",
    b"-2",
    b"05",
    b"+5",
    b" 5",
    b"5 ",
    b"100",
    b"501",
    b"65536",
    b"1.5",
    b"1kb",
    b"1 mb",
    b"1GB",
    b"b",
    b"5%",
    b"101%",
    b"05%",
    b"2147483647",
    b"2147483648",
    b"9223372036854775807",
    b"9223372036854775808",
    b"18446744073709551616",
    b"nonsense",
    b"two words",
    b"Warning",
    b"ALLKEYS-LRU",
    b"swapdb",
    b"now force",
    b"save nosave",
    b"900 1 300 10",
    b"0 200 800",
    b"slave 1 2 3",
    b"KEAn",
    b"50 99.9",
    b"a\0b",
    b"\xff",
];

/// Parameters that differ from those of Redis, or whose value depends on the machine, with the reason.
const APART: &[(&str, &str)] = &[
    ("bind", "the address that the test chose"),
    ("port", "the port that the test chose; another is not listened to here"),
    ("dir", "a folder of the machine"),
    ("tcp-backlog", "2,048 here"),
    ("enable-debug-command", "the test allows it nowhere"),
    ("requirepass", "the test would be locked out"),
    ("maxclients", "the limit of open files decides"),
    ("unixsocketperm", "the file mode that is really there"),
    ("protected-mode", "decided when the server starts"),
    ("save", "the test turns saving off"),
];

/// Parameters that close clients, those of this test included, if their values are low.
const LIMITS: &[&str] = &["maxmemory", "maxmemory-clients"];
const LOWEST: u64 = 1 << 30;

/// Returns whether a limit would be too low for any client.
fn is_too_low(value: &[u8]) -> bool {
    let number = value.strip_suffix(b"kb").or_else(|| value.strip_suffix(b"b")).unwrap_or(value);
    let number = std::str::from_utf8(number).ok().and_then(|number| number.parse::<u64>().ok());
    number.is_some_and(|number| 0 < number && number < LOWEST)
}

/// Returns whether the parameter is of TLS, which only Redis has.
fn is_of_tls(name: &str) -> bool {
    name.starts_with("tls-")
}

struct Probe {
    _server: Server,
    connection: Connection,
}

impl Probe {
    fn start(binary: &Binary) -> Self {
        let server = binary.start(&Launch::default()).expect("the server starts");
        let connection = Connection::open(server.address, TIMEOUT).expect("the server accepts");
        Self { _server: server, connection }
    }

    fn ask(&mut self, words: &[&[u8]]) -> Reply {
        self.connection.send(&encode(words), TIMEOUT).expect("it takes a request");
        self.connection.reply(TIMEOUT).expect("it answers").0
    }

    fn get(&mut self, pattern: &[u8]) -> BTreeMap<String, Vec<u8>> {
        let Reply::Array(parts) = self.ask(&[b"CONFIG", b"GET", pattern]) else {
            panic!("CONFIG GET answers an array")
        };
        let pair = |pair: &[Reply]| match pair {
            [Reply::Bulk(name), Reply::Bulk(value)] => (String::from_utf8_lossy(name).into_owned(), value.clone()),
            _ => panic!("a name and a value"),
        };
        parts.chunks(2).map(pair).collect()
    }

    /// Sets a parameter and resets it. Returns its value before, the answer, and its value in between.
    fn try_out(&mut self, name: &str, value: &[u8], back: &[u8]) -> String {
        let before = self.get(name.as_bytes());
        let answer = self.ask(&[b"CONFIG", b"SET", name.as_bytes(), value]);
        let after = self.get(name.as_bytes());
        self.ask(&[b"CONFIG", b"SET", name.as_bytes(), back]);
        let shown = |values: &BTreeMap<String, Vec<u8>>| values[name].escape_ascii().to_string();
        format!("{} {} {}", shown(&before), answer.summary(), shown(&after))
    }
}

fn parameters_are_those_of_redis(kind: Kind) {
    let Some(redis) = Kind::Redis.binary().expect("to look for it does not fail") else {
        assert!(std::env::var_os("COMPAT_REQUIRE_REDIS").is_none(), "redis-server is not installed");
        eprintln!("redis-server is not installed: nothing is compared");
        return;
    };
    let (mut ours, mut theirs) = (Probe::start(program(kind)), Probe::start(&redis));
    let (shown, mut wanted) = (ours.get(b"*"), theirs.get(b"*"));
    wanted.retain(|name, _| !is_of_tls(name));
    assert_eq!(shown.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
    let is_apart = |name: &String| APART.iter().any(|(apart, _)| apart == name);
    let mut differences = Vec::new();
    for name in shown.keys().filter(|name| !is_apart(name)) {
        let is_tried = |value: &&&[u8]| !(LIMITS.contains(&name.as_str()) && is_too_low(value));
        for value in VALUES.iter().filter(is_tried) {
            let [our, their] = [&mut ours, &mut theirs].map(|probe| probe.try_out(name, value, &wanted[name]));
            if our != their {
                differences.push(format!("{name} \"{}\": {our}, and in Redis {their}", value.escape_ascii()));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

on_both! {
    parameters_are_those_of_redis
}
