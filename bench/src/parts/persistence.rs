//! `SET` and `GET` with an append-only file and without.

use std::fs;

use rustix::fs::statfs;

use super::throughput::fill;
use super::{Bench, BenchError};
use crate::load::{ClosedLoop, Job, Op, Outcome, Workload};
use crate::plan::{CONNECTIONS, KEYS};
use crate::results::{Part, setting};
use crate::servers::Peer;

const VALUE_BYTES: usize = 16;

/// Requests in flight on each connection.
const DEPTH: usize = 16;

/// The command, whether there is a file and how it is synced, and whether the cell belongs to the headline figures.
const CELLS: [(Op, &str, bool); 5] = [
    (Op::Set, "no", true),
    (Op::Set, "everysec", true),
    (Op::Set, "always", false),
    (Op::Get, "no", false),
    (Op::Get, "everysec", false),
];

/// Type that `statfs` returns for a file system in memory.
const TMPFS: i64 = 0x0102_1994;

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    fs::create_dir_all(&bench.options.output)?;
    if statfs(&bench.options.output).is_ok_and(|found| found.f_type == TMPFS) {
        bench
            .warn("persistence: the files are in memory, where a sync costs nothing: choose --output on a disk".into());
    }
    for round in 1..=bench.plan.rounds.max(bench.plan.rounds_wide) {
        for (op, log, headline) in CELLS {
            let rounds = if headline { bench.plan.rounds } else { bench.plan.rounds_wide };
            if round > rounds {
                continue;
            }
            for peer in bench.peers_of(round) {
                if !["legacy", "modern", "redis-server"].contains(&peer.name.as_str()) {
                    bench.missing(format!("persistence of {}: its flags are not known", peer.name));
                    continue;
                }
                bench.progress.step(&format!("round {round} · {} · appendonly {log} · {}", op.name(), peer.name));
                let outcome = cell(bench, &peer, op, log);
                let setting = setting([("op", op.name().into()), ("log", log.into())]);
                bench.keep(Part::Persistence, &peer.name, setting, round, outcome);
            }
        }
    }
    Ok(())
}

fn cell(bench: &Bench, peer: &Peer, op: Op, log: &str) -> Result<Outcome, BenchError> {
    // In the report's folder, so that all files are on one disk; removed once the server has ended.
    let folder = tempfile::Builder::new().prefix("appendonly-").tempdir_in(&bench.options.output)?;
    let absolute = folder.path().canonicalize()?;
    let server = if log == "no" { bench.start(peer)? } else { bench.start(&peer.logging(log, &absolute))? };
    bench.load(&server, fill(0, KEYS, VALUE_BYTES))?;
    let workload = Workload { op, value_bytes: VALUE_BYTES, depth: DEPTH, keys: KEYS };
    let outcome = bench.load(
        &server,
        Job::Closed(ClosedLoop {
            workload,
            connections: CONNECTIONS,
            warm_up_ms: bench.plan.warm_up.as_millis() as u64,
            measure_ms: bench.plan.logged.as_millis() as u64,
            spin: bench.options.spin,
        }),
    );
    drop(server);
    folder.close()?;
    outcome
}
