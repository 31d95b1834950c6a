//! Very many keys due at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use compat_tests::servers::Kind;
use engine::{Clock, Config, ManualClock, Session};
use host::SystemClock;

use crate::harness::{Client, PATIENCE, on_both, start, until};

/// Writes `count` keys, all with the same deadline in Unix milliseconds, and calls `send` with
/// pipelines of them.
fn pipelines(count: usize, deadline: u64, mut send: impl FnMut(&[u8], usize)) {
    const BATCH: usize = 5_000;
    for first in (0..count).step_by(BATCH) {
        let batch = first..(first + BATCH).min(count);
        let requests: Vec<String> =
            batch.clone().map(|number| format!("SET key-{number} v PXAT {deadline}\r\n")).collect();
        send(requests.concat().as_bytes(), batch.len());
    }
}

/// With the time as an argument: the time of one portion of the purge is bounded, however many keys are due, and
/// commands in between see no key that is due.
#[test]
fn a_million_keys_due_at_once_go_in_small_portions() {
    const KEYS: usize = 1_000_000;
    /// 32 keys under each of 16 locks: `PURGE_SHARE` and `SHARDS` of the engine.
    const PORTION: usize = 32 * 16;
    const DEADLINE: u64 = 2_000_000_000_000;
    let clock = Arc::new(ManualClock::at_unix_millis(DEADLINE - 1));
    let server = engine::Server::new(Config::default(), Arc::clone(&clock));
    let mut session = Session::detached(&server);
    pipelines(KEYS, DEADLINE, |requests, count| {
        assert_eq!(feed(&mut session, requests), b"+OK\r\n".repeat(count));
    });
    assert_eq!(feed(&mut session, b"DBSIZE\r\n"), b":1000000\r\n");
    assert_eq!(server.purge().removed, 0);
    // A key expires in the millisecond after its deadline.
    clock.advance(2);
    let (mut removed, mut portions, mut longest) = (0, 0, Duration::ZERO);
    loop {
        let begun = Instant::now();
        let purge = server.purge();
        longest = longest.max(begun.elapsed());
        removed += purge.removed;
        portions += 1;
        assert!(purge.removed <= PORTION, "{} at once", purge.removed);
        assert_eq!(feed(&mut session, b"GET key-999999\r\nSET other v\r\n"), b"$-1\r\n+OK\r\n");
        match purge.rest {
            None => break,
            Some(rest) => assert_eq!(rest, Duration::ZERO, "the rest is due at once"),
        }
    }
    // The GETs have removed some of them.
    assert!((KEYS - portions..=KEYS).contains(&removed), "{removed}");
    assert!(portions >= KEYS / PORTION);
    assert_eq!(feed(&mut session, b"DBSIZE\r\n"), b":1\r\n");
    // The limit is high, since the code is not optimised and other tests run. Other commands wait only for the share of
    // one shard.
    assert!(longest < Duration::from_secs(2), "{longest:?} for one portion");
}

fn feed(session: &mut Session, requests: &[u8]) -> Vec<u8> {
    let mut replies = Vec::new();
    assert_eq!(session.feed(requests, &mut replies), engine::Flow::Continue);
    replies
}

fn two_hundred_thousand_keys_due_at_once_hold_nobody_up(kind: Kind) {
    const KEYS: usize = 200_000;
    let server = start(kind, &["--enable-debug-command"]);
    let mut client = Client::new(&server);
    assert_eq!(client.ask("DEBUG SET-ACTIVE-EXPIRE 0"), "+OK");
    for first in (0..KEYS).step_by(5_000) {
        let requests: Vec<String> =
            (first..first + 5_000).map(|number| format!("SET key-{number} v PX 1\r\n")).collect();
        client.0.send(requests.concat().as_bytes(), PATIENCE).unwrap();
        for _ in 0..5_000 {
            assert_eq!(client.said(), "+OK");
        }
    }
    // Waits until the last of them is due as well.
    let written = SystemClock.now().millis();
    until("a few milliseconds pass", || (SystemClock.now().millis() > written + 2).then_some(()));
    let mut admin = Client::new(&server);
    assert_eq!(admin.ask("DBSIZE"), format!(":{KEYS}"));
    assert_eq!(admin.info("expired_keys"), 0);
    admin.send("DEBUG SET-ACTIVE-EXPIRE 1");
    // Each of these takes the lock of a shard while it is being purged.
    let (mut longest, mut served) = (Duration::ZERO, 0);
    let begun = Instant::now();
    while client.ask("DBSIZE") != ":0" {
        assert!(begun.elapsed() < PATIENCE, "the keys do not go");
        for number in 0..10 {
            let asked = Instant::now();
            assert_eq!(client.ask(&format!("STRLEN absent-{number}")), ":0");
            longest = longest.max(asked.elapsed());
            served += 1;
        }
    }
    assert_eq!(admin.said(), "+OK");
    assert_eq!(admin.info("expired_keys"), KEYS as u64);
    println!("{served} commands meanwhile, the longest took {longest:?}");
    assert!(served >= 20, "only {served} commands were served in {:?}", begun.elapsed());
    assert!(longest < Duration::from_millis(500), "a command waited for {longest:?}");
}

fn keys_are_removed_though_nobody_asks_for_them(kind: Kind) {
    let server = start(kind, &[]);
    let mut client = Client::new(&server);
    // The second key has an earlier deadline, which the sleeping task has to notice.
    assert_eq!(client.ask("SET late v PX 60000"), "+OK");
    for number in 0..100 {
        assert_eq!(client.ask(&format!("SET early-{number} v PX 20")), "+OK");
    }
    until("the early ones are gone", || (client.ask("DBSIZE") == ":1").then_some(()));
    assert_eq!(client.info("expired_keys"), 100);
    assert_eq!(client.ask("EXISTS late"), ":1");
}

on_both! {
    two_hundred_thousand_keys_due_at_once_hold_nobody_up
    keys_are_removed_though_nobody_asks_for_them
}
