//! The runtimes themselves, each in a separate process.

use super::{Bench, BenchError};
use crate::load::Outcome;
use crate::results::{Part, setting};
use crate::runtimes::{Generation, measure_apart};

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    for round in 1..=bench.plan.rounds_wide {
        for generation in [Generation::Legacy, Generation::Modern] {
            bench.progress.step(&format!("round {round} · {}", generation.name()));
            match measure_apart(generation, bench.plan.tasks) {
                Ok(readings) => {
                    for reading in readings {
                        let outcome = Outcome { metrics: reading.metrics, ..Outcome::default() };
                        let setting = setting([("what", reading.what)]);
                        bench.add(Part::Runtime, generation.name(), setting, round, outcome);
                    }
                }
                Err(error) => bench.missing(format!("runtime of {}: {error}", generation.name())),
            }
        }
    }
    Ok(())
}
