//! Checks that any command that finds a key past its deadline before the purge removes it, once and with its event.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::sync::Arc;

use engine::command::table::{self, Flags};
use engine::{Config, Flow, Frame, ManualClock, RequestBuffer, Server, Session};

/// Requests of each command that writes, for the key `due`; `live` exists, `absent` does not.
const WRITES: &[(&str, &[&str])] = &[
    ("append", &["APPEND due v"]),
    ("copy", &["COPY due absent", "COPY live due", "COPY live due REPLACE"]),
    ("decr", &["DECR due"]),
    ("decrby", &["DECRBY due 2"]),
    ("del", &["DEL due", "DEL live due due"]),
    ("expire", &["EXPIRE due 100", "EXPIRE due -1"]),
    ("expireat", &["EXPIREAT due 9999999999"]),
    ("getdel", &["GETDEL due"]),
    ("getex", &["GETEX due", "GETEX due EX 100", "GETEX due PERSIST"]),
    ("getset", &["GETSET due v"]),
    ("incr", &["INCR due"]),
    ("incrby", &["INCRBY due 2"]),
    ("incrbyfloat", &["INCRBYFLOAT due 1.5"]),
    ("move", &["MOVE due 1"]),
    ("mset", &["MSET due v live w", "MSET live w due v"]),
    ("msetnx", &["MSETNX due v absent w", "MSETNX due v live w"]),
    ("persist", &["PERSIST due"]),
    ("pexpire", &["PEXPIRE due 100000"]),
    ("pexpireat", &["PEXPIREAT due 9999999999999"]),
    ("psetex", &["PSETEX due 100000 v"]),
    ("rename", &["RENAME due absent", "RENAME live due"]),
    ("renamenx", &["RENAMENX due absent", "RENAMENX live due"]),
    ("set", &["SET due v", "SET due v EX 100", "SET due v NX", "SET due v XX", "SET due v GET", "SET due v KEEPTTL"]),
    ("setex", &["SETEX due 100 v"]),
    ("setnx", &["SETNX due v"]),
    ("setrange", &["SETRANGE due 3 v", "SETRANGE due 0 \"\""]),
    ("unlink", &["UNLINK due"]),
];

fn frames(session: &mut Session, requests: &str) -> Vec<Frame> {
    let mut bytes = Vec::new();
    assert_eq!(session.feed(requests.as_bytes(), &mut bytes), Flow::Continue);
    let mut buffer = RequestBuffer::default();
    buffer.extend(&bytes);
    std::iter::from_fn(|| buffer.next_frame().unwrap()).collect()
}

/// Returns the events, in order, that a command causes when `due` is past its deadline, and the value of
/// `expired_keys`.
fn events_and_count(command: &str) -> (Vec<String>, String) {
    let clock = Arc::new(ManualClock::at_unix_millis(1_000_000));
    let server = Server::new(Config::default(), Arc::clone(&clock));
    let mut session = Session::detached(&server);
    frames(&mut session, "HELLO 3\r\nSET due v PX 10\r\nSET live v\r\n");
    frames(&mut session, "CONFIG SET notify-keyspace-events KEAn\r\nPSUBSCRIBE __keyevent@0*\r\n");
    clock.advance(1_000);
    let answered = frames(&mut session, &format!("{command}\r\n")).into_iter();
    // Some commands reply before the events of what they change, as in Redis.
    let (pushes, replies): (Vec<Frame>, Vec<Frame>) = answered.partition(|frame| matches!(frame, Frame::Push(_)));
    assert_eq!(replies.len(), 1, "{command}: one reply");
    let word = |frame: &Frame| match frame {
        Frame::Bulk(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        other => panic!("{command}: {other:?}"),
    };
    let events = pushes.iter().map(|push| match push {
        Frame::Push(parts) => format!("{} {}", word(&parts[2]).replace("__keyevent@0__:", ""), word(&parts[3])),
        other => panic!("{command}: {other:?}"),
    });
    let events = events.collect();
    let text = format!("{:?}", frames(&mut session, "INFO stats\r\n"));
    let (_, count) = text.split_once("expired_keys:").unwrap();
    (events, count.split('\\').next().unwrap().to_owned())
}

#[test]
fn every_command_that_writes_announces_the_key_that_it_finds_past_its_deadline() {
    let writes = |command: &&&str| {
        let command = table::find(command.as_bytes()).unwrap();
        command.flags.has(Flags::WRITE) && !command.keys.is_empty()
    };
    let mut names: Vec<&str> = table::all().map(|command| command.name).collect();
    names.retain(|name| writes(&name));
    names.sort_unstable();
    assert_eq!(names, WRITES.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "each has its requests here");
    for command in WRITES.iter().flat_map(|(_, requests)| *requests) {
        let (events, count) = events_and_count(command);
        let of_the_key = |event: &&String| event.ends_with(" due");
        assert_eq!(events.iter().find(of_the_key).map(String::as_str), Some("expired due"), "{command}: {events:?}");
        assert_eq!(events.iter().filter(|event| *event == "expired due").count(), 1, "{command}: {events:?}");
        assert_eq!(count, "1", "{command}");
    }
}

#[test]
fn a_walk_over_the_keys_removes_what_it_finds_past_its_deadline() {
    assert_eq!(events_and_count("SCAN 0"), (vec!["expired due".to_owned()], "1".to_owned()));
    assert_eq!(events_and_count("SCAN 0 MATCH l*"), (vec![], "0".to_owned()));
}
