//! Requests per second and server CPU for each request, for the servers and for the floors.

use super::{Bench, BenchError};
use crate::load::{ClosedLoop, Job, Outcome, Workload};
use crate::plan::is_headline;
use crate::results::{Part, Setting, setting};
use crate::servers::Peer;

/// The floors: the generation of their runtime, and whether they look keys up in a map.
const FLOORS: [(&str, bool); 4] = [("legacy", false), ("modern", false), ("legacy", true), ("modern", true)];

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    let selected = bench.selected();
    let rounds = bench.plan.rounds.max(bench.plan.rounds_wide);
    for round in 1..=rounds {
        for (workload, connections) in bench.plan.cells.clone() {
            if round > bench.plan.rounds_of(&workload, connections) {
                continue;
            }
            let mut peers = Vec::new();
            if selected.contains(&Part::Throughput) {
                peers.extend(bench.peers_of(round).into_iter().map(|p| (Part::Throughput, p)));
            }
            if selected.contains(&Part::Floor) && is_headline(&workload, connections) {
                for (generation, map) in FLOORS {
                    let peer = Peer::floor(generation, map, workload.op.name(), workload.value_bytes)?;
                    peers.push((Part::Floor, peer));
                }
            }
            for (part, peer) in peers {
                let outcome = cell(bench, &peer, &workload, connections);
                let rate = outcome.as_ref().map_or(0.0, |o| o.metrics["requests_per_second"]);
                bench.progress.step(&format!(
                    "round {round}/{rounds} · {} {} B · depth {} · {connections} connections · {} {rate:.0}/s",
                    workload.op.name(),
                    workload.value_bytes,
                    workload.depth,
                    peer.name,
                ));
                bench.keep(part, &peer.name, setting_of(&workload, connections), round, outcome);
            }
        }
    }
    Ok(())
}

/// Returns the setting of a throughput cell.
pub(super) fn setting_of(workload: &Workload, connections: usize) -> Setting {
    setting([
        ("op", workload.op.name().into()),
        ("value_bytes", workload.value_bytes.to_string()),
        ("depth", workload.depth.to_string()),
        ("connections", connections.to_string()),
    ])
}

fn cell(bench: &Bench, peer: &Peer, workload: &Workload, connections: usize) -> Result<Outcome, BenchError> {
    let server = bench.start(peer)?;
    if peer.keeps_keys {
        bench.load(&server, fill(0, workload.keys, workload.value_bytes))?;
    }
    bench.load(&server, closed(bench, workload, connections))
}

pub(super) fn fill(from: u64, to: u64, value_bytes: usize) -> Job {
    Job::Fill { from, to, value_bytes }
}

pub(super) fn closed(bench: &Bench, workload: &Workload, connections: usize) -> Job {
    Job::Closed(ClosedLoop {
        workload: *workload,
        connections,
        warm_up_ms: bench.plan.warm_up.as_millis() as u64,
        measure_ms: bench.plan.measure.as_millis() as u64,
        spin: bench.options.spin,
    })
}
