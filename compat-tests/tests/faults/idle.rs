//! Many idle connections beside a busy one.

use std::time::{Duration, Instant};

use compat_tests::servers::Kind;

use crate::harness::{Client, memory, on_both, start, until};

/// Number of idle connections; more than a soft limit of 1,024 file descriptors would allow.
const IDLE: usize = 1_500;

fn a_busy_client_beside_many_idle_ones_is_served_without_delay(kind: Kind) {
    const REQUESTS: u64 = 2_000;
    // Both ends take file descriptors; the server raises its limit itself.
    let allowed = rlimit::increase_nofile_limit(IDLE as u64 * 2).unwrap();
    assert!(allowed > IDLE as u64 + 100, "only {allowed} file descriptors");
    let server = start(kind, &["--log", "warn"]);
    let mut busy = Client::new(&server);
    assert_eq!(busy.ask("PING"), "+PONG");
    let before = memory(&server);
    let mut idle: Vec<Client> = (0..IDLE).map(|_| Client::new(&server)).collect();
    for client in &mut idle {
        client.send("PING");
    }
    for client in &mut idle {
        assert_eq!(client.said(), "+PONG");
    }
    until("all are connected", || (busy.info("connected_clients") == IDLE as u64 + 1).then_some(()));
    let each = memory(&server).saturating_sub(before) * 1024 / IDLE as u64;
    println!("{each} bytes for each idle connection");
    // A buffer alone would take 64 kB.
    assert!(each < 16 * 1024, "{each} bytes for each idle connection");

    let mut times = Vec::new();
    for number in 1..=REQUESTS {
        let asked = Instant::now();
        assert_eq!(busy.ask("INCR counter"), format!(":{number}"));
        times.push(asked.elapsed());
    }
    times.sort_unstable();
    let (median, late) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    println!("median {median:?}, 99th percentile {late:?}");
    assert!(median < Duration::from_millis(20) && late < Duration::from_millis(200), "{median:?}, {late:?}");
    // Each of them still works.
    for client in &mut idle {
        client.send("PING");
    }
    for client in &mut idle {
        assert_eq!(client.said(), "+PONG");
    }
}

on_both! { a_busy_client_beside_many_idle_ones_is_served_without_delay }
