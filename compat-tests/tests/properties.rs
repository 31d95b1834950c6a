//! Checks that legacy, modern and the engine alone send the same bytes and close in the same way, whatever a client
//! sends in whatever pieces.
//!
//! Each case has a connection and a key space of its own (`--store per-connection`), so cases do not affect each other.
//! A difference is shrunk, and printed as a script. `PROPTEST_CASES=10000 cargo test -p compat-tests --test properties`
//! tries more cases.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::fmt::Write;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use compat_tests::connection::{Connection, End};
use compat_tests::player::{Target, play};
use compat_tests::reply::quoted;
use compat_tests::script::parser;
use compat_tests::servers::{Binary, Kind, Launch, Server};
use compat_tests::testing::encode;
use engine::client::{Notify, Peer};
use engine::config::Store;
use engine::{Closed, Conversation, Flow, Next, ReplyBuffer, RequestBuffer};
use host::SystemClock;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

/// Longest time for anything that a server should do at once, since the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);

/// Default number of cases of each property; `PROPTEST_CASES` changes it.
const CASES: u32 = 400;

/// Bytes that a client sends, each piece in a write of its own.
type Pieces = Vec<Vec<u8>>;

/// Answer to a client's pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Heard {
    /// All bytes that were answered.
    replies: Vec<u8>,
    /// Way in which the server closes.
    closes: Closes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closes {
    /// Only after the client has closed its sending side, with FIN.
    AfterTheClient,
    /// By itself, with FIN, after the last reply.
    Itself,
    /// By itself and at once, so that unwritten replies are lost.
    AtOnce,
}

struct NoNotify;

impl Notify for NoNotify {
    fn notify(&self) {}
}

fn config() -> engine::Config {
    let mut config = engine::Config::default();
    config.store = Store::PerConnection;
    config
}

/// Returns the answer of the engine without a socket, which gets the pieces one by one.
fn engine_alone(pieces: &[Vec<u8>]) -> Heard {
    let server = engine::Server::new(config(), SystemClock);
    let session = server.connect(Peer::none(), Arc::new(NoNotify)).expect("one client is not too many");
    let mut conversation = Conversation::new(session);
    let (mut requests, mut heard) = (RequestBuffer::default(), Vec::new());
    for piece in pieces {
        requests.extend(piece);
        conversation.read(piece.len());
        if let Some(closed) = turn_until_idle(&mut conversation, &mut requests, &mut heard) {
            let closes = if matches!(closed, Closed::ByServer) { Closes::Itself } else { Closes::AtOnce };
            return Heard { replies: heard, closes };
        }
    }
    conversation.eof();
    let closed = turn_until_idle(&mut conversation, &mut requests, &mut heard);
    assert!(matches!(closed, Some(Closed::ByPeer)), "{closed:?}");
    Heard { replies: heard, closes: Closes::AfterTheClient }
}

/// Takes turns, with a socket that accepts everything, until the conversation waits or ends.
fn turn_until_idle(
    conversation: &mut Conversation,
    requests: &mut RequestBuffer,
    heard: &mut Vec<u8>,
) -> Option<Closed> {
    loop {
        let mut replies = ReplyBuffer::default();
        let next = conversation.turn(requests, &mut replies);
        let wrote = !replies.is_empty();
        heard.extend_from_slice(replies.unwritten());
        match next {
            Next::End(closed) => return Some(closed),
            Next::Again | Next::Gather => {}
            Next::Wait { .. } if wrote => {}
            Next::Wait { .. } => return None,
        }
    }
}

/// Returns the answer of a session alone, without the conversation, which gets all pieces at once.
fn in_one_piece(pieces: &[Vec<u8>]) -> (Vec<u8>, Flow) {
    let server = engine::Server::new(config(), SystemClock);
    let mut session = server.connect(Peer::none(), Arc::new(NoNotify)).expect("one client is not too many");
    let (mut requests, mut replies) = (RequestBuffer::default(), Vec::new());
    requests.extend(&pieces.concat());
    loop {
        let mut batch = ReplyBuffer::default();
        let flow = session.execute_all(&mut requests, &mut batch);
        replies.extend_from_slice(batch.unwritten());
        if !matches!(flow, Flow::Full | Flow::Yield) {
            return (replies, flow);
        }
    }
}

/// Returns the answer of a server over TCP; `expected` determines the number of bytes to wait for.
fn over_tcp(server: &Server, pieces: &[Vec<u8>], expected: &Heard) -> std::io::Result<Heard> {
    let mut client = Connection::open(server.address, PATIENCE)?;
    for piece in pieces {
        client.send(piece, PATIENCE)?;
    }
    let mut replies = client.bytes(expected.replies.len(), PATIENCE)?;
    if expected.closes == Closes::AfterTheClient {
        client.half_close()?;
    }
    // Surplus bytes are a part of the difference.
    let (end, surplus) = match client.end(PATIENCE)? {
        Some(end) => (Some(end), Vec::new()),
        None => (None, client.bytes(usize::MAX, Duration::from_millis(200))?),
    };
    replies.extend_from_slice(&surplus);
    let closes = match (end, expected.closes) {
        (Some(End::Fin), Closes::AfterTheClient) => Closes::AfterTheClient,
        (Some(End::Fin), Closes::Itself) => Closes::Itself,
        (Some(_), Closes::AtOnce) => Closes::AtOnce,
        (end, _) => return Err(std::io::Error::other(format!("ended with {end:?}, heard {}", quoted(&replies)))),
    };
    // The number of lost bytes is unspecified.
    if closes == Closes::AtOnce && expected.replies.starts_with(&replies) {
        replies.clone_from(&expected.replies);
    }
    Ok(Heard { replies, closes })
}

/// Returns the pieces and the expected answer as a script for `compat-tests FILE`.
fn script(pieces: &[Vec<u8>], heard: &Heard) -> String {
    let mut text = String::from("# Found by a property test.\nserver --store per-connection\n\n");
    for piece in pieces {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "raw> {}", quoted(piece));
    }
    if !heard.replies.is_empty() {
        let _ = writeln!(text, "raw< {}", quoted(&heard.replies));
    }
    text.push_str(match heard.closes {
        Closes::AfterTheClient => ": half-close\n< closed with FIN\n",
        Closes::Itself => "< closed with FIN\n",
        Closes::AtOnce => "< closed\n",
    });
    text
}

fn servers() -> [(Kind, Server); 2] {
    static BINARIES: LazyLock<[Binary; 2]> = LazyLock::new(|| {
        [Kind::Legacy, Kind::Modern].map(|kind| kind.binary().expect("the server is built").expect("it has a program"))
    });
    BINARIES.each_ref().map(|binary| {
        let flags = ["--store", "per-connection", "--log", "off"].map(str::to_owned).to_vec();
        (binary.kind, binary.start(&Launch { flags, ..Launch::default() }).expect("the server starts"))
    })
}

/// Compares every server with the engine's answer.
fn compare(servers: &[(Kind, Server)], pieces: &[Vec<u8>]) -> Result<(), TestCaseError> {
    let expected = engine_alone(pieces);
    let (replies, flow) = in_one_piece(pieces);
    if replies != expected.replies {
        return Err(TestCaseError::fail(format!("in one piece, the engine answers {}", quoted(&replies))));
    }
    let closes = match flow {
        Flow::Close => Closes::Itself,
        Flow::Abort => Closes::AtOnce,
        _ => Closes::AfterTheClient,
    };
    if closes != expected.closes {
        return Err(TestCaseError::fail(format!("in one piece, the engine closes: {closes:?}")));
    }
    for (kind, server) in servers {
        match over_tcp(server, pieces, &expected) {
            Ok(heard) if heard == expected => {}
            Ok(heard) => {
                return Err(TestCaseError::fail(format!("{} answers {}", kind.name(), quoted(&heard.replies))));
            }
            Err(error) => return Err(TestCaseError::fail(format!("{}: {error}", kind.name()))),
        }
    }
    Ok(())
}

fn check(strategy: &impl Strategy<Value = Pieces>) {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    // A server that hangs makes each step of the shrinking slow.
    let config = Config { cases, failure_persistence: None, max_shrink_time: 60_000, ..Config::default() };
    let servers = servers();
    match TestRunner::new(config).run(strategy, |pieces| compare(&servers, &pieces)) {
        Ok(()) => {}
        Err(TestError::Fail(reason, pieces)) => {
            panic!("{reason}\nthe engine alone stands in the script:\n\n{}", script(&pieces, &engine_alone(&pieces)))
        }
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// Returns a client's bytes cut into pieces, none of them empty.
fn cut(bytes: &[u8], cuts: &[Index]) -> Pieces {
    let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
    places.extend([0, bytes.len()]);
    places.sort_unstable();
    places.dedup();
    places.windows(2).map(|ends| bytes[ends[0]..ends[1]].to_vec()).collect()
}

fn cuts() -> impl Strategy<Value = Vec<Index>> {
    vec(any::<Index>(), 0..6)
}

/// Generates bytes of any kind.
fn noise() -> impl Strategy<Value = Pieces> {
    (vec(any::<u8>(), 0..400), cuts()).prop_map(|(bytes, cuts)| cut(&bytes, &cuts))
}

/// Generates bytes that resemble the protocol but are seldom valid, since pure noise fails at its first line.
fn nearly_the_protocol() -> impl Strategy<Value = Pieces> {
    let fragment = prop_oneof![
        8 => select(vec![
            "*", "$", "\r\n", "\r\n", "\r\n", "\n", "\r", "-1", "0", "1", "2", "3", "4", "-", "+", ":", " ", "\"", "'",
            "\\x0", "\0", "PING", "GET", "SET", "k", "*1\r\n", "*2\r\n", "*3\r\n", "*-1\r\n", "*0\r\n", "$3\r\n",
            "$4\r\nPING\r\n", "$0\r\n\r\n", "$-1\r\n", "99999999999999999999", "1048577", "536870913", "QUIT\r\n",
            "POST / HTTP/1.1\r\n", "Host: here\r\n", "MULTI\r\n", "EXEC\r\n", "RESET\r\n", "ECHO \"a\\x00b\"\r\n",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..8),
    ];
    (vec(fragment, 1..40), cuts()).prop_map(|(fragments, cuts)| cut(&fragments.concat(), &cuts))
}

/// Commands whose replies depend only on earlier commands of the same connection: `K` is a key, `V` a value, `N` a
/// number.
const COMMANDS: &[&str] = &[
    "PING",
    "PING V",
    "ECHO V",
    "SET K V",
    "SET K V",
    "SET K N",
    "SET K V PXAT 4000000000000",
    "SET K V NX GET",
    "GET K",
    "GET K",
    "GETDEL K",
    "APPEND K V",
    "SETRANGE K 3 V",
    "GETRANGE K 1 -2",
    "STRLEN K",
    "INCR K",
    "INCRBY K N",
    "INCRBYFLOAT K N",
    "MSET K V K V",
    "MGET K K K",
    "DEL K K",
    "EXISTS K K",
    "RENAME K K",
    "EXPIRETIME K",
    "TYPE K",
    "DBSIZE",
    "SELECT 3",
    "SELECT 0",
    "FLUSHALL",
    "LCS K K IDX",
    "MULTI",
    "MULTI",
    "EXEC",
    "EXEC",
    "DISCARD",
    "WATCH K",
    "SUBSCRIBE V",
    "UNSUBSCRIBE",
    "RESET",
    "CLIENT REPLY SKIP",
    "CLIENT REPLY ON",
    "OBJECT ENCODING K",
    "COMMAND GETKEYS MSET K V",
    "GET",
    "NONSENSE K V",
];

fn request() -> impl Strategy<Value = Vec<u8>> {
    let value = prop_oneof![
        4 => vec(any::<u8>(), 0..30),
        2 => select(vec!["", "1", "-1", "x", "9223372036854775807", "3.5"]).prop_map(|text| text.as_bytes().to_vec()),
        // More than one read returns.
        1 => (any::<u8>(), 60_000..80_000usize).prop_map(|(byte, length)| vec![byte; length]),
    ];
    (select(COMMANDS), vec(value, 3), vec(0..4u8, 3), -20..20i64, any::<bool>()).prop_map(
        |(template, values, keys, number, inline)| {
            let (mut values, mut keys) = (values.into_iter().cycle(), keys.into_iter().cycle());
            let words = template.split(' ').map(|word| match word {
                "K" => vec![b'a' + keys.next().unwrap_or_default()],
                "V" => values.next().unwrap_or_default(),
                "N" => number.to_string().into_bytes(),
                literal => literal.as_bytes().to_vec(),
            });
            let words: Vec<Vec<u8>> = words.collect();
            let plain = words.iter().all(|word| !word.is_empty() && word.iter().all(u8::is_ascii_alphanumeric));
            if inline && plain { [words.join(&b' '), b"\r\n".to_vec()].concat() } else { encode(&words) }
        },
    )
}

fn pipeline() -> impl Strategy<Value = Vec<u8>> {
    vec(request(), 1..20).prop_map(|requests| requests.concat())
}

#[derive(Clone, Debug)]
enum Damage {
    Overwrite(Index, u8),
    Insert(Index, u8),
    Remove(Index),
    Truncate(Index),
    /// A part is sent twice.
    Repeat(Index, usize),
}

impl Damage {
    fn apply(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let length = bytes.len();
        match self {
            Self::Overwrite(at, byte) => bytes[at.index(length)] = *byte,
            Self::Insert(at, byte) => bytes.insert(at.index(length), *byte),
            Self::Remove(at) => drop(bytes.remove(at.index(length))),
            Self::Truncate(at) => bytes.truncate(at.index(length)),
            Self::Repeat(at, count) => {
                let from = at.index(length);
                let stretch = bytes[from..(from + count).min(length)].to_vec();
                bytes.splice(from..from, stretch);
            }
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let byte = prop_oneof![any::<u8>(), select(b"*$\r\n0123456789-\"' \0".to_vec())];
    prop_oneof![
        3 => (any::<Index>(), byte.clone()).prop_map(|(at, byte)| Damage::Overwrite(at, byte)),
        2 => (any::<Index>(), byte).prop_map(|(at, byte)| Damage::Insert(at, byte)),
        2 => any::<Index>().prop_map(Damage::Remove),
        1 => any::<Index>().prop_map(Damage::Truncate),
        1 => (any::<Index>(), 1..40usize).prop_map(|(at, count)| Damage::Repeat(at, count)),
    ]
}

fn damaged_pipeline() -> impl Strategy<Value = Pieces> {
    (pipeline(), vec(damage(), 1..4), cuts()).prop_map(|(mut bytes, damages, cuts)| {
        damages.iter().for_each(|damage| damage.apply(&mut bytes));
        cut(&bytes, &cuts)
    })
}

#[test]
fn arbitrary_bytes_are_answered_alike() {
    check(&noise());
}

#[test]
fn what_looks_like_the_protocol_is_answered_alike() {
    check(&nearly_the_protocol());
}

#[test]
fn a_pipeline_cut_anywhere_is_answered_alike() {
    check(&(pipeline(), cuts()).prop_map(|(bytes, cuts)| cut(&bytes, &cuts)));
}

#[test]
fn a_pipeline_damaged_and_cut_anywhere_is_answered_alike() {
    check(&damaged_pipeline());
}

/// The script that is printed for a difference can be played, and finds the difference.
#[test]
fn what_is_printed_is_a_script() {
    let inputs: [(&[&[u8]], Closes); 3] = [
        (&[b"SET k \"\\x00${\"\r", b"\nGET k\r\n*1\r\n$4\r\nPI"], Closes::AfterTheClient),
        (&[b"PING\r\n*1\r\n", b"!\r\n"], Closes::Itself),
        (&[b"PO", b"ST / HTTP/1.1\r\nHost: here\r\n"], Closes::AtOnce),
    ];
    let [(_, legacy), _] = servers();
    for (pieces, closes) in inputs {
        let pieces: Pieces = pieces.iter().map(|piece| piece.to_vec()).collect();
        let mut heard = engine_alone(&pieces);
        assert_eq!(heard.closes, closes);
        let target = Target::new("legacy", legacy.address);
        let missed = |heard: &Heard| {
            let script = parser::parse(&script(&pieces, heard), Path::new("found.script"), "found").unwrap();
            play(&script, &target, PATIENCE).missed
        };
        assert_eq!(missed(&heard), 0, "{}", script(&pieces, &heard));
        if let Some(first) = heard.replies.first_mut() {
            *first = b'?';
            assert!(missed(&heard) > 0);
        }
    }
}
