//! Compares one worker thread with the default of one for each processor, and measures the cost of more workers.

use super::syscalls::{self, Tool};
use super::throughput::{closed, fill};
use super::{Bench, BenchError};
use crate::affinity;
use crate::load::{Op, Outcome, Workload};
use crate::plan::{CONNECTIONS, KEYS};
use crate::results::{Part, Setting, setting};
use crate::servers::Peer;

/// Setting in which server and load may both run on all cores.
pub(crate) const SHARED: &str = "all on the same cores";

/// Setting in which the server has two cores, and the load has others.
pub(crate) const OWN_CORES: &str = "server and load apart";

/// Setting with more and more worker threads; server and load run on all cores.
pub(crate) const CONTENTION: &str = "contention";

/// Name of the number of worker threads that a server uses by default.
pub(crate) const WORKERS_DEFAULT: &str = "default";

/// The keys that a cell's requests use: a single key, or keys spread over the key space.
pub(crate) const SPREADS: [(&str, u64); 2] = [("one hot key", 1), ("spread keys", KEYS)];

const VALUE_BYTES: usize = 16;

/// Depths of the pipeline.
const DEPTHS: [usize; 3] = [1, 16, 64];

/// Depth at which contention is measured: each batch is answered under one lock.
pub(crate) const CONTENTION_DEPTH: usize = 16;

/// Returns whether server and load run on the same cores at this setting, whatever their places elsewhere.
pub(crate) fn cores_are_shared(setting: &Setting) -> bool {
    setting.get("what").is_some_and(|what| what == SHARED || what == CONTENTION)
}

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    let cores = affinity::allowed();
    for round in 1..=bench.plan.rounds_wide {
        shared(bench, round);
        if cores.len() > 2 {
            apart(bench, round, &cores);
        }
        contention(bench, round);
    }
    futexes(bench);
    Ok(())
}

/// Returns the server with the given number of worker threads; `None` if it is not one of this workspace's.
fn with_workers(bench: &Bench, peer: &Peer, workers: Option<usize>) -> Option<Peer> {
    let (_, executable) = bench.executables.iter().find(|(name, _)| *name == peer.name)?;
    Some(Peer { version: peer.version.clone(), ..Peer::own(&peer.name, executable, workers) })
}

fn shared(bench: &mut Bench, round: u32) {
    for op in [Op::Get, Op::Set] {
        for depth in DEPTHS {
            let workload = Workload { op, value_bytes: VALUE_BYTES, depth, keys: KEYS };
            for peer in bench.peers_of(round) {
                let at = |workers: &str| {
                    setting([
                        ("what", SHARED.into()),
                        ("op", op.name().into()),
                        ("depth", depth.to_string()),
                        ("workers", workers.into()),
                    ])
                };
                bench.progress.step(&format!("round {round} · {} · depth {depth} · {}", op.name(), peer.name));
                let kinds = [(Some(1), "1"), (None, WORKERS_DEFAULT)];
                let kinds = kinds.map(|(workers, name)| Some((with_workers(bench, &peer, workers)?, name)));
                let [Some(one), Some(default)] = kinds else {
                    // The number of threads of any other server is fixed, so its figure is listed for both.
                    let outcome = cell(bench, &peer, &[], &[], &workload);
                    if let Ok(outcome) = &outcome {
                        bench.add(Part::Threads, &peer.name, at("1"), round, outcome.clone());
                    }
                    bench.keep(Part::Threads, &peer.name, at(WORKERS_DEFAULT), round, outcome);
                    continue;
                };
                // Each round begins with a different one.
                let mut kinds = [one, default];
                kinds.rotate_left(round as usize % 2);
                for (peer, workers) in kinds {
                    let outcome = cell(bench, &peer, &[], &[], &workload);
                    bench.keep(Part::Threads, &peer.name, at(workers), round, outcome);
                }
            }
        }
    }
}

/// Compares two workers with one, if the load leaves two cores to the server.
fn apart(bench: &mut Bench, round: u32, cores: &[usize]) {
    let placement = affinity::place(cores, 2, affinity::siblings);
    let workload = Workload { op: Op::Get, value_bytes: VALUE_BYTES, depth: CONTENTION_DEPTH, keys: KEYS };
    for peer in bench.peers_of(round) {
        for workers in [1, 2] {
            let Some(peer) = with_workers(bench, &peer, Some(workers)) else { continue };
            bench.progress.step(&format!("round {round} · {workers} workers on cores of their own · {}", peer.name));
            let outcome = cell(bench, &peer, &placement.server, &placement.load, &workload);
            let setting = setting([
                ("what", OWN_CORES.into()),
                ("op", workload.op.name().into()),
                ("depth", workload.depth.to_string()),
                ("workers", workers.to_string()),
            ]);
            bench.keep(Part::Threads, &peer.name, setting, round, outcome);
        }
    }
}

fn contention(bench: &mut Bench, round: u32) {
    for (peer, workers, spread, workload) in crowded(bench, round) {
        bench.progress.step(&format!("round {round} · {workers} workers · {spread} · {}", peer.name));
        let outcome = cell(bench, &peer, &[], &[], &workload);
        bench.keep(Part::Threads, &peer.name, crowded_setting(workers, spread), round, outcome);
    }
}

/// Counts futex calls in separate runs, since counting slows the servers down.
fn futexes(bench: &mut Bench) {
    let Some(tool) = Tool::for_futexes() else {
        bench.missing("threads: futex calls: neither perf nor strace is installed and may count".into());
        return;
    };
    for (peer, workers, spread, workload) in crowded(bench, 0) {
        bench.progress.step(&format!("{} · {workers} workers · {spread} · {}", tool.name(), peer.name));
        let outcome = syscalls::futexes(bench, &peer, tool, closed(bench, &workload, CONNECTIONS));
        bench.keep(Part::Threads, &peer.name, crowded_setting(workers, spread), 1, outcome);
    }
}

fn crowded(bench: &Bench, round: u32) -> Vec<(Peer, usize, &'static str, Workload)> {
    let mut cells = Vec::new();
    for (spread, keys) in SPREADS {
        for &workers in &bench.plan.workers {
            for peer in bench.peers_of(round) {
                let workload = Workload { op: Op::Set, value_bytes: VALUE_BYTES, depth: CONTENTION_DEPTH, keys };
                let peer = with_workers(bench, &peer, Some(workers));
                cells.extend(peer.map(|peer| (peer, workers, spread, workload)));
            }
        }
    }
    cells
}

fn crowded_setting(workers: usize, spread: &str) -> Setting {
    setting([("what", CONTENTION.into()), ("keys", spread.into()), ("workers", workers.to_string())])
}

fn cell(
    bench: &Bench,
    peer: &Peer,
    server_cpus: &[usize],
    load_cpus: &[usize],
    workload: &Workload,
) -> Result<Outcome, BenchError> {
    let server = peer.start(server_cpus)?;
    bench.load_on(load_cpus, &server, fill(0, workload.keys, workload.value_bytes))?;
    bench.load_on(load_cpus, &server, closed(bench, workload, CONNECTIONS))
}
