//! Compares the load generator with redis-benchmark: both put the same load on the same redis-server.

use std::env;
use std::process::{Command, Stdio};

use super::throughput::{closed, fill, setting_of};
use super::{Bench, BenchError};
use crate::load::{Op, Outcome, Workload};
use crate::plan::{CONNECTIONS, KEYS};
use crate::procfs::Account;
use crate::results::Part;
use crate::servers::Server;

const VALUE_BYTES: usize = 16;

/// The names of the two generators in the tables.
pub(crate) const GENERATORS: [&str; 2] = ["bench", "redis-benchmark"];

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    let redis = bench.peers.iter().find(|peer| peer.name == "redis-server").cloned();
    let installed = Command::new("redis-benchmark").arg("--version").output().is_ok();
    let (Some(redis), true) = (redis, installed) else {
        bench.missing("cross-check: redis-server or redis-benchmark is not installed".into());
        return Ok(());
    };
    for round in 1..=bench.plan.rounds_wide {
        for depth in [1, 16, 64] {
            for op in [Op::Get, Op::Set] {
                bench.progress.step(&format!("round {round} · {} depth {depth}", op.name()));
                let workload = Workload { op, value_bytes: VALUE_BYTES, depth, keys: KEYS };
                let server = bench.start(&redis)?;
                bench.load(&server, fill(0, KEYS, VALUE_BYTES))?;
                let ours = bench.load(&server, closed(bench, &workload, CONNECTIONS))?;
                let seconds = bench.plan.measure.as_secs_f64();
                let requests = (ours.metrics["requests_per_second"] * seconds) as u64;
                let theirs = redis_benchmark(bench, &server, &workload, requests);
                let setting = setting_of(&workload, CONNECTIONS);
                bench.keep(Part::Crosscheck, GENERATORS[0], setting.clone(), round, Ok(ours));
                bench.keep(Part::Crosscheck, GENERATORS[1], setting, round, theirs);
            }
        }
    }
    Ok(())
}

fn redis_benchmark(bench: &Bench, server: &Server, workload: &Workload, requests: u64) -> Result<Outcome, BenchError> {
    let cpus: Vec<String> = bench.results.placement.load.iter().map(ToString::to_string).collect();
    let before = Account::of(server.pid())?;
    let output = Command::new(env::current_exe()?)
        .args(["launch", "--cpus", &cpus.join(","), "--", "redis-benchmark", "--csv"])
        .args(["-h", "127.0.0.1", "-p", &server.address.port().to_string()])
        .args(["-t", &workload.op.name().to_lowercase()])
        .args(["-c", &CONNECTIONS.to_string()])
        .args(["-P", &workload.depth.to_string()])
        .args(["-d", &workload.value_bytes.to_string()])
        .args(["-r", &workload.keys.to_string()])
        .args(["-n", &requests.to_string()])
        .stderr(Stdio::null())
        .output()?;
    let used = Account::of(server.pid())?.since(&before);
    let rate = parse_csv(&String::from_utf8_lossy(&output.stdout), workload.op.name())
        .ok_or_else(|| BenchError::Tool("redis-benchmark printed no figure".into()))?;
    let mut outcome = Outcome::default();
    let metrics = &mut outcome.metrics;
    metrics.insert("requests_per_second".into(), rate);
    metrics.insert("server_cpu_us_per_request".into(), used.cpu_ns as f64 / 1e3 / requests as f64);
    Ok(outcome)
}

/// Returns the requests per second of the test `name` in redis-benchmark's CSV.
fn parse_csv(text: &str, name: &str) -> Option<f64> {
    text.lines().find_map(|line| {
        let mut cells = line.split(',').map(|cell| cell.trim_matches('"'));
        (cells.next()? == name).then(|| cells.next()?.parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_stands_behind_the_name_of_the_test() {
        let text = "\"test\",\"rps\",\"avg_latency_ms\"\n\"GET\",\"123456.78\",\"0.2\"\n";
        assert_eq!(parse_csv(text, "GET"), Some(123_456.78));
        assert_eq!(parse_csv(text, "SET"), None);
    }
}
