//! Commands other than `GET` and `SET`: `INCR`, `MGET`, transactions, `PUBLISH`, and keys that all expire at once.

use super::throughput::{closed, fill};
use super::{Bench, BenchError};
use crate::limits::most_connections;
use crate::load::{Job, Op, Outcome, Workload};
use crate::plan::{CONNECTIONS, KEYS};
use crate::report::format::number;
use crate::results::{Part, setting};
use crate::servers::Peer;
use crate::wire::{MGET_KEYS, QUEUED};

/// Metrics of processor time, and the unit of work that each is for.
pub(crate) const CPU_METRICS: [(&str, &str); 3] = [
    ("server_cpu_us_per_request", "request"),
    ("server_cpu_us_per_delivery", "delivery"),
    ("server_cpu_us_per_key", "key"),
];

/// Metric for the longest wait among 999 of 1,000 `PING`s.
pub(crate) const PING_WAIT: &str = "ping_wait_p999_ms";

const VALUE_BYTES: usize = 16;

/// Number of messages in flight, divided among the subscribers: at least one each, and at most a small pipeline.
const DELIVERIES_IN_FLIGHT: usize = 1_600;

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    for round in 1..=bench.plan.rounds_wide {
        for (what, op, depth) in [
            ("INCR, depth 1".to_owned(), Op::Incr, 1),
            ("INCR, depth 16".to_owned(), Op::Incr, 16),
            (format!("MGET of {MGET_KEYS} keys, depth 1"), Op::Mget, 1),
            (format!("MULTI, {QUEUED} commands, EXEC, depth 1"), Op::Transaction, 1),
        ] {
            each_peer(bench, round, &what, |bench, peer| requests(bench, peer, op, depth));
        }
        for subscribers in bench.plan.subscribers.clone() {
            let what = format!("PUBLISH to {}", number(subscribers as f64));
            if subscribers + 1 > most_connections(bench.open_files) {
                bench.missing(format!("{what}: open files are limited"));
                continue;
            }
            each_peer(bench, round, &what, |bench, peer| publish(bench, peer, subscribers));
        }
        let keys = bench.plan.expiring;
        let what = format!("{} keys expire at once", number(keys as f64));
        each_peer(bench, round, &what, |bench, peer| {
            let server = bench.start(peer)?;
            bench.load(&server, Job::Expire { keys })
        });
    }
    Ok(())
}

fn each_peer(
    bench: &mut Bench,
    round: u32,
    what: &str,
    measure: impl Fn(&Bench, &Peer) -> Result<Outcome, BenchError>,
) {
    for peer in bench.peers_of(round) {
        bench.progress.step(&format!("round {round} · {what} · {}", peer.name));
        let outcome = measure(bench, &peer);
        bench.keep(Part::Commands, &peer.name, setting([("what", what.into())]), round, outcome);
    }
}

fn requests(bench: &Bench, peer: &Peer, op: Op, depth: usize) -> Result<Outcome, BenchError> {
    let server = bench.start(peer)?;
    // INCR starts with keys that do not exist, since the values that `fill` stores are not numbers.
    if op != Op::Incr {
        bench.load(&server, fill(0, KEYS, VALUE_BYTES))?;
    }
    bench.load(&server, closed(bench, &Workload { op, value_bytes: VALUE_BYTES, depth, keys: KEYS }, CONNECTIONS))
}

fn publish(bench: &Bench, peer: &Peer, subscribers: usize) -> Result<Outcome, BenchError> {
    let server = bench.start(peer)?;
    bench.load(
        &server,
        Job::Publish {
            subscribers,
            in_flight: (DELIVERIES_IN_FLIGHT / subscribers).clamp(1, 16),
            warm_up_ms: bench.plan.warm_up.as_millis() as u64,
            measure_ms: bench.plan.measure.as_millis() as u64,
        },
    )
}
