//! Connections accepted and closed per second.

use super::{Bench, BenchError};
use crate::load::Job;
use crate::results::{Part, Setting};

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    for round in 1..=bench.plan.rounds {
        for peer in bench.peers_of(round) {
            bench.progress.step(&format!("round {round} · {}", peer.name));
            let measure_ms = bench.plan.measure.as_millis() as u64;
            let outcome = bench.start(&peer).and_then(|server| bench.load(&server, Job::Accept { measure_ms }));
            bench.keep(Part::Accept, &peer.name, Setting::new(), round, outcome);
        }
    }
    Ok(())
}
