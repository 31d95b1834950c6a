//! System calls of a request: by name, as strace counts them, and in total, as perf counts them.
//!
//! strace stops the server at each call, so it shows what the server asks of the kernel, but not how fast. On a busy
//! connection, the next request has always arrived before the traced server looks for it. Therefore there is also a
//! quiet setting, with enough time between two requests, and perf counts as well, since it lets the server run at its
//! own speed.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use rustix::process::{Pid, Signal, kill_process};

use super::throughput::fill;
use super::{Bench, BenchError};
use crate::load::{ClosedLoop, Job, Metrics, Op, Outcome, Workload};
use crate::plan::{CONNECTIONS, KEYS};
use crate::results::{Part, setting};
use crate::servers::{Peer, Server};

/// Requests per second of the quiet setting.
const QUIET_RATE: f64 = 400.0;

const VALUE_BYTES: usize = 16;

/// System calls that are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Calls {
    /// All of them.
    All,
    /// Those by which threads wait for each other and wake each other.
    Futex,
}

impl Calls {
    /// Returns the tracepoint that these calls pass through.
    fn tracepoint(self) -> &'static str {
        match self {
            Self::All => "raw_syscalls:sys_enter",
            Self::Futex => "syscalls:sys_enter_futex",
        }
    }
}

/// Time within which a tracer has to attach.
const ATTACH_LIMIT: Duration = Duration::from_secs(10);

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    let strace = Command::new("strace").arg("-V").output().is_ok();
    let perf = perf_counts(Calls::All);
    if !strace {
        bench.missing("system calls by name: strace is not installed".into());
    }
    if !perf {
        bench.missing("system calls at full speed: perf is not installed or may not count".into());
    }
    let workload = Workload { op: Op::Get, value_bytes: VALUE_BYTES, depth: 1, keys: KEYS };
    let (warm_up_ms, measure_ms) = (0, 2 * bench.plan.measure.as_millis() as u64);
    let busy = |depth| {
        let workload = Workload { depth, ..workload };
        Job::Closed(ClosedLoop { workload, connections: CONNECTIONS, warm_up_ms, measure_ms, spin: false })
    };
    let quiet = Job::Open { workload, connections: 1, rate: QUIET_RATE, warm_up_ms, measure_ms };
    let settings = [
        ("quiet: 1 connection, a request at a time", quiet),
        ("busy: 50 connections, depth 1", busy(1)),
        ("busy: 50 connections, depth 16", busy(16)),
    ];
    // The deep setting repeats the middle one with fewer batches, so a quick run leaves it out.
    let settings = settings.into_iter().take(if bench.options.quick { 2 } else { 3 });
    for (what, job) in settings {
        for peer in bench.peers_of(0) {
            for (tool, installed) in [(Tool::Strace, strace), (Tool::Perf, perf)] {
                if !installed {
                    continue;
                }
                bench.progress.step(&format!("{what} · {} · {}", peer.name, tool.name()));
                let setting = setting([("what", what.into()), ("tool", tool.name().into())]);
                let outcome = counted(bench, &peer, tool, job.clone());
                bench.keep(Part::Syscalls, &peer.name, setting, 1, outcome);
            }
        }
    }
    Ok(())
}

/// Returns whether perf is installed and may count the given system calls here.
fn perf_counts(calls: Calls) -> bool {
    let output = Command::new("perf").args(["stat", "-x,", "-e", calls.tracepoint(), "true"]).output();
    output.is_ok_and(|output| parse_perf(&String::from_utf8_lossy(&output.stderr), calls).is_some())
}

/// A program that counts the system calls of another program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    /// Counts by name, but slows the server down.
    Strace,
    /// Counts all calls in total, at full speed.
    Perf,
}

impl Tool {
    /// Returns the tool that can count futex calls here; the faster one if both can.
    pub(super) fn for_futexes() -> Option<Self> {
        if perf_counts(Calls::Futex) {
            return Some(Self::Perf);
        }
        Command::new("strace").arg("-V").output().is_ok().then_some(Self::Strace)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Strace => "strace",
            Self::Perf => "perf",
        }
    }
}

fn counted(bench: &Bench, peer: &Peer, tool: Tool, job: Job) -> Result<Outcome, BenchError> {
    let server = bench.start(peer)?;
    bench.load(&server, fill(0, KEYS, VALUE_BYTES))?;
    let directory = tempfile::tempdir()?;
    let file = directory.path().join("calls");
    let tracer = Tracer::attach(tool, Calls::All, &server, &file)?;
    let outcome = bench.load(&server, job)?;
    tracer.detach()?;
    let text = fs::read_to_string(&file)?;

    // The trace is longer than the load's window, so the requests outside the window count too.
    let answered = outcome.metrics["requests_in_all"];
    let mut metrics = Metrics::from([("requests".to_owned(), answered)]);
    match tool {
        Tool::Strace => {
            for (name, count) in parse_strace(&text) {
                metrics.insert(format!("calls_{name}_per_request"), count / answered);
            }
        }
        Tool::Perf => {
            let all = parse_perf(&text, Calls::All);
            metrics.extend(all.map(|all| ("calls_at_full_speed_per_request".to_owned(), all / answered)));
        }
    }
    if metrics.len() == 1 {
        return Err(BenchError::Tool(format!("{} counted nothing", tool.name())));
    }
    Ok(Outcome { metrics, percentiles: Vec::new() })
}

/// Returns the number of futex calls for each request of `job`, with server and load on all cores.
pub(super) fn futexes(bench: &Bench, peer: &Peer, tool: Tool, job: Job) -> Result<Outcome, BenchError> {
    let server = peer.start(&[])?;
    bench.load_on(&[], &server, fill(0, KEYS, VALUE_BYTES))?;
    let directory = tempfile::tempdir()?;
    let file = directory.path().join("calls");
    let tracer = Tracer::attach(tool, Calls::Futex, &server, &file)?;
    let outcome = bench.load_on(&[], &server, job)?;
    tracer.detach()?;
    let text = fs::read_to_string(&file)?;
    let calls = match tool {
        // If there was no call at all, the table has no such line.
        Tool::Strace => Some(parse_strace(&text).get("futex").copied().unwrap_or(0.0)),
        Tool::Perf => parse_perf(&text, Calls::Futex),
    };
    let calls = calls.ok_or_else(|| BenchError::Tool(format!("{} counted nothing", tool.name())))?;
    let metrics = [("futex_calls_per_request".to_owned(), calls / outcome.metrics["requests_in_all"])];
    Ok(Outcome { metrics: metrics.into(), percentiles: Vec::new() })
}

struct Tracer(Child);

impl Tracer {
    fn attach(tool: Tool, calls: Calls, server: &Server, file: &Path) -> Result<Self, BenchError> {
        let mut command = Command::new(tool.name());
        match tool {
            Tool::Strace => command.args(["-c", "-f", "-U", "name,calls"]),
            Tool::Perf => command.args(["stat", "-x,", "-e", calls.tracepoint()]),
        };
        if (tool, calls) == (Tool::Strace, Calls::Futex) {
            command.args(["-e", "trace=futex"]);
        }
        let child = command
            .arg("-o")
            .arg(file)
            .args(["-p", &server.pid().to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut tracer = Self(child);
        let deadline = Instant::now() + ATTACH_LIMIT;
        loop {
            let attached = match tool {
                Tool::Strace => is_traced(server.pid()),
                Tool::Perf => holds_perf_events(tracer.0.id()),
            };
            if attached {
                return Ok(tracer);
            }
            if tracer.0.try_wait()?.is_some() || Instant::now() > deadline {
                return Err(BenchError::Tool(format!("{} may not attach", tool.name())));
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Has the tracer write its counts.
    fn detach(mut self) -> Result<(), BenchError> {
        if let Some(pid) = Pid::from_raw(self.0.id() as i32) {
            kill_process(pid, Signal::INT).map_err(io::Error::from)?;
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

/// Returns whether perf has opened its counters; the counters of a running process start counting at once.
fn holds_perf_events(pid: u32) -> bool {
    let Ok(files) = fs::read_dir(format!("/proc/{pid}/fd")) else {
        return false;
    };
    files
        .flatten()
        .filter_map(|file| fs::read_link(file.path()).ok())
        .any(|target| target.to_string_lossy().contains("perf_event"))
}

/// Returns whether every thread of the process has a tracer.
fn is_traced(pid: u32) -> bool {
    let Ok(tasks) = fs::read_dir(format!("/proc/{pid}/task")) else {
        return false;
    };
    tasks.flatten().all(|task| {
        let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
        status.lines().find_map(|line| line.strip_prefix("TracerPid:")).is_some_and(|tracer| tracer.trim() != "0")
    })
}

/// Returns the names and counts in strace's table, which has the columns `name` and `calls`.
fn parse_strace(text: &str) -> Metrics {
    text.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (name, calls) = (words.next()?, words.next()?.parse().ok()?);
            (name != "total" && words.next().is_none()).then(|| (name.to_owned(), calls))
        })
        .collect()
}

/// Returns the count in perf's output, whose lines have the form `count,,event,…`.
fn parse_perf(text: &str, calls: Calls) -> Option<f64> {
    text.lines().find_map(|line| {
        let mut cells = line.split(',');
        let count = cells.next()?.parse().ok()?;
        cells.any(|cell| cell == calls.tracepoint()).then_some(count)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_line_for_each_call_and_a_total() {
        let text = "syscall               calls\n---------------- ---------\n\
                    recvfrom              12\nepoll_wait         7\n\
                    ---------------- ---------\ntotal                 19\n";
        let calls = parse_strace(text);
        assert_eq!(calls.len(), 2);
        assert_eq!((calls["recvfrom"], calls["epoll_wait"]), (12.0, 7.0));
    }

    #[test]
    fn perf_may_have_counted_nothing() {
        let counted = "# started\n\n1234,,raw_syscalls:sys_enter,100,100.00,,\n";
        assert_eq!(parse_perf(counted, Calls::All), Some(1234.0));
        assert_eq!(parse_perf("<not counted>,,raw_syscalls:sys_enter,0,100.00,,\n", Calls::All), None);
    }
}
