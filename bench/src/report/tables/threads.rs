//! Tables of worker threads.

use super::{Row, Table, Unit, compare, dash};
use crate::parts::threads::{CONTENTION, OWN_CORES, SHARED, SPREADS, WORKERS_DEFAULT};
use crate::report::format::{number, spread};
use crate::results::{Part, Results};
use crate::scaling::Law;
use crate::stats::{Summary, ratio};

const CPU: &str = "server_cpu_us_per_request";
const RATE: &str = "requests_per_second";

/// Numbers of processors for which throughput is predicted.
const PREDICTED: [f64; 4] = [2.0, 4.0, 8.0, 16.0];

pub(super) fn default_threads(results: &Results) -> Option<Table> {
    let (ops, depths) = (results.values(Part::Threads, "op"), results.values(Part::Threads, "depth"));
    let mut rows = Vec::new();
    for (metric, unit) in [(CPU, "CPU, µs"), (RATE, "per second")] {
        for (what, kinds) in [(SHARED, ["1", WORKERS_DEFAULT]), (OWN_CORES, ["1", "2"])] {
            for op in &ops {
                for depth in &depths {
                    rows.extend(kinds.map(|workers| Row {
                        label: format!("{what}: {op}, depth {depth}, {}: {unit}", named(workers)),
                        part: Part::Threads,
                        wanted: vec![("what", what), ("op", op), ("depth", depth), ("workers", workers)],
                        metric: metric.into(),
                        unit: Unit::Number,
                    }));
                }
            }
        }
    }
    compare(
        results,
        "Default threads beside one worker",
        "By default a server takes a worker for each processor. On the same cores the kernel places server and load as it \
         likes, which one worker, redis-server and the default meet alike. redis-server has one thread for commands; its \
         figure stands in the rows of both.",
        &rows,
    )
}

fn named(workers: &str) -> String {
    match workers {
        "1" => "1 worker".into(),
        WORKERS_DEFAULT => "default workers".into(),
        more => format!("{more} workers"),
    }
}

pub(super) fn contention(results: &Results) -> Option<Table> {
    let workers = results.values(Part::Threads, "workers");
    let mut rows = Vec::new();
    for (spread, _) in SPREADS {
        for (metric, unit) in [
            (CPU, "CPU, µs"),
            ("server_sleeps_per_request", "went to sleep"),
            ("server_preemptions_per_request", "was taken off its core"),
            ("futex_calls_per_request", "calls of futex"),
        ] {
            rows.extend(workers.iter().map(|workers| Row {
                label: format!("{spread}, {}: {unit}", named(workers)),
                part: Part::Threads,
                wanted: vec![("what", CONTENTION), ("keys", spread), ("workers", workers)],
                metric: metric.into(),
                unit: Unit::Number,
            }));
        }
    }
    compare(
        results,
        "More workers than cores: what each request costs",
        "SET of 16 bytes, 16 in a pipeline, 50 connections; server and load on all cores. A thread that goes to sleep waits \
         for requests, for a lock or for other threads' work; one that is taken off its core would have gone on. Calls of \
         futex are those by which threads wait for each other and wake each other, counted in runs of their own.",
        &rows,
    )
}

/// Shows what the cost over the number of workers predicts for more cores than this machine has.
pub(super) fn scaling(results: &Results) -> Option<Table> {
    let mut table = Table {
        title: "More cores than these: predicted".into(),
        note: format!(
            "Fitted to the table above, not measured: X(N) = N · X(1) / (1 + σ·(N − 1) + κ·N·(N − 1)), the universal \
             scalability law. The denominator is what a request costs with N workers beside its cost with one; σ and κ \
             are fitted to it by least squares and are not negative; with κ = 0 it is Amdahl's law. Here only {} workers \
             run at a time, so that waiting for a lock, and lines of the cache that more cores would share, show less \
             than they will: read it as the best case.",
            results.machine.cores
        ),
        columns: ["", "cost with 2, 4, 8 workers", "σ", "κ"].map(str::to_owned).into(),
        rows: Vec::new(),
    };
    table.columns.extend(PREDICTED.map(|processors| format!("X({processors:.0}) ÷ X(1)")));
    table.columns.push("peak at".into());
    for server in results.servers(Part::Threads) {
        for (keys, _) in SPREADS {
            let costs = costs(results, &server, keys);
            let points: Vec<(f64, f64)> = costs.iter().map(|(workers, cost)| (*workers, cost.median)).collect();
            let Some(law) = Law::fit(&points) else { continue };
            let told: Vec<String> = costs.iter().filter(|(n, _)| *n > 1.0).map(|(_, cost)| spread(cost)).collect();
            let mut row = vec![
                format!("{server}, {keys}"),
                told.join(", "),
                format!("{:.4}", law.serial),
                format!("{:.5}", law.crosstalk),
            ];
            row.extend(PREDICTED.map(|processors| number(law.throughput(processors))));
            row.push(law.peak().map_or_else(dash, |peak| number(peak.round())));
            table.rows.push(row);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// Returns the processor time of a request over the number of workers, relative to that with one, round by round.
fn costs(results: &Results, server: &str, keys: &str) -> Vec<(f64, Summary)> {
    let series = |workers: &str| {
        results.series(Part::Threads, server, &[("what", CONTENTION), ("keys", keys), ("workers", workers)], CPU)
    };
    let one = series("1");
    let workers = results.values(Part::Threads, "workers");
    workers.iter().filter_map(|n| Some((n.parse().ok()?, ratio(&series(n), &one)?))).collect()
}
