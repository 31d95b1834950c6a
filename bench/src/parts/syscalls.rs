//! System calls for each request, as strace counts them.
//!
//! strace stops the server at each call, so it shows what a server asks of the kernel, not how
//! fast. On a busy connection the next request has always come before the traced server looks for
//! it; that is why there is a quiet setting too, with time enough between two requests.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::throughput::fill;
use super::{Bench, BenchError};
use crate::load::{Job, Metrics, Op, Outcome, Workload};
use crate::plan::{CONNECTIONS, KEYS};
use crate::results::{Part, setting};
use crate::servers::{Peer, Server};

/// Requests per second of the quiet setting.
const QUIET_RATE: f64 = 400.0;

const VALUE_BYTES: usize = 16;

/// strace attaches, or has written its table, within this time.
const STRACE_LIMIT: Duration = Duration::from_secs(10);

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    if Command::new("strace").arg("-V").output().is_err() {
        bench.missing("system calls: strace is not installed".into());
        return Ok(());
    }
    let workload = Workload { op: Op::Get, value_bytes: VALUE_BYTES, depth: 1, keys: KEYS };
    let (warm_up_ms, measure_ms) = (0, 3 * bench.plan.measure.as_millis() as u64);
    let busy = |depth| Job::Closed {
        workload: Workload { depth, ..workload },
        connections: CONNECTIONS,
        warm_up_ms,
        measure_ms,
    };
    let quiet = Job::Open { workload, connections: 1, rate: QUIET_RATE, warm_up_ms, measure_ms };
    let settings = [
        ("quiet: 1 connection, a request at a time", quiet),
        ("busy: 50 connections, depth 1", busy(1)),
        ("busy: 50 connections, depth 16", busy(16)),
    ];
    for (what, job) in settings {
        for peer in bench.peers_of(0) {
            bench.progress.step(&format!("{what} · {}", peer.name));
            let outcome = traced(bench, &peer, job.clone());
            let setting = setting([("what", what.into())]);
            match outcome {
                // The tracer shares the server's core: waiting for it is expected here.
                Ok(outcome) => bench.add(Part::Syscalls, &peer.name, setting, 1, outcome),
                failed => bench.keep(Part::Syscalls, &peer.name, setting, 1, failed),
            }
        }
    }
    Ok(())
}

fn traced(bench: &Bench, peer: &Peer, job: Job) -> Result<Outcome, BenchError> {
    let server = bench.start(peer)?;
    bench.load(&server, fill(0, KEYS, VALUE_BYTES))?;
    let directory = tempfile::tempdir()?;
    let table = directory.path().join("strace");
    let tracer = Tracer::attach(&server, &table)?;
    let outcome = bench.load(&server, job)?;
    tracer.detach()?;
    let calls = parse_table(&fs::read_to_string(&table)?);
    if calls.is_empty() {
        return Err(BenchError::Tool("strace counted nothing".into()));
    }
    // The trace is longer than the load's window: it has the warm-up in it too.
    let answered = outcome.metrics["requests_in_all"];
    let mut counted = Outcome::default();
    counted.metrics.insert("requests".into(), answered);
    let mut all = 0.0;
    for (name, count) in &calls {
        all += count;
        counted.metrics.insert(format!("calls_{name}_per_request"), count / answered);
    }
    counted.metrics.insert("calls_per_request".into(), all / answered);
    Ok(counted)
}

struct Tracer(Child);

impl Tracer {
    fn attach(server: &Server, table: &std::path::Path) -> Result<Self, BenchError> {
        let pid = server.pid();
        let child = Command::new("strace")
            .args(["-c", "-f", "-U", "name,calls", "-o"])
            .arg(table)
            .args(["-p", &pid.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut tracer = Self(child);
        let deadline = Instant::now() + STRACE_LIMIT;
        while !is_traced(pid) {
            if tracer.0.try_wait()?.is_some() || Instant::now() > deadline {
                return Err(BenchError::Tool("strace may not attach to the server".into()));
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(tracer)
    }

    /// Has strace write its table.
    fn detach(mut self) -> Result<(), BenchError> {
        if let Some(pid) = Pid::from_raw(self.0.id() as i32) {
            kill_process(pid, Signal::INT).map_err(std::io::Error::from)?;
        }
        self.0.wait()?;
        Ok(())
    }
}

impl Drop for Tracer {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether every thread of the process has a tracer.
fn is_traced(pid: u32) -> bool {
    let Ok(tasks) = fs::read_dir(format!("/proc/{pid}/task")) else {
        return false;
    };
    tasks.flatten().all(|task| {
        let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
        status.lines().find_map(|line| line.strip_prefix("TracerPid:")).is_some_and(|tracer| tracer.trim() != "0")
    })
}

/// Names and counts of strace's table with the columns `name` and `calls`.
fn parse_table(text: &str) -> Metrics {
    text.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (name, calls) = (words.next()?, words.next()?.parse().ok()?);
            (name != "total" && words.next().is_none()).then(|| (name.to_owned(), calls))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_line_for_each_call_and_a_total() {
        let text = "syscall               calls\n---------------- ---------\n\
                    recvfrom              12\nepoll_wait         7\n\
                    ---------------- ---------\ntotal                 19\n";
        let calls = parse_table(text);
        assert_eq!(calls.len(), 2);
        assert_eq!((calls["recvfrom"], calls["epoll_wait"]), (12.0, 7.0));
    }
}
