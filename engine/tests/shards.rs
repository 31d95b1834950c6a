//! A key space of one shard, as a single thread has it, and of many, behave alike.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::{Flow, Frame, Now, Options, RequestBuffer, Server, Session};

const NOW: Now = Now::from_unix_millis(1_000_000);

/// The replies to `requests`, given as one batch, on a server for so many threads.
fn replies(session: &mut Session, requests: &str) -> Vec<Frame> {
    let mut bytes = Vec::new();
    assert_eq!(session.feed(requests.as_bytes(), NOW, &mut bytes), Flow::Continue);
    let mut buffer = RequestBuffer::default();
    buffer.extend(&bytes);
    std::iter::from_fn(|| buffer.next_frame().unwrap()).collect()
}

fn session(threads: u16) -> (Arc<Server>, Session) {
    let server = Server::new(Options { threads: Some(threads), ..Options::default() }, NOW);
    let session = Session::detached(&server);
    (server, session)
}

#[test]
fn a_batch_hands_its_lock_on_and_gives_it_up_for_every_other_command() {
    // More commands than one lock is kept for, and between them all that locks in another way.
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
        let (server, mut session) = session(threads);
        let sets: String = (0..5_000).map(|key| format!("SET {key} {key} PX 10\r\n")).collect();
        replies(&mut session, &sets);
        let later = Now::from_unix_millis(1_001_000);
        let mut removed = 0;
        while removed < 5_000 {
            let purge = server.purge(later);
            assert!(purge.removed > 0, "{removed} of 5,000 with {threads} threads");
            removed += purge.removed;
            // What removes the last says so, and is not called again for nothing.
            assert_eq!(purge.next.is_none(), removed == 5_000, "{removed} of 5,000 with {threads} threads");
        }
    }
}
