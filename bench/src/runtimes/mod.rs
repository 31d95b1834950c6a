//! The runtimes themselves, without any server: the cost of a task, a wake-up and a channel.
//!
//! Each generation is measured in a separate process, with an allocator that counts. Both modules measure the same
//! operations in the same order; times are for one worker thread.

mod legacy;
mod modern;

use std::env;
use std::io;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::time::Instant;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::alloc_count::{self, Count};
use crate::load::Metrics;
use crate::procfs::own_memory;

/// A generation of tokio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Generation {
    /// tokio 0.1.
    Legacy,
    /// tokio 1.
    Modern,
}

impl Generation {
    /// Returns the name of the server that runs on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::Modern => "modern",
        }
    }
}

/// Cost of one operation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// The operation.
    pub what: String,
    /// Its cost; each name ends in its unit.
    pub metrics: Metrics,
}

impl Reading {
    fn new<const N: usize>(what: &str, metrics: [(&str, f64); N]) -> Self {
        let metrics = metrics.map(|(name, value)| (name.to_owned(), value));
        Self { what: what.to_owned(), metrics: metrics.into() }
    }
}

/// Measures `generation` in this process, with `tasks` tasks that sleep at the same time.
///
/// # Errors
///
/// When a runtime cannot be started.
pub fn measure(generation: Generation, tasks: usize) -> io::Result<Vec<Reading>> {
    alloc_count::start();
    match generation {
        Generation::Legacy => legacy::measure(tasks),
        Generation::Modern => modern::measure(tasks),
    }
}

/// Measures `generation` in a separate process.
///
/// # Errors
///
/// When the process fails.
pub fn measure_apart(generation: Generation, tasks: usize) -> io::Result<Vec<Reading>> {
    let output = Command::new(env::current_exe()?)
        .args(["runtime", generation.name(), "--tasks", &tasks.to_string()])
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(io::Error::other(said));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Number of tasks spawned at a time: few enough for any run queue to hold without growing.
const BATCH: usize = 128;

/// Number of batches measured.
const BATCHES: usize = 1_000;

/// Number of wake-ups measured.
const WAKE_UPS: u64 = 200_000;

/// Number of messages sent through a channel to find the cost of one.
const MESSAGES: usize = 3_200;

/// Number of tasks in the current batch that have not run yet.
static UNFINISHED: AtomicUsize = AtomicUsize::new(0);

/// Nanoseconds, allocations and bytes spent within the calls of `spawn`.
static CALL_NS: AtomicU64 = AtomicU64::new(0);
static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

/// Calls `spawn` for a whole batch, and adds up the cost of the calls themselves.
fn spawn_batch(mut spawn: impl FnMut()) {
    UNFINISHED.store(BATCH, SeqCst);
    let (before, began) = (alloc_count::count(), Instant::now());
    for _ in 0..BATCH {
        spawn();
    }
    let ns = began.elapsed().as_nanos() as u64;
    let used = alloc_count::count().since(&before);
    CALL_NS.fetch_add(ns, SeqCst);
    ALLOCATIONS.fetch_add(used.allocations, SeqCst);
    BYTES.fetch_add(used.allocated, SeqCst);
}

/// Measures `batches`, which calls [`spawn_batch`] the given number of times, each time after the previous batch has
/// run.
fn read_spawn(what: &str, batches: impl FnOnce(usize) -> io::Result<()>) -> io::Result<Reading> {
    for sum in [&CALL_NS, &ALLOCATIONS, &BYTES] {
        sum.store(0, SeqCst);
    }
    let began = Instant::now();
    batches(BATCHES)?;
    let done = began.elapsed().as_nanos() as f64;
    let spawned = (BATCH * BATCHES) as f64;
    let each = |sum: &AtomicU64| sum.load(SeqCst) as f64 / spawned;
    Ok(Reading::new(
        what,
        [
            ("spawn_call_ns", each(&CALL_NS)),
            ("spawn_to_done_ns", done / spawned),
            ("allocations", each(&ALLOCATIONS)),
            ("allocated_bytes", each(&BYTES)),
        ],
    ))
}

/// Measures the time and the allocations of `work`, which performs an operation `times` times.
fn read_work(what: &str, times: u64, work: impl FnOnce() -> io::Result<()>) -> io::Result<Reading> {
    let (before, began) = (alloc_count::count(), Instant::now());
    work()?;
    let ns = began.elapsed().as_nanos() as f64;
    let used = alloc_count::count().since(&before);
    let times = times as f64;
    Ok(Reading::new(
        what,
        [
            ("ns", ns / times),
            ("allocations", used.allocations as f64 / times),
            ("allocated_bytes", used.allocated as f64 / times),
        ],
    ))
}

/// Measures the memory of `tasks` tasks that `spawn` brings to their first suspension point.
fn read_asleep(what: &str, tasks: usize, spawn: impl FnOnce() -> io::Result<()>) -> io::Result<Reading> {
    let pid = std::process::id();
    UNFINISHED.store(tasks, SeqCst);
    let (before, memory) = (alloc_count::count(), own_memory(pid)?);
    spawn()?;
    let used = alloc_count::count().since(&before);
    let grown = own_memory(pid)?.saturating_sub(memory) as f64;
    let each = tasks as f64;
    Ok(Reading::new(
        what,
        [
            ("tasks", each),
            ("allocations", used.allocations as f64 / each),
            ("live_bytes", used.live() as f64 / each),
            ("own_memory_bytes", grown / each),
        ],
    ))
}

/// Measures how much stays allocated while the value that `make` returns is alive.
fn read_value<T>(what: &str, make: impl FnOnce() -> T) -> Reading {
    let before = alloc_count::count();
    let value = make();
    let used = alloc_count::count().since(&before);
    drop(value);
    with_sizes(what, &used, size_of::<T>(), 1)
}

fn with_sizes(what: &str, used: &Count, handles: usize, times: usize) -> Reading {
    let times = times as f64;
    Reading::new(
        what,
        [
            ("allocations", used.allocations as f64 / times),
            ("live_bytes", used.live() as f64 / times),
            ("handle_bytes", handles as f64),
        ],
    )
}

/// Measures how much memory [`MESSAGES`] calls of `send` keep allocated, per message.
fn read_messages(what: &str, mut send: impl FnMut(u64)) -> Reading {
    let before = alloc_count::count();
    for message in 0..MESSAGES {
        send(message as u64);
    }
    let used = alloc_count::count().since(&before);
    with_sizes(what, &used, 0, MESSAGES)
}
