//! Latency at a fixed offered rate.

use super::throughput::{closed, fill};
use super::{Bench, BenchError};
use crate::load::{Job, Op, Outcome, Workload};
use crate::plan::{CONNECTIONS, KEYS};
use crate::results::{Part, setting};
use crate::servers::Peer;

const VALUE_BYTES: usize = 16;

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    let rate = match bench.options.rate {
        Some(rate) => rate,
        None => half_of_most(bench)?,
    };
    for round in 1..=bench.plan.rounds {
        for op in bench.plan.latency_ops.clone() {
            for peer in bench.peers_of(round) {
                bench.progress.step(&format!("round {round} · {} at {rate:.0}/s · {}", op.name(), peer.name));
                let outcome = measure(bench, &peer, op, rate);
                let setting = setting([("op", op.name().into())]);
                bench.keep(Part::Latency, &peer.name, setting, round, outcome);
            }
        }
    }
    Ok(())
}

fn workload(op: Op) -> Workload {
    Workload { op, value_bytes: VALUE_BYTES, depth: 1, keys: KEYS }
}

/// Returns half of the rate that redis-server, or else the first server, reaches at depth 1.
fn half_of_most(bench: &mut Bench) -> Result<f64, BenchError> {
    let redis = bench.peers.iter().find(|peer| peer.name == "redis-server");
    let peer = redis.or(bench.peers.first()).cloned();
    let peer = peer.ok_or_else(|| BenchError::Usage("no server to measure".into()))?;
    bench.progress.step(&format!("finding the rate · {}", peer.name));
    let server = bench.start(&peer)?;
    bench.load(&server, fill(0, KEYS, VALUE_BYTES))?;
    let outcome = bench.load(&server, closed(bench, &workload(Op::Get), CONNECTIONS))?;
    let most = outcome.metrics["requests_per_second"];
    bench.remark(format!(
        "latency: the offered rate is {:.0} requests per second, half of what {} did in a closed \
         loop in this run (GET, {VALUE_BYTES} bytes, depth 1, {CONNECTIONS} connections)",
        most / 2.0,
        peer.name
    ));
    Ok(most / 2.0)
}

fn measure(bench: &Bench, peer: &Peer, op: Op, rate: f64) -> Result<Outcome, BenchError> {
    let server = bench.start(peer)?;
    bench.load(&server, fill(0, KEYS, VALUE_BYTES))?;
    bench.load(
        &server,
        Job::Open {
            workload: workload(op),
            connections: CONNECTIONS,
            rate,
            warm_up_ms: 2 * bench.plan.warm_up.as_millis() as u64,
            measure_ms: bench.plan.latency.as_millis() as u64,
        },
    )
}
