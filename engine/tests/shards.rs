//! Checks that a key space of one shard, as for a single thread, and one of many behave alike.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use engine::{Clock, Config, Flow, Frame, ManualClock, Now, ReplyBuffer, RequestBuffer, Server, Session};

/// Returns the replies to `requests`, which are executed as one batch.
fn replies(session: &mut Session, requests: &str) -> Vec<Frame> {
    let mut bytes = Vec::new();
    assert_eq!(session.feed(requests.as_bytes(), &mut bytes), Flow::Continue);
    let mut buffer = RequestBuffer::default();
    buffer.extend(&bytes);
    std::iter::from_fn(|| buffer.next_frame().unwrap()).collect()
}

fn session(threads: u16) -> (Arc<Server>, Session) {
    session_by(threads, &Arc::new(ManualClock::at_unix_millis(1_000_000)))
}

fn session_by(threads: u16, clock: &Arc<ManualClock>) -> (Arc<Server>, Session) {
    let mut config = Config::default();
    config.threads = Some(threads);
    let server = Server::new(config, Arc::clone(clock));
    let session = Session::detached(&server);
    (server, session)
}

#[test]
fn a_batch_hands_its_lock_on_and_gives_it_up_for_every_other_command() {
    // More commands than one lock is passed on for, and between them every other kind of locking.
    let single: String = (0..40).map(|key| format!("SET key:{key} {key}\r\nGET key:{}\r\n", key / 2)).collect();
    let others = "MSET key:1 a key:2 b\r\nDBSIZE\r\nMULTI\r\nGET key:1\r\nGET key:2\r\nEXEC\r\nGET key:3\r\nINCR key:1\r\n\
                  GET key:3\r\nWATCH key:3\r\nSET key:3 x\r\nMULTI\r\nPING\r\nEXEC\r\nGET key:3\r\nCONFIG SET maxmemory 100mb\r\n\
                  SET key:3 y\r\nGET key:3\r\nCOPY key:3 key:4 REPLACE\r\nGET key:4\r\nFLUSHALL\r\nGET key:4\r\n";
    let both = [1, 4].map(|threads| {
        let (_server, mut session) = session(threads);
        replies(&mut session, &format!("{single}{others}{single}"))
    });
    assert_eq!(both[0].len(), 80 + 22 + 80);
    assert_eq!(both[0], both[1]);
}

/// Returns a request in the form in which clients send it.
fn request(words: &str) -> Vec<u8> {
    let words: Vec<&str> = words.split(' ').collect();
    let mut bytes = format!("*{}\r\n", words.len()).into_bytes();
    words.iter().for_each(|word| bytes.extend(format!("${}\r\n{word}\r\n", word.len()).bytes()));
    bytes
}

/// Returns a command for one of 3,000 keys, or one that uses none of them.
fn command(random: u32) -> String {
    let key = random / 16 % 3_000;
    match random % 16 {
        0 => format!("SET {key} {random}"),
        1 => format!("DEL {key}"),
        2 => format!("INCR {key}"),
        3 => format!("MGET {key} {}", key + 1),
        4 => format!("SET {key} {} PX 1", "long".repeat(30)),
        5 => "PING".to_owned(),
        6 => format!("SELECT {}", random / 16 % 2),
        7 => ["MULTI", "EXEC", "DISCARD"][random as usize / 16 % 3].to_owned(),
        8 => format!("GET {key} too many"),
        9 => format!("RENAME {key} {}", key + 7),
        10 => format!("CLIENT REPLY {}", if random % 5 == 0 { "SKIP" } else { "ON" }),
        _ => format!("GET {key}"),
    }
}

#[test]
fn a_look_at_the_keys_of_the_next_requests_changes_nothing() {
    // With one thread the keys of a batch are prefetched, with four they are not, and in small pieces there is nothing
    // to prefetch; the last pieces end anywhere within a request.
    let clock = Arc::new(ManualClock::at_unix_millis(1_000_000));
    let mut servers = [(1, usize::MAX), (4, usize::MAX), (1, 20), (1, 700)]
        .map(|(threads, piece)| (session_by(threads, &clock), piece));
    let mut random = 1u32;
    let mut commands: Vec<String> = (0..3_000).map(|key| format!("SET {key} {key}")).collect();
    for batch in 0..400u64 {
        let bytes: Vec<u8> = commands.iter().flat_map(|command| request(command)).collect();
        let answers = servers.each_mut().map(|((_, session), piece)| {
            let (mut requests, mut answers) = (RequestBuffer::default(), ReplyBuffer::default());
            for piece in bytes.chunks((*piece).min(bytes.len())) {
                requests.extend(piece);
                assert_eq!(session.execute_all(&mut requests, &mut answers), Flow::Continue);
            }
            assert!(requests.is_empty() && !answers.is_empty());
            answers.unwritten().to_vec()
        });
        for other in &answers[1..] {
            assert_eq!(&answers[0], other, "{commands:?}");
        }
        clock.advance(1);
        commands.clear();
        for _ in 0..batch % 70 + 2 {
            random = (u64::from(random) * 48_271 % 0x7fff_ffff) as u32;
            commands.push(command(random));
        }
    }
}

#[test]
fn scan_finds_every_key_once() {
    for threads in [1, 4] {
        let (_server, mut session) = session(threads);
        let sets: String = (0..2_000).map(|key| format!("SET {key} {key}\r\n")).collect();
        replies(&mut session, &sets);
        let (mut cursor, mut found) = ("0".to_owned(), Vec::new());
        loop {
            let answer = replies(&mut session, &format!("SCAN {cursor} COUNT 7\r\n"));
            let [Frame::Array(parts)] = answer.as_slice() else { panic!("{answer:?}") };
            let [Frame::Bulk(next), Frame::Array(keys)] = parts.as_slice() else { panic!("{parts:?}") };
            found.extend(keys.iter().map(|key| match key {
                Frame::Bulk(key) => String::from_utf8(key.to_vec()).unwrap(),
                other => panic!("{other:?}"),
            }));
            cursor = String::from_utf8(next.to_vec()).unwrap();
            if cursor == "0" {
                break;
            }
        }
        assert_eq!(found.len(), 2_000, "{threads} threads");
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), 2_000, "{threads} threads");
    }
}

#[test]
fn keys_past_their_deadline_are_purged_from_every_shard() {
    for threads in [1, 4] {
        let clock = Arc::new(ManualClock::at_unix_millis(1_000_000));
        let (server, mut session) = session_by(threads, &clock);
        let sets: String = (0..5_000).map(|key| format!("SET {key} {key} PX 10\r\n")).collect();
        replies(&mut session, &sets);
        clock.advance(1_000);
        let mut removed = 0;
        while removed < 5_000 {
            let purge = server.purge();
            assert!(purge.removed > 0, "{removed} of 5,000 with {threads} threads");
            removed += purge.removed;
            // The call that removes the last key says so, and is not repeated in vain.
            assert_eq!(purge.rest.is_none(), removed == 5_000, "{removed} of 5,000 with {threads} threads");
        }
    }
}

/// A clock on which a millisecond passes between any two looks.
#[derive(Debug)]
struct Busy(AtomicU64);

impl Clock for Busy {
    fn now(&self) -> Now {
        Now::from_unix_millis(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// The purge looks at the clock after a few keys and lets others go first, also where something else holds the
/// processor up.
#[test]
fn a_purge_that_takes_long_ends_after_a_few_keys_and_goes_on() {
    for threads in [1, 4] {
        let mut config = Config::default();
        config.threads = Some(threads);
        let server = Server::new(config, Busy(AtomicU64::new(1_000_000)));
        let mut session = Session::detached(&server);
        let sets: String = (0..1_000).map(|key| format!("SET {key} {key} PXAT 1100000\r\n")).collect();
        replies(&mut session, &sets);
        while server.now().millis() <= 1_100_000 {}
        let mut removed = 0;
        while removed < 1_000 {
            let purge = server.purge();
            assert!((1..=32).contains(&purge.removed), "{} at once with {threads} threads", purge.removed);
            removed += purge.removed;
            assert_eq!(purge.rest, Some(Duration::ZERO), "{removed} of 1,000 with {threads} threads");
        }
        assert_eq!(server.purge().rest, None);
    }
}
