//! SIGTERM under load: every answered request has taken effect, once and completely.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use compat_tests::connection::{End, Missing};
use compat_tests::reply::Reply;
use compat_tests::servers::{Kind, Server};

use crate::harness::{Client, PATIENCE, encode, ended, on_both, signal, start, until};

/// Sends the requests of `round` repeatedly until the server closes the connection, and returns every reply.
fn work_to_the_end(server: &Server, mut round: impl FnMut(u64) -> Vec<u8>, replies_of_a_round: usize) -> Vec<Reply> {
    let mut client = Client::new(server);
    let mut replies = Vec::new();
    for number in 1.. {
        client.0.send(&round(number), PATIENCE).unwrap();
        for _ in 0..replies_of_a_round {
            match client.0.reply(PATIENCE) {
                Ok((reply, _)) => replies.push(reply),
                Err(Missing::Ended(end, rest)) => {
                    assert_eq!(rest.to_string(), "", "half a reply");
                    // Bytes that come after the end of the server are answered with RST.
                    assert!(matches!(end, End::Fin | End::Reset));
                    return replies;
                }
                Err(missing) => panic!("{missing}"),
            }
        }
    }
    unreachable!("the loop ends with the connection")
}

fn number(reply: &Reply) -> u64 {
    match reply {
        Reply::Integer(text) => String::from_utf8_lossy(text).parse().unwrap(),
        other => panic!("{}", other.summary()),
    }
}

fn sigterm_under_load_leaves_no_answered_command_undone_or_doubled(kind: Kind) {
    // Repeated, since it is chance whether the signal comes at a bad time.
    (0..3).for_each(|_| stop_under_load(kind));
}

fn stop_under_load(kind: Kind) {
    /// Number of requests in one write.
    const DEPTH: usize = 200;
    let mut server = start(kind, &["--log", "warn"]);
    let (counts, views) = thread::scope(|scope| {
        let server = &server;
        let counters: Vec<_> = (0..2)
            .map(|_| scope.spawn(|| work_to_the_end(server, |_| encode(&[b"INCR", b"counter"]).repeat(DEPTH), DEPTH)))
            .collect();
        let pairs = |number: u64| {
            let value = number.to_string();
            encode(&[b"MSET", b"one", value.as_bytes(), b"other", value.as_bytes()])
        };
        let writer = scope.spawn(move || work_to_the_end(server, pairs, 1));
        let reader = scope.spawn(|| work_to_the_end(server, |_| encode(&[b"MGET", b"one", b"other"]), 1));
        let mut watcher = Client::new(server);
        until("work is under way", || {
            (watcher.ask("GET counter").len() > 5 && watcher.ask("GET one").len() > 4).then_some(())
        });
        let begun = Instant::now();
        signal(server, "TERM");
        assert!(!writer.join().unwrap().is_empty());
        let counts: Vec<Vec<u64>> =
            counters.into_iter().map(|counter| counter.join().unwrap().iter().map(number).collect()).collect();
        let views = reader.join().unwrap();
        // Peers that never stop sending do not delay the end until the drain limit of 5 seconds.
        assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
        (counts, views)
    });
    assert_eq!(ended(&mut server).code(), Some(0));

    // Each answer belongs to one increment: none is missing, and none was given twice.
    let all: Vec<u64> = counts.concat();
    let distinct: BTreeSet<u64> = all.iter().copied().collect();
    assert_eq!(distinct.len(), all.len(), "an increment was answered twice");
    assert_eq!(distinct.last(), Some(&(all.len() as u64)), "an increment took effect and was not answered");
    assert!(counts.iter().all(|counts| counts.is_sorted()));
    // No view shows only one half of a pair.
    assert!(!views.is_empty());
    for view in &views {
        match view {
            Reply::Array(pair) => assert_eq!(pair[0], pair[1]),
            other => panic!("{}", other.summary()),
        }
    }
}

fn shutdown_by_a_client_answers_the_others_first(kind: Kind) {
    let mut server = start(kind, &[]);
    let mut others: Vec<Client> = (0..20).map(|_| Client::new(&server)).collect();
    for client in &mut others {
        // These requests came before the end, so they are executed; their replies are not read yet.
        client.0.send(&encode(&[b"INCR", b"counter"]).repeat(50), PATIENCE).unwrap();
    }
    let mut client = Client::new(&server);
    until("all is executed", || (client.ask("GET counter") == "\"1000\"").then_some(()));
    client.send("SHUTDOWN NOSAVE");
    let mut counts = BTreeSet::new();
    for other in &mut others {
        counts.extend((0..50).map(|_| number(&other.reply())));
        assert_eq!(other.end(), End::Fin);
    }
    assert_eq!(counts, (1..=1000).collect());
    client.end();
    assert_eq!(ended(&mut server).code(), Some(0));
}

fn neither_a_pause_nor_a_sleep_holds_the_exit(kind: Kind) {
    for hold in ["CLIENT PAUSE 600000 WRITE", "CLIENT PAUSE 600000 ALL", "DEBUG SLEEP 600"] {
        // A drain that would take longer than the test may.
        let mut server = start(kind, &["--enable-debug-command", "--drain-ms", "600000"]);
        let (mut admin, mut writer) = (Client::new(&server), Client::new(&server));
        assert_eq!(writer.ask("PING"), "+PONG");
        admin.send(hold);
        if !hold.starts_with("DEBUG") {
            assert_eq!(admin.said(), "+OK");
        }
        writer.send("SET k v");
        signal(&server, "TERM");
        assert_eq!(ended(&mut server).code(), Some(0), "{hold}");
    }
}

on_both! {
    neither_a_pause_nor_a_sleep_holds_the_exit
    sigterm_under_load_leaves_no_answered_command_undone_or_doubled
    shutdown_by_a_client_answers_the_others_first
}
