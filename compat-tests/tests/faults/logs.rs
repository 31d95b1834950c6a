//! What the servers log, and what they never log.

use compat_tests::connection::End;
use compat_tests::servers::{Kind, Server};

use crate::harness::{Client, PATIENCE, ended, on_both, signal, start, start_with, until};

const PASSWORD: &str = "open-sesame-4711";
const SECRETS: [&str; 5] = [PASSWORD, "wrong-guess-0815", "value-of-a-key", "name-of-a-key", "message-text"];

/// Work with values, passwords and mistakes, each ended in its own way.
fn work(server: &Server) {
    let mut client = Client::new(server);
    assert!(client.ask("AUTH wrong-guess-0815").starts_with("-WRONGPASS"));
    assert_eq!(client.ask(&format!("AUTH {PASSWORD}")), "+OK");
    assert_eq!(client.ask("SET name-of-a-key value-of-a-key"), "+OK");
    assert_eq!(client.ask("PUBLISH channel message-text"), ":0");
    assert!(client.ask("value-of-a-key").contains("ERR unknown command"));
    assert!(client.ask("SET name-of-a-key value-of-a-key nonsense").starts_with("-ERR syntax"));
    assert_eq!(client.ask("QUIT"), "+OK");
    assert_eq!(client.end(), End::Fin);

    let mut client = Client::new(server);
    client.0.send(b"*1\r\nvalue-of-a-key\r\n", PATIENCE).unwrap();
    assert_eq!(client.said(), "-ERR Protocol error: expected '$', got 'v'");
    assert_eq!(client.end(), End::Fin);

    let mut client = Client::new(server);
    client.0.half_close().unwrap();
    assert_eq!(client.end(), End::Fin);
}

fn connections_and_their_reasons_are_logged_and_no_secret_is(kind: Kind) {
    let mut server = start_with(kind, &[], &[("REQUIREPASS", PASSWORD)]);
    work(&server);
    let idle = Client::new(&server);
    until("it is connected", || (server.stderr().matches("connected").count() == 4).then_some(()));
    signal(&server, "TERM");
    assert_eq!(ended(&mut server).code(), Some(0));
    drop(idle);
    let log = server.stderr();
    let count = |what: &str| log.lines().filter(|line| line.contains(what)).count();
    assert_eq!(count("connected"), 4, "{log}");
    assert_eq!(count("closed: after the last reply"), 2, "{log}");
    assert_eq!(count("closed: the peer closed"), 1, "{log}");
    assert_eq!(count("closed: the server stops"), 1, "{log}");
    assert_eq!(count("wrong password"), 1, "{log}");
    assert_eq!(count("protocol error: expected '$', got 'v'"), 1, "{log}");
    assert_eq!(count("shutting down"), 1, "{log}");
    // Whose connection it was.
    assert!(log.lines().filter(|line| line.contains("connected")).all(|line| line.contains("127.0.0.1:")), "{log}");
    for secret in SECRETS {
        assert!(!log.contains(secret), "{secret} is logged: {log}");
    }
}

fn debug_shows_the_requests(kind: Kind) {
    let server = start(kind, &["--log", "debug"]);
    let mut client = Client::new(&server);
    assert_eq!(client.ask("SET name-of-a-key value-of-a-key"), "+OK");
    let shown =
        |line: &str| ["SET", "name-of-a-key", "value-of-a-key", "client=1"].iter().all(|word| line.contains(word));
    until("the request is logged", || server.stderr().lines().any(shown).then_some(()));
}

fn nothing_is_logged_with_the_log_off(kind: Kind) {
    let server = start_with(kind, &["--log", "off"], &[("REQUIREPASS", PASSWORD)]);
    work(&server);
    assert_eq!(server.stderr(), "");
}

on_both! {
    connections_and_their_reasons_are_logged_and_no_secret_is
    debug_shows_the_requests
    nothing_is_logged_with_the_log_off
}
