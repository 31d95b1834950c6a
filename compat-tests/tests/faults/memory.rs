//! The limit on memory, and memory that connections give back.

use std::io::{ErrorKind, Write};
use std::net::TcpStream;

use compat_tests::servers::Kind;

use crate::harness::{Client, PATIENCE, memory, on_both, peak, start, until};

const MEGABYTE: usize = 1024 * 1024;
const OOM: &str = "-OOM command not allowed when used memory > 'maxmemory'.";

fn beyond_max_memory_writes_are_refused_and_all_else_is_served(kind: Kind) {
    const LIMIT: usize = 20 * MEGABYTE;
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
    // The accounted memory is that of the keys, and the memory of the process is close to it.
    assert!((17..=21).contains(&written), "{written} MB of 20 were taken");
    let used = client.info("used_memory");
    assert!(used as usize >= LIMIT - MEGABYTE && used as usize <= LIMIT + 2 * MEGABYTE, "{used}");
    // A request counts while it is being received; smaller ones use up the rest.
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

/// Opens two hundred connections, each of which has sent a megabyte of an incomplete request.
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
        // The server reports it.
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
    // All of it except one block of 64 MB: a thread keeps memory that another thread has freed until it allocates or
    // frees itself. Without giving back, more than 140 MB stay.
    until("the memory comes back while the connection stays", || {
        assert_eq!(client.ask("PING"), "+PONG");
        (memory(&server) < before + 80 * 1024).then_some(())
    });
}

/// Returns the most memory that a server with `--max-memory` of so many megabytes may take, in kilobytes. In addition
/// to the limit there are the code, the threads, a request that is being received, and memory that the allocator keeps.
fn allowed(megabytes: u64) -> u64 {
    (megabytes + 64) * 1024
}

/// Fails if the server has taken more than [`allowed`] at any time, or no longer serves others.
fn stayed_within(server: &compat_tests::servers::Server, megabytes: u64) {
    let taken = peak(server);
    assert!(taken < allowed(megabytes), "{taken} kB of {} that are allowed", allowed(megabytes));
    let mut other = Client::new(server);
    until("others write again", || (other.ask("SET other 1") == "+OK").then_some(()));
}

fn a_transaction_that_is_queued_for_ever_is_refused_or_closed(kind: Kind) {
    let server = start(kind, &["--max-memory", "100mb", "--log", "error"]);
    let mut client = Client::new(&server);
    assert_eq!(client.ask("MULTI"), "+OK");
    let request = crate::harness::encode(&[b"SET", b"k", &vec![b'v'; 10 * MEGABYTE]]);
    let queued = (0..60).take_while(|_| client.0.send(&request, PATIENCE).is_ok() && client.answers("+QUEUED")).count();
    assert!((5..=10).contains(&queued), "{queued}");
    stayed_within(&server, 100);

    // Many small requests, none of which is ever executed.
    let mut client = Client::new(&server);
    assert_eq!(client.ask("MULTI"), "+OK");
    let batch = crate::harness::encode(&[b"GET", b"k"]).repeat(100_000);
    let queued = (0..50)
        .take_while(|_| client.0.send(&batch, PATIENCE).is_ok() && (0..100_000).all(|_| client.answers("+QUEUED")));
    assert!(queued.count() < 20);
    stayed_within(&server, 100);
}

fn messages_for_subscribers_that_do_not_read_count(kind: Kind) {
    let server = start(kind, &["--max-memory", "100mb", "--log", "error"]);
    let mut subscribers: Vec<Client> = (0..50).map(|_| Client::new(&server)).collect();
    for (number, subscriber) in subscribers.iter_mut().enumerate() {
        let channel = format!("channel-{number}");
        assert_eq!(subscriber.ask(&format!("SUBSCRIBE {channel}")), format!("[ \"subscribe\" \"{channel}\" :1 ]"));
    }
    let mut publisher = Client::new(&server);
    let message = vec![b'.'; MEGABYTE];
    let mut received = 0;
    for _ in 0..30 {
        for number in 0..50 {
            publisher.send_words(&[b"PUBLISH", format!("channel-{number}").as_bytes(), &message]);
            received += u64::from(publisher.said() == ":1");
        }
    }
    assert!(received < 1_500, "nobody was closed");
    assert!(publisher.info("evicted_clients") > 0);
    stayed_within(&server, 100);
}

fn a_message_that_many_wait_for_counts_once(kind: Kind) {
    let server = start(kind, &["--max-memory", "100mb", "--log", "error"]);
    let mut subscribers: Vec<Client> = (0..50).map(|_| Client::new(&server)).collect();
    for subscriber in &mut subscribers {
        assert_eq!(subscriber.ask("SUBSCRIBE all"), "[ \"subscribe\" \"all\" :1 ]");
    }
    let mut publisher = Client::new(&server);
    let message = vec![b'.'; 100_000];
    for _ in 0..200 {
        publisher.send_words(&[b"PUBLISH", b"all", &message]);
        assert_eq!(publisher.said(), ":50");
    }
    // Twenty megabytes, and the bytes in the buffers of connections.
    assert!(publisher.info("mem_clients_normal") < 60 * MEGABYTE as u64);
    assert_eq!(publisher.ask("SET other 1"), "+OK");
    assert_eq!(publisher.info("evicted_clients"), 0);
    for subscriber in &mut subscribers {
        for _ in 0..200 {
            assert!(matches!(subscriber.reply(), compat_tests::reply::Reply::Array(_)));
        }
    }
    until("the account is as before", || (publisher.info("mem_clients_normal") < MEGABYTE as u64).then_some(()));
}

fn names_count(kind: Kind) {
    let server = start(kind, &["--max-memory", "20mb", "--log", "error"]);
    let name = vec![b'n'; MEGABYTE];
    let mut clients = Vec::new();
    for number in 0..100 {
        let mut client = Client::new(&server);
        let named = if number % 2 == 0 { "SETNAME" } else { "SETINFO lib-name" };
        let words = std::iter::once("CLIENT").chain(named.split(' ')).map(str::as_bytes).chain([&*name]);
        client.send_words(&words.collect::<Vec<_>>());
        client.answers("+OK");
        clients.push(client);
    }
    stayed_within(&server, 20);
    let mut other = Client::new(&server);
    let (used, evicted) = (other.info("used_memory"), other.info("evicted_clients"));
    assert!(used > 16 * MEGABYTE as u64 && evicted >= 79, "{used}, {evicted}");
    drop(clients);
    until("the account is empty again", || (other.info("used_memory") < MEGABYTE as u64).then_some(()));
}

fn subscriptions_count(kind: Kind) {
    let server = start(kind, &["--max-memory", "20mb", "--log", "error"]);
    let names: Vec<String> = (0..300_000).map(|number| format!("{number:06}")).collect();
    for command in ["SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE"] {
        let mut client = Client::new(&server);
        client.send_words(
            &std::iter::once(command).chain(names.iter().map(String::as_str)).map(str::as_bytes).collect::<Vec<_>>(),
        );
        client.end();
        stayed_within(&server, 20);
    }
    let mut client = Client::new(&server);
    let taken = names.chunks(1_000).take_while(|names| {
        client.send(&format!("SUBSCRIBE {}", names.join(" ")));
        names.iter().all(|_| client.0.reply(PATIENCE).is_ok())
    });
    assert!((100..200).contains(&taken.count()));
    stayed_within(&server, 20);
    let mut other = Client::new(&server);
    let listened = |other: &mut Client| other.info("pubsub_channels") + other.info("pubsub_patterns");
    until("nobody listens any more", || (listened(&mut other) == 0).then_some(()));
    assert!(other.info("used_memory") < MEGABYTE as u64);
}

fn watched_keys_count(kind: Kind) {
    let server = start(kind, &["--max-memory", "10mb", "--log", "error"]);
    let mut client = Client::new(&server);
    let keys: Vec<String> = (0..10_000).map(|number| format!("{number:04}{}", ".".repeat(1_024))).collect();
    let watched = keys.chunks(1_000).take_while(|keys| {
        client.send(&format!("WATCH {}", keys.join(" ")));
        client.answers("+OK")
    });
    assert!((2..5).contains(&watched.count()));
    stayed_within(&server, 10);
    let mut other = Client::new(&server);
    until("nothing is held any more", || (other.info("used_memory") < MEGABYTE as u64).then_some(()));
}

fn stores_of_their_own_share_the_limit(kind: Kind) {
    let server = start(kind, &["--max-memory", "100mb", "--store", "per-connection", "--log", "error"]);
    let value = vec![b'v'; 5 * MEGABYTE];
    let mut clients: Vec<Client> = (0..20).map(|_| Client::new(&server)).collect();
    let mut written = 0;
    for round in 0..10 {
        for client in &mut clients {
            client.send_words(&[b"SET", format!("key-{round}").as_bytes(), &value]);
            match client.said().as_str() {
                "+OK" => written += 1,
                reply => assert_eq!(reply, OOM),
            }
        }
    }
    assert!((18..=20).contains(&written), "{written}");
    let mut other = Client::new(&server);
    let used = other.info("used_memory");
    assert!((90 * MEGABYTE as u64..110 * MEGABYTE as u64).contains(&used), "{used}");
    drop(clients);
    stayed_within(&server, 100);
    until("the account is empty again", || (other.info("used_memory") < MEGABYTE as u64).then_some(()));
}

fn who_has_not_authenticated_costs_next_to_nothing(kind: Kind) {
    let server = start(kind, &["--requirepass", "secret", "--max-memory", "200mb", "--log", "error"]);
    let mut friend = Client::new(&server);
    assert_eq!(friend.ask("AUTH secret"), "+OK");
    let before = memory(&server);
    // Twenty connections that pipeline and never read, until the server closes them.
    let pipeline = b"PING\r\n".repeat(10_000);
    for _ in 0..20 {
        let mut stranger = TcpStream::connect(server.address).unwrap();
        stranger.set_write_timeout(Some(PATIENCE)).unwrap();
        let end = (0..1_000).find_map(|_| stranger.write_all(&pipeline).err()).expect("the server closes");
        assert!(matches!(end.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset), "{end}");
    }
    // Five hundred connections, each with as much of a request as it may send, and with an unread reply.
    let request = [b"PING\r\n", &*format!("*10\r\n$16384\r\n{}", "a".repeat(16_000)).into_bytes()].concat();
    let strangers: Vec<Client> = (0..500)
        .map(|_| {
            let mut stranger = Client::new(&server);
            stranger.0.send(&request, PATIENCE).unwrap();
            stranger
        })
        .collect();
    until("all have come", || (friend.info("connected_clients") == 501).then_some(()));
    assert_eq!(friend.ask("SET x 1"), "+OK");
    let grown = memory(&server).saturating_sub(before);
    assert!(grown < 32 * 1024, "{grown} kB more");
    drop(strangers);
}

fn one_byte_of_a_request_costs_little(kind: Kind) {
    let server = start(kind, &["--max-memory", "20mb", "--log", "error"]);
    let mut other = Client::new(&server);
    assert_eq!(other.ask("PING"), "+PONG");
    let before = memory(&server);
    let clients: Vec<Client> = (0..2_000)
        .map(|_| {
            let mut client = Client::new(&server);
            client.0.send(b"*", PATIENCE).unwrap();
            client
        })
        .collect();
    until("all have come and sent their byte", || {
        let list = other.text("CLIENT LIST");
        (list.lines().filter(|line| line.contains(" qbuf=") && !line.contains(" qbuf=0 ")).count() > 2_000)
            .then_some(())
    });
    assert_eq!(other.ask("SET x 1"), "+OK");
    let (grown, used) = (memory(&server).saturating_sub(before), other.info("used_memory"));
    assert!(grown < 16 * 1024 && used < 12 * MEGABYTE as u64, "{grown} kB more, {used} B counted");
    drop(clients);
}

fn a_large_buffer_goes_when_a_byte_stays_in_it(kind: Kind) {
    let server = start(kind, &["--log", "error"]);
    let mut other = Client::new(&server);
    assert_eq!(other.ask("PING"), "+PONG");
    let before = memory(&server);
    let mut request = crate::harness::encode(&[b"SET", b"k", &vec![b'v'; 128 * MEGABYTE]]);
    request.push(b'*');
    let mut clients: Vec<Client> = (0..4).map(|_| Client::new(&server)).collect();
    for client in &mut clients {
        client.0.send(&request, PATIENCE).unwrap();
        assert_eq!(client.said(), "+OK");
    }
    until("the buffers are given back", || {
        assert_eq!(other.ask("PING"), "+PONG");
        (memory(&server) < before + (128 + 64) * 1024).then_some(())
    });
    for client in &mut clients {
        client.0.send(b"1\r\n$4\r\nPING\r\n", PATIENCE).unwrap();
        assert_eq!(client.said(), "+PONG");
    }
}

fn a_large_value_many_times_in_a_reply_takes_memory_once(kind: Kind) {
    const LENGTH: usize = 10_000_000;
    let server = start(kind, &["--max-memory", "200mb", "--log", "error"]);
    let mut other = Client::new(&server);
    other.send_words(&[b"SET", b"k", &vec![b'v'; LENGTH]]);
    assert_eq!(other.said(), "+OK");
    let request = format!("MGET{}", " k".repeat(150));
    let transaction = format!("MULTI\r\n{}EXEC\r\n", "GET k\r\n".repeat(150));
    let mut client = Client::new(&server);
    let mut unread: Vec<Client> = (0..2).map(|_| Client::new(&server)).collect();
    client.send(&request);
    for (client, request) in unread.iter_mut().zip([format!("{request}\r\n"), transaction]) {
        client.0.send(request.as_bytes(), PATIENCE).unwrap();
    }
    let mut left = "*150\r\n".len() + 150 * (LENGTH + format!("${LENGTH}\r\n\r\n").len());
    while left > 0 {
        let count = left.min(MEGABYTE);
        assert_eq!(client.0.bytes(count, PATIENCE).unwrap().len(), count);
        left -= count;
    }
    assert_eq!(client.ask("PING"), "+PONG");
    stayed_within(&server, 200);
    assert_eq!(other.info("evicted_clients"), 0);
}

fn many_requests_of_a_million_arguments_stay_within_the_limit(kind: Kind) {
    let server = start(kind, &["--max-memory", "100mb", "--log", "error"]);
    for command in ["EXISTS", "MSET"] {
        let arguments = b"$1\r\nx\r\n".repeat(1_000_000);
        let request = [format!("*1000001\r\n${}\r\n{command}\r\n", command.len()).as_bytes(), &arguments].concat();
        std::thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    let mut client = Client::new(&server);
                    // Most are closed during the send.
                    if client.0.send(&request, PATIENCE).is_ok() {
                        let _ = client.0.reply(PATIENCE);
                    }
                });
            }
        });
        stayed_within(&server, 100);
    }
}

on_both! {
    beyond_max_memory_writes_are_refused_and_all_else_is_served
    what_a_connection_took_is_given_back
    a_large_request_and_reply_leave_no_buffers_behind
    a_transaction_that_is_queued_for_ever_is_refused_or_closed
    messages_for_subscribers_that_do_not_read_count
    a_message_that_many_wait_for_counts_once
    names_count
    subscriptions_count
    watched_keys_count
    stores_of_their_own_share_the_limit
    who_has_not_authenticated_costs_next_to_nothing
    one_byte_of_a_request_costs_little
    a_large_buffer_goes_when_a_byte_stays_in_it
    a_large_value_many_times_in_a_reply_takes_memory_once
    many_requests_of_a_million_arguments_stay_within_the_limit
}
