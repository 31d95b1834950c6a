//! An HTTP server of 0.1 on its own runtime and on the bridge.

use super::throughput::{closed, setting_of};
use super::{Bench, BenchError};
use crate::hello::Host;
use crate::load::Workload;
use crate::plan::CONNECTIONS;
use crate::results::Part;
use crate::servers::Peer;
use crate::wire::Op;

/// Numbers of connections: with one, the cost of each wake-up shows; with many, how wake-ups are shared.
pub(crate) const COUNTS: [usize; 2] = [1, CONNECTIONS];

/// One request at a time on each connection.
const WORKLOAD: Workload = Workload { op: Op::Http, value_bytes: 0, depth: 1, keys: 1 };

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    for round in 1..=bench.plan.rounds {
        for connections in COUNTS {
            let mut hosts = Host::ALL;
            // Each round begins with a different host.
            hosts.rotate_left(round as usize % Host::ALL.len());
            for host in hosts {
                let peer = Peer::hello(host, bench.options.threads)?;
                bench.progress.step(&format!("round {round} · {connections} connections · {}", peer.name));
                let outcome =
                    bench.start(&peer).and_then(|server| bench.load(&server, closed(bench, &WORKLOAD, connections)));
                bench.keep(Part::Bridge, &peer.name, setting_of(&WORKLOAD, connections), round, outcome);
            }
        }
    }
    Ok(())
}
