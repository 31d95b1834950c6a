//! Peers that do not read: subscribers under a flood, clients that pipeline.

use std::io::{ErrorKind, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use compat_tests::servers::Kind;

use crate::harness::{Client, PATIENCE, memory, on_both, start, until};

fn a_subscriber_that_does_not_read_is_closed_and_nobody_else_notices(kind: Kind) {
    const LIMIT: u64 = 1024 * 1024;
    let limit = LIMIT.to_string();
    let server = start(kind, &["--client-output-buffer-limit", "pubsub", &limit, "0", "0"]);
    let (mut slow, mut quick) = (Client::new(&server), Client::new(&server));
    assert_eq!(slow.ask("SUBSCRIBE flood"), "[ \"subscribe\" \"flood\" :1 ]");
    assert_eq!(slow.ask("PSUBSCRIBE only-*"), "[ \"psubscribe\" \"only-*\" :2 ]");
    assert_eq!(slow.ask("SUBSCRIBE only-slow"), "[ \"subscribe\" \"only-slow\" :3 ]");
    assert_eq!(quick.ask("SUBSCRIBE flood"), "[ \"subscribe\" \"flood\" :1 ]");
    let (mut publisher, mut other) = (Client::new(&server), Client::new(&server));
    let before = memory(&server);
    let mut message = vec![b'.'; 64 * 1024];
    let deadline = Instant::now() + PATIENCE;
    let (mut published, mut alone) = (0u64, 0);
    // Goes on for a while after the end of the slow one, to check the order after that as well.
    while alone < 20 {
        assert!(Instant::now() < deadline, "the slow subscriber is never closed");
        message[..8].copy_from_slice(&published.to_be_bytes());
        publisher.send_words(&[b"PUBLISH", b"flood", &message]);
        match publisher.said().as_str() {
            ":2" => assert_eq!(alone, 0),
            ":1" => alone += 1,
            reply => panic!("{reply}"),
        }
        // Each message reaches the quick subscriber, in the order of sending.
        match quick.reply() {
            compat_tests::reply::Reply::Array(parts) => {
                assert!(matches!(&parts[2], compat_tests::reply::Reply::Bulk(bytes) if *bytes == message));
            }
            other => panic!("{}", other.summary()),
        }
        published += 1;
    }
    // The buffers of both sockets, and the limit, but not everything that was published.
    let waiting = LIMIT / 1024 + 16 * 1024;
    assert!(memory(&server) < before + waiting, "{} kB, {before} kB before", memory(&server));
    slow.end();
    until("the slow one is gone", || (other.info("connected_clients") == 3).then_some(()));
    assert_eq!(other.ask("PUBSUB CHANNELS"), "[ \"flood\" ]");
    assert_eq!(other.ask("PUBSUB NUMPAT"), ":0");
    assert_eq!(other.ask("PUBSUB NUMSUB flood only-slow"), "[ \"flood\" :1 \"only-slow\" :0 ]");
    drop(quick);
    until("the last channel leaves with its last subscriber", || (other.ask("PUBSUB CHANNELS") == "[ ]").then_some(()));
    let log = server.stderr();
    let limits: Vec<&str> = log.lines().filter(|line| line.contains("WARN")).collect();
    assert_eq!(limits.len(), 1, "the limit is logged once: {log}");
}

fn the_soft_limit_closes_after_its_seconds(kind: Kind) {
    let server = start(kind, &["--client-output-buffer-limit", "pubsub", "0", "262144", "1"]);
    let (mut slow, mut publisher) = (Client::new(&server), Client::new(&server));
    assert_eq!(slow.ask("SUBSCRIBE flood"), "[ \"subscribe\" \"flood\" :1 ]");
    let message = vec![b'.'; 64 * 1024];
    let begun = Instant::now();
    until("the soft limit", || {
        publisher.send_words(&[b"PUBLISH", b"flood", &message]);
        (publisher.said() == ":0").then_some(())
    });
    // Redis counts whole seconds: more than one of them has begun and passed.
    assert!(begun.elapsed() >= Duration::from_secs(1), "{:?}", begun.elapsed());
    slow.end();
}

/// Sends until the server reads no more for a while.
fn send_until_blocked(stream: &mut TcpStream, bytes: &[u8]) -> usize {
    stream.set_write_timeout(Some(Duration::from_millis(500))).unwrap();
    let mut sent = 0;
    while sent < bytes.len() {
        match stream.write(&bytes[sent..]) {
            Ok(count) => sent += count,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => break,
            Err(error) => panic!("{error}"),
        }
    }
    sent
}

fn a_peer_that_pipelines_and_does_not_read_is_not_read_either(kind: Kind) {
    const VALUE: usize = 1_000_000;
    const REQUEST: usize = 64 * 1024;
    let server = start(kind, &[]);
    let mut other = Client::new(&server);
    other.send_words(&[b"SET", b"long", &[b'v'; VALUE]]);
    assert_eq!(other.said(), "+OK");
    // A long request with a long reply, so that both directions fill up.
    let padding = vec![b'p'; REQUEST];
    let request = [crate::harness::encode(&[b"GET", b"long"]), crate::harness::encode(&[b"ECHO", &padding])].concat();
    let pipeline = request.repeat(1_000);
    let replies_in_all = 1_000 * (VALUE + REQUEST);
    let before = memory(&server);
    let mut flood = TcpStream::connect(server.address).unwrap();
    let sent = send_until_blocked(&mut flood, &pipeline);
    assert!(sent < pipeline.len(), "the server goes on reading from a peer that does not read");
    // 16 MB of replies may wait, their vector may have grown to twice that, and its previous block is given back a
    // moment later.
    let grown = memory(&server).saturating_sub(before);
    assert!(grown < 96 * 1024, "{grown} kB more, of {} kB of replies", replies_in_all / 1024);
    for number in 1..=100 {
        assert_eq!(other.ask("INCR served"), format!(":{number}"));
    }
    drop(flood);
    until("its memory comes back", || (memory(&server) < before + 32 * 1024).then_some(()));
}

fn a_peer_that_reads_after_all_gets_every_reply(kind: Kind) {
    const VALUE: usize = 200_000;
    const REQUESTS: usize = 300;
    let server = start(kind, &[]);
    let mut other = Client::new(&server);
    other.send_words(&[b"SET", b"long", &[b'v'; VALUE]]);
    assert_eq!(other.said(), "+OK");
    let mut client = Client::new(&server);
    let mut pipeline = Vec::new();
    for number in 0..REQUESTS {
        pipeline.extend(crate::harness::encode(&[b"GET", b"long"]));
        pipeline.extend(crate::harness::encode(&[b"ECHO", number.to_string().as_bytes()]));
    }
    client.0.send(&pipeline, PATIENCE).unwrap();
    // The server has executed as many requests as it may, and then waits.
    until("as many replies wait as may", || {
        let list = other.text("CLIENT LIST");
        let held = |line: &str| line.split(" tot-mem=").nth(1)?.split(' ').next()?.parse::<usize>().ok();
        list.lines().any(|line| held(line).is_some_and(|bytes| bytes > 12 * 1024 * 1024)).then_some(())
    });
    let value = vec![b'v'; VALUE];
    for number in 0..REQUESTS {
        assert!(matches!(client.reply(), compat_tests::reply::Reply::Bulk(bytes) if bytes == value), "{number}");
        assert_eq!(client.said(), format!("\"{number}\""));
    }
    assert_eq!(client.ask("PING"), "+PONG");
}

on_both! {
    a_subscriber_that_does_not_read_is_closed_and_nobody_else_notices
    the_soft_limit_closes_after_its_seconds
    a_peer_that_pipelines_and_does_not_read_is_not_read_either
    a_peer_that_reads_after_all_gets_every_reply
}
