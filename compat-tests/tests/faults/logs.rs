//! Logs: the lines that the servers write, the content that they never write, and that no log blocks them.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::process::{ChildStderr, Stdio};
use std::time::{Duration, Instant};

use compat_tests::connection::End;
use compat_tests::servers::{Kind, Server};

use crate::harness::{Bare, Client, PATIENCE, encode, ended, on_both, signal, start_with, until};

const PASSWORD: &str = "open-sesame-4711";
const PASSWORDS: [&str; 3] = [PASSWORD, "wrong-guess-0815", "new-sesame-2222"];
const VALUES: [&str; 3] = ["value-of-a-key", "name-of-a-key", "message-text"];

/// Clients with values, passwords and wrong requests, each ended in a different way.
fn work(server: &Server) {
    let mut client = Client::new(server);
    assert!(client.ask("AUTH wrong-guess-0815").starts_with("-WRONGPASS"));
    assert!(client.ask("AUTH default wrong-guess-0815 more").starts_with("-ERR syntax"));
    assert!(client.ask("HELLO 3 AUTH default wrong-guess-0815").starts_with("-WRONGPASS"));
    assert_eq!(client.ask(&format!("AUTH {PASSWORD}")), "+OK");
    assert_eq!(client.ask("CONFIG SET requirepass new-sesame-2222"), "+OK");
    assert_eq!(client.ask(&format!("CONFIG SET requirepass {PASSWORD}")), "+OK");
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

fn lines_with(log: &str, what: &str) -> usize {
    log.lines().filter(|line| line.contains(what)).count()
}

fn mistakes_are_logged_and_no_connection_and_no_secret_is(kind: Kind) {
    let mut server = start_with(kind, &[], &[("REQUIREPASS", PASSWORD)]);
    work(&server);
    signal(&server, "TERM");
    assert_eq!(ended(&mut server).code(), Some(0));
    let log = server.stderr();
    assert_eq!(lines_with(&log, "wrong password"), 2, "{log}");
    assert_eq!(lines_with(&log, "protocol error: expected '$', got 'v'"), 1, "{log}");
    assert_eq!(lines_with(&log, "shutting down"), 1, "{log}");
    assert_eq!(log.lines().count(), 4, "{log}");
    // The lines name the clients.
    assert_eq!(lines_with(&log, "127.0.0.1:"), 3, "{log}");
    for secret in PASSWORDS.iter().chain(&VALUES) {
        assert!(!log.contains(secret), "{secret} is logged: {log}");
    }
    assert!(!log.contains('\x1b'), "colours are for terminals: {log}");
}

fn debug_shows_connections_and_requests_and_no_password(kind: Kind) {
    let mut server = start_with(kind, &["--log", "debug"], &[("REQUIREPASS", PASSWORD)]);
    work(&server);
    let idle = Client::new(&server);
    until("it is connected", || (lines_with(&server.stderr(), "connected") == 4).then_some(()));
    signal(&server, "TERM");
    assert_eq!(ended(&mut server).code(), Some(0));
    drop(idle);
    let log = server.stderr();
    assert_eq!(lines_with(&log, "connected"), 4, "{log}");
    assert_eq!(lines_with(&log, "closed: after the last reply"), 2, "{log}");
    assert_eq!(lines_with(&log, "closed: the peer closed"), 1, "{log}");
    assert_eq!(lines_with(&log, "closed: the server stops"), 1, "{log}");
    assert!(log.lines().filter(|line| line.contains("connected")).all(|line| line.contains("127.0.0.1:")), "{log}");
    let request = ["SET", "name-of-a-key", "value-of-a-key", "client=1"];
    assert!(log.lines().any(|line| request.iter().all(|word| line.contains(word))), "{log}");
    for secret in PASSWORDS {
        assert!(!log.contains(secret), "{secret} is logged: {log}");
    }
    assert_eq!(lines_with(&log, "(redacted)"), 6, "{log}");
}

fn nothing_is_logged_with_the_log_off(kind: Kind) {
    let server = start_with(kind, &["--log", "off"], &[("REQUIREPASS", PASSWORD)]);
    work(&server);
    assert_eq!(server.stderr(), "");
}

fn a_long_request_is_cut_in_the_log(kind: Kind) {
    let mut server = start_with(kind, &["--log", "debug"], &[]);
    let mut client = Client::new(&server);
    client.send_words(&[b"SET", b"k", &vec![b'x'; 4 << 20]]);
    assert_eq!(client.said(), "+OK");
    signal(&server, "TERM");
    assert_eq!(ended(&mut server).code(), Some(0));
    let log = server.stderr();
    assert!(log.len() < 4_096 && log.contains("(4194176 more bytes)"), "{} bytes: {log:.4096}", log.len());
}

/// A peer that has not authenticated can write only little into the log.
fn mistakes_repeated_at_will_are_counted_and_not_logged_one_by_one(kind: Kind) {
    const TIMES: usize = 20_000;
    let mut server = start_with(kind, &[], &[("REQUIREPASS", PASSWORD)]);
    let mut client = Client::new(&server);
    for _ in 0..TIMES / 100 {
        client.0.send(&encode(&[b"AUTH", b"wrong"]).repeat(100), PATIENCE).unwrap();
        (0..100).for_each(|_| assert!(client.said().starts_with("-WRONGPASS")));
    }
    for _ in 0..100 {
        let mut client = Client::new(&server);
        client.0.send(b"*1\r\nx\r\n", PATIENCE).unwrap();
        client.end();
    }
    signal(&server, "TERM");
    assert_eq!(ended(&mut server).code(), Some(0));
    let log = server.stderr();
    assert!(log.len() < 32 * 1024, "{} bytes", log.len());
    let logged = |text: &str| lines_with(&log, text) - lines_with(&log, &format!("more like: {text}"));
    let left_out = |text: &str| {
        let reports = log.lines().filter(|line| line.contains(&format!("more like: {text}")));
        let count = |line: &str| line.split("left out ").nth(1)?.split(' ').next()?.parse::<usize>().ok();
        reports.map(|line| count(line).expect("it is a number")).sum::<usize>()
    };
    assert_eq!(logged("wrong password") + left_out("wrong password"), TIMES, "{log}");
    assert_eq!(logged("protocol error") + left_out("protocol error"), 100, "{log}");
    assert!(left_out("wrong password") > TIMES / 2, "{log}");
}

/// Number of connections whose lines at `--log debug` exceed a pipe.
const CONNECTIONS: usize = 600;

/// Checks that the server serves, and then ends on SIGTERM, as with a working log.
fn serves_and_ends(server: &mut Bare) {
    let address = server.address();
    for _ in 0..CONNECTIONS {
        let mut client = Client::at(address);
        assert_eq!(client.ask("PING"), "+PONG");
        assert!(client.ask("AUTH wrong").starts_with("-ERR AUTH"));
    }
    let mut panicking = Client::at(address);
    panicking.send("DEBUG PANIC");
    panicking.end();
    // Received requests are answered.
    let mut client = Client::at(address);
    client.0.send(&encode(&[b"INCR", b"counter"]).repeat(1_000), PATIENCE).unwrap();
    let mut watcher = Client::at(address);
    until("all is executed", || (watcher.ask("GET counter") == "\"1000\"").then_some(()));
    let begun = Instant::now();
    server.signal("TERM");
    (1..=1_000).for_each(|count| assert_eq!(client.said(), format!(":{count}")));
    assert_eq!(client.end(), End::Fin);
    assert_eq!(server.ended().code(), Some(0));
    // Neither peers nor the log delay its end; the drain limit would be 5 seconds.
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

const DEBUG: [&str; 5] = ["--port", "0", "--log", "debug", "--enable-debug-command"];

fn a_log_that_nobody_reads_holds_nothing_up(kind: Kind) {
    serves_and_ends(&mut Bare::start(kind, &DEBUG, |_| ()));
}

fn a_log_that_was_closed_ends_nothing(kind: Kind) {
    let mut server = Bare::start(kind, &DEBUG, |_| ());
    drop(server.child.stderr.take());
    serves_and_ends(&mut server);
}

fn a_full_disk_under_the_log_ends_nothing(kind: Kind) {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    serves_and_ends(&mut Bare::start(kind, &DEBUG, |command| {
        command.stderr(full);
    }));
}

/// Returns the current content of the log, all of it if the server has ended.
fn read_log(stderr: &mut ChildStderr) -> String {
    let mut log = Vec::new();
    stderr.read_to_end(&mut log).unwrap();
    String::from_utf8_lossy(&log).into_owned()
}

fn lines_that_were_dropped_are_counted(kind: Kind) {
    let mut server = Bare::start(kind, &DEBUG, |_| ());
    let mut client = server.client();
    // 4 MB of log, more than the pipe and the queue can hold.
    let value = [b'x'; 100];
    for _ in 0..20 {
        client.0.send(&encode(&[b"SET", b"k", &value]).repeat(1_000), PATIENCE).unwrap();
        (0..1_000).for_each(|_| assert_eq!(client.said(), "+OK"));
    }
    server.signal("TERM");
    let log = read_log(&mut server.child.stderr.take().unwrap());
    assert_eq!(server.ended().code(), Some(0));
    let dropped =
        log.lines().filter_map(|line| line.split("dropped ").nth(1)?.split(' ').next()?.parse::<usize>().ok());
    let requests = lines_with(&log, "\"SET\"");
    // Lines that were dropped after the last report are missing.
    let dropped: usize = dropped.sum();
    assert!(dropped > 1_000 && requests + dropped >= 20_000, "{requests} logged, {dropped} dropped");
}

/// A parent that never reads the announcement.
fn a_full_pipe_for_stdout_holds_nothing_up(kind: Kind) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("redis.sock");
    let (mut full, _reader) = std::io::pipe().map(|(reader, writer)| (writer, reader)).unwrap();
    full.write_all(&vec![b' '; 64 * 1024]).unwrap();
    let flags = ["--port", "0", "--unixsocket", path.to_str().unwrap()];
    let mut server = Bare::start(kind, &flags, |command| {
        command.stdout(full).stderr(Stdio::null());
    });
    let mut stream = until("it listens", || UnixStream::connect(&path).ok());
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(b"PING\r\n").unwrap();
    let mut reply = [0; 7];
    stream.read_exact(&mut reply).unwrap();
    assert_eq!(&reply, b"+PONG\r\n");
    server.signal("TERM");
    assert_eq!(server.ended().code(), Some(0));
}

/// A supervisor that reads neither stdout nor stderr has to learn that the server did not start.
fn a_refusal_to_start_does_not_wait_for_its_reader(kind: Kind) {
    for flags in [&["--port", "0", "--nonsense"][..], &["--port", "0", "--bind", "0.0.0.0"]] {
        let (mut full, _reader) = std::io::pipe().map(|(reader, writer)| (writer, reader)).unwrap();
        full.write_all(&vec![b' '; 64 * 1024]).unwrap();
        let mut server = Bare::start(kind, flags, |command| {
            command.stderr(full);
        });
        assert!(server.ended().code().is_some_and(|code| code != 0));
    }
}

on_both! {
    mistakes_are_logged_and_no_connection_and_no_secret_is
    debug_shows_connections_and_requests_and_no_password
    nothing_is_logged_with_the_log_off
    a_long_request_is_cut_in_the_log
    mistakes_repeated_at_will_are_counted_and_not_logged_one_by_one
    a_log_that_nobody_reads_holds_nothing_up
    a_log_that_was_closed_ends_nothing
    a_full_disk_under_the_log_ends_nothing
    lines_that_were_dropped_are_counted
    a_full_pipe_for_stdout_holds_nothing_up
    a_refusal_to_start_does_not_wait_for_its_reader
}
