//! The limit of memory, and what a connection gives back.

use compat_tests::servers::Kind;

use crate::harness::{Client, PATIENCE, memory, on_both, start, until};

const MEGABYTE: usize = 1024 * 1024;

fn beyond_max_memory_writes_are_refused_and_all_else_is_served(kind: Kind) {
    const LIMIT: usize = 20 * MEGABYTE;
    const OOM: &str = "-OOM command not allowed when used memory > 'maxmemory'.";
    let server = start(kind, &["--max-memory", "20mb"]);
    let mut client = Client::new(&server);
    let value = vec![b'v'; MEGABYTE];
    let mut written = 0;
    let refused = loop {
        client.send_words(&[b"SET", format!("key-{written}").as_bytes(), &value]);
        match client.said() {
            reply if reply == "+OK" => written += 1,
            reply => break reply,
        }
        assert!(written <= 40, "there is no limit");
    };
    assert_eq!(refused, OOM);
    // Counted honestly: what was taken is what the keys take, and the process is not far from it.
    assert!((17..=21).contains(&written), "{written} MB of 20 were taken");
    let used = client.info("used_memory");
    assert!(used as usize >= LIMIT - MEGABYTE && used as usize <= LIMIT + 2 * MEGABYTE, "{used}");
    // A request counts while it is being received; smaller ones fill up what is left.
    let filled = (0..1_000).find(|number| {
        client.send_words(&[b"SET", format!("filler-{number}").as_bytes(), &value[..10_000]]);
        client.said() == OOM
    });
    assert!(filled.is_some_and(|count| count < 300), "{filled:?}");
    for command in ["SET small 1", "APPEND key-0 x", "INCR n", "MSET a 1 b 2", "SETRANGE key-0 5 x", "COPY key-0 c"] {
        assert_eq!(client.ask(command), OOM, "{command}");
    }
    assert_eq!(client.ask("STRLEN key-0"), format!(":{MEGABYTE}"));
    assert_eq!(client.ask("EXPIRE key-0 1000"), ":1");
    assert_eq!(client.ask("PERSIST key-0"), ":1");
    assert_eq!(client.ask("RENAME key-0 renamed"), "+OK");
    assert_eq!(client.ask("GETRANGE renamed 0 2"), "\"vvv\"");
    assert_eq!(client.ask("DEL key-1 key-2"), ":2");
    assert_eq!(client.ask("SET small 1"), "+OK");
    assert_eq!(client.ask("GET small"), "\"1\"");
    assert_eq!(client.ask("FLUSHALL"), "+OK");
    until("the memory comes back", || (client.info("used_memory") < MEGABYTE as u64).then_some(()));
}

/// Two hundred connections that have sent a megabyte each of a request that is not complete.
fn fill(server: &compat_tests::servers::Server) -> Vec<Client> {
    let mut pieces = format!("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n${}\r\n", 2 * MEGABYTE).into_bytes();
    pieces.resize(MEGABYTE, b'v');
    let open = |_| {
        let mut client = Client::new(server);
        client.0.send(&pieces, PATIENCE).unwrap();
        client
    };
    (0..200).map(open).collect()
}

fn what_a_connection_took_is_given_back(kind: Kind) {
    let server = start(kind, &["--log", "warn"]);
    let mut other = Client::new(&server);
    assert_eq!(other.ask("PING"), "+PONG");
    let before = memory(&server);
    for _ in 0..2 {
        let clients = fill(&server);
        until("the server holds what was sent", || (memory(&server) > before + 180 * 1024).then_some(()));
        // The server knows of it, and tells.
        until("it is counted", || (other.info("mem_clients_normal") > 180 * MEGABYTE as u64).then_some(()));
        drop(clients);
        until("the memory comes back", || {
            assert_eq!(other.ask("PING"), "+PONG");
            (memory(&server) < before + 48 * 1024).then_some(())
        });
    }
    until("nothing is counted any more", || (other.info("connected_clients") == 1).then_some(()));
    assert!(other.info("mem_clients_normal") < MEGABYTE as u64);
}

fn a_large_request_and_reply_leave_no_buffers_behind(kind: Kind) {
    let server = start(kind, &[]);
    let mut client = Client::new(&server);
    assert_eq!(client.ask("PING"), "+PONG");
    let before = memory(&server);
    for _ in 0..3 {
        client.send_words(&[b"ECHO", &vec![b'v'; 32 * MEGABYTE]]);
        assert!(matches!(client.reply(), compat_tests::reply::Reply::Bulk(bytes) if bytes.len() == 32 * MEGABYTE));
    }
    // All of it but for one block of 64 MB: a thread keeps what another thread freed for it until it
    // has to do with memory itself. Without giving back, more than 140 MB stay.
    until("the memory comes back while the connection stays", || {
        assert_eq!(client.ask("PING"), "+PONG");
        (memory(&server) < before + 80 * 1024).then_some(())
    });
}

on_both! {
    beyond_max_memory_writes_are_refused_and_all_else_is_served
    what_a_connection_took_is_given_back
    a_large_request_and_reply_leave_no_buffers_behind
}
