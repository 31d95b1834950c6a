//! Targets for several worker threads.

use super::{CPU, Limit, OURS, RATE, REDIS, Target, Verdict, between};
use crate::parts::threads::{OWN_CORES, SHARED, WORKERS_DEFAULT};
use crate::results::{Part, Results};

/// Largest processor time of a request with the default number of threads, relative to that with one.
const DEFAULT_THREADS: f64 = 1.05;

pub(super) fn default_threads(results: &Results, targets: &mut Vec<Target>) {
    let cells = || {
        let depths = results.values(Part::Threads, "depth");
        let ops = results.values(Part::Threads, "op");
        depths.into_iter().flat_map(move |depth| ops.clone().into_iter().map(move |op| (depth.clone(), op)))
    };
    for (depth, op) in cells() {
        let at = |workers| [("what", SHARED), ("op", op.as_str()), ("depth", depth.as_str()), ("workers", workers)];
        for name in OURS {
            if let Some(ratio) = between(results, Part::Threads, name, &at(WORKERS_DEFAULT), &at("1"), CPU) {
                let what = format!("{name}: CPU for a {op} with default threads ÷ one worker, depth {depth}");
                targets.push(Target::of(what, Limit::AtMost(DEFAULT_THREADS), &ratio));
            }
            if let Some(ratio) = results.ratio(Part::Threads, name, REDIS, &at(WORKERS_DEFAULT), RATE) {
                let what = format!(
                    "{name}: {op}s per second with default threads ÷ redis-server on the same cores, depth {depth}"
                );
                targets.push(Target::of(what, Limit::AtLeast(1.0), &ratio));
            }
        }
    }
    if !results.has(Part::Threads) {
        return;
    }
    for name in OURS.into_iter().filter(|name| results.servers(Part::Threads).iter().any(|known| known == name)) {
        let mut measured = false;
        for (depth, op) in cells() {
            let at =
                |workers| [("what", OWN_CORES), ("op", op.as_str()), ("depth", depth.as_str()), ("workers", workers)];
            if let Some(ratio) = between(results, Part::Threads, name, &at("2"), &at("1"), RATE) {
                let what = format!("{name}: {op}s per second of two workers ÷ one, depth {depth}");
                targets.push(Target::of(what, Limit::AtLeast(1.0), &ratio));
                measured = true;
            }
        }
        if !measured {
            targets.push(Target {
                what: format!("{name}: requests per second of two workers ÷ one, load on other cores"),
                limit: Limit::AtLeast(1.0).text(),
                aim: String::new(),
                measured: format!("{} cores", results.machine.cores),
                floor: String::new(),
                map: String::new(),
                verdict: Verdict::NotMeasured,
            });
        }
    }
}
