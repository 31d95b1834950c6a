//! Counts how often the slow log reads the clock.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use engine::{Clock, Config, Flow, Now, Server, Session};

/// A clock that moves on by two milliseconds at each reading.
#[derive(Debug, Default)]
struct Looks(AtomicU64);

impl Clock for Looks {
    fn now(&self) -> Now {
        Now::from_unix_millis(2 * self.0.fetch_add(1, Ordering::Relaxed))
    }
}

fn feed(session: &mut Session, requests: &[u8]) -> Vec<u8> {
    let mut replies = Vec::new();
    assert_eq!(session.feed(requests, &mut replies), Flow::Continue);
    replies
}

/// A brief command with a long request is timed and short ones are not, although the log records all commands that take
/// a millisecond.
#[test]
fn a_long_request_makes_a_brief_command_slow() {
    let server = Server::new(Config::default(), Looks::default());
    let mut session = Session::detached(&server);
    // The first calls of a command are timed for the statistics.
    feed(&mut session, &b"GET first\r\n".repeat(70));
    feed(&mut session, &b"SET first v\r\n".repeat(70));
    feed(&mut session, b"CONFIG SET slowlog-log-slower-than 1000\r\nSLOWLOG RESET\r\n");
    // More than one read returns.
    let name = vec![b'k'; 65 << 10];
    let mut get = format!("*2\r\n$3\r\nGET\r\n${}\r\n", name.len()).into_bytes();
    get.extend_from_slice(&name);
    get.extend_from_slice(b"\r\nGET absent\r\nSET other v\r\n");
    assert_eq!(feed(&mut session, &get), b"$-1\r\n$-1\r\n+OK\r\n");
    let log = feed(&mut session, b"SLOWLOG GET\r\n");
    let log = String::from_utf8_lossy(&log);
    assert!(log.contains("kkk"), "{log}");
    assert!(!log.contains("absent") && !log.contains("other"), "{log}");
}

/// A transaction of brief commands reads the clock no more often for many of them than for few, and none of them is
/// slow because the others take their time.
#[test]
fn the_brief_commands_of_a_transaction_are_not_timed() {
    let clock = Arc::new(Looks::default());
    let server = Server::new(Config::default(), Arc::clone(&clock));
    let mut session = Session::detached(&server);
    let long = "v".repeat(100_000);
    feed(&mut session, format!("*3\r\n$3\r\nSET\r\n$4\r\nlong\r\n$100000\r\n{long}\r\n").as_bytes());
    // The first calls of a command are timed for the statistics.
    feed(&mut session, &b"MULTI\r\nSET first v\r\nGET long\r\nEXEC\r\n".repeat(70));
    feed(&mut session, b"CONFIG SET slowlog-log-slower-than 1000\r\nSLOWLOG RESET\r\n");
    let mut looks = |commands: usize| {
        let queued = b"SET first v\r\nGET first\r\n".repeat(commands / 2);
        feed(&mut session, &[b"MULTI\r\n", &queued[..]].concat());
        let before = clock.0.load(Ordering::Relaxed);
        feed(&mut session, b"EXEC\r\n");
        clock.0.load(Ordering::Relaxed) - before
    };
    assert_eq!(looks(2), looks(20));
    feed(&mut session, b"MULTI\r\nSET first v\r\nGET long\r\nEXEC\r\n");
    let log = feed(&mut session, b"SLOWLOG GET\r\n");
    let log = String::from_utf8_lossy(&log);
    assert!(!log.contains("long") && !log.contains("first"), "{log}");
}
