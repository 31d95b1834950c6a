//! Memory for each idle connection, for each key, and behind a client that never reads.

use super::throughput::fill;
use super::{Bench, BenchError};
use crate::limits::most_connections;
use crate::load::{Job, Outcome};
use crate::results::{Part, setting};
use crate::servers::Peer;

/// Length of each stored value in bytes.
const VALUE_BYTES: usize = 16;

/// Length in bytes of the value that the client that never reads requests.
const FLOOD_VALUE_BYTES: usize = 1024;

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    let most = most_connections(bench.open_files);
    let counts: Vec<usize> = bench.plan.idle.iter().copied().filter(|n| *n <= most).collect();
    if counts.len() < bench.plan.idle.len() {
        let limit = bench.open_files;
        bench.missing(format!("memory of more than {most} connections: the hard limit on open files is {limit}"));
    }
    for round in 1..=bench.plan.rounds_memory {
        // The rest is long, so it is done only once.
        let rest_ms = if round == 1 { bench.plan.rest.as_millis() as u64 } else { 0 };
        for peer in bench.peers_of(round) {
            bench.progress.step(&format!("round {round} · {} · idle connections", peer.name));
            let outcome = bench
                .start(&peer)
                .and_then(|server| bench.load(&server, Job::Idle { counts: counts.clone(), rest_ms }));
            if outcome.as_ref().is_ok_and(|outcome| outcome.metrics["huge_pages_bytes"] > 0.0) {
                bench.remark(format!(
                    "memory: {} has huge pages, so its own memory moves in steps of 2 MiB, which is \
                     2,097 bytes for each of 1,000 connections",
                    peer.name
                ));
            }
            let what = setting([("what", "idle connections".into())]);
            bench.keep(Part::Memory, &peer.name, what, round, outcome);

            bench.progress.step(&format!("round {round} · {} · keys", peer.name));
            let outcome = stored(bench, &peer);
            let what = setting([("what", "keys".into())]);
            bench.keep(Part::Memory, &peer.name, what, round, outcome);

            bench.progress.step(&format!("round {round} · {} · a client that never reads", peer.name));
            let outcome = bench.start(&peer).and_then(|server| {
                let limit_bytes = bench.plan.flood_bytes;
                bench.load(&server, Job::Flood { limit_bytes, value_bytes: FLOOD_VALUE_BYTES })
            });
            let what = setting([("what", "a client that never reads".into())]);
            bench.keep(Part::Memory, &peer.name, what, round, outcome);
        }
    }
    Ok(())
}

fn stored(bench: &Bench, peer: &Peer) -> Result<Outcome, BenchError> {
    let server = bench.start(peer)?;
    let mut outcome = Outcome::default();
    let (mut from, mut empty) = (0, None);
    for &to in &bench.plan.stored {
        let filled = bench.load(&server, fill(from, to, VALUE_BYTES))?;
        let empty = *empty.get_or_insert(filled.metrics["own_memory_before_bytes"]);
        let grown = filled.metrics["own_memory_after_bytes"] - empty;
        outcome.metrics.insert(format!("own_memory_bytes_of_{to}_keys"), grown);
        outcome.metrics.insert(format!("bytes_per_key_at_{to}"), grown / to as f64);
        from = to;
    }
    Ok(outcome)
}
