//! What the slow log looks at the clock for.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use engine::{Flow, Options, Server, Session, SystemClock};

fn feed(session: &mut Session, requests: &[u8]) -> Vec<u8> {
    let mut replies = Vec::new();
    assert_eq!(session.feed(requests, &mut replies), Flow::Continue);
    replies
}

/// A brief command whose request is long is timed, and short ones are not, though the log keeps all that
/// took a millisecond.
#[test]
fn a_long_request_makes_a_brief_command_slow() {
    let server = Server::new(Options::default(), SystemClock);
    let mut session = Session::detached(&server);
    feed(&mut session, b"CONFIG SET slowlog-log-slower-than 1000\r\nSLOWLOG RESET\r\n");
    // A name of which every byte is looked at.
    let name = vec![b'k'; 64 << 20];
    let mut get = format!("*2\r\n$3\r\nGET\r\n${}\r\n", name.len()).into_bytes();
    get.extend_from_slice(&name);
    get.extend_from_slice(b"\r\nGET absent\r\nSET other v\r\n");
    assert_eq!(feed(&mut session, &get), b"$-1\r\n$-1\r\n+OK\r\n");
    assert_eq!(feed(&mut session, b"SLOWLOG LEN\r\n"), b":1\r\n");
}
