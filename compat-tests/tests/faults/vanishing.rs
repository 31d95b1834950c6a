//! Clients that are killed in the middle of something.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use compat_tests::connection::End;
use compat_tests::servers::Kind;

use crate::harness::{Client, PATIENCE, encode, on_both, start, until};

/// Waits until this is the server's only client.
fn alone(client: &mut Client) {
    until("the others are gone", || (client.info("connected_clients") == 1).then_some(()));
}

fn a_client_killed_in_the_middle_of_a_request_leaves_nothing(kind: Kind) {
    let server = start(kind, &[]);
    let mut other = Client::new(&server);
    let whole = encode(&[b"SET", b"half", &[b'v'; 200_000]]);
    for length in [1, 7, 20, 40, 100_000, whole.len() - 1] {
        let mut client = Client::new(&server);
        // Only the complete request takes effect.
        client.0.send(&[&encode(&[b"INCR", b"whole"]), &whole[..length]].concat(), PATIENCE).unwrap();
        client.said();
        client.reset();
    }
    alone(&mut other);
    assert_eq!(other.ask("EXISTS half"), ":0");
    assert_eq!(other.ask("GET whole"), "\"6\"");
}

fn a_client_killed_in_the_middle_of_a_reply_costs_no_other_anything(kind: Kind) {
    const LENGTH: usize = 4_000_000;
    let server = start(kind, &[]);
    let mut other = Client::new(&server);
    other.send_words(&[b"SET", b"long", &vec![b'v'; LENGTH]]);
    assert_eq!(other.said(), "+OK");
    for _ in 0..5 {
        let mut client = Client::new(&server);
        client.0.send(&encode(&[b"GET", b"long"]).repeat(10), PATIENCE).unwrap();
        assert_eq!(client.0.bytes(10, PATIENCE).unwrap(), b"$4000000\r\n");
        client.reset();
        assert_eq!(other.ask("PING"), "+PONG");
    }
    alone(&mut other);
    assert_eq!(other.ask("STRLEN long"), format!(":{LENGTH}"));
}

fn a_client_killed_in_multi_applies_nothing_of_it(kind: Kind) {
    let server = start(kind, &[]);
    let mut other = Client::new(&server);
    // Between two commands, in the middle of one, and in the middle of EXEC.
    for broken_off in [&b""[..], b"*3\r\n$3\r\nSET\r\n$1\r\nc\r\n$1", b"*1\r\n$4\r\nEXE", b"*1\r\n$4\r\nEXEC\r"] {
        let mut client = Client::new(&server);
        assert_eq!(client.ask("WATCH watched"), "+OK");
        assert_eq!(client.ask("MULTI"), "+OK");
        assert_eq!(client.ask("SET a 1"), "+QUEUED");
        assert_eq!(client.ask("INCR b"), "+QUEUED");
        client.0.send(broken_off, PATIENCE).unwrap();
        client.reset();
    }
    alone(&mut other);
    assert_eq!(other.ask("DBSIZE"), ":0");
}

fn a_transaction_whose_client_resets_is_applied_whole_or_not_at_all(kind: Kind) {
    let server = start(kind, &[]);
    let mut other = Client::new(&server);
    for _ in 0..50 {
        let mut client = Client::new(&server);
        client.0.send(b"MULTI\r\nINCR a\r\nINCR b\r\nEXEC\r\n", PATIENCE).unwrap();
        // Nobody reads the replies, and the reset may overtake the requests.
        client.reset();
        let both = other.ask("MGET a b");
        let values: Vec<&str> = both.split(' ').collect();
        assert_eq!(values[1], values[2], "{both}");
    }
    alone(&mut other);
    let both = other.ask("MGET a b");
    let values: Vec<&str> = both.split(' ').collect();
    assert_eq!(values[1], values[2], "{both}");
}

fn a_thousand_clients_come_and_go_while_one_counts(kind: Kind) {
    const COMERS: usize = 1_000;
    const THREADS: usize = 4;
    let server = start(kind, &["--log", "warn"]);
    let gone = AtomicBool::new(false);
    thread::scope(|scope| {
        let counting = scope.spawn(|| {
            let mut client = Client::new(&server);
            let mut count = 0;
            while !gone.load(Ordering::Relaxed) || count < 1_000 {
                count += 1;
                assert_eq!(client.ask("INCR counter"), format!(":{count}"));
            }
            count
        });
        let comers: Vec<_> = (0..THREADS)
            .map(|thread| {
                let server = &server;
                scope.spawn(move || (thread..COMERS).step_by(THREADS).for_each(|number| come_and_go(server, number)))
            })
            .collect();
        comers.into_iter().for_each(|comer| comer.join().unwrap());
        gone.store(true, Ordering::Relaxed);
        let count = counting.join().unwrap();
        let mut client = Client::new(&server);
        alone(&mut client);
        assert_eq!(client.ask("GET counter"), format!("\"{count}\""));
        assert_eq!(client.ask("GET comers"), format!("\"{COMERS}\""));
        assert_eq!(client.info("total_connections_received"), COMERS as u64 + 2);
    });
}

/// Opens a connection and ends it in one of several ways.
fn come_and_go(server: &compat_tests::servers::Server, number: usize) {
    let mut client = Client::new(server);
    client.send("INCR comers");
    client.said();
    match number % 5 {
        0 => drop(client),
        1 => client.reset(),
        2 => {
            assert_eq!(client.ask("QUIT"), "+OK");
            assert_eq!(client.end(), End::Fin);
        }
        3 => {
            client.0.send(b"*3\r\n$3\r\nSE", PATIENCE).unwrap();
            client.0.half_close().unwrap();
            assert_eq!(client.end(), End::Fin);
        }
        _ => {
            client.0.send(b"*1\r\n!\r\n", PATIENCE).unwrap();
            assert_eq!(client.said(), "-ERR Protocol error: expected '$', got '!'");
            assert_eq!(client.end(), End::Fin);
        }
    }
}

fn who_leaves_during_a_pause_leaves_nothing_behind(kind: Kind) {
    let server = start(kind, &["--maxclients", "50"]);
    let mut admin = Client::new(&server);
    assert_eq!(admin.ask("CLIENT PAUSE 600000 WRITE"), "+OK");
    for number in 0..120 {
        // Each client waits, and leaves in one of three ways; then there is room for the next one.
        let mut client = Client::new(&server);
        assert_eq!(client.ask("PING"), "+PONG");
        client.send(&format!("SET gone-{number} 1"));
        until("it waits", || (admin.info("blocked_clients") == 1).then_some(()));
        match number % 3 {
            0 => drop(client),
            1 => client.reset(),
            _ => {
                client.0.half_close().unwrap();
                assert_eq!(client.end(), End::Fin);
            }
        }
        until("it is gone", || (admin.info("blocked_clients") == 0).then_some(()));
    }
    assert_eq!(admin.ask("CLIENT UNPAUSE"), "+OK");
    assert_eq!(admin.ask("DBSIZE"), ":0");
    alone(&mut admin);
}

on_both! {
    who_leaves_during_a_pause_leaves_nothing_behind
    a_client_killed_in_the_middle_of_a_request_leaves_nothing
    a_client_killed_in_the_middle_of_a_reply_costs_no_other_anything
    a_client_killed_in_multi_applies_nothing_of_it
    a_transaction_whose_client_resets_is_applied_whole_or_not_at_all
    a_thousand_clients_come_and_go_while_one_counts
}
