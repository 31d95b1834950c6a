//! Measures the cost of growth: more keys, more connections, a larger value.

use std::collections::BTreeMap;

use super::throughput::{closed, fill};
use super::{Bench, BenchError};
use crate::chase;
use crate::limits::most_connections;
use crate::load::{Job, Op, Outcome, Workload};
use crate::plan::{CONNECTIONS, KEYS};
use crate::procfs::available_memory;
use crate::results::{Part, setting};
use crate::servers::{Peer, Server};

const VALUE_BYTES: usize = 16;

/// Depth at which the number of keys, and not the sockets, determines the speed.
const KEYS_DEPTH: usize = 16;

/// Smallest number of bytes that a key takes: its name and its value.
const LEAST_BYTES: u64 = 32;

/// The name by which memory itself is listed among the servers.
pub(crate) const MEMORY: &str = "one access to memory";

/// Bytes that a key is assumed to take at most, to decide whether a curve fits into memory.
const KEY_ALLOWANCE: u64 = 300;

/// Bytes that a number of keys takes, in the most compact server.
type Sizes = BTreeMap<u64, f64>;

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    let mut sizes = Sizes::new();
    for round in 1..=bench.plan.rounds_growth {
        for peer in bench.peers_of(round) {
            if let Err(error) = keys(bench, &peer, round, &mut sizes) {
                bench.missing(format!("{} over keys: {error}", peer.name));
            }
            if let Err(error) = connections(bench, &peer, round) {
                bench.missing(format!("{} over connections: {error}", peer.name));
            }
            if let Err(error) = bulk(bench, &peer, round) {
                bench.missing(format!("{} over value size: {error}", peer.name));
            }
        }
    }
    memory(bench, &sizes);
    Ok(())
}

/// Measures the time of one memory access on the server's core, over as many bytes as the keys take.
fn memory(bench: &mut Bench, sizes: &Sizes) {
    for (&keys, &bytes) in sizes {
        for round in 1..=bench.plan.windows_growth {
            bench.progress.step(&format!("a chase of pointers over {:.0} MB", bytes / 1e6));
            let measured = chase::apart(&bench.results.placement.server, bytes as usize).map_err(BenchError::from);
            let outcome = measured.map(|ns| {
                let metrics = [("chase_ns".to_owned(), ns), ("chase_bytes".to_owned(), bytes)];
                Outcome { metrics: metrics.into(), percentiles: Vec::new() }
            });
            let setting = setting([("over", "memory".into()), ("keys", keys.to_string())]);
            bench.keep(Part::Growth, MEMORY, setting, round, outcome);
        }
    }
}

/// Measures throughput over the number of keys, in one server that is filled step by step.
fn keys(bench: &mut Bench, peer: &Peer, round: u32, sizes: &mut Sizes) -> Result<(), BenchError> {
    let server = bench.start(peer)?;
    let (mut stored, mut empty) = (0, None);
    for count in bench.plan.growth_keys.clone() {
        let needed = (count - stored) * KEY_ALLOWANCE;
        if available_memory().is_some_and(|available| available < needed) {
            bench.missing(format!("growth to {count} keys: the machine has too little memory"));
            break;
        }
        bench.progress.step(&format!("round {round} · {} · {count} keys", peer.name));
        let filled = bench.load(&server, fill(stored, count, VALUE_BYTES))?.metrics;
        let empty = *empty.get_or_insert(filled["own_memory_before_bytes"]);
        // A small number of keys does not show in what the server had already allocated.
        let bytes = (filled["own_memory_after_bytes"] - empty).max((count * LEAST_BYTES) as f64);
        sizes.entry(count).and_modify(|least| *least = least.min(bytes)).or_insert(bytes);
        stored = count;
        for (op, window) in windows(bench, &[Op::Get, Op::Set], round) {
            let workload = Workload { op, value_bytes: VALUE_BYTES, depth: KEYS_DEPTH, keys: count };
            let outcome = bench.load(&server, closed(bench, &workload, CONNECTIONS));
            let setting = setting([("over", "keys".into()), ("op", op.name().into()), ("keys", count.to_string())]);
            bench.keep(Part::Growth, &peer.name, setting, window, outcome);
        }
    }
    Ok(())
}

/// Returns each of `ops` once for each window of a point; a window counts as a round.
fn windows(bench: &Bench, ops: &[Op], round: u32) -> Vec<(Op, u32)> {
    let each = bench.plan.windows_growth;
    let windows = (round - 1) * each + 1..=round * each;
    windows.flat_map(|window| ops.iter().map(move |&op| (op, window))).collect()
}

/// Measures throughput over the number of connections, all of which are busy.
fn connections(bench: &mut Bench, peer: &Peer, round: u32) -> Result<(), BenchError> {
    let most = most_connections(bench.open_files);
    for count in bench.plan.growth_connections.clone() {
        if count > most {
            bench.missing(format!("growth to {count} connections: open files are limited"));
            break;
        }
        bench.progress.step(&format!("round {round} · {} · {count} connections", peer.name));
        let server = bench.start(peer)?;
        bench.load(&server, fill(0, KEYS, VALUE_BYTES))?;
        for (op, window) in windows(bench, &[Op::Get], round) {
            let workload = Workload { op, value_bytes: VALUE_BYTES, depth: 1, keys: KEYS };
            let outcome = bench.load(&server, closed(bench, &workload, count));
            let setting = setting([("over", "connections".into()), ("connections", count.to_string())]);
            bench.keep(Part::Growth, &peer.name, setting, window, outcome);
        }
    }
    Ok(())
}

/// Measures time over the size of one value that arrives in small pieces.
fn bulk(bench: &mut Bench, peer: &Peer, round: u32) -> Result<(), BenchError> {
    for value_bytes in bench.plan.growth_bulk.clone() {
        bench.progress.step(&format!(
            "round {round} · {} · a value of {} MB in pieces",
            peer.name,
            value_bytes / 1_000_000
        ));
        let server: Server = bench.start(peer)?;
        let piece_bytes = bench.plan.piece;
        let outcome = bench.load(&server, Job::Bulk { value_bytes, piece_bytes });
        let setting = setting([("over", "value size".into()), ("bytes", value_bytes.to_string())]);
        bench.keep(Part::Growth, &peer.name, setting, round, outcome);
    }
    Ok(())
}
